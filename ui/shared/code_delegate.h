// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStyledItemDelegate>

namespace mcprt {

/// Of a model: this cell is a path, a command or an address.
inline constexpr int kCodeRole = Qt::UserRole + 100;

/// Shows what is code left to right whatever the language around it, at the side where the column
/// begins, and when it is too long, its beginning and its end.
class CodeDelegate final : public QStyledItemDelegate
{
    Q_OBJECT

public:
    using QStyledItemDelegate::QStyledItemDelegate;

    void initStyleOption(QStyleOptionViewItem *option, const QModelIndex &index) const override;
};

} // namespace mcprt
