// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/tray_clients.h"

#include "app/tray/import_work.h"
#include "engine/secrets/secret_store.h"

#include <QCoreApplication>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

ClientConnector connectorOf(const Folders &folders)
{
    return {ClientPlaces::ofUser(), folders.clientBackups()};
}

Result<const ClientForm *> formOf(const QString &client)
{
    if (const ClientForm *form = findClientForm(client))
        return form;
    return fail(ErrorCode::NotFound, u"There is no client '%1'."_s.arg(client));
}

QList<ClientsBackend::Row> foundClients(const Folders &folders)
{
    using State = ClientsBackend::State;
    QList<ClientsBackend::Row> rows;
    for (const ClientForm &form : clientForms()) {
        const QString client = QString::fromLatin1(form.name);
        const ClientFile file = findClientFile(client, ClientPlaces::ofUser());
        if (file.path.isEmpty())
            continue; // the form for any client
        ClientsBackend::Row row{client,
                                QString::fromLatin1(form.title),
                                file.path,
                                file.isFound ? State::Found : State::Absent,
                                {}};
        if (const auto state = connectorOf(folders).state(form); !state) {
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
    , m_work(std::make_unique<ImportWork>(folders, std::move(serverFile), std::move(secrets))
                 .release())
{
    m_back.adopt(*m_work);
}

TrayClients::~TrayClients() = default;

void TrayClients::clients(Done<QList<Row>> done)
{
    m_back.run<QList<Row>>([folders = m_folders] { return foundClients(folders); },
                           std::move(done));
}

void TrayClients::planConnect(const QString &client, Done<ClientChange> done)
{
    m_back.run<ClientChange>(
        [client, folders = m_folders]() -> Result<ClientChange> {
            const auto form = formOf(client);
            return form ? connectorOf(folders).planConnect(**form, trayEntry())
                        : Failure(form.error());
        },
        std::move(done));
}

void TrayClients::planDisconnect(const QString &client, Done<ClientChange> done)
{
    m_back.run<ClientChange>(
        [client, folders = m_folders]() -> Result<ClientChange> {
            const auto form = formOf(client);
            return form ? connectorOf(folders).planDisconnect(**form) : Failure(form.error());
        },
        std::move(done));
}

void TrayClients::planReplace(const QString &client, Done<ClientChange> done)
{
    m_back.start<ClientChange>(
        [client, work = m_work, folders = m_folders](Done<ClientChange> answer) {
            using Plan = ImportWork::Plan;
            work->plan(client, Done<Plan>([client, work, folders, answer = std::move(answer)](
                                              const Result<Plan> &plan) mutable {
                           const auto form = formOf(client);
                           if (plan && form)
                               answer.report(connectorOf(folders).planReplace(
                                   **form, trayEntry(), work->planned(client)));
                           else
                               answer.report(Failure(plan ? form.error() : plan.error()));
                       }));
        },
        std::move(done));
}

void TrayClients::apply(const ClientChange &change, Done<bool> done)
{
    m_back.run<bool>(
        [change, folders = m_folders]() -> Result<bool> {
            if (const auto folder = ensurePrivateFolder(folders.state); !folder)
                return Failure(folder.error());
            return connectorOf(folders).apply(change);
        },
        std::move(done));
}

void TrayClients::importable(const QString &client, Done<Importable> done)
{
    m_back.start<Importable>(
        [client, work = m_work](Done<Importable> answer) {
            using Plan = ImportWork::Plan;
            work->plan(
                client, Done<Plan>([answer = std::move(answer)](const Result<Plan> &plan) mutable {
                    if (plan)
                        answer.report(Importable{plan->servers, plan->otherKeys, plan->problems});
                    else
                        answer.report(Failure(plan.error()));
                }));
        },
        std::move(done));
}

void TrayClients::import(const QString &client, bool replaceKeys, Done<Imported> done)
{
    m_back.start<Imported>(
        [client, replaceKeys, work = m_work](Done<Imported> answer) {
            using Outcome = ImportWork::Outcome;
            work->take(
                {{client, {}}}, replaceKeys,
                Done<Outcome>([answer = std::move(answer)](const Result<Outcome> &taken) mutable {
                    if (taken)
                        answer.report(
                            Imported{taken->imported, taken->problems, taken->replacedKeys});
                    else
                        answer.report(Failure(taken.error()));
                }));
        },
        std::move(done));
}

} // namespace mcprt
