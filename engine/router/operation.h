// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/ids.h"
#include "engine/base/raw_json.h"
#include "engine/base/result.h"
#include "engine/catalog/catalog_types.h"
#include "engine/content/content_reader.h"
#include "engine/router/tool_spec.h"

#include <chrono>
#include <optional>
#include <variant>

namespace mcprt {

/// The operations, one struct a tool; defaults are those of tool_spec.cpp.
namespace op {

struct SearchTools
{
    /// How much a hit says: its name, a line and a score; its parameters too; all of its
    /// description.
    enum class Detail { Minimal, Signature, Full };
    ToolQuery query;
    Detail detail = Detail::Minimal;
};
struct SearchServers
{
    QString query;
    int limit = 10;
    double minScore = 0.3;
};
struct GetServerInfo
{
    ServerName server;
};
struct GetServerTools
{
    ServerName server;
    int limit = 50;
    int offset = 0;
};
struct GetToolDetails
{
    ServerName server;
    ToolName tool;
};
struct ListServers
{
    int limit = 50;
    int offset = 0;
};
struct GetStatistics
{};
struct ManageServer
{
    enum class Action { Start, Shutdown, Restart };
    ServerName server;
    Action action = Action::Start;
};
struct ListRunningServers
{};
struct ExecuteTool
{
    ServerName server;
    ToolName tool;
    RawJson arguments;                                ///< an object, as the caller wrote it
    std::optional<std::chrono::milliseconds> timeout; ///< absent: the server's own, else 60 s
    bool inBackground = false;
    int priority = 1;
};
struct PollTaskResult
{
    TaskId task;
    std::chrono::milliseconds wait{0};
};
struct GetContent
{
    ContentSelection selection;
};
struct CancelTask
{
    TaskId task;
};
struct ListTasks
{};

} // namespace op

using Operation =
    std::variant<op::SearchTools, op::SearchServers, op::GetServerInfo, op::GetServerTools,
                 op::GetToolDetails, op::ListServers, op::GetStatistics, op::ManageServer,
                 op::ListRunningServers, op::ExecuteTool, op::PollTaskResult, op::GetContent,
                 op::CancelTask, op::ListTasks>;

inline constexpr std::chrono::milliseconds kDefaultCallTimeout{60000};

/// Reads the `arguments` of a call to a tool of ours.
///
/// null counts as absent. `arguments` of execute_tool stays the slice it came in; a string that
/// holds an object is taken for the object, as some clients send it.
/// \param ignored  a member that is no parameter: `operation` of the router tool
/// \return InvalidArgument: names the parameter, what is wrong with it and what is valid; for an
/// unknown parameter the nearest one.
[[nodiscard]] Result<Operation> parseOperation(const ToolSpec &spec, const RawJson &arguments,
                                               QByteArrayView ignored = {});

} // namespace mcprt
