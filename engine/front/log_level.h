// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <optional>

namespace mcprt {

/// Severity of a `notifications/message`, 0 (debug) to 7 (emergency); nullopt when \a name, a JSON
/// value, is none of the eight words. \sa MCP 2025-11-25, server/utilities/logging
[[nodiscard]] std::optional<int> logLevelOf(const RawJson &name);

/// \a params of a `notifications/message` are of \a least or worse.
[[nodiscard]] bool isLoggedAt(int least, QByteArrayView params);

} // namespace mcprt
