// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

namespace mcprt {

/// The two shapes of MCP on the wire.
enum class Era {
    Legacy, ///< up to 2025-11-25: `initialize`, sessions, requests in both directions
    Modern, ///< from 2026-07-28: each request stands alone, `server/discover`, MRTR
};

} // namespace mcprt
