// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/first_run/preview_page.h"

#include "ui/shared/code_view.h"

#include <QCheckBox>
#include <QLabel>
#include <QListWidget>
#include <QPlainTextEdit>
#include <QVBoxLayout>

#include <algorithm>

namespace mcprt {

PreviewPage::PreviewPage(FirstRun &run, QWidget *parent)
    : QWizardPage(parent)
    , m_run(run)
    , m_replace(new QCheckBox(tr("&Replace the servers that I take over, so that they run once for "
                                 "all programs"),
                              this))
    , m_list(new QListWidget(this))
    , m_change(new QPlainTextEdit(this))
{
    setTitle(tr("What changes in the files of your programs"));
    setButtonText(QWizard::NextButton, tr("&Apply"));
    auto *intro =
        new QLabel(tr("Ticked programs get one entry for MCP Runtime. Here is exactly what "
                      "is written; everything else in these files stays, a backup is "
                      "kept, and Clients, Disconnect takes it back."),
                   this);
    intro->setWordWrap(true);
    intro->setTextFormat(Qt::PlainText);
    m_replace->setChecked(true);
    m_list->setAccessibleName(tr("Programs to connect"));
    m_list->setTabKeyNavigation(false);
    m_change->setAccessibleName(tr("The change"));
    m_change->setReadOnly(true);
    m_change->setTabChangesFocus(true);
    m_change->setLineWrapMode(QPlainTextEdit::NoWrap);
    showAsCode(*m_change);
    auto *sides = new QHBoxLayout;
    sides->addWidget(m_list, 1);
    sides->addWidget(m_change, 3);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(intro);
    layout->addWidget(m_replace);
    layout->addLayout(sides, 1);
    connect(m_list, &QListWidget::currentRowChanged, this, &PreviewPage::onCurrent);
    connect(m_replace, &QCheckBox::toggled, this, &PreviewPage::plan);
}

void PreviewPage::initializePage()
{
    m_replace->setVisible(
        std::ranges::any_of(m_run.choices, [](const auto &one) { return !one.servers.isEmpty(); }));
    plan();
}

void PreviewPage::plan()
{
    if (m_isPlanning)
        return; // the answer looks at the tick again
    m_isPlanning = true;
    m_plans.clear();
    m_list->clear();
    m_change->setPlainText(tr("Working it out …"));
    emit completeChanged();
    const bool replaces = m_replace->isChecked();
    m_run.backend.plan(
        m_run.choices, replaces,
        Done<QList<FirstRunBackend::Plan>>(
            this, [this, replaces](const Result<QList<FirstRunBackend::Plan>> &plans) {
                m_isPlanning = false;
                if (replaces != m_replace->isChecked())
                    return plan();
                onPlanned(plans);
            }));
}

void PreviewPage::onPlanned(const Result<QList<FirstRunBackend::Plan>> &plans)
{
    m_plans = plans.value_or(QList<FirstRunBackend::Plan>());
    const bool isAnyChosen =
        std::ranges::any_of(m_plans, [](const auto &one) { return !one.choice.servers.isEmpty(); });
    const bool hasServers =
        std::ranges::any_of(m_run.clients, [](const auto &one) { return !one.servers.isEmpty(); });
    for (const auto &plan : m_plans) {
        auto *item = new QListWidgetItem(plan.choice.title, m_list);
        if (!plan.change || plan.change->isNothing()) {
            item->setText(plan.change ? tr("%1 (is connected)").arg(plan.choice.title)
                                      : tr("%1 (can't be changed)").arg(plan.choice.title));
            item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable);
            continue;
        }
        item->setFlags(Qt::ItemIsEnabled | Qt::ItemIsSelectable | Qt::ItemIsUserCheckable);
        const bool isMeant = !plan.choice.servers.isEmpty() || (!isAnyChosen && !hasServers);
        item->setCheckState(isMeant ? Qt::Checked : Qt::Unchecked);
    }
    m_change->setPlainText(plans ? QString() : plans.error().message);
    if (!m_plans.isEmpty())
        m_list->setCurrentRow(0);
    emit completeChanged();
}

void PreviewPage::onCurrent(int row)
{
    if (row < 0 || row >= m_plans.size())
        return;
    const auto &change = m_plans[row].change;
    if (!change)
        m_change->setPlainText(change.error().message);
    else
        m_change->setPlainText(change->isNothing()
                                   ? tr("Nothing to change in %1.").arg(change->path)
                                   : change->description());
}

bool PreviewPage::hasWork() const
{
    for (int row = 0; row < m_list->count(); ++row) {
        if (m_list->item(row)->checkState() == Qt::Checked)
            return true;
    }
    return std::ranges::any_of(m_run.choices,
                               [](const auto &one) { return !one.servers.isEmpty(); });
}

int PreviewPage::nextId() const
{
    return m_run.isSkipping || !hasWork() ? FirstRunWizard::Try : FirstRunWizard::Apply;
}

bool PreviewPage::validatePage()
{
    m_run.changes.clear();
    for (int row = 0; row < m_plans.size(); ++row) {
        if (m_plans[row].change && m_list->item(row)->checkState() == Qt::Checked)
            m_run.changes << *m_plans[row].change;
    }
    return true;
}

} // namespace mcprt
