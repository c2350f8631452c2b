// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/first_run/choose_page.h"

#include "ui/shared/code_delegate.h"
#include "ui/shared/code_view.h"

#include <QHeaderView>
#include <QLabel>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QTreeWidget>
#include <QVBoxLayout>

namespace mcprt {

ChoosePage::ChoosePage(FirstRun &run, QWidget *parent)
    : QWizardPage(parent)
    , m_run(run)
    , m_list(new QTreeWidget(this))
    , m_details(new QPlainTextEdit(this))
    , m_all(new QPushButton(tr("Tick &all"), this))
{
    setTitle(tr("Which servers do you want to take over?"));
    auto *intro =
        new QLabel(tr("Tick those you know and trust: with a tick you approve the command "
                      "or address that is shown. They are copied into your own "
                      "configuration, their keys into the keychain. Nothing is started."),
                   this);
    intro->setWordWrap(true);
    intro->setTextFormat(Qt::PlainText);
    m_list->setAccessibleName(tr("Servers of your programs"));
    m_list->setHeaderLabels({tr("Server"), tr("Starts, or speaks to")});
    m_list->setItemDelegate(new CodeDelegate(m_list));
    m_list->setAlternatingRowColors(true);
    m_list->setUniformRowHeights(false);
    m_list->setWordWrap(true);
    m_list->header()->setStretchLastSection(true);
    m_details->setReadOnly(true);
    m_details->setTabChangesFocus(true);
    showAsCode(*m_details);
    m_details->setAccessibleName(tr("All about the chosen server"));
    m_details->setMaximumHeight(fontMetrics().height() * 7);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(intro);
    layout->addWidget(m_list, 1);
    layout->addWidget(m_details);
    layout->addWidget(m_all, 0, Qt::AlignLeft);
    connect(m_list, &QTreeWidget::currentItemChanged, this, &ChoosePage::onCurrent);
    connect(m_all, &QPushButton::clicked, this, &ChoosePage::tickAll);
}

void ChoosePage::initializePage()
{
    m_list->clear();
    for (const auto &client : m_run.clients) {
        if (client.servers.isEmpty())
            continue;
        auto *item = new QTreeWidgetItem(m_list, {client.title});
        item->setFirstColumnSpanned(true);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable
                       | Qt::ItemIsAutoTristate);
        item->setCheckState(0, Qt::Unchecked);
        for (const auto &server : client.servers)
            addServer(item, server);
    }
    m_list->expandAll();
    m_list->resizeColumnToContents(0);
    m_all->setEnabled(m_list->topLevelItemCount() > 0);
    if (m_list->topLevelItemCount() > 0)
        m_list->setCurrentItem(m_list->topLevelItem(0));
    else
        m_details->setPlainText(tr("Your programs have no servers of their own. Go on to connect "
                                   "them with MCP Runtime."));
}

void ChoosePage::addServer(QTreeWidgetItem *parent, const FirstRunBackend::Server &server)
{
    auto *item = new QTreeWidgetItem(parent, {server.name, server.shown});
    item->setToolTip(1, server.shown);
    if (server.isHere) {
        item->setText(1, tr("%1 (is here already)").arg(server.shown));
        item->setCheckState(0, Qt::Checked);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
    } else if (!server.problem.isEmpty()) {
        item->setText(1, server.problem);
        item->setFlags(Qt::ItemIsSelectable | Qt::ItemIsEnabled);
    } else {
        item->setData(1, kCodeRole, true);
        item->setCheckState(0, Qt::Unchecked);
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
    }
}

const FirstRunBackend::Server *ChoosePage::server(const QTreeWidgetItem *item) const
{
    if (!item || !item->parent())
        return nullptr;
    for (const auto &client : m_run.clients) {
        if (client.title == item->parent()->text(0)) {
            const int row = item->parent()->indexOfChild(const_cast<QTreeWidgetItem *>(item));
            return row < client.servers.size() ? &client.servers[row] : nullptr;
        }
    }
    return nullptr;
}

void ChoosePage::tickAll()
{
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        for (int k = 0; k < m_list->topLevelItem(i)->childCount(); ++k) {
            QTreeWidgetItem *item = m_list->topLevelItem(i)->child(k);
            if (item->flags() & Qt::ItemIsUserCheckable)
                item->setCheckState(0, Qt::Checked);
        }
    }
}

void ChoosePage::onCurrent(QTreeWidgetItem *item)
{
    const auto *chosen = server(item);
    if (!chosen)
        return m_details->setPlainText(
            item ? tr("A tick here ticks all servers of %1.").arg(item->text(0)) : QString());
    QStringList lines{chosen->shown};
    if (!chosen->variables.isEmpty())
        lines << tr("Is given: %1").arg(chosen->variables.join(QStringLiteral(", ")));
    if (!chosen->secrets.isEmpty())
        lines << tr("Into the keychain: %1").arg(chosen->secrets.join(QStringLiteral(", ")));
    lines << chosen->remarks;
    if (!chosen->problem.isEmpty() && !chosen->isHere)
        lines << chosen->problem;
    m_details->setPlainText(lines.join(u'\n'));
}

bool ChoosePage::validatePage()
{
    m_run.choices.clear();
    for (const auto &client : m_run.clients)
        m_run.choices << FirstRunBackend::Choice{client.client, client.title, {}};
    for (int i = 0; i < m_list->topLevelItemCount(); ++i) {
        const QTreeWidgetItem *item = m_list->topLevelItem(i);
        for (auto &choice : m_run.choices) {
            for (int k = 0; choice.title == item->text(0) && k < item->childCount(); ++k) {
                const bool isTicked = item->child(k)->checkState(0) == Qt::Checked;
                if (isTicked && !m_run.isSkipping)
                    choice.servers << item->child(k)->text(0);
            }
        }
    }
    return true;
}

} // namespace mcprt
