// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QString>

namespace mcprt {

inline constexpr qint64 kMaxClientFileBytes = 32 << 20; ///< ~/.claude.json holds whole histories

/// Reads another program's file. \param bytes  empty when there is none.
/// \return whether there is one; Io (a broken link, not a file, not readable), LimitExceeded.
[[nodiscard]] Result<bool> readClientFile(const QString &path, QByteArray *bytes);

} // namespace mcprt
