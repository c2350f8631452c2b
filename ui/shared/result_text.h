// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <QString>

namespace mcprt {

/// A CallToolResult as a model reads it: its text blocks, and what else is there by name. A result
/// without blocks is shown as indented JSON.
[[nodiscard]] QString resultText(const RawJson &result);

} // namespace mcprt
