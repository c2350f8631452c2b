// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/servers/tool_model.h"

namespace mcprt {

int ToolModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QVariant ToolModel::data(const QModelIndex &index, int role) const
{
    const auto *tool = row(index);
    if (!tool)
        return {};
    if (role == Qt::CheckStateRole && index.column() == Name)
        return int(tool->enabled ? Qt::Checked : Qt::Unchecked);
    if (role == Qt::DisplayRole)
        return index.column() == Name ? tool->name : tool->description.section(u'\n', 0, 0);
    if (role == Qt::ToolTipRole)
        return tool->description;
    return {};
}

bool ToolModel::setData(const QModelIndex &index, const QVariant &value, int role)
{
    const auto *tool = row(index);
    if (!tool || role != Qt::CheckStateRole)
        return false;
    emit switched(tool->name, value.toInt() == Qt::Checked); // the next snapshot tells the outcome
    return true;
}

Qt::ItemFlags ToolModel::flags(const QModelIndex &index) const
{
    const Qt::ItemFlags flags = SnapshotTable::flags(index);
    return index.column() == Name ? flags | Qt::ItemIsUserCheckable : flags;
}

QVariant ToolModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    return section == Name ? tr("Tool") : tr("Description");
}

} // namespace mcprt
