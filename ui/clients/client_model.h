// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/clients/clients_backend.h"
#include "ui/shared/snapshot_table.h"

namespace mcprt {

/// The MCP clients of this machine.
class ClientModel final : public SnapshotTable<ClientsBackend::Row>
{
    Q_OBJECT

public:
    enum Column { Client, State, Servers, File, ColumnCount };

    using SnapshotTable::SnapshotTable;

    int columnCount(const QModelIndex &parent) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString stateText(ClientsBackend::State state);

protected:
    [[nodiscard]] QString key(const ClientsBackend::Row &row) const override { return row.client; }
};

} // namespace mcprt
