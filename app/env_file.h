// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QMap>
#include <QString>

namespace mcprt {

/// Reads `KEY=value` lines as `.env` files have them.
///
/// `export ` before a key, blank lines, comments, a byte order mark and CRLF are accepted. Between
/// single quotes everything stands for itself but `\\` and `\'`; between double quotes there are
/// `\n`, `\r`, `\t`, `\"`, `\\` and `\$`, and both may span lines. An unquoted value ends at white
/// space before `#`. Nothing is expanded and no command is run. Of two lines with one key the last
/// one counts; a key without `=` is left out.
///
/// \param path  for messages only
/// \return Misconfigured, with file and line, on anything else.
[[nodiscard]] Result<QMap<QString, QString>> parseEnvFile(const QByteArray &text,
                                                          const QString &path);

} // namespace mcprt
