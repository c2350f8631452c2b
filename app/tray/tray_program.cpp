// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/tray_program.h"

#include "app/browser.h"
#include "app/command_line.h"
#include "app/folders.h"
#include "app/keychain_store.h"
#include "app/log_sink.h"
#include "app/setting_sources.h"
#include "app/settings_reader.h"
#include "app/tray/endpoint_words.h"
#include "app/tray/tray_clients.h"
#include "app/tray/tray_first_run.h"
#include "app/tray/tray_settings.h"
#include "ui/clients/client_page.h"
#include "ui/first_run/first_run_wizard.h"
#include "ui/servers/server_page.h"
#include "ui/settings/settings_dialog.h"

#include <QApplication>
#include <QCheckBox>
#include <QClipboard>
#include <QFile>
#include <QFileInfo>
#include <QMessageBox>
#include <QPushButton>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr auto kTrayPause = std::chrono::seconds(2);
constexpr int kTrayPatience = 5; ///< looks; at the start of a session the panel may come late

EngineHost::Options hostOptions(const DesktopSettings &settings)
{
    return {settings.host(), settings.port(), settings.servesHttp()};
}

QString serverFile(const Invocation &invocation, const Folders &folders)
{
    return QFileInfo(invocation.value("config"_L1, folders.serverFile())).absoluteFilePath();
}

/// The same as the engine's, which is on another thread.
std::unique_ptr<SecretStore> secretStore(const Invocation &invocation, const Folders &folders,
                                         LogSink &log)
{
    const auto found = findSettings(folders, invocation.value("env-file"_L1),
                                    QProcessEnvironment::systemEnvironment());
    const auto settings = found ? readSettings(*found, folders) : Failure(found.error());
    return openSecretStore(settings ? settings->secretsFile : QString(),
                           [&log](const Secret &secret) { log.hide(secret); });
}

} // namespace

TrayProgram::TrayProgram(const Invocation &invocation, LogSink &log, const Folders &folders,
                         Options options)
    : m_folders(folders)
    , m_options(options)
    , m_settings(folders.config)
    , m_host(invocation, log, hostOptions(m_settings))
    , m_watch(m_host)
    , m_tray(m_watch)
    , m_prompter(m_watch)
    , m_clients(std::make_unique<TrayClients>(m_folders, serverFile(invocation, m_folders),
                                              secretStore(invocation, m_folders, log)))
    , m_window(m_watch, *m_clients)
    , m_backend(std::make_unique<TraySettings>(m_folders, m_settings, log))
    , m_firstRun(std::make_unique<TrayFirstRun>(m_folders, serverFile(invocation, m_folders),
                                                secretStore(invocation, m_folders, log)))
{
    m_window.restoreGeometry(m_settings.geometry());
    connectParts();
    applySettings();
}

TrayProgram::~TrayProgram() = default;

void TrayProgram::connectParts()
{
    connect(&m_tray, &TrayIcon::openRequested, this, &TrayProgram::showWindow);
    connect(&m_tray, &TrayIcon::settingsRequested, this, &TrayProgram::showSettings);
    connect(&m_tray, &TrayIcon::helpRequested, this, &TrayProgram::showAbout);
    connect(&m_tray, &TrayIcon::quitRequested, this, &TrayProgram::askToQuit);
    connect(&m_tray, &TrayIcon::endpointRequested, this, &TrayProgram::copyEndpoint);
    connect(&m_tray, &TrayIcon::approvalsRequested, this, [this] {
        m_window.showPage(MainWindow::Approvals);
        showWindow();
    });
    connect(&m_window, &MainWindow::settingsRequested, this, &TrayProgram::showSettings);
    connect(&m_window, &MainWindow::setupRequested, this, &TrayProgram::showFirstRun);
    connect(&m_window, &MainWindow::helpRequested, this, &TrayProgram::showAbout);
    connect(&m_window, &MainWindow::quitRequested, this, &TrayProgram::askToQuit);
    connect(&m_window, &MainWindow::closed, this, &TrayProgram::onWindowClosed);
    connect(&m_host, &EngineHost::httpChanged, this, &TrayProgram::onHttpChanged);
    connect(&m_watch, &EngineWatch::engineChanged, this, &TrayProgram::showEndpoint);
    connect(&m_prompter, &ElicitationPrompter::pageRequested, this, &TrayProgram::openPage);
    connect(&m_traySeek, &QTimer::timeout, this, &TrayProgram::seekTray);
}

void TrayProgram::start()
{
    m_host.start();
    m_traySeek.start(kTrayPause);
    seekTray();
    if (!m_options.background)
        showWindow();
    if (m_options.settings)
        showSettings();
}

void TrayProgram::seekTray()
{
    if (QSystemTrayIcon::isSystemTrayAvailable()) {
        m_hasTray = true;
        m_traySeek.stop();
        m_tray.show();
        return;
    }
    if (++m_traySeeks != (m_options.background ? kTrayPatience : 1))
        return;
    m_window.tell(tr("This desktop shows no tray icons, so this window takes the icon's place. On "
                     "GNOME, the extension \"AppIndicator and KStatusNotifierItem Support\" adds "
                     "them."));
    showWindow();
}

void TrayProgram::showWindow()
{
    m_window.show();
    if (m_window.isMinimized())
        m_window.showNormal();
    m_window.raise();
    m_window.activateWindow();
    offerFirstRun();
}

/// Once, to somebody who has no server yet.
void TrayProgram::offerFirstRun()
{
    if (m_isFirstOffered || m_options.settings || m_settings.hadFirstRun())
        return;
    m_isFirstOffered = true;
    if (m_firstRun->isFirst())
        showFirstRun();
}

void TrayProgram::showFirstRun()
{
    m_isFirstOffered = true;
    showWindow();
    if (m_wizard)
        return m_wizard->activateWindow();
    auto *wizard = new FirstRunWizard(*m_firstRun, m_watch, &m_window);
    connect(wizard, &QDialog::finished, this, [this] {
        m_settings.setHadFirstRun(true);
        m_window.clients().refresh();
    });
    m_wizard = wizard;
    wizard->open();
}

void TrayProgram::onWindowClosed()
{
    m_settings.setGeometry(m_window.saveGeometry());
    if (m_hasTray)
        m_window.hide();
    else
        askToQuit();
}

int TrayProgram::runningServers() const
{
    if (m_host.state() != EngineHandle::State::Running)
        return 0; // those of another process go on
    return int(std::ranges::count_if(m_watch.engine().servers, [](const status::Server &server) {
        return server.state == ServerState::Running || server.state == ServerState::Starting;
    }));
}

void TrayProgram::askToQuit()
{
    const int running = runningServers();
    if (running == 0 || m_settings.quitsWithoutAsking())
        return quit();
    auto *question =
        new QMessageBox(QMessageBox::Question, tr("Quit MCP Runtime?"),
                        tr("%n server(s) run for your clients.", nullptr, running),
                        QMessageBox::NoButton, m_window.isVisible() ? &m_window : nullptr);
    question->setAttribute(Qt::WA_DeleteOnClose);
    auto *stop = question->addButton(tr("&Stop them and quit"), QMessageBox::AcceptRole);
    auto *stay = question->addButton(m_hasTray ? tr("&Keep them running in the tray")
                                               : tr("&Keep them running, minimise"),
                                     QMessageBox::RejectRole);
    question->setDefaultButton(stay);
    question->setEscapeButton(stay);
    question->setCheckBox(new QCheckBox(tr("&Don't ask again"), question));
    connect(question, &QMessageBox::finished, this, [this, question, stop] {
        if (question->clickedButton() == stop) {
            m_settings.setQuitsWithoutAsking(question->checkBox()->isChecked());
            quit();
        } else if (m_hasTray) {
            m_window.hide();
        } else {
            m_window.showMinimized();
        }
    });
    question->open();
}

void TrayProgram::quit()
{
    if (m_isQuitting)
        return;
    m_isQuitting = true;
    m_settings.setGeometry(m_window.saveGeometry());
    m_window.hide();
    m_tray.icon().hide();
    m_host.shutdown(Done<bool>(this, [](const Result<bool> &) {
        QCoreApplication::exit(0); // not quit(): that asks windows, which would rather hide
    }));
}

void TrayProgram::showSettings()
{
    showWindow();
    if (m_settingsDialog) {
        m_settingsDialog->raise();
        return m_settingsDialog->activateWindow();
    }
    auto *dialog = new SettingsDialog(*m_backend, &m_window);
    m_settingsDialog = dialog;
    connect(dialog, &SettingsDialog::applied, this, [this](bool needsRestart) {
        applySettings();
        if (needsRestart)
            m_window.tell(tr("Some of what you changed holds from the next start of MCP Runtime "
                             "on. Clients that run keep what held before until they are started "
                             "again."));
    });
    connect(dialog, &SettingsDialog::clientsRequested, this,
            [this] { m_window.showPage(MainWindow::Clients); });
    showEndpoint();
    dialog->open();
}

void TrayProgram::applySettings()
{
    m_tray.setNotifications(m_settings.notifications());
    m_tray.setSymbolic(m_settings.symbolicIcon());
    applyTheme(m_settings.theme());
    m_host.setEndpoint(hostOptions(m_settings));
    m_window.servers().setDiscoveryService(discoveryService());
    showEndpoint();
}

/// The host of DISCOVERY_URL; empty = there is none.
QString TrayProgram::discoveryService() const
{
    return QUrl(m_backend->value(u"DISCOVERY_URL"_s).value.trimmed()).host();
}

void TrayProgram::onHttpChanged(const EngineHost::HttpProblem &problem)
{
    m_httpProblem = problem;
    if (!problem.text.isEmpty())
        m_window.tell(EndpointWords::of(problem));
    m_watch.refresh(); // its address is another
    showEndpoint();
}

void TrayProgram::showEndpoint()
{
    const EndpointWords words(m_watch, m_settings.servesHttp(), m_httpProblem);
    m_window.setHttpNote(words.brief());
    if (m_settingsDialog)
        m_settingsDialog->setEndpointNote(words.whole());
}

void TrayProgram::showAbout()
{
    auto *about = new QMessageBox(
        QMessageBox::NoIcon, tr("About MCP Runtime"),
        tr("MCP Runtime %1\n\nOne MCP server in front of all the others. Your servers: %2\n\n"
           "Its source is under the MIT licence. This program contains Qt HTTP Server and is "
           "therefore distributed under the GNU GPL, version 3.")
            .arg(QStringLiteral(MCPRT_VERSION), m_folders.serverFile()),
        QMessageBox::Close, m_window.isVisible() ? &m_window : nullptr);
    if (QFile notice(u":/NOTICE"_s);
        notice.open(QIODevice::ReadOnly)) // in English, as it is asked for
        about->setDetailedText(QString::fromUtf8(notice.readAll()));
    about->setIconPixmap(m_window.windowIcon().pixmap(64));
    about->setTextInteractionFlags(Qt::TextSelectableByMouse);
    about->setAttribute(Qt::WA_DeleteOnClose);
    about->open();
}

void TrayProgram::copyEndpoint()
{
    QGuiApplication::clipboard()->setText(m_watch.engine().httpUrl);
}

void TrayProgram::openPage(const QUrl &page)
{
    if (openInBrowser(page))
        return;
    m_window.tell(
        tr("No browser could be opened. Open this page yourself: %1").arg(page.toString()));
    showWindow();
}

void applyTheme(const QString &theme)
{
    if (theme.isEmpty()) {
        QApplication::setPalette(QPalette());
        return;
    }
    const bool dark = theme == "dark"_L1;
    const QColor window = dark ? QColor(0x2b, 0x2d, 0x30) : QColor(0xf3, 0xf4, 0xf5);
    const QColor base = dark ? QColor(0x1f, 0x21, 0x24) : QColor(0xff, 0xff, 0xff);
    const QColor text = dark ? QColor(0xe8, 0xea, 0xed) : QColor(0x1d, 0x20, 0x24);
    QPalette palette(text, dark ? QColor(0x3a, 0x3d, 0x41) : QColor(0xe6, 0xe8, 0xea),
                     dark ? QColor(0x55, 0x59, 0x5e) : QColor(0xff, 0xff, 0xff),
                     dark ? QColor(0x14, 0x15, 0x17) : QColor(0x9a, 0x9f, 0xa5),
                     dark ? QColor(0x46, 0x49, 0x4e) : QColor(0xc4, 0xc8, 0xcc), text, text, base,
                     window);
    const QColor faint = dark ? QColor(0x8b, 0x91, 0x98) : QColor(0x76, 0x7c, 0x83);
    for (const auto role : {QPalette::WindowText, QPalette::Text, QPalette::ButtonText})
        palette.setColor(QPalette::Disabled, role, faint);
    palette.setColor(QPalette::PlaceholderText, faint);
    palette.setColor(QPalette::AlternateBase,
                     dark ? QColor(0x26, 0x28, 0x2b) : QColor(0xf7, 0xf8, 0xf9));
    palette.setColor(QPalette::Highlight, QColor(0x2f, 0x6f, 0xc0));
    palette.setColor(QPalette::HighlightedText, Qt::white);
    palette.setColor(QPalette::Link, dark ? QColor(0x7a, 0xb4, 0xf5) : QColor(0x1c, 0x5f, 0xb5));
    palette.setColor(QPalette::ToolTipBase, dark ? QColor(0x3a, 0x3d, 0x41) : QColor(Qt::white));
    palette.setColor(QPalette::ToolTipText, text);
    QApplication::setPalette(palette);
}

} // namespace mcprt
