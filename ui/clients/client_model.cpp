// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/clients/client_model.h"

#include "ui/shared/code_delegate.h"

namespace mcprt {

QString ClientModel::stateText(ClientsBackend::State state)
{
    switch (state) {
    case ClientsBackend::State::Absent: return tr("Not here");
    case ClientsBackend::State::Found: return tr("Not connected");
    case ClientsBackend::State::Connected: return tr("Connected");
    case ClientsBackend::State::Unreadable: return tr("Unreadable");
    }
    return {};
}

int ClientModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ClientModel::data(const QModelIndex &index, int role) const
{
    const auto *client = row(index);
    if (!client)
        return {};
    if (role == Qt::ToolTipRole) {
        return client->problem.isEmpty() ? client->servers.join(QStringLiteral("\n"))
                                         : client->problem;
    }
    if (role == kCodeRole)
        return index.column() == File;
    if (role != Qt::DisplayRole)
        return {};
    switch (index.column()) {
    case Client: return client->title;
    case State: return stateText(client->state);
    case Servers: return client->servers.join(QStringLiteral(", "));
    case File: return client->path;
    default: return {};
    }
}

QVariant ClientModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Client: return tr("Client");
    case State: return tr("State");
    case Servers: return tr("Servers of its own");
    case File: return tr("File");
    default: return {};
    }
}

} // namespace mcprt
