// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/secret.h"

#include <QDateTime>
#include <QMap>
#include <QStringList>

#include <optional>

namespace mcprt {

/// Where the settings dialog reads and writes. Names are those of the contract, and for the
/// desktop app's own `desktop/…`.
class SettingsBackend
{
public:
    struct Shown
    {
        QString value;      ///< what holds now; empty = the default
        QString lockedBy;   ///< who set it and goes before the dialog; empty = it can be changed
        bool isSet = false; ///< of a key, whose value is never told
        bool isPlainText = false; ///< a key that stands in settings.ini itself
    };
    /// Keys by the name of their setting; an empty one is to be forgotten.
    using Keys = QMap<QString, Secret>;

    virtual ~SettingsBackend() = default;

    [[nodiscard]] virtual Shown value(const QString &name) const = 0;
    /// Writes all of \a values and \a keys, or none. An empty value takes a setting back to its
    /// default. Keys go to the keychain alone; settings.ini says that they are there.
    /// \param done  once, before the return where there are no keys: Io (a file can't be written),
    ///              what SecretStore::write() reports, Cancelled. Nothing was changed then.
    virtual void save(const QMap<QString, QString> &values, const Keys &keys, Done<bool> done) = 0;
    /// Takes back the save() that still waits for the keychain, if there is one.
    virtual void abandonSave() = 0;
    [[nodiscard]] virtual QStringList languages() const = 0; ///< codes, as `de` or `zh_CN`

    /// The token of one HTTP client; the default one is for those that have none of their own.
    struct Token
    {
        QString name;
        QDateTime made; ///< invalid when that is not known
        bool isDefault = false;
    };
    [[nodiscard]] virtual Result<QList<Token>> tokens() = 0;
    [[nodiscard]] virtual Result<Secret> token(const QString &name) = 0;
    // These hold at once, for a running endpoint too.
    [[nodiscard]] virtual Result<bool> addToken(const QString &name) = 0;
    [[nodiscard]] virtual Result<bool> renewToken(const QString &name) = 0;
    [[nodiscard]] virtual Result<bool> revokeToken(const QString &name) = 0;

    struct DiscoveryReport
    {
        qint64 milliseconds = 0;
        qint64 servers = 0;
        qint64 tools = 0;
    };
    /// Asks the service at \a url, with \a key or, when there is none, the one that is kept.
    /// \param done  what is wrong, exactly
    virtual void testDiscovery(const QString &url, const std::optional<Secret> &key,
                               Done<DiscoveryReport> done) = 0;
};

} // namespace mcprt
