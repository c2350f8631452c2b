// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/child_session.h"
#include "engine/child/handshake.h"
#include "engine/child/http_transport.h"
#include "engine/mcp/envelope.h"
#include "tests/support/fake_http_server.h"

#include <QPointer>
#include <QTest>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kInitialized =
    R"({"protocolVersion":"2024-11-05","capabilities":{"tools":{}},"serverInfo":{"name":"old"}})";

/// A server of 2024-11-05: POST goes to the place that its stream has named.
struct Harness
{
    explicit Harness(QByteArray place = "/messages?session=1", int status = 405)
        : endpoint(std::move(place))
    {
        HttpTransport::Options options;
        options.server = u"old"_s;
        options.url = server.url();
        options.headers = {{u"Authorization"_s, u"Bearer key"_s}};
        session = std::make_unique<ChildSession>(ServerName{u"old"_s},
                                                 std::make_unique<HttpTransport>(options));
        QObject::connect(session.get(), &ChildSession::closed, session.get(),
                         [this](const Error &reason) { closed = reason; });
        handshake = std::make_unique<Handshake>(*session, 5s, Handshake::Greeting::ProbeFirst);
        server.onRequest = [this, status](const HttpRequest &request) {
            if (request.method == "GET")
                return openStream();
            if (request.path == "/mcp")
                return server.answer(status, "Method Not Allowed");
            posted(request);
        };
    }
    ~Harness()
    {
        handshake.reset();
        session.reset();
    }

    void openStream()
    {
        server.beginStream();
        stream = server.current();
        server.write("event: endpoint\ndata: " + endpoint + "\n\n");
    }
    void posted(const HttpRequest &request)
    {
        const RawJson body(request.body);
        const QByteArray id = member(body, "id").toByteArray();
        const QByteArray method = decodeUtf8(member(body, "method").view()).value_or(QByteArray());
        if (method == "tools/call" && refusal != 0)
            return server.answer(refusal, "boom");
        server.answer(202, "Accepted");
        if (method == "initialize")
            say(buildResult(id, kInitialized));
        else if (method == "tools/list")
            say(buildResult(id, R"({"tools":[{"name":"t"}]})"));
        else if (method == "tools/call")
            say(buildResult(id, R"({"n": 1.0})"));
    }
    void say(const QByteArray &message) { stream->write("data: " + message + "\n\n"); }
    void shakeHands()
    {
        handshake->start(
            Done<ServerListing>([this](Result<ServerListing> r) { listing = std::move(r); }));
    }
    [[nodiscard]] bool callAndWait()
    {
        const auto before = answers.size();
        session->call("tools/call", RawJson(R"({"name":"t"})"), {5s, {}},
                      Done<RawJson>([this](Result<RawJson> r) { answers += std::move(r); }));
        return QTest::qWaitFor([&] { return answers.size() > before; }, 8000);
    }

    QByteArray endpoint;
    int refusal = 0; ///< status of the answer to calls; 0 = they are served
    QPointer<QTcpSocket> stream;
    std::optional<Result<ServerListing>> listing;
    std::optional<Error> closed;
    QList<Result<RawJson>> answers;
    FakeHttpServer server;
    std::unique_ptr<ChildSession> session;
    std::unique_ptr<Handshake> handshake;
};

} // namespace

class tst_SseChild : public QObject
{
    Q_OBJECT

private slots:
    void speaksByTheStream_data();
    void speaksByTheStream();
    void keepsKeysFromOtherOrigins();
    void explainsThePostWhereThereIsNoStream();
    void saysWhatCouldNotBeDelivered();
    void endsWithASessionThatIsForgotten();
    void endsWithItsStream();
};

void tst_SseChild::speaksByTheStream_data()
{
    QTest::addColumn<int>("refusal");
    for (const int status : {400, 404, 405})
        QTest::addRow("%d", status) << status;
}

void tst_SseChild::speaksByTheStream()
{
    QFETCH(const int, refusal);
    Harness h("/messages?session=1", refusal);
    h.shakeHands();
    QTRY_VERIFY(h.listing);
    QVERIFY(*h.listing);
    QCOMPARE((*h.listing)->protocolVersion, u"2024-11-05"_s);
    QVERIFY(h.callAndWait());
    QVERIFY(h.answers.last());
    QCOMPARE(h.answers.last()->view(), R"({"n": 1.0})");
    QCOMPARE(h.server.requests.last().path, "/messages?session=1");
    QCOMPARE(h.server.requests.last().header("Authorization"), "Bearer key");
}

void tst_SseChild::keepsKeysFromOtherOrigins()
{
    FakeHttpServer other;
    Harness h(other.url().toUtf8());
    h.shakeHands();
    QTRY_VERIFY(h.listing);
    QVERIFY(!*h.listing);
    QVERIFY(other.requests.isEmpty());
}

void tst_SseChild::explainsThePostWhereThereIsNoStream()
{
    Harness h;
    h.server.onRequest = [&](const HttpRequest &) { h.server.answer(404, "<html>"); };
    h.shakeHands();
    QTRY_VERIFY(h.listing);
    QVERIFY(h.listing->error().message.contains("no Streamable HTTP endpoint"_L1));
}

void tst_SseChild::saysWhatCouldNotBeDelivered()
{
    Harness h;
    h.shakeHands();
    QTRY_VERIFY(h.listing);
    h.refusal = 500;
    QVERIFY(h.callAndWait());
    QVERIFY(h.answers.last().error().message.contains("boom"_L1));
    QVERIFY(!h.closed);
}

void tst_SseChild::endsWithASessionThatIsForgotten()
{
    Harness h;
    h.shakeHands();
    QTRY_VERIFY(h.listing);
    h.refusal = 404; // while the stream stays open
    QVERIFY(h.callAndWait());
    QVERIFY(h.answers.last().error().message.contains("does not know our session"_L1));
    QTRY_VERIFY(h.closed); // so that the next call starts anew
    QVERIFY2(h.closed->message.contains("session"_L1), qPrintable(h.closed->message));
}

void tst_SseChild::endsWithItsStream()
{
    Harness h;
    h.shakeHands();
    QTRY_VERIFY(h.listing);
    h.stream->disconnectFromHost();
    QTRY_VERIFY(h.closed);
    QCOMPARE(h.closed->code, ErrorCode::Io);
}

QTEST_GUILESS_MAIN(tst_SseChild)
#include "tst_sse_child.moc"
