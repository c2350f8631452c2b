// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

namespace mcprt {

/// The child's progress \a params with \a token in place of the child's; all other members verbatim
/// and in order. \sa MCP 2025-11-25, basic/utilities/progress
[[nodiscard]] RawJson relayedProgress(const RawJson &params, const RawJson &token);

} // namespace mcprt
