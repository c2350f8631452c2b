// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/log.h"

namespace mcprt {
Q_LOGGING_CATEGORY(lcCatalog, "mcprt.catalog", QtInfoMsg)
Q_LOGGING_CATEGORY(lcChild, "mcprt.child", QtInfoMsg)
Q_LOGGING_CATEGORY(lcContent, "mcprt.content", QtInfoMsg)
Q_LOGGING_CATEGORY(lcControl, "mcprt.control", QtInfoMsg)
Q_LOGGING_CATEGORY(lcFront, "mcprt.front", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRouter, "mcprt.router", QtInfoMsg)
Q_LOGGING_CATEGORY(lcRuntime, "mcprt.runtime", QtInfoMsg)
Q_LOGGING_CATEGORY(lcSecrets, "mcprt.secrets", QtInfoMsg)
Q_LOGGING_CATEGORY(lcTasks, "mcprt.tasks", QtInfoMsg)
} // namespace mcprt
