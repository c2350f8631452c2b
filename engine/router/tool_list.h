// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"
#include "engine/router/tool_spec.h"

#include <QString>

namespace mcprt {

/// The `tools/list` result of surface `tools`: always the same bytes, so that a host's prompt cache
/// holds over clients and connections. Made once, on first use.
[[nodiscard]] RawJson toolList();
/// The `tools/list` result of surface `router`: one tool, `semantic_router`.
[[nodiscard]] RawJson routerToolList();

inline constexpr QByteArrayView kRouterToolName = "semantic_router";

/// `instructions` of the `initialize` result.
[[nodiscard]] QString toolInstructions();
[[nodiscard]] QString routerInstructions();

/// `inputSchema` of one tool of ours.
[[nodiscard]] RawJson inputSchema(const ToolSpec &spec);

} // namespace mcprt
