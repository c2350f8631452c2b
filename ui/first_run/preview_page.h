// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/first_run/first_run_wizard.h"

class QCheckBox;
class QListWidget;
class QPlainTextEdit;

namespace mcprt {

/// What would be changed in each client's file; a tick agrees to it.
class PreviewPage final : public QWizardPage
{
    Q_OBJECT

public:
    PreviewPage(FirstRun &run, QWidget *parent);

    void initializePage() override;
    bool validatePage() override;
    [[nodiscard]] bool isComplete() const override { return !m_isPlanning; }
    [[nodiscard]] int nextId() const override;

private:
    void plan();
    void onPlanned(const Result<QList<FirstRunBackend::Plan>> &plans);
    void onCurrent(int row);
    [[nodiscard]] bool hasWork() const;

    FirstRun &m_run;
    QCheckBox *m_replace;
    QListWidget *m_list;
    QPlainTextEdit *m_change;
    QList<FirstRunBackend::Plan> m_plans;
    bool m_isPlanning = false;
};

} // namespace mcprt
