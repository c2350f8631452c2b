// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/approvals/approval_page.h"

#include "ui/approvals/approval_dialog.h"
#include "ui/shared/code_delegate.h"
#include "ui/shared/engine_watch.h"
#include "ui/shared/list_stack.h"

#include <QHeaderView>
#include <QPushButton>
#include <QTableView>
#include <QVBoxLayout>

namespace mcprt {

int ApprovalModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ApprovalModel::data(const QModelIndex &index, int role) const
{
    const auto *approval = row(index);
    if (approval && role == kCodeRole)
        return index.column() == Source || (index.column() == What && approval->tool.isEmpty());
    if (!approval || (role != Qt::DisplayRole && role != Qt::ToolTipRole))
        return {};
    switch (index.column()) {
    case Name: return approval->name;
    case Source: return approval->source;
    case What: return what(*approval);
    default: return {};
    }
}

QString ApprovalModel::what(const status::Approval &approval)
{
    if (approval.tool.isEmpty())
        return approval.command;
    const QString text = tr("%1: changed %2").arg(approval.tool, approval.members.join(u", "));
    return approval.denied ? tr("%1 (denied)").arg(text) : text;
}

QVariant ApprovalModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Server");
    case Source: return tr("From");
    case What: return tr("What");
    default: return {};
    }
}

ApprovalPage::ApprovalPage(EngineWatch &watch, QWidget *parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_list(new ListStack(m_model, tr("Approvals"), this))
    , m_review(new QPushButton(tr("&Review…"), this))
{
    m_list->setEmptyText(tr("Nothing waits for you.\nWhen a discovery service proposes a server, "
                            "or a server changes one of its tools, you are asked here first."));
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_review);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(m_list, 1);
    layout->addLayout(buttons);
    auto *header = m_list->table().horizontalHeader();
    header->resizeSection(ApprovalModel::Name, fontMetrics().averageCharWidth() * 22);
    header->resizeSection(ApprovalModel::Source, fontMetrics().averageCharWidth() * 34);
    connect(&m_watch, &EngineWatch::approvalsChanged, this, &ApprovalPage::onChanged);
    connect(m_review, &QPushButton::clicked, this, &ApprovalPage::review);
    connect(&m_list->table(), &QTableView::activated, this, &ApprovalPage::review);
    onChanged();
}

ApprovalPage::~ApprovalPage()
{
    delete m_list; // before the model that it shows
}

void ApprovalPage::onChanged()
{
    m_model.setRows(m_watch.approvals());
    m_review->setEnabled(!m_model.rows().isEmpty());
}

void ApprovalPage::review()
{
    const auto *chosen = m_model.row(m_list->current());
    if (!chosen && !m_model.rows().isEmpty())
        chosen = &m_model.rows().first();
    if (!chosen)
        return;
    auto *dialog = new ApprovalDialog(*chosen, this);
    connect(dialog, &ApprovalDialog::answered, this,
            [this](const status::Approval &approval, status::Answer answer) {
                m_watch.order([approval, answer](EngineControl &engine, Done<bool> done) {
                    engine.answerApproval(approval.name, approval.hash, answer, std::move(done));
                });
            });
    dialog->open();
}

} // namespace mcprt
