// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/operation.h"

#include <QObject>
#include <QRandomGenerator>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

Result<Operation> parse(QByteArrayView tool, const QByteArray &arguments)
{
    return parseOperation(*findToolSpec(tool), RawJson(arguments));
}

template <class T>
T parsed(QByteArrayView tool, const QByteArray &arguments)
{
    const auto operation = parse(tool, arguments);
    if (!operation) {
        qWarning("%s", qPrintable(operation.error().message));
        return {};
    }
    return std::get<T>(*operation);
}

} // namespace

class tst_Operation : public QObject
{
    Q_OBJECT

private slots:
    void readsTheDefaultsOfTheContract();
    void readsEveryParameter();
    void makesTheRightOperationOfEachTool();
    void keepsTheArgumentsOfAChildByteForByte();
    void takesAnObjectInAStringForTheObject_data();
    void takesAnObjectInAStringForTheObject();
    void takesNullForAbsent();
    void saysWhatIsWrong_data();
    void saysWhatIsWrong();
    void leavesOutTheIgnoredMember();
    void survivesMutatedArguments();
};

void tst_Operation::readsTheDefaultsOfTheContract()
{
    const auto tools = parsed<op::SearchTools>("search_tools", R"({"query":"send mail"})"_ba);
    QCOMPARE(tools.query.text, u"send mail"_s);
    QCOMPARE(tools.query.limit, 10);
    QCOMPARE(tools.query.minScore, 0.3);
    QVERIFY(tools.query.servers.isEmpty());
    QVERIFY(tools.query.type.isEmpty());
    QVERIFY(tools.query.enabledOnly);
    const auto servers = parsed<op::SearchServers>("search_servers", R"({"query":"mail"})"_ba);
    QCOMPARE(servers.limit, 10);
    QCOMPARE(servers.minScore, 0.3);
    const auto page = parsed<op::GetServerTools>("get_server_tools", R"({"server_name":"a"})"_ba);
    QCOMPARE(page.limit, 50);
    QCOMPARE(page.offset, 0);
    QCOMPARE(parsed<op::ListServers>("list_servers", {}).limit, 50);
    const auto run =
        parsed<op::ExecuteTool>("execute_tool", R"({"server_name":"a","tool_name":"b"})"_ba);
    QCOMPARE(run.arguments.toByteArray(), "{}"_ba);
    QVERIFY(!run.timeout);
    QCOMPARE(run.inBackground, false);
    QCOMPARE(run.priority, 1);
    QCOMPARE(parsed<op::PollTaskResult>("poll_task_result", R"({"task_id":"t"})"_ba).wait, 0ms);
    QVERIFY(!parsed<op::GetContent>("get_content", R"({"ref_id":"r"})"_ba).selection.chunkIndex);
}

void tst_Operation::readsEveryParameter()
{
    const auto search = parsed<op::SearchTools>(
        "search_tools",
        R"({"enabled":false,"tool_type":"mcp","server_names":["a","b"],"min_score":1,"limit":100,)"
        R"("query":"\u00fc"})"_ba);
    QCOMPARE(search.query.text, u"ü"_s);
    QCOMPARE(search.query.limit, 100);
    QCOMPARE(search.query.minScore, 1.0);
    QCOMPARE(search.query.servers, (QList<ServerName>{{u"a"_s}, {u"b"_s}}));
    QCOMPARE(search.query.type, u"mcp"_s);
    QVERIFY(!search.query.enabledOnly);
    const auto run = parsed<op::ExecuteTool>(
        "execute_tool",
        R"({"server_name":"a","tool_name":"b","timeout":0.25,"in_background":true,"priority":-3})"_ba);
    QCOMPARE(run.timeout, std::optional(250ms));
    QVERIFY(run.inBackground);
    QCOMPARE(run.priority, -3);
    const auto content = parsed<op::GetContent>(
        "get_content",
        R"({"ref_id":"r","chunk_index":4,"lines":"1-2","bytes":"3-4","grep":"x","json_pointer":"/a"})"_ba);
    QCOMPARE(content.selection.ref.text, u"r"_s);
    QCOMPARE(content.selection.chunkIndex, std::optional(4));
    QCOMPARE(content.selection.lines, std::optional(u"1-2"_s));
    QCOMPARE(content.selection.bytes, std::optional(u"3-4"_s));
    QCOMPARE(content.selection.grep, std::optional(u"x"_s));
    QCOMPARE(content.selection.jsonPointer, std::optional(u"/a"_s));
    const auto whole =
        parsed<op::GetContent>("get_content", R"({"ref_id":"r","json_pointer":""})"_ba);
    QCOMPARE(whole.selection.jsonPointer, std::optional(u""_s)); // RFC 6901: the whole document
    using Action = op::ManageServer::Action;
    for (const auto &[word, action] : {std::pair{"start"_ba, Action::Start},
                                       {"shutdown"_ba, Action::Shutdown},
                                       {"restart"_ba, Action::Restart}}) {
        const auto manage = parsed<op::ManageServer>(
            "manage_server", R"({"server_name":"s","action":")" + word + R"("})");
        QCOMPARE(manage.server.text, u"s"_s);
        QCOMPARE(manage.action, action);
    }
    QCOMPARE(
        parsed<op::PollTaskResult>("poll_task_result", R"({"task_id":"t","wait_s":50})"_ba).wait,
        50s);
}

void tst_Operation::makesTheRightOperationOfEachTool()
{
    const QByteArray all = R"("query":"q","server_name":"s","tool_name":"t","action":"start",)"
                           R"("task_id":"i","ref_id":"r")";
    for (const ToolSpec &spec : toolSpecs()) {
        QByteArray arguments = "{";
        for (const Parameter &parameter : spec.parameters) {
            if (parameter.required) {
                const qsizetype at =
                    all.indexOf(QByteArray('"' + parameter.name.toByteArray() + "\":"));
                const qsizetype end = all.indexOf(",\"", at);
                arguments +=
                    (arguments.size() > 1 ? "," : "") + all.mid(at, end < 0 ? -1 : end - at);
            }
        }
        const auto operation = parseOperation(spec, RawJson(arguments + '}'));
        QVERIFY2(operation.has_value(), arguments.constData());
        QCOMPARE(operation->index(), size_t(spec.kind)); // variant, enum and menu in one order
    }
}

void tst_Operation::keepsTheArgumentsOfAChildByteForByte()
{
    const QByteArray inner = R"({"a":18446744073709551617,"b":1.0, "c":1e400,"z":1,"a":2})";
    const auto run = parsed<op::ExecuteTool>(
        "execute_tool", R"({"arguments": )" + inner + R"( ,"server_name":"s","tool_name":"t"})");
    QCOMPARE(run.arguments.toByteArray(), inner);
}

void tst_Operation::takesAnObjectInAStringForTheObject_data()
{
    QTest::addColumn<QByteArray>("written");
    QTest::addColumn<QByteArray>("meant");
    QTest::newRow("plain") << R"("{\"a\": 1e400}")"_ba
                           << R"({"a": 1e400})"_ba;
    QTest::newRow("space around it") << R"("\n {} ")"_ba
                                     << "{}"_ba;
    QTest::newRow("escapes inside") << R"("{\"a\":\"\\n\"}")"_ba
                                    << R"({"a":"\n"})"_ba;
}

void tst_Operation::takesAnObjectInAStringForTheObject()
{
    QFETCH(const QByteArray, written);
    QFETCH(const QByteArray, meant);
    const auto run = parsed<op::ExecuteTool>(
        "execute_tool", R"({"server_name":"s","tool_name":"t","arguments":)" + written + '}');
    QCOMPARE(run.arguments.toByteArray(), meant);
}

void tst_Operation::takesNullForAbsent()
{
    const auto search = parsed<op::SearchTools>(
        "search_tools", R"({"query":"q","limit":null,"server_names":null,"tool_type":null})"_ba);
    QCOMPARE(search.query.limit, 10);
    QVERIFY(search.query.servers.isEmpty());
    QVERIFY(!parse("search_tools", R"({"query":null})"_ba));
}

void tst_Operation::saysWhatIsWrong_data()
{
    QTest::addColumn<QByteArray>("tool");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QString>("said");
    const auto row = [](const char *name, const QByteArray &tool, const QByteArray &arguments,
                        const QString &said) { QTest::newRow(name) << tool << arguments << said; };
    row("missing", "search_tools", "{}", u"search_tools needs `query`"_s);
    row("no arguments at all", "search_tools", "", u"search_tools needs `query`"_s);
    row("empty text", "search_tools", R"({"query":""})", u"`query` must be a string that is not"_s);
    row("limit too small", "search_tools", R"({"query":"q","limit":0})",
        u"`limit` must be a whole number from 1 to 100, not 0."_s);
    row("limit too large", "search_tools", R"({"query":"q","limit":101})", u"from 1 to 100"_s);
    row("limit not whole", "search_tools", R"({"query":"q","limit":1.5})", u"a whole number"_s);
    row("limit a string", "search_tools", R"({"query":"q","limit":"5"})", u"not \"5\""_s);
    row("score out of range", "search_servers", R"({"query":"q","min_score":1.01})",
        u"`min_score` must be a number from 0 to 1"_s);
    row("score beyond a double", "search_servers", R"({"query":"q","min_score":1e400})",
        u"`min_score` must be"_s);
    row("negative offset", "list_servers", R"({"offset":-1})", u"`offset` must be"_s);
    row("offset beyond an int", "list_servers", R"({"offset":2147483648})", u"`offset` must be"_s);
    row("timeout zero", "execute_tool", R"({"server_name":"a","tool_name":"b","timeout":0})",
        u"`timeout` must be a number from 0.001 to 86400"_s);
    row("priority beyond an int", "execute_tool",
        R"({"server_name":"a","tool_name":"b","priority":3000000000})", u"`priority` must be"_s);
    row("wait too long", "poll_task_result", R"({"task_id":"t","wait_s":51})",
        u"`wait_s` must be a number from 0 to 50"_s);
    row("flag a string", "search_tools", R"({"query":"q","enabled":"true"})",
        u"`enabled` must be true or false"_s);
    row("unknown choice", "manage_server", R"({"server_name":"a","action":"stop"})",
        u"`action` must be one of start, shutdown, restart, not \"stop\"."_s);
    row("a list that is none", "search_tools", R"({"query":"q","server_names":"a"})",
        u"`server_names` must be an array of strings"_s);
    row("a list with a number", "search_tools", R"({"query":"q","server_names":["a",1]})",
        u"`server_names` must be an array of strings"_s);
    row("arguments a list", "execute_tool",
        R"({"server_name":"a","tool_name":"b","arguments":[1]})",
        u"`arguments` must be an object"_s);
    row("arguments a text that is no object", "execute_tool",
        R"({"server_name":"a","tool_name":"b","arguments":"[1]"})",
        u"`arguments` must be an object"_s);
    row("misspelt", "search_tools", R"({"querry":"q"})",
        u"search_tools has no parameter querry. Did you mean 'query'?"_s);
    row("shortened", "get_server_info", R"({"server":"q"})", u"Did you mean 'server_name'?"_s);
    row("in camel case", "execute_tool", R"({"serverName":"q"})", u"Did you mean 'server_name'?"_s);
    row("nothing like it", "search_tools", R"({"zzz":1})", u"Valid: `query`, `limit`"_s);
    row("takes none", "list_tasks", R"({"x":1})",
        u"list_tasks has no parameter x. It takes none."_s);
    row("no object", "search_tools", "[1]", u"must be an object"_s);
}

void tst_Operation::saysWhatIsWrong()
{
    QFETCH(const QByteArray, tool);
    QFETCH(const QByteArray, arguments);
    QFETCH(const QString, said);
    const auto operation = parse(tool, arguments);
    QVERIFY(!operation);
    QCOMPARE(operation.error().code, ErrorCode::InvalidArgument);
    QVERIFY2(operation.error().message.contains(said), qPrintable(operation.error().message));
}

void tst_Operation::leavesOutTheIgnoredMember()
{
    const RawJson arguments(R"({"operation":"list_servers","limit":3})"_ba);
    const ToolSpec &spec = *findToolSpec("list_servers");
    QVERIFY(!parseOperation(spec, arguments));
    const auto operation = parseOperation(spec, arguments, "operation");
    QVERIFY(operation.has_value());
    QCOMPARE(std::get<op::ListServers>(*operation).limit, 3);
}

void tst_Operation::survivesMutatedArguments()
{
    const QByteArray good =
        R"({"server_name":"s\u00e4","tool_name":"t","arguments":"{\"a\":[1,2]}",)"
        R"("timeout":1.5e1,"in_background":true,"priority":1})";
    QRandomGenerator random(20261123);
    const QByteArray alphabet = R"({}[]",:\u0019eE+-. truefalsn)";
    qsizetype accepted = 0;
    for (int round = 0; round < 20000; ++round) {
        QByteArray bad = good;
        for (int edits = random.bounded(1, 4); edits > 0; --edits) {
            const qsizetype at = random.bounded(int(bad.size()));
            if (random.bounded(2))
                bad[at] = alphabet[random.bounded(int(alphabet.size()))];
            else
                bad.truncate(std::max<qsizetype>(at, 1));
        }
        const auto operation = parse("execute_tool", bad);
        if (!operation) {
            QVERIFY(!operation.error().message.isEmpty());
            continue;
        }
        ++accepted;
        QVERIFY(std::get<op::ExecuteTool>(*operation).arguments.isObject());
    }
    QVERIFY(accepted > 0);
}

QTEST_APPLESS_MAIN(tst_Operation)
#include "tst_operation.moc"
