// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/content/content_model.h"

#include "ui/shared/code_delegate.h"
#include "ui/shared/format.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace mcprt {

int ContentModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ContentModel::text(const status::Content &content, int column)
{
    switch (column) {
    case Origin: return content.origin;
    case Kind: return content.mimeType.isEmpty() ? content.kind : content.mimeType;
    case Size: return format::bytes(content.bytes);
    case Stored: return QLocale().toString(content.storedAt.toLocalTime(), QLocale::ShortFormat);
    case Ref: return content.ref;
    default: return {};
    }
}

QVariant ContentModel::data(const QModelIndex &index, int role) const
{
    const auto *content = row(index);
    if (!content)
        return {};
    if (role == Qt::DisplayRole)
        return text(*content, index.column());
    if (role == kCodeRole)
        return index.column() == Origin || index.column() == Kind || index.column() == Ref;
    if (role == Qt::TextAlignmentRole && index.column() == Size)
        return int(Qt::AlignRight | Qt::AlignVCenter);
    return {};
}

QVariant ContentModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal && section == Size)
        return int(Qt::AlignRight | Qt::AlignVCenter); // as the figures below
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Origin: return tr("From");
    case Kind: return tr("Kind");
    case Size: return tr("Size");
    case Stored: return tr("Stored");
    case Ref: return tr("Reference");
    default: return {};
    }
}

} // namespace mcprt
