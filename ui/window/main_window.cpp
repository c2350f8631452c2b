// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/window/main_window.h"

#include "ui/activity/activity_page.h"
#include "ui/approvals/approval_page.h"
#include "ui/clients/client_page.h"
#include "ui/content/content_page.h"
#include "ui/search/search_page.h"
#include "ui/servers/server_page.h"
#include "ui/shared/engine_watch.h"
#include "ui/shared/icons.h"
#include "ui/shared/keychain_words.h"
#include "ui/tasks/task_page.h"
#include "ui/tray/tray_icon.h"

#include <QCloseEvent>
#include <QLabel>
#include <QListWidget>
#include <QMenuBar>
#include <QStackedWidget>
#include <QStatusBar>
#include <QStyle>
#include <QToolButton>
#include <QVBoxLayout>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr const char *kIcons[] = {"page-servers", "page-clients", "page-activity", "page-tasks",
                                  "page-content", "page-search",  "page-approvals"};

constexpr qsizetype kMostTold = 3; ///< lines above the pages

/// Without the apps and doors, which the engine lists too: nobody uses servers through them alone.
int attachedClients(const status::Engine &engine)
{
    return int(std::ranges::count_if(engine.clients, [](const status::Client &client) {
        return client.role != "desktop"_L1 && client.role != "http"_L1;
    }));
}

} // namespace

MainWindow::MainWindow(EngineWatch &watch, ClientsBackend &clients, QWidget *parent)
    : QMainWindow(parent)
    , m_watch(watch)
    , m_navigation(new QListWidget(this))
    , m_pages(new QStackedWidget(this))
    , m_statusLine(new QLabel(this))
    , m_servers(new ServerPage(watch, this))
    , m_clients(new ClientPage(clients, this))
    , m_activity(new ActivityPage(watch, this))
    , m_tasks(new TaskPage(watch, this))
    , m_content(new ContentPage(watch, this))
    , m_search(new SearchPage(watch, this))
    , m_approvals(new ApprovalPage(watch, this))
{
    setWindowTitle(u"MCP Runtime"_s);
    setWindowIcon(icons::coloured(u"mcp-runtime"_s));
    m_navigation->setAccessibleName(tr("Pages"));
    m_navigation->setFrameShape(QFrame::NoFrame);
    m_navigation->setTabKeyNavigation(false);
    m_navigation->setIconSize({20, 20});
    addPage(m_servers, tr("Servers"));
    addPage(m_clients, tr("Clients"));
    addPage(m_activity, tr("Activity"));
    addPage(m_tasks, tr("Tasks"));
    addPage(m_content, tr("Content"));
    addPage(m_search, tr("Search"));
    addPage(m_approvals, tr("Approvals"));
    showIcons();
    int widest = fontMetrics().horizontalAdvance(tr("Approvals (%1)").arg(99));
    for (int i = 0; i < PageCount; ++i)
        widest = qMax(widest, fontMetrics().horizontalAdvance(m_navigation->item(i)->text()));
    m_navigation->setFixedWidth(widest + fontMetrics().averageCharWidth() * 8);

    auto *right = new QVBoxLayout;
    right->setContentsMargins(0, 0, 0, 0);
    right->addWidget(makeBanner());
    right->addWidget(m_pages, 1);
    auto *central = new QWidget(this);
    auto *layout = new QHBoxLayout(central);
    layout->setContentsMargins(0, 0, 0, 0);
    layout->setSpacing(0);
    layout->addWidget(m_navigation);
    layout->addLayout(right, 1);
    setCentralWidget(central);
    statusBar()->addWidget(m_statusLine);
    statusBar()->setContentsMargins(fontMetrics().averageCharWidth(), 0, 0, 0);
    makeMenus();
    resize(fontMetrics().averageCharWidth() * 155, fontMetrics().height() * 38);

    connect(m_navigation, &QListWidget::currentRowChanged, m_pages,
            &QStackedWidget::setCurrentIndex);
    connect(&m_watch, &EngineWatch::engineChanged, this, &MainWindow::onEngineChanged);
    connect(&m_watch, &EngineWatch::failed, this, &MainWindow::tell);
    m_navigation->setCurrentRow(Servers);
    onEngineChanged();
}

MainWindow::~MainWindow() = default;

void MainWindow::addPage(QWidget *page, const QString &title)
{
    m_pages->addWidget(page);
    m_navigation->addItem(title);
    auto *item = m_navigation->item(m_navigation->count() - 1);
    item->setSizeHint({fontMetrics().averageCharWidth() * 16, fontMetrics().height() * 9 / 4});
}

void MainWindow::makeMenus()
{
    QMenu *file = menuBar()->addMenu(tr("&File"));
    auto *settings = file->addAction(tr("&Settings…"), this, &MainWindow::settingsRequested);
    settings->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Comma));
    file->addAction(tr("Set &up…"), this, &MainWindow::setupRequested);
    file->addSeparator();
    file->addAction(tr("&Close window"), this, &QWidget::close)->setShortcut(QKeySequence::Close);
    auto *quit = file->addAction(tr("&Quit"), this, &MainWindow::quitRequested);
    quit->setShortcut(QKeySequence(Qt::CTRL | Qt::Key_Q));
    QMenu *view = menuBar()->addMenu(tr("&View"));
    for (int i = 0; i < PageCount; ++i) {
        auto *action =
            view->addAction(m_navigation->item(i)->text(), this, [this, i] { showPage(Page(i)); });
        action->setShortcut(QKeySequence(int(Qt::ALT) | (int(Qt::Key_1) + i)));
    }
    view->addSeparator();
    view->addAction(tr("&Refresh"), &m_watch, &EngineWatch::refresh)
        ->setShortcut(QKeySequence::Refresh);
    QMenu *help = menuBar()->addMenu(tr("&Help"));
    help->addAction(tr("&About MCP Runtime"), this, &MainWindow::helpRequested)
        ->setShortcut(QKeySequence::HelpContents);
}

QWidget *MainWindow::makeBanner()
{
    m_banner = new QFrame(this);
    m_banner->setAutoFillBackground(true);
    m_banner->setBackgroundRole(QPalette::AlternateBase);
    m_bannerText = new QLabel(m_banner);
    m_bannerText->setWordWrap(true);
    m_bannerText->setTextFormat(Qt::PlainText);
    m_bannerText->setTextInteractionFlags(Qt::TextSelectableByMouse);
    auto *dismiss = new QToolButton(m_banner);
    dismiss->setIcon(style()->standardIcon(QStyle::SP_TitleBarCloseButton));
    dismiss->setAutoRaise(true);
    dismiss->setAccessibleName(tr("Dismiss"));
    dismiss->setToolTip(dismiss->accessibleName());
    auto *layout = new QHBoxLayout(m_banner);
    layout->addWidget(m_bannerText, 1);
    layout->addWidget(dismiss, 0, Qt::AlignTop);
    m_banner->hide();
    connect(dismiss, &QToolButton::clicked, this, [this] {
        m_told.clear();
        m_banner->hide();
    });
    return m_banner;
}

void MainWindow::showPage(Page page)
{
    m_navigation->setCurrentRow(page);
}

MainWindow::Page MainWindow::page() const
{
    return Page(m_navigation->currentRow());
}

void MainWindow::tell(const QString &text)
{
    const QString said = inOwnWords(text);
    m_told.removeAll(said);
    if (!said.isEmpty())
        m_told.append(said);
    m_told = m_told.mid(qMax(qsizetype(0), m_told.size() - kMostTold));
    m_bannerText->setText(m_told.join(u'\n'));
    m_bannerText->setAccessibleName(m_bannerText->text());
    m_banner->setVisible(!m_told.isEmpty());
}

QString MainWindow::told() const
{
    return m_told.join(u'\n');
}

void MainWindow::setHttpNote(const QString &note)
{
    m_httpNote = note;
    showStatus();
}

void MainWindow::onEngineChanged()
{
    showStatus();
    const EngineHandle &link = m_watch.link();
    const int approvals = m_watch.engine().approvals;
    m_navigation->item(Approvals)->setText(approvals > 0 ? tr("Approvals (%1)").arg(approvals)
                                                         : tr("Approvals"));
    if (link.state() == EngineHandle::State::Failed && !m_told.contains(inOwnWords(link.problem())))
        tell(link.problem());
}

void MainWindow::showStatus()
{
    const EngineHandle &link = m_watch.link();
    const status::Engine &engine = m_watch.engine();
    QStringList parts{TrayIcon::statusLine(link.state(), engine)};
    if (link.state() == EngineHandle::State::Attached)
        parts += tr("shared with process %1").arg(engine.processId);
    if (!engine.httpUrl.isEmpty())
        parts += engine.httpUrl;
    else if (!m_httpNote.isEmpty())
        parts += m_httpNote;
    if (const int clients = attachedClients(engine); clients > 0)
        parts += tr("%n client(s)", nullptr, clients);
    m_statusLine->setText(parts.join(u"   ·   "_s));
}

void MainWindow::showIcons()
{
    for (int i = 0; i < PageCount; ++i)
        m_navigation->item(i)->setIcon(icons::symbolic(QLatin1StringView(kIcons[i]), palette()));
}

void MainWindow::closeEvent(QCloseEvent *event)
{
    event->ignore(); // whether to hide, or to quit, is decided elsewhere
    emit closed();
}

void MainWindow::showEvent(QShowEvent *event)
{
    m_watch.setWatched(true);
    QMainWindow::showEvent(event);
}

void MainWindow::hideEvent(QHideEvent *event)
{
    m_watch.setWatched(false);
    QMainWindow::hideEvent(event);
}

void MainWindow::changeEvent(QEvent *event)
{
    if (event->type() == QEvent::PaletteChange && m_navigation->count() == PageCount)
        showIcons();
    QMainWindow::changeEvent(event);
}

} // namespace mcprt
