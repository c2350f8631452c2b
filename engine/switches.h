// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"
#include "engine/child/server_config.h"

#include <QMap>
#include <QSet>

#include <vector>

namespace mcprt {

/// What a person switched on or off outside of the configuration file, which stays as it is:
/// `switches.json` in the state folder.
class Switches
{
public:
    /// Reads the file. One that can't be understood counts as empty, with a warning in the log.
    /// \param stateFolder  empty = nothing is kept
    explicit Switches(const QString &stateFolder);

    /// Each keeps what it changes. \return Io; the switch holds all the same until the end.
    [[nodiscard]] Result<bool> setServer(const ServerName &server, bool enabled);
    [[nodiscard]] Result<bool> setTool(const ServerName &server, const ToolName &tool,
                                       bool enabled);

    /// Changes `disabled` and `blockedTools` as switched.
    void apply(ServerConfig &config) const;

private:
    void read();
    [[nodiscard]] Result<bool> write() const;

    QString m_path;
    QMap<QString, bool> m_servers;          ///< name -> enabled; absent = as configured
    QMap<QString, QSet<QString>> m_blocked; ///< tools of a server that are off
};

} // namespace mcprt
