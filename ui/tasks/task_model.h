// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/control/status.h"
#include "ui/shared/snapshot_table.h"

namespace mcprt {

/// Background tasks of every client.
class TaskModel final : public SnapshotTable<status::Task>
{
    Q_OBJECT

public:
    enum Column { State, Server, Tool, Progress, Created, Note, ColumnCount };

    using SnapshotTable::SnapshotTable;

    int columnCount(const QModelIndex &parent) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString stateText(TaskStatus state);

protected:
    [[nodiscard]] QString key(const status::Task &row) const override { return row.id; }

private:
    [[nodiscard]] static QString text(const status::Task &task, int column);
};

} // namespace mcprt
