// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QAbstractTableModel>
#include <QList>
#include <QString>

namespace mcprt {

/// A table whose rows are values of the latest snapshot. Rows keep their place and selection when
/// a snapshot only changes them.
template <class Row>
class SnapshotTable : public QAbstractTableModel
{
public:
    using QAbstractTableModel::QAbstractTableModel;

    void setRows(const QList<Row> &rows)
    {
        removeMissing(rows);
        for (qsizetype i = 0; i < rows.size(); ++i) {
            if (i < m_rows.size() && key(m_rows[i]) == key(rows[i])) {
                m_rows[i] = rows[i];
                continue;
            }
            const int at = int(i);
            beginInsertRows({}, at, at);
            m_rows.insert(i, rows[i]);
            endInsertRows();
        }
        if (!m_rows.isEmpty())
            emit dataChanged(index(0, 0), index(int(m_rows.size()) - 1, columnCount({}) - 1));
    }

    [[nodiscard]] const QList<Row> &rows() const { return m_rows; }
    [[nodiscard]] const Row *row(const QModelIndex &index) const
    {
        return index.isValid() && index.row() < m_rows.size() ? &m_rows[index.row()] : nullptr;
    }

    int rowCount(const QModelIndex &parent) const override
    {
        return parent.isValid() ? 0 : int(m_rows.size());
    }

protected:
    /// What makes a row the same in two snapshots.
    [[nodiscard]] virtual QString key(const Row &row) const = 0;

    QList<Row> m_rows;

private:
    /// What is left stands in the order of \a rows, so that only inserting remains.
    void removeMissing(const QList<Row> &rows)
    {
        qsizetype next = 0;
        for (qsizetype i = 0; i < m_rows.size();) {
            qsizetype found = next;
            while (found < rows.size() && key(rows[found]) != key(m_rows[i]))
                ++found;
            if (found < rows.size()) {
                next = found + 1;
                ++i;
                continue;
            }
            const int at = int(i);
            beginRemoveRows({}, at, at);
            m_rows.removeAt(i);
            endRemoveRows();
        }
    }
};

} // namespace mcprt
