// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "app/cli/connection.h"
#include "app/server_import.h"
#include "engine/secrets/secret_store.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <optional>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

class ImportCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        m_done = std::move(done);
        const auto settings = application().settings();
        if (!settings)
            return m_done.report(Failure(settings.error()));
        m_path = (*settings)->configFile;
        m_import =
            std::make_unique<ServerImport>(m_path, SecretNames(application().folders().state));
        if (const auto gathered = gather(); !gathered)
            return m_done.report(Failure(gathered.error()));
        if (m_import->items().empty())
            return finish();
        auto store = application().secretStore();
        if (!store)
            return m_done.report(Failure(store.error()));
        m_store = std::move(*store);
        m_import->compare(*m_store, Done<bool>(this, [this](const Result<bool> &) { goOn(); }));
    }

private:
    void goOn()
    {
        show();
        if (invocation().has("dry-run"_L1)) {
            if (invocation().has("replace"_L1))
                replaceOriginals(false);
            return finish();
        }
        if (!invocation().has("yes"_L1)) {
            if (const auto agreed = askYes(output()); !agreed)
                return m_done.report(Failure(agreed.error()));
        }
        if (const auto folder = ensurePrivateFolder(application().folders().state); !folder)
            return m_done.report(Failure(folder.error()));
        m_import->take(*m_store, invocation().has("replace-keys"_L1),
                       Done<bool>(this, [this](const Result<bool> &) {
                           replaceOriginals(true);
                           finish();
                       }));
    }

    /// Every client's servers, or those of the one that was named.
    [[nodiscard]] Result<bool> gather() const
    {
        const QString wanted = invocation().arguments.value(0);
        const ClientPlaces places = ClientPlaces::ofUser();
        if (!wanted.isEmpty()) {
            const auto form = clientWithFile(wanted);
            if (!form)
                return Failure(form.error());
            return m_import->add(**form, places, invocation().arguments.mid(1));
        }
        for (const ClientForm &form : clientForms()) {
            if (!findClientFile(QString::fromLatin1(form.name), places).exists)
                continue;
            if (const auto added = m_import->add(form, places); !added)
                output().message(added.error().message);
        }
        return true;
    }

    static QStringList secretNames(const ServerImport::Item &item)
    {
        QStringList names;
        for (const ImportedServer::Lifted &secret : item.server.secrets)
            names << secret.name;
        return names;
    }

    void show() const
    {
        if (output().isJson())
            return;
        Table table{{u"CLIENT"_s, u"SERVER"_s, u"STARTS"_s, u"SECRETS"_s, u"NOTE"_s}, {}};
        for (const ServerImport::Item &item : m_import->items()) {
            QStringList notes{item.problem, item.keyProblem};
            if (!item.otherKeys.isEmpty())
                notes << u"The keychain has another %1."_s.arg(item.otherKeys.join(", "_L1));
            notes.removeAll(QString());
            table.rows << QStringList{item.client, item.server.name, item.server.shown(),
                                      secretNames(item).join(u' '),
                                      (notes + item.server.remarks).join(u' ')};
        }
        output().table(table);
        output().message(u"Into %1. Nothing is started; secrets go to the keychain."_s.arg(m_path));
    }

    [[nodiscard]] QStringList clients() const
    {
        QStringList names;
        for (const ServerImport::Item &item : m_import->items())
            names << item.client;
        names.removeDuplicates();
        return names;
    }

    [[nodiscard]] bool hasSecrets(const QString &client) const
    {
        return std::ranges::any_of(m_import->items(), [&client](const ServerImport::Item &item) {
            return item.client == client && !item.server.secrets.empty();
        });
    }

    /// Our entry instead of those that were imported, client by client, as far as that is wanted.
    void replaceOriginals(bool isTaken)
    {
        for (const QString &client : clients()) {
            const auto originals =
                isTaken ? m_import->replaceable(client)
                        : m_import->wouldReplace(client, invocation().has("replace-keys"_L1));
            if (originals.empty())
                continue;
            if (!invocation().has("replace"_L1) && invocation().has("yes"_L1)) {
                if (hasSecrets(client))
                    output().message(u"The secrets also stay in plain text in the file of %1, as "
                                     "long as its own entries do."_s.arg(client));
                output().message(
                    u"To let %1 use them through this program, in place of its own entries: "
                    "mcp-runtime import %1 --replace"_s.arg(client));
                continue;
            }
            const auto change =
                connectorOf(application())
                    .planReplace(*findClientForm(client), ourEntry(invocation()), originals);
            bool isDone = false;
            const auto done = change ? replace(*change, isTaken, &isDone) : Failure(change.error());
            QJsonObject row{{"client"_L1, client}, {"changed"_L1, isDone}};
            if (change) {
                row["file"_L1] = change->path;
                row["change"_L1] = change->description();
                if (isDone && !change->hidden.empty())
                    row["plainCopies"_L1] =
                        QJsonArray::fromStringList(connectorOf(application()).plainCopies(client));
            }
            if (!done) {
                m_hasFailed = m_hasFailed || invocation().has("replace"_L1);
                row["problem"_L1] = done.error().message;
                output().message(done.error().message);
            }
            m_replaced << row;
        }
    }

    Result<bool> replace(const ClientChange &change, bool isTaken, bool *isDone)
    {
        if (!output().isJson()) {
            output().message(
                u"\nOne entry for this program in place of %1, imported, in the file "
                "of %2:"_s.arg(QString::number(change.replaced.size()), change.client));
            output().text(change.description());
        }
        if (!isTaken)
            return true;
        if (!invocation().has("yes"_L1)) {
            if (const auto agreed = askYes(output()); !agreed)
                return Failure(agreed.error());
        }
        const auto applied = connectorOf(application()).apply(change);
        *isDone = applied.has_value();
        if (applied && !change.hidden.empty())
            output().message(
                u"So that this can be taken back, the secrets of %1 stay in plain text, for you "
                u"only "
                "to read, in: %2. `mcp-runtime disconnect %1` removes that copy."_s.arg(
                    change.client,
                    connectorOf(application()).plainCopies(change.client).join(", "_L1)));
        if (applied && !output().isJson())
            output().message(u"Done. Restart %1, so that it reads %2.\nTo take it back: "
                             "mcp-runtime disconnect %1"_s.arg(change.client, change.path));
        return applied;
    }

    void sayKeys(const ServerImport::Item &item) const
    {
        const QStringList kept = ServerImport::keptKeys(item);
        if (!item.keyProblem.isEmpty())
            output().message(u"%1: %2"_s.arg(item.server.name, item.keyProblem));
        const bool isAsked = invocation().has("dry-run"_L1) && invocation().has("replace-keys"_L1);
        if (!kept.isEmpty() && !isAsked)
            output().message(u"The keychain has another %1 than %2, and keeps it. To replace it: "
                             "mcp-runtime import %2 %3 --replace-keys"_s.arg(
                                 kept.join(", "_L1), item.client, item.server.name));
        if (!item.replacedKeys.isEmpty() && !output().isJson())
            output().message(u"Replaced in the keychain: %1. A server uses its new key from its "
                             "next start on."_s.arg(item.replacedKeys.join(", "_L1)));
    }

    void finish()
    {
        QJsonArray rows;
        int taken = 0;
        for (const ServerImport::Item &item : m_import->items()) {
            taken += item.isTaken;
            rows << QJsonObject{{"client"_L1, item.client},
                                {"server"_L1, item.server.name},
                                {"starts"_L1, item.server.shown()},
                                {"secrets"_L1, QJsonArray::fromStringList(secretNames(item))},
                                {"imported"_L1, item.isTaken},
                                {"otherKeys"_L1, QJsonArray::fromStringList(item.otherKeys)},
                                {"replacedKeys"_L1, QJsonArray::fromStringList(item.replacedKeys)},
                                {"remarks"_L1, QJsonArray::fromStringList(item.server.remarks)},
                                {"problem"_L1, item.problem}};
            const QStringList missing = m_import->missingSecrets(item);
            if (item.isTaken && !missing.isEmpty())
                output().message(u"%1 needs values that its client asks for. Set them: mcp-runtime "
                                 "secrets set %2"_s.arg(item.server.name, missing.join(", "_L1)));
            if (!item.isTaken && !item.problem.isEmpty() && !output().isJson())
                output().message(u"%1: %2"_s.arg(item.server.name, item.problem));
            sayKeys(item);
            if (item.refusal && !invocation().has("dry-run"_L1) && !m_refusal)
                m_refusal = toExitCode(*item.refusal);
        }
        if (output().isJson())
            output().envelope(QJsonObject{
                {"file"_L1, m_path}, {"servers"_L1, rows}, {"replaced"_L1, m_replaced}});
        else if (taken > 0)
            output().message(
                u"%1 imported. Look at what they offer: mcp-runtime index\nTo let "
                "a client use them through this program: mcp-runtime connect CLIENT"_s.arg(taken));
        else if (rows.isEmpty())
            output().message(u"No client here has a server to import."_s);
        m_done.report(m_refusal.value_or(m_hasFailed ? ExitCode::General : ExitCode::Ok));
    }

    Done<ExitCode> m_done;
    QString m_path; ///< our configuration of servers
    QJsonArray m_replaced;
    bool m_hasFailed = false;
    std::optional<ExitCode> m_refusal; ///< the first of a server's
    std::unique_ptr<SecretStore> m_store;
    std::unique_ptr<ServerImport> m_import; ///< goes before the store
};

} // namespace

std::unique_ptr<Command> makeImportCommand(const CommandContext &context)
{
    return std::make_unique<ImportCommand>(context);
}

} // namespace mcprt
