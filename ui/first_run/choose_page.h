// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/first_run/first_run_wizard.h"

class QPlainTextEdit;
class QPushButton;
class QTreeWidget;
class QTreeWidgetItem;

namespace mcprt {

/// Which of the clients' servers become ours: a tick approves what is shown.
class ChoosePage final : public QWizardPage
{
    Q_OBJECT

public:
    ChoosePage(FirstRun &run, QWidget *parent);

    void initializePage() override;
    bool validatePage() override;
    [[nodiscard]] int nextId() const override { return FirstRunWizard::Preview; }

private:
    [[nodiscard]] const FirstRunBackend::Server *server(const QTreeWidgetItem *item) const;
    void addServer(QTreeWidgetItem *parent, const FirstRunBackend::Server &server);
    void tickAll();
    void onCurrent(QTreeWidgetItem *item);

    FirstRun &m_run;
    QTreeWidget *m_list;
    QPlainTextEdit *m_details;
    QPushButton *m_all;
};

} // namespace mcprt
