// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/control/status.h"
#include "ui/shared/snapshot_table.h"

namespace mcprt {

/// The tools of one server, each with a switch.
class ToolModel final : public SnapshotTable<status::Tool>
{
    Q_OBJECT

public:
    enum Column { Name, Description, ColumnCount };

    using SnapshotTable::SnapshotTable;

    int columnCount(const QModelIndex &parent) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    bool setData(const QModelIndex &index, const QVariant &value, int role) override;
    Qt::ItemFlags flags(const QModelIndex &index) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

signals:
    void switched(const QString &tool, bool enabled);

protected:
    [[nodiscard]] QString key(const status::Tool &row) const override { return row.name; }
};

} // namespace mcprt
