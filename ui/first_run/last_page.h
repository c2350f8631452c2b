// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/first_run/first_run_wizard.h"

class QCheckBox;
class QLabel;

namespace mcprt {

/// Whether it starts with the session, and where to go from here.
class LastPage final : public QWizardPage
{
    Q_OBJECT

public:
    LastPage(FirstRun &run, QWidget *parent);

    void initializePage() override;
    bool validatePage() override;
    [[nodiscard]] int nextId() const override { return -1; }

private:
    FirstRun &m_run;
    QCheckBox *m_autostart;
    QLabel *m_problem;
};

} // namespace mcprt
