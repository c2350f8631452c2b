// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QString>

namespace mcprt {

/// Path of the program that \a command means.
///
/// \param command  a name to look up in \a path; or a path, relative to \a folder; `~/` is the
///                 user's home
/// \return SpawnFailed when there is no such folder or program; the message says what to install.
[[nodiscard]] Result<QString> findProgram(const QString &command, const QString &path,
                                          const QString &folder);

} // namespace mcprt
