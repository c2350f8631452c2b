// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/tasks/task_queue.h"
#include "tests/support/manual_clock.h"

#include <QObject>
#include <QRandomGenerator>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// What a FakeWork saw, and the means to answer it; outlives the work.
struct Job
{
    int starts = 0;
    int cancels = 0;
    bool isGone = false;
    SharedCallback<void(const RawJson &)> progress;
    Done<RawJson> done;
    std::function<void(Job &)> onStart;
    std::function<void(Job &)> onCancel;
};

class FakeWork final : public TaskWork
{
public:
    explicit FakeWork(std::shared_ptr<Job> job)
        : m_job(std::move(job))
    {}
    ~FakeWork() override { m_job->isGone = true; }
    void start(SharedCallback<void(const RawJson &params)> onProgress, Done<RawJson> done) override
    {
        m_job->starts++;
        m_job->progress = std::move(onProgress);
        m_job->done = std::move(done);
        if (m_job->onStart)
            m_job->onStart(*m_job);
    }
    void cancel() override
    {
        m_job->cancels++;
        if (m_job->onCancel)
            m_job->onCancel(*m_job);
    }

private:
    std::shared_ptr<Job> m_job;
};

const OwnerKey kOwner{u"token-a"_s};
const OwnerKey kOther{u"token-b"_s};

struct Harness
{
    explicit Harness(TaskQueue::Options options = {})
        : queue(std::make_unique<TaskQueue>(options, clock))
    {}

    std::pair<Result<TaskId>, std::shared_ptr<Job>> submit(int priority = 1,
                                                           std::function<void(Job &)> onStart = {})
    {
        auto job = std::make_shared<Job>();
        job->onStart = std::move(onStart);
        return {queue->submit({kOwner, u"server"_s, u"tool"_s, priority},
                              std::make_unique<FakeWork>(job)),
                job};
    }
    std::optional<Result<TaskSnapshot>> poll(const TaskId &id, const OwnerKey &owner = kOwner)
    {
        std::optional<Result<TaskSnapshot>> answer;
        queue->poll(owner, id, 0ms, Done<TaskSnapshot>([&](auto result) { answer = result; }));
        return answer;
    }
    TaskStatus status(const TaskId &id) { return poll(id).value().value().status; }

    ManualClock clock;
    std::unique_ptr<TaskQueue> queue;
};

RawJson json(const char *text)
{
    return RawJson(QByteArray(text));
}

} // namespace

class tst_TaskQueue : public QObject
{
    Q_OBJECT

private slots:
    void startsAtOnceWhileASlotIsFree();
    void runsLowerPrioritiesFirstThenFirstCome();
    void refusesAtOnceWhenFullAndSaysTheNumbers();
    void keepsAResultReadableUntilItExpires();
    void forgetsTheOldestResultsBeyondTheirNumber();
    void reportsAFailureWithItsError();
    void failsATaskWhoseWorkForgotToAnswer();
    void showsTheNewestProgress();
    void neverStartsATaskCancelledInTheQueue();
    void cancelsRunningWorkOnceAndFreesTheSlotWhenItReports();
    void acceptsWorkThatReportsWithinCancel();
    void leavesAFinishedTaskAsItIsWhenCancelled();
    void acceptsWorkThatReportsWithinStart();
    void tellsUnknownForeignAndExpiredTasksAlike();
    void listsOnlyTheOwnersTasksOldestFirst();
    void answersEveryWaiterWhenTheTaskFinishes();
    void answersAWaiterWithTheStateWhenItsTimeIsUp();
    void letsHandlersSubmitAndCancel();
    void adoptsARunningCallBesideTheLimit();
    void cancelsAnAdoptedCallOnce();
    void answersEveryWaiterWhenDestroyed();
    void survivesWorkThatReportsAfterTheQueueIsGone();
    void namesEveryStatus();
    void balancesItsBooksInARandomRun();
};

void tst_TaskQueue::startsAtOnceWhileASlotIsFree()
{
    Harness h({.maxQueued = 0, .maxRunning = 1});
    const auto [id, job] = h.submit();
    QVERIFY(id.has_value());
    QCOMPARE(job->starts, 1);
    QCOMPARE(h.status(*id), TaskStatus::Running);
    const auto snapshot = h.poll(*id).value().value();
    QCOMPARE(snapshot.server, u"server"_s);
    QCOMPARE(snapshot.tool, u"tool"_s);
    QCOMPARE(snapshot.createdAt, h.clock.wallTime());
    QCOMPARE(snapshot.startedAt, h.clock.wallTime());
    QVERIFY(!snapshot.finishedAt.isValid());
    QCOMPARE(id->text.size(), 32);
}

void tst_TaskQueue::runsLowerPrioritiesFirstThenFirstCome()
{
    Harness h({.maxQueued = 10, .maxRunning = 1});
    QByteArray order;
    const auto note = [&order](char name) { return [&order, name](Job &) { order += name; }; };
    std::vector<std::shared_ptr<Job>> jobs;
    const std::vector<std::pair<int, char>> calls{{5, 'a'}, {5, 'b'}, {1, 'c'},
                                                  {9, 'd'}, {1, 'e'}, {-3, 'f'}};
    for (const auto &[priority, name] : calls)
        jobs.push_back(h.submit(priority, note(name)).second);
    QCOMPARE(order, "a"_ba);
    QCOMPARE(h.queue->queuedCount(), 5);
    for (const int next : {0, 5, 2, 4, 1, 3})
        jobs[size_t(next)]->done.report(json("{}"));
    QCOMPARE(order, "afcebd"_ba);
    QCOMPARE(h.queue->queuedCount(), 0);
    QCOMPARE(h.queue->runningCount(), 0);
}

void tst_TaskQueue::refusesAtOnceWhenFullAndSaysTheNumbers()
{
    Harness h({.maxQueued = 2, .maxRunning = 1});
    const auto running = h.submit();
    const auto first = h.submit();
    const auto second = h.submit();
    const auto [refused, job] = h.submit();
    QVERIFY(!refused.has_value());
    QCOMPARE(refused.error().code, ErrorCode::Busy);
    QVERIFY(refused.error().message.contains(u"2 tasks are waiting"_s));
    QVERIFY(refused.error().message.contains(u"1 are running"_s));
    QVERIFY(job->isGone);
    QCOMPARE(job->starts, 0);
    running.second->done.report(json("{}"));
    QVERIFY(h.submit().first.has_value()); // a place is free again
}

void tst_TaskQueue::keepsAResultReadableUntilItExpires()
{
    Harness h({.keepFinished = 10min});
    const auto [id, job] = h.submit();
    job->done.report(json(R"({"content":[], "n":1.0})"));
    for (int i = 0; i < 3; ++i) {
        const auto snapshot = h.poll(*id).value().value();
        QCOMPARE(snapshot.status, TaskStatus::Completed);
        QCOMPARE(snapshot.result.view(), QByteArrayView(R"({"content":[], "n":1.0})"));
        QVERIFY(snapshot.finishedAt.isValid());
    }
    h.clock.advance(10min - 1ms);
    QCOMPARE(h.status(*id), TaskStatus::Completed);
    h.clock.advance(1ms);
    QVERIFY(h.queue->list(kOwner).empty());
    QCOMPARE(h.poll(*id).value().error().code, ErrorCode::NotFound);
}

void tst_TaskQueue::forgetsTheOldestResultsBeyondTheirNumber()
{
    Harness h({.maxFinished = 2});
    const auto answer = [](Job &job) { job.done.report(json("{}")); };
    const auto a = h.submit(1, answer).first;
    const auto b = h.submit(1, answer).first;
    const auto c = h.submit(1, answer).first;
    QVERIFY(!h.poll(*a).value().has_value());
    QVERIFY(h.poll(*b).value().has_value());
    QVERIFY(h.poll(*c).value().has_value());
}

void tst_TaskQueue::reportsAFailureWithItsError()
{
    Harness h;
    const auto [id, job] = h.submit();
    job->done.fail(ErrorCode::Timeout, u"It took too long."_s, u"server"_s);
    const auto snapshot = h.poll(*id).value().value();
    QCOMPARE(snapshot.status, TaskStatus::Failed);
    QCOMPARE(snapshot.error, (Error{ErrorCode::Timeout, u"It took too long."_s, u"server"_s}));
    QVERIFY(snapshot.result.isEmpty());
}

void tst_TaskQueue::failsATaskWhoseWorkForgotToAnswer()
{
    Harness h({.maxRunning = 1});
    const auto [id, job] = h.submit(1, [](Job &j) { j.done = {}; });
    QCOMPARE(h.status(*id), TaskStatus::Failed);
    QCOMPARE(h.queue->runningCount(), 0);
    QCOMPARE(h.submit().second->starts, 1); // the slot is free
}

void tst_TaskQueue::showsTheNewestProgress()
{
    Harness h;
    const auto [id, job] = h.submit();
    int changes = 0;
    connect(h.queue.get(), &TaskQueue::changed, this, [&, id = *id](const TaskId &changed) {
        QCOMPARE(changed, id);
        ++changes;
    });
    job->progress(json(R"({"progress":1})"));
    job->progress(json(R"({"progress":2})"));
    QCOMPARE(changes, 2);
    QCOMPARE(h.poll(*id).value()->progress.view(), QByteArrayView(R"({"progress":2})"));
    job->done.report(json("{}"));
    job->progress(json(R"({"progress":3})")); // late: ignored
    QCOMPARE(h.poll(*id).value()->progress.view(), QByteArrayView(R"({"progress":2})"));
}

void tst_TaskQueue::neverStartsATaskCancelledInTheQueue()
{
    Harness h({.maxRunning = 1});
    const auto running = h.submit();
    const auto [id, job] = h.submit();
    QCOMPARE(h.status(*id), TaskStatus::Queued);
    QCOMPARE(h.queue->cancel(kOwner, *id)->status, TaskStatus::Cancelled);
    QCOMPARE(h.status(*id), TaskStatus::Cancelled);
    running.second->done.report(json("{}"));
    QCOMPARE(job->starts, 0);
    QCOMPARE(job->cancels, 0);
    QTRY_VERIFY(job->isGone);
}

void tst_TaskQueue::cancelsRunningWorkOnceAndFreesTheSlotWhenItReports()
{
    Harness h({.maxRunning = 1});
    const auto [id, job] = h.submit();
    const auto next = h.submit();
    QCOMPARE(h.queue->cancel(kOwner, *id)->status, TaskStatus::Cancelled);
    QCOMPARE(h.queue->cancel(kOwner, *id)->status, TaskStatus::Cancelled);
    QCOMPARE(job->cancels, 1);
    QCOMPARE(next.second->starts, 0);
    QCOMPARE(h.queue->runningCount(), 1);
    job->done.report(json(R"({"late":true})"));
    QCOMPARE(next.second->starts, 1);
    const auto snapshot = h.poll(*id).value().value();
    QCOMPARE(snapshot.status, TaskStatus::Cancelled);
    QVERIFY(snapshot.result.isEmpty());
    next.second->done.report(json("{}")); // the worker is unharmed
    QCOMPARE(h.status(*next.first), TaskStatus::Completed);
}

void tst_TaskQueue::acceptsWorkThatReportsWithinCancel()
{
    Harness h({.maxRunning = 1});
    const auto [id, job] = h.submit();
    job->onCancel = [](Job &j) { j.done.fail(ErrorCode::Cancelled, u"Stopped."_s); };
    const auto next = h.submit();
    QCOMPARE(h.queue->cancel(kOwner, *id)->status, TaskStatus::Cancelled);
    QCOMPARE(h.status(*id), TaskStatus::Cancelled);
    QCOMPARE(next.second->starts, 1);
    QTRY_VERIFY(job->isGone);
}

void tst_TaskQueue::leavesAFinishedTaskAsItIsWhenCancelled()
{
    Harness h;
    const auto [id, job] = h.submit();
    job->done.report(json("{}"));
    QCOMPARE(h.queue->cancel(kOwner, *id)->status, TaskStatus::Completed);
    QCOMPARE(job->cancels, 0);
}

void tst_TaskQueue::acceptsWorkThatReportsWithinStart()
{
    Harness h({.maxQueued = 5'000, .maxRunning = 1});
    const auto blocker = h.submit();
    const auto answer = [](Job &job) { job.done.report(json("1")); };
    std::vector<std::pair<Result<TaskId>, std::shared_ptr<Job>>> tasks;
    for (int i = 0; i < 5'000; ++i)
        tasks.push_back(h.submit(1, answer));
    blocker.second->done.report(json("0")); // all of them, without deepening the stack
    for (const auto &[id, job] : tasks) {
        QCOMPARE(h.status(*id), TaskStatus::Completed);
        QVERIFY(!job->isGone); // its own start() was on the stack when it reported
    }
    QTRY_VERIFY(tasks.back().second->isGone);
}

void tst_TaskQueue::tellsUnknownForeignAndExpiredTasksAlike()
{
    Harness h({.keepFinished = 1min});
    const auto expired = h.submit(1, [](Job &job) { job.done.report(json("1")); });
    h.clock.advance(2min);
    const auto foreign = h.submit();
    const Error unknown = h.poll(TaskId{u"00000000000000000000000000000000"_s}).value().error();
    QCOMPARE(unknown.code, ErrorCode::NotFound);
    QCOMPARE(h.poll(*expired.first).value().error(), unknown);
    QCOMPARE(h.poll(*foreign.first, kOther).value().error(), unknown);
    QCOMPARE(h.poll(TaskId{u"../../etc/passwd"_s}).value().error(), unknown);
    QCOMPARE(h.queue->cancel(kOther, *foreign.first).error(), unknown);
    QCOMPARE(foreign.second->cancels, 0);
}

void tst_TaskQueue::listsOnlyTheOwnersTasksOldestFirst()
{
    Harness h({.maxRunning = 1});
    const auto a = h.submit(9).first;
    auto job = std::make_shared<Job>();
    const auto foreign = h.queue->submit({kOther, {}, {}, 1}, std::make_unique<FakeWork>(job));
    const auto b = h.submit(1).first;
    const auto mine = h.queue->list(kOwner);
    QCOMPARE(mine.size(), 2U);
    QCOMPARE(mine[0].id, *a);
    QCOMPARE(mine[1].id, *b);
    QCOMPARE(h.queue->list(kOther).size(), 1U);
    QVERIFY(h.queue->list(OwnerKey{}).empty());
}

void tst_TaskQueue::answersEveryWaiterWhenTheTaskFinishes()
{
    Harness h;
    const auto [id, job] = h.submit();
    QList<TaskStatus> seen;
    for (int i = 0; i < 3; ++i) {
        h.queue->poll(kOwner, *id, 50s,
                      Done<TaskSnapshot>([&](auto result) { seen += result->status; }));
    }
    QVERIFY(seen.isEmpty());
    job->done.report(json("{}"));
    QCOMPARE(seen, QList<TaskStatus>(3, TaskStatus::Completed));

    const auto cancelled = h.submit().first;
    h.queue->poll(kOwner, *cancelled, 50s,
                  Done<TaskSnapshot>([&](auto result) { seen += result->status; }));
    QVERIFY(h.queue->cancel(kOwner, *cancelled).has_value());
    QCOMPARE(seen.last(), TaskStatus::Cancelled);
}

void tst_TaskQueue::answersAWaiterWithTheStateWhenItsTimeIsUp()
{
    Harness h;
    const auto [id, job] = h.submit();
    std::optional<TaskStatus> early;
    std::optional<TaskStatus> late;
    h.queue->poll(kOwner, *id, 5ms,
                  Done<TaskSnapshot>([&](auto result) { early = result->status; }));
    h.queue->poll(kOwner, *id, 10min,
                  Done<TaskSnapshot>([&](auto result) { late = result->status; }));
    h.clock.advance(5ms);
    QTRY_COMPARE(early, TaskStatus::Running);
    QVERIFY(!late);
    job->done.report(json("{}"));
    QCOMPARE(late, TaskStatus::Completed);
}

void tst_TaskQueue::letsHandlersSubmitAndCancel()
{
    Harness h({.maxQueued = 10, .maxRunning = 1});
    const auto first = h.submit();
    const auto second = h.submit();
    std::optional<TaskId> third;
    h.queue->poll(kOwner, *first.first, 50s, Done<TaskSnapshot>([&](auto) {
                      QCOMPARE(h.queue->cancel(kOwner, *second.first)->status,
                               TaskStatus::Cancelled);
                      third = *h.submit(0, [](Job &job) { job.done.report(json("3")); }).first;
                  }));
    // The signal comes for every change; cancelling from it at any moment must be safe.
    connect(h.queue.get(), &TaskQueue::changed, this, [&](const TaskId &id) {
        if (third && id != *third)
            QVERIFY(h.queue->cancel(kOwner, id).has_value());
    });
    first.second->done.report(json("1"));
    QVERIFY(third);
    QCOMPARE(second.second->starts, 0);
    QCOMPARE(h.status(*third), TaskStatus::Completed);
    const auto fourth = h.submit();
    QCOMPARE(h.status(*fourth.first), TaskStatus::Cancelled);
    QCOMPARE(fourth.second->starts, 0);
    QCOMPARE(fourth.second->cancels, 0);
}

void tst_TaskQueue::adoptsARunningCallBesideTheLimit()
{
    Harness h({.maxRunning = 1});
    auto adopted = h.queue->adopt({kOwner, u"s"_s, u"t"_s, 1}, [] {});
    QCOMPARE(h.status(adopted.id), TaskStatus::Running);
    QCOMPARE(h.queue->runningCount(), 1);
    QCOMPARE(h.submit().second->starts, 1); // it takes no slot
    adopted.onProgress(json(R"({"progress":5})"));
    QCOMPARE(h.poll(adopted.id).value()->progress.view(), QByteArrayView(R"({"progress":5})"));
    adopted.finish.report(json(R"({"ok":1})"));
    QCOMPARE(h.poll(adopted.id).value()->result.view(), QByteArrayView(R"({"ok":1})"));
    QCOMPARE(h.queue->runningCount(), 1);
}

void tst_TaskQueue::cancelsAnAdoptedCallOnce()
{
    Harness h;
    int cancels = 0;
    auto adopted = h.queue->adopt({kOwner, {}, {}, 1}, [&] { ++cancels; });
    QVERIFY(h.queue->cancel(kOwner, adopted.id).has_value());
    QVERIFY(h.queue->cancel(kOwner, adopted.id).has_value());
    QCOMPARE(cancels, 1);
    adopted.finish.fail(ErrorCode::Cancelled, u"Stopped."_s);
    QCOMPARE(h.status(adopted.id), TaskStatus::Cancelled);
    QCOMPARE(h.queue->runningCount(), 0);
}

void tst_TaskQueue::answersEveryWaiterWhenDestroyed()
{
    Harness h({.maxRunning = 1});
    const auto running = h.submit();
    const auto queued = h.submit();
    QList<ErrorCode> seen;
    const auto note = [&](const Result<TaskSnapshot> &result) {
        seen += result.error().code;
        QVERIFY(!h.queue || !h.submit().first.has_value()); // calling back in is refused
    };
    h.queue->poll(kOwner, *running.first, 50s, Done<TaskSnapshot>(note));
    h.queue->poll(kOwner, *queued.first, 50s, Done<TaskSnapshot>(note));
    h.queue.reset();
    QCOMPARE(seen, QList<ErrorCode>(2, ErrorCode::Cancelled));
    QVERIFY(running.second->isGone && queued.second->isGone);
    QCOMPARE(running.second->cancels, 0);
    QCOMPARE(queued.second->starts, 0);
}

void tst_TaskQueue::survivesWorkThatReportsAfterTheQueueIsGone()
{
    Harness h;
    const auto [id, job] = h.submit();
    auto adopted = h.queue->adopt({kOwner, {}, {}, 1}, [] {});
    h.queue.reset();
    job->progress(json("{}"));
    job->done.report(json("{}"));
    adopted.onProgress(json("{}"));
    adopted.finish.report(json("{}"));
    QCOMPARE(job->starts, 1);
}

void tst_TaskQueue::namesEveryStatus()
{
    QCOMPARE(toWireName(TaskStatus::Queued), "queued"_L1);
    QCOMPARE(toWireName(TaskStatus::Running), "running"_L1);
    QCOMPARE(toWireName(TaskStatus::Completed), "completed"_L1);
    QCOMPARE(toWireName(TaskStatus::Failed), "failed"_L1);
    QCOMPARE(toWireName(TaskStatus::Cancelled), "cancelled"_L1);
}

// Whatever the order of submits, answers and cancels: the limits hold and every task becomes final.
void tst_TaskQueue::balancesItsBooksInARandomRun()
{
    Harness h({.maxQueued = 20, .maxRunning = 3});
    QRandomGenerator random(20261123);
    std::vector<std::pair<TaskId, std::shared_ptr<Job>>> open;
    std::vector<TaskId> all;
    for (int step = 0; step < 20'000; ++step) {
        QVERIFY(h.queue->queuedCount() <= 20);
        QVERIFY(h.queue->runningCount() <= 3);
        const int what = random.bounded(3);
        if (what == 0) {
            auto [id, job] = h.submit(random.bounded(5));
            if (!id)
                continue;
            open.emplace_back(*id, job);
            all.push_back(*id);
        } else if (!open.empty()) {
            const auto which = open.begin() + random.bounded(int(open.size()));
            if (what == 1)
                QVERIFY(h.queue->cancel(kOwner, which->first).has_value());
            const auto job = which->second;
            if (job->done || h.status(which->first) == TaskStatus::Cancelled)
                open.erase(which);
            if (job->done)
                job->done.report(json("1"));
        }
    }
    for (const auto &[id, job] : open)
        QVERIFY(h.queue->cancel(kOwner, id).has_value());
    for (const auto &[id, job] : open) {
        if (job->done)
            job->done.report(json("1"));
    }
    QCOMPARE(h.queue->queuedCount(), 0);
    QCOMPARE(h.queue->runningCount(), 0);
    for (const TaskId &id : all)
        QVERIFY(h.status(id) == TaskStatus::Completed || h.status(id) == TaskStatus::Cancelled);
}

QTEST_GUILESS_MAIN(tst_TaskQueue)
#include "tst_task_queue.moc"
