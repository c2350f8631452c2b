// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/tray_clients.h"

#include "app/server_import.h"
#include "engine/secrets/secret_store.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

struct Words
{
    Q_DECLARE_TR_FUNCTIONS(Clients)
};

Result<const ClientForm *> formOf(const QString &client)
{
    if (const ClientForm *form = findClientForm(client))
        return form;
    return fail(ErrorCode::NotFound, u"There is no client '%1'."_s.arg(client));
}

} // namespace

EntryValues trayEntry()
{
#ifdef Q_OS_WIN
    const QString program = u"/mcp-runtime.exe"_s;
#else
    const QString program = u"/mcp-runtime"_s;
#endif
    EntryValues values;
    values.program = QCoreApplication::applicationDirPath() + program;
    values.arguments = {u"serve"_s};
    return values;
}

TrayClients::TrayClients(const Folders &folders, QString serverFile,
                         std::unique_ptr<SecretStore> secrets)
    : m_folders(folders)
    , m_serverFile(std::move(serverFile))
    , m_secrets(std::move(secrets))
{}

TrayClients::~TrayClients() = default;

ClientConnector TrayClients::connector() const
{
    return {ClientPlaces::ofUser(), m_folders.clientBackups()};
}

QList<ClientsBackend::Row> TrayClients::clients() const
{
    QList<Row> rows;
    for (const ClientForm &form : clientForms()) {
        const QString client = QString::fromLatin1(form.name);
        const ClientFile file = findClientFile(client, ClientPlaces::ofUser());
        if (file.path.isEmpty())
            continue; // the form for any client
        Row row{client,
                QString::fromLatin1(form.title),
                file.path,
                file.isFound ? State::Found : State::Absent,
                {}};
        if (const auto state = connector().state(form); !state) {
            row.state = State::Unreadable;
            row.problem = state.error().message;
        } else {
            row.servers = state->servers;
            if (state->isConnected)
                row.state = State::Connected;
        }
        rows << row;
    }
    return rows;
}

Result<ClientChange> TrayClients::planConnect(const QString &client) const
{
    const auto form = formOf(client);
    return form ? connector().planConnect(**form, trayEntry()) : Failure(form.error());
}

Result<ClientChange> TrayClients::planDisconnect(const QString &client) const
{
    const auto form = formOf(client);
    return form ? connector().planDisconnect(**form) : Failure(form.error());
}

Result<ClientChange> TrayClients::planReplace(const QString &client) const
{
    const auto form = formOf(client);
    if (!form)
        return Failure(form.error());
    const auto import = importOf(client);
    if (!import)
        return Failure(import.error());
    return connector().planReplace(**form, trayEntry(), (*import)->replaceable(client));
}

Result<bool> TrayClients::apply(const ClientChange &change)
{
    if (const auto folder = ensurePrivateFolder(m_folders.state); !folder)
        return Failure(folder.error());
    return connector().apply(change);
}

Result<std::unique_ptr<ServerImport>> TrayClients::importOf(const QString &client) const
{
    const auto form = formOf(client);
    if (!form)
        return Failure(form.error());
    auto import = std::make_unique<ServerImport>(m_serverFile, SecretNames(m_folders.state));
    if (const auto added = import->add(**form, ClientPlaces::ofUser()); !added)
        return Failure(added.error());
    return import;
}

Result<QList<ImportedServer>> TrayClients::importable(const QString &client) const
{
    const auto import = importOf(client);
    if (!import)
        return Failure(import.error());
    QList<ImportedServer> servers;
    for (const ServerImport::Item &item : (*import)->items()) {
        if (item.problem.isEmpty())
            servers << item.server;
    }
    return servers;
}

void TrayClients::import(const QString &client, Done<Imported> done)
{
    auto planned = importOf(client);
    if (!planned)
        return done.report(Failure(planned.error()));
    if (const auto folder = ensurePrivateFolder(m_folders.state); !folder)
        return done.report(Failure(folder.error()));
    m_import = *std::move(planned);
    m_import->take(
        *m_secrets, Done<bool>([this, done = std::move(done)](const Result<bool> &taken) mutable {
            if (!taken)
                return done.report(Failure(taken.error()));
            Imported imported;
            for (const ServerImport::Item &item : m_import->items()) {
                const QStringList missing = m_import->missingSecrets(item);
                if (item.isTaken)
                    imported.servers << item.server.name;
                if (item.isTaken && !missing.isEmpty()) {
                    imported.problems
                        << Words::tr("%1 needs values that its client asks for. Set them in a "
                                     "terminal: mcp-runtime secrets set %2")
                               .arg(item.server.name, missing.join(u", "_s));
                } else if (!item.isTaken && !item.problem.isEmpty()) {
                    imported.problems << item.server.name + u": "_s + item.problem;
                }
            }
            done.report(imported);
        }));
}

} // namespace mcprt
