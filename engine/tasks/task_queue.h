// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"
#include "engine/base/done.h"
#include "engine/base/ids.h"
#include "engine/base/raw_json.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
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
class TaskWork
{
public:
    virtual ~TaskWork() = default;
    virtual void start(std::function<void(const RawJson &params)> onProgress,
                       Done<RawJson> done) = 0;
    virtual void cancel() = 0;
};

/// Background work in order of priority (lower first, then first come), a few at a time.
class TaskQueue final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        qsizetype maxQueued = 100; ///< BACKGROUND_QUEUE_SIZE
        qsizetype maxRunning = 4;  ///< BACKGROUND_QUEUE_MAX_SUBSCRIBERS
        std::chrono::milliseconds keepFinished{std::chrono::hours(1)};
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
        std::function<void(const RawJson &params)> onProgress;
    };
    /// Makes a task of a call that already runs (a slow foreground call): running from the start,
    /// beside the limit. \a cancel stops the call; it is run at most once.
    [[nodiscard]] Adopted adopt(const Description &description, std::function<void()> cancel);

    /// State of \a id now, or as soon as it finishes within \a wait. NotFound: unknown, expired, or
    /// another owner's; all the same.
    void poll(const OwnerKey &owner, const TaskId &id, std::chrono::milliseconds wait,
              Done<TaskSnapshot> done);
    /// \return the state after cancelling; a finished task stays as it is.
    [[nodiscard]] Result<TaskSnapshot> cancel(const OwnerKey &owner, const TaskId &id);
    [[nodiscard]] std::vector<TaskSnapshot> list(const OwnerKey &owner) const; ///< oldest first

    [[nodiscard]] qsizetype queuedCount() const;
    [[nodiscard]] qsizetype runningCount() const;

signals:
    void changed(const mcprt::TaskId &id);
};

} // namespace mcprt
