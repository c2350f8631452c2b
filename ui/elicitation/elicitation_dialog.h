// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/control/status.h"

#include <QDialog>

class QLabel;
class QVBoxLayout;

namespace mcprt {

class SchemaForm;

/// What a server asks: a form, or a page to visit. Says who asks, chooses nothing by itself, and
/// does not take the keyboard from the program that a person types in.
class ElicitationDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \param waiting  questions behind this one
    ElicitationDialog(status::Elicitation question, int waiting, QWidget *parent = nullptr);

    [[nodiscard]] const status::Elicitation &question() const { return m_question; }
    /// Says why the answer was not taken; the person may mend it.
    void tell(const QString &problem);
    void reject() override; ///< dismissed: Cancel

signals:
    /// \param content  of Accept to a form
    void answered(mcprt::ElicitationAction action, const mcprt::RawJson &content);
    void pageRequested(const QUrl &page);

private:
    [[nodiscard]] QWidget *makeQuestion();
    void addForm(QVBoxLayout &layout);
    void addPage(QVBoxLayout &layout);
    void addButtons(QVBoxLayout &layout);
    void accept() override;

    status::Elicitation m_question;
    SchemaForm *m_form = nullptr; ///< null = a page
    QLabel *m_problem;
};

} // namespace mcprt
