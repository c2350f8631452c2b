// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/control/status.h"
#include "ui/shared/snapshot_table.h"

namespace mcprt {

/// Results that were stored instead of filling a context.
class ContentModel final : public SnapshotTable<status::Content>
{
    Q_OBJECT

public:
    enum Column { Origin, Kind, Size, Stored, Ref, ColumnCount };

    using SnapshotTable::SnapshotTable;

    int columnCount(const QModelIndex &parent) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

protected:
    [[nodiscard]] QString key(const status::Content &row) const override { return row.ref; }

private:
    [[nodiscard]] static QString text(const status::Content &content, int column);
};

} // namespace mcprt
