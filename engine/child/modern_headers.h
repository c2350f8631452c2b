// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/child/transport.h"
#include "engine/mcp/envelope.h"

namespace mcprt {

/// The HTTP headers in which a request of the modern era repeats parts of itself:
/// `MCP-Protocol-Version`, `Mcp-Method`, `Mcp-Name` and, for what \a tools knows,
/// `Mcp-Param-…`. Empty for a message of the legacy era, which shows in its `_meta`.
[[nodiscard]] HttpHeaders modernHeaders(const Envelope &request,
                                        const QHash<QByteArray, ToolTraits> &tools);

} // namespace mcprt
