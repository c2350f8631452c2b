// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/tray/tray_state.h"

#include <QMenu>
#include <QSystemTrayIcon>
#include <QTimer>

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <set>

namespace mcprt {

class EngineWatch;

/// The icon beside the clock: what the engine does by shape and colour, a menu of nine entries,
/// and notifications for what needs a person.
class TrayIcon final : public QObject
{
    Q_OBJECT

public:
    explicit TrayIcon(EngineWatch &watch, QObject *parent = nullptr);
    ~TrayIcon() override;

    void show();
    [[nodiscard]] TrayState state() const { return m_state.value_or(TrayState::Off); }
    [[nodiscard]] QMenu &menu() const { return *m_menu; }
    [[nodiscard]] QSystemTrayIcon &icon() { return m_icon; }
    void setNotifications(bool on) { m_notifies = on; }
    /// Between two notifications of one cause. What comes meanwhile is told at its end, together.
    void setPause(std::chrono::milliseconds pause) { m_pauseOfNotices = pause; }
    /// Icons in the text colour of the panel instead of coloured ones.
    void setSymbolic(bool symbolic);
    /// The line that the menu begins with.
    [[nodiscard]] static QString statusLine(EngineHandle::State link, const status::Engine &engine);

signals:
    void openRequested();
    void approvalsRequested();
    void settingsRequested();
    void helpRequested();
    void quitRequested();
    void endpointRequested();
    /// For tests, and for desktops that show no notifications.
    void notified(const QString &title, const QString &text);

private:
    enum class Cause { Approval, GaveUp, SignIn };

    void makeMenu();
    void onEngineChanged();
    void showState();
    void fillServers();
    void toggle(const status::Server &server);
    void tellWhatIsNew();
    void tellApprovals(int waiting);
    /// Of \a now, those that were not told yet, when it is their time; else none.
    [[nodiscard]] QStringList toTell(Cause cause, const std::set<QString> &now);
    /// \return false during a pause, after which tellWhatIsNew() is called again.
    [[nodiscard]] bool isTimeFor(Cause cause);
    void notify(Cause cause, const QString &title, const QString &text);

    EngineWatch &m_watch;
    QSystemTrayIcon m_icon;
    std::unique_ptr<QMenu> m_menu;
    QMenu *m_servers = nullptr;
    QAction *m_status = nullptr;
    QAction *m_pause = nullptr;
    QAction *m_approvals = nullptr;
    QAction *m_endpoint = nullptr;
    std::optional<TrayState> m_state;
    bool m_isSymbolic = false;
    bool m_notifies = true;
    int m_toldApprovals = 0;
    std::map<Cause, std::set<QString>> m_toldServers;
    std::map<Cause, std::chrono::steady_clock::time_point> m_lastTold;
    std::chrono::milliseconds m_pauseOfNotices = std::chrono::minutes(1);
    QTimer m_endOfPause;
};

} // namespace mcprt
