// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDialog>

class QCheckBox;
class QVBoxLayout;

namespace mcprt {

/// Shows exactly what is about to be changed, and asks. Deletes itself when it is closed.
class ChangeDialog final : public QDialog
{
    Q_OBJECT

public:
    /// \param what    one sentence: what happens
    /// \param change  line by line
    /// \param action  word on the button that does it
    ChangeDialog(const QString &title, const QString &what, const QString &change,
                 const QString &action, QWidget *parent = nullptr);

    /// Something more that may be wanted. Not ticked.
    QCheckBox &addTick(const QString &text);

private:
    QVBoxLayout *m_layout;
};

} // namespace mcprt
