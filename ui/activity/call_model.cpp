// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/activity/call_model.h"

#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/keychain_words.h"

#include <QGuiApplication>
#include <QJsonDocument>
#include <QJsonObject>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace mcprt {

void CallModel::add(const QList<status::Call> &calls)
{
    QList<status::Call> fresh;
    for (const status::Call &call : calls) {
        if (call.number > m_newest)
            fresh += call;
    }
    if (fresh.isEmpty())
        return;
    if (fresh.size() > qsizetype(kMost))
        fresh = fresh.last(qsizetype(kMost));
    m_newest = fresh.last().number;
    const size_t room = kMost - size_t(fresh.size());
    if (m_calls.size() > room) {
        beginRemoveRows({}, int(room), int(m_calls.size()) - 1);
        m_calls.resize(room);
        endRemoveRows();
    }
    beginInsertRows({}, 0, int(fresh.size()) - 1);
    for (const status::Call &call : fresh)
        m_calls.push_front(call);
    endInsertRows();
}

void CallModel::clear()
{
    beginResetModel();
    m_calls.clear();
    endResetModel();
}

QByteArray CallModel::toJsonLines() const
{
    QByteArray lines;
    for (const status::Call &call : m_calls) {
        const QJsonObject line{{u"at"_s, call.at.toString(Qt::ISODateWithMs)},
                               {u"server"_s, call.server},
                               {u"tool"_s, call.tool},
                               {u"milliseconds"_s, call.milliseconds},
                               {u"isError"_s, call.isError},
                               {u"problem"_s, call.problem},
                               {u"resultBytes"_s, call.resultBytes},
                               {u"tokensKeptOut"_s, call.tokensKeptOut}};
        lines += QJsonDocument(line).toJson(QJsonDocument::Compact) + '\n';
    }
    return lines;
}

int CallModel::rowCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : int(m_calls.size());
}

int CallModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString CallModel::text(const status::Call &call, int column)
{
    switch (column) {
    case At: return QLocale().toString(call.at.toLocalTime().time(), u"HH:mm:ss"_s);
    case Server: return call.server;
    case Tool: return call.tool;
    case Took: return format::milliseconds(call.milliseconds);
    case Size: return format::bytes(call.resultBytes);
    case KeptOut: return call.tokensKeptOut > 0 ? format::count(call.tokensKeptOut) : QString();
    case Outcome:
        if (!call.isError)
            return tr("done", "outcome of a call");
        return call.problem.isEmpty() ? tr("the tool reports an error") : inOwnWords(call.problem);
    default: return {};
    }
}

QVariant CallModel::data(const QModelIndex &index, int role) const
{
    if (!index.isValid() || size_t(index.row()) >= m_calls.size())
        return {};
    const status::Call &call = m_calls[size_t(index.row())];
    switch (role) {
    case Qt::DisplayRole: return text(call, index.column());
    case Qt::ToolTipRole: return inOwnWords(call.problem);
    case Qt::DecorationRole:
        return index.column() == Outcome ? icons::symbolic(
                   call.isError ? u"state-error"_s : u"state-done"_s, QGuiApplication::palette())
                                         : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() >= Took && index.column() <= KeptOut
                   ? int(Qt::AlignRight | Qt::AlignVCenter)
                   : QVariant();
    default: return {};
    }
}

QVariant CallModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal && section >= Took
        && section <= KeptOut)
        return int(Qt::AlignRight | Qt::AlignVCenter); // as the figures below
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case At: return tr("Time");
    case Server: return tr("Server");
    case Tool: return tr("Tool");
    case Took: return tr("Took");
    case Size: return tr("Result");
    case KeptOut: return tr("Tokens saved");
    case Outcome: return tr("Outcome");
    default: return {};
    }
}

} // namespace mcprt
