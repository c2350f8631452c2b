// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/child_session.h"
#include "engine/child/handshake.h"
#include "engine/child/http_transport.h"
#include "engine/child/session_upkeep.h"
#include "engine/mcp/envelope.h"
#include "tests/support/fake_http_server.h"

#include <QSignalSpy>
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

QByteArray resultFor(const HttpRequest &request, const QByteArray &result = "{}")
{
    return buildResult(idOf(request), result);
}

/// A child that is the fake web server, and what has come of the calls to it.
struct Harness
{
    explicit Harness(QMap<QString, QString> headers = {})
    {
        HttpTransport::Options options;
        options.server = u"web"_s;
        options.url = server.url();
        options.headers = std::move(headers);
        options.stopGrace = 500ms;
        options.maxBodyBytes = 1024 * 1024;
        session = std::make_unique<ChildSession>(ServerName{u"web"_s},
                                                 std::make_unique<HttpTransport>(options));
        QObject::connect(session.get(), &ChildSession::closed, session.get(),
                         [this](const Error &reason) { closed = reason; });
    }
    ~Harness() { session.reset(); }

    void call(const QByteArray &method, const QByteArray &params = "{}",
              std::chrono::milliseconds timeout = 5s)
    {
        session->call(method, RawJson(params), {timeout, {}},
                      Done<RawJson>([this](Result<RawJson> r) { answers += std::move(r); }));
    }
    [[nodiscard]] bool callAndWait(const QByteArray &method)
    {
        const auto before = answers.size();
        call(method);
        return QTest::qWaitFor([&] { return answers.size() > before; }, 8000);
    }

    QList<Result<RawJson>> answers;
    std::optional<Error> closed;
    FakeHttpServer server;
    std::unique_ptr<ChildSession> session;
};

const QByteArray kInitialized =
    R"({"protocolVersion":"2025-06-18","capabilities":{"tools":{}},"serverInfo":{"name":"w"}})";

/// An ordinary server: session, JSON answers, no stream of its own.
void behave(Harness &h)
{
    h.server.onRequest = [&h](const HttpRequest &request) {
        if (request.method == "GET")
            return h.server.answer(405);
        if (request.method == "DELETE")
            return h.server.answer(200);
        if (idOf(request).isEmpty())
            return h.server.answer(202);
        if (methodOf(request) == "initialize")
            return h.server.answerJson(resultFor(request, kInitialized), {"Mcp-Session-Id: s-1"});
        if (methodOf(request) == "tools/list")
            return h.server.answerJson(resultFor(request, R"({"tools":[{"name":"t"}]})"));
        h.server.answerJson(resultFor(request, R"({"n": 1.0})"));
    };
}

} // namespace

class tst_HttpChild : public QObject
{
    Q_OBJECT

private slots:
    void shakesHandsAndRepeatsSessionAndVersion();
    void readsAnswersAsEventStreams();
    void sendsTheConfiguredHeaders();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void passesOnJsonRpcErrorsOfHttpErrors();
    void renewsALostSession_data();
    void renewsALostSession();
    void renewsASessionThatOnlyItsStreamMisses();
    void sendsNothingBeforeInitializedIsTaken();
    void givesUpAServerThatForgetsEverySession();
    void saysWhenAStreamCantBeResumed();
    void resumesAStreamThatWasCut();
    void failsTheCallWhenAStreamEndsWithoutAnId();
    void knowsWhoseCallAChildAsksFor();
    void hearsNotificationsOnItsOwnStream();
    void keepsKeysFromOtherOrigins();
    void followsRedirectsWithinTheOrigin();
    void keepsNoCookies();
    void answersManyCallsSideBySide();
    void refusesABodyThatIsTooLong();
    void letsGoOfACallThatTimedOut();
    void saysWhenNobodyListens();
    void refusesAUselessUrl();
    void saysFarewell();
};

void tst_HttpChild::shakesHandsAndRepeatsSessionAndVersion()
{
    Harness h;
    behave(h);
    Handshake handshake(*h.session, 5s);
    std::optional<Result<ServerListing>> listing;
    handshake.start(Done<ServerListing>([&](Result<ServerListing> r) { listing = std::move(r); }));
    QTRY_VERIFY(listing);
    QVERIFY2(listing->has_value(),
             listing->has_value() ? "" : qPrintable(listing->error().message));
    QCOMPARE((*listing)->tools.size(), 1u);
    QVERIFY(h.callAndWait("tools/call"));
    QCOMPARE(h.answers[0]->toByteArray(), R"({"n": 1.0})"_ba);
    QTRY_COMPARE(h.server.requests.size(), 5); // with the GET
    for (const HttpRequest &request : h.server.requests) {
        const bool first = methodOf(request) == "initialize";
        QCOMPARE(request.header("Mcp-Session-Id"), first ? ""_ba : "s-1"_ba);
        QCOMPARE(request.header("MCP-Protocol-Version"), first ? ""_ba : "2025-06-18"_ba);
        QVERIFY(request.header("Accept").contains("text/event-stream"));
        if (request.method == "POST") {
            QVERIFY(request.header("Accept").contains("application/json"));
            QCOMPARE(request.header("Content-Type"), "application/json"_ba);
        }
    }
}

void tst_HttpChild::readsAnswersAsEventStreams()
{
    Harness h;
    QSignalSpy notified(h.session.get(), &ChildSession::notified);
    h.server.onRequest = [&](const HttpRequest &request) {
        h.server.beginStream();
        h.server.write(
            ": hello\nid: 0\ndata:\n\n"
            "event: message\r\ndata: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/x\"}"
            "\r\n\r\n");
        h.server.write("data: " + resultFor(request, R"({"a":1e400})") + "\n\n");
        h.server.finish();
    };
    QVERIFY(h.callAndWait("tools/call"));
    QCOMPARE(h.answers[0]->toByteArray(), R"({"a":1e400})"_ba);
    QCOMPARE(notified.size(), 1);
}

void tst_HttpChild::sendsTheConfiguredHeaders()
{
    Harness h({{u"Authorization"_s, u"Bearer key"_s}, {u"X-Team"_s, u"Ünit"_s}});
    behave(h);
    QVERIFY(h.callAndWait("ping"));
    QCOMPARE(h.server.requests[0].header("Authorization"), "Bearer key"_ba);
    QCOMPARE(h.server.requests[0].header("X-Team"), "Ünit"_ba);
}

void tst_HttpChild::saysWhatIsWrong_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QStringList>("mentions");
    QTest::newRow("unauthorized") << 401 << ""_ba
                                  << QStringList{u"401"_s, u"headers"_s, u"Authorization"_s};
    QTest::newRow("forbidden") << 403 << R"({"detail":"no such key"})"_ba
                               << QStringList{u"403"_s, u"headers"_s, u"no such key"_s};
    QTest::newRow("not found") << 404 << "<html>"_ba << QStringList{u"404"_s, u"\"url\""_s};
    QTest::newRow("too many") << 429 << ""_ba << QStringList{u"429"_s, u"again"_s};
    QTest::newRow("server error") << 500 << R"({"error":{"message":"boom"}})"_ba
                                  << QStringList{u"500"_s, u"boom"_s};
    QTest::newRow("accepted without an answer") << 202 << ""_ba << QStringList{u"202"_s};
    QTest::newRow("plain text") << 200 << ""_ba << QStringList{u"200"_s};
}

void tst_HttpChild::saysWhatIsWrong()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QStringList, mentions);
    Harness h;
    h.server.onRequest = [&](const HttpRequest &) { h.server.answer(status, body); };
    QVERIFY(h.callAndWait("initialize"));
    QCOMPARE(h.answers[0].error().code, ErrorCode::Remote);
    for (const QString &word : mentions) {
        QVERIFY2(h.answers[0].error().message.contains(word),
                 qPrintable(h.answers[0].error().message));
    }
    QVERIFY(!h.closed);
}

void tst_HttpChild::passesOnJsonRpcErrorsOfHttpErrors()
{
    Harness h;
    h.server.onRequest = [&](const HttpRequest &request) {
        h.server.answer(400, buildError(idOf(request), -32602, u"Bad cursor"_s));
    };
    QVERIFY(h.callAndWait("tools/list"));
    QCOMPARE(h.answers[0].error().rpcCode, -32602);
    QCOMPARE(h.answers[0].error().message, u"Bad cursor"_s);
}

void tst_HttpChild::renewsALostSession_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("as the specification says") << 404 << ""_ba;
    QTest::newRow("as server-everything says")
        << 400 << buildError({}, -32000, u"Bad Request: No valid session ID provided"_s);
}

void tst_HttpChild::renewsALostSession()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    Harness h;
    QByteArray session = "s-1";
    int executed = 0;
    h.server.onRequest = [&](const HttpRequest &request) {
        if (methodOf(request) == "initialize") {
            QCOMPARE(request.header("Mcp-Session-Id"), ""_ba);
            return h.server.answerJson(resultFor(request, kInitialized),
                                       {"Mcp-Session-Id: " + session});
        }
        if (request.header("Mcp-Session-Id") != session)
            return h.server.answer(status, body);
        if (request.method != "POST")
            return h.server.answer(405);
        if (idOf(request).isEmpty())
            return h.server.answer(202);
        executed += methodOf(request) == "tools/call" ? 1 : 0;
        h.server.answerJson(resultFor(request, R"({"tools":[]})"));
    };
    Handshake handshake(*h.session, 5s);
    std::unique_ptr<SessionUpkeep> upkeep;
    handshake.start(Done<ServerListing>([&](const Result<ServerListing> &listing) {
        QVERIFY(listing);
        upkeep = std::make_unique<SessionUpkeep>(*h.session, handshake, *listing, QStringList());
    }));
    QTRY_VERIFY(upkeep);
    session = "s-2";
    h.call("tools/call");
    h.call("tools/call");
    QTRY_COMPARE(h.answers.size(), 2);
    QVERIFY(h.answers[0] && h.answers[1]);
    QCOMPARE(executed, 2); // each once
    QVERIFY(!h.closed);
}

void tst_HttpChild::renewsASessionThatOnlyItsStreamMisses()
{
    Harness h;
    QByteArray session = "s-1";
    QPointer<QTcpSocket> stream;
    h.server.onRequest = [&](const HttpRequest &request) {
        if (methodOf(request) == "initialize") {
            return h.server.answerJson(resultFor(request, kInitialized),
                                       {"Mcp-Session-Id: " + session});
        }
        if (request.header("Mcp-Session-Id") != session)
            return h.server.answer(404);
        if (request.method == "GET") {
            h.server.beginStream();
            h.server.write("retry: 20\ndata:\n\n");
            stream = h.server.current();
            return;
        }
        if (idOf(request).isEmpty())
            return h.server.answer(202);
        h.server.answerJson(resultFor(request, R"({"tools":[]})"));
    };
    Handshake handshake(*h.session, 5s);
    std::unique_ptr<SessionUpkeep> upkeep;
    int renewed = 0;
    handshake.start(Done<ServerListing>([&](const Result<ServerListing> &listing) {
        QVERIFY(listing);
        upkeep = std::make_unique<SessionUpkeep>(*h.session, handshake, *listing, QStringList());
        QObject::connect(upkeep.get(), &SessionUpkeep::renewed, [&] { ++renewed; });
    }));
    QTRY_VERIFY(upkeep && stream);
    session = "s-2"; // and nobody calls
    stream->disconnectFromHost();
    QTRY_COMPARE_WITH_TIMEOUT(renewed, 1, 15'000);
    QTRY_VERIFY(stream && stream->state() == QAbstractSocket::ConnectedState); // has one again
    QVERIFY(!h.closed);
}

void tst_HttpChild::sendsNothingBeforeInitializedIsTaken()
{
    Harness h;
    QPointer<QTcpSocket> open;
    h.server.onRequest = [&](const HttpRequest &request) {
        if (request.method == "GET")
            return h.server.answer(405);
        if (idOf(request).isEmpty()) {
            open = h.server.current();
            return;
        }
        h.server.answerJson(resultFor(request));
    };
    h.session->notify("notifications/initialized");
    h.call("tools/list");
    h.call("tools/call");
    QTRY_VERIFY(open);
    QTest::qWait(200);
    QCOMPARE(h.server.requests.size(), 1);
    FakeHttpServer::answerOn(open, 202);
    QTRY_COMPARE(h.answers.size(), 2);
    QVERIFY(h.answers[0] && h.answers[1]);
    h.call("tools/call"); // later ones wait for nothing
    QTRY_COMPARE(h.answers.size(), 3);
}

void tst_HttpChild::givesUpAServerThatForgetsEverySession()
{
    Harness h;
    h.server.onRequest = [&](const HttpRequest &request) {
        const QByteArray method = methodOf(request);
        if (method == "initialize")
            return h.server.answerJson(resultFor(request, kInitialized), {"Mcp-Session-Id: s"});
        if (method == "tools/list")
            return h.server.answerJson(resultFor(request, R"({"tools":[]})"));
        h.server.answer(method == "tools/call" ? 404 : 202);
    };
    Handshake handshake(*h.session, 5s);
    std::unique_ptr<SessionUpkeep> upkeep;
    handshake.start(Done<ServerListing>([&](const Result<ServerListing> &listing) {
        QVERIFY(listing);
        upkeep = std::make_unique<SessionUpkeep>(*h.session, handshake, *listing, QStringList());
    }));
    QTRY_VERIFY(upkeep);
    QVERIFY(h.callAndWait("tools/call"));
    QCOMPARE(h.answers[0].error().code, ErrorCode::Io);
    QVERIFY(h.answers[0].error().message.contains("session"_L1));
}

void tst_HttpChild::saysWhenAStreamCantBeResumed()
{
    Harness h;
    h.server.onRequest = [&](const HttpRequest &request) {
        if (request.method == "GET")
            return h.server.answer(405);
        h.server.beginStream();
        h.server.write("id: e7\nretry: 20\ndata:\n\n");
        h.server.finish();
    };
    QVERIFY(h.callAndWait("tools/call"));
    QVERIFY(h.answers[0].error().message.contains("call again"_L1));
    QCOMPARE(h.server.requests.size(), 2);
}

void tst_HttpChild::resumesAStreamThatWasCut()
{
    Harness h;
    QByteArray answer;
    h.server.onRequest = [&](const HttpRequest &request) {
        h.server.beginStream();
        if (request.method == "POST") {
            answer = resultFor(request, R"({"late":true})");
            h.server.write("id: e7\nretry: 20\ndata:\n\n");
        } else {
            h.server.write("id: e8\ndata: " + answer + "\n\n");
        }
        h.server.finish();
    };
    QVERIFY(h.callAndWait("tools/call"));
    QVERIFY2(h.answers[0].has_value(), "the answer came on the resumed stream");
    QCOMPARE(h.answers[0]->toByteArray(), R"({"late":true})"_ba);
    QCOMPARE(h.server.requests.size(), 2);
    QCOMPARE(h.server.requests[1].header("Last-Event-ID"), "e7"_ba);
}

void tst_HttpChild::failsTheCallWhenAStreamEndsWithoutAnId()
{
    Harness h;
    h.server.onRequest = [&](const HttpRequest &) {
        h.server.beginStream();
        h.server.write(": nothing\n\n");
        h.server.finish();
    };
    QVERIFY(h.callAndWait("tools/call"));
    QVERIFY(h.answers[0].error().message.contains("stream"_L1));
    QCOMPARE(h.server.requests.size(), 1);
}

void tst_HttpChild::knowsWhoseCallAChildAsksFor()
{
    Harness h;
    std::unordered_map<QByteArray, QTcpSocket *> streams;
    h.server.onRequest = [&](const HttpRequest &request) {
        if (methodOf(request).isEmpty())
            return h.server.answer(202);
        h.server.beginStream();
        streams[idOf(request)] = h.server.current();
    };
    QList<int> asked; // which call, by the order of the calls
    for (int i = 1; i <= 2; ++i) {
        CallOptions options;
        options.caller = quint64(i);
        options.onRequest = [&asked, i](QByteArrayView, const RawJson &,
                                        Done<RawJson> done) -> Withdraw {
            asked += i;
            done.report(RawJson(R"({"roots":[]})"));
            return {};
        };
        h.session->call("tools/call", {}, std::move(options),
                        Done<RawJson>([](const Result<RawJson> &) {}));
    }
    QTRY_COMPARE(streams.size(), 2u);
    for (const char *id : {"2", "1"})
        streams[id]->write(R"(data: {"jsonrpc":"2.0","id":"q)"_ba + id
                           + R"(","method":"roots/list"})" + "\n\n");
    QTRY_COMPARE(h.server.requests.size(), 4);
    std::sort(asked.begin(), asked.end());
    QCOMPARE(asked, (QList<int>{1, 2}));
    QByteArrayList bodies{h.server.requests[2].body, h.server.requests[3].body};
    std::sort(bodies.begin(), bodies.end());
    QCOMPARE(bodies[0], R"({"jsonrpc":"2.0","id":"q1","result":{"roots":[]}})"_ba);
    QCOMPARE(bodies[1], R"({"jsonrpc":"2.0","id":"q2","result":{"roots":[]}})"_ba);
}

void tst_HttpChild::hearsNotificationsOnItsOwnStream()
{
    Harness h;
    QSignalSpy notified(h.session.get(), &ChildSession::notified);
    h.server.onRequest = [&](const HttpRequest &request) {
        if (request.method != "GET")
            return h.server.answer(202);
        h.server.beginStream();
        h.server.write(
            "data: {\"jsonrpc\":\"2.0\",\"method\":\"notifications/tools/list_changed\"}\n\n");
    };
    h.session->notify("notifications/initialized");
    QTRY_COMPARE(notified.size(), 1);
    QCOMPARE(notified[0][0].toByteArray(), "notifications/tools/list_changed"_ba);
}

void tst_HttpChild::keepsKeysFromOtherOrigins()
{
    Harness h({{u"Authorization"_s, u"Bearer key"_s}});
    FakeHttpServer other;
    other.onRequest = [&](const HttpRequest &) { other.answer(200); };
    h.server.onRequest = [&](const HttpRequest &) {
        h.server.answer(307, {}, {"Location: " + other.url().toUtf8()});
    };
    QVERIFY(h.callAndWait("tools/call"));
    QVERIFY(h.answers[0].error().message.contains("moved"_L1));
    QVERIFY(other.requests.isEmpty());
}

void tst_HttpChild::followsRedirectsWithinTheOrigin()
{
    Harness h({{u"Authorization"_s, u"Bearer key"_s}});
    h.server.onRequest = [&](const HttpRequest &request) {
        if (request.path != "/mcp/")
            return h.server.answer(308, {}, {"Location: /mcp/"});
        h.server.answerJson(resultFor(request));
    };
    QVERIFY(h.callAndWait("tools/call"));
    QVERIFY(h.answers[0].has_value());
    QCOMPARE(h.server.requests[1].header("Authorization"), "Bearer key"_ba);
    h.server.onRequest = [&](const HttpRequest &) { // and never in circles
        h.server.answer(308, {}, {"Location: /mcp"});
    };
    QVERIFY(h.callAndWait("tools/call"));
    QVERIFY(!h.answers[1].has_value());
}

void tst_HttpChild::keepsNoCookies()
{
    Harness h;
    h.server.onRequest = [&](const HttpRequest &request) {
        h.server.answerJson(resultFor(request), {"Set-Cookie: a=b"});
    };
    QVERIFY(h.callAndWait("ping"));
    QVERIFY(h.callAndWait("ping"));
    QCOMPARE(h.server.requests[1].header("Cookie"), ""_ba);
}

void tst_HttpChild::answersManyCallsSideBySide()
{
    Harness h;
    QList<std::pair<QTcpSocket *, QByteArray>> held;
    h.server.onRequest = [&](const HttpRequest &request) {
        held += {h.server.current(), idOf(request)};
        if (held.size() < 30)
            return; // nobody is answered before all have come
        for (const auto &[socket, id] : held)
            FakeHttpServer::answerOn(socket, 200, buildResult(id, "{}"),
                                     {"Content-Type: application/json"});
    };
    for (int i = 0; i < 30; ++i)
        h.call("tools/call");
    QTRY_COMPARE_WITH_TIMEOUT(h.answers.size(), 30, 8000);
}

void tst_HttpChild::refusesABodyThatIsTooLong()
{
    Harness h;
    h.server.onRequest = [&](const HttpRequest &request) {
        h.server.answerJson(resultFor(request, '"' + QByteArray(2 * 1024 * 1024, 'x') + '"'));
    };
    QVERIFY(h.callAndWait("tools/call"));
    QVERIFY(h.answers[0].error().message.contains("limit"_L1));
    QVERIFY(!h.closed);
}

void tst_HttpChild::letsGoOfACallThatTimedOut()
{
    Harness h;
    h.server.onRequest = [&](const HttpRequest &request) {
        if (idOf(request).isEmpty())
            h.server.answer(202);
    };
    h.call("tools/call", "{}", 50ms);
    QTRY_COMPARE(h.answers.size(), 1);
    QCOMPARE(h.answers[0].error().code, ErrorCode::Timeout);
    QTRY_COMPARE(h.server.requests.size(), 2);
    QCOMPARE(methodOf(h.server.requests[1]), "notifications/cancelled"_ba);
    QTRY_COMPARE(h.server.openConnections(), 1); // the abandoned one is closed
}

void tst_HttpChild::saysWhenNobodyListens()
{
    Harness h;
    h.server.stopListening();
    QVERIFY(h.callAndWait("initialize"));
    QVERIFY(h.answers[0].error().message.contains("can't be reached"_L1));
}

void tst_HttpChild::refusesAUselessUrl()
{
    for (const QString &url : {u"ftp://x/y"_s, u"not a url"_s, u""_s, u"http://"_s}) {
        HttpTransport::Options options;
        options.url = url;
        HttpTransport transport(options);
        QSignalSpy closed(&transport, &Transport::closed);
        QTRY_COMPARE(closed.size(), 1);
        QCOMPARE(closed[0][0].value<Error>().code, ErrorCode::Misconfigured);
    }
}

void tst_HttpChild::saysFarewell()
{
    Harness h;
    behave(h);
    QVERIFY(h.callAndWait("initialize"));
    h.session->shutdown();
    QTRY_VERIFY(h.closed);
    QCOMPARE(h.closed->code, ErrorCode::Cancelled);
    QCOMPARE(h.server.requests.last().method, "DELETE"_ba);
    QCOMPARE(h.server.requests.last().header("Mcp-Session-Id"), "s-1"_ba);
}

QTEST_GUILESS_MAIN(tst_HttpChild)
#include "tst_http_child.moc"
