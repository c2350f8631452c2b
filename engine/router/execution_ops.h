// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/mcp/surface.h"
#include "engine/router/client_tasks.h"
#include "engine/router/operation.h"
#include "engine/router/request_context.h"
#include "engine/router/slot_map.h"
#include "engine/router/tool_caller.h"
#include "engine/tasks/task_queue.h"

#include <QObject>
#include <QTimer>

namespace mcprt {

/// execute_tool: in the foreground, in the background, and from the one to the other when a call
/// takes long. A caller that declares the tasks extension is told of a task as the extension says.
class ExecutionOps final : public QObject
{
    Q_OBJECT

public:
    using Key = quint64; ///< of a foreground call; 0 = none

    struct Parts
    {
        ToolCaller &caller;
        const ServerPool &servers;
        TaskQueue &tasks;
        ClientTasks &clientTasks;
        const Clock &clock;
        std::chrono::milliseconds autoBackground{0}; ///< 0 = never
    };

    explicit ExecutionOps(Parts parts, QObject *parent = nullptr);

    /// \param done  a CallToolResult in any case but Cancelled. May run before this returns.
    /// \return for cancel(); 0 when it was answered already
    Key execute(op::ExecuteTool operation, const RequestContext &context, Done<RawJson> done);
    /// Ends a foreground call; its Done reports Cancelled. A call that has become a task goes on.
    void cancel(Key key);

private:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// A call that someone waits for; later, if it takes long, the work of a task.
    struct Foreground
    {
        Done<RawJson> done;
        TaskQueue::Description description;
        TimePoint startedAt; ///< max = never becomes a task
        ToolCaller::Key call = 0;
        bool isTask = false;
        bool mayBeAdopted = false;
        int openQuestions = 0;
        SharedCallback<void(const RawJson &params)> onProgress{};
        ClientTasks::OpenPtr open{}; ///< its caller knows the tasks extension
    };

    void submit(const op::ExecuteTool &operation, const RequestContext &context,
                Done<RawJson> done);
    [[nodiscard]] std::chrono::milliseconds timeoutOf(const op::ExecuteTool &operation) const;
    /// How the child of \a key asks where \a caller knows tasks: the caller, and once the call has
    /// become a task, through that.
    [[nodiscard]] Caller askedThrough(Key key, const Caller &caller);
    /// Counts no time while a person is asked for the call \a key.
    [[nodiscard]] CallOptions pausedByQuestions(Key key, CallOptions options);
    void onAnswer(Key key, Result<RawJson> result);
    void onProgress(Key key, const RawJson &params);
    void adoptSlowCalls();
    void adopt(Key key);

    Parts m_parts;
    SlotMap<Foreground> m_foreground;
    QTimer m_watch; ///< runs while a call is in the foreground
};

} // namespace mcprt
