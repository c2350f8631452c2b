// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/connection.h"

#include "app/application.h"
#include "app/terminal.h"

#include <QCoreApplication>
#include <QFile>
#include <QFileInfo>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

QString outcome(const ClientChange &change)
{
    if (change.isConnect)
        return u"Connected. Restart the client, so that it reads %1.\nTo take it back: "
               "mcp-runtime disconnect %2"_s.arg(change.path, change.client);
    return change.isRestore ? u"Disconnected: %1 is as it was before."_s.arg(change.path)
                            : u"Disconnected: our entry is gone from %1."_s.arg(change.path);
}

void report(const ClientChange &change, bool applied, Output &output)
{
    if (output.isJson()) {
        output.envelope(QJsonObject{{"client"_L1, change.client},
                                    {"file"_L1, change.path},
                                    {"change"_L1, change.description()},
                                    {"changed"_L1, applied && !change.isNothing()},
                                    {"restored"_L1, applied && change.isRestore}});
    } else if (applied) {
        output.message(outcome(change));
    }
}

} // namespace

Result<const ClientForm *> clientNamed(const QString &name)
{
    const ClientForm *client = findClientForm(name);
    if (client)
        return client;
    QStringList names;
    for (const ClientForm &form : clientForms())
        names << QString::fromLatin1(form.name);
    const QString what =
        name.isEmpty() ? u"Which client?"_s : u"There is no client '%1'."_s.arg(name);
    return fail(ErrorCode::InvalidArgument, u"%1 Known ones: %2."_s.arg(what, names.join(", "_L1)));
}

Result<const ClientForm *> clientWithFile(const QString &name)
{
    auto client = clientNamed(name);
    if (client && clientPaths(name, ClientPlaces::ofUser()).isEmpty())
        return fail(ErrorCode::InvalidArgument,
                    u"'%1' has no file of its own. Show the entry instead: mcp-runtime connect "
                    "--print"_s.arg(name));
    return client;
}

ClientConnector connectorOf(const Application &application)
{
    return {ClientPlaces::ofUser(), application.folders().clientBackups()};
}

EntryValues ourEntry(const Invocation &invocation)
{
    EntryValues values;
    values.program = QCoreApplication::applicationFilePath();
    values.arguments = {u"serve"_s};
    for (const auto option : {"config"_L1, "env-file"_L1}) {
        if (invocation.has(option))
            values.arguments << "--"_L1 + option
                             << QFileInfo(invocation.value(option)).absoluteFilePath();
    }
    return values;
}

Result<bool> askYes(Output &output)
{
    if (!isTerminal(kStdin))
        return fail(ErrorCode::NeedsApproval,
                    u"Nothing was written. To make this change without being asked, add --yes."_s,
                    kPersonOrigin);
    output.complaint(u"Make this change? Type yes:"_s);
    QFile input;
    if (input.open(stdin, QIODevice::ReadOnly) && input.readLine(16).trimmed().toLower() == "yes")
        return true;
    return fail(ErrorCode::NeedsApproval, u"Nothing was written."_s, kPersonOrigin);
}

Result<ExitCode> carryOut(const Application &application, const Result<ClientChange> &planned,
                          const Invocation &invocation, Output &output)
{
    if (!planned)
        return Failure(planned.error());
    const ClientChange &change = *planned;
    if (change.isNothing()) {
        output.message(u"Nothing to change in %1."_s.arg(change.path));
        report(change, false, output);
        return ExitCode::Ok;
    }
    if (!output.isJson())
        output.text(change.description());
    if (invocation.has("dry-run"_L1)) {
        report(change, false, output);
        return ExitCode::Ok;
    }
    if (!invocation.has("yes"_L1)) {
        if (auto agreed = askYes(output); !agreed)
            return Failure(agreed.error());
    }
    // The engine's own folder too, which nobody else may enter: connecting may come before its
    // first start.
    if (auto folder = ensurePrivateFolder(application.folders().state); !folder)
        return Failure(folder.error());
    if (auto applied = connectorOf(application).apply(change); !applied)
        return Failure(applied.error());
    report(change, true, output);
    return ExitCode::Ok;
}

} // namespace mcprt
