// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/router/operation.h"

namespace mcprt {

class TaskQueue;

/// poll_task_result, cancel_task and list_tasks: each caller sees its own tasks only.
class TaskOps final
{
public:
    explicit TaskOps(TaskQueue &tasks)
        : m_tasks(tasks)
    {}

    void run(const op::PollTaskResult &operation, const OwnerKey &owner, Done<RawJson> done);
    void run(const op::CancelTask &operation, const OwnerKey &owner, Done<RawJson> done);
    void run(const op::ListTasks &operation, const OwnerKey &owner, Done<RawJson> done);

private:
    TaskQueue &m_tasks;
};

} // namespace mcprt
