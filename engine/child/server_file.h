// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"
#include "engine/child/server_config.h"

#include <vector>

namespace mcprt {

/// What one `mcpServers` file says.
struct ServerFile
{
    QString path;
    std::vector<ServerConfig> servers; ///< in order of the file; unusable ones have `problem`
    QStringList warnings; ///< "FILE:LINE: …": something else will happen than was written
    QStringList notes;    ///< the same for what is only ignored, such as unknown keys
};

/// Longest server name, in UTF-16 units.
inline constexpr qsizetype kMaxServerNameLength = 128;

/// Reads `{"mcpServers": {"name": {…}}}` (or `servers`, as VS Code calls it).
///
/// JSON with comments and trailing commas is accepted, in UTF-8 or UTF-16, with or without a byte
/// order mark. An entry has `command`, `args`, `env`, `cwd`, or `url` (also `serverUrl`, `httpUrl`)
/// and `headers`; further `timeout` (seconds), `hints`, `blocked_tools` (also `blockedTools`,
/// `disabledTools`, `excludeTools`), `changed_tools` (`ask` or `allow`), `disabled` (or `enabled`),
/// `type` (or `transport`), which
/// matters only when there is a command and a URL. A name is any text of 1 to 128 characters
/// without `/`, control and invisible formatting characters. Of two entries with one name the last
/// one counts.
///
/// A wrong entry gets ServerConfig::problem, "FILE:LINE: mcpServers.NAME.KEY must be …", and leaves
/// the others alone.
/// \return Misconfigured, with line and column, when \a text as a whole can't be read.
[[nodiscard]] Result<ServerFile> parseServerFile(const QByteArray &text, const QString &path);

/// What is larger can't be the right file.
inline constexpr qint64 kMaxServerFileBytes = 4 << 20;

enum class MissingFile { IsEmpty, IsAnError };

/// parseServerFile() of the file at \a path.
/// \param missing  whether no such file means no servers, or NotFound (it was asked for by name).
/// \return also what readTrustedFile() returns: a file that others may write is refused.
[[nodiscard]] Result<ServerFile> readServerFile(const QString &path,
                                                MissingFile missing = MissingFile::IsEmpty);

} // namespace mcprt
