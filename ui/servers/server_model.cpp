// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/servers/server_model.h"

#include "ui/shared/format.h"
#include "ui/shared/icons.h"
#include "ui/shared/keychain_words.h"

#include <QGuiApplication>

using namespace Qt::StringLiterals;

namespace mcprt {

int ServerModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString ServerModel::stateText(const status::Server &server)
{
    if (!server.enabled)
        return tr("Switched off");
    switch (server.state) {
    case ServerState::Stopped: return tr("Stopped");
    case ServerState::Starting: return tr("Starting");
    case ServerState::Running: return server.callsInFlight > 0 ? tr("Working") : tr("Running");
    case ServerState::Stopping: return tr("Stopping");
    case ServerState::Failed: return tr("Gave up");
    case ServerState::Disabled: return tr("Switched off");
    case ServerState::Misconfigured: return tr("Wrong entry");
    case ServerState::NeedsApproval: return tr("Waits for approval");
    }
    return {};
}

QString ServerModel::stateIcon(const status::Server &server)
{
    if (!server.enabled)
        return u"state-off"_s;
    switch (server.state) {
    case ServerState::Stopped: return u"state-stopped"_s;
    case ServerState::Starting:
    case ServerState::Stopping: return u"state-changing"_s;
    case ServerState::Running: return u"state-running"_s;
    case ServerState::Failed:
    case ServerState::Misconfigured: return u"state-error"_s;
    case ServerState::Disabled: return u"state-off"_s;
    case ServerState::NeedsApproval: return u"state-attention"_s;
    }
    return {};
}

QString ServerModel::text(const status::Server &server, int column)
{
    switch (column) {
    case Name: return server.name;
    case State: return stateText(server);
    case Tools: return format::count(server.tools);
    case Calls:
        return server.failedCalls > 0
                   ? tr("%1 (%2 failed)")
                         .arg(format::count(server.calls), format::count(server.failedCalls))
                   : format::count(server.calls);
    case P95: return format::milliseconds(server.p95Ms);
    case Memory: return format::bytes(server.memoryBytes);
    case Cpu: return format::percent(server.cpuPercent);
    case Idle:
        return server.idleStopInMs < 0 ? QString()
                                       : tr("in %n s", nullptr, int(server.idleStopInMs / 1000));
    default: return {};
    }
}

QStringList ServerModel::longestTexts(int column)
{
    status::Server server;
    server.tools = 999;
    server.calls = 9'999;
    server.failedCalls = 99;
    server.callsInFlight = 1;
    server.p95Ms = 999;
    server.memoryBytes = qint64(999) << 20;
    server.cpuPercent = 100;
    server.idleStopInMs = 3'600'000;
    if (column != State)
        return {text(server, column)};
    QStringList texts;
    for (const auto state : {ServerState::Stopped, ServerState::Starting, ServerState::Running,
                             ServerState::Stopping, ServerState::Failed, ServerState::Disabled,
                             ServerState::Misconfigured, ServerState::NeedsApproval}) {
        server.state = state;
        texts << stateText(server);
    }
    return texts;
}

QString ServerModel::toolTip(const status::Server &server) const
{
    QStringList lines{server.command};
    if (!server.problem.isEmpty())
        lines += inOwnWords(server.problem);
    lines += server.hints;
    return lines.join(u'\n');
}

QVariant ServerModel::data(const QModelIndex &index, int role) const
{
    const auto *server = row(index);
    if (!server)
        return {};
    switch (role) {
    case Qt::DisplayRole: return text(*server, index.column());
    case Qt::ToolTipRole: return toolTip(*server);
    case Qt::DecorationRole:
        return index.column() == State
                   ? icons::symbolic(stateIcon(*server), QGuiApplication::palette())
                   : QVariant();
    case Qt::TextAlignmentRole:
        return index.column() >= Tools ? int(Qt::AlignRight | Qt::AlignVCenter) : QVariant();
    case Qt::AccessibleTextRole:
        return u"%1: %2"_s.arg(
            headerData(index.column(), Qt::Horizontal, Qt::DisplayRole).toString(),
            text(*server, index.column()));
    default: return {};
    }
}

QVariant ServerModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (role == Qt::TextAlignmentRole && orientation == Qt::Horizontal && section >= Tools)
        return int(Qt::AlignRight | Qt::AlignVCenter); // as the figures below
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case Name: return tr("Server");
    case State: return tr("State");
    case Tools: return tr("Tools");
    case Calls: return tr("Calls");
    case P95: return tr("95 % within");
    case Memory: return tr("Memory");
    case Cpu: return tr("CPU");
    case Idle: return tr("Idle stop");
    default: return {};
    }
}

} // namespace mcprt
