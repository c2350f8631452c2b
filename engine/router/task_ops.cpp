// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/task_ops.h"

#include "engine/router/replies.h"
#include "engine/tasks/task_queue.h"

namespace mcprt {

namespace {

/// \param mayBeGone  that there is no such task is an answer, not a failure
RawJson failureOf(const TaskId &id, const Error &error, bool mayBeGone)
{
    return error.code == ErrorCode::NotFound ? replies::taskNotFound(id, !mayBeGone)
                                             : replies::failure(error);
}

} // namespace

void TaskOps::run(const op::PollTaskResult &operation, const OwnerKey &owner, Done<RawJson> done)
{
    m_tasks.poll(owner, operation.task, operation.wait,
                 Done<TaskSnapshot>([id = operation.task, done = std::move(done)](
                                        const Result<TaskSnapshot> &task) mutable {
                     done.report(task ? replies::task(*task) : failureOf(id, task.error(), true));
                 }));
}

void TaskOps::run(const op::CancelTask &operation, const OwnerKey &owner, Done<RawJson> done)
{
    const auto task = m_tasks.cancel(owner, operation.task);
    done.report(task ? replies::taskCancelled(*task)
                     : failureOf(operation.task, task.error(), false));
}

void TaskOps::run(const op::ListTasks &, const OwnerKey &owner, Done<RawJson> done)
{
    done.report(replies::taskList(m_tasks.list(owner)));
}

} // namespace mcprt
