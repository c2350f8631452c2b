// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/child/server_config.h"

namespace mcprt {

/// A server that would be started by the command `run-NAME`.
[[nodiscard]] inline ServerConfig serverConfig(const QString &name)
{
    ServerConfig value;
    value.name = ServerName{name};
    value.command = QStringLiteral("run-") + name;
    return value;
}

} // namespace mcprt
