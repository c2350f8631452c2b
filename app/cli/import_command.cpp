// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "app/cli/connection.h"
#include "app/server_import.h"
#include "engine/secrets/secret_store.h"

#include <QJsonArray>
#include <QJsonObject>

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
        show();
        if (invocation().has("dry-run"_L1))
            return finish();
        if (!invocation().has("yes"_L1)) {
            if (const auto agreed = askYes(output()); !agreed)
                return m_done.report(Failure(agreed.error()));
        }
        if (const auto folder = ensurePrivateFolder(application().folders().state); !folder)
            return m_done.report(Failure(folder.error()));
        auto store = application().secretStore();
        if (!store)
            return m_done.report(Failure(store.error()));
        m_store = std::move(*store);
        m_import->take(*m_store, Done<bool>(this, [this](const Result<bool> &) { finish(); }));
    }

private:
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
            table.rows << QStringList{item.client, item.server.name, item.server.shown(),
                                      secretNames(item).join(u' '), item.problem};
        }
        output().table(table);
        output().message(u"Into %1. Nothing is started, and the clients' files stay as they are; "
                         "secrets go to the keychain."_s.arg(m_path));
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
                                {"problem"_L1, item.problem}};
            const QStringList missing = ServerImport::missingSecrets(item);
            if (item.isTaken && !missing.isEmpty())
                output().message(u"%1 needs values that its client asks for. Set them: mcp-runtime "
                                 "secrets set %2"_s.arg(item.server.name, missing.join(", "_L1)));
            if (!item.isTaken && !item.problem.isEmpty() && !output().isJson())
                output().message(u"%1: %2"_s.arg(item.server.name, item.problem));
        }
        if (output().isJson())
            output().envelope(QJsonObject{{"file"_L1, m_path}, {"servers"_L1, rows}});
        else if (taken > 0)
            output().message(
                u"%1 imported. Look at what they offer: mcp-runtime index\nThen let "
                "a client use them through this program: mcp-runtime connect CLIENT"_s.arg(taken));
        else if (rows.isEmpty())
            output().message(u"No client here has a server to import."_s);
        m_done.report(ExitCode::Ok);
    }

    Done<ExitCode> m_done;
    QString m_path; ///< our configuration of servers
    std::unique_ptr<SecretStore> m_store;
    std::unique_ptr<ServerImport> m_import; ///< goes before the store
};

} // namespace

std::unique_ptr<Command> makeImportCommand(const CommandContext &context)
{
    return std::make_unique<ImportCommand>(context);
}

} // namespace mcprt
