// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/shared/fact_list.h"

#include <QGridLayout>
#include <QLabel>
#include <QStyle>

#include <utility>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// A label takes its direction from its first letter, which may be one of a folder's name, and its
/// side from that. A paragraph can be told both.
QString paragraph(const FactList::Fact &fact, Qt::LayoutDirection around)
{
    const auto direction = fact.isCode ? " dir=\"ltr\""_L1 : ""_L1;
    const auto side = around == Qt::RightToLeft ? "right"_L1 : "left"_L1;
    return u"<p%1 align=\"%2\" style=\"white-space:pre-wrap\">%3</p>"_s.arg(
        direction, side, fact.text.toHtmlEscaped());
}

} // namespace

FactList::FactList(QWidget *parent)
    : QWidget(parent)
    , m_grid(new QGridLayout(this))
{
    m_grid->setContentsMargins(0, 0, 0, 0);
    m_grid->setColumnStretch(1, 1);
}

void FactList::setFacts(const QList<Fact> &facts)
{
    for (int row = 0; row < facts.size(); ++row) {
        if (row >= m_facts.size() || m_facts[row] != facts[row])
            show(row, facts[row]);
    }
    for (qsizetype row = facts.size(); row < m_rows.size(); ++row) {
        m_rows[row].first->hide();
        m_rows[row].second->hide();
    }
    m_facts = facts;
}

void FactList::show(int row, const Fact &fact)
{
    if (row == m_rows.size()) {
        auto *title = new QLabel(this);
        auto *value = new QLabel(this);
        title->setTextFormat(Qt::PlainText);
        title->setAlignment(QStyle::visualAlignment(layoutDirection(), Qt::AlignLeft)
                            | Qt::AlignAbsolute);
        value->setTextFormat(Qt::RichText);
        value->setWordWrap(true);
        value->setTextInteractionFlags(Qt::TextSelectableByMouse);
        m_grid->addWidget(title, row, 0, Qt::AlignTop);
        m_grid->addWidget(value, row, 1, Qt::AlignTop);
        m_rows.emplace_back(title, value);
    }
    const auto &[title, value] = m_rows[row];
    title->setText(fact.title);
    value->setText(paragraph(fact, layoutDirection()));
    value->setAccessibleName(u"%1: %2"_s.arg(fact.title, fact.text));
    title->show();
    value->show();
}

} // namespace mcprt
