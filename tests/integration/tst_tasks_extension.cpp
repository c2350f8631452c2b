// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/mcp/envelope.h"
#include "engine/secrets/secret_store.h"
#include "tests/support/runtime_harness.h"

using namespace mcprt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using H = RuntimeHarness;

namespace {

const QString kTalking = QStringLiteral(MCPRT_SUPPORT_DIR "/talking_server.py");
/// A server of both eras that makes tasks itself where it may.
const QString kTasking = QStringLiteral(MCPRT_SUPPORT_DIR "/../conformance/conformance_child.py");
const QByteArray kDeclared =
    R"({"elicitation":{},"extensions":{"io.modelcontextprotocol/tasks":{}}})";

H::Servers talking()
{
    return {{u"fake"_s, {kTalking, u"--tasks"_s}}};
}

H::Servers tasking()
{
    return {{u"fake"_s, {kTasking}}};
}

void showAll(EngineSettings &settings)
{
    settings.surface = SurfaceKind::All;
}

void beModern(H &h, const QByteArray &capabilities = kDeclared)
{
    h.era = Era::Modern;
    h.clientCapabilities = capabilities;
}

QString statusOf(const RawJson &task)
{
    return decodeString(member(task, "status").view()).value_or(QString());
}

/// `params` that name the task \a made and have \a more.
QByteArray taskParams(const RawJson &made, const QByteArray &more = {})
{
    return "{\"taskId\":" + member(made, "taskId").toByteArray() + more + '}';
}

RawJson get(H &h, const RawJson &made)
{
    return h.wait(h.request("tasks/get", taskParams(made)));
}

/// tasks/get as soon as it says \a status.
RawJson getWhen(H &h, const RawJson &made, const QString &status)
{
    RawJson task;
    if (!QTest::qWaitFor([&] { return statusOf(task = get(h, made)) == status; }, 20000))
        qWarning("the task is %s", task.toByteArray().constData());
    return task;
}

Error errorOf(H &h, const QByteArray &method, const QByteArray &params)
{
    const auto asked = h.request(method, params);
    if (!QTest::qWaitFor([&] { return asked.isAnswered(); }, 20000) || asked.answer->value())
        return {};
    return asked.answer->value().error();
}

} // namespace

class tst_TasksExtension : public QObject
{
    Q_OBJECT

private slots:
    void makesATaskOfACall();
    void asksWithinATask();
    void cancelsATask();
    void callsPlainlyWhereNothingIsDeclared();
    void refusesWhatNeedsATask();
    void hidesFromOlderCallers();
    void keepsTasksApart();
    void tellsOfABackgroundCall();
    void asksWithinABackgroundCall();
    void adoptsASlowCall();
    void relaysTasksOfAServer();
    void relaysCancellation();
    void relaysWhatNeedsATask();
    void makesTasksItselfOnOtherSurfaces();
};

void tst_TasksExtension::makesATaskOfACall()
{
    H h(talking(), showAll);
    beModern(h);
    const RawJson made = h.call("fake__log", "{}");
    QCOMPARE(member(made, "resultType").toByteArray(), R"("task")"_ba);
    QVERIFY(member(made, "content").isEmpty());
    h.runtime->surface().connectionClosed(h.connection); // the request is over, its task is not
    const RawJson task = getWhen(h, made, u"completed"_s);
    QCOMPARE(H::text(member(task, "result")), u"done"_s);
}

void tst_TasksExtension::asksWithinATask()
{
    H h(talking(), showAll);
    beModern(h);
    const RawJson made = h.call("fake__ask", "{}");
    const RawJson task = getWhen(h, made, u"input_required"_s);
    const QJsonObject inputs = toJsonValue(member(task, "inputRequests")).toObject();
    QCOMPARE(inputs.size(), 1);
    QCOMPARE(inputs.begin().value()["method"_L1].toString(), u"elicitation/create"_s);
    const RawJson updated = h.wait(h.request(
        "tasks/update", taskParams(made, ",\"inputResponses\":{\"" + inputs.begin().key().toUtf8()
                                             + "\":{\"action\":\"decline\"}}")));
    QCOMPARE(updated.toByteArray(), R"({"resultType":"complete"})"_ba);
    QCOMPARE(H::text(member(getWhen(h, made, u"completed"_s), "result")),
             u"{\"action\": \"decline\"}"_s);
}

void tst_TasksExtension::cancelsATask()
{
    H h(talking(), showAll);
    beModern(h);
    const RawJson made = h.call("fake__wait", "{}");
    QCOMPARE(statusOf(get(h, made)), u"working"_s);
    QCOMPARE(h.wait(h.request("tasks/cancel", taskParams(made))).toByteArray(),
             R"({"resultType":"complete"})"_ba);
    QCOMPARE(statusOf(get(h, made)), u"cancelled"_s);
}

void tst_TasksExtension::callsPlainlyWhereNothingIsDeclared()
{
    H h(talking(), showAll);
    beModern(h, R"({"elicitation":{}})");
    QCOMPARE(member(h.call("fake__ask", "{}"), "resultType").toByteArray(),
             R"("input_required")"_ba);
    beModern(h);
    QCOMPARE(H::text(h.call("fake__touch", "{}")), u"done"_s); // never a task
}

void tst_TasksExtension::refusesWhatNeedsATask()
{
    H h(talking(), showAll);
    beModern(h, "{}");
    QVERIFY(!h.wait(h.request("tools/list", "{}")).isEmpty());
    const QByteArray data =
        R"({"requiredCapabilities":{"extensions":{"io.modelcontextprotocol/tasks":{}}}})";
    const Error needed = errorOf(h, "tools/call", R"({"name":"fake__log","arguments":{}})");
    QCOMPARE(needed.rpcCode, rpc::kMissingCapability);
    QCOMPARE(needed.rpcData, data);
    QCOMPARE(errorOf(h, "tasks/get", R"({"taskId":"x"})").rpcCode, rpc::kMissingCapability);
    beModern(h);
    QCOMPARE(errorOf(h, "tasks/get", R"({"taskId":"x"})").rpcCode, rpc::kInvalidParams);
    QCOMPARE(errorOf(h, "tasks/list", "{}").rpcCode, rpc::kMethodNotFound);
    QCOMPARE(errorOf(h, "tasks/result", R"({"taskId":"x"})").rpcCode, rpc::kMethodNotFound);
}

void tst_TasksExtension::hidesFromOlderCallers()
{
    H h(talking(), showAll);
    h.clientCapabilities = kDeclared;
    QCOMPARE(H::text(h.call("fake__log", "{}")), u"done"_s);
    QCOMPARE(errorOf(h, "tasks/get", R"({"taskId":"x"})").rpcCode, rpc::kMethodNotFound);
}

void tst_TasksExtension::keepsTasksApart()
{
    H h(talking(), showAll);
    beModern(h);
    const RawJson made = h.call("fake__wait", "{}");
    h.owner = OwnerKey{u"somebody else"_s};
    QCOMPARE(errorOf(h, "tasks/get", taskParams(made)).rpcCode, rpc::kInvalidParams);
    QCOMPARE(errorOf(h, "tasks/cancel", taskParams(made)).rpcCode, rpc::kInvalidParams);
    h.owner = OwnerKey{u"me"_s};
    QCOMPARE(statusOf(get(h, made)), u"working"_s);
}

void tst_TasksExtension::tellsOfABackgroundCall()
{
    H h(talking());
    beModern(h);
    const RawJson made = h.run("touch", "{}", R"(,"in_background":true)");
    QCOMPARE(member(made, "resultType").toByteArray(), R"("task")"_ba);
    QCOMPARE(H::text(member(getWhen(h, made, u"completed"_s), "result")), u"done"_s);
    const RawJson polled =
        h.call("poll_task_result", "{\"task_id\":" + member(made, "taskId").toByteArray() + '}');
    QCOMPARE(H::structured(polled)["status"_L1].toString(), u"completed"_s);
    beModern(h, "{}"); // who does not know tasks is told in words
    QVERIFY(
        H::structured(h.run("touch", "{}", R"(,"in_background":true)"))["task_id"_L1].isString());
}

void tst_TasksExtension::asksWithinABackgroundCall()
{
    H h(talking());
    beModern(h);
    const RawJson made = h.run("ask", "{}", R"(,"in_background":true)");
    QVERIFY(!member(getWhen(h, made, u"input_required"_s), "inputRequests").isEmpty());
    QVERIFY(!h.wait(h.request("tasks/update",
                              taskParams(made, R"(,"inputResponses":{"input_1":{"a":1}})")))
                 .isEmpty());
    QCOMPARE(H::text(member(getWhen(h, made, u"completed"_s), "result")), u"{\"a\": 1}"_s);
}

void tst_TasksExtension::adoptsASlowCall()
{
    H h(talking(), [](EngineSettings &settings) { settings.autoBackground = 50ms; });
    beModern(h);
    const RawJson made = h.run("wait");
    QCOMPARE(member(made, "resultType").toByteArray(), R"("task")"_ba);
    QCOMPARE(statusOf(get(h, made)), u"working"_s);
    QVERIFY(!h.wait(h.request("tasks/cancel", taskParams(made))).isEmpty());
    QCOMPARE(statusOf(get(h, made)), u"cancelled"_s);
}

void tst_TasksExtension::relaysTasksOfAServer()
{
    H h(tasking(), showAll);
    beModern(h);
    const RawJson made = h.call("fake__confirm_delete", R"({"filename":"f"})");
    QCOMPARE(member(made, "resultType").toByteArray(), R"("task")"_ba);
    h.runtime->surface().connectionClosed(h.connection);
    h.owner = OwnerKey{u"somebody else"_s};
    QCOMPARE(errorOf(h, "tasks/get", taskParams(made)).rpcCode, rpc::kInvalidParams);
    h.owner = OwnerKey{u"me"_s};
    const RawJson task = getWhen(h, made, u"input_required"_s);
    QCOMPARE(member(task, "taskId").toByteArray(), member(made, "taskId").toByteArray());
    const QJsonObject inputs = toJsonValue(member(task, "inputRequests")).toObject();
    QCOMPARE(inputs.size(), 1);
    const QByteArray answers =
        ",\"inputResponses\":{\"" + inputs.begin().key().toUtf8() + "\":{\"action\":\"decline\"}}";
    QVERIFY(!h.wait(h.request("tasks/update", taskParams(made, answers))).isEmpty());
    QCOMPARE(H::text(member(getWhen(h, made, u"completed"_s), "result")), u"f: decline"_s);
}

void tst_TasksExtension::relaysCancellation()
{
    H h(tasking(), showAll);
    beModern(h);
    const RawJson made = h.call("fake__slow_compute", R"({"seconds":60})");
    QCOMPARE(statusOf(get(h, made)), u"working"_s);
    QVERIFY(!h.wait(h.request("tasks/cancel", taskParams(made))).isEmpty());
    QCOMPARE(statusOf(get(h, made)), u"cancelled"_s);
}

void tst_TasksExtension::relaysWhatNeedsATask()
{
    H h(tasking(), showAll);
    beModern(h, "{}");
    QCOMPARE(errorOf(h, "tools/call", R"({"name":"fake__failing_job","arguments":{}})").rpcCode,
             rpc::kMissingCapability);
    h.era = Era::Legacy; // whatever such a caller declares, it gets no task
    h.clientCapabilities = kDeclared;
    QCOMPARE(errorOf(h, "tools/call", R"({"name":"fake__failing_job","arguments":{}})").rpcCode,
             rpc::kMissingCapability);
}

void tst_TasksExtension::makesTasksItselfOnOtherSurfaces()
{
    H h(tasking());
    beModern(h);
    QCOMPARE(H::text(h.run("slow_compute", R"({"seconds":0,"label":"x"})")), u"slept 0 s (x)"_s);
    const RawJson made =
        h.run("test_input_required_result_elicitation", "{}", R"(,"in_background":true)");
    const RawJson task = getWhen(h, made, u"input_required"_s);
    QCOMPARE(toJsonValue(member(task, "inputRequests")).toObject().keys(),
             QStringList{u"input_1"_s});
    const QByteArray answers =
        R"(,"inputResponses":{"input_1":{"action":"accept","content":{"name":"Ada"}}})";
    QVERIFY(!h.wait(h.request("tasks/update", taskParams(made, answers))).isEmpty());
    QCOMPARE(H::text(member(getWhen(h, made, u"completed"_s), "result")), u"Hello, Ada!"_s);
}

QTEST_GUILESS_MAIN(tst_TasksExtension)
#include "tst_tasks_extension.moc"
