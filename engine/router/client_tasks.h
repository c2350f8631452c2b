// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/mcp/surface.h"
#include "engine/router/open_inputs.h"
#include "engine/tasks/task_queue.h"

#include <QObject>

#include <map>
#include <memory>

namespace mcprt {

/// The tasks of a TaskQueue as clients of the extension `io.modelcontextprotocol/tasks` see them:
/// how they are announced, asked for, answered and cancelled.
///
/// A child that asks something in the middle of a task waits until `tasks/update` answers it.
/// \sa SEP-2663
class ClientTasks final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kPollInterval{1000}; ///< advised

    /// Both outlive this.
    ClientTasks(TaskQueue &tasks, const Clock &clock, QObject *parent = nullptr);
    ~ClientTasks() override;

    /// What one task is asked for on its way; made before the task is.
    struct Open
    {
        OwnerKey owner;
        TaskId id{}; ///< empty until created()
        OpenInputs inputs{};
        QDateTime askedAt{}; ///< when the inputs changed last
    };
    using OpenPtr = std::shared_ptr<Open>;
    [[nodiscard]] static OpenPtr open(const OwnerKey &owner);
    /// Has the work of \a task wait for an answer of its client.
    /// \return takes it back
    Withdraw ask(const OpenPtr &task, QByteArrayView method, const RawJson &params,
                 Done<RawJson> done);
    /// \a caller as the work of \a task gets it: asked through the task, and not told anything.
    [[nodiscard]] Caller callerOf(const OpenPtr &task, const Caller &caller);

    /// The answer to the request that became the task \a id: a `CreateTaskResult`.
    [[nodiscard]] RawJson created(const TaskId &id, const OpenPtr &task);

    [[nodiscard]] static bool isMethod(const QByteArray &method);
    /// Whether a request of one of these methods is about a task of ours.
    [[nodiscard]] bool knows(const OwnerKey &owner, const QString &id) const;
    /// Answers `tasks/get`, `tasks/update`, `tasks/cancel`.
    [[nodiscard]] Result<RawJson> answer(const McpRequest &request);

    /// \a observer hears of every change of a task that was announced, until closed(\a connection).
    void observe(quint64 connection, SurfaceObserver observer);
    void closed(quint64 connection) { m_observers.erase(connection); }

private:
    void onChanged(const TaskId &id);
    void tell(const OpenPtr &task, const TaskSnapshot &snapshot);
    [[nodiscard]] OpenPtr find(const TaskId &id) const;

    TaskQueue &m_tasks;
    const Clock &m_clock;
    std::map<TaskId, OpenPtr> m_open; ///< as long as the queue keeps the task
    std::map<quint64, SurfaceObserver> m_observers;
};

} // namespace mcprt
