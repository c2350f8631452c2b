// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/tray/tray_icon.h"

#include "ui/servers/server_model.h"
#include "ui/shared/engine_watch.h"
#include "ui/shared/icons.h"

#include <QGuiApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr auto kPause = std::chrono::minutes(1); ///< between two notifications of one cause
constexpr int kMostServers = 30;                 ///< in the menu; the window has them all

} // namespace

TrayIcon::TrayIcon(EngineWatch &watch, QObject *parent)
    : QObject(parent)
    , m_watch(watch)
    , m_menu(std::make_unique<QMenu>())
{
    makeMenu();
    m_icon.setContextMenu(m_menu.get());
    connect(&m_icon, &QSystemTrayIcon::activated, this,
            [this](QSystemTrayIcon::ActivationReason reason) {
                if (reason == QSystemTrayIcon::Trigger || reason == QSystemTrayIcon::DoubleClick)
                    emit openRequested();
            });
    connect(&m_icon, &QSystemTrayIcon::messageClicked, this, &TrayIcon::openRequested);
    connect(&m_watch, &EngineWatch::engineChanged, this, &TrayIcon::onEngineChanged);
    onEngineChanged();
}

TrayIcon::~TrayIcon() = default;

void TrayIcon::show()
{
    m_icon.show();
}

void TrayIcon::makeMenu()
{
    m_status = m_menu->addAction(QString());
    m_status->setEnabled(false);
    connect(m_menu->addAction(tr("&Open MCP Runtime")), &QAction::triggered, this,
            &TrayIcon::openRequested);
    m_servers = m_menu->addMenu(tr("&Servers"));
    m_pause = m_menu->addAction(tr("&Pause"));
    m_pause->setCheckable(true);
    m_approvals = m_menu->addAction(QString());
    m_endpoint = m_menu->addAction(tr("&Copy endpoint"));
    connect(m_menu->addAction(tr("S&ettings…")), &QAction::triggered, this,
            &TrayIcon::settingsRequested);
    connect(m_menu->addAction(tr("&Help")), &QAction::triggered, this, &TrayIcon::helpRequested);
    connect(m_menu->addAction(tr("&Quit")), &QAction::triggered, this, &TrayIcon::quitRequested);
    connect(m_pause, &QAction::triggered, this, [this](bool paused) {
        m_watch.order([paused](EngineControl &engine, Done<bool> done) {
            engine.setPaused(paused, std::move(done));
        });
    });
    connect(m_approvals, &QAction::triggered, this, &TrayIcon::approvalsRequested);
    connect(m_endpoint, &QAction::triggered, this, &TrayIcon::endpointRequested);
    connect(m_servers, &QMenu::aboutToShow, this, &TrayIcon::fillServers);
    fillServers(); // a menu without entries is not shown by some desktops
}

void TrayIcon::setSymbolic(bool symbolic)
{
    m_isSymbolic = symbolic;
    showState();
}

QString TrayIcon::statusLine(EngineHandle::State link, const status::Engine &engine)
{
    if (link == EngineHandle::State::Failed)
        return tr("The engine could not start");
    if (link == EngineHandle::State::Starting)
        return tr("Starting…");
    if (engine.paused)
        return tr("Paused");
    const auto running = std::ranges::count_if(
        engine.servers, [](const status::Server &s) { return s.state == ServerState::Running; });
    return tr("%1 of %2 servers running").arg(running).arg(engine.servers.size());
}

void TrayIcon::onEngineChanged()
{
    const status::Engine &engine = m_watch.engine();
    const bool usable = m_watch.link().isUsable();
    const TrayState state = trayState(m_watch.link().state(), engine);
    m_status->setText(statusLine(m_watch.link().state(), engine));
    m_pause->setEnabled(usable);
    m_pause->setChecked(engine.paused);
    m_approvals->setEnabled(engine.approvals > 0);
    m_approvals->setText(tr("&Approvals (%1)").arg(engine.approvals));
    m_endpoint->setEnabled(!engine.httpUrl.isEmpty());
    m_servers->setEnabled(usable);
    m_icon.setToolTip(u"MCP Runtime\n%1"_s.arg(m_status->text()));
    if (m_state != state) {
        m_state = state;
        showState();
    }
    tellWhatIsNew();
}

void TrayIcon::showState()
{
    const QString name = trayIconName(state());
    m_icon.setIcon(m_isSymbolic ? icons::symbolic(name + "-symbolic"_L1, QGuiApplication::palette())
                                : icons::coloured(name));
}

void TrayIcon::fillServers()
{
    m_servers->clear();
    const QList<status::Server> &servers = m_watch.engine().servers;
    if (servers.isEmpty())
        m_servers->addAction(tr("No server is known"))->setEnabled(false);
    for (qsizetype i = 0; i < qMin(servers.size(), qsizetype(kMostServers)); ++i) {
        const status::Server &server = servers[i];
        QString text = server.name;
        text.replace(u'&', "&&"_L1);
        auto *action = m_servers->addAction(u"%1 – %2"_s.arg(text, ServerModel::stateText(server)));
        action->setCheckable(true);
        action->setChecked(server.state == ServerState::Running);
        action->setEnabled(server.enabled && server.state != ServerState::Misconfigured
                           && server.state != ServerState::NeedsApproval);
        connect(action, &QAction::triggered, this, [this, server] { toggle(server); });
    }
    if (servers.size() > kMostServers)
        connect(m_servers->addAction(tr("All servers…")), &QAction::triggered, this,
                &TrayIcon::openRequested);
}

void TrayIcon::toggle(const status::Server &server)
{
    const bool stop = server.state == ServerState::Running;
    m_watch.order([name = server.name, stop](EngineControl &engine, Done<bool> done) {
        if (stop)
            engine.stopServer(name, std::move(done));
        else
            engine.startServer(name, std::move(done));
    });
}

void TrayIcon::tellWhatIsNew()
{
    const status::Engine &engine = m_watch.engine();
    if (engine.approvals > m_toldApprovals)
        notify(Cause::Approval, tr("Approval needed"),
               tr("%n request(s) wait for your approval.", nullptr, engine.approvals));
    m_toldApprovals = engine.approvals;
    std::set<QString> gaveUp;
    std::set<QString> signIn;
    for (const status::Server &server : engine.servers) {
        if (server.state == ServerState::Failed)
            gaveUp.insert(server.name);
        if (server.problemCode == "unauthorized"_L1)
            signIn.insert(server.name);
    }
    for (const QString &name : gaveUp) {
        if (!m_gaveUp.contains(name) && !signIn.contains(name))
            notify(Cause::GaveUp, tr("A server gave up"),
                   tr("%1 ended again and again and is not restarted any more.").arg(name));
    }
    for (const QString &name : signIn) {
        if (!m_signIn.contains(name))
            notify(Cause::SignIn, tr("Sign-in needed"),
                   tr("%1 does not let us in. Sign in again, or check its key.").arg(name));
    }
    m_gaveUp = std::move(gaveUp);
    m_signIn = std::move(signIn);
}

void TrayIcon::notify(Cause cause, const QString &title, const QString &text)
{
    const auto now = std::chrono::steady_clock::now();
    const auto last = m_lastTold.find(cause);
    if (!m_notifies || (last != m_lastTold.end() && now - last->second < kPause))
        return;
    m_lastTold[cause] = now;
    m_icon.showMessage(title, text, m_icon.icon());
    emit notified(title, text);
}

} // namespace mcprt
