// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/mcp/envelope.h"
#include "engine/mcp/modern.h"

#include <optional>

namespace mcprt {

/// What a request of the modern era says of its sender, in `params._meta`.
struct ModernMeta
{
    QByteArray version;
    RawJson clientCapabilities;  ///< an object
    std::optional<int> logLevel; ///< \sa logLevelOf(); no log messages without one
    RawJson clientInfo{};        ///< as written; may be empty
    bool isToolKnown = true;     ///< false: its schema is still to be compared with the headers
};

/// \a params name a protocol version as only clients of the modern era do.
[[nodiscard]] bool carriesModernMeta(const RawJson &params);

/// \return Protocol with kInvalidParams when something is missing or of the wrong type. Any version
/// is read; see checkModernVersion().
[[nodiscard]] Result<ModernMeta> readModernMeta(const RawJson &params);

/// \return Protocol with kUnsupportedVersion, and as data which versions there are.
[[nodiscard]] Result<void> checkModernVersion(QByteArrayView version);

} // namespace mcprt
