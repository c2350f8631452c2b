// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QObject>

namespace mcprt {

class DiscoveryClient final : public QObject
{};

} // namespace mcprt
