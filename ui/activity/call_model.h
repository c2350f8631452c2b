// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/control/status.h"

#include <QAbstractTableModel>

#include <deque>

namespace mcprt {

/// Finished calls, the newest first, kMost at most.
class CallModel final : public QAbstractTableModel
{
    Q_OBJECT

public:
    enum Column { At, Server, Tool, Took, Size, KeptOut, Outcome, ColumnCount };
    static constexpr size_t kMost = 1000;

    using QAbstractTableModel::QAbstractTableModel;

    /// \a calls oldest first; those that are there already are left out.
    void add(const QList<status::Call> &calls);
    void clear();
    [[nodiscard]] const std::deque<status::Call> &calls() const { return m_calls; }
    /// Everything shown, as JSON lines.
    [[nodiscard]] QByteArray toJsonLines() const;

    int rowCount(const QModelIndex &parent) const override;
    int columnCount(const QModelIndex &parent) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

private:
    [[nodiscard]] static QString text(const status::Call &call, int column);

    std::deque<status::Call> m_calls;
    qint64 m_newest = 0;
};

} // namespace mcprt
