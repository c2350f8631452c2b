// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/token_counter.h"
#include "engine/router/tool_list.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

QJsonArray tools(const RawJson &list)
{
    return toJsonValue(list)["tools"_L1].toArray();
}

} // namespace

class tst_ToolList : public QObject
{
    Q_OBJECT

private slots:
    void listsTheToolsOfTheContractInOrder();
    void givesTheSameBytesEveryTime();
    void describesWhatTheParserReads();
    void saysWhatEachToolDoesToTheWorld();
    void hasAnOutputSchemaWhereTheResultIsOurs();
    void offersEveryOperationBehindTheRouterTool();
    void staysInsideTheTokenBudgets();
    void findsTheToolThatWasMeant();
};

void tst_ToolList::listsTheToolsOfTheContractInOrder()
{
    const QStringList expected{
        u"search_tools"_s,     u"search_servers"_s,   u"get_server_info"_s,
        u"get_server_tools"_s, u"get_tool_details"_s, u"list_servers"_s,
        u"get_statistics"_s,   u"manage_server"_s,    u"list_running_servers"_s,
        u"execute_tool"_s,     u"poll_task_result"_s, u"get_content"_s,
        u"cancel_task"_s,      u"list_tasks"_s};
    QStringList names;
    const QJsonArray list = tools(toolList());
    for (const QJsonValue tool : list) {
        names += tool["name"_L1].toString();
        QVERIFY(!tool["title"_L1].toString().isEmpty());
        QVERIFY(tool["description"_L1].toString().endsWith(u'.'));
    }
    QCOMPARE(names, expected);
}

void tst_ToolList::givesTheSameBytesEveryTime()
{
    QCOMPARE(toolList().toByteArray(), toolList().toByteArray());
    QVERIFY(parseJson(toolList()).has_value());
    QVERIFY(!toolList().view().contains('\n'));
    QCOMPARE(routerToolList().toByteArray(), routerToolList().toByteArray());
}

void tst_ToolList::describesWhatTheParserReads()
{
    const QJsonArray list = tools(toolList());
    for (qsizetype i = 0; i < list.size(); ++i) {
        const ToolSpec &spec = toolSpecs()[size_t(i)];
        QCOMPARE(qsizetype(spec.kind), i);
        QVERIFY(qsizetype(spec.parameters.size()) <= kMaxParameters);
        const QJsonValue schema = list[i]["inputSchema"_L1];
        QCOMPARE(schema["type"_L1].toString(), u"object"_s);
        QCOMPARE(schema["additionalProperties"_L1], QJsonValue(false));
        QCOMPARE(schema["properties"_L1].toObject().size(), qsizetype(spec.parameters.size()));
        for (const Parameter &parameter : spec.parameters) {
            const QJsonValue property =
                schema["properties"_L1].toObject()[QString::fromUtf8(parameter.name)];
            QVERIFY2(property.isObject(), parameter.name.data());
            QCOMPARE(schema["required"_L1].toArray().contains(QString::fromUtf8(parameter.name)),
                     parameter.required);
            QCOMPARE(property.toObject().contains("default"_L1), !parameter.fallback.isEmpty());
        }
    }
    const QJsonValue search = list[0]["inputSchema"_L1]["properties"_L1];
    QCOMPARE(search["limit"_L1]["default"_L1].toInt(), 10);
    QCOMPARE(search["limit"_L1]["minimum"_L1].toInt(), 1);
    QCOMPARE(search["limit"_L1]["maximum"_L1].toInt(), 100);
    QCOMPARE(search["tool_type"_L1]["enum"_L1].toArray(),
             (QJsonArray{u"app"_s, u"mcp"_s, u"custom"_s, u"base"_s}));
}

void tst_ToolList::saysWhatEachToolDoesToTheWorld()
{
    const QJsonArray list = tools(toolList());
    for (const QJsonValue tool : list) {
        const QJsonValue hints = tool["annotations"_L1];
        for (const auto hint : {"readOnlyHint"_L1, "destructiveHint"_L1, "openWorldHint"_L1})
            QVERIFY(hints[hint].isBool());
        const QString name = tool["name"_L1].toString();
        const bool changes =
            name == u"execute_tool" || name == u"manage_server" || name == u"cancel_task";
        QCOMPARE(hints["readOnlyHint"_L1].toBool(), !changes);
        QCOMPARE(hints["destructiveHint"_L1].toBool(), changes);
    }
}

void tst_ToolList::hasAnOutputSchemaWhereTheResultIsOurs()
{
    const QJsonArray list = tools(toolList());
    for (const QJsonValue tool : list) {
        const QString name = tool["name"_L1].toString();
        const bool foreign = name == u"execute_tool" || name == u"get_content";
        QCOMPARE(tool.toObject().contains("outputSchema"_L1), !foreign);
        if (foreign)
            continue;
        const QJsonValue schema = tool["outputSchema"_L1];
        QCOMPARE(schema["type"_L1].toString(), u"object"_s);
        QVERIFY(!schema["properties"_L1].toObject().isEmpty());
        QVERIFY(!schema.toObject().contains("required"_L1)); // failures answer with `error` alone
    }
}

void tst_ToolList::offersEveryOperationBehindTheRouterTool()
{
    const QJsonArray list = tools(routerToolList());
    QCOMPARE(list.size(), 1);
    QCOMPARE(list[0]["name"_L1].toString(), u"semantic_router"_s);
    const QJsonValue schema = list[0]["inputSchema"_L1];
    QCOMPARE(schema["required"_L1].toArray(), QJsonArray{u"operation"_s});
    const QJsonArray operations = schema["properties"_L1]["operation"_L1]["enum"_L1].toArray();
    QCOMPARE(operations.size(), kToolCount);
    for (const ToolSpec &spec : toolSpecs()) {
        QVERIFY(operations.contains(QString::fromUtf8(spec.name)));
        for (const Parameter &parameter : spec.parameters)
            QVERIFY(schema["properties"_L1].toObject().contains(QString::fromUtf8(parameter.name)));
    }
}

void tst_ToolList::staysInsideTheTokenBudgets()
{
    // What hosts put into a model's context: name, description and input schema of each tool.
    const auto contextTokens = [](const RawJson &list) {
        qsizetype tokenCount = 0;
        const RawJson entries = member(list, "tools");
        JsonCursor at(entries.view());
        if (!at.enterArray())
            return qsizetype(-1);
        while (at.nextElement()) {
            const RawJson tool = entries.part(at.takeValue());
            const QByteArray entry =
                R"({"name":)" + member(tool, "name").toByteArray() + R"(,"description":)"
                + member(tool, "description").toByteArray() + R"(,"inputSchema":)"
                + member(tool, "inputSchema").toByteArray() + "},";
            tokenCount += tokens::count(entry);
        }
        return tokenCount;
    };
    QCOMPARE_GT(contextTokens(toolList()), 500); // it counts something
    QCOMPARE_LT(contextTokens(toolList()), 1500);
    QCOMPARE_LT(tokens::count(toolList().view()), 4000);
    QCOMPARE_LT(contextTokens(routerToolList()), 900);
    QCOMPARE_LT(tokens::count(routerToolList().view()), 900);
}

void tst_ToolList::findsTheToolThatWasMeant()
{
    QCOMPARE(didYouMeanTool(u"searchTools"_s), u" Did you mean 'search_tools'?"_s);
    QCOMPARE(didYouMeanTool(u"excute_tool"_s), u" Did you mean 'execute_tool'?"_s);
    QVERIFY(didYouMeanTool(u"weather"_s).isEmpty());
    QVERIFY(didYouMeanTool(QString(100000, u'a')).isEmpty());
    QVERIFY(!findToolSpec("weather"));
}

QTEST_APPLESS_MAIN(tst_ToolList)
#include "tst_tool_list.moc"
