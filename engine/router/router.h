// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/router/client_tasks.h"
#include "engine/router/content_ops.h"
#include "engine/router/discovery_ops.h"
#include "engine/router/execution_ops.h"
#include "engine/router/lifecycle_ops.h"
#include "engine/router/operation.h"
#include "engine/router/request_context.h"
#include "engine/router/task_ops.h"

namespace mcprt {

class ResultShaper;

/// Hands each operation to the group that carries it out.
class Router final
{
public:
    /// All of it outlives the router.
    struct Parts
    {
        Catalog &catalog;
        ServerPool &servers;
        ServerStarter &starter;
        TaskQueue &tasks;
        ContentStore &content;
        const ResultShaper &shaper;
        const Clock &clock;
        std::chrono::milliseconds autoBackground{0}; ///< 0 = never
        qsizetype maxResultTokens = 4096;
        Activity *activity = nullptr;         ///< may be null
        ElicitationHandler *person = nullptr; ///< who is asked what a client can't be; may be null
    };
    using Key = ExecutionOps::Key;

    explicit Router(const Parts &parts);

    /// \param done  a CallToolResult in any case but Cancelled. May run before this returns.
    /// \return for cancel(); 0 = nothing that could be stopped
    Key run(Operation operation, const RequestContext &context, Done<RawJson> done);
    /// Ends a call of a child's tool that is in the foreground; its Done reports Cancelled.
    void cancel(Key key) { m_execution.cancel(key); }
    /// A client got \a list in place of the tools of all servers: for GetStatistics.
    void noteMenu(const RawJson &list) { m_discovery.noteMenu(list); }
    /// The tasks, as callers of the tasks extension see them.
    [[nodiscard]] ClientTasks &clientTasks() { return m_clientTasks; }
    [[nodiscard]] const ClientTasks &clientTasks() const { return m_clientTasks; }

private:
    ToolCaller m_caller;
    DiscoveryOps m_discovery;
    LifecycleOps m_lifecycle;
    ClientTasks m_clientTasks;
    ExecutionOps m_execution;
    TaskOps m_tasks;
    ContentOps m_content;
};

} // namespace mcprt
