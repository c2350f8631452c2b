// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/servers/server_page.h"

#include "ui/shared/clear_ticks.h"
#include "ui/shared/code_view.h"
#include "ui/shared/engine_watch.h"
#include "ui/shared/fact_list.h"
#include "ui/shared/keychain_words.h"
#include "ui/shared/list_stack.h"

#include <QHeaderView>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTabWidget>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kLogLines = 200;

} // namespace

ServerPage::ServerPage(EngineWatch &watch, QWidget *parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_list(new ListStack(m_model, tr("Servers"), this))
{
    auto *split = new QSplitter(Qt::Vertical, this);
    split->addWidget(m_list);
    split->addWidget(makeDetails());
    split->setChildrenCollapsible(false);
    split->setStretchFactor(0, 3);
    split->setStretchFactor(1, 2);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(split, 1);
    layout->addLayout(makeButtons());
    auto *header = m_list->table().horizontalHeader();
    header->setStretchLastSection(false);
    header->setSectionResizeMode(ServerModel::Name, QHeaderView::Stretch);
    for (int column = ServerModel::State; column < ServerModel::ColumnCount; ++column)
        m_list->fitSection(column, ServerModel::longestTexts(column), column == ServerModel::State);
    connect(&m_watch, &EngineWatch::engineChanged, this, &ServerPage::onEngineChanged);
    connect(m_list, &ListStack::currentChanged, this, &ServerPage::onCurrentChanged);
    connect(&m_tools, &ToolModel::switched, this, &ServerPage::switchTool);
    onEngineChanged();
}

ServerPage::~ServerPage()
{
    delete m_list; // before the model that it shows
    delete m_toolList;
}

void ServerPage::setDiscoveryService(const QString &host)
{
    m_discovery = host;
    sayHowToBegin();
}

void ServerPage::sayHowToBegin()
{
    const QString file = m_watch.engine().configFile;
    QStringList ways{tr("No server is known yet.") + u'\n',
                     tr("Take over those of your other programs: on the page Clients, Import its "
                        "servers.")};
    ways << (file.isEmpty() ? tr("Or add one to the configuration file.")
                            : tr("Or add one to the configuration file: %1").arg(file));
    ways << (m_discovery.isEmpty()
                 ? tr("Or set a discovery service: Settings, Discovery.")
                 : tr("The discovery service at %1 knows more: a search finds them. Whether it "
                      "answers says the test under Settings, Discovery.")
                       .arg(m_discovery));
    m_list->setEmptyText(ways.join(u'\n'));
}

QWidget *ServerPage::makeDetails()
{
    m_details = new QTabWidget(this);
    m_details->setDocumentMode(true);
    m_toolList = new ListStack(m_tools, tr("Tools"), m_details);
    m_toolList->setEmptyText(tr("No tools are known yet. They are listed when the server starts."));
    m_toolList->table().horizontalHeader()->resizeSection(ToolModel::Name,
                                                          fontMetrics().averageCharWidth() * 34);
    clearTicks(*m_toolList);
    m_log = new QPlainTextEdit(m_details);
    m_log->setReadOnly(true);
    m_log->setLineWrapMode(QPlainTextEdit::NoWrap);
    showAsCode(*m_log);
    m_log->setAccessibleName(tr("Log of the server"));
    m_log->setPlaceholderText(tr("The server has written nothing to its log."));
    m_details->addTab(m_toolList, tr("Tools"));
    m_details->addTab(m_log, tr("Log"));
    m_details->addTab(makeFacts(), tr("Details"));
    connect(m_details, &QTabWidget::currentChanged, this, [this](int tab) {
        if (tab == 1)
            fetchLog();
    });
    return m_details;
}

QWidget *ServerPage::makeFacts()
{
    auto *page = new QWidget(m_details);
    m_facts = new FactList(page);
    auto *layout = new QVBoxLayout(page);
    layout->addWidget(m_facts);
    layout->addStretch(1);
    return page;
}

QLayout *ServerPage::makeButtons()
{
    m_start = new QPushButton(tr("S&tart"), this);
    m_stop = new QPushButton(tr("Sto&p"), this);
    m_restart = new QPushButton(tr("&Restart"), this);
    m_switch = new QPushButton(this);
    auto *buttons = new QHBoxLayout;
    for (QPushButton *button : {m_start, m_stop, m_restart, m_switch})
        buttons->addWidget(button);
    buttons->addStretch(1);
    connect(m_start, &QPushButton::clicked, this, [this] { order(&EngineControl::startServer); });
    connect(m_stop, &QPushButton::clicked, this, [this] { order(&EngineControl::stopServer); });
    connect(m_restart, &QPushButton::clicked, this,
            [this] { order(&EngineControl::restartServer); });
    connect(m_switch, &QPushButton::clicked, this, &ServerPage::switchServer);
    return buttons;
}

const status::Server *ServerPage::current() const
{
    return m_model.row(m_list->current());
}

void ServerPage::onEngineChanged()
{
    sayHowToBegin();
    m_model.setRows(m_watch.engine().servers);
    if (!m_list->current().isValid() && !m_model.rows().isEmpty())
        m_list->table().selectRow(0);
    const auto *server = current();
    if (server && server->name == m_shown && server->tools != m_shownTools)
        fetchTools();
    showCurrent();
}

void ServerPage::onCurrentChanged()
{
    const auto *server = current();
    const QString name = server ? server->name : QString();
    if (name != m_shown) {
        m_shown = name;
        m_tools.setRows({});
        m_log->clear();
        fetchTools();
        fetchLog();
    }
    showCurrent();
}

void ServerPage::showCurrent()
{
    const auto *server = current();
    const bool runs =
        server && (server->state == ServerState::Running || server->state == ServerState::Starting);
    const bool isOff = server && (!server->enabled || server->state == ServerState::Disabled);
    m_details->setVisible(server); // nothing to say of none
    m_start->setEnabled(server && !runs && !isOff);
    m_stop->setEnabled(runs);
    m_restart->setEnabled(runs);
    m_switch->setEnabled(server);
    m_switch->setText(isOff ? tr("S&witch on") : tr("S&witch off"));
    if (server)
        showFacts(*server);
}

void ServerPage::showFacts(const status::Server &server)
{
    QList<FactList::Fact> facts;
    if (!server.problem.isEmpty())
        facts.push_back({tr("Problem"), inOwnWords(server.problem)});
    facts.push_back({server.isHttp ? tr("Address") : tr("Command"), server.command, true});
    facts.push_back({tr("Configured in"), server.sourceFile, true});
    if (server.processId > 0)
        facts.push_back({tr("Process"), QString::number(server.processId)});
    if (server.startedAt.isValid())
        facts.push_back({tr("Running since"),
                         QLocale().toString(server.startedAt.toLocalTime(), QLocale::ShortFormat)});
    for (const QString &hint : server.hints)
        facts.push_back({tr("Hint"), hint});
    m_facts->setFacts(facts);
}

void ServerPage::fetchTools()
{
    const auto *server = current();
    if (!server)
        return;
    m_shownTools = server->tools;
    m_watch.link().ask<QList<status::Tool>>(
        this,
        [name = server->name](EngineControl &engine, Done<QList<status::Tool>> done) {
            engine.tools(name, std::move(done));
        },
        [this, name = server->name](const Result<QList<status::Tool>> &tools) {
            if (tools && name == m_shown)
                m_tools.setRows(*tools);
        });
}

void ServerPage::fetchLog()
{
    m_watch.link().ask<QStringList>(
        this,
        [name = m_shown](EngineControl &engine, Done<QStringList> done) {
            engine.logs(name, kLogLines, std::move(done));
        },
        [this, name = m_shown](const Result<QStringList> &lines) {
            if (lines && name == m_shown)
                m_log->setPlainText(lines->join(u'\n'));
        });
}

void ServerPage::order(ServerOrder what)
{
    if (const auto *server = current())
        m_watch.order([what, name = server->name](EngineControl &engine, Done<bool> done) {
            (engine.*what)(name, std::move(done));
        });
}

void ServerPage::switchServer()
{
    const auto *server = current();
    if (!server)
        return;
    const bool enabled = !server->enabled || server->state == ServerState::Disabled;
    m_watch.order([name = server->name, enabled](EngineControl &engine, Done<bool> done) {
        engine.setServerEnabled(name, enabled, std::move(done));
    });
}

void ServerPage::switchTool(const QString &tool, bool enabled)
{
    m_watch.order([name = m_shown, tool, enabled](EngineControl &engine, Done<bool> done) {
        engine.setToolEnabled(name, tool, enabled, std::move(done));
    });
    fetchTools();
}

} // namespace mcprt
