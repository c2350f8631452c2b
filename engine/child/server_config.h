// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/error.h"
#include "engine/base/ids.h"
#include "engine/mcp/authorizer.h"

#include <QByteArray>
#include <QList>
#include <QMap>
#include <QStringList>

#include <chrono>
#include <optional>

namespace mcprt {

/// What becomes of a tool that its server describes otherwise than before. \sa CHANGED_TOOLS
enum class ChangedTools {
    Ask,   ///< it is not called until a person has approved the change
    Allow, ///< it is used as it comes
};

/// One entry of `mcpServers`, or a start command that a discovery service proposed.
///
/// Strings are as written: `${env:X}`, `${X}`, `${X:-default}` and `${keychain:X}` are expanded
/// only when the server starts (see VariableExpander), so no secret is ever part of this value.
struct ServerConfig
{
    enum class Kind { Stdio, Http };
    enum class Source { ConfigFile, Discovery };

    ServerName name;
    Kind kind = Kind::Stdio;
    QString command; ///< Stdio: program, looked up in PATH; never a shell line
    QStringList arguments;
    QMap<QString, QString> environment; ///< added to the allow-list
    QString workingDirectory;           ///< empty = home
    QString url;                        ///< Http: Streamable HTTP endpoint
    QMap<QString, QString> headers;
    OAuthOptions oauth;                   ///< Http: how to sign in there
    std::chrono::milliseconds timeout{0}; ///< for one call; 0 = what the caller asks
    QStringList hints;                    ///< more words to find it by; shown by get_server_info
    QStringList blockedTools;             ///< never listed, found or called
    bool disabled = false;
    std::optional<ChangedTools> changedTools{}; ///< empty = as the setting says

    Source source = Source::ConfigFile;
    QString sourceFile;             ///< path of the file, or the discovery URL
    int sourceLine = 0;             ///< 1-based line of the entry
    std::optional<Error> problem{}; ///< why this entry can't be used; names file, line and key

    /// SHA-256, hex, over what decides which program answers and what it may see: command or URL,
    /// arguments, environment, headers, working directory. Not the name, hints or blocked tools.
    [[nodiscard]] QByteArray hash() const;
    /// Whether a running server may stay when the configuration changes from \a other to this.
    [[nodiscard]] bool startsLike(const ServerConfig &other) const
    {
        return hash() == other.hash();
    }
    /// The command line or URL for people, arguments quoted where needed; variables unexpanded.
    [[nodiscard]] QString display() const;

    bool operator==(const ServerConfig &) const = default;
};

} // namespace mcprt
