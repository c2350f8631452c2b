// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/folders.h"
#include "app/setting_sources.h"
#include "app/tray/autostart.h"
#include "engine/base/clock.h"
#include "ui/settings/settings_backend.h"

#include <functional>
#include <memory>

namespace mcprt {

class DesktopSettings;
class AccessTokens;
class DiscoveryClient;
class KeyChanges;
class LogSink;
class SecretStore;

/// The settings dialog's values: settings.ini for the engine, desktop.ini for the app itself.
class TraySettings final : public SettingsBackend
{
public:
    /// Where keys are kept: the keychain, or the file of secrets at \a path.
    using OpenStore = std::function<std::unique_ptr<SecretStore>(const QString &path)>;

    /// The references must outlive it. \param open  null = openSecretStore()
    TraySettings(const Folders &folders, DesktopSettings &desktop, LogSink &log,
                 OpenStore open = {});
    ~TraySettings() override;

    [[nodiscard]] Shown value(const QString &name) const override;
    void save(const QMap<QString, QString> &values, const Keys &keys, Done<bool> done) override;
    void abandonSave() override;
    [[nodiscard]] QStringList languages() const override;
    [[nodiscard]] Result<QList<Token>> tokens() override;
    [[nodiscard]] Result<Secret> token(const QString &name) override;
    [[nodiscard]] Result<bool> addToken(const QString &name) override;
    [[nodiscard]] Result<bool> renewToken(const QString &name) override;
    [[nodiscard]] Result<bool> revokeToken(const QString &name) override;
    void testDiscovery(const QString &url, const std::optional<Secret> &key,
                       Done<DiscoveryReport> done) override;

private:
    [[nodiscard]] QString desktopValue(const QString &name) const;
    [[nodiscard]] FoundSettings found() const;
    [[nodiscard]] Result<bool> saveValues(const QMap<QString, QString> &values);
    [[nodiscard]] Result<bool> noteNames(const Keys &keys) const;
    SecretStore &store(const QString &secretsFile);
    [[nodiscard]] Result<bool> saveDesktop(const QString &name, const QString &value);
    [[nodiscard]] Result<AccessTokens> accessTokens() const;
    Result<bool> hideNew(const Result<Secret> &token);

    const Folders &m_folders;
    DesktopSettings &m_desktop;
    LogSink &m_log;
    Autostart m_autostart;
    OpenStore m_open;
    Clock m_clock;
    QString m_secretsFile;                        ///< of m_store
    std::unique_ptr<SecretStore> m_store;         ///< made when it is needed
    std::unique_ptr<DiscoveryClient> m_discovery; ///< of the last test
    std::unique_ptr<KeyChanges> m_changes;        ///< of the last save
};

} // namespace mcprt
