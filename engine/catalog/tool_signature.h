// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <QString>

namespace mcprt {

/// The parameters that \a inputSchema names, in a line for a model:
/// `(path: string, mode?: "r"|"w" = "r", lines?: integer[])`. A `?` marks what may be left out.
///
/// At most \a chars characters; what does not fit is `…`. Nested objects are only `object`: the
/// schema tells what is in them. `()` for no parameters, `(…)` for a schema that does not name
/// them.
[[nodiscard]] QString toolSignature(const RawJson &inputSchema, qsizetype chars = 300);

} // namespace mcprt
