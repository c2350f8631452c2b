// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/mcp/surface.h"

namespace mcprt {

/// Result of `server/discover`.
[[nodiscard]] RawJson discoverResult(const Surface &surface);

/// \a result with what every result of the modern era has, as far as its author left it out:
/// `resultType`, who we are in `_meta`, and on lists and resources how long they may be kept. All
/// else stays, byte for byte.
[[nodiscard]] RawJson modernResult(QByteArrayView method, const RawJson &result,
                                   const Surface &surface);

} // namespace mcprt
