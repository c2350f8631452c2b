// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/mcp/envelope.h"
#include "engine/mcp/tasks_extension.h"
#include "engine/router/client_tasks.h"
#include "tests/support/manual_clock.h"

#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

const OwnerKey kMe{u"me"_s};

RawJson json(const QByteArray &text)
{
    return RawJson(text);
}

/// Work that the test ends.
class HeldWork final : public TaskWork
{
public:
    explicit HeldWork(std::shared_ptr<Done<RawJson>> done)
        : m_done(std::move(done))
    {}
    void start(SharedCallback<void(const RawJson &params)>, Done<RawJson> done) override
    {
        *m_done = std::move(done);
    }
    void cancel() override { m_done->fail(ErrorCode::Cancelled, u"cancelled"_s); }

private:
    std::shared_ptr<Done<RawJson>> m_done;
};

struct Harness
{
    ManualClock clock;
    TaskQueue queue{{}, clock};
    ClientTasks tasks{queue, clock};
    std::shared_ptr<Done<RawJson>> work = std::make_shared<Done<RawJson>>();
    ClientTasks::OpenPtr open = ClientTasks::open(kMe);
    QByteArrayList heard; ///< by the child, for what it asked

    /// The task, as its creation is told.
    RawJson create()
    {
        const auto id = queue.submit({kMe, u"s"_s, u"t"_s}, std::make_unique<HeldWork>(work));
        return tasks.created(id.value(), open);
    }
    void childAsks(const QByteArray &message)
    {
        Caller caller;
        caller.owner = kMe;
        caller.era = Era::Modern;
        tasks.callerOf(open, caller)
            .ask("elicitation/create", json("{\"message\":\"" + message + "\"}"),
                 Done<RawJson>([this](const Result<RawJson> &r) {
                     heard << (r ? r->toByteArray() : "dropped"_ba);
                 }));
    }
    Result<RawJson> request(const QByteArray &method, const QString &id,
                            const QByteArray &more = {}, const OwnerKey &owner = kMe)
    {
        Caller caller;
        caller.owner = owner;
        caller.era = Era::Modern;
        return tasks.answer(
            {method, json("{\"taskId\":\"" + id.toUtf8() + '"' + more + '}'), caller});
    }
    RawJson get(const QString &id) { return request("tasks/get", id).value_or(RawJson()); }
};

QString textOf(const RawJson &object, QByteArrayView key)
{
    return decodeString(member(object, key).view()).value_or(QString());
}

QString idOf(const RawJson &task)
{
    return textOf(task, "taskId");
}

} // namespace

class tst_ClientTasks : public QObject
{
    Q_OBJECT

private slots:
    void announcesATask();
    void inlinesTheResult();
    void inlinesTheError();
    void asksAndGoesOn();
    void cancelsAndSaysSoAgain();
    void tellsForeignAndUnknownTasksAlike_data();
    void tellsForeignAndUnknownTasksAlike();
    void refusesAnUpdateWithoutResponses();
    void tellsWhoListens();
    void forgetsExpiredTasks();
    void readsWhatIsDeclared();
};

void tst_ClientTasks::announcesATask()
{
    Harness h;
    const RawJson made = h.create();
    const QByteArray id = idOf(made).toLatin1();
    QCOMPARE(id.size(), 32);
    const QByteArray whole = R"({"resultType":"task","taskId":")" + id
                             + R"(","status":"working","createdAt":"2026-01-02T03:04:05.000Z",)"
                               R"("lastUpdatedAt":"2026-01-02T03:04:05.000Z","ttlMs":3600000,)"
                               R"("pollIntervalMs":1000})";
    QCOMPARE(made.toByteArray(), whole);
}

void tst_ClientTasks::inlinesTheResult()
{
    Harness h;
    const QString id = idOf(h.create());
    QCOMPARE(textOf(h.get(id), "status"), u"working"_s);
    QVERIFY(member(h.get(id), "result").isEmpty());
    h.clock.advance(2s);
    h.work->report(json(R"({"content":[ 1.0 ],"isError":true})"));
    const RawJson task = h.get(id);
    QCOMPARE(textOf(task, "resultType"), u"complete"_s);
    QCOMPARE(textOf(task, "status"), u"completed"_s);
    QCOMPARE(textOf(task, "lastUpdatedAt"), u"2026-01-02T03:04:07.000Z"_s);
    QCOMPARE(member(task, "result").toByteArray(), R"({"content":[ 1.0 ],"isError":true})"_ba);
    QVERIFY(member(task, "error").isEmpty());
}

void tst_ClientTasks::inlinesTheError()
{
    Harness h;
    const QString id = idOf(h.create());
    Error error{ErrorCode::Remote, u"broke"_s, {}, -32050};
    error.rpcData = R"({"a":1})";
    h.work->report(Failure(error));
    const RawJson task = h.get(id);
    QCOMPARE(textOf(task, "status"), u"failed"_s);
    QCOMPARE(member(task, "error").toByteArray(),
             R"({"code":-32050,"message":"broke","data":{"a":1}})"_ba);
    QVERIFY(member(task, "result").isEmpty());
}

void tst_ClientTasks::asksAndGoesOn()
{
    Harness h;
    const QString id = idOf(h.create());
    h.childAsks("one");
    h.childAsks("two");
    RawJson task = h.get(id);
    QCOMPARE(textOf(task, "status"), u"input_required"_s);
    QCOMPARE(member(task, "inputRequests").toByteArray(),
             R"({"input_1":{"method":"elicitation/create","params":{"message":"one"}},)"
             R"("input_2":{"method":"elicitation/create","params":{"message":"two"}}})"_ba);
    QVERIFY(member(task, "requestState").isEmpty());
    const auto updated = h.request(
        "tasks/update", id, R"(,"inputResponses":{"other":{},"input_2":{"action":"decline"}})");
    QCOMPARE(updated.value().toByteArray(), R"({"resultType":"complete"})"_ba);
    QCOMPARE(h.heard, QByteArrayList{R"({"action":"decline"})"});
    task = h.get(id);
    QCOMPARE(textOf(task, "status"), u"input_required"_s);
    QVERIFY(member(member(task, "inputRequests"), "input_2").isEmpty());
    QVERIFY(h.request("tasks/update", id, R"(,"inputResponses":{"input_1":{"b":2}})"));
    QCOMPARE(h.heard.last(), R"({"b":2})"_ba);
    QCOMPARE(textOf(h.get(id), "status"), u"working"_s);
    QVERIFY(member(h.get(id), "inputRequests").isEmpty());
}

void tst_ClientTasks::cancelsAndSaysSoAgain()
{
    Harness h;
    const QString id = idOf(h.create());
    h.childAsks("one");
    for (int i = 0; i < 2; ++i)
        QCOMPARE(h.request("tasks/cancel", id).value().toByteArray(),
                 R"({"resultType":"complete"})"_ba);
    QCOMPARE(textOf(h.get(id), "status"), u"cancelled"_s);
    QCOMPARE(h.heard, QByteArrayList{"dropped"});
    QVERIFY(h.request("tasks/update", id, R"(,"inputResponses":{"input_1":{}})"));
    QCOMPARE(h.heard.size(), 1);
}

void tst_ClientTasks::tellsForeignAndUnknownTasksAlike_data()
{
    QTest::addColumn<QByteArray>("method");
    for (const char *method : {"tasks/get", "tasks/update", "tasks/cancel"})
        QTest::newRow(method) << QByteArray(method);
}

void tst_ClientTasks::tellsForeignAndUnknownTasksAlike()
{
    QFETCH(QByteArray, method);
    Harness h;
    const QString id = idOf(h.create());
    const auto foreign = h.request(method, id, R"(,"inputResponses":{})", OwnerKey{u"somebody"_s});
    const auto unknown = h.request(method, u"nothing"_s, R"(,"inputResponses":{})");
    QVERIFY(!foreign && !unknown);
    QCOMPARE(foreign.error().rpcCode, rpc::kInvalidParams);
    QCOMPARE(unknown.error().rpcCode, rpc::kInvalidParams);
    QCOMPARE(foreign.error().message, unknown.error().message);
    QCOMPARE(textOf(h.get(id), "status"), u"working"_s);
    QVERIFY(h.tasks.knows(kMe, id));
    QVERIFY(!h.tasks.knows(OwnerKey{u"somebody"_s}, id));
}

void tst_ClientTasks::refusesAnUpdateWithoutResponses()
{
    Harness h;
    const auto answer = h.request("tasks/update", idOf(h.create()));
    QVERIFY(!answer);
    QCOMPARE(answer.error().rpcCode, rpc::kInvalidParams);
}

void tst_ClientTasks::tellsWhoListens()
{
    Harness h;
    std::vector<SurfaceEvent> events;
    h.tasks.observe(7, [&](const SurfaceEvent &event) { events.push_back(event); });
    const QString id = idOf(h.create());
    h.childAsks("one");
    QCOMPARE(events.size(), 1U);
    QCOMPARE(events[0].method, "notifications/tasks"_ba);
    QCOMPARE(events[0].task, id);
    QCOMPARE(textOf(events[0].params, "status"), u"input_required"_s);
    QVERIFY(member(events[0].params, "resultType").isEmpty());
    h.work->report(json(R"({"content":[]})"));
    QCOMPARE(textOf(events.back().params, "status"), u"completed"_s);
    QCOMPARE(member(events.back().params, "result").toByteArray(), R"({"content":[]})"_ba);
    const auto before = events.size();
    h.tasks.closed(7);
    QVERIFY(h.queue.submit({kMe, u"s"_s, u"t"_s}, std::make_unique<HeldWork>(h.work)));
    QCOMPARE(events.size(), before);
}

void tst_ClientTasks::forgetsExpiredTasks()
{
    Harness h;
    const QString id = idOf(h.create());
    h.work->report(json(R"({"content":[]})"));
    h.clock.advance(1h - 1ms);
    QVERIFY(h.tasks.knows(kMe, id));
    h.clock.advance(1ms);
    QVERIFY(!h.tasks.knows(kMe, id));
    QVERIFY(!h.request("tasks/get", id));
}

void tst_ClientTasks::readsWhatIsDeclared()
{
    const RawJson both =
        json(R"({"a":1,"extensions":{"x":{},"io.modelcontextprotocol/tasks":{}}})");
    QVERIFY(declaresTasks(both));
    QVERIFY(!declaresTasks(json(R"({"tasks":{}})")));
    QVERIFY(!declaresTasks({}));
    QCOMPARE(withoutTasks(both).toByteArray(), R"({"a":1,"extensions":{"x":{}}})"_ba);
    QVERIFY(taskSupportOf(json(R"({"execution":{"taskSupport":"required"}})"))
            == TaskSupport::Required);
    QVERIFY(taskSupportOf(json(R"({"execution":{"taskSupport":"optional"}})"))
            == TaskSupport::Optional);
    QVERIFY(taskSupportOf(json(R"({"execution":{"taskSupport":"forbidden"}})"))
            == TaskSupport::Forbidden);
    QVERIFY(taskSupportOf(json("{}")) == TaskSupport::Forbidden);
}

QTEST_GUILESS_MAIN(tst_ClientTasks)
#include "tst_client_tasks.moc"
