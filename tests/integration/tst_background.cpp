// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/server_pool.h"
#include "engine/tasks/task_queue.h"
#include "tests/support/runtime_harness.h"

using namespace mcprt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using H = RuntimeHarness;

namespace {

const QString kTalking = QStringLiteral(MCPRT_SUPPORT_DIR "/talking_server.py");

constexpr auto kBackground = R"(,"in_background":true)";

QByteArray idOf(const RawJson &started)
{
    return H::structured(started)["task_id"_L1].toString().toLatin1();
}

QByteArray byId(const QByteArray &id, const QByteArray &more = {})
{
    return R"({"task_id":")" + id + "\"" + more + '}';
}

QString statusOf(const RawJson &polled)
{
    return H::structured(polled)["status"_L1].toString();
}

} // namespace

class tst_Background : public QObject
{
    Q_OBJECT

private slots:
    void givesTheResultAsOftenAsItIsAskedFor();
    void waitsForTheEndWhenAskedTo();
    void queuesBeforeItRunsAndTakesTheLowestFirst();
    void refusesAtOnceWhenTheQueueIsFull();
    void refusesAtOnceWhatCouldNotRun();
    void cancelsARunningTaskAndItsCall();
    void cancelsAQueuedTaskThatThenNeverRuns();
    void showsHowFarATaskIs();
    void reportsAFailure();
    void shapesALargeResult();
    void startsTheServer();
    void outlivesTheConnection();
    void keepsTasksOfOthersApart();
    void adoptsASlowForegroundCall();
    void letsAShortTimeoutWinOverAdoption();
    void countsNoTimeWhileAPersonIsAsked();
    void aTaskDoesNotHinderItsOwnersQuestions();
};

void tst_Background::givesTheResultAsOftenAsItIsAskedFor()
{
    H h;
    const QByteArray odd = R"({"a":18446744073709551617,"b":1.0,"c":1e400,"z":1,"a":2})";
    const RawJson started = h.run("echo", odd, kBackground);
    QCOMPARE(statusOf(started), u"queued"_s);
    QVERIFY(H::text(started).contains(u"poll_task_result"_s));
    for (int i = 0; i < 3; ++i) {
        const RawJson polled = h.call("poll_task_result", byId(idOf(started), R"(,"wait_s":20)"));
        QCOMPARE(decodeString(member(member(polled, "structuredContent"), "status").view()),
                 std::optional(u"completed"_s));
        const RawJson result = member(member(polled, "structuredContent"), "result");
        QCOMPARE(member(result, "structuredContent").toByteArray(), odd);
        QVERIFY(polled.view().contains("completed. Its result:"));
    }
}

void tst_Background::waitsForTheEndWhenAskedTo()
{
    H h;
    const QByteArray id = idOf(h.run("slow", R"({"ms":30})", kBackground));
    QCOMPARE(statusOf(h.call("poll_task_result", byId(id, R"(,"wait_s":20)"))), u"completed"_s);
    QCOMPARE(statusOf(h.call("poll_task_result", byId("00112233445566778899aabbccddeeff"))),
             u"not_found"_s);
    QCOMPARE(statusOf(h.call("poll_task_result", byId("no id at all"))), u"not_found"_s);
}

void tst_Background::queuesBeforeItRunsAndTakesTheLowestFirst()
{
    H h({{u"fake"_s, {}}},
        [](EngineSettings &settings) { settings.backgroundQueueMaxSubscribers = 1; });
    const QByteArray first = idOf(h.run("slow", R"({"ms":20})", kBackground));
    const QByteArray late = idOf(h.run("count", "{}", R"(,"in_background":true,"priority":5)"));
    const QByteArray equal = idOf(h.run("count", "{}", R"(,"in_background":true,"priority":5)"));
    const QByteArray urgent = idOf(h.run("count", "{}", R"(,"in_background":true,"priority":0)"));
    QCOMPARE(statusOf(h.call("poll_task_result", byId(late))), u"queued"_s);
    const auto countOf = [&](const QByteArray &id) {
        return H::structured(
                   h.call("poll_task_result",
                          byId(id, R"(,"wait_s":20)")))["result"_L1]["content"_L1][0]["text"_L1]
            .toString();
    };
    QCOMPARE(countOf(equal), u"4"_s);
    QCOMPARE(countOf(late), u"3"_s);
    QCOMPARE(countOf(urgent), u"2"_s);
    QCOMPARE(statusOf(h.call("poll_task_result", byId(first))), u"completed"_s);
}

void tst_Background::refusesAtOnceWhenTheQueueIsFull()
{
    H h({{u"fake"_s, {}}}, [](EngineSettings &settings) {
        settings.backgroundQueueMaxSubscribers = 1;
        settings.backgroundQueueSize = 2;
    });
    for (int i = 0; i < 3; ++i)
        QVERIFY(!H::isError(h.run("never", "{}", kBackground)));
    const RawJson refused = h.run("never", "{}", kBackground);
    QVERIFY(H::isError(refused));
    QCOMPARE(H::structured(refused)["error"_L1]["code"_L1].toString(), u"busy"_s);
    QVERIFY(!H::isError(h.run("echo"))); // the foreground does not mind
}

void tst_Background::refusesAtOnceWhatCouldNotRun()
{
    H h;
    QVERIFY(!H::isError(h.run("echo")));
    QVERIFY(H::isError(h.run("ecko", "{}", kBackground)));
    const RawJson wrong = h.run("slow", "{}", kBackground);
    QVERIFY(H::isError(wrong));
    QVERIFY(H::structured(wrong)["tool_schema"_L1].isObject());
    QCOMPARE(H::text(h.call("list_tasks", "{}")), u"You have no tasks."_s);
}

void tst_Background::cancelsARunningTaskAndItsCall()
{
    H h;
    const QByteArray id = idOf(h.run("never", "{}", kBackground));
    QCOMPARE(H::text(h.run("count")), u"2"_s); // the child has it
    QCOMPARE(statusOf(h.call("cancel_task", byId(id))), u"cancelled"_s);
    QVERIFY(!H::text(h.run("cancelled")).isEmpty());
    QCOMPARE(statusOf(h.call("poll_task_result", byId(id))), u"cancelled"_s);
    QCOMPARE(statusOf(h.call("cancel_task", byId(id))), u"cancelled"_s); // once more
    const RawJson unknown = h.call("cancel_task", byId("no"));
    QVERIFY(H::isError(unknown));
    QCOMPARE(statusOf(unknown), u"not_found"_s);
    QCOMPARE(H::structured(unknown)["error"_L1]["code"_L1].toString(), u"not_found"_s);
    QVERIFY(!H::isError(h.call("poll_task_result", byId("no"))));   // there it is a status
    const QByteArray next = idOf(h.run("echo", "{}", kBackground)); // no worker was harmed
    QCOMPARE(statusOf(h.call("poll_task_result", byId(next, R"(,"wait_s":20)"))), u"completed"_s);
}

void tst_Background::cancelsAQueuedTaskThatThenNeverRuns()
{
    H h({{u"fake"_s, {}}},
        [](EngineSettings &settings) { settings.backgroundQueueMaxSubscribers = 1; });
    const QByteArray first = idOf(h.run("never", "{}", kBackground));
    const QByteArray second = idOf(h.run("never", "{}", kBackground));
    QCOMPARE(statusOf(h.call("cancel_task", byId(second))), u"cancelled"_s);
    QCOMPARE(statusOf(h.call("cancel_task", byId(first))), u"cancelled"_s);
    QTRY_COMPARE(h.runtime->tasks().runningCount(), 0);
    QCOMPARE(H::text(h.run("cancelled")).trimmed().split(u' ').size(), 1);
}

void tst_Background::showsHowFarATaskIs()
{
    H h;
    const QByteArray id = idOf(h.run("progress", R"({"steps":3,"ms":1})", kBackground));
    const RawJson polled = h.call("poll_task_result", byId(id, R"(,"wait_s":20)"));
    QCOMPARE(statusOf(polled), u"completed"_s);
    QCOMPARE(H::structured(polled)["progress"_L1]["progress"_L1].toInt(), 3);
    QVERIFY(!H::structured(polled)["progress"_L1].toObject().contains("progressToken"_L1));
    const RawJson list = h.call("list_tasks", "{}");
    QCOMPARE(H::structured(list)["tasks"_L1][0]["tool_name"_L1].toString(), u"progress"_s);
    QVERIFY(H::text(list).contains(QString::fromLatin1(id)));
}

void tst_Background::reportsAFailure()
{
    H h;
    const QByteArray id = idOf(h.run("crash", R"({"code":9})", kBackground));
    const RawJson polled = h.call("poll_task_result", byId(id, R"(,"wait_s":20)"));
    QCOMPARE(statusOf(polled), u"failed"_s);
    QCOMPARE(H::structured(polled)["error"_L1]["code"_L1].toString(), u"io"_s);
    QVERIFY(H::text(polled).contains(u"and then it crashed"_s));
    const QByteArray late = idOf(h.run("never", "{}", R"(,"in_background":true,"timeout":0.1)"));
    const RawJson timedOut = h.call("poll_task_result", byId(late, R"(,"wait_s":20)"));
    QCOMPARE(H::structured(timedOut)["error"_L1]["code"_L1].toString(), u"timeout"_s);
}

void tst_Background::shapesALargeResult()
{
    H h({{u"fake"_s, {}}}, [](EngineSettings &settings) { settings.maxResultTokens = 256; });
    const QByteArray id = idOf(h.run("huge", R"({"bytes":100000})", kBackground));
    const RawJson polled = h.call("poll_task_result", byId(id, R"(,"wait_s":20)"));
    QCOMPARE(statusOf(polled), u"completed"_s);
    QVERIFY(polled.size() < 40000);
}

void tst_Background::startsTheServer()
{
    H h;
    const QByteArray id = idOf(h.run("echo", "{}", kBackground));
    QCOMPARE(statusOf(h.call("poll_task_result", byId(id, R"(,"wait_s":20)"))), u"completed"_s);
    QCOMPARE(h.runtime->servers().running().size(), size_t(1));
}

void tst_Background::outlivesTheConnection()
{
    H h;
    const QByteArray id = idOf(h.run("slow", R"({"ms":30})", kBackground));
    h.runtime->surface().connectionClosed(h.connection);
    h.connection = 2;
    QCOMPARE(statusOf(h.call("poll_task_result", byId(id, R"(,"wait_s":20)"))), u"completed"_s);
}

void tst_Background::keepsTasksOfOthersApart()
{
    H h;
    const QByteArray id = idOf(h.run("never", "{}", kBackground));
    h.owner.text = u"someone else"_s;
    QCOMPARE(statusOf(h.call("poll_task_result", byId(id))), u"not_found"_s);
    QCOMPARE(statusOf(h.call("cancel_task", byId(id))), u"not_found"_s);
    QVERIFY(H::structured(h.call("list_tasks", "{}"))["tasks"_L1].toArray().isEmpty());
}

void tst_Background::adoptsASlowForegroundCall()
{
    H h({{u"fake"_s, {}}}, [](EngineSettings &settings) { settings.autoBackground = 50ms; });
    QVERIFY(!H::isError(h.run("echo")));
    const RawJson adopted = h.run("slow", R"({"ms":400})");
    QCOMPARE(statusOf(adopted), u"running"_s);
    const RawJson polled = h.call("poll_task_result", byId(idOf(adopted), R"(,"wait_s":20)"));
    QCOMPARE(statusOf(polled), u"completed"_s);
    QCOMPARE(H::structured(polled)["result"_L1]["content"_L1][0]["text"_L1].toString(), u"done"_s);
    const RawJson watched =
        h.run("progress", R"({"steps":4,"ms":60})"); // nobody asked for progress
    const RawJson end = h.call("poll_task_result", byId(idOf(watched), R"(,"wait_s":20)"));
    QCOMPARE(statusOf(end), u"completed"_s);
    QCOMPARE(H::structured(end)["progress"_L1]["progress"_L1].toInt(), 4);
    const RawJson never = h.run("never");
    QCOMPARE(statusOf(h.call("cancel_task", byId(idOf(never)))), u"cancelled"_s);
    QVERIFY(!H::text(h.run("cancelled")).isEmpty());
}

void tst_Background::letsAShortTimeoutWinOverAdoption()
{
    H h({{u"fake"_s, {}}}, [](EngineSettings &settings) { settings.autoBackground = 300ms; });
    QVERIFY(!H::isError(h.run("echo")));
    const RawJson late = h.run("never", "{}", R"(,"timeout":0.05)");
    QVERIFY(H::isError(late));
    QCOMPARE(H::structured(late)["error"_L1]["code"_L1].toString(), u"timeout"_s);
    QCOMPARE(H::text(h.call("list_tasks", "{}")), u"You have no tasks."_s);
}

void tst_Background::countsNoTimeWhileAPersonIsAsked()
{
    H h({{u"fake"_s, {kTalking}}},
        [](EngineSettings &settings) { settings.autoBackground = 1500ms; });
    QVERIFY(!H::isError(h.run("seen")));
    h.clientCapabilities = R"({"elicitation":{}})";
    std::optional<Done<RawJson>> question;
    h.ask = [&](QByteArrayView, const RawJson &, Done<RawJson> done) -> Withdraw {
        question = std::move(done);
        return {};
    };
    const H::Asked call = h.start("execute_tool", H::execute("ask"));
    QTRY_VERIFY_WITH_TIMEOUT(question, 20'000);
    QTest::qWait(2500);
    QVERIFY(!call.isAnswered());
    question->report(RawJson(R"({"action":"decline"})"));
    QVERIFY(!H::structured(h.wait(call))["task_id"_L1].isString());
    QVERIFY(!H::text(h.call("list_tasks", "{}")).contains(u"fake/ask"_s));
}

void tst_Background::aTaskDoesNotHinderItsOwnersQuestions()
{
    H h(H::Servers{{u"fake"_s, {kTalking}}});
    QVERIFY(!H::isError(h.run("seen")));
    const RawJson task = h.run("wait", "{}", kBackground);
    h.clientCapabilities = R"({"elicitation":{}})";
    int asked = 0;
    h.ask = [&](QByteArrayView, const RawJson &, Done<RawJson> done) -> Withdraw {
        ++asked;
        done.report(RawJson(R"({"action":"decline"})"));
        return {};
    };
    QVERIFY(!H::isError(h.run("ask")));
    QCOMPARE(asked, 1);
    QCOMPARE(statusOf(h.call("cancel_task", byId(idOf(task)))), u"cancelled"_s);
}

QTEST_GUILESS_MAIN(tst_Background)
#include "tst_background.moc"
