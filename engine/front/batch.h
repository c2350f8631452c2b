// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/mcp_session.h"

namespace mcprt {

/// Gives each message of \a batch to \a session.
///
/// The answers go to \a sink as one array, once the last of them is there; what requests say before
/// their answer goes there at once. An element that is no message is answered with its error.
/// \return whether anything is to be answered: not when all are notifications or replies, and \a
///         sink has not been used then. Protocol with kParseError or kInvalidRequest for a batch
///         that is not JSON, empty, or larger than kMaxBatch.
inline constexpr std::size_t kMaxBatch = 100;
[[nodiscard]] Result<bool> handleBatch(McpSession &session, const ByteSlice &batch,
                                       const std::shared_ptr<RequestSink> &sink);

} // namespace mcprt
