// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/secret.h"

#include <QMap>
#include <QStringList>

namespace mcprt {

/// Where the settings dialog reads and writes. Names are those of the contract, and for the
/// desktop app's own `desktop/…`.
class SettingsBackend
{
public:
    struct Shown
    {
        QString value;    ///< what holds now; empty = the default
        QString lockedBy; ///< who set it and goes before the dialog; empty = it can be changed
    };

    virtual ~SettingsBackend() = default;

    [[nodiscard]] virtual Shown value(const QString &name) const = 0;
    /// Writes all of \a values, or none. An empty value takes a setting back to its default.
    [[nodiscard]] virtual Result<bool> save(const QMap<QString, QString> &values) = 0;
    [[nodiscard]] virtual QStringList languages() const = 0; ///< codes, as `de` or `zh_CN`

    /// The token of HTTP clients.
    [[nodiscard]] virtual Result<Secret> accessToken() = 0;
    /// Makes a new one; clients with the old one are refused from the next start on.
    [[nodiscard]] virtual Result<bool> renewAccessToken() = 0;

    struct DiscoveryReport
    {
        qint64 milliseconds = 0;
        qint64 servers = 0;
        qint64 tools = 0;
    };
    /// Asks the service at \a url, with the key that is set. \param done  what is wrong, exactly
    virtual void testDiscovery(const QString &url, Done<DiscoveryReport> done) = 0;
};

} // namespace mcprt
