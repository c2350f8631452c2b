// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QSettings>

namespace mcprt {

/// What the desktop app itself remembers: `desktop.ini` in the configuration folder. Settings of
/// the engine lie in settings.ini, keys and tokens in neither.
class DesktopSettings
{
public:
    explicit DesktopSettings(const QString &configFolder);

    [[nodiscard]] QString language() const; ///< empty = the system's
    void setLanguage(const QString &language);
    [[nodiscard]] QString theme() const; ///< `light`, `dark`; empty = the system's
    void setTheme(const QString &theme);
    [[nodiscard]] bool notifications() const;
    void setNotifications(bool on);
    [[nodiscard]] bool symbolicIcon() const;
    void setSymbolicIcon(bool symbolic);
    [[nodiscard]] bool servesHttp() const;
    void setServesHttp(bool serves);
    [[nodiscard]] QString host() const;
    void setHost(const QString &host);
    [[nodiscard]] quint16 port() const;
    void setPort(quint16 port);
    /// What to do with running servers at the end: `stop`, or empty = ask.
    [[nodiscard]] bool quitsWithoutAsking() const;
    void setQuitsWithoutAsking(bool quits);
    /// The first run was finished or put off, and is not shown by itself any more.
    [[nodiscard]] bool hadFirstRun() const;
    void setHadFirstRun(bool had);
    [[nodiscard]] QByteArray geometry() const;
    void setGeometry(const QByteArray &geometry);

private:
    QSettings m_file;
};

} // namespace mcprt
