// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

namespace mcprt {

/// Protocol revisions of the era in which every request stands alone, newest first.
inline constexpr QByteArrayView kModernVersions[] = {"2026-07-28"};

/// Keys of `_meta` that the protocol owns.
namespace metaKey {
inline constexpr QByteArrayView kProtocolVersion = "io.modelcontextprotocol/protocolVersion";
inline constexpr QByteArrayView kClientInfo = "io.modelcontextprotocol/clientInfo";
inline constexpr QByteArrayView kClientCapabilities = "io.modelcontextprotocol/clientCapabilities";
inline constexpr QByteArrayView kLogLevel = "io.modelcontextprotocol/logLevel";
inline constexpr QByteArrayView kServerInfo = "io.modelcontextprotocol/serverInfo";
inline constexpr QByteArrayView kSubscriptionId = "io.modelcontextprotocol/subscriptionId";
} // namespace metaKey

/// The member of `params` that the HTTP header `Mcp-Name` repeats; empty when \a method has none.
/// \sa SEP-2243
[[nodiscard]] inline QByteArrayView memberInNameHeader(QByteArrayView method)
{
    if (method == "tools/call" || method == "prompts/get")
        return "name";
    if (method == "resources/read")
        return "uri";
    // `tasks/list` and `tasks/result` of older revisions are no methods any more.
    const bool isTask =
        method == "tasks/get" || method == "tasks/update" || method == "tasks/cancel";
    return isTask ? "taskId" : QByteArrayView();
}

} // namespace mcprt
