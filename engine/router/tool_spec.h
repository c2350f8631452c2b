// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QString>

#include <span>

namespace mcprt {

/// The tools of ours, in the order of the menu. \sa contract, section 1
enum class ToolKind {
    SearchTools,
    SearchServers,
    GetServerInfo,
    GetServerTools,
    GetToolDetails,
    ListServers,
    GetStatistics,
    ManageServer,
    ListRunningServers,
    ExecuteTool,
    PollTaskResult,
    GetContent,
    CancelTask,
    ListTasks,
};
inline constexpr qsizetype kToolCount = 14;
inline constexpr qsizetype kMaxParameters = 7; ///< of one tool

/// One parameter of a tool of ours: what the input schema says and what the parser checks.
struct Parameter
{
    enum class Type { Text, Integer, Number, Flag, Object, TextList, Choice };

    QByteArrayView name;
    Type type = Type::Text;
    bool required = false;
    QByteArrayView fallback{};    ///< default as JSON; empty = the parameter is then absent
    double minimum = 0;           ///< Integer, Number; of both kinds, minimum == maximum = no range
    double maximum = 0;           ///< inclusive
    QByteArrayView choices{};     ///< Choice: `a|b|c`
    QByteArrayView description{}; ///< empty where the name says it
    bool mayBeEmpty = false;      ///< Text: "" has a meaning
};

/// What a tool does to the world. \sa MCP 2025-11-25, schema, ToolAnnotations
struct Effects
{
    bool readOnly = true;
    bool destructive = false;
    bool idempotent = true;
    bool openWorld = false;
};

struct ToolSpec
{
    ToolKind kind;
    QByteArrayView name;
    QByteArrayView title;
    QByteArrayView description;
    std::span<const Parameter> parameters;
    Effects effects;
    /// JSON. Empty where the result is a child's own. Nothing is `required` in it: a failed call
    /// answers with `error` alone, and clients check that against the schema as well.
    QByteArrayView outputSchema;
};

/// All fourteen, in the order of the menu.
[[nodiscard]] std::span<const ToolSpec> toolSpecs();
/// Null when no tool of ours has this name.
[[nodiscard]] const ToolSpec *findToolSpec(QByteArrayView name);
/// " Did you mean 'search_tools'?" for a name that is near one of ours, else empty.
[[nodiscard]] QString didYouMeanTool(const QString &name);

} // namespace mcprt
