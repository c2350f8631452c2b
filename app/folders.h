// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QString>

namespace mcprt {

/// Where this user's files are. \sa the XDG Base Directory Specification
struct Folders
{
    QString config; ///< mcp.json, settings.ini, .env
    QString data;   ///< catalogue, offloaded content
    QString state;  ///< access token, approvals
    /// Sockets of running engines; made anew after a restart of the machine.
    QString runtime;

    [[nodiscard]] static Folders ofUser();

    [[nodiscard]] QString serverFile() const { return config + QStringLiteral("/mcp.json"); }
    [[nodiscard]] QString settingsFile() const { return config + QStringLiteral("/settings.ini"); }
    /// Clients' files as they were before connecting.
    [[nodiscard]] QString clientBackups() const { return state + QStringLiteral("/clients"); }
    [[nodiscard]] QString environmentFile() const { return config + QStringLiteral("/.env"); }
};

/// Makes \a path with its parents, mode 0700, or checks that it is a folder of this user's that no
/// one else can enter. \return Io or Unauthorized, saying how to change it.
[[nodiscard]] Result<bool> ensurePrivateFolder(const QString &path);

} // namespace mcprt
