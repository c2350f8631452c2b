// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/tool_signature.h"
#include "engine/content/token_counter.h"
#include "engine/mcp/listing.h"
#include "engine/router/replies.h"
#include "engine/router/reply_text.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QObject>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

QString text(const RawJson &result)
{
    return toJsonValue(result)["content"_L1][0]["text"_L1].toString();
}

QJsonValue structured(const RawJson &result)
{
    return toJsonValue(result)["structuredContent"_L1];
}

bool isError(const RawJson &result)
{
    return toJsonValue(result)["isError"_L1].toBool();
}

TaskSnapshot someTask(TaskStatus status)
{
    TaskSnapshot task;
    task.id.text = u"00112233445566778899aabbccddeeff"_s;
    task.status = status;
    task.server = u"files"_s;
    task.tool = u"copy"_s;
    return task;
}

} // namespace

using Detail = op::SearchTools::Detail;

class tst_Replies : public QObject
{
    Q_OBJECT

private slots:
    void cutsTextWhereASentenceEnds_data();
    void cutsTextWhereASentenceEnds();
    void namesServerAndToolOfEachHit();
    void saysWhatToDoWhenNothingWasFound();
    void showsAsMuchOfAToolAsIsAskedFor();
    void tenHitsAreCheap_data();
    void tenHitsAreCheap();
    void writesParametersInALine_data();
    void writesParametersInALine();
    void passesWarningsOn();
    void warningsCostNoDescription();
    void tellsTheTokensKeptOut();
    void countsTheLargerOfTwoForms();
    void refusesNamesThatPassForSomethingElse_data();
    void refusesNamesThatPassForSomethingElse();
    void givesASchemaAsItIs();
    void keepsAFailureToOneLine();
    void returnsTheSchemaWithWrongArguments();
    void offersTheNextPage();
    void leavesAnUnknownToolCountOpen();
    void givesTheResultOfATaskVerbatim();
    void tellsEachTaskStatus_data();
    void tellsEachTaskStatus();
    void saysFirstThatThereIsNoSuchServer();
    void passesOnTheDataOfAServersError();
    void listsTasksWithTheirIds();
};

void tst_Replies::cutsTextWhereASentenceEnds_data()
{
    QTest::addColumn<QString>("whole");
    QTest::addColumn<QString>("cut");
    QTest::newRow("short") << u"Reads a file."_s << u"Reads a file."_s;
    QTest::newRow("many lines") << u"Reads\n\n  a\tfile."_s << u"Reads a file."_s;
    QTest::newRow("sentence") << u"Reads a file. Then does much more."_s << u"Reads a file."_s;
    QTest::newRow("no sentence") << u"Reads one file after the other"_s << u"Reads one file…"_s;
    QTest::newRow("version is no sentence")
        << u"Reads v1.2 of any one format"_s << u"Reads v1.2 of any…"_s;
    QTest::newRow("one long word") << QString(40, u'x') << QString(19, u'x') + u'…';
    QTest::newRow("CJK") << u"ファイルを読みます。その後、多くのことを行います。"_s
                         << u"ファイルを読みます。"_s;
    QTest::newRow("no half characters")
        << QString(18, u'x') + u"😀😀😀"_s << QString(18, u'x') + u'…';
    QTest::newRow("turned around") << u"a\u202eb\u2066c"_s << u"abc"_s;
    QTest::newRow("what only a model sees") << u"a\U000e0069\U000e0067b"_s << u"ab"_s;
    QTest::newRow("control characters") << u"a\x1b[31mb\u0000c"_s << u"a [31mb c"_s;
}

void tst_Replies::cutsTextWhereASentenceEnds()
{
    QFETCH(const QString, whole);
    QFETCH(const QString, cut);
    QCOMPARE(brief(whole, 20), cut);
}

void tst_Replies::namesServerAndToolOfEachHit()
{
    ToolHits hits;
    hits.tools.push_back(
        {{u"mail"_s}, {u"send"_s}, u"Send"_s, u"Sends a mail.\nLong story."_s, 0.91239});
    hits.tools.push_back({{u"chat"_s}, {u"post"_s}, {}, {}, 0.5});
    hits.total = 7;
    const RawJson result = replies::toolHits(hits, u"q"_s);
    QCOMPARE(text(result), u"mail/send (0.91) – Sends a mail. Long story.\nchat/post (0.50)\n"
                           "2 of 7, as server_name/tool_name. Next: get_tool_details."_s);
    QCOMPARE(structured(result)["total_results"_L1].toInt(), 7);
    QCOMPARE(structured(result)["tools"_L1][0].toObject(),
             (QJsonObject{{u"name"_s, u"send"_s},
                          {u"serverName"_s, u"mail"_s},
                          {u"title"_s, u"Send"_s},
                          {u"description"_s, u"Sends a mail. Long story."_s},
                          {u"score"_s, 0.912}}));
    QVERIFY(!isError(result));
}

void tst_Replies::saysWhatToDoWhenNothingWasFound()
{
    const RawJson tools = replies::toolHits({}, u"fly"_s);
    QVERIFY(text(tools).startsWith(u"No tool found for \"fly\". Use other words"_s));
    QVERIFY(structured(tools)["tools"_L1].isArray());
    QVERIFY(text(replies::serverHits({}, u"fly"_s)).startsWith(u"No server found"_s));
    ToolHits unsure;
    unsure.unsure = true;
    QCOMPARE(text(replies::toolHits(unsure, u"hello there"_s)),
             u"Nothing sure enough for \"hello there\": no tool fits well. Say in other words what "
             "it should do; a lower min_score shows what comes nearest."_s);
    unsure.isUnread = true;
    QCOMPARE(text(replies::toolHits(unsure, u"wyślij list"_s)),
             u"No tool found for \"wyślij list\". Search reads English, French, Spanish, German, "
             "Portuguese, Italian, Dutch, Russian, Chinese, Japanese and Korean: say it in one of "
             "these."_s);
}

void tst_Replies::showsAsMuchOfAToolAsIsAskedFor()
{
    ToolHits hits;
    hits.tools.push_back({{u"s"_s},
                          {u"t"_s},
                          {},
                          u"Reads a file. "_s + u"More of it. "_s.repeated(40),
                          0.5,
                          RawJson(R"({"properties":{"path":{"type":"string"}}})"_ba)});
    const auto hit = [&](Detail detail) {
        return structured(replies::toolHits(hits, u"q"_s, detail))["tools"_L1][0].toObject();
    };
    QVERIFY(!hit(Detail::Minimal).contains(u"signature"_s));
    QVERIFY(hit(Detail::Minimal)["description"_L1].toString().size() <= 100);
    QVERIFY(hit(Detail::Minimal)["description"_L1].toString().endsWith(u'.'));
    QCOMPARE(hit(Detail::Signature)["signature"_L1].toString(), u"(path?: string)"_s);
    QCOMPARE(hit(Detail::Full)["signature"_L1].toString(), u"(path?: string)"_s);
    QCOMPARE(hit(Detail::Full)["description"_L1].toString(), hits.tools[0].description.trimmed());
    QVERIFY(text(replies::toolHits(hits, u"q"_s, Detail::Signature))
                .startsWith(u"s/t(path?: string) "));
}

void tst_Replies::tenHitsAreCheap_data()
{
    QTest::addColumn<QString>("description");
    QTest::addColumn<Detail>("detail");
    QTest::newRow("English")
        << u"Lists the runs of a workflow that were started for a repository, newest "
           "first, with their state. Further sentences explain paging at length, "
           "and what happens to runs that were cancelled before they began."_s
        << Detail::Minimal;
    QTest::newRow("Chinese") << u"列出仓库中工作流的运行记录并显示其状态"_s.repeated(6)
                             << Detail::Minimal;
    QTest::newRow("Hindi") << u"कार्यप्रवाह के सभी रन की सूची बनाता है"_s.repeated(4) << Detail::Minimal;
    QTest::newRow("emoji") << u"😀🎉🚀"_s.repeated(40) << Detail::Minimal;
    QTest::newRow("with parameters")
        << u"Lists the runs of a workflow that were started for a repository."_s
        << Detail::Signature;
}

void tst_Replies::tenHitsAreCheap()
{
    QFETCH(const QString, description);
    QFETCH(const Detail, detail);
    QByteArray schema = R"({"type":"object","properties":{"owner":{"type":"string"})"_ba;
    for (int i = 0; i < 30; ++i)
        schema += ",\"filter_by_state_" + QByteArray::number(i)
                  + R"(":{"type":"string","enum":["queued","running","done"]})"_ba;
    schema += "}}";
    // Names and descriptions are longer than those of most real tools.
    ToolHits hits;
    hits.total = 6000;
    for (int i = 0; i < 10; ++i) {
        hits.tools.push_back({{u"example-company-mcp-server"_s},
                              {u"list_workflow_runs_%1"_s.arg(i)},
                              u"List workflow runs"_s,
                              description,
                              0.5 - i * 0.01});
        hits.tools.back().inputSchema = RawJson(schema);
    }
    const RawJson reply = replies::toolHits(hits, u"runs"_s, detail);
    QCOMPARE_LT(tokens::count(text(reply).toUtf8()), 700);
    QCOMPARE_LT(tokens::count(member(reply, "structuredContent").view()), 700);
    for (const ToolHit &hit : hits.tools) {
        QVERIFY(text(reply).contains(hit.server.text + u'/' + hit.name.text
                                     + (detail == Detail::Minimal ? u" (" : u"(owner?: string")));
        QVERIFY(reply.view().contains(QByteArray('"' + hit.name.text.toUtf8() + '"')));
    }
}

void tst_Replies::writesParametersInALine_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QString>("line");
    QTest::newRow("no schema") << ""_ba << u"(…)"_s;
    QTest::newRow("no object") << "[1]"_ba << u"(…)"_s;
    QTest::newRow("anything") << R"({"type":"object"})"_ba << u"(…)"_s;
    QTest::newRow("none") << R"({"type":"object","properties":{}})"_ba << u"()"_s;
    QTest::newRow("none, said otherwise")
        << R"({"type":"object","additionalProperties":false})"_ba << u"()"_s;
    QTest::newRow("kinds")
        << R"({"properties":{"path":{"type":"string"},"n":{"type":"integer","default":10},)"
           R"("mode":{"enum":["r","w"]},"ids":{"type":"array","items":{"type":"number"}},)"
           R"("x":{},"y":{"type":["string","null"]}},"required":["path","mode"]})"_ba
        << u"(path: string, n?: integer = 10, mode: \"r\"|\"w\", ids?: number[], x?: any, "
           "y?: string|null)"_s;
    QTest::newRow("a property called required")
        << R"({"properties":{"required":{"type":"boolean"}}})"_ba << u"(required?: boolean)"_s;
    QTest::newRow("many choices")
        << R"({"properties":{"a":{"type":"string","enum":[1,2,3,4,5,6,7]}}})"_ba
        << u"(a?: string)"_s;
    QTest::newRow("escaped") << R"({"properties":{"\u0061\n\"":{"type":"string"}}})"_ba
                             << u"(a \"?: string)"_s;
    QByteArray many = R"({"properties":{"a":{})"_ba;
    for (int i = 0; i < 100; ++i)
        many += ",\"parameter" + QByteArray::number(i) + "\":{}";
    QTest::newRow("too many") << many + "}}" << QString();
}

void tst_Replies::writesParametersInALine()
{
    QFETCH(const QByteArray, schema);
    QFETCH(const QString, line);
    const QString written = toolSignature(RawJson(schema));
    if (line.isEmpty())
        QVERIFY(written.size() <= 310 && written.endsWith(u", …)"));
    else
        QCOMPARE(written, line);
    for (qsizetype cut = 0; cut < schema.size(); ++cut)
        QVERIFY(!toolSignature(RawJson(schema.left(cut))).isEmpty()); // given anything
}

void tst_Replies::passesWarningsOn()
{
    ToolHits hits;
    hits.warnings = {u"The discovery service did not answer."_s};
    const RawJson result = replies::toolHits(hits, u"q"_s);
    QVERIFY(text(result).endsWith(u"\nNote: The discovery service did not answer."_s));
    QCOMPARE(structured(result)["warnings"_L1][0].toString(), hits.warnings[0]);
}

void tst_Replies::warningsCostNoDescription()
{
    ToolHits hits;
    hits.warnings = QStringList(8, u"The tools of a server are not known yet: run index for it."_s);
    hits.tools = {{{u"git"_s}, {u"git_commit"_s}, {}, u"Records changes."_s, 1}};
    const RawJson result = replies::toolHits(hits, u"commit"_s);
    QCOMPARE(structured(result)["tools"_L1][0]["description"_L1].toString(), u"Records changes."_s);
}

/// Definitions have four bytes a token: 10,000 tokens for each client that would have listed them.
void tst_Replies::tellsTheTokensKeptOut()
{
    replies::Statistics all;
    all.catalog.definitionBytes = 40'000;
    all.tokensSent = 3'000;
    const auto keptOut = [&all] {
        return structured(replies::statistics(all))["tokens_kept_out"_L1].toInt();
    };
    QCOMPARE(keptOut(), 7'000);
    all.menus = 3;
    QCOMPARE(keptOut(), 27'000);
    all.tokensSent = 40'000;
    QCOMPARE(keptOut(), 0);
}

void tst_Replies::countsTheLargerOfTwoForms()
{
    const auto shown = [](const char *reply) { return replies::tokensShown(RawJson(reply)); };
    QCOMPARE(
        shown(R"({"content":[{"type":"text","text":"one two three"}],"structuredContent":{}})"), 3);
    QCOMPARE(shown(R"({"content":[],"structuredContent":["one"]})"), // ["  one  "]
             3);
    QCOMPARE(shown("{}"), 0);
}

void tst_Replies::refusesNamesThatPassForSomethingElse_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isGood");
    QTest::newRow("usual") << u"read_file"_s << true;
    QTest::newRow("with blanks") << u"Hello Tool"_s << true;
    QTest::newRow("other letters") << u"ファイルを読む"_s << true;
    QTest::newRow("line break") << u"a\nbank/transfer (1.00)"_s << false;
    QTest::newRow("line separator") << u"a\u2028b"_s << false;
    QTest::newRow("escape") << u"a\u001b[2J"_s << false;
    QTest::newRow("turned around") << u"a\u202eb"_s << false;
    QTest::newRow("invisible") << u"exe\u200bcute"_s << false;
    QTest::newRow("long") << QString(256, u'x') << true;
    QTest::newRow("too long") << QString(257, u'x') << false;
    QTest::newRow("none") << QString() << false;
}

void tst_Replies::refusesNamesThatPassForSomethingElse()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isGood);
    QByteArray definition = "{\"name\":";
    appendJsonString(definition, name);
    QCOMPARE(readTool(RawJson(definition + '}')).has_value(), isGood);
}

void tst_Replies::givesASchemaAsItIs()
{
    ToolDetails details;
    details.server.text = u"s"_s;
    details.name.text = u"t"_s;
    details.description = u"Does\nthings."_s;
    details.inputSchema = RawJson(R"({"type":"object", "maximum":1e400,"a":1.0,"a":2})"_ba);
    const RawJson result = replies::toolDetails(details);
    QCOMPARE(member(member(result, "structuredContent"), "tool_schema").toByteArray(),
             details.inputSchema.toByteArray());
    QVERIFY(member(member(result, "structuredContent"), "output_schema").isEmpty());
    QVERIFY(decodeString(member(member(result, "structuredContent"), "tool_description").view())
            == details.description);
    QVERIFY(result.view().contains("1e400"));
}

void tst_Replies::keepsAFailureToOneLine()
{
    const RawJson result =
        replies::failure({ErrorCode::Remote, u"It broke.\nTraceback:\n  line 1"_s, u"x"_s, -32000});
    QVERIFY(isError(result));
    QCOMPARE(text(result), u"It broke. Traceback: line 1"_s);
    QCOMPARE(structured(result)["error"_L1].toObject(),
             (QJsonObject{{u"code"_s, u"remote"_s},
                          {u"message"_s, u"It broke. Traceback: line 1"_s},
                          {u"rpc_code"_s, -32000}}));
}

void tst_Replies::returnsTheSchemaWithWrongArguments()
{
    const RawJson schema(R"({"type":"object","required":["path"]})"_ba);
    const RawJson result =
        replies::wrongArguments({ErrorCode::InvalidArgument, u"`path` is missing."_s, {}},
                                {u"files"_s}, {u"read"_s}, schema);
    QVERIFY(isError(result));
    QCOMPARE(member(member(result, "structuredContent"), "tool_schema").toByteArray(),
             schema.toByteArray());
    QVERIFY(text(result).startsWith(u"`path` is missing."_s));
    QVERIFY(text(result).contains(QString::fromUtf8(schema.view())));
}

void tst_Replies::offersTheNextPage()
{
    ToolPage page{{{{u"s"_s}, {u"a"_s}, {}, {}}, {{u"s"_s}, {u"b"_s}, {}, u"B."_s}}, 5, 2, {}};
    QCOMPARE(text(replies::toolPage({u"s"_s}, page)),
             u"s. Tools 3–4 of 5: (next page: offset=4)\na\nb – B."_s);
    page.offset = 3;
    QVERIFY(!text(replies::toolPage({u"s"_s}, page)).contains(u"next page"));
    page.tools.clear();
    QCOMPARE(text(replies::toolPage({u"s"_s}, page)), u"s has 5 tools; none from offset 3 on."_s);
}

void tst_Replies::leavesAnUnknownToolCountOpen()
{
    ServerPage page{{{{u"a"_s}, u"A server"_s, 3}, {{u"b"_s}, {}, std::nullopt}}, 2, 0, {}};
    const RawJson result = replies::serverPage(page);
    QCOMPARE(text(result), u"Servers 1–2 of 2:\na – A server (3 tools)\nb (tools not known yet)"_s);
    QCOMPARE(structured(result)["servers"_L1][0]["nbTools"_L1].toInt(), 3);
    QVERIFY(structured(result)["servers"_L1][1]["nbTools"_L1].isNull());
}

void tst_Replies::givesTheResultOfATaskVerbatim()
{
    TaskSnapshot task = someTask(TaskStatus::Completed);
    task.result = RawJson(
        R"({"content":[{"type":"text","text":"1"}, {"type":"x","n":1.0}],"structuredContent":{"a":1e400},"isError":true})"_ba);
    const RawJson result = replies::task(task);
    QVERIFY(parseJson(result).has_value());
    QCOMPARE(member(member(result, "structuredContent"), "result").toByteArray(),
             task.result.toByteArray());
    QVERIFY(member(result, "content")
                .view()
                .endsWith(R"(,{"type":"text","text":"1"},{"type":"x","n":1.0}])"));
    QVERIFY(result.view().contains("completed. Its result:"));
}

void tst_Replies::tellsEachTaskStatus_data()
{
    QTest::addColumn<TaskStatus>("status");
    QTest::addColumn<QString>("name");
    QTest::newRow("queued") << TaskStatus::Queued << u"queued"_s;
    QTest::newRow("running") << TaskStatus::Running << u"running"_s;
    QTest::newRow("failed") << TaskStatus::Failed << u"failed"_s;
    QTest::newRow("cancelled") << TaskStatus::Cancelled << u"cancelled"_s;
}

void tst_Replies::tellsEachTaskStatus()
{
    QFETCH(const TaskStatus, status);
    QFETCH(const QString, name);
    TaskSnapshot task = someTask(status);
    task.progress = RawJson(R"({"progress":3,"total":10,"message":"copying"})"_ba);
    if (status == TaskStatus::Failed)
        task.error = Error{ErrorCode::Timeout, u"It took too long."_s, {}};
    const RawJson result = replies::task(task);
    QCOMPARE(structured(result)["status"_L1].toString(), name);
    QCOMPARE(structured(result)["task_id"_L1].toString(), task.id.text);
    QVERIFY(text(result).contains(name));
    QVERIFY(text(result).contains(task.id.text));
    QCOMPARE(text(result).contains(u"at 3 of 10 (copying)"), status == TaskStatus::Running);
    QCOMPARE(text(result).contains(u"It took too long."), status == TaskStatus::Failed);
    QVERIFY(!isError(result));
}

void tst_Replies::saysFirstThatThereIsNoSuchServer()
{
    ToolHits hits;
    hits.isNowhere = true;
    hits.warnings = {u"There is no server \"a\"."_s, u"There is no server \"b\"."_s};
    const RawJson result = replies::toolHits(hits, u"read"_s);
    QCOMPARE(text(result), u"Note: There is no server \"a\".\nNote: There is no server \"b\"."_s);
    QCOMPARE(structured(result)["total_results"_L1].toInt(-1), 0);
}

void tst_Replies::passesOnTheDataOfAServersError()
{
    const auto told = [](const QByteArray &data) {
        return structured(
            replies::failure({ErrorCode::Remote, u"No."_s, u"x"_s, -32055, data}))["error"_L1];
    };
    const RawJson kept =
        replies::failure({ErrorCode::Remote, u"No."_s, {}, -32055, R"({"x":1.0})"});
    QVERIFY2(kept.view().contains(R"("data":{"x":1.0})"), kept.toByteArray().constData());
    QVERIFY(told({})["data"_L1].isUndefined());
    QVERIFY(told("{\"x\":***}")["data"_L1].isUndefined());
    const QJsonValue cut = told('"' + QByteArray(100000, 'x') + '"');
    QVERIFY(cut["data"_L1].isUndefined());
    QCOMPARE(cut["data_start"_L1].toString().size(), 1001);
    const Error ours{ErrorCode::Protocol, u"No."_s, {}, 0, "{}"};
    QVERIFY(structured(replies::failure(ours))["error"_L1]["data"_L1].isUndefined());
}

void tst_Replies::listsTasksWithTheirIds()
{
    QCOMPARE(text(replies::taskList({})), u"You have no tasks."_s);
    const TaskSnapshot task = someTask(TaskStatus::Queued);
    const RawJson result = replies::taskList({task, task});
    QCOMPARE(structured(result)["tasks"_L1].toArray().size(), 2);
    QCOMPARE(text(result).count(task.id.text), 2);
    QCOMPARE(structured(replies::taskNotFound(task.id, false))["status"_L1].toString(),
             u"not_found"_s);
    QVERIFY(text(replies::taskStarted(task.id, TaskStatus::Queued, u"Queued."_s))
                .contains(u"poll_task_result(task_id=\"" + task.id.text + u"\", wait_s=20)"));
}

QTEST_APPLESS_MAIN(tst_Replies)
#include "tst_replies.moc"
