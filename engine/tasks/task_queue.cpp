// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/tasks/task_queue.h"

#include "engine/base/log.h"
#include "engine/base/random_id.h"

#include <QScopedValueRollback>

#include <algorithm>
#include <utility>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

bool isFinal(TaskStatus status)
{
    return status != TaskStatus::Queued && status != TaskStatus::Running;
}

} // namespace

QLatin1StringView toWireName(TaskStatus status)
{
    switch (status) {
    case TaskStatus::Queued: return "queued"_L1;
    case TaskStatus::Running: return "running"_L1;
    case TaskStatus::Completed: return "completed"_L1;
    case TaskStatus::Failed: return "failed"_L1;
    case TaskStatus::Cancelled: return "cancelled"_L1;
    }
    Q_UNREACHABLE();
}

TaskQueue::TaskQueue(Options options, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_options(options)
    , m_clock(clock)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &TaskQueue::onTimer);
}

TaskQueue::~TaskQueue()
{
    m_closing = true;
    // Out of the members first: work that goes, and waiters that are answered, may call back in.
    auto tasks = std::exchange(m_tasks, {});
    auto waiters = std::exchange(m_waiters, {});
    m_sequences.clear();
    m_queued.clear();
    m_finished.clear();
    for (Waiter &waiter : waiters)
        waiter.done.fail(ErrorCode::Cancelled, u"The runtime is shutting down."_s, u"tasks"_s);
    tasks.clear();
    m_buried.clear();
}

Result<TaskId> TaskQueue::submit(const Description &description, std::unique_ptr<TaskWork> work)
{
    if (m_closing)
        return fail(ErrorCode::Cancelled, u"The runtime is shutting down."_s, u"tasks"_s);
    expire();
    if (queuedCount() >= m_options.maxQueued + freeSlots()) {
        return fail(
            ErrorCode::Busy,
            u"The background queue is full: %1 tasks are waiting (BACKGROUND_QUEUE_SIZE) "
            "and %2 are running. Poll or cancel some of them, then try again."_s.arg(queuedCount())
                .arg(m_slotsUsed),
            u"tasks"_s);
    }
    const Sequence sequence = add(description);
    Task &task = m_tasks[sequence];
    task.work = std::move(work);
    TaskId id = task.snapshot.id;
    m_queued.emplace(std::pair(description.priority, sequence), sequence);
    emit changed(id);
    startNext();
    return id;
}

TaskQueue::Adopted TaskQueue::adopt(const Description &description, std::function<void()> cancel)
{
    expire();
    const Sequence sequence = add(description);
    Task &task = m_tasks[sequence];
    task.cancelAdopted = std::move(cancel);
    task.isAdopted = true;
    task.isActive = true;
    task.snapshot.status = TaskStatus::Running;
    task.snapshot.startedAt = task.snapshot.createdAt;
    ++m_active;
    Adopted adopted{task.snapshot.id,
                    Done<RawJson>(this,
                                  [this, sequence](Result<RawJson> result) {
                                      onFinished(sequence, std::move(result));
                                  }),
                    [self = QPointer(this), sequence](const RawJson &params) {
                        if (self)
                            self->onProgress(sequence, params);
                    }};
    emit changed(adopted.id);
    return adopted;
}

void TaskQueue::poll(const OwnerKey &owner, const TaskId &id, std::chrono::milliseconds wait,
                     Done<TaskSnapshot> done)
{
    if (m_closing)
        return done.fail(ErrorCode::Cancelled, u"The runtime is shutting down."_s, u"tasks"_s);
    expire();
    Task *task = find(owner, id);
    if (!task)
        return done.report(Failure(notFound()));
    if (isFinal(task->snapshot.status) || wait <= std::chrono::milliseconds(0))
        return done.report(task->snapshot);
    m_waiters.push_back({m_sequences.at(id), m_clock.now() + wait, std::move(done)});
    armTimer();
}

Result<TaskSnapshot> TaskQueue::cancel(const OwnerKey &owner, const TaskId &id)
{
    expire();
    Task *task = find(owner, id);
    if (!task)
        return Failure(notFound());
    if (isFinal(task->snapshot.status))
        return task->snapshot;
    const Sequence sequence = m_sequences.at(id);
    m_queued.erase(std::pair(task->snapshot.priority, sequence));
    task->snapshot.status = TaskStatus::Cancelled;
    task->snapshot.finishedAt = m_clock.wallTime();
    TaskSnapshot snapshot = task->snapshot;
    qCDebug(lcTasks).noquote() << "task" << id.text << "cancelled:" << snapshot.server
                               << snapshot.tool;
    if (!task->isActive) {
        bury(std::move(task->work));
        release(sequence);
    } else if (task->isAdopted) {
        const auto cancelCall = std::exchange(task->cancelAdopted, nullptr);
        if (cancelCall)
            cancelCall();
    } else {
        task->work->cancel(); // may report, and so bury the work, before it returns
    }
    answerWaiters(sequence, snapshot);
    emit changed(snapshot.id);
    return snapshot;
}

std::vector<TaskSnapshot> TaskQueue::list(const OwnerKey &owner) const
{
    std::vector<TaskSnapshot> snapshots;
    for (const auto &[sequence, task] : m_tasks) {
        if (task.owner == owner && !isExpired(task))
            snapshots.push_back(task.snapshot);
    }
    return snapshots;
}

std::optional<TaskSnapshot> TaskQueue::state(const OwnerKey &owner, const TaskId &id) const
{
    const auto known = m_sequences.find(id);
    if (known == m_sequences.end())
        return std::nullopt;
    const Task &task = m_tasks.at(known->second);
    if (task.owner != owner || isExpired(task))
        return std::nullopt;
    return task.snapshot;
}

std::vector<TaskSnapshot> TaskQueue::listAll() const
{
    std::vector<TaskSnapshot> snapshots;
    for (const auto &[sequence, task] : m_tasks) {
        if (!isExpired(task))
            snapshots.push_back(task.snapshot);
    }
    return snapshots;
}

std::optional<OwnerKey> TaskQueue::ownerOf(const TaskId &id) const
{
    const auto known = m_sequences.find(id);
    if (known == m_sequences.end())
        return std::nullopt;
    return m_tasks.at(known->second).owner;
}

bool TaskQueue::isExpired(const Task &task) const
{
    return isFinal(task.snapshot.status) && !task.isActive
           && m_clock.now() - task.releasedAt >= m_options.keepFinished;
}

qsizetype TaskQueue::queuedCount() const
{
    return qsizetype(m_queued.size());
}

qsizetype TaskQueue::runningCount() const
{
    return m_active;
}

TaskQueue::Sequence TaskQueue::add(const Description &description)
{
    const Sequence sequence = m_next++;
    Task &task = m_tasks[sequence];
    task.owner = description.owner;
    task.snapshot.id = TaskId{randomHex()};
    task.snapshot.priority = description.priority;
    task.snapshot.server = description.server;
    task.snapshot.tool = description.tool;
    task.snapshot.createdAt = m_clock.wallTime();
    m_sequences.emplace(task.snapshot.id, sequence);
    return sequence;
}

TaskQueue::Task *TaskQueue::find(const OwnerKey &owner, const TaskId &id)
{
    const auto known = m_sequences.find(id);
    if (known == m_sequences.end())
        return nullptr;
    Task &task = m_tasks.at(known->second);
    return task.owner == owner ? &task : nullptr;
}

Error TaskQueue::notFound() const
{
    // One text for unknown, expired and foreign: it must not tell them apart.
    const auto minutes = std::chrono::ceil<std::chrono::minutes>(m_options.keepFinished);
    return {
        ErrorCode::NotFound,
        u"There is no such task. Results are kept for %1 minutes; list_tasks shows yours."_s.arg(
            minutes.count()),
        u"tasks"_s};
}

qsizetype TaskQueue::freeSlots() const
{
    return std::max<qsizetype>(0, m_options.maxRunning - m_slotsUsed);
}

void TaskQueue::startNext()
{
    if (m_starting)
        return; // work that reports within start() must not deepen the stack
    const QScopedValueRollback guard(m_starting, true);
    while (freeSlots() > 0 && !m_queued.empty()) {
        const Sequence sequence = m_queued.begin()->second;
        m_queued.erase(m_queued.begin());
        start(sequence);
    }
}

void TaskQueue::start(Sequence sequence)
{
    Task &task = m_tasks.at(sequence);
    task.isActive = true;
    ++m_active;
    ++m_slotsUsed;
    task.snapshot.status = TaskStatus::Running;
    task.snapshot.startedAt = m_clock.wallTime();
    const TaskId id = task.snapshot.id;
    task.work->start(
        [self = QPointer(this), sequence](const RawJson &params) {
            if (self)
                self->onProgress(sequence, params);
        },
        Done<RawJson>(this, [this, sequence](Result<RawJson> result) {
            onFinished(sequence, std::move(result));
        }));
    const auto it = m_tasks.find(sequence);
    if (it != m_tasks.end() && it->second.isActive)
        emit changed(id); // only now: a handler may cancel, and work is never cancelled unstarted
}

void TaskQueue::onProgress(Sequence sequence, const RawJson &params)
{
    const auto it = m_tasks.find(sequence);
    if (it == m_tasks.end() || it->second.snapshot.status != TaskStatus::Running)
        return;
    it->second.snapshot.progress = params;
    emit changed(TaskId(it->second.snapshot.id));
}

void TaskQueue::onFinished(Sequence sequence, Result<RawJson> result)
{
    const auto it = m_tasks.find(sequence);
    if (it == m_tasks.end())
        return;
    Task &task = it->second;
    --m_active;
    if (!task.isAdopted)
        --m_slotsUsed;
    task.isActive = false;
    task.cancelAdopted = nullptr;
    bury(std::move(task.work));
    if (!isFinal(task.snapshot.status)) { // else it was cancelled, and stays so
        task.snapshot.finishedAt = m_clock.wallTime();
        if (result) {
            task.snapshot.status = TaskStatus::Completed;
            task.snapshot.result = *std::move(result);
        } else {
            task.snapshot.status = TaskStatus::Failed;
            task.snapshot.error = result.error();
        }
        qCDebug(lcTasks).noquote()
            << "task" << task.snapshot.id.text << toWireName(task.snapshot.status) << ":"
            << task.snapshot.server << task.snapshot.tool;
    }
    const TaskSnapshot snapshot = task.snapshot;
    release(sequence);
    answerWaiters(sequence, snapshot);
    emit changed(snapshot.id);
    startNext();
}

void TaskQueue::release(Sequence sequence)
{
    m_tasks.at(sequence).releasedAt = m_clock.now();
    m_finished.push_back(sequence);
    armTimer();
}

void TaskQueue::bury(std::unique_ptr<TaskWork> work)
{
    if (!work)
        return;
    // Its own function may be what reported, so it lives until the stack has unwound.
    m_buried.push_back(std::move(work));
    if (m_buried.size() == 1) {
        QMetaObject::invokeMethod(
            this, [this] { std::exchange(m_buried, {}).clear(); }, Qt::QueuedConnection);
    }
}

void TaskQueue::answerWaiters(Sequence sequence, const TaskSnapshot &snapshot)
{
    const auto mine = std::stable_partition(m_waiters.begin(), m_waiters.end(),
                                            [&](const Waiter &w) { return w.task != sequence; });
    std::vector<Waiter> waiters(std::make_move_iterator(mine),
                                std::make_move_iterator(m_waiters.end()));
    m_waiters.erase(mine, m_waiters.end()); // before the handlers, which may poll again
    for (Waiter &waiter : waiters)
        waiter.done.report(snapshot);
}

void TaskQueue::expire()
{
    const TimePoint now = m_clock.now();
    std::vector<TaskId> gone;
    while (!m_finished.empty()) {
        const auto it = m_tasks.find(m_finished.front());
        if (now - it->second.releasedAt < m_options.keepFinished
            && qsizetype(m_finished.size()) <= m_options.maxFinished)
            break;
        gone.push_back(it->second.snapshot.id);
        m_sequences.erase(it->second.snapshot.id);
        m_tasks.erase(it);
        m_finished.pop_front();
    }
    for (const TaskId &id : gone)
        emit changed(id);
}

void TaskQueue::onTimer()
{
    expire();
    const TimePoint now = m_clock.now();
    const auto late = std::stable_partition(m_waiters.begin(), m_waiters.end(),
                                            [now](const Waiter &w) { return w.deadline > now; });
    std::vector<Waiter> due(std::make_move_iterator(late),
                            std::make_move_iterator(m_waiters.end()));
    m_waiters.erase(late, m_waiters.end());
    std::vector<TaskSnapshot> snapshots; // of this moment: the first handler may cancel the next
    snapshots.reserve(due.size());
    for (const Waiter &waiter : due)
        snapshots.push_back(m_tasks.at(waiter.task).snapshot);
    armTimer();
    for (size_t i = 0; i < due.size(); ++i)
        due[i].done.report(std::move(snapshots[i]));
}

void TaskQueue::armTimer()
{
    std::optional<TimePoint> next;
    const auto consider = [&next](TimePoint at) { next = next ? std::min(*next, at) : at; };
    if (!m_finished.empty())
        consider(m_tasks.at(m_finished.front()).releasedAt + m_options.keepFinished);
    for (const Waiter &waiter : m_waiters)
        consider(waiter.deadline);
    if (!next)
        return m_timer.stop();
    using namespace std::chrono_literals;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(*next - m_clock.now());
    m_timer.start(std::clamp<std::chrono::milliseconds>(left, 1ms, 24h));
}

} // namespace mcprt
