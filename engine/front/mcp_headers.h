// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/http_head.h"
#include "engine/mcp/envelope.h"

#include <optional>

namespace mcprt {

/// The headers in which a client of the modern era repeats parts of its message, so that proxies
/// can route it unread. Each must say what the body says; every failure is Protocol with
/// kHeaderMismatch. \sa SEP-2243

/// Text of a header value: as it is, or what `=?base64?…?=` holds. nullopt when that is broken or a
/// character is none of visible ASCII, space and tab.
[[nodiscard]] std::optional<QByteArray> decodeHeaderValue(QByteArrayView value);

/// `MCP-Protocol-Version`, `Mcp-Method`, and `Mcp-Name` for requests that name one thing.
[[nodiscard]] Result<void> checkStandardHeaders(const HttpHead &head, const Envelope &request,
                                                QByteArrayView version);

/// `Mcp-Param-…` for the members of \a arguments that \a schema marks with `x-mcp-header`. Members
/// that are absent or null are not compared with anything.
[[nodiscard]] Result<void> checkParamHeaders(const HttpHead &head, const RawJson &schema,
                                             const RawJson &arguments);

} // namespace mcprt
