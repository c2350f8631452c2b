// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/server_pool.h"
#include "engine/mcp/envelope.h"
#include "engine/router/argument_checker.h"
#include "engine/router/tool_spec.h"
#include "tests/support/runtime_harness.h"

using namespace mcprt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using H = RuntimeHarness;

class tst_Contract : public QObject
{
    Q_OBJECT

private slots:
    void leadsFromASearchToTheResultAndTheShutdown();
    void runsAToolWithAllStepsLeftOut();
    void showsDetailsOfAServerThatNeverRan();
    void findsToolsAfterARestartWhileNothingRuns();
    void passesBytesThroughUnchanged();
    void passesAResultOfAnyShapeThrough();
    void takesArgumentsInAString();
    void hasAllCallsOfOneServerUnderWayAtOnce();
    void tellsTheChildOfATimeout();
    void tellsTheChildWhenTheCallerCancels();
    void cancelsWhatAClosedConnectionWaitedFor();
    void relaysProgressUnderTheTokenOfTheCaller();
    void asksForNoProgressUnasked();
    void replacesALargeResultByAPreviewThatGetContentReads();
    void refuses_data();
    void refuses();
    void givesTheSchemaBackWithWrongArguments();
    void tellsTheErrorsOfTheChild();
    void tellsWhyAChildEndedDuringACall();
    void tellsWhyAServerDoesNotStart_data();
    void tellsWhyAServerDoesNotStart();
    void startsNothingWhenAutoStartIsOff();
    void managesServersIdempotently();
    void hidesBlockedTools();
    void readsAChangedConfiguration();
    void answersOnlyToolRequests_data();
    void answersOnlyToolRequests();
    void offersEverythingThroughTheRouterTool();
    void countsWhatThereIs();
    void answersAsItsOutputSchemasSay();
};

void tst_Contract::leadsFromASearchToTheResultAndTheShutdown()
{
    H h;
    // Nothing has run yet: the first start makes the tools known.
    QVERIFY(!H::isError(h.call("manage_server", R"({"server_name":"fake","action":"start"})")));
    const RawJson found = h.call("search_tools", R"({"query":"returns its arguments","limit":3})");
    QCOMPARE(H::structured(found)["tools"_L1][0]["name"_L1].toString(), u"echo"_s);
    QCOMPARE(H::structured(found)["tools"_L1][0]["serverName"_L1].toString(), u"fake"_s);
    QVERIFY(H::text(found).startsWith(u"fake/echo ("_s));
    QVERIFY(!found.view().contains("inputSchema"));
    const RawJson details =
        h.call("get_tool_details", R"({"server_name":"fake","tool_name":"echo"})");
    QCOMPARE(H::structured(details)["tool_schema"_L1]["type"_L1].toString(), u"object"_s);
    QVERIFY(H::structured(h.call("list_running_servers", "{}"))["running_servers"_L1]
                .toArray()
                .contains(u"fake"_s));
    const RawJson result = h.run("echo", R"({"text":"hello"})");
    QCOMPARE(member(result, "structuredContent").toByteArray(), R"({"text":"hello"})"_ba);
    const RawJson stopped =
        h.call("manage_server", R"({"server_name":"fake","action":"shutdown"})");
    QCOMPARE(H::structured(stopped)["success"_L1], QJsonValue(true));
    QCOMPARE(H::structured(stopped)["state"_L1].toString(), u"stopped"_s);
    QVERIFY(h.runtime->servers().running().empty());
}

void tst_Contract::runsAToolWithAllStepsLeftOut()
{
    H h;
    QCOMPARE(H::text(h.run("echo", R"({"text":"x"})")), uR"({"text":"x"})"_s);
    QCOMPARE(h.runtime->servers().running().size(), size_t(1));
}

void tst_Contract::showsDetailsOfAServerThatNeverRan()
{
    H h;
    const RawJson tools =
        h.call("get_server_tools", R"({"server_name":"fake","limit":2,"offset":1})");
    QCOMPARE(H::structured(tools)["tools"_L1].toArray().size(), 2);
    QCOMPARE(H::structured(tools)["offset"_L1].toInt(), 1);
    QVERIFY(H::structured(tools)["total"_L1].toInt() > 2);
    QVERIFY(H::text(tools).contains(u"next page: offset=3"_s));
    const RawJson info = h.call("get_server_info", R"({"server_name":"fake"})");
    QCOMPARE(H::structured(info)["state"_L1].toString(), u"running"_s);
    QVERIFY(H::structured(info)["nb_tools"_L1].toInt() > 2);
}

void tst_Contract::findsToolsAfterARestartWhileNothingRuns()
{
    H first;
    QVERIFY(!H::isError(first.run("echo")));
    H second({{u"fake"_s, {}}}, [&](EngineSettings &settings) {
        settings.configFile = first.path("servers.json");
        settings.dataFolder = first.path("data");
    });
    const RawJson found = second.call("search_tools", R"({"query":"echo"})");
    QCOMPARE(H::structured(found)["tools"_L1][0]["name"_L1].toString(), u"echo"_s);
    QVERIFY(second.runtime->servers().running().empty());
}

void tst_Contract::passesBytesThroughUnchanged()
{
    H h;
    const QByteArray odd = R"({"a":18446744073709551617,"b":1.0,"c":1e400,"z":1,"a":2})";
    const RawJson result = h.run("echo", odd);
    QCOMPARE(member(result, "structuredContent").toByteArray(), odd);
}

void tst_Contract::passesAResultOfAnyShapeThrough()
{
    const QByteArray odd =
        R"({"_meta":{"z":1.0,"a":[1e400]},"isError":false,"content":[{"type":"text","text":"\u00e4",)"
        R"("annotations":{"audience":["user"],"priority":1.0}},{"type":"new","x":{}}],"more":null,)"
        R"("structuredContent":{"b":18446744073709551617,"b":2, "a":-0}})";
    QTemporaryDir folder;
    QFile file(folder.filePath(u"result"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(odd);
    file.close();
    H h({{u"fake"_s, {u"--result-file"_s, file.fileName()}}});
    QCOMPARE(h.run("fixed").toByteArray(), odd);
}

void tst_Contract::takesArgumentsInAString()
{
    H h;
    const RawJson result = h.run("echo", R"("{\"text\":\"x\"}")");
    QCOMPARE(member(result, "structuredContent").toByteArray(), R"({"text":"x"})"_ba);
}

void tst_Contract::hasAllCallsOfOneServerUnderWayAtOnce()
{
    H h;
    std::vector<H::Asked> calls;
    for (int i = 0; i < 8; ++i)
        calls.push_back(h.start("execute_tool", H::execute("never")));
    // The child has seen all of them, and answered none, when it answers this one.
    QCOMPARE(H::text(h.run("count")), u"9"_s);
    QVERIFY(std::none_of(calls.begin(), calls.end(),
                         [](const H::Asked &asked) { return asked.isAnswered(); }));
}

void tst_Contract::tellsTheChildOfATimeout()
{
    H h;
    QVERIFY(!H::isError(h.run("echo")));
    const RawJson late = h.run("never", "{}", R"(,"timeout":0.1)");
    QVERIFY(H::isError(late));
    QCOMPARE(H::structured(late)["error"_L1]["code"_L1].toString(), u"timeout"_s);
    QVERIFY(H::text(late).startsWith(u"fake/never did not answer within 0.1 s"_s));
    QVERIFY(H::text(late).contains(u"in_background"_s));
    QVERIFY(!H::text(h.run("cancelled")).isEmpty());
}

void tst_Contract::tellsTheChildWhenTheCallerCancels()
{
    H h;
    const H::Asked never = h.start("execute_tool", H::execute("never"));
    QVERIFY(never.ticket != 0);
    QCOMPARE(H::text(h.run("count")), u"2"_s);
    h.runtime->surface().cancel(never.ticket);
    QVERIFY(never.isAnswered());
    QVERIFY(!**never.answer);
    QCOMPARE((*never.answer)->error().code, ErrorCode::Cancelled);
    QVERIFY(!H::text(h.run("cancelled")).isEmpty());
    h.runtime->surface().cancel(never.ticket); // once more harms nothing
}

void tst_Contract::cancelsWhatAClosedConnectionWaitedFor()
{
    H h;
    QVERIFY(!H::isError(h.run("echo")));
    const H::Asked mine = h.start("execute_tool", H::execute("never"));
    h.connection = 2;
    const H::Asked other = h.start("execute_tool", H::execute("never"));
    h.runtime->surface().connectionClosed(1);
    QVERIFY(mine.isAnswered());
    QVERIFY(!other.isAnswered());
    QCOMPARE(H::text(h.run("cancelled")).trimmed().split(u' ').size(), 1);
}

void tst_Contract::relaysProgressUnderTheTokenOfTheCaller()
{
    H h;
    const RawJson result =
        h.wait(h.start("execute_tool", H::execute("progress", R"({"steps":3,"ms":1})"),
                       R"({"progressToken":"mine\u0021"})"));
    QVERIFY(!H::isError(result));
    QCOMPARE(h.notified.size(), 3);
    for (int step = 1; step <= 3; ++step) {
        QCOMPARE(h.notified[step - 1].first, "notifications/progress"_ba);
        QCOMPARE(h.notified[step - 1].second, R"({"progressToken":"mine\u0021","progress":)"
                                                  + QByteArray::number(step) + R"(,"total":3})");
    }
}

void tst_Contract::asksForNoProgressUnasked()
{
    H h;
    QVERIFY(!H::isError(h.run("progress", R"({"steps":3,"ms":1})")));
    QVERIFY(h.notified.isEmpty());
}

void tst_Contract::replacesALargeResultByAPreviewThatGetContentReads()
{
    H h({{u"fake"_s, {}}}, [](EngineSettings &settings) { settings.maxResultTokens = 256; });
    const RawJson small = h.run("huge", R"({"bytes":200})");
    QCOMPARE(H::text(small), QString(200, u'x'));
    const RawJson result = h.run("huge", R"({"bytes":50000})");
    QVERIFY(result.size() < 20000);
    static const QRegularExpression hex(u"[0-9a-f]{32}"_s);
    const QString ref = hex.match(QString::fromUtf8(result.view())).captured();
    QVERIFY(!ref.isEmpty());
    QByteArray whole;
    int chunks = 1;
    for (int chunk = 0; chunk < chunks; ++chunk) {
        const RawJson part =
            h.call("get_content", R"({"ref_id":")" + ref.toLatin1() + R"(","chunk_index":)"
                                      + QByteArray::number(chunk) + '}');
        QVERIFY(!H::isError(part));
        chunks = H::structured(part)["total_chunks"_L1].toInt();
        QCOMPARE(H::structured(part)["chunk_index"_L1].toInt(), chunk);
        whole += H::text(part).toUtf8();
    }
    QVERIFY(chunks > 1);
    QCOMPARE(whole, QByteArray(50000, 'x'));
    h.owner.text = u"someone else"_s;
    QVERIFY(H::isError(h.call("get_content", R"({"ref_id":")" + ref.toLatin1() + R"("})")));
}

void tst_Contract::refuses_data()
{
    QTest::addColumn<QByteArray>("tool");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QString>("code");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QByteArray &tool, const QByteArray &arguments,
                        const QString &code, const QString &said) {
        QTest::newRow(name) << tool << arguments << code << said;
    };
    row("unknown server", "execute_tool", R"({"server_name":"fakee","tool_name":"echo"})",
        u"not_found"_s, u"Did you mean 'fake'"_s);
    row("unknown tool", "execute_tool", R"({"server_name":"fake","tool_name":"ecko"})",
        u"not_found"_s, u"fake has no tool ecko. Did you mean 'echo'"_s);
    row("unknown server, details", "get_tool_details",
        R"({"server_name":"fakee","tool_name":"echo"})", u"not_found"_s, u"fake"_s);
    row("unknown tool, details", "get_tool_details", R"({"server_name":"fake","tool_name":"ecko"})",
        u"not_found"_s, u"echo"_s);
    row("unknown server, info", "get_server_info", R"({"server_name":"fakee"})", u"not_found"_s,
        u"fake"_s);
    row("unknown server, tools", "get_server_tools", R"({"server_name":"fakee"})", u"not_found"_s,
        u"fake"_s);
    row("missing parameter", "execute_tool", R"({"server_name":"fake"})", u"invalid_argument"_s,
        u"`tool_name`"_s);
    row("misspelt parameter", "search_tools", R"({"qeury":"x"})", u"invalid_argument"_s,
        u"Did you mean 'query'?"_s);
    row("unknown content", "get_content", R"({"ref_id":"00112233445566778899aabbccddeeff"})",
        u"not_found"_s, {});
    row("a path for a reference", "get_content", R"({"ref_id":"../../etc/passwd"})", u"not_found"_s,
        {});
}

void tst_Contract::refuses()
{
    QFETCH(const QByteArray, tool);
    QFETCH(const QByteArray, arguments);
    QFETCH(const QString, code);
    QFETCH(const QString, said);
    H h;
    const RawJson result = h.call(tool, arguments);
    QVERIFY(H::isError(result));
    QCOMPARE(H::structured(result)["error"_L1]["code"_L1].toString(), code);
    QVERIFY2(H::text(result).contains(said), qPrintable(H::text(result)));
    QVERIFY(!H::text(result).contains(u'\n'));
}

void tst_Contract::givesTheSchemaBackWithWrongArguments()
{
    H h;
    const RawJson result = h.run("slow", R"({"ms":"soon"})");
    QVERIFY(H::isError(result));
    QCOMPARE(H::structured(result)["error"_L1]["code"_L1].toString(), u"invalid_argument"_s);
    QCOMPARE(H::structured(result)["tool_schema"_L1]["required"_L1].toArray(), QJsonArray{u"ms"_s});
    QVERIFY(H::text(result).contains(uR"("required":["ms"])"_s));
    QCOMPARE(H::text(h.run("count")), u"1"_s); // the child never saw the wrong one
}

void tst_Contract::tellsTheErrorsOfTheChild()
{
    H h;
    const RawJson failed = h.run("fail");
    QVERIFY(H::isError(failed));
    QCOMPARE(H::text(failed), u"It did not work."_s); // the child's own result
    const RawJson refused = h.run("refuse");
    QVERIFY(H::isError(refused));
    QCOMPARE(H::structured(refused)["error"_L1]["code"_L1].toString(), u"remote"_s);
    QCOMPARE(H::structured(refused)["error"_L1]["rpc_code"_L1].toInt(), -32602);
    QVERIFY(H::text(refused).contains(u"These arguments are no good"_s));
    const RawJson broken = h.run("broken", R"({"how":"utf8"})");
    QVERIFY(H::isError(broken));
    const QString said = H::text(broken);
    QVERIFY2(said.contains("Not valid UTF-8 at byte "_L1), qPrintable(said));
    QVERIFY2(said.contains("fake still runs"_L1) && !said.contains("anew"_L1), qPrintable(said));
    QVERIFY(!H::isError(h.run("echo"))); // and the server lives on
}

void tst_Contract::tellsWhyAChildEndedDuringACall()
{
    H h;
    QVERIFY(!H::isError(h.run("echo")));
    const RawJson result = h.run("crash", R"({"code":7})");
    QVERIFY(H::isError(result));
    const QString said = H::text(result);
    QVERIFY2(said.contains(u'7') && said.contains(u"and then it crashed"_s), qPrintable(said));
    QVERIFY(!said.contains(u'\n'));
    QVERIFY(!H::isError(h.run("echo"))); // started anew
}

void tst_Contract::tellsWhyAServerDoesNotStart_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::addColumn<QString>("said");
    QTest::newRow("exits at start")
        << QStringList{u"--exit-at-start"_s, u"3"_s} << u"told to fail at the start"_s;
    QTest::newRow("prints rubbish") << QStringList{u"--silent"_s, u"--banner"_s} << u"fake"_s;
    QTest::newRow("never answers") << QStringList{u"--silent"_s} << u"fake"_s;
}

void tst_Contract::tellsWhyAServerDoesNotStart()
{
    QFETCH(const QStringList, options);
    QFETCH(const QString, said);
    H h({{u"fake"_s, options}, {u"good"_s, {}}},
        [](EngineSettings &settings) { settings.startTimeout = 300ms; });
    const RawJson result = h.run("echo");
    QVERIFY(H::isError(result));
    QVERIFY2(H::text(result).contains(said), qPrintable(H::text(result)));
    QVERIFY(!H::text(result).contains(u'\n'));
    QVERIFY(!H::isError(h.call("execute_tool", R"({"server_name":"good","tool_name":"echo"})")));
}

void tst_Contract::startsNothingWhenAutoStartIsOff()
{
    H h({{u"fake"_s, {}}}, [](EngineSettings &settings) { settings.autoStart = false; });
    const RawJson refused = h.run("echo");
    QVERIFY(H::isError(refused));
    QCOMPARE(H::structured(refused)["error"_L1]["code"_L1].toString(), u"not_running"_s);
    QVERIFY(H::text(refused).contains(u"manage_server"_s));
    QVERIFY(h.runtime->servers().running().empty());
    QVERIFY(!H::isError(h.call("manage_server", R"({"server_name":"fake","action":"start"})")));
    QVERIFY(!H::isError(h.run("echo")));
}

void tst_Contract::managesServersIdempotently()
{
    H h;
    const auto manage = [&](const QByteArray &action) {
        return H::structured(
            h.call("manage_server", R"({"server_name":"fake","action":")" + action + R"("})"));
    };
    QCOMPARE(manage("shutdown")["success"_L1], QJsonValue(true));
    QCOMPARE(manage("start")["state"_L1].toString(), u"running"_s);
    QVERIFY(manage("start")["message"_L1].toString().contains(u"already"_s));
    QCOMPARE(H::text(h.run("count")), u"1"_s);
    QCOMPARE(manage("restart")["state"_L1].toString(), u"running"_s);
    QCOMPARE(H::text(h.run("count")), u"1"_s); // another process
    QCOMPARE(manage("shutdown")["state"_L1].toString(), u"stopped"_s);
    const RawJson unknown = h.call("manage_server", R"({"server_name":"fak","action":"shutdown"})");
    QVERIFY(H::isError(unknown));
    QCOMPARE(H::structured(unknown)["success"_L1], QJsonValue(false));
    QVERIFY(H::text(unknown).contains(u"fake"_s));
}

void tst_Contract::hidesBlockedTools()
{
    H h;
    h.write({{u"fake"_s, {}}}, {{u"blocked_tools"_s, QJsonArray{u"echo"_s}}});
    H again({{u"fake"_s, {}}},
            [&](EngineSettings &settings) { settings.configFile = h.path("servers.json"); });
    const RawJson result = again.run("echo");
    QVERIFY(H::isError(result));
    QCOMPARE(H::structured(result)["error"_L1]["code"_L1].toString(), u"disabled"_s);
    QVERIFY(!H::isError(again.run("count")));
    QVERIFY(H::isError(again.run("echo"))); // still, now that it runs
    const RawJson tools = again.call("get_server_tools", R"({"server_name":"fake"})");
    QVERIFY(!H::text(tools).contains(u"echo"_s));
}

void tst_Contract::readsAChangedConfiguration()
{
    H h;
    QVERIFY(!H::isError(h.run("echo")));
    h.write({{u"fake"_s, {}}, {u"second"_s, {}}});
    QTRY_VERIFY(h.runtime->servers().config({u"second"_s}) != nullptr);
    QCOMPARE(h.runtime->servers().running().size(), size_t(1)); // the first one went on
    QFile file(h.path("servers.json"));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write("{ not JSON");
    file.close();
    QTest::qWait(600); // longer than the watcher waits for more
    QVERIFY(h.runtime->servers().config({u"second"_s}) != nullptr); // the last good one stays
    QVERIFY(file.remove());
    QTest::qWait(600);
    QVERIFY(h.runtime->servers().config({u"second"_s}) != nullptr); // and without the file, too
    h.write({{u"second"_s, {}}});
    QTRY_VERIFY(h.runtime->servers().config({u"fake"_s}) == nullptr);
    QVERIFY(H::isError(h.run("echo")));
}

void tst_Contract::answersOnlyToolRequests_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<int>("code");
    QTest::newRow("resources") << "resources/list"_ba
                               << ""_ba << rpc::kMethodNotFound;
    QTest::newRow("prompts") << "prompts/list"_ba
                             << "{}"_ba << rpc::kMethodNotFound;
    QTest::newRow("unknown tool") << "tools/call"_ba
                                  << R"({"name":"serch_tools"})"_ba << rpc::kInvalidParams;
    QTest::newRow("no name") << "tools/call"_ba
                             << "{}"_ba << rpc::kInvalidParams;
    QTest::newRow("no params") << "tools/call"_ba
                               << ""_ba << rpc::kInvalidParams;
    QTest::newRow("params a list") << "tools/call"_ba
                                   << "[1]"_ba << rpc::kInvalidParams;
}

void tst_Contract::answersOnlyToolRequests()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, params);
    QFETCH(const int, code);
    H h(H::Servers{});
    const H::Asked asked = h.request(method, params);
    QVERIFY(asked.isAnswered());
    QCOMPARE(asked.ticket, RequestTicket(0));
    QVERIFY(!**asked.answer);
    QCOMPARE((*asked.answer)->error().rpcCode, code);
    if (params.contains("serch_tools"))
        QVERIFY((*asked.answer)->error().message.contains(u"Did you mean 'search_tools'?"_s));
}

void tst_Contract::offersEverythingThroughTheRouterTool()
{
    H h({{u"fake"_s, {}}},
        [](EngineSettings &settings) { settings.surface = SurfaceKind::Router; });
    const RawJson list = h.wait(h.request("tools/list", "{}"));
    QCOMPARE(toJsonValue(list)["tools"_L1].toArray().size(), 1);
    const RawJson result = h.call(
        "semantic_router",
        R"({"operation":"execute_tool","server_name":"fake","tool_name":"echo","arguments":{"a":1e400}})");
    QCOMPARE(member(result, "structuredContent").toByteArray(), R"({"a":1e400})"_ba);
    const RawJson wrong = h.call("semantic_router", R"({"operation":"excute_tool"})");
    QVERIFY(H::isError(wrong));
    QVERIFY(H::text(wrong).contains(u"execute_tool"_s));
    QVERIFY(H::isError(h.call("semantic_router", "{}")));
    QVERIFY(!**h.request("tools/call", R"({"name":"search_tools"})").answer);
}

void tst_Contract::countsWhatThereIs()
{
    H h({{u"fake"_s, {}}, {u"other"_s, {}}});
    QVERIFY(!H::isError(h.run("echo")));
    const QJsonValue counted = H::structured(h.call("get_statistics", "{}"));
    QCOMPARE(counted["total_servers"_L1].toInt(), 2);
    QVERIFY(counted["total_tools"_L1].toInt() > 5);
    QCOMPARE(counted["running_servers"_L1].toInt(), 1);
    QCOMPARE(counted["queued_tasks"_L1].toInt(), 0);
    QVERIFY(!counted["version"_L1].toString().isEmpty());
    const RawJson servers = h.call("list_servers", R"({"limit":1})");
    QCOMPARE(H::structured(servers)["servers"_L1].toArray().size(), 1);
    QCOMPARE(H::structured(servers)["total"_L1].toInt(), 2);
}

void tst_Contract::answersAsItsOutputSchemasSay()
{
    H h;
    QVERIFY(!H::isError(h.run("echo")));
    const QByteArray id =
        H::structured(h.run("slow", R"({"ms":1})", R"(,"in_background":true)"))["task_id"_L1]
            .toString()
            .toLatin1();
    const std::map<QByteArray, QByteArray> asked{
        {"search_tools", R"({"query":"echo"})"},
        {"search_servers", R"({"query":"fake","min_score":0})"},
        {"get_server_info", R"({"server_name":"fake"})"},
        {"get_server_tools", R"({"server_name":"fake"})"},
        {"get_tool_details", R"({"server_name":"fake","tool_name":"slow"})"},
        {"list_servers", "{}"},
        {"get_statistics", "{}"},
        {"manage_server", R"({"server_name":"fake","action":"start"})"},
        {"list_running_servers", "{}"},
        {"poll_task_result", R"({"task_id":")" + id + R"(","wait_s":20})"},
        {"cancel_task", R"({"task_id":")" + id + R"("})"},
        {"list_tasks", "{}"},
    };
    for (const ToolSpec &spec : toolSpecs()) {
        if (spec.outputSchema.isEmpty())
            continue;
        const auto schema = parseJson(spec.outputSchema.toByteArray());
        QVERIFY(schema.has_value());
        const auto checker = ArgumentChecker::compile(*schema);
        const QByteArray name = spec.name.toByteArray();
        QVERIFY2(asked.contains(name), name.constData());
        for (const QByteArray &arguments : {asked.at(name), R"({"no such":1})"_ba}) {
            const RawJson result = h.call(name, arguments);
            const auto wrong = checker->check(member(result, "structuredContent"));
            QVERIFY2(!wrong, qPrintable(QString::fromUtf8(name) + u": " + wrong.value_or(u""_s)));
            QVERIFY(!H::text(result).isEmpty());
        }
    }
}

QTEST_GUILESS_MAIN(tst_Contract)
#include "tst_contract.moc"
