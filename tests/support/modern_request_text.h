// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/mcp/envelope.h"

namespace mcprt {

/// `_meta` of a request of the modern era, with \a more members behind the two that must be there.
inline QByteArray modernMeta(const QByteArray &more = {}, const QByteArray &version = "2026-07-28",
                             const QByteArray &capabilities = "{}")
{
    return "\"_meta\":{\"io.modelcontextprotocol/protocolVersion\":\"" + version
           + "\",\"io.modelcontextprotocol/clientCapabilities\":" + capabilities
           + (more.isEmpty() ? QByteArray() : QByteArray("," + more)) + '}';
}

/// A request with modernMeta() and \a members in its params.
inline QByteArray modernRequest(const QByteArray &id, const QByteArray &method,
                                const QByteArray &members = {},
                                const QByteArray &meta = modernMeta())
{
    return buildRequest(id, method,
                        QByteArray('{' + meta
                                   + (members.isEmpty() ? QByteArray() : QByteArray("," + members))
                                   + '}'));
}

} // namespace mcprt
