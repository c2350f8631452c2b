// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/first_run/last_page.h"

#include <QCheckBox>
#include <QLabel>
#include <QVBoxLayout>

namespace mcprt {

LastPage::LastPage(FirstRun &run, QWidget *parent)
    : QWizardPage(parent)
    , m_run(run)
    , m_autostart(new QCheckBox(tr("Start MCP Runtime when &I log in"), this))
    , m_problem(new QLabel(this))
{
    setTitle(tr("One last question"));
    auto *why =
        new QLabel(tr("Your programs start what they need by themselves. With MCP Runtime in "
                      "the tray, servers stay warm between them, and you are asked before "
                      "something risky happens."),
                   this);
    auto *more =
        new QLabel(tr("Everything here can be changed later: File, Settings. This assistant "
                      "is in the same menu, under Set up."),
                   this);
    for (QLabel *label : {why, more, m_problem}) {
        label->setWordWrap(true);
        label->setTextFormat(Qt::PlainText);
    }
    m_problem->hide();
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(why);
    layout->addWidget(m_autostart);
    layout->addWidget(m_problem);
    layout->addSpacing(fontMetrics().height());
    layout->addWidget(more);
    layout->addStretch(1);
}

void LastPage::initializePage()
{
    m_problem->hide();
    m_autostart->setChecked(m_run.backend.autostart());
}

bool LastPage::validatePage()
{
    if (m_autostart->isChecked() == m_run.backend.autostart())
        return true;
    const auto set = m_run.backend.setAutostart(m_autostart->isChecked());
    if (set)
        return true;
    m_problem->setText(set.error().message);
    m_problem->show();
    m_autostart->setChecked(m_run.backend.autostart()); // so that Finish ends it
    return false;
}

} // namespace mcprt
