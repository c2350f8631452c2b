// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/import_work.h"

#include "app/server_import.h"
#include "engine/secrets/secret_store.h"

using namespace Qt::StringLiterals;

namespace mcprt {

ImportWork::ImportWork(Folders folders, QString serverFile, std::unique_ptr<SecretStore> secrets)
    : m_folders(std::move(folders))
    , m_serverFile(std::move(serverFile))
    , m_secrets(std::move(secrets))
{}

ImportWork::~ImportWork() = default;

Result<std::unique_ptr<ServerImport>> ImportWork::gather(const QList<Choice> &choices) const
{
    auto import = std::make_unique<ServerImport>(m_serverFile, SecretNames(m_folders.state));
    for (const Choice &choice : choices) {
        const ClientForm *form = findClientForm(choice.client);
        if (!form)
            return fail(ErrorCode::NotFound, tr("There is no client '%1'.").arg(choice.client));
        const auto added = import->add(*form, ClientPlaces::ofUser(), choice.servers);
        if (!added)
            return Failure(added.error());
    }
    return import;
}

void ImportWork::plan(const QString &client, Done<Plan> done)
{
    auto import = gather({{client, {}}});
    if (!import)
        return done.report(Failure(import.error()));
    m_plan = *std::move(import);
    m_plan->compare(*m_secrets, Done<bool>(this, [this, done = std::move(done)](
                                                     const Result<bool> &compared) mutable {
        if (!compared)
            return done.report(Failure(compared.error()));
        Plan plan;
        for (const ServerImport::Item &item : m_plan->items()) {
            if (item.problem.isEmpty())
                plan.servers << item.server;
            plan.otherKeys << item.otherKeys;
            if (!item.keyProblem.isEmpty())
                plan.problems << item.server.name + u": "_s + item.keyProblem;
        }
        done.report(plan);
    }));
}

void ImportWork::take(const QList<Choice> &choices, bool replaceKeys, Done<Outcome> done)
{
    if (m_isTaking)
        return done.fail(ErrorCode::Busy, tr("The keychain has not answered yet."));
    if (const auto folder = ensurePrivateFolder(m_folders.state); !folder)
        return done.report(Failure(folder.error()));
    auto import = gather(choices);
    if (!import)
        return done.report(Failure(import.error()));
    m_import = *std::move(import);
    m_isTaking = true;
    m_import->take(
        *m_secrets, replaceKeys,
        Done<bool>(this, [this, done = std::move(done)](const Result<bool> &taken) mutable {
            m_isTaking = false;
            if (taken)
                done.report(outcome());
            else
                done.report(Failure(taken.error()));
        }));
}

std::vector<ClientEntry> ImportWork::planned(const QString &client) const
{
    return m_plan ? m_plan->replaceable(client) : std::vector<ClientEntry>();
}

std::vector<ClientEntry> ImportWork::replaceable(const QString &client) const
{
    return m_import ? m_import->replaceable(client) : std::vector<ClientEntry>();
}

ImportWork::Outcome ImportWork::outcome() const
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
        if (!item.keyProblem.isEmpty())
            outcome.problems << item.server.name + u": "_s + item.keyProblem;
        outcome.replacedKeys << item.replacedKeys;
        outcome.keptKeys << ServerImport::keptKeys(item);
    }
    return outcome;
}

} // namespace mcprt
