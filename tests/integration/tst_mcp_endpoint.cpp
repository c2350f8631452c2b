// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/http_server.h"
#include "tests/support/endpoint_harness.h"

#include <QTest>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Harness : EndpointHarness
{
    using EndpointHarness::EndpointHarness;

    void initialize(const QByteArray &version = "2025-11-25")
    {
        const auto reply = ask(post(buildRequest(
            "0", "initialize", QByteArray("{\"protocolVersion\":\"" + version + "\"}"))));
        QCOMPARE(reply.status, 200);
        session = reply.field("Mcp-Session-Id");
        QCOMPARE(session.size(), 32);
    }
};

/// `id` of the newest event in \a stream.
QByteArray lastEventId(const QByteArray &stream)
{
    const qsizetype at = stream.lastIndexOf("id: ") + 4;
    return stream.mid(at, stream.indexOf('\n', at) - at);
}

QByteArray call(const QByteArray &id, const QByteArray &method, const QByteArray &params = "{}")
{
    return buildRequest(id, method, params);
}

} // namespace

class tst_McpEndpoint : public QObject
{
    Q_OBJECT

private slots:
    void beginsASession();
    void answersWithJson();
    void answersLaterWithJson();
    void acceptsNotificationsAndReplies();
    void refusesBadMessages_data();
    void refusesBadMessages();
    void refusesWhatTheSessionRefuses();
    void namesAVersionThatThereIsNot();
    void needsASession();
    void endsASession();
    void bindsSessionsToTheirOwner();
    void becomesAStreamAtTheFirstNotification();
    void primesStreamsOnlyForClientsThatKnowIt_data();
    void primesStreamsOnlyForClientsThatKnowIt();
    void becomesAStreamWhenTheAnswerTakesLong();
    void keepsStreamsAlive();
    void endsTheResponseOfACancelledRequest();
    void goesOnWhenTheClientLeaves();
    void resumesABrokenStream();
    void replaysAnEndedStream();
    void refusesToResumeTheUnknown();
    void servesSeveralStreamsAtOnce();
    void expiresIdleSessions();
    void letsTheLongestIdleSessionGo();
    void survivesClientsThatLeaveMidCall();
    void asksOnTheStreamOfTheRequest();
    void tellsEventsOnTheGetStream();
    void answersABatchAsOne();
    void refusesABatch_data();
    void refusesABatch();
    void endsTheGetStreamWithTheProgram();
    void keepsEventsForAReaderThatIsAway();
    void tellsTheReaderThatIsLeft();
    void answersHealthWithoutToken();
    void servesRoutes();
};

void tst_McpEndpoint::beginsASession()
{
    Harness h;
    h.initialize("2025-06-18");
    QCOMPARE(h.front->sessions(), 1U);
    QCOMPARE(h.ask(h.post(call("1", "ping"))).body, R"({"jsonrpc":"2.0","id":1,"result":{}})");
    const QByteArray first = std::exchange(h.session, {});
    h.initialize();
    QVERIFY(first != h.session);
    QCOMPARE(h.front->url(), u"http://127.0.0.1:%1/mcp"_s.arg(h.port));
}

void tst_McpEndpoint::answersWithJson()
{
    Harness h;
    h.initialize();
    const auto reply =
        h.ask(h.post(call("7", "echo", R"({"x":1.0})"), "MCP-Protocol-Version: 2025-11-25\r\n"));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.field("Content-Type"), "application/json");
    QCOMPARE(reply.body, R"({"jsonrpc":"2.0","id":7,"result":{"x":1.0}})");
}

void tst_McpEndpoint::answersLaterWithJson()
{
    Harness h;
    h.initialize();
    h.client->send(h.post(call("7", "slow")));
    QTRY_COMPARE(h.surface.held.size(), 1U);
    h.surface.answer(R"({"late":true})");
    const auto reply = h.client->reply();
    QVERIFY(reply);
    QCOMPARE(reply->field("Content-Type"), "application/json");
    QCOMPARE(reply->body, R"({"jsonrpc":"2.0","id":7,"result":{"late":true}})");
}

void tst_McpEndpoint::acceptsNotificationsAndReplies()
{
    Harness h;
    h.initialize();
    for (const QByteArray &body : {buildNotification("notifications/initialized", {}),
                                   buildResult("1", "{}"), buildError("1", -1, u"no"_s)}) {
        const auto reply = h.ask(h.post(body));
        QCOMPARE(reply.status, 202);
        QVERIFY(reply.body.isEmpty());
    }
    QCOMPARE(h.surface.requests, 0);
}

void tst_McpEndpoint::refusesBadMessages_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("code");
    QTest::newRow("no JSON") << "hello"_ba
                             << "-32700"_ba;
    QTest::newRow("cut off") << R"({"jsonrpc":"2.0","id":1,"method":"pi)"_ba
                             << "-32700"_ba;
    QTest::newRow("empty") << QByteArray() << "-32700"_ba;
    QTest::newRow("batch") << R"([{"jsonrpc":"2.0","id":1,"method":"ping"}])"_ba
                           << "-32600"_ba;
    QTest::newRow("no version") << R"({"id":1,"method":"ping"})"_ba
                                << "-32600"_ba;
    QTest::newRow("null id") << R"({"jsonrpc":"2.0","id":null,"method":"ping"})"_ba
                             << "-32600"_ba;
    QTest::newRow("no method") << R"({"jsonrpc":"2.0","id":1})"_ba
                               << "-32600"_ba;
    QTest::newRow("invalid UTF-8") << "{\"jsonrpc\":\"2.0\",\"id\":1,\"method\":\"\xff\"}"_ba
                                   << "-32700"_ba;
    QTest::newRow("deep") << QByteArray(100'000, '[') << "-32700"_ba;
}

void tst_McpEndpoint::refusesBadMessages()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, code);
    Harness h;
    h.initialize();
    const auto reply = h.ask(h.post(body));
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.body.contains(QByteArray("\"code\":" + code + ",")));
    QCOMPARE(h.surface.requests, 0);
}

void tst_McpEndpoint::refusesWhatTheSessionRefuses()
{
    Harness h;
    h.initialize();
    auto reply = h.ask(h.post(call("1", "initialize", R"({"protocolVersion":"2025-11-25"})")));
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.body.contains("-32600"));
    RawHttpClient first(h.port);
    first.send(h.post(call("5", "slow")));
    QTRY_COMPARE(h.surface.held.size(), 1U);
    reply = h.ask(h.post(call("5", "slow")));
    QCOMPARE(reply.status, 400);
    QVERIFY(reply.body.contains("\"id\":5"));
    h.surface.answer("{}");
    QCOMPARE(first.reply().value().status, 200);
    reply = h.ask(h.post(call("6", "logging/setLevel", R"({"level":"loud"})")));
    QVERIFY(reply.body.contains("-32602"));
}

void tst_McpEndpoint::namesAVersionThatThereIsNot()
{
    Harness h;
    h.initialize();
    const QByteArray bad = "MCP-Protocol-Version: 1999-01-01\r\n";
    const QByteArray bare =
        bad + "Accept: text/event-stream\r\nMcp-Session-Id: " + h.session + "\r\n\r\n";
    for (const QByteArray &request :
         {h.post(call("1", "ping"), bad),
          h.post(buildNotification("notifications/initialized", {}), bad), h.head("GET", bare),
          h.head("DELETE", bare)}) {
        const auto reply = h.ask(request);
        QCOMPARE(reply.status, 400);
        QVERIFY2(reply.body.contains(R"(\"1999-01-01\")"), reply.body.constData());
        QVERIFY2(reply.body.contains(R"("supported":["2026-07-28","2025-11-25",)"),
                 reply.body.constData());
    }
    QCOMPARE(h.ask(h.post(call("1", "ping"))).status, 200); // the session is still there
}

void tst_McpEndpoint::needsASession()
{
    Harness h;
    QCOMPARE(h.ask(h.post(call("1", "echo"))).status, 400);
    QCOMPARE(h.ask(h.get()).status, 400);
    QCOMPARE(h.ask(h.head("DELETE") + "\r\n").status, 400);
    h.session = QByteArray(32, '0');
    QCOMPARE(h.ask(h.post(call("1", "echo"))).status, 404);
    QCOMPARE(h.ask(h.get()).status, 404);
    QCOMPARE(h.ask(h.post(call("1", "initialize", R"({"protocolVersion":"2025-11-25"})"))).status,
             404);
    QCOMPARE(h.surface.requests, 0);
}

void tst_McpEndpoint::endsASession()
{
    Harness h;
    h.initialize();
    RawHttpClient waiting(h.port);
    waiting.send(h.post(call("1", "slow")));
    QTRY_COMPARE(h.surface.held.size(), 1U);
    QCOMPARE(h.ask(h.head("DELETE") + "\r\n").status, 200);
    QCOMPARE(h.front->sessions(), 0U);
    QCOMPARE(h.surface.closed.size(), 1U);
    QCOMPARE(waiting.reply().value().body, QByteArray()); // ended, unanswered
    QCOMPARE(h.ask(h.post(call("2", "echo"))).status, 404);
}

void tst_McpEndpoint::bindsSessionsToTheirOwner()
{
    FakeSurface surface;
    McpEndpoint endpoint(surface);
    HttpServer server(
        [&](const HttpRequest &request, HttpExchange exchange) {
            endpoint.handle(request, OwnerKey{QString::fromLatin1(request.head.value("x-owner"))},
                            std::move(exchange));
        },
        nullptr);
    Harness h; // only for its requests
    h.client = std::make_unique<RawHttpClient>(server.listen(QHostAddress::LocalHost, 0).value());
    auto reply = h.client->ask(
        h.post(call("0", "initialize", R"({"protocolVersion":"2025-11-25"})"), "X-Owner: one\r\n"));
    h.session = reply.value().field("Mcp-Session-Id");
    reply = h.client->ask(h.post(call("1", "echo"), "X-Owner: one\r\n"));
    QCOMPARE(reply.value().status, 200);
    reply = h.client->ask(h.post(call("1", "echo"), "X-Owner: two\r\n"));
    QCOMPARE(reply.value().status, 404);
    reply = h.client->ask(h.head("DELETE", "X-Owner: two\r\n") + "\r\n");
    QCOMPARE(reply.value().status, 404);
}

void tst_McpEndpoint::becomesAStreamAtTheFirstNotification()
{
    Harness h;
    h.initialize();
    h.client->send(h.post(call("7", "slow")));
    QTRY_COMPARE(h.surface.held.size(), 1U);
    const Caller caller = h.surface.last().request.caller;
    caller.notify("notifications/progress", RawJson(R"({"progress":1})"_ba));
    QVERIFY(h.client->sees("notifications/progress"));
    caller.notify("notifications/message", RawJson(R"({"level":"info","data":"x"})"_ba));
    h.surface.answer(R"({"done":true})");
    const auto reply = h.client->reply();
    QVERIFY(reply);
    QCOMPARE(reply->status, 200);
    QCOMPARE(reply->field("Content-Type"), "text/event-stream");
    QVERIFY(reply->body.startsWith("id: 1-0\nretry: "));
    const qsizetype progress = reply->body.indexOf("notifications/progress");
    const qsizetype message = reply->body.indexOf("notifications/message");
    const qsizetype result = reply->body.indexOf(R"("result":{"done":true})");
    QVERIFY(0 < progress && progress < message && message < result);
    QCOMPARE(lastEventId(reply->body), "1-3");
    QCOMPARE(h.ask(h.post(call("8", "ping"))).status, 200); // the connection goes on
}

void tst_McpEndpoint::primesStreamsOnlyForClientsThatKnowIt_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<bool>("primes");
    QTest::newRow("2025-11-25") << "2025-11-25"_ba << true;
    QTest::newRow("2025-06-18") << "2025-06-18"_ba << false;
    QTest::newRow("2025-03-26") << "2025-03-26"_ba << false;
    QTest::newRow("2024-11-05") << "2024-11-05"_ba << false;
}

void tst_McpEndpoint::primesStreamsOnlyForClientsThatKnowIt()
{
    QFETCH(const QByteArray, version);
    QFETCH(const bool, primes);
    Harness h;
    h.initialize(version);
    h.client->send(h.post(call("7", "slow")));
    QTRY_COMPARE(h.surface.held.size(), 1U);
    h.surface.last().request.caller.notify("notifications/progress", RawJson("{}"_ba));
    QVERIFY(h.client->sees("notifications/progress"));
    QCOMPARE(h.client->input.contains("data: \n\n"), primes);
}

void tst_McpEndpoint::becomesAStreamWhenTheAnswerTakesLong()
{
    McpEndpointLimits limits;
    limits.silence = 50ms;
    limits.tick = 10ms;
    Harness h(limits);
    h.initialize();
    h.client->send(h.post(call("7", "slow")));
    QVERIFY(h.client->sees("text/event-stream"));
    QVERIFY(h.client->sees(": still here"));
    h.surface.answer("{}");
    const auto reply = h.client->reply();
    QVERIFY(reply);
    QVERIFY(reply->body.contains(R"({"jsonrpc":"2.0","id":7,"result":{}})"));
}

void tst_McpEndpoint::keepsStreamsAlive()
{
    McpEndpointLimits limits;
    limits.silence = 30ms;
    limits.tick = 10ms;
    Harness h(limits);
    h.initialize();
    h.client->send(h.get());
    QVERIFY(h.client->sees(": still here"));
    h.client->input.clear();
    QVERIFY(h.client->sees(": still here"));
}

void tst_McpEndpoint::endsTheResponseOfACancelledRequest()
{
    Harness h;
    h.initialize();
    RawHttpClient quiet(h.port);
    quiet.send(h.post(call("1", "slow")));
    QTRY_COMPARE(h.surface.held.size(), 1U);
    RawHttpClient streaming(h.port);
    streaming.send(h.post(call("2", "slow")));
    QTRY_COMPARE(h.surface.held.size(), 2U);
    h.surface.last().request.caller.notify("notifications/progress", RawJson("{}"_ba));
    for (const auto *params : {R"({"requestId":1})", R"({"requestId":2})"})
        QCOMPARE(h.ask(h.post(buildNotification("notifications/cancelled", params))).status, 202);
    QCOMPARE(h.surface.cancelled.size(), 2U);
    auto reply = quiet.reply();
    QVERIFY(reply);
    QCOMPARE(reply->status, 200);
    QVERIFY(reply->body.isEmpty());
    reply = streaming.reply();
    QVERIFY(reply);
    QVERIFY(!reply->body.contains("\"id\":2"));
}

void tst_McpEndpoint::goesOnWhenTheClientLeaves()
{
    Harness h;
    h.initialize();
    h.client->send(h.post(call("1", "slow")));
    QTRY_COMPARE(h.surface.held.size(), 1U);
    h.client->socket.abort();
    QTRY_COMPARE(h.front->connections(), 0);
    QVERIFY(h.surface.cancelled.empty());
    QCOMPARE(h.surface.held.size(), 1U);
    h.surface.answer("{}"); // dropped
    QCOMPARE(h.ask(h.post(call("1", "ping"))).status, 200);
}

void tst_McpEndpoint::resumesABrokenStream()
{
    Harness h;
    h.initialize();
    h.client->send(h.post(call("7", "slow")));
    QTRY_COMPARE(h.surface.held.size(), 1U);
    const Caller caller = h.surface.last().request.caller;
    caller.notify("notifications/progress", RawJson(R"({"progress":1})"_ba));
    QVERIFY(h.client->sees(R"("progress":1)"));
    const QByteArray seen = lastEventId(h.client->input);
    h.client->socket.abort();
    QTRY_COMPARE(h.front->connections(), 0);
    caller.notify("notifications/progress", RawJson(R"({"progress":2})"_ba));

    RawHttpClient again(h.port);
    again.send(h.get("Last-Event-ID: " + seen + "\r\n"));
    QVERIFY(again.sees(R"("progress":2)"));
    QVERIFY(!again.input.contains(R"("progress":1)"));
    caller.notify("notifications/progress", RawJson(R"({"progress":3})"_ba));
    QVERIFY(again.sees(R"("progress":3)"));
    h.surface.answer(R"({"done":true})");
    const auto reply = again.reply();
    QVERIFY(reply);
    QCOMPARE(reply->body.count("\"done\":true"), 1);
}

void tst_McpEndpoint::replaysAnEndedStream()
{
    Harness h;
    h.initialize();
    h.client->send(h.post(call("7", "slow")));
    QTRY_COMPARE(h.surface.held.size(), 1U);
    h.surface.last().request.caller.notify("notifications/progress", RawJson("{}"_ba));
    QVERIFY(h.client->sees("notifications/progress"));
    h.client->socket.abort();
    QTRY_COMPARE(h.front->connections(), 0);
    h.surface.answer(R"({"done":true})");

    const auto reply = h.ask(h.get("Last-Event-ID: 1-0\r\n"));
    QCOMPARE(reply.status, 200);
    QVERIFY(reply.body.contains("notifications/progress"));
    QVERIFY(reply.body.contains(R"("done":true)"));
}

void tst_McpEndpoint::refusesToResumeTheUnknown()
{
    Harness h;
    h.initialize();
    for (const auto *id : {"1-0", "x", "1", "-", "1-", "-1", "99999999999-1", "1-1-1"})
        QCOMPARE(h.ask(h.get("Last-Event-ID: "_ba + id + "\r\n")).status, 400);
}

void tst_McpEndpoint::servesSeveralStreamsAtOnce()
{
    Harness h;
    h.initialize();
    RawHttpClient standalone(h.port);
    standalone.send(h.get());
    QVERIFY(standalone.sees("text/event-stream"));
    std::vector<std::unique_ptr<RawHttpClient>> clients;
    for (int i = 1; i <= 3; ++i) {
        clients.push_back(std::make_unique<RawHttpClient>(h.port));
        clients.back()->send(h.post(call(QByteArray::number(i), "slow")));
        QTRY_COMPARE(int(h.surface.held.size()), i);
        h.surface.last().request.caller.notify(
            "notifications/progress", RawJson("{\"progress\":" + QByteArray::number(i) + "}"));
    }
    for (int i = 3; i >= 1; --i)
        h.surface.answer("{\"n\":" + QByteArray::number(i) + "}");
    for (int i = 1; i <= 3; ++i) { // each message on its own stream only
        const auto reply = clients[size_t(i) - 1]->reply();
        QVERIFY(reply);
        QVERIFY(reply->body.contains(QByteArray("\"n\":" + QByteArray::number(i) + "}")));
        QCOMPARE(reply->body.count("\"jsonrpc\""), 2);
    }
    QVERIFY(!standalone.input.contains("jsonrpc"));
}

void tst_McpEndpoint::expiresIdleSessions()
{
    McpEndpointLimits limits;
    limits.sessionIdle = 50ms;
    limits.tick = 10ms;
    limits.silence = 10s;
    Harness h(limits);
    h.initialize();
    RawHttpClient reader(h.port);
    reader.send(h.get());
    QVERIFY(reader.sees("text/event-stream"));
    QTest::qWait(150);
    QCOMPARE(h.front->sessions(), 1U); // in use
    reader.socket.abort();
    QTRY_COMPARE(h.front->sessions(), 0U);
    QCOMPARE(h.surface.closed.size(), 1U);
    QCOMPARE(h.ask(h.post(call("1", "ping"))).status, 404);
}

void tst_McpEndpoint::letsTheLongestIdleSessionGo()
{
    McpEndpointLimits limits;
    limits.sessions = 2;
    Harness h(limits);
    h.initialize();
    const QByteArray first = std::exchange(h.session, {});
    h.initialize();
    const QByteArray second = std::exchange(h.session, first);
    QCOMPARE(h.ask(h.post(call("1", "ping"))).status, 200); // the second is idle longer now
    h.session.clear();
    h.initialize();
    QCOMPARE(h.front->sessions(), 2U);
    h.session = second;
    QCOMPARE(h.ask(h.post(call("1", "ping"))).status, 404);
    h.session = first;
    QCOMPARE(h.ask(h.post(call("1", "ping"))).status, 200);
}

void tst_McpEndpoint::survivesClientsThatLeaveMidCall()
{
    Harness h;
    h.initialize();
    for (int i = 1; i <= 200; ++i) {
        RawHttpClient client(h.port);
        client.send(h.post(call(QByteArray::number(i), "slow")));
        QTRY_COMPARE(h.surface.held.size(), 1U);
        const Caller caller = h.surface.last().request.caller;
        if (i % 3 == 0)
            caller.notify("notifications/progress", RawJson("{}"_ba));
        client.socket.abort();
        if (i % 2)
            QTRY_COMPARE(h.front->connections(), 1); // the one of initialize()
        if (i % 3 == 1)
            caller.notify("notifications/progress", RawJson("{}"_ba));
        h.surface.answer("{}");
    }
    QTRY_COMPARE(h.front->connections(), 1);
    QCOMPARE(h.ask(h.post(call("1", "echo"))).status, 200);
}

/// Two sessions with two requests each, all asking at once.
void tst_McpEndpoint::asksOnTheStreamOfTheRequest()
{
    struct Question
    {
        QByteArray session;
        std::unique_ptr<RawHttpClient> stream;
        QByteArray answer{};
    };
    Harness h;
    std::vector<Question> questions;
    for (int i = 0; i < 2; ++i) {
        h.session.clear();
        h.initialize();
        for (int j = 0; j < 2; ++j) {
            questions.push_back({h.session, std::make_unique<RawHttpClient>(h.port)});
            questions.back().stream->send(h.post(call(QByteArray::number(j), "slow")));
            QTRY_COMPARE(h.surface.held.size(), questions.size());
        }
    }
    size_t at = 0;
    for (const auto &[ticket, held] : h.surface.held) {
        Question &question = questions[at++];
        held.request.caller.ask("elicitation/create",
                                RawJson("{\"n\":" + QByteArray::number(qint64(at)) + '}'),
                                Done<RawJson>([&question](const Result<RawJson> &result) {
                                    question.answer = result.value().toByteArray();
                                }));
    }
    for (size_t i = questions.size(); i-- > 0;) { // answered in another order than asked
        Question &question = questions[i];
        const QByteArray n = QByteArray::number(qint64(i) + 1);
        QVERIFY(question.stream->sees("\"params\":{\"n\":" + n + '}'));
        QCOMPARE(question.stream->input.count("elicitation/create"), 1);
        const QByteArray &input = question.stream->input;
        const QByteArray data = input.mid(input.indexOf("data: {") + 6);
        const auto asked = parseEnvelope(data.first(data.indexOf('\n'))).value();
        h.session = question.session;
        QCOMPARE(h.ask(h.post(buildResult(asked.id.view(), n))).status, 202);
        QCOMPARE(question.answer, n);
    }
}

void tst_McpEndpoint::answersABatchAsOne()
{
    Harness h;
    h.initialize("2025-03-26");
    const QByteArray batch =
        R"([{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","method":"notifications/initialized"},)"
        R"({"jsonrpc":"2.0","id":"two","method":"tools/call","params":{"name":"slow"}},{"id":3},)"
        R"({"jsonrpc":"2.0","id":1,"method":"ping"}])";
    h.client->send(h.post(batch));
    QTRY_COMPARE(h.surface.held.size(), 1U);
    h.surface.answer(R"({"n":1.0})");
    const auto reply = h.client->reply();
    QCOMPARE(reply->status, 200);
    const RawJson all(reply->body);
    QVERIFY2(all.isArray(), reply->body.constData());
    QVERIFY(
        reply->body.startsWith(R"([{"jsonrpc":"2.0","id":1,"result":{}},)")); // what is there first
    QVERIFY(reply->body.endsWith(R"({"jsonrpc":"2.0","id":"two","result":{"n":1.0}}])"));
    QCOMPARE(reply->body.count(R"("id":1,"result")"), 2);
    QCOMPARE(reply->body.count(R"("code":-32600)"), 1); // the one that is no message
    QCOMPARE(h.ask(h.post(R"([{"jsonrpc":"2.0","method":"notifications/x"}])")).status, 202);
}

void tst_McpEndpoint::refusesABatch_data()
{
    QTest::addColumn<QByteArray>("version");
    QTest::addColumn<QByteArray>("batch");
    QTest::addColumn<int>("code");
    const QByteArray ping = R"({"jsonrpc":"2.0","id":1,"method":"ping"})";
    QTest::newRow("of a later revision") << "2025-06-18"_ba << '[' + ping + ']' << -32600;
    QTest::newRow("of an earlier one") << "2024-11-05"_ba << '[' + ping + ']' << -32600;
    QTest::newRow("empty") << "2025-03-26"_ba
                           << "[]"_ba << -32600;
    QTest::newRow("not closed") << "2025-03-26"_ba << '[' + ping << -32700;
    QTest::newRow("something behind") << "2025-03-26"_ba << '[' + ping + "]]" << -32700;
    QTest::newRow("too long") << "2025-03-26"_ba
                              << '[' + QByteArray(ping + ',').repeated(100) + ping + ']' << -32600;
}

void tst_McpEndpoint::refusesABatch()
{
    QFETCH(const QByteArray, version);
    QFETCH(const QByteArray, batch);
    QFETCH(const int, code);
    Harness h;
    h.initialize(version);
    const auto reply = h.ask(h.post(batch));
    QCOMPARE(reply.status, 400);
    QVERIFY2(reply.body.contains(QByteArray("\"code\":" + QByteArray::number(code))),
             reply.body.constData());
}

void tst_McpEndpoint::endsTheGetStreamWithTheProgram()
{
    Harness h;
    h.initialize();
    RawHttpClient get(h.port);
    get.send(h.get());
    QVERIFY(get.sees("text/event-stream"));
    h.front->close();
    QVERIFY(get.sees("0\r\n\r\n"));
}

void tst_McpEndpoint::tellsEventsOnTheGetStream()
{
    Harness h;
    h.initialize();
    QCOMPARE(h.ask(h.post(buildNotification("notifications/initialized", {}))).status, 202);
    const SurfaceEvent event{"notifications/tools/list_changed", {}, {}};
    h.surface.tell(event); // nobody listens: gone
    RawHttpClient get(h.port);
    get.send(h.get());
    QVERIFY(get.sees("text/event-stream"));
    h.client->send(h.post(call("1", "slow")));
    QTRY_COMPARE(h.surface.held.size(), 1U);
    h.surface.last().request.caller.notify("notifications/progress", RawJson("{}"_ba));
    QVERIFY(h.client->sees("notifications/progress"));
    h.surface.tell(event);
    QVERIFY(get.sees("notifications/tools/list_changed"));
    QCOMPARE(get.input.count("list_changed"), 1);
    h.surface.answer("{}");
    const auto reply = h.client->reply();
    QVERIFY(reply);
    QVERIFY(!reply->body.contains("list_changed")); // each message on one stream only
}

void tst_McpEndpoint::keepsEventsForAReaderThatIsAway()
{
    Harness h;
    h.initialize();
    QCOMPARE(h.ask(h.post(buildNotification("notifications/initialized", {}))).status, 202);
    RawHttpClient get(h.port);
    get.send(h.get());
    QVERIFY(get.sees("id: "));
    const QByteArray seen = lastEventId(get.input);
    get.socket.abort();
    QTRY_COMPARE(h.front->connections(), 1);
    h.surface.tell({"notifications/prompts/list_changed", {}, {}});
    RawHttpClient again(h.port);
    again.send(h.get("Last-Event-ID: " + seen + "\r\n"));
    QVERIFY(again.sees("notifications/prompts/list_changed"));
}

void tst_McpEndpoint::tellsTheReaderThatIsLeft()
{
    Harness h;
    h.initialize();
    QCOMPARE(h.ask(h.post(buildNotification("notifications/initialized", {}))).status, 202);
    RawHttpClient older(h.port);
    older.send(h.get());
    QVERIFY(older.sees("id: "));
    RawHttpClient newer(h.port);
    newer.send(h.get());
    QVERIFY(newer.sees("id: "));
    const SurfaceEvent event{"notifications/prompts/list_changed", {}, {}};
    h.surface.tell(event);
    QVERIFY(newer.sees("list_changed"));
    newer.socket.abort();
    QTRY_COMPARE(h.front->connections(), 2);
    QVERIFY(!older.input.contains("list_changed"));
    h.surface.tell(event);
    QVERIFY(older.sees("list_changed"));
}

void tst_McpEndpoint::answersHealthWithoutToken()
{
    Harness h;
    const QByteArray host = "Host: localhost:" + QByteArray::number(h.port) + "\r\n";
    const auto reply = h.ask("GET /health HTTP/1.1\r\n" + host + "\r\n");
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.body, R"({"status":"ok"})");
    QCOMPARE(h.ask("POST /health HTTP/1.1\r\n" + host + "\r\n").status, 405);
}

void tst_McpEndpoint::servesRoutes()
{
    FakeSurface surface;
    HttpFrontOptions options;
    options.port = 0;
    options.accessToken = Secret(kToken);
    HttpFront front(surface, std::move(options));
    QByteArray seenPath;
    front.addRoute("/api/mcp", [&](const HttpRequest &request, Done<HttpReply> done) {
        seenPath = request.head.path().toByteArray();
        if (request.head.query() == "fail=1")
            done.fail(ErrorCode::Io, u"no"_s);
        else
            done.report(HttpReply{200, {}, "application/json", request.body});
    });
    const quint16 port = front.listen().value();
    RawHttpClient client(port);
    const QByteArray fields = " HTTP/1.1\r\nHost: localhost:" + QByteArray::number(port)
                              + "\r\nAuthorization: Bearer " + kToken
                              + "\r\nContent-Type: application/json\r\nContent-Length: 2\r\n\r\n{}";
    auto reply = client.ask("POST /api/mcp/tools/search" + fields);
    QCOMPARE(reply.value().status, 200);
    QCOMPARE(reply->body, "{}");
    QCOMPARE(seenPath, "/api/mcp/tools/search");
    reply = client.ask("POST /api/mcp/servers?fail=1" + fields);
    QCOMPARE(reply.value().status, 500);
    reply = client.ask("GET /api/mcp/servers HTTP/1.1\r\nHost: localhost:"
                       + QByteArray::number(port) + "\r\n\r\n");
    QCOMPARE(reply.value().status, 401);
}

QTEST_GUILESS_MAIN(tst_McpEndpoint)
#include "tst_mcp_endpoint.moc"
