// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/tray/tray_icon.h"

#include "ui/servers/server_model.h"
#include "ui/shared/engine_watch.h"
#include "ui/shared/icons.h"

#include <QGuiApplication>

#include <algorithm>
#include <iterator>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kMostServers = 30; ///< in the menu; the window has them all
constexpr int kMostNames = 5;    ///< in a notification

/// As many as a notification has room for.
QString listed(const QStringList &names)
{
    const QString some = names.mid(0, kMostNames).join(u", "_s);
    return names.size() > kMostNames ? some + u", …"_s : some;
}

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
    m_endOfPause.setSingleShot(true);
    connect(&m_endOfPause, &QTimer::timeout, this, &TrayIcon::tellWhatIsNew);
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
    tellApprovals(engine.approvals);
    std::set<QString> gaveUp;
    std::set<QString> signIn;
    for (const status::Server &server : engine.servers) {
        if (server.problemCode == "unauthorized"_L1)
            signIn.insert(server.name);
        else if (server.state == ServerState::Failed)
            gaveUp.insert(server.name);
    }
    if (const QStringList names = toTell(Cause::GaveUp, gaveUp); names.size() == 1)
        notify(Cause::GaveUp, tr("A server gave up"),
               tr("%1 ended again and again and is not restarted any more.").arg(names.first()));
    else if (!names.isEmpty())
        notify(Cause::GaveUp, tr("Servers gave up"),
               tr("%n server(s) ended again and again and are not restarted any more: %1", nullptr,
                  int(names.size()))
                   .arg(listed(names)));
    if (const QStringList names = toTell(Cause::SignIn, signIn); names.size() == 1)
        notify(Cause::SignIn, tr("Sign-in needed"),
               tr("%1 does not let us in. Sign in again, or check its key.").arg(names.first()));
    else if (!names.isEmpty())
        notify(Cause::SignIn, tr("Sign-in needed"),
               tr("%n server(s) do not let us in. Sign in again, or check their keys: %1", nullptr,
                  int(names.size()))
                   .arg(listed(names)));
}

void TrayIcon::tellApprovals(int waiting)
{
    m_toldApprovals = qMin(m_toldApprovals, waiting);
    if (waiting == m_toldApprovals || !isTimeFor(Cause::Approval))
        return;
    m_toldApprovals = waiting;
    notify(Cause::Approval, tr("Approval needed"),
           tr("%n request(s) wait for your approval.", nullptr, waiting));
}

QStringList TrayIcon::toTell(Cause cause, const std::set<QString> &now)
{
    std::set<QString> &told = m_toldServers[cause];
    std::erase_if(told, [&now](const QString &name) { return !now.contains(name); });
    if (told.size() == now.size() || !isTimeFor(cause))
        return {};
    QStringList names;
    std::ranges::set_difference(now, told, std::back_inserter(names));
    told = now;
    return names;
}

bool TrayIcon::isTimeFor(Cause cause)
{
    const auto last = m_lastTold.find(cause);
    if (!m_notifies || last == m_lastTold.end()) // when switched off, notify() says nothing
        return true;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(
        last->second + m_pauseOfNotices - std::chrono::steady_clock::now());
    if (left.count() <= 0)
        return true;
    if (!m_endOfPause.isActive() || m_endOfPause.remainingTimeAsDuration() > left)
        m_endOfPause.start(left);
    return false;
}

void TrayIcon::notify(Cause cause, const QString &title, const QString &text)
{
    if (!m_notifies)
        return;
    m_lastTold[cause] = std::chrono::steady_clock::now();
    m_icon.showMessage(title, text, m_icon.icon());
    emit notified(title, text);
}

} // namespace mcprt
