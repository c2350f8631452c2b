// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStackedWidget>

class QAbstractItemModel;
class QLabel;
class QTableView;

namespace mcprt {

/// A table, or, as long as it has no rows, a sentence that says what to do.
class ListStack final : public QStackedWidget
{
    Q_OBJECT

public:
    /// \a model must outlive it. \param name  for screen readers
    ListStack(QAbstractItemModel &model, const QString &name, QWidget *parent = nullptr);

    [[nodiscard]] QTableView &table() const { return *m_table; }
    void setEmptyText(const QString &text);
    /// Makes room in \a section for its title and for each of \a texts.
    void fitSection(int section, const QStringList &texts, bool hasIcon = false);

    /// The current row as an index of the source model; invalid = none.
    [[nodiscard]] QModelIndex current() const;

signals:
    void currentChanged();

private:
    void showWhatThereIs();

    QAbstractItemModel &m_model;
    QTableView *m_table;
    QLabel *m_empty;
};

} // namespace mcprt
