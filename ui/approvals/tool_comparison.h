// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/approvals/json_lines.h"

#include <QTableWidget>
#include <QTimer>

namespace mcprt {

/// Two texts of a tool side by side, line for line. A changed line has a sign in front, `−` on the
/// left and `+` on the right, is bold, and has a colour behind it.
class ToolComparison final : public QTableWidget
{
    Q_OBJECT

public:
    /// \param before  as it was approved, \param after  as it is now: whole tool objects, JSON
    ToolComparison(const QString &before, const QString &after, QWidget *parent = nullptr);

    [[nodiscard]] const QList<LinePair> &rows() const { return m_rows; }
    /// Goes to the first line of the next (1) or previous (-1) change; stays if there is none.
    void goToChange(int direction);

private:
    void addCell(int row, int column, const QString &line);

    QList<LinePair> m_rows;
    QTimer m_fit; ///< of rows to the width, once it is settled
};

} // namespace mcprt
