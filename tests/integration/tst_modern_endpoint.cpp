// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/endpoint_harness.h"
#include "tests/support/modern_request_text.h"

#include <QTest>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Harness : EndpointHarness
{
    using EndpointHarness::EndpointHarness;

    /// A request with the headers that repeat it.
    QByteArray call(const QByteArray &id, const QByteArray &method, const QByteArray &members = {},
                    const QByteArray &meta = modernMeta(), const QByteArray &fields = {}) const
    {
        return post(modernRequest(id, method, members, meta),
                    "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: " + method + "\r\n" + fields);
    }
    /// Sends a request that the surface holds, and waits until it does.
    void hold(RawHttpClient &from, const QByteArray &wire)
    {
        const size_t before = surface.held.size();
        from.send(wire);
        QTRY_COMPARE(surface.held.size(), before + 1);
    }
    Caller lastCaller() { return surface.last().request.caller; }
};

int codeOf(const QByteArray &reply)
{
    const RawJson error = member(RawJson(reply), "error");
    return int(decodeInteger(member(error, "code").view()).value_or(0));
}

RawJson resultOf(const QByteArray &reply)
{
    return member(RawJson(reply), "result");
}

} // namespace

class tst_ModernEndpoint : public QObject
{
    Q_OBJECT

private slots:
    void discovers();
    void answersWithJson();
    void passesTheWholeRequestOn();
    void choosesTheEraOfEachRequest_data();
    void choosesTheEraOfEachRequest();
    void servesBothErasAtOnce();
    void refusesOtherMethods_data();
    void refusesOtherMethods();
    void keepsTheGuard();
    void acceptsNotifications();
    void refusesReplies();
    void choosesTheStatusOfErrors_data();
    void choosesTheStatusOfErrors();
    void checksParameterHeadersByTheToolsSchema();
    void becomesAStreamAtTheFirstNotification();
    void endsAStreamWithAnError();
    void becomesAStreamWhenTheAnswerTakesLong();
    void logsOnlyWhatWasAskedFor();
    void cancelsWhenTheClientLeaves_data();
    void cancelsWhenTheClientLeaves();
    void servesOneConnectionAgainAndAgain();
    void listensForLists();
    void listensForTasks();
    void listensForResources();
    void promisesOnlyWhatThereIs();
    void refusesBadFilters_data();
    void refusesBadFilters();
    void forgetsListenersThatLeave();
    void endsWithOpenRequests();
    void endsListenersWithTheirResult();
};

void tst_ModernEndpoint::discovers()
{
    Harness h;
    const auto reply = h.ask(h.call("\"d\"", "server/discover"));
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.field("Content-Type"), "application/json");
    const RawJson result = resultOf(reply.body);
    QCOMPARE(member(result, "supportedVersions").view(), R"(["2026-07-28"])");
    QCOMPARE(member(result, "resultType").view(), "\"complete\"");
    QCOMPARE(member(member(result, "capabilities"), "tools").view(), "{}");
    QVERIFY(member(member(result, "_meta"), "io.modelcontextprotocol/serverInfo").isObject());
    QVERIFY(reply.field("Mcp-Session-Id").isEmpty());
    QCOMPARE(h.front->sessions(), 0U);
    QCOMPARE(h.surface.requests, 0);
}

void tst_ModernEndpoint::answersWithJson()
{
    Harness h;
    h.hold(*h.client, h.call("7", "slow"));
    h.surface.answer(R"({"late":1.0})");
    const auto reply = h.client->reply().value();
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.field("Content-Type"), "application/json");
    QVERIFY(reply.body.startsWith(R"({"jsonrpc":"2.0","id":7,"result":{)"));
    QVERIFY(reply.body.endsWith(R"("resultType":"complete","late":1.0}})"));
    QTRY_COMPARE(h.surface.closed.size(), 1U); // its connection is only its own
    QVERIFY(h.surface.cancelled.empty());
}

void tst_ModernEndpoint::passesTheWholeRequestOn()
{
    Harness h;
    const QByteArray more = R"("inputResponses":{"a":{ "action":"accept"}},"requestState":"s")";
    const QByteArray meta = modernMeta(R"("progressToken":"p")", "2026-07-28", R"({"roots":{}})");
    h.hold(*h.client, h.call("1", "slow", more, meta));
    const McpRequest &seen = h.surface.last().request;
    QCOMPARE(seen.params.view(), QByteArray('{' + meta + ',' + more + '}'));
    QCOMPARE(seen.caller.era, Era::Modern);
    QCOMPARE(seen.caller.clientCapabilities.view(), R"({"roots":{}})");
    QCOMPARE(seen.caller.owner.text, u"local"_s);
    QVERIFY(!seen.caller.ask);
    RawHttpClient other(h.port);
    const quint64 first = seen.caller.connection;
    h.hold(other, h.call("1", "slow")); // the same id: nothing joins the two
    QVERIFY(h.lastCaller().connection != first);
}

void tst_ModernEndpoint::choosesTheEraOfEachRequest_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    QTest::addColumn<int>("code");
    const QByteArray plain = buildRequest("1", "tools/list", "{}");
    const QByteArray modern = modernRequest("1", "tools/list");
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &fields,
                        int status,
                        int code) { QTest::newRow(name) << body << fields << status << code; };
    row("nothing said", plain, {}, 400, -32000); // legacy: no session
    row("legacy header", plain, "MCP-Protocol-Version: 2025-06-18\r\n", 400, -32000);
    row("modern header", plain, "MCP-Protocol-Version: 2026-07-28\r\n", 400, -32602);
    row("unknown header", plain, "MCP-Protocol-Version: 1\r\n", 400, -32022);
    row("modern body", modern, {}, 400, -32020);
    row("modern body, legacy header", modern, "MCP-Protocol-Version: 2025-11-25\r\n", 400, -32020);
    row("modern body, a session of old", modern, "Mcp-Session-Id: 0123\r\n", 400, -32020);
    row("unknown version", modernRequest("1", "tools/list", {}, modernMeta({}, "2031-01-01")),
        "MCP-Protocol-Version: 2031-01-01\r\nMcp-Method: tools/list\r\n", 400, -32022);
    row("removed method", modernRequest("1", "ping"),
        "MCP-Protocol-Version: 2026-07-28\r\nMcp-Method: ping\r\n", 404, -32601);
    row("no JSON", "hello", "MCP-Protocol-Version: 2026-07-28\r\n", 400, -32700);
}

void tst_ModernEndpoint::choosesTheEraOfEachRequest()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, fields);
    QFETCH(const int, status);
    QFETCH(const int, code);
    Harness h;
    const auto reply = h.ask(h.post(body, fields));
    QCOMPARE(reply.status, status);
    QCOMPARE(codeOf(reply.body), code);
    if (code != -32700)
        QCOMPARE(member(RawJson(reply.body), "id").view(), "1");
    QCOMPARE(h.surface.requests, 0);
}

void tst_ModernEndpoint::servesBothErasAtOnce()
{
    Harness h;
    const auto begun =
        h.ask(h.post(buildRequest("0", "initialize", R"({"protocolVersion":"2025-11-25"})"), {}));
    const QByteArray session = "Mcp-Session-Id: " + begun.field("Mcp-Session-Id") + "\r\n";
    QCOMPARE(h.ask(h.post(buildRequest("1", "echo", "{}"), session)).body,
             R"({"jsonrpc":"2.0","id":1,"result":{}})");
    QVERIFY(h.ask(h.call("1", "echo", {}, modernMeta(), session)).body.contains("resultType"));
    QCOMPARE(h.ask(h.post(buildRequest("2", "ping", {}), session)).status, 200);
    QCOMPARE(h.front->sessions(), 1U);
}

void tst_ModernEndpoint::refusesOtherMethods_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::newRow("GET") << "GET"_ba;
    QTest::newRow("DELETE") << "DELETE"_ba;
}

void tst_ModernEndpoint::refusesOtherMethods()
{
    QFETCH(const QByteArray, method);
    Harness h;
    const auto reply = h.ask(h.head(method, "MCP-Protocol-Version: 2026-07-28\r\n"
                                            "Last-Event-ID: 1-1\r\nMcp-Session-Id: x\r\n")
                             + "\r\n");
    QCOMPARE(reply.status, 405);
    QCOMPARE(reply.field("Allow"), "POST");
}

void tst_ModernEndpoint::keepsTheGuard()
{
    Harness h;
    const QByteArray good = h.call("1", "echo");
    QCOMPARE(h.ask(QByteArray(good).replace(kToken, "no")).status, 401);
    QCOMPARE(h.ask(QByteArray(good).replace("Host: 127.0.0.1", "Host: evil.example")).status, 403);
    QCOMPARE(
        h.ask(QByteArray(good).replace("Accept:", "Origin: http://evil.example\r\nAccept:")).status,
        403);
    QCOMPARE(h.ask(QByteArray(good).replace("Content-Type: application/json",
                                            "Content-Type: text/plain"))
                 .status,
             415);
    QCOMPARE(h.ask(QByteArray(good).replace(", text/event-stream", "")).status, 406);
    QCOMPARE(h.surface.requests, 0);
    QCOMPARE(h.ask(good).status, 200);
}

void tst_ModernEndpoint::acceptsNotifications()
{
    Harness h;
    const auto reply = h.ask(h.post(buildNotification("notifications/cancelled", "{}"),
                                    "MCP-Protocol-Version: 2026-07-28\r\n"));
    QCOMPARE(reply.status, 202);
    QVERIFY(reply.body.isEmpty());
}

void tst_ModernEndpoint::refusesReplies()
{
    Harness h;
    const auto reply =
        h.ask(h.post(buildResult("1", "{}"), "MCP-Protocol-Version: 2026-07-28\r\n"));
    QCOMPARE(reply.status, 400);
    QCOMPARE(codeOf(reply.body), -32600);
}

void tst_ModernEndpoint::choosesTheStatusOfErrors_data()
{
    QTest::addColumn<ErrorCode>("from");
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("status");
    QTest::newRow("no such method") << ErrorCode::InvalidArgument << -32601 << 404;
    QTest::newRow("no such method of a server's") << ErrorCode::Remote << -32601 << 200;
    QTest::newRow("header of ours, to a server") << ErrorCode::Remote << -32020 << 200;
    QTest::newRow("version of ours, to a server") << ErrorCode::Remote << -32022 << 200;
    QTest::newRow("missing capability") << ErrorCode::Remote << -32021 << 400;
    QTest::newRow("no such tool") << ErrorCode::Remote << -32602 << 200;
}

void tst_ModernEndpoint::choosesTheStatusOfErrors()
{
    QFETCH(const ErrorCode, from);
    QFETCH(const int, code);
    QFETCH(const int, status);
    Harness h;
    h.hold(*h.client, h.call("1", "slow"));
    const QByteArray data = R"({"requiredCapabilities":{"sampling":{}}})";
    h.surface.last().done.report(Failure(Error{from, u"No."_s, {}, code, data}));
    const auto reply = h.client->reply().value();
    QCOMPARE(reply.status, status);
    QCOMPARE(codeOf(reply.body), code);
    QCOMPARE(member(member(RawJson(reply.body), "error"), "data").view(), data);
}

void tst_ModernEndpoint::checksParameterHeadersByTheToolsSchema()
{
    Harness h;
    h.surface.schemas["t"] =
        R"({"properties":{"region":{"type":"string","x-mcp-header":"Region"}}})";
    const QByteArray members = R"("name":"t","arguments":{"region":"eu"})";
    const QByteArray name = "Mcp-Name: t\r\n";
    auto reply = h.ask(h.call("1", "tools/call", members, modernMeta(), name));
    QCOMPARE(reply.status, 400);
    QCOMPARE(codeOf(reply.body), -32020);
    QCOMPARE(h.surface.requests, 0);
    h.hold(*h.client, h.call("1", "tools/call", members, modernMeta(),
                             QByteArray(name + "Mcp-Param-Region: eu\r\n")));
}

void tst_ModernEndpoint::becomesAStreamAtTheFirstNotification()
{
    Harness h;
    h.hold(*h.client, h.call("7", "slow"));
    h.lastCaller().notify("notifications/progress", RawJson(R"({"progress":1})"_ba));
    QVERIFY(h.client->sees(R"("progress":1)"));
    h.surface.answer(R"({"done":true})");
    const auto reply = h.client->reply().value();
    QCOMPARE(reply.status, 200);
    QCOMPARE(reply.field("Content-Type"), "text/event-stream");
    QCOMPARE(reply.field("X-Accel-Buffering"), "no");
    QVERIFY(reply.body.startsWith("event: message\ndata: {\"jsonrpc\""));
    QVERIFY(!reply.body.contains("id: ") && !reply.body.contains("retry: "));
    QCOMPARE(reply.body.count("data: "), 2);
    QVERIFY(reply.body.endsWith("\"resultType\":\"complete\",\"done\":true}}\n\n"));
}

void tst_ModernEndpoint::endsAStreamWithAnError()
{
    Harness h;
    h.hold(*h.client, h.call("7", "slow"));
    h.lastCaller().notify("notifications/progress", RawJson("{}"_ba));
    h.surface.last().done.report(Failure(Error{ErrorCode::Remote, u"No."_s, {}, -32601}));
    const auto reply = h.client->reply().value();
    QCOMPARE(reply.status, 200); // it was out already
    QVERIFY(reply.body.contains("-32601"));
}

void tst_ModernEndpoint::becomesAStreamWhenTheAnswerTakesLong()
{
    McpEndpointLimits limits;
    limits.silence = 30ms;
    limits.tick = 10ms;
    Harness h(limits);
    h.hold(*h.client, h.call("7", "slow"));
    QVERIFY(h.client->sees(": still here"));
    QTRY_VERIFY((h.client->input += h.client->socket.readAll()).count(": still here") > 2);
    h.surface.answer("{}");
    const auto reply = h.client->reply().value();
    QCOMPARE(reply.field("Content-Type"), "text/event-stream");
    QCOMPARE(reply.body.count("data: "), 1);
}

void tst_ModernEndpoint::logsOnlyWhatWasAskedFor()
{
    Harness h;
    h.hold(*h.client, h.call("1", "slow"));
    h.lastCaller().notify("notifications/message", RawJson(R"({"level":"emergency"})"_ba));
    h.surface.answer("{}");
    QCOMPARE(h.client->reply()->field("Content-Type"), "application/json");

    h.hold(*h.client,
           h.call("2", "slow", {}, modernMeta(R"("io.modelcontextprotocol/logLevel":"warning")")));
    h.lastCaller().notify("notifications/message", RawJson(R"({"level":"info"})"_ba));
    h.lastCaller().notify("notifications/message", RawJson(R"({"level":"error"})"_ba));
    h.surface.answer("{}");
    const auto reply = h.client->reply().value();
    QVERIFY(!reply.body.contains("info"));
    QCOMPARE(reply.body.count("notifications/message"), 1);
}

void tst_ModernEndpoint::cancelsWhenTheClientLeaves_data()
{
    QTest::addColumn<bool>("isStream");
    QTest::addColumn<bool>("aborts");
    QTest::newRow("JSON, closed") << false << false;
    QTest::newRow("JSON, reset") << false << true;
    QTest::newRow("stream, closed") << true << false;
    QTest::newRow("stream, reset") << true << true;
}

void tst_ModernEndpoint::cancelsWhenTheClientLeaves()
{
    QFETCH(const bool, isStream);
    QFETCH(const bool, aborts);
    Harness h;
    RawHttpClient stays(h.port);
    h.hold(stays, h.call("1", "slow"));
    h.hold(*h.client, h.call("2", "slow"));
    const RequestTicket ticket = h.surface.held.rbegin()->first;
    const Caller caller = h.lastCaller();
    if (isStream) {
        caller.notify("notifications/progress", RawJson("{}"_ba));
        QVERIFY(h.client->sees("notifications/progress"));
    }
    if (aborts)
        h.client->socket.abort();
    else
        h.client->socket.close();
    QTRY_COMPARE(h.surface.cancelled, std::vector<RequestTicket>{ticket});
    QTRY_COMPARE(h.surface.closed, std::vector<quint64>{caller.connection});
    caller.notify("notifications/progress", RawJson("{}"_ba)); // nobody is there
    h.surface.answer("{}");
    QCOMPARE(stays.reply()->status, 200);
}

void tst_ModernEndpoint::servesOneConnectionAgainAndAgain()
{
    Harness h;
    for (int i = 0; i < 20; ++i)
        QCOMPARE(h.ask(h.call(QByteArray::number(i), "echo")).status, 200);
    h.hold(*h.client, h.call("99", "slow"));
    QCOMPARE(h.front->connections(), 1);
    h.client->socket.close(); // of the requests before, none hears of it
    QTRY_COMPARE(h.surface.cancelled.size(), 1U);
}

void tst_ModernEndpoint::listensForLists()
{
    Harness h;
    h.surface.can = R"({"tools":{"listChanged":true},"prompts":{"listChanged":true}})";
    h.client->send(
        h.call("\"s\"", "subscriptions/listen", R"("notifications":{"toolsListChanged":true})"));
    const QByteArray tag = R"("_meta":{"io.modelcontextprotocol/subscriptionId":"s"})";
    QVERIFY(h.client->sees(R"("method":"notifications/subscriptions/acknowledged","params":{)" + tag
                           + R"(,"notifications":{"toolsListChanged":true}})"));
    h.surface.tell({"notifications/prompts/list_changed", {}, {}}); // not asked for
    h.surface.tell({"notifications/message", RawJson(R"({"level":"error"})"_ba), {}});
    h.surface.tell({"notifications/tools/list_changed", {}, {}});
    QVERIFY(h.client->sees(R"("method":"notifications/tools/list_changed","params":{)" + tag));
    QCOMPARE(h.client->input.count("data: "), 2);
    QVERIFY(!h.client->input.contains("id: "));
}

void tst_ModernEndpoint::listensForTasks()
{
    Harness h;
    h.surface.task = u"t1"_s;
    const QByteArray wanted = R"("notifications":{"taskIds":["t1","t2"]})";
    QVERIFY(h.ask(h.call("0", "subscriptions/listen", wanted)).body.contains("-32021"));
    const QByteArray meta =
        modernMeta({}, "2026-07-28", R"({"extensions":{"io.modelcontextprotocol/tasks":{}}})");
    h.client = std::make_unique<RawHttpClient>(h.port);
    h.client->send(h.call("1", "subscriptions/listen", wanted, meta));
    QVERIFY(h.client->sees(R"("notifications":{"taskIds":["t1"]})"));
    SurfaceEvent event{"notifications/tasks", RawJson(R"({"taskId":"t2"})"_ba), {}};
    event.task = u"t2"_s;
    h.surface.tell(event);
    event.task = u"t1"_s;
    event.params = RawJson(R"({"taskId":"t1"})"_ba);
    h.surface.tell(event);
    QVERIFY(h.client->sees(R"("taskId":"t1"})"));
    QVERIFY(!h.client->input.contains(R"("taskId":"t2")"));
}

void tst_ModernEndpoint::listensForResources()
{
    Harness h;
    h.surface.can = R"({"resources":{"subscribe":true}})";
    h.client->send(h.call("1", "subscriptions/listen",
                          R"("notifications":{"resourceSubscriptions":["x:a","x:b","x:a"]})"));
    QTRY_COMPARE(h.surface.held.size(), 2U);
    auto &asked = h.surface.last().request;
    QCOMPARE(asked.method, "resources/subscribe");
    QCOMPARE(asked.params.view(), R"({"uri":"x:b"})");
    const SurfaceEvent event{"notifications/resources/updated",
                             RawJson(R"({"uri":"x:a","_meta":{"k":1}})"_ba), u"x:a"_s};
    h.surface.last().done.fail(ErrorCode::NotFound, u"There is no x:b."_s);
    h.surface.held.erase(std::prev(h.surface.held.end()));
    h.surface.tell(event); // before the acknowledgement, so it waits
    QVERIFY(h.client->input.isEmpty());
    h.surface.answer("{}");
    QVERIFY(h.client->sees("resources/updated"));
    const QByteArray &input = h.client->input;
    QVERIFY(input.contains(R"("notifications":{"resourceSubscriptions":["x:a"]})"));
    QVERIFY(input.indexOf("acknowledged") < input.indexOf("resources/updated"));
    QVERIFY(input.contains(
        R"({"uri":"x:a","_meta":{"io.modelcontextprotocol/subscriptionId":1,"k":1}})"));
    h.surface.tell({event.method, RawJson(R"({"uri":"x:b"})"_ba), u"x:b"_s});
    h.surface.tell(event);
    QTRY_COMPARE((h.client->input += h.client->socket.readAll()).count("x:a\",\"_meta"), 2);
    QVERIFY(!h.client->input.contains("x:b"));
}

void tst_ModernEndpoint::promisesOnlyWhatThereIs()
{
    Harness h; // its tools never change
    h.client->send(h.call("1", "subscriptions/listen",
                          R"("notifications":{"toolsListChanged":true,"promptsListChanged":true,)"
                          R"("resourceSubscriptions":["x:a"]})"));
    QVERIFY(h.client->sees(R"("notifications":{}})"));
    QCOMPARE(h.surface.requests, 0);
}

void tst_ModernEndpoint::refusesBadFilters_data()
{
    QTest::addColumn<QByteArray>("members");
    QTest::newRow("none") << QByteArray();
    QTest::newRow("no object") << R"("notifications":[])"_ba;
    QTest::newRow("no array") << R"("notifications":{"resourceSubscriptions":"x:a"})"_ba;
    QTest::newRow("no URI") << R"("notifications":{"resourceSubscriptions":[1]})"_ba;
    QByteArray many = R"("notifications":{"resourceSubscriptions":["x:0")";
    for (int i = 1; i < 300; ++i)
        many += ",\"x:" + QByteArray::number(i) + '"';
    QTest::newRow("too many") << QByteArray(many + "]}");
}

void tst_ModernEndpoint::refusesBadFilters()
{
    QFETCH(const QByteArray, members);
    Harness h;
    h.surface.can = R"({"resources":{"subscribe":true}})";
    const auto reply = h.ask(h.call("1", "subscriptions/listen", members));
    QCOMPARE(codeOf(reply.body), -32602);
    QCOMPARE(h.surface.requests, 0);
}

void tst_ModernEndpoint::forgetsListenersThatLeave()
{
    Harness h;
    h.surface.can = R"({"tools":{"listChanged":true}})";
    h.client->send(
        h.call("1", "subscriptions/listen", R"("notifications":{"toolsListChanged":true})"));
    QVERIFY(h.client->sees("acknowledged"));
    QCOMPARE(h.surface.observers.size(), 1U);
    h.client->socket.abort();
    QTRY_COMPARE(h.surface.observers.size(), 0U);
}

void tst_ModernEndpoint::endsWithOpenRequests()
{
    Harness h;
    h.hold(*h.client, h.call("1", "slow"));
    RawHttpClient listener(h.port);
    listener.send(h.call("2", "subscriptions/listen", R"("notifications":{})"));
    QVERIFY(listener.sees("acknowledged"));
    h.front.reset();
    QCOMPARE(h.surface.cancelled.size(), 1U);
    QCOMPARE(h.surface.closed.size(), 2U);
}

void tst_ModernEndpoint::endsListenersWithTheirResult()
{
    Harness h;
    h.surface.can = R"({"tools":{"listChanged":true}})";
    h.hold(*h.client, h.call("1", "slow"));
    RawHttpClient listener(h.port);
    listener.send(
        h.call("2", "subscriptions/listen", R"("notifications":{"toolsListChanged":true})"));
    QVERIFY(listener.sees("acknowledged"));
    h.front->close();
    QVERIFY(listener.sees(R"("id":2,"result":{)"));
    QVERIFY(listener.input.contains(R"("io.modelcontextprotocol/subscriptionId":2)"));
    QVERIFY(listener.sees("0\r\n\r\n")); // the stream is whole
    QTRY_COMPARE(h.surface.observers.size(), 0U);
    QCOMPARE(h.surface.held.size(), 1U); // other work goes on until its server goes
}

QTEST_GUILESS_MAIN(tst_ModernEndpoint)
#include "tst_modern_endpoint.moc"
