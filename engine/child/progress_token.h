// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

namespace mcprt {

/// \a params with `_meta.progressToken` = \a token: added, or in place of the one that is there.
/// Every other byte stays; members of an existing `_meta` are kept. Empty \a params become an
/// object; a `_meta` that is no object is replaced.
/// \sa MCP 2025-11-25, basic/utilities/progress
[[nodiscard]] RawJson withProgressToken(const RawJson &params, qint64 token);

} // namespace mcprt
