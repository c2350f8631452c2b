// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/approvals/tool_comparison.h"

#include <QFontDatabase>
#include <QHeaderView>
#include <QPainter>
#include <QStyledItemDelegate>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr QColor kRemoved(224, 80, 80, 80);
constexpr QColor kAdded(64, 176, 96, 80);

/// Puts the colour of a change under that of the current line, which would take its place.
class ChangeDelegate final : public QStyledItemDelegate
{
public:
    using QStyledItemDelegate::QStyledItemDelegate;
    void paint(QPainter *painter, const QStyleOptionViewItem &option,
               const QModelIndex &index) const override
    {
        if (option.state & QStyle::State_Selected)
            painter->fillRect(option.rect, qvariant_cast<QBrush>(index.data(Qt::BackgroundRole)));
        QStyledItemDelegate::paint(painter, option, index);
    }
};

} // namespace

ToolComparison::ToolComparison(const QString &before, const QString &after, QWidget *parent)
    : QTableWidget(parent)
    , m_rows(alignedLines(jsonLines(before), jsonLines(after)))
{
    setAccessibleName(tr("Comparison of the tool"));
    setItemDelegate(new ChangeDelegate(this));
    setColumnCount(2);
    setHorizontalHeaderLabels({tr("As it was approved"), tr("As it is now")});
    horizontalHeader()->setSectionResizeMode(QHeaderView::Stretch);
    verticalHeader()->hide();
    setEditTriggers(QAbstractItemView::NoEditTriggers);
    setSelectionBehavior(QAbstractItemView::SelectRows);
    setSelectionMode(QAbstractItemView::SingleSelection);
    setTabKeyNavigation(false);
    setShowGrid(false);
    setWordWrap(true);
    setLayoutDirection(Qt::LeftToRight); // code is, whatever the language around it
    setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    QPalette seeThrough = palette(); // the colour of a change is seen in the current line, too
    for (const auto group : {QPalette::Active, QPalette::Inactive}) {
        QColor highlight = seeThrough.color(group, QPalette::Highlight);
        highlight.setAlpha(70);
        seeThrough.setColor(group, QPalette::Highlight, highlight);
        seeThrough.setColor(group, QPalette::HighlightedText,
                            seeThrough.color(group, QPalette::Text));
    }
    setPalette(seeThrough);
    m_fit.setSingleShot(true);
    connect(&m_fit, &QTimer::timeout, this, &QTableWidget::resizeRowsToContents);
    connect(horizontalHeader(), &QHeaderView::sectionResized, this, [this] { m_fit.start(0); });
    setRowCount(int(m_rows.size()));
    for (int row = 0; row < rowCount(); ++row) {
        addCell(row, 0, m_rows[row].before);
        addCell(row, 1, m_rows[row].after);
    }
    setCurrentCell(0, 1);
    if (!m_rows.isEmpty() && !m_rows.first().isChanged)
        goToChange(1);
}

void ToolComparison::addCell(int row, int column, const QString &line)
{
    const bool isChanged = m_rows[row].isChanged && !line.isNull();
    const bool isBefore = column == 0;
    const QString sign = !isChanged ? u"  "_s : isBefore ? u"− "_s : u"+ "_s;
    auto *item = new QTableWidgetItem(line.isNull() ? QString() : sign + line);
    item->setTextAlignment(Qt::AlignLeft | Qt::AlignTop);
    const QString state = !isChanged ? tr("Unchanged") : isBefore ? tr("Removed") : tr("Added");
    item->setData(Qt::AccessibleTextRole,
                  line.isNull() ? QString() : tr("%1: %2").arg(state, line.trimmed()));
    if (isChanged) {
        QFont bold = font();
        bold.setBold(true);
        item->setFont(bold);
        item->setBackground(isBefore ? kRemoved : kAdded);
    }
    setItem(row, column, item);
}

void ToolComparison::goToChange(int direction)
{
    const auto isStart = [this](int row) {
        return m_rows[row].isChanged && (row == 0 || !m_rows[row - 1].isChanged);
    };
    for (int row = currentRow() + direction; row >= 0 && row < rowCount(); row += direction) {
        if (!isStart(row))
            continue;
        setCurrentCell(row, 1);
        return scrollToItem(item(row, 1), QAbstractItemView::EnsureVisible);
    }
}

} // namespace mcprt
