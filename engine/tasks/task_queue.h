// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"
#include "engine/base/done.h"
#include "engine/base/ids.h"
#include "engine/base/raw_json.h"
#include "engine/base/shared_callback.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <map>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace mcprt {

enum class TaskStatus { Queued, Running, Completed, Failed, Cancelled };
[[nodiscard]] QLatin1StringView toWireName(TaskStatus status);

struct TaskSnapshot
{
    TaskId id;
    TaskStatus status = TaskStatus::Queued;
    int priority = 1;
    QString server;
    QString tool;
    RawJson result;             ///< Completed: the CallToolResult, shaped
    std::optional<Error> error; ///< Failed
    RawJson progress;           ///< params of the newest progress notification; empty = none
    QDateTime createdAt;
    QDateTime startedAt;
    QDateTime finishedAt;
};

/// Work of one task. start() is called once when a slot is free; cancel() at most once after it.
/// The done of start() may be reported from within start() or cancel(); the work is destroyed some
/// time after it reported, never while one of its own functions runs.
class TaskWork
{
public:
    virtual ~TaskWork() = default;
    virtual void start(SharedCallback<void(const RawJson &params)> onProgress,
                       Done<RawJson> done) = 0;
    virtual void cancel() = 0;
};

/// Background work in order of priority (lower first, then first come), a few at a time.
///
/// A task that has a free slot starts within submit(). Handlers of done, changed() and poll() may
/// submit, cancel and poll; they must not destroy the queue. Destroying it answers every waiter
/// with Cancelled and drops the work without cancel().
class TaskQueue final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        qsizetype maxQueued = 100; ///< BACKGROUND_QUEUE_SIZE
        qsizetype maxRunning = 4;  ///< BACKGROUND_QUEUE_MAX_SUBSCRIBERS
        std::chrono::milliseconds keepFinished{std::chrono::hours(1)};
        qsizetype maxFinished = 10'000; ///< bounds memory: beyond it the oldest results go early
    };
    struct Description
    {
        OwnerKey owner;
        QString server;
        QString tool;
        int priority = 1;
    };

    TaskQueue(Options options, const Clock &clock, QObject *parent = nullptr);
    ~TaskQueue() override;

    /// \return Busy, at once, when the queue is full.
    [[nodiscard]] Result<TaskId> submit(const Description &description,
                                        std::unique_ptr<TaskWork> work);
    /// How work that already runs tells its task what happens; see adopt().
    struct Adopted
    {
        TaskId id;
        Done<RawJson> finish;
        SharedCallback<void(const RawJson &params)> onProgress;
    };
    /// Makes a task of a call that already runs (a slow foreground call): running from the start,
    /// beside the limit. \a cancel stops the call; it is run at most once.
    [[nodiscard]] Adopted adopt(const Description &description, std::function<void()> cancel);

    /// State of \a id now, or as soon as it finishes within \a wait. NotFound: unknown, expired, or
    /// another owner's; all the same.
    void poll(const OwnerKey &owner, const TaskId &id, std::chrono::milliseconds wait,
              Done<TaskSnapshot> done);
    /// The task is Cancelled from now on, whatever its work still reports; its slot is free once
    /// the work did. \return the state after cancelling; a finished task stays as it is. NotFound
    /// as for poll().
    [[nodiscard]] Result<TaskSnapshot> cancel(const OwnerKey &owner, const TaskId &id);
    [[nodiscard]] std::vector<TaskSnapshot> list(const OwnerKey &owner) const; ///< oldest first
    /// State of \a id now; nullopt as for NotFound of poll().
    [[nodiscard]] std::optional<TaskSnapshot> state(const OwnerKey &owner, const TaskId &id) const;
    /// How long a result is kept, at least unless too many are.
    [[nodiscard]] std::chrono::milliseconds keepFinished() const { return m_options.keepFinished; }

    /// For the person at the machine: every owner's tasks, oldest first.
    [[nodiscard]] std::vector<TaskSnapshot> listAll() const;
    [[nodiscard]] std::optional<OwnerKey> ownerOf(const TaskId &id) const;

    [[nodiscard]] qsizetype queuedCount() const;
    /// Work that has not reported yet, adopted calls and calls being cancelled included.
    [[nodiscard]] qsizetype runningCount() const;

signals:
    /// Status or progress of \a id changed, or it expired.
    void changed(const mcprt::TaskId &id);

private:
    using TimePoint = std::chrono::steady_clock::time_point;
    using Sequence = quint64; ///< order of submission

    struct Waiter
    {
        Sequence task;
        TimePoint deadline;
        Done<TaskSnapshot> done;
    };
    struct Task
    {
        TaskSnapshot snapshot;
        OwnerKey owner;
        std::unique_ptr<TaskWork> work;      ///< null for an adopted call
        std::function<void()> cancelAdopted; ///< null once run, and for work
        bool isAdopted = false;
        bool isActive = false; ///< started, and its work has not reported
        TimePoint releasedAt;  ///< when it became final and its work had reported
    };

    Sequence add(const Description &description);
    [[nodiscard]] bool isExpired(const Task &task) const;
    [[nodiscard]] Task *find(const OwnerKey &owner, const TaskId &id);
    [[nodiscard]] Error notFound() const;
    [[nodiscard]] qsizetype freeSlots() const;
    void startNext();
    void start(Sequence sequence);
    void onProgress(Sequence sequence, const RawJson &params);
    void onFinished(Sequence sequence, Result<RawJson> result);
    void release(Sequence sequence);
    void bury(std::unique_ptr<TaskWork> work);
    void answerWaiters(Sequence sequence, const TaskSnapshot &snapshot);
    void expire();
    void onTimer();
    void armTimer();

    Options m_options;
    const Clock &m_clock;
    std::map<Sequence, Task> m_tasks;                      ///< oldest first
    std::unordered_map<TaskId, Sequence> m_sequences;      ///< by id
    std::map<std::pair<int, Sequence>, Sequence> m_queued; ///< next to start first
    std::vector<Waiter> m_waiters;                         ///< of tasks that are not final
    std::deque<Sequence> m_finished;                       ///< next to expire first
    std::vector<std::unique_ptr<TaskWork>> m_buried;       ///< reported; deleted in a moment
    Sequence m_next = 0;
    qsizetype m_slotsUsed = 0;
    qsizetype m_active = 0;
    bool m_starting = false;
    bool m_closing = false;
    QTimer m_timer; ///< the next deadline of a waiter or expiry of a result
};

} // namespace mcprt
