// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/tool_spec.h"

#include "engine/catalog/nearest_name.h"

#include <array>

namespace mcprt {

namespace {

using Type = Parameter::Type;

constexpr Effects kReads{};
constexpr Effects kReadsTheIndex{true, false, true, true};
constexpr Effects kManages{false, true, true, false};
constexpr Effects kRunsAnything{false, true, false, true};

constexpr Parameter kServerName{"server_name", Type::Text, true};
constexpr Parameter kTaskId{"task_id", Type::Text, true};
constexpr Parameter kQuery{.name = "query",
                           .type = Type::Text,
                           .required = true,
                           .description = "what it should do, in plain words"};
constexpr Parameter kHits{"limit", Type::Integer, false, "10", 1, 100};
constexpr Parameter kPage{"limit", Type::Integer, false, "50", 1, 1000};
constexpr Parameter kMinScore{"min_score", Type::Number, false, "0.3", 0, 1};
constexpr Parameter kOffset{"offset", Type::Integer, false, "0", 0, 2147483647};

constexpr std::array kSearchTools{
    kQuery,
    kHits,
    kMinScore,
    Parameter{
        .name = "server_names", .type = Type::TextList, .description = "search only these servers"},
    Parameter{.name = "tool_type", .type = Type::Choice, .choices = "app|mcp|custom|base"},
    Parameter{.name = "enabled",
              .type = Type::Flag,
              .fallback = "true",
              .description = "only tools that are switched on"},
    Parameter{.name = "detail",
              .type = Type::Choice,
              .fallback = "\"minimal\"",
              .choices = "minimal|signature|full",
              .description = "signature adds the parameters, full the whole description too"},
};
constexpr std::array kSearchServers{kQuery, kHits, kMinScore};
constexpr std::array kServerOnly{kServerName};
constexpr std::array kGetServerTools{kServerName, kPage, kOffset};
constexpr std::array kGetToolDetails{kServerName, Parameter{"tool_name", Type::Text, true}};
constexpr std::array kListServers{kPage, kOffset};
constexpr std::array kManageServer{
    kServerName,
    Parameter{.name = "action",
              .type = Type::Choice,
              .required = true,
              .choices = "start|shutdown|restart"},
};
constexpr std::array kExecuteTool{
    kServerName,
    Parameter{"tool_name", Type::Text, true},
    Parameter{.name = "arguments",
              .type = Type::Object,
              .fallback = "{}",
              .description = "must fit the schema of the tool"},
    Parameter{.name = "timeout",
              .type = Type::Number,
              .fallback = "60",
              .minimum = 0.001,
              .maximum = 86400,
              .description = "seconds"},
    Parameter{"in_background", Type::Flag, false, "false"},
    Parameter{.name = "priority",
              .type = Type::Integer,
              .fallback = "1",
              .description = "in background, lower runs first"},
};
constexpr std::array kPollTaskResult{
    kTaskId,
    Parameter{.name = "wait_s",
              .type = Type::Number,
              .fallback = "0",
              .minimum = 0,
              .maximum = 50,
              .description = "seconds to wait for the end"},
};
constexpr std::array kGetContent{
    Parameter{"ref_id", Type::Text, true},
    Parameter{.name = "chunk_index", .type = Type::Integer, .minimum = 0, .maximum = 2147483647},
    Parameter{.name = "lines", .description = "e.g. 10-20, first is 1"},
    Parameter{.name = "bytes", .description = "e.g. 0-999, first is 0"},
    Parameter{.name = "grep", .description = "regular expression; matching lines"},
    Parameter{
        .name = "json_pointer", .description = "of a JSON text, e.g. /items/0", .mayBeEmpty = true},
};
constexpr std::array kTaskOnly{kTaskId};

constexpr QByteArrayView kToolsOut =
    R"({"type":"object","properties":{"tools":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"serverName":{"type":"string"},"title":{"type":"string"},"description":{"type":"string"},"score":{"type":"number"},"signature":{"type":"string"}}}},"total_results":{"type":"integer"}}})";
constexpr QByteArrayView kServersOut =
    R"({"type":"object","properties":{"servers":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"title":{"type":"string"},"nbTools":{"type":["integer","null"]},"score":{"type":"number"}}}},"total_results":{"type":"integer"}}})";
constexpr QByteArrayView kServerInfoOut =
    R"({"type":"object","properties":{"server_name":{"type":"string"},"title":{"type":"string"},"summary":{"type":"string"},"capabilities":{"type":"array","items":{"type":"string"}},"limitations":{"type":"array","items":{"type":"string"}},"nb_tools":{"type":["integer","null"]},"hints":{"type":"array","items":{"type":"string"}},"state":{"type":"string"}}})";
constexpr QByteArrayView kServerToolsOut =
    R"({"type":"object","properties":{"tools":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"serverName":{"type":"string"},"title":{"type":"string"},"description":{"type":"string"}}}},"total":{"type":"integer"},"offset":{"type":"integer"}}})";
constexpr QByteArrayView kToolDetailsOut =
    R"({"type":"object","properties":{"tool_name":{"type":"string"},"tool_description":{"type":"string"},"tool_schema":{"type":"object"},"output_schema":{"type":"object"},"annotations":{"type":"object"},"server_name":{"type":"string"}}})";
constexpr QByteArrayView kServerListOut =
    R"({"type":"object","properties":{"servers":{"type":"array","items":{"type":"object","properties":{"name":{"type":"string"},"title":{"type":"string"},"nbTools":{"type":["integer","null"]}}}},"total":{"type":"integer"},"offset":{"type":"integer"}}})";
constexpr QByteArrayView kStatisticsOut =
    R"({"type":"object","properties":{"total_servers":{"type":"integer"},"total_tools":{"type":"integer"},"running_servers":{"type":"integer"},"queued_tasks":{"type":"integer"},"running_tasks":{"type":"integer"},"stored_items":{"type":"integer"},"stored_bytes":{"type":"integer"},"tokens_of_all_tools":{"type":"integer"},"tokens_sent":{"type":"integer"},"tokens_kept_out":{"type":"integer"},"uptime_s":{"type":"integer"},"version":{"type":"string"}}})";
constexpr QByteArrayView kManageOut =
    R"({"type":"object","properties":{"success":{"type":"boolean"},"message":{"type":"string"},"state":{"type":"string"}}})";
constexpr QByteArrayView kRunningOut =
    R"({"type":"object","properties":{"running_servers":{"type":"array","items":{"type":"string"}}}})";
constexpr QByteArrayView kTaskOut =
    R"({"type":"object","properties":{"task_id":{"type":"string"},"status":{"enum":["queued","running","completed","failed","cancelled","not_found"]},"result":{"type":"object"},"error":{"type":"object"},"progress":{"type":"object"}}})";
constexpr QByteArrayView kCancelOut =
    R"({"type":"object","properties":{"task_id":{"type":"string"},"status":{"type":"string"}}})";
constexpr QByteArrayView kTasksOut =
    R"({"type":"object","properties":{"tasks":{"type":"array","items":{"type":"object","properties":{"task_id":{"type":"string"},"status":{"type":"string"},"server_name":{"type":"string"},"tool_name":{"type":"string"},"priority":{"type":"integer"},"created_at":{"type":"string"}}}}}})";

constexpr std::array<ToolSpec, kToolCount> kSpecs{{
    {ToolKind::SearchTools, "search_tools", "Search tools",
     "Find tools among all connected MCP servers by what they do. Start here for any task that "
     "your other tools can't do, with one search per step. Gives names and scores, no schemas. "
     "Next: get_tool_details.",
     kSearchTools, kReadsTheIndex, kToolsOut},
    {ToolKind::SearchServers, "search_servers", "Search servers",
     "Find servers by topic, to see what one offers as a whole. Next: get_server_tools.",
     kSearchServers, kReadsTheIndex, kServersOut},
    {ToolKind::GetServerInfo, "get_server_info", "About a server",
     "Get what a server is for, its limits, usage hints and state. Works while it is stopped.",
     kServerOnly, kReadsTheIndex, kServerInfoOut},
    {ToolKind::GetServerTools, "get_server_tools", "Tools of a server",
     "List the tools of one server, without schemas. Next: get_tool_details.", kGetServerTools,
     kReadsTheIndex, kServerToolsOut},
    {ToolKind::GetToolDetails, "get_tool_details", "Tool details",
     "Get the input schema of one tool. Do this before you first run it. Next: execute_tool.",
     kGetToolDetails, kReadsTheIndex, kToolDetailsOut},
    {ToolKind::ListServers, "list_servers", "List servers",
     "List all known servers, running or not. To find something, search_tools is quicker.",
     kListServers, kReadsTheIndex, kServerListOut},
    {ToolKind::GetStatistics,
     "get_statistics",
     "Statistics",
     "Count servers, tools, tasks, stored results and tokens saved.",
     {},
     kReadsTheIndex,
     kStatisticsOut},
    {ToolKind::ManageServer, "manage_server", "Manage a server",
     "Start, stop or restart a server. Rarely needed: execute_tool starts what it needs, and idle "
     "servers stop by themselves.",
     kManageServer, kManages, kManageOut},
    {ToolKind::ListRunningServers,
     "list_running_servers",
     "Running servers",
     "List the servers that are running now.",
     {},
     kReads,
     kRunningOut},
    {ToolKind::ExecuteTool,
     "execute_tool",
     "Run a tool",
     "Run a tool of a server and get its own result; a stopped server is started. Needs arguments "
     "that fit the schema from get_tool_details. A large result comes as a preview with a ref_id: "
     "read on with get_content. For slow work set in_background: you get a task_id for "
     "poll_task_result.",
     kExecuteTool,
     kRunsAnything,
     {}},
    {ToolKind::PollTaskResult, "poll_task_result", "Poll a task",
     "Get status, progress and, once completed, the result of a background task. Set wait_s (20) "
     "to wait for the end instead of polling often.",
     kPollTaskResult, kReads, kTaskOut},
    {ToolKind::GetContent,
     "get_content",
     "Read stored content",
     "Read what was stored under a ref_id. Pass chunk_index 0, 1, … to read all of it in pieces, "
     "or select with one of lines, bytes, grep, json_pointer.",
     kGetContent,
     kReads,
     {}},
    {ToolKind::CancelTask, "cancel_task", "Cancel a task",
     "Cancel a background task, queued or running.", kTaskOnly, kManages, kCancelOut},
    {ToolKind::ListTasks,
     "list_tasks",
     "List tasks",
     "List your background tasks with their status.",
     {},
     kReads,
     kTasksOut},
}};

} // namespace

std::span<const ToolSpec> toolSpecs()
{
    return kSpecs;
}

const ToolSpec *findToolSpec(QByteArrayView name)
{
    for (const ToolSpec &spec : kSpecs) {
        if (spec.name == name)
            return &spec;
    }
    return nullptr;
}

QString didYouMeanTool(const QString &name)
{
    QStringList names;
    for (const ToolSpec &spec : kSpecs)
        names += QString::fromUtf8(spec.name);
    return didYouMean(nearestNames(name, names, 1));
}

} // namespace mcprt
