// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/first_run/first_run_wizard.h"

class QLabel;
class QTreeWidget;

namespace mcprt {

/// Which clients are on this computer, and what they have.
class FindPage final : public QWizardPage
{
    Q_OBJECT

public:
    FindPage(FirstRun &run, QWidget *parent);

    void initializePage() override;
    [[nodiscard]] bool isComplete() const override { return !m_isSeeking; }
    [[nodiscard]] int nextId() const override;

private:
    void seek();
    void onFound(const Result<QList<FirstRunBackend::Client>> &found);

    FirstRun &m_run;
    QTreeWidget *m_list;
    QLabel *m_summary;
    bool m_isSeeking = false;
};

} // namespace mcprt
