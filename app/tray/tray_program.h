// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/tray/desktop_settings.h"
#include "app/tray/engine_host.h"
#include "app/tray/single_instance.h"
#include "ui/elicitation/elicitation_prompter.h"
#include "ui/shared/engine_watch.h"
#include "ui/tray/tray_icon.h"
#include "ui/window/main_window.h"

#include <QPointer>
#include <QTimer>

#include <memory>

namespace mcprt {

class LogSink;
class SettingsBackend;
class SettingsDialog;
class TrayFirstRun;
struct Folders;

/// `mcp-runtime-tray` from its first window to its end.
class TrayProgram final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        bool background = false; ///< no window at first, if there is a tray
        bool settings = false;   ///< open the settings
    };

    /// The references must outlive it.
    TrayProgram(const Invocation &invocation, LogSink &log, const Folders &folders,
                Options options);
    ~TrayProgram() override;

    void start();
    void showWindow();
    /// Asks about running servers, then ends the program.
    void askToQuit();
    /// Stops the engine, then ends the program.
    void quit();

private:
    void connectParts();
    void seekTray();
    void onWindowClosed();
    void showSettings();
    void showFirstRun();
    void offerFirstRun();
    void showAbout();
    void copyEndpoint();
    void openPage(const QUrl &page);
    void applySettings();
    void onHttpChanged(const EngineHost::HttpProblem &problem);
    void showEndpoint();
    [[nodiscard]] QString discoveryService() const;
    [[nodiscard]] int runningServers() const;

    const Folders &m_folders;
    Options m_options;
    DesktopSettings m_settings;
    EngineHost m_host;
    EngineWatch m_watch;
    TrayIcon m_tray;
    ElicitationPrompter m_prompter;
    std::unique_ptr<ClientsBackend> m_clients;
    MainWindow m_window;
    std::unique_ptr<SettingsBackend> m_backend;
    std::unique_ptr<TrayFirstRun> m_firstRun;
    EngineHost::HttpProblem m_httpProblem;
    QPointer<QWidget> m_wizard;                ///< while it is open
    QPointer<SettingsDialog> m_settingsDialog; ///< while it is open
    QTimer m_traySeek;
    int m_traySeeks = 0;
    bool m_hasTray = false;
    bool m_isFirstOffered = false;
    bool m_isQuitting = false;
};

/// `system`, `light` or `dark`, as a palette of the whole program.
void applyTheme(const QString &theme);

} // namespace mcprt
