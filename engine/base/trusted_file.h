// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QString>

namespace mcprt {

/// Reads a file that decides what this program runs or whom it trusts.
///
/// \param maxBytes  more is refused, so that a mistaken path can't fill the memory.
/// \return NotFound (no such file), Unauthorized (others may write it, or someone else but root
///         owns it; the message says how to change that), LimitExceeded (larger than \a maxBytes),
///         Io (a folder, a pipe, or not readable).
[[nodiscard]] Result<QByteArray> readTrustedFile(const QString &path, qint64 maxBytes);

/// Replaces \a path by \a bytes in one step, mode 0600: readers see the old or the new file, never
/// a part. Makes the folder, mode 0700, if it is missing. \return Io.
[[nodiscard]] Result<bool> writePrivateFile(const QString &path, const QByteArray &bytes);

} // namespace mcprt
