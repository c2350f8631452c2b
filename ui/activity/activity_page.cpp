// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/activity/activity_page.h"

#include "ui/activity/sparkline.h"
#include "ui/shared/engine_watch.h"
#include "ui/shared/format.h"
#include "ui/shared/list_stack.h"

#include <QFileDialog>
#include <QHeaderView>
#include <QLabel>
#include <QLineEdit>
#include <QPushButton>
#include <QSaveFile>
#include <QSortFilterProxyModel>
#include <QTableView>
#include <QVBoxLayout>

using namespace Qt::StringLiterals;

namespace mcprt {

ActivityPage::ActivityPage(EngineWatch &watch, QWidget *parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_filter(new QLineEdit(this))
    , m_totals(new QLabel(this))
    , m_sparkline(new Sparkline(this))
    , m_list(new ListStack(m_model, tr("Calls"), this))
{
    m_filter->setPlaceholderText(tr("Filter by server, tool or outcome"));
    m_filter->setAccessibleName(tr("Filter"));
    m_filter->setClearButtonEnabled(true);
    m_sparkline->setAccessibleName(tr("Tokens kept out of the context, by second"));
    m_sparkline->setToolTip(m_sparkline->accessibleName());
    m_list->setEmptyText(tr("Nothing has been called yet.\nConnect a client, or try a tool on the "
                            "page Search."));
    auto *save = new QPushButton(tr("&Export…"), this);
    auto *clear = new QPushButton(tr("&Clear"), this);
    auto *top = new QHBoxLayout;
    top->addWidget(m_filter, 1);
    top->addWidget(save);
    top->addWidget(clear);
    auto *bottom = new QHBoxLayout;
    bottom->addWidget(m_totals, 1);
    bottom->addWidget(m_sparkline);
    auto *layout = new QVBoxLayout(this);
    layout->addLayout(top);
    layout->addWidget(m_list, 1);
    layout->addLayout(bottom);
    auto *header = m_list->table().horizontalHeader();
    header->resizeSection(CallModel::Server, fontMetrics().averageCharWidth() * 20);
    header->resizeSection(CallModel::Tool, fontMetrics().averageCharWidth() * 26);

    connect(m_filter, &QLineEdit::textChanged,
            static_cast<QSortFilterProxyModel *>(m_list->table().model()),
            &QSortFilterProxyModel::setFilterFixedString);
    connect(save, &QPushButton::clicked, this, &ActivityPage::exportCalls);
    connect(clear, &QPushButton::clicked, &m_model, &CallModel::clear);
    connect(&m_watch, &EngineWatch::callsFinished, &m_model, &CallModel::add);
    connect(&m_watch, &EngineWatch::engineChanged, this, &ActivityPage::showTotals);
    connect(&m_second, &QTimer::timeout, this, &ActivityPage::tick);
    m_second.start(1000);
    showTotals();
}

ActivityPage::~ActivityPage()
{
    delete m_list; // before the model that it shows
}

void ActivityPage::showTotals()
{
    const status::Engine &engine = m_watch.engine();
    m_totals->setText(tr("%1 calls, %2 failed. Kept out of the context: %3 tokens")
                          .arg(format::count(engine.calls), format::count(engine.failedCalls),
                               format::count(engine.tokensKeptOut)));
}

void ActivityPage::tick()
{
    const qint64 tokens = m_watch.engine().tokensKeptOut;
    m_sparkline->add(double(qMax(qint64(0), tokens - m_lastTokens)));
    m_lastTokens = tokens;
}

void ActivityPage::exportCalls()
{
    auto *dialog = new QFileDialog(this, tr("Export calls"), {}, tr("JSON lines (*.jsonl)"));
    dialog->setAttribute(Qt::WA_DeleteOnClose);
    dialog->setAcceptMode(QFileDialog::AcceptSave);
    dialog->setDefaultSuffix(u"jsonl"_s);
    connect(dialog, &QFileDialog::fileSelected, this, [this](const QString &path) {
        QSaveFile file(path);
        if (!file.open(QIODevice::WriteOnly) || file.write(m_model.toJsonLines()) < 0
            || !file.commit())
            emit m_watch.failed(tr("%1 can't be written: %2").arg(path, file.errorString()));
    });
    dialog->open();
}

} // namespace mcprt
