// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/child_session.h"
#include "engine/child/handshake.h"
#include "engine/child/http_transport.h"
#include "engine/child/session_upkeep.h"
#include "engine/mcp/envelope.h"
#include "tests/support/fake_http_server.h"

#include <QTest>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QByteArray idOf(const HttpRequest &request)
{
    return member(RawJson(request.body), "id").toByteArray();
}

QByteArray methodOf(const HttpRequest &request)
{
    return decodeUtf8(member(RawJson(request.body), "method").view()).value_or(QByteArray());
}

/// A child of the modern era that the test plays over HTTP, after the handshake.
struct Harness
{
    Harness()
    {
        HttpTransport::Options options;
        options.server = u"web"_s;
        options.url = server.url();
        session = std::make_unique<ChildSession>(ServerName{u"web"_s},
                                                 std::make_unique<HttpTransport>(options));
        handshake = std::make_unique<Handshake>(*session, 5s, Handshake::Greeting::ProbeFirst);
        server.onRequest = [this](const HttpRequest &request) { answer(request); };
    }
    ~Harness()
    {
        upkeep.reset();
        handshake.reset();
        session.reset();
    }

    void answer(const HttpRequest &request)
    {
        const QByteArray method = methodOf(request);
        if (method == "server/discover") {
            return server.answerJson(
                buildResult(idOf(request),
                            R"({"resultType":"complete","supportedVersions":["2026-07-28"],)"
                            R"("capabilities":{"tools":{}},"serverInfo":{"name":"w"}})"),
                {"Mcp-Session-Id: stray"});
        }
        if (method == "tools/list")
            return server.answerJson(buildResult(idOf(request), tools));
        onCall(request);
    }
    [[nodiscard]] bool shakeHands()
    {
        std::optional<bool> done;
        handshake->start(Done<ServerListing>([&](const Result<ServerListing> &listing) {
            done = listing.has_value();
            if (listing)
                upkeep =
                    std::make_unique<SessionUpkeep>(*session, *handshake, *listing, QStringList());
        }));
        return QTest::qWaitFor([&] { return done.has_value(); }, 8000) && *done;
    }
    ChildSession::CallId call(const QByteArray &params)
    {
        return session->call("tools/call", RawJson(params), {5s, {}},
                             Done<RawJson>([this](Result<RawJson> r) { answers += std::move(r); }));
    }
    [[nodiscard]] bool callAndWait(const QByteArray &params)
    {
        const auto before = answers.size();
        call(params);
        return QTest::qWaitFor([&] { return answers.size() > before; }, 8000);
    }

    QByteArray tools =
        R"({"tools":[{"name":"t","inputSchema":{"properties":{"r":{"type":"string",)"
        R"("x-mcp-header":"Region"}}}},{"name":"read","annotations":{"readOnlyHint":true}}]})";
    std::function<void(const HttpRequest &)> onCall;
    QList<Result<RawJson>> answers;
    FakeHttpServer server;
    std::unique_ptr<ChildSession> session;
    std::unique_ptr<Handshake> handshake;
    std::unique_ptr<SessionUpkeep> upkeep;
};

} // namespace

class tst_ModernHttpChild : public QObject
{
    Q_OBJECT

private slots:
    void repeatsItsRequestsInHeaders();
    void closesTheStreamToCancel();
    void asksAgainWhereThatIsHarmless();
    void listsAgainWhenHeadersDoNotMatch();
    void readsErrorsWithoutAnId();
};

void tst_ModernHttpChild::repeatsItsRequestsInHeaders()
{
    Harness h;
    h.onCall = [&](const HttpRequest &request) {
        h.server.answerJson(buildResult(idOf(request), "{}"));
    };
    QVERIFY(h.shakeHands());
    QVERIFY(h.callAndWait(R"({"name":"t","arguments":{"r":"ä"}})"));
    for (const HttpRequest &request : h.server.requests) {
        QCOMPARE(request.method, "POST"); // no stream of its own, no farewell
        QCOMPARE(request.header("MCP-Protocol-Version"), "2026-07-28");
        QCOMPARE(request.header("Mcp-Method"), methodOf(request));
        QCOMPARE(request.header("Mcp-Session-Id"), QByteArray());
    }
    QCOMPARE(h.server.requests.last().header("Mcp-Name"), "t");
    QCOMPARE(h.server.requests.last().header("Mcp-Param-Region"), "=?base64?w6Q=?=");
}

void tst_ModernHttpChild::closesTheStreamToCancel()
{
    Harness h;
    bool isOpen = false;
    h.onCall = [&](const HttpRequest &) {
        h.server.beginStream();
        isOpen = true;
        QObject::connect(h.server.current(), &QTcpSocket::disconnected, h.server.current(),
                         [&] { isOpen = false; });
    };
    QVERIFY(h.shakeHands());
    const auto id = h.call(R"({"name":"t"})");
    QTRY_VERIFY(isOpen);
    const auto before = h.server.requests.size();
    h.session->cancel(id, u"enough"_s);
    QTRY_VERIFY(!isOpen);
    QCOMPARE(h.answers.last().error().code, ErrorCode::Cancelled);
    QCOMPARE(h.server.requests.size(), before); // closing says it
}

void tst_ModernHttpChild::asksAgainWhereThatIsHarmless()
{
    Harness h;
    QByteArrayList ids;
    h.onCall = [&](const HttpRequest &request) {
        ids += idOf(request);
        h.server.beginStream();
        if (ids.size() == 2)
            h.server.write("data: " + buildResult(idOf(request), R"({"n":1})") + "\n\n");
        h.server.finish();
    };
    QVERIFY(h.shakeHands());
    QVERIFY(h.callAndWait(R"({"name":"read"})"));
    QVERIFY(h.answers.last());
    QCOMPARE(ids.size(), 2);
    QVERIFY(ids.first() != ids.last());

    // It may have done something; whether to ask again is the caller's business.
    QVERIFY(h.callAndWait(R"({"name":"t"})"));
    QCOMPARE(ids.size(), 3);
    QVERIFY(h.answers.last().error().message.contains(u"call again"_s));
}

void tst_ModernHttpChild::listsAgainWhenHeadersDoNotMatch()
{
    Harness h;
    h.onCall = [&](const HttpRequest &request) {
        if (request.header("Mcp-Param-Zone") == "x")
            return h.server.answerJson(buildResult(idOf(request), "{}"));
        h.server.answer(400, buildError(idOf(request), -32020, u"mismatch"_s),
                        {"Content-Type: application/json"});
    };
    QVERIFY(h.shakeHands());
    h.tools.replace("Region", "Zone");
    QVERIFY(h.callAndWait(R"({"name":"t","arguments":{"r":"x"}})"));
    QVERIFY(h.answers.last());
}

void tst_ModernHttpChild::readsErrorsWithoutAnId()
{
    Harness h;
    h.onCall = [&](const HttpRequest &) {
        h.server.answer(400, buildError({}, -32021, u"needs sampling"_s, R"({"a":1})"),
                        {"Content-Type: application/json"});
    };
    QVERIFY(h.shakeHands());
    QVERIFY(h.callAndWait(R"({"name":"t"})"));
    QCOMPARE(h.answers.last().error().rpcCode, -32021);
    QCOMPARE(h.answers.last().error().rpcData, R"({"a":1})");
}

QTEST_GUILESS_MAIN(tst_ModernHttpChild)
#include "tst_modern_http_child.moc"
