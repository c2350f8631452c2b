// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/tray_first_run.h"

#include "app/cli/demo_script.h"
#include "app/server_import.h"
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

} // namespace

TrayFirstRun::TrayFirstRun(const Folders &folders, QString serverFile,
                           std::unique_ptr<SecretStore> secrets)
    : m_folders(folders)
    , m_serverFile(std::move(serverFile))
    , m_autostart(QCoreApplication::applicationFilePath())
    , m_secrets(std::move(secrets))
{
    m_files.setMaxThreadCount(1); // one after the other: they write the same files
}

TrayFirstRun::~TrayFirstRun() = default;

bool TrayFirstRun::isFirst() const
{
    const auto file = readServerFile(m_serverFile);
    return file && file->servers.empty();
}

template <class T>
void TrayFirstRun::inBackground(std::function<Result<T>()> work, Done<T> done)
{
    const auto report = std::make_shared<Done<T>>(std::move(done));
    m_files.start([this, work = std::move(work), report] {
        const auto result = std::make_shared<Result<T>>(work());
        QMetaObject::invokeMethod(
            this, [report, result] { report->report(std::move(*result)); }, Qt::QueuedConnection);
    });
}

void TrayFirstRun::find(Done<QList<Client>> done)
{
    inBackground<QList<Client>>(
        [file = m_serverFile, folders = m_folders]() -> Result<QList<Client>> {
            return findClients(file, folders);
        },
        std::move(done));
}

void TrayFirstRun::plan(const QList<Choice> &choices, bool replace, Done<QList<Plan>> done)
{
    inBackground<QList<Plan>>(
        [choices, replace, file = m_serverFile, folders = m_folders]() -> Result<QList<Plan>> {
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
    if (m_isImporting)
        return done.fail(ErrorCode::Busy, tr("The keychain has not answered yet."));
    if (const auto folder = ensurePrivateFolder(m_folders.state); !folder)
        return done.report(Failure(folder.error()));
    m_isImporting = true;
    using Import = std::shared_ptr<ServerImport>;
    const auto gather = [choices, file = m_serverFile, folders = m_folders,
                         home = thread()]() -> Result<Import> {
        auto import = std::make_shared<ServerImport>(file, SecretNames(folders.state));
        for (const Choice &choice : choices) {
            const ClientForm *form = findClientForm(choice.client);
            if (!form || choice.servers.isEmpty())
                continue;
            if (const auto added = import->add(*form, ClientPlaces::ofUser(), choice.servers);
                !added)
                return Failure(added.error());
        }
        import->moveToThread(home);
        return import;
    };
    inBackground<Import>(gather, Done<Import>(this, [this, changes, done = std::move(done)](
                                                        const Result<Import> &import) mutable {
                             if (import)
                                 return take(*import, changes, std::move(done));
                             m_isImporting = false;
                             done.report(Failure(import.error()));
                         }));
}

void TrayFirstRun::take(std::shared_ptr<ServerImport> import, const QList<ClientChange> &changes,
                        Done<Outcome> done)
{
    m_import = std::move(import);
    m_import->take(*m_secrets, Done<bool>(this, [this, changes, done = std::move(done)](
                                                    const Result<bool> &taken) mutable {
        m_isImporting = false;
        if (!taken)
            return done.report(Failure(taken.error()));
        onImported(changes, std::move(done));
    }));
}

void TrayFirstRun::onImported(const QList<ClientChange> &changes, Done<Outcome> done)
{
    Outcome outcome;
    for (const ServerImport::Item &item : m_import->items()) {
        const QStringList missing = m_import->missingSecrets(item);
        if (item.isTaken)
            outcome.imported << item.server.name;
        else if (!item.isHere && !item.problem.isEmpty())
            outcome.problems << item.server.name + u": "_s + item.problem;
        if (item.isTaken && !missing.isEmpty())
            outcome.problems << tr("%1 needs values that its client asks for. Set them in a "
                                   "terminal: mcp-runtime secrets set %2")
                                    .arg(item.server.name, missing.join(u", "_s));
    }
    QList<ClientChange> good;
    for (const ClientChange &change : changes) {
        const auto ours = m_import->replaceable(change.client);
        const auto lost = std::ranges::find_if(
            change.replaced, [&](const ClientEntry &one) { return !contains(ours, one); });
        if (lost == change.replaced.end())
            good << change;
        else
            outcome.problems << tr("%1 was left as it is, because %2 could not be taken over. Go "
                                   "back, untick that server, and apply again.")
                                    .arg(change.path, lost->name);
    }
    inBackground<Outcome>(
        [outcome, good, folders = m_folders]() mutable -> Result<Outcome> {
            for (const ClientChange &change : good) {
                const auto applied = connectorOf(folders.clientBackups()).apply(change);
                const ClientForm *form = findClientForm(change.client);
                if (applied && form)
                    outcome.changed << QString::fromLatin1(form->title);
                else if (!applied)
                    outcome.problems << applied.error().message;
            }
            return outcome;
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
    inBackground<bool>(
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
