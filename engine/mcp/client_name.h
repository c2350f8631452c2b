// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/mcp/envelope.h"

namespace mcprt {

/// `clientInfo.name` of \a message, a client's first one, of either era; may be empty.
[[nodiscard]] inline QString clientNameIn(const Envelope &message)
{
    constexpr qsizetype kMaxName = 100;
    RawJson info = member(message.params, "clientInfo");
    if (info.isEmpty())
        info = member(member(message.params, "_meta"), "io.modelcontextprotocol/clientInfo");
    return decodeString(member(info, "name").view()).value_or(QString()).left(kMaxName);
}

[[nodiscard]] inline QString clientNameIn(const QByteArray &message)
{
    const auto envelope = parseEnvelope(message);
    return envelope ? clientNameIn(*envelope) : QString();
}

} // namespace mcprt
