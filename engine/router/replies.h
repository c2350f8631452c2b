// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/error.h"
#include "engine/base/raw_json.h"
#include "engine/catalog/catalog_types.h"
#include "engine/router/operation.h"
#include "engine/tasks/task_queue.h"

#include <chrono>
#include <vector>

namespace mcprt {

/// The CallToolResults of our own tools: `structuredContent` in the shapes of the contract and one
/// text block that says the same to a model, with every name and id that the next call needs.
namespace replies {

/// \a structured is an object.
[[nodiscard]] RawJson result(const RawJson &structured, const QString &text, bool isError = false);

/// `isError: true`, one line of text, and `{"error":{"code","message"}}`.
[[nodiscard]] RawJson failure(const Error &error);
/// Wrong arguments for a child's tool: the error with the schema they have to fit.
[[nodiscard]] RawJson wrongArguments(const Error &error, const ServerName &server,
                                     const ToolName &tool, const RawJson &inputSchema);

/// Without Detail::Full descriptions are cut at a sentence, and parameters where they are many, so
/// that ten hits cost little: 700 tokens of cl100k_base at most, but for very long names.
[[nodiscard]] RawJson toolHits(const ToolHits &hits, const QString &query,
                               op::SearchTools::Detail detail = op::SearchTools::Detail::Minimal);
[[nodiscard]] RawJson serverHits(const ServerHits &hits, const QString &query);
/// \param state  what the server does now, \param problem  why, when it failed
[[nodiscard]] RawJson serverDetails(const ServerDetails &details, QLatin1StringView state,
                                    const QString &problem);
[[nodiscard]] RawJson toolPage(const ServerName &server, const ToolPage &page);
[[nodiscard]] RawJson toolDetails(const ToolDetails &details);
[[nodiscard]] RawJson serverPage(const ServerPage &page);

/// What \a reply, a CallToolResult of ours, costs a model. A client shows `structuredContent` or
/// the text, which say the same: the larger one counts.
[[nodiscard]] qsizetype tokensShown(const RawJson &reply);

struct Statistics
{
    CatalogStatistics catalog;
    qsizetype runningServers = 0;
    qsizetype queuedTasks = 0;
    qsizetype runningTasks = 0;
    qsizetype storedItems = 0;
    qint64 storedBytes = 0;
    std::chrono::seconds uptime{0};
    qsizetype menus = 0;      ///< how often a client listed our tools, and not those of all servers
    qsizetype tokensSent = 0; ///< in those, and in what was said of servers and tools
};
[[nodiscard]] RawJson statistics(const Statistics &statistics);

[[nodiscard]] RawJson managed(bool success, const QString &message, QLatin1StringView state);
[[nodiscard]] RawJson runningServers(const std::vector<ServerName> &names);

/// A call that goes on as a task. \param status  queued or running
[[nodiscard]] RawJson taskStarted(const TaskId &id, TaskStatus status, const QString &why);
/// Answer of poll_task_result. A completed task's content blocks follow the line that says so, and
/// `result` is the child's CallToolResult as it is.
[[nodiscard]] RawJson task(const TaskSnapshot &task);
/// \param isError  who asked wanted more than to know how the task is
[[nodiscard]] RawJson taskNotFound(const TaskId &id, bool isError);
[[nodiscard]] RawJson taskCancelled(const TaskSnapshot &task);
[[nodiscard]] RawJson taskList(const std::vector<TaskSnapshot> &tasks);

} // namespace replies
} // namespace mcprt
