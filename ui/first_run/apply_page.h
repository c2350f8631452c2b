// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/first_run/first_run_wizard.h"

class QPlainTextEdit;
class QProgressBar;

namespace mcprt {

/// Imports and connects, and says what came of it.
class ApplyPage final : public QWizardPage
{
    Q_OBJECT

public:
    ApplyPage(FirstRun &run, QWidget *parent);

    void initializePage() override;
    [[nodiscard]] bool isComplete() const override { return !m_isBusy; }
    [[nodiscard]] int nextId() const override { return FirstRunWizard::Try; }

private:
    void onDone(const Result<FirstRunBackend::Outcome> &outcome);

    FirstRun &m_run;
    QProgressBar *m_progress;
    QPlainTextEdit *m_report;
    bool m_isBusy = false;
};

} // namespace mcprt
