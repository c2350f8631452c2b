// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/mcp/surface.h"

namespace mcprt {

/// `serverInfo` of this program.
[[nodiscard]] QByteArrayView serverInfo();
/// `capabilities` of \a surface and what the front doors add themselves (`logging`).
[[nodiscard]] RawJson capabilitiesOf(const Surface &surface);
/// Appends `,"instructions":…` if \a surface has some.
void appendInstructions(QByteArray &out, const Surface &surface);

} // namespace mcprt
