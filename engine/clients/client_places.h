// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHash>
#include <QString>
#include <QStringList>

namespace mcprt {

/// Where this person's programs keep their files; a value, so that tests can be anywhere.
struct ClientPlaces
{
    enum class System { Linux, MacOs, Windows };

    System system = System::Linux;
    QString home;
    QString settings; ///< $XDG_CONFIG_HOME, ~/Library/Application Support, %APPDATA%
    QHash<QString, QString> variables; ///< CLAUDE_CONFIG_DIR, CODEX_HOME, CLINE_MCP_SETTINGS_PATH

    [[nodiscard]] static ClientPlaces ofUser();
};

/// The file in which a client keeps its servers.
struct ClientFile
{
    QString path;         ///< the one it reads, or would read
    bool exists = false;  ///< the file is there
    bool isFound = false; ///< the client has been here: its file or its folder is there
};

/// Every path at which the client \a name may keep its servers, most likely first; empty for a name
/// that has no file (`generic`). Sources of the paths: the clients' own documentation.
[[nodiscard]] QStringList clientPaths(const QString &name, const ClientPlaces &places);

/// The first of clientPaths() that is there, else the first whose folder is, else the first.
[[nodiscard]] ClientFile findClientFile(const QString &name, const ClientPlaces &places);

} // namespace mcprt
