// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/tray_first_run.h"

#include "app/cli/demo_script.h"
#include "app/server_import.h"
#include "app/tray/import_work.h"
#include "app/tray/tray_clients.h"
#include "engine/base/trusted_file.h"
#include "engine/child/server_file.h"
#include "engine/secrets/secret_store.h"

#include <QCoreApplication>
#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

ClientConnector connectorOf(const QString &backups)
{
    return {ClientPlaces::ofUser(), backups};
}

FirstRunBackend::Server described(const ServerImport::Item &item)
{
    FirstRunBackend::Server server{item.server.name,    item.server.shown(), {},         {},
                                   item.server.remarks, item.problem,        item.isHere};
    for (const auto key : {"env"_L1, "headers"_L1})
        server.variables << item.server.entry[key].toObject().keys();
    for (const ImportedServer::Lifted &secret : item.server.secrets)
        server.secrets << secret.name;
    return server;
}

QList<FirstRunBackend::Client> findClients(const QString &serverFile, const Folders &folders)
{
    QList<FirstRunBackend::Client> clients;
    for (const ClientForm &form : clientForms()) {
        const QString name = QString::fromLatin1(form.name);
        const ClientFile file = findClientFile(name, ClientPlaces::ofUser());
        if (file.path.isEmpty() || !file.isFound)
            continue;
        FirstRunBackend::Client client{name, QString::fromLatin1(form.title), file.path, false, {},
                                       {}};
        const auto state = connectorOf(folders.clientBackups()).state(form);
        client.isConnected = state && state->isConnected;
        if (!state)
            client.problem = state.error().message;
        ServerImport import(serverFile, SecretNames(folders.state));
        if (state && file.exists) {
            if (const auto added = import.add(form, ClientPlaces::ofUser()); !added)
                client.problem = added.error().message;
        }
        for (const ServerImport::Item &item : import.items())
            client.servers << described(item);
        clients << client;
    }
    return clients;
}

FirstRunBackend::Plan planned(const FirstRunBackend::Choice &choice, bool replace,
                              const QString &serverFile, const Folders &folders)
{
    const ClientForm *form = findClientForm(choice.client);
    if (!form)
        return {choice, fail(ErrorCode::NotFound, choice.client)};
    const ClientConnector connector = connectorOf(folders.clientBackups());
    ServerImport import(serverFile, SecretNames(folders.state));
    if (!replace || choice.servers.isEmpty())
        return {choice, connector.planConnect(*form, trayEntry())};
    if (const auto added = import.add(*form, ClientPlaces::ofUser(), choice.servers); !added)
        return {choice, Failure(added.error())};
    return {choice, connector.planReplace(*form, trayEntry(), import.wouldReplace(choice.client))};
}

bool contains(const std::vector<ClientEntry> &all, const ClientEntry &one)
{
    return std::ranges::find(all, one) != all.end();
}

/// What is taken is reported; then \a changes are made, except those that replace what was not
/// taken.
FirstRunBackend::Outcome finished(const ImportWork::Outcome &taken,
                                  const QList<ClientChange> &changes, const ImportWork &work,
                                  const Folders &folders)
{
    FirstRunBackend::Outcome outcome{taken.imported, {}, taken.problems};
    for (const QString &key : taken.keptKeys)
        outcome.problems << TrayFirstRun::tr("The keychain has another %1 than the program's file, "
                                             "and keeps it. To replace it: Clients, Import its "
                                             "servers.")
                                .arg(key);
    for (const ClientChange &change : changes) {
        const auto ours = work.replaceable(change.client);
        const auto lost = std::ranges::find_if(
            change.replaced, [&](const ClientEntry &one) { return !contains(ours, one); });
        const bool isKeyKept = lost != change.replaced.end()
                               && std::ranges::any_of(taken.keptKeys, [&](const QString &key) {
                                      return key.startsWith(lost->name + u'/');
                                  });
        if (isKeyKept) {
            outcome.problems << TrayFirstRun::tr("%1 was left as it is, because %2 has another key "
                                                 "there.")
                                    .arg(change.path, lost->name);
            continue;
        }
        if (lost != change.replaced.end()) {
            outcome.problems << TrayFirstRun::tr("%1 was left as it is, because %2 could not be "
                                                 "taken over. Go back, untick that server, and "
                                                 "apply again.")
                                    .arg(change.path, lost->name);
            continue;
        }
        const auto applied = connectorOf(folders.clientBackups()).apply(change);
        const ClientForm *form = findClientForm(change.client);
        if (applied && form)
            outcome.changed << QString::fromLatin1(form->title);
        else if (!applied)
            outcome.problems << applied.error().message;
    }
    return outcome;
}

} // namespace

TrayFirstRun::TrayFirstRun(const Folders &folders, QString serverFile,
                           std::unique_ptr<SecretStore> secrets)
    : m_folders(folders)
    , m_serverFile(std::move(serverFile))
    , m_autostart(QCoreApplication::applicationFilePath())
    , m_work(std::make_unique<ImportWork>(folders, m_serverFile, std::move(secrets)).release())
{
    m_back.adopt(*m_work);
}

TrayFirstRun::~TrayFirstRun() = default;

bool TrayFirstRun::isFirst() const
{
    const auto file = readServerFile(m_serverFile);
    return file && file->servers.empty();
}

void TrayFirstRun::find(Done<QList<Client>> done)
{
    m_back.run<QList<Client>>(
        [file = m_serverFile, folders = m_folders] { return findClients(file, folders); },
        std::move(done));
}

void TrayFirstRun::plan(const QList<Choice> &choices, bool replace, Done<QList<Plan>> done)
{
    m_back.run<QList<Plan>>(
        [choices, replace, file = m_serverFile, folders = m_folders] {
            QList<Plan> plans;
            for (const Choice &choice : choices)
                plans << planned(choice, replace, file, folders);
            return plans;
        },
        std::move(done));
}

void TrayFirstRun::carryOut(const QList<Choice> &choices, const QList<ClientChange> &changes,
                            Done<Outcome> done)
{
    QList<ImportWork::Choice> chosen;
    for (const Choice &choice : choices) {
        if (!choice.servers.isEmpty())
            chosen << ImportWork::Choice{choice.client, choice.servers};
    }
    m_back.start<Outcome>(
        [chosen, changes, work = m_work, folders = m_folders](Done<Outcome> answer) {
            using Taken = Result<ImportWork::Outcome>;
            work->take(
                chosen, false,
                Done<ImportWork::Outcome>([changes, work, folders,
                                           answer = std::move(answer)](const Taken &taken) mutable {
                    if (taken)
                        answer.report(finished(*taken, changes, *work, folders));
                    else
                        answer.report(Failure(taken.error()));
                }));
        },
        std::move(done));
}

QString TrayFirstRun::demoServer() const
{
    return QString::fromLatin1(kDemoServerName);
}

void TrayFirstRun::addDemoServer(Done<bool> done)
{
    QString program =
        QCoreApplication::applicationDirPath() + u'/' + QLatin1StringView(kDemoServerProgram);
#ifdef Q_OS_WIN
    program += u".exe"_s;
#endif
    if (!QFileInfo(program).isExecutable())
        return done.fail(ErrorCode::NotFound,
                         tr("The demo server is not beside this program: %1 is missing. Install "
                            "MCP Runtime again, or choose a server of your own.")
                             .arg(program));
    m_back.run<bool>(
        [file = m_serverFile, program, name = demoServer()]() -> Result<bool> {
            auto text = readTrustedFile(file, kMaxServerFileBytes);
            if (!text && text.error().code == ErrorCode::NotFound)
                text = QByteArray();
            if (!text)
                return Failure(text.error());
            const ImportedServer demo{name, QJsonObject{{"command"_L1, program}}, {}};
            const auto edits = putImported(*text, demo, file);
            if (!edits)
                return Failure(edits.error());
            return edits->empty() ? Result<bool>(true)
                                  : writePrivateFile(file, edited(*text, *edits));
        },
        std::move(done));
}

} // namespace mcprt
