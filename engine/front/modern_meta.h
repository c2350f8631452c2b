// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/mcp/envelope.h"
#include "engine/mcp/modern.h"

#include <optional>
#include <span>

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

/// Protocol with kUnsupportedVersion, which names \a requested and what there is instead.
[[nodiscard]] Error unsupportedVersion(QByteArrayView requested,
                                       std::span<const QByteArrayView> supported);
/// \return unsupportedVersion() of a version that this era does not have.
[[nodiscard]] Result<void> checkModernVersion(QByteArrayView version);

} // namespace mcprt
