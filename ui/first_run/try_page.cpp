// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/first_run/try_page.h"

#include "ui/shared/engine_watch.h"
#include "ui/shared/keychain_words.h"
#include "ui/shared/result_text.h"
#include "ui/shared/schema_form.h"

#include <QComboBox>
#include <QFormLayout>
#include <QJsonArray>
#include <QJsonDocument>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr auto kPatience = std::chrono::seconds(15);
constexpr qsizetype kShownAnswer = 600;
const QString kDemoQuery = u"convert miles to kilometres"_s;

bool needsArguments(const status::Tool &tool)
{
    const auto schema = QJsonDocument::fromJson(tool.inputSchema).object();
    return !schema["required"_L1].toArray().isEmpty();
}

} // namespace

TryPage::TryPage(FirstRun &run, QWidget *parent)
    : QWizardPage(parent)
    , m_run(run)
    , m_servers(new QComboBox(this))
    , m_try(new QPushButton(tr("&Try it"), this))
    , m_report(new QPlainTextEdit(this))
    , m_own(new QWidget(this))
    , m_tools(new QComboBox(this))
    , m_call(new QPushButton(tr("&Call it"), this))
    , m_formArea(new QScrollArea(this))
{
    setTitle(tr("The first call"));
    auto *intro =
        new QLabel(tr("Choose a server: it is started, searched as a model would, and one "
                      "of its tools is called. The demo server comes with MCP Runtime and "
                      "needs no network."),
                   this);
    auto *warning =
        new QLabel(tr("A call does what the tool does: choose one that only reads."), this);
    for (QLabel *label : {intro, warning}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    auto *serverLabel = new QLabel(tr("Ser&ver:"), this);
    serverLabel->setBuddy(m_servers);
    m_servers->setAccessibleName(tr("Server"));
    m_report->setReadOnly(true);
    m_report->setTabChangesFocus(true);
    m_report->setAccessibleName(tr("What happened"));
    auto *toolLabel = new QLabel(tr("T&ool:"), this);
    toolLabel->setBuddy(m_tools);
    m_tools->setAccessibleName(tr("Tool"));
    m_formArea->setAccessibleName(tr("Arguments"));
    m_formArea->setWidgetResizable(true);
    m_formArea->setFrameShape(QFrame::NoFrame);
    auto *top = new QHBoxLayout;
    top->addWidget(serverLabel);
    top->addWidget(m_servers, 1);
    top->addWidget(m_try);
    auto *toolRow = new QHBoxLayout;
    toolRow->addWidget(toolLabel);
    toolRow->addWidget(m_tools, 1);
    toolRow->addWidget(m_call);
    auto *own = new QVBoxLayout(m_own);
    own->setContentsMargins(0, 0, 0, 0);
    own->addWidget(warning);
    own->addLayout(toolRow);
    own->addWidget(m_formArea, 1);
    m_own->hide();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(intro);
    layout->addLayout(top);
    layout->addWidget(m_report, 1);
    layout->addWidget(m_own, 1);
    m_patience.setSingleShot(true);
    connect(m_try, &QPushButton::clicked, this, &TryPage::begin);
    connect(m_call, &QPushButton::clicked, this, &TryPage::callChosen);
    connect(m_tools, &QComboBox::currentIndexChanged, this, &TryPage::onTool);
    connect(&m_run.watch, &EngineWatch::engineChanged, this, &TryPage::awaitServer);
    connect(&m_patience, &QTimer::timeout, this, [this] {
        failed(tr("The engine did not take the new server up. Look at Servers in the window for "
                  "what is wrong."));
    });
}

void TryPage::initializePage()
{
    m_patience.stop();
    m_server.clear();
    m_own->hide();
    m_try->setEnabled(true);
    m_report->setPlainText(QString());
    m_report->setPlaceholderText(tr("Here you see what happens."));
    fillServers();
    m_run.watch.refresh();
}

void TryPage::fillServers()
{
    QStringList names = m_run.outcome.imported;
    for (const status::Server &server : m_run.watch.engine().servers) {
        if (server.enabled && server.name != m_run.backend.demoServer()
            && !names.contains(server.name))
            names << server.name;
    }
    m_servers->clear();
    for (const QString &name : std::as_const(names))
        m_servers->addItem(name, name);
    m_servers->addItem(tr("The demo server"), m_run.backend.demoServer());
}

bool TryPage::isKnown(const QString &server) const
{
    return std::ranges::any_of(m_run.watch.engine().servers,
                               [&](const status::Server &one) { return one.name == server; });
}

void TryPage::begin()
{
    m_report->clear();
    m_own->hide();
    m_try->setEnabled(false);
    m_server = m_servers->currentData().toString();
    if (!m_run.watch.link().isUsable()) {
        const QString problem = m_run.watch.link().problem();
        return failed(problem.isEmpty() ? tr("The engine is still starting.") : problem);
    }
    m_patience.start(kPatience);
    if (isKnown(m_server) || !isDemo())
        return awaitServer();
    m_run.backend.addDemoServer(Done<bool>(this, [this](const Result<bool> &added) {
        if (!added)
            return failed(added.error().message);
        say(tr("The demo server was added to your configuration. You can remove it any time."));
        m_run.watch.refresh();
        awaitServer();
    }));
}

void TryPage::awaitServer()
{
    if (!m_patience.isActive() || !isKnown(m_server))
        return;
    m_patience.stop();
    start();
}

void TryPage::start()
{
    say(tr("Starting %1 …").arg(m_server));
    m_run.watch.link().ask<bool>(
        this,
        [name = m_server](EngineControl &engine, Done<bool> done) {
            engine.startServer(name, std::move(done));
        },
        [this](const Result<bool> &started) {
            if (!started)
                return failed(started.error().message);
            listTools();
        });
}

void TryPage::listTools()
{
    m_run.watch.link().ask<QList<status::Tool>>(
        this,
        [name = m_server](EngineControl &engine, Done<QList<status::Tool>> done) {
            engine.tools(name, std::move(done));
        },
        [this](const Result<QList<status::Tool>> &tools) {
            if (!tools)
                return failed(tools.error().message);
            m_known = *tools;
            std::ranges::stable_sort(m_known, {}, needsArguments);
            say(tr("%1 runs. Tools: %2.").arg(m_server, QLocale().toString(m_known.size())));
            if (m_known.isEmpty())
                return failed(tr("It offers no tool to call."));
            const QString own = m_known.first().title;
            search(isDemo()        ? kDemoQuery
                   : own.isEmpty() ? QString(m_known.first().name).replace(u'_', u' ')
                                   : own);
        });
}

void TryPage::request(const QByteArray &tool, const QJsonObject &arguments,
                      std::function<void(const Result<RawJson> &)> report)
{
    const RawJson params =
        toRawJson(QJsonObject{{u"name"_s, QString::fromLatin1(tool)}, {u"arguments"_s, arguments}});
    m_run.watch.link().ask<RawJson>(
        this,
        [params](EngineControl &engine, Done<RawJson> done) {
            engine.request("tools/call", params, std::move(done));
        },
        [report = std::move(report)](const Result<RawJson> &result) { report(result); });
}

void TryPage::search(const QString &query)
{
    request("search_tools", {{u"query"_s, query}, {u"limit"_s, 5}},
            [this, query](const Result<RawJson> &result) { onFound(query, result); });
}

void TryPage::onFound(const QString &query, const Result<RawJson> &result)
{
    if (!result)
        return failed(result.error().message);
    QStringList names;
    for (const QJsonValue tool : toJsonValue(*result)["structuredContent"_L1]["tools"_L1].toArray())
        names << tool["serverName"_L1].toString() + u" / "_s + tool["name"_L1].toString();
    say(names.isEmpty() ? tr("A search for “%1” finds nothing.").arg(query)
                        : tr("A search for “%1” finds: %2.").arg(query, names.join(u", "_s)));
    if (isDemo())
        return callDemo();
    m_tools->clear();
    for (const status::Tool &tool : std::as_const(m_known))
        m_tools->addItem(tool.name);
    m_own->show();
    m_try->setEnabled(true);
    m_tools->setFocus();
}

void TryPage::onTool(int index)
{
    if (index < 0 || index >= m_known.size())
        return;
    m_form = new SchemaForm(RawJson(m_known[index].inputSchema), SchemaForm::Labels::Names,
                            tr("This tool takes no arguments."));
    m_formArea->setWidget(m_form); // which deletes the one before
    m_tools->setToolTip(m_known[index].description);
}

void TryPage::callDemo()
{
    request("execute_tool",
            {{u"server_name"_s, m_server},
             {u"tool_name"_s, u"convert_units"_s},
             {u"arguments"_s,
              QJsonObject{{u"value"_s, 26.2}, {u"from"_s, u"mile"_s}, {u"to"_s, u"km"_s}}}},
            [this](const Result<RawJson> &result) { onCalled(u"convert_units"_s, result); });
}

void TryPage::callChosen()
{
    const auto arguments = m_form ? m_form->value() : QJsonObject();
    if (!arguments)
        return say(arguments.error().message);
    const QString tool = m_tools->currentText();
    request("execute_tool",
            {{u"server_name"_s, m_server}, {u"tool_name"_s, tool}, {u"arguments"_s, *arguments}},
            [this, tool](const Result<RawJson> &result) { onCalled(tool, result); });
}

void TryPage::onCalled(const QString &tool, const Result<RawJson> &result)
{
    if (!result)
        return failed(result.error().message);
    const QString text = resultText(*result).trimmed();
    const QString shown = text.size() > kShownAnswer ? text.left(kShownAnswer) + u" …"_s : text;
    if (toJsonValue(*result)["isError"_L1].toBool())
        return failed(shown);
    say(tr("%1 answers: %2").arg(tool, shown));
    say(tr("It works."));
    m_try->setEnabled(true);
}

void TryPage::say(const QString &line)
{
    m_report->appendPlainText(line);
}

void TryPage::failed(const QString &why)
{
    m_patience.stop();
    say(inOwnWords(why));
    say(tr("Choose another server, or try again. You can also go on and come back later."));
    m_try->setEnabled(true);
}

} // namespace mcprt
