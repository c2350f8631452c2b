// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/folders.h"
#include "app/tray/autostart.h"
#include "ui/settings/settings_backend.h"

#include <memory>

namespace mcprt {

class DesktopSettings;
class DiscoveryClient;
class LogSink;

/// The settings dialog's values: settings.ini for the engine, desktop.ini for the app itself.
class TraySettings final : public SettingsBackend
{
public:
    /// The references must outlive it.
    TraySettings(const Folders &folders, DesktopSettings &desktop, LogSink &log);
    ~TraySettings() override;

    [[nodiscard]] Shown value(const QString &name) const override;
    [[nodiscard]] Result<bool> save(const QMap<QString, QString> &values) override;
    [[nodiscard]] QStringList languages() const override;
    [[nodiscard]] Result<Secret> accessToken() override;
    [[nodiscard]] Result<bool> renewAccessToken() override;
    void testDiscovery(const QString &url, Done<DiscoveryReport> done) override;

private:
    [[nodiscard]] QString desktopValue(const QString &name) const;
    [[nodiscard]] Result<bool> saveDesktop(const QString &name, const QString &value);
    [[nodiscard]] QString tokenFile() const
    {
        return m_folders.state + QStringLiteral("/access_token");
    }

    const Folders &m_folders;
    DesktopSettings &m_desktop;
    LogSink &m_log;
    Autostart m_autostart;
    std::unique_ptr<DiscoveryClient> m_discovery; ///< of the last test
};

} // namespace mcprt
