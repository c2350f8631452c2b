// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <functional>
#include <vector>

namespace mcprt {

/// One call of the demonstration, and what its answer has to be.
struct DemoStep
{
    QString title;                         ///< what happens, for people
    QByteArray tool;                       ///< one of our own tools
    std::function<QByteArray()> arguments; ///< a JSON object; may use what earlier answers said
    /// What is wrong with the answer; empty = nothing. Keeps what later steps need.
    std::function<QString(const RawJson &result)> check;
    /// Whether the same step has to be done once more (further chunks); null = never.
    std::function<bool()> again = {};
};

/// The walk through the whole workflow, in its order.
[[nodiscard]] std::vector<DemoStep> demoSteps();

/// The server that the walk works with: name in the configuration, program beside this one.
inline constexpr char kDemoServerName[] = "demo";
inline constexpr char kDemoServerProgram[] = "mcp-runtime-demo-server";

/// Text of the first text block of a CallToolResult; null when there is none.
[[nodiscard]] QString firstText(const RawJson &result);

} // namespace mcprt
