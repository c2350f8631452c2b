// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/search/search_page.h"

#include "ui/shared/code_view.h"
#include "ui/shared/engine_watch.h"
#include "ui/shared/result_text.h"
#include "ui/shared/schema_form.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QLabel>
#include <QLineEdit>
#include <QListWidget>
#include <QLocale>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QScrollArea>
#include <QSplitter>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kServerRole = Qt::UserRole;
constexpr int kToolRole = Qt::UserRole + 1;

} // namespace

SearchPage::SearchPage(EngineWatch &watch, QWidget *parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_query(new QLineEdit(this))
    , m_hits(new QListWidget(this))
    , m_chosen(new QLabel(this))
    , m_formArea(new QScrollArea(this))
    , m_run(new QPushButton(tr("&Call this tool"), this))
    , m_answer(new QPlainTextEdit(this))
{
    m_query->setPlaceholderText(tr("What should be done? For example: convert miles to km"));
    m_query->setAccessibleName(tr("Query"));
    m_query->setClearButtonEnabled(true);
    auto *find = new QPushButton(tr("&Search"), this);
    m_hits->setAccessibleName(tr("Tools that were found"));
    m_hits->setAlternatingRowColors(true);
    m_hits->setTabKeyNavigation(false);
    m_chosen->setWordWrap(true);
    m_chosen->setTextFormat(Qt::PlainText);
    m_chosen->setText(tr("Choose a tool to try it."));
    m_formArea->setAccessibleName(tr("Arguments"));
    m_formArea->setWidgetResizable(true);
    m_formArea->setFrameShape(QFrame::NoFrame);
    m_run->setEnabled(false);
    m_answer->setReadOnly(true);
    showAsCode(*m_answer);
    m_answer->setAccessibleName(tr("What the model gets"));
    m_answer->setPlaceholderText(tr("Here you see the answer as a model gets it."));

    auto *top = new QHBoxLayout;
    top->addWidget(m_query, 1);
    top->addWidget(find);
    auto *side = new QWidget(this);
    auto *sideLayout = new QVBoxLayout(side);
    sideLayout->setContentsMargins(8, 0, 0, 0);
    sideLayout->addWidget(m_chosen);
    sideLayout->addWidget(m_formArea, 1);
    sideLayout->addWidget(m_run, 0, Qt::AlignLeft);
    auto *upper = new QSplitter(Qt::Horizontal, this);
    upper->addWidget(m_hits);
    upper->addWidget(side);
    upper->setChildrenCollapsible(false);
    auto *split = new QSplitter(Qt::Vertical, this);
    split->addWidget(upper);
    split->addWidget(m_answer);
    split->setChildrenCollapsible(false);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(split, 1);

    connect(m_query, &QLineEdit::returnPressed, this, &SearchPage::ask);
    connect(find, &QPushButton::clicked, this, &SearchPage::ask);
    connect(m_hits, &QListWidget::currentItemChanged, this, &SearchPage::onChosen);
    connect(m_run, &QPushButton::clicked, this, &SearchPage::run);
}

void SearchPage::search(const QString &query)
{
    m_query->setText(query);
    ask();
}

void SearchPage::call(const QString &tool, const QJsonObject &arguments, Report report)
{
    const RawJson params = toRawJson(QJsonObject{{u"name"_s, tool}, {u"arguments"_s, arguments}});
    m_watch.link().ask<RawJson>(
        this,
        [params](EngineControl &engine, Done<RawJson> done) {
            engine.request("tools/call", params, std::move(done));
        },
        [report = std::move(report)](const Result<RawJson> &result) { report(result); });
}

void SearchPage::ask()
{
    if (m_query->text().trimmed().isEmpty())
        return;
    call(u"search_tools"_s, {{u"query"_s, m_query->text()}, {u"limit"_s, 20}},
         [this](const Result<RawJson> &result) { onFound(result); });
}

void SearchPage::onFound(const Result<RawJson> &result)
{
    m_hits->clear();
    showAnswer(result);
    if (!result)
        return;
    const QLocale locale;
    const QJsonValue found = toJsonValue(*result)["structuredContent"_L1];
    for (const QJsonValue tool : found["tools"_L1].toArray()) {
        auto *item = new QListWidgetItem(
            u"%1 · %2 (%3)"_s.arg(tool["serverName"_L1].toString(), tool["name"_L1].toString(),
                                  locale.toString(tool["score"_L1].toDouble(), 'f', 2)),
            m_hits);
        item->setToolTip(tool["description"_L1].toString());
        item->setData(kServerRole, tool["serverName"_L1].toString());
        item->setData(kToolRole, tool["name"_L1].toString());
    }
}

void SearchPage::onChosen()
{
    const auto *item = m_hits->currentItem();
    m_run->setEnabled(false);
    if (!item)
        return;
    m_server = item->data(kServerRole).toString();
    m_tool = item->data(kToolRole).toString();
    call(u"get_tool_details"_s, {{u"server_name"_s, m_server}, {u"tool_name"_s, m_tool}},
         [this](const Result<RawJson> &result) { onDetails(result); });
}

void SearchPage::onDetails(const Result<RawJson> &result)
{
    if (!result)
        return showAnswer(result);
    const QJsonValue details = toJsonValue(*result)["structuredContent"_L1];
    if (details["tool_name"_L1].toString() != m_tool
        || details["server_name"_L1].toString() != m_server)
        return; // another one was chosen meanwhile
    m_chosen->setText(details["tool_description"_L1].toString());
    m_form = new SchemaForm(member(member(*result, "structuredContent"), "tool_schema"),
                            SchemaForm::Labels::Names, tr("This tool takes no arguments."));
    m_formArea->setWidget(m_form);
    m_run->setEnabled(true);
}

void SearchPage::run()
{
    if (!m_form)
        return;
    const auto arguments = m_form->value();
    if (!arguments)
        return showAnswer(Failure(arguments.error()));
    m_answer->setPlainText(tr("Calling %1 …").arg(m_tool));
    call(u"execute_tool"_s,
         {{u"server_name"_s, m_server}, {u"tool_name"_s, m_tool}, {u"arguments"_s, *arguments}},
         [this](const Result<RawJson> &result) { showAnswer(result); });
}

void SearchPage::showAnswer(const Result<RawJson> &result)
{
    m_answer->setPlainText(result ? resultText(*result) : result.error().message);
}

} // namespace mcprt
