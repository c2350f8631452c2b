// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/shared/list_stack.h"

#include "ui/shared/code_delegate.h"

#include <QHeaderView>
#include <QLabel>
#include <QSortFilterProxyModel>
#include <QTableView>

namespace mcprt {

ListStack::ListStack(QAbstractItemModel &model, const QString &name, QWidget *parent)
    : QStackedWidget(parent)
    , m_model(model)
    , m_table(new QTableView(this))
    , m_empty(new QLabel(this))
{
    auto *proxy = new QSortFilterProxyModel(this);
    proxy->setSourceModel(&model);
    proxy->setFilterCaseSensitivity(Qt::CaseInsensitive);
    proxy->setFilterKeyColumn(-1);
    m_table->setModel(proxy);
    m_table->setItemDelegate(new CodeDelegate(m_table));
    m_table->setAccessibleName(name);
    m_table->setSelectionBehavior(QAbstractItemView::SelectRows);
    m_table->setSelectionMode(QAbstractItemView::SingleSelection);
    m_table->setShowGrid(false);
    m_table->setWordWrap(false);
    m_table->setAlternatingRowColors(true);
    m_table->setTabKeyNavigation(false); // Tab leaves the table
    m_table->setEditTriggers(QAbstractItemView::NoEditTriggers);
    m_table->verticalHeader()->hide();
    m_table->horizontalHeader()->setStretchLastSection(true);
    m_table->horizontalHeader()->setHighlightSections(false);
    m_table->horizontalHeader()->setDefaultAlignment(Qt::AlignLeft | Qt::AlignVCenter);
    m_table->verticalHeader()->setDefaultSectionSize(m_table->fontMetrics().height() * 8 / 5);
    m_empty->setAlignment(Qt::AlignCenter);
    m_empty->setWordWrap(true);
    m_empty->setMargin(48);
    m_empty->setTextFormat(Qt::PlainText);
    addWidget(m_table);
    addWidget(m_empty);
    connect(proxy, &QAbstractItemModel::rowsInserted, this, &ListStack::showWhatThereIs);
    connect(proxy, &QAbstractItemModel::rowsRemoved, this, &ListStack::showWhatThereIs);
    connect(proxy, &QAbstractItemModel::modelReset, this, &ListStack::showWhatThereIs);
    connect(m_table->selectionModel(), &QItemSelectionModel::currentRowChanged, this,
            &ListStack::currentChanged);
    showWhatThereIs();
}

void ListStack::setEmptyText(const QString &text)
{
    m_empty->setText(text);
}

void ListStack::fitSection(int section, const QStringList &texts, bool hasIcon)
{
    auto *header = m_table->horizontalHeader();
    const QFontMetrics metrics = m_table->fontMetrics();
    const int margin = metrics.averageCharWidth() * 2 + (hasIcon ? metrics.height() * 2 : 0);
    int widest = header->sectionSizeHint(section);
    for (const QString &text : texts)
        widest = qMax(widest, metrics.horizontalAdvance(text) + margin);
    header->resizeSection(section, widest);
}

QModelIndex ListStack::current() const
{
    const auto *proxy = static_cast<QSortFilterProxyModel *>(m_table->model());
    return proxy->mapToSource(m_table->currentIndex());
}

void ListStack::showWhatThereIs()
{
    if (m_model.rowCount() == 0)
        setCurrentWidget(m_empty);
    else
        setCurrentWidget(m_table);
}

} // namespace mcprt
