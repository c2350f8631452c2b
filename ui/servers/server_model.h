// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/control/status.h"
#include "ui/shared/snapshot_table.h"

#include <QIcon>

namespace mcprt {

/// The known servers, one a row.
class ServerModel final : public SnapshotTable<status::Server>
{
    Q_OBJECT

public:
    enum Column { Name, State, Tools, Calls, P95, Memory, Cpu, Idle, ColumnCount };

    using SnapshotTable::SnapshotTable;

    int columnCount(const QModelIndex &parent) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString stateText(const status::Server &server);
    /// Name of the symbolic icon of a state; each has a shape of its own.
    [[nodiscard]] static QString stateIcon(const status::Server &server);

    /// The longest texts that \a column is to have room for.
    [[nodiscard]] static QStringList longestTexts(int column);

protected:
    [[nodiscard]] QString key(const status::Server &row) const override { return row.name; }

private:
    [[nodiscard]] static QString text(const status::Server &server, int column);
    [[nodiscard]] QString toolTip(const status::Server &server) const;
};

} // namespace mcprt
