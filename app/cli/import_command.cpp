// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "app/cli/connection.h"
#include "app/secret_names.h"
#include "engine/base/trusted_file.h"
#include "engine/clients/client_import.h"
#include "engine/secrets/secret_store.h"

#include <QJsonArray>
#include <QJsonObject>

#include <map>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qint64 kMaxServerFileBytes = 16 * 1024 * 1024;

/// Takes the servers that clients have into our own configuration: nothing is started, nothing of
/// the clients' is changed. Secrets go to the keychain first; a server whose secrets can't be kept
/// is left out.
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
        const auto gathered = gather();
        if (!gathered)
            return m_done.report(Failure(gathered.error()));
        if (m_chosen.empty())
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
        takeNext();
    }

private:
    struct Chosen
    {
        QString client;
        ImportedServer server;
        QString problem{};
        bool isTaken = false;
    };

    /// Every client's servers, or those of the one that was named.
    Result<bool> gather()
    {
        const QString wanted = invocation().arguments.value(0);
        if (!wanted.isEmpty()) {
            const auto form = clientWithFile(wanted);
            if (!form)
                return Failure(form.error());
            return add(**form);
        }
        for (const ClientForm &form : clientForms()) {
            const QString client = QString::fromLatin1(form.name);
            const ClientFile file = findClientFile(client, ClientPlaces::ofUser());
            if (!file.exists)
                continue;
            if (const auto added = add(form); !added)
                output().message(added.error().message);
        }
        return true;
    }

    Result<bool> add(const ClientForm &form)
    {
        const auto found = serversOf(form, ClientPlaces::ofUser());
        if (!found)
            return Failure(found.error());
        const QStringList only = invocation().arguments.mid(1);
        for (const FoundServer &server : *found) {
            if (!only.isEmpty() && !only.contains(server.name))
                continue;
            Chosen chosen{QString::fromLatin1(form.name), imported(server)};
            if (const auto edits = plan(chosen.server); !edits)
                chosen.problem = edits.error().message;
            else if (edits->empty())
                chosen.problem = u"is here already"_s;
            else
                m_planned.emplace(server.name, chosen.server.entry);
            m_chosen.push_back(std::move(chosen));
        }
        for (const QString &name : only) {
            const auto isNamed = [&](const Chosen &c) { return c.server.name == name; };
            if (std::ranges::none_of(m_chosen, isNamed))
                return fail(ErrorCode::NotFound,
                            u"%1 has no server '%2'."_s.arg(QLatin1StringView(form.title), name));
        }
        return true;
    }

    /// As if what was planned before were there already.
    [[nodiscard]] Result<TextEdits> plan(const ImportedServer &server) const
    {
        const auto known = m_planned.find(server.name);
        if (known == m_planned.end()) {
            const auto text = ownText();
            return text ? putImported(*text, server, m_path) : Failure(text.error());
        }
        if (known->second == server.entry)
            return TextEdits();
        return fail(ErrorCode::InvalidArgument,
                    u"Another client has a different server '%1', which is taken instead."_s.arg(
                        server.name));
    }

    [[nodiscard]] Result<QByteArray> ownText() const
    {
        auto text = readTrustedFile(m_path, kMaxServerFileBytes);
        if (!text && text.error().code == ErrorCode::NotFound)
            return QByteArray();
        return text;
    }

    void show() const
    {
        if (output().isJson())
            return;
        Table table{{u"CLIENT"_s, u"SERVER"_s, u"STARTS"_s, u"SECRETS"_s, u"NOTE"_s}, {}};
        for (const Chosen &chosen : m_chosen) {
            QStringList secrets;
            for (const auto &secret : chosen.server.secrets)
                secrets << secret.name;
            table.rows << QStringList{chosen.client, chosen.server.name, chosen.server.shown(),
                                      secrets.join(u' '), chosen.problem};
        }
        output().table(table);
        output().message(u"Into %1. Nothing is started, and the clients' files stay as they are; "
                         "secrets go to the keychain."_s.arg(m_path));
    }

    void takeNext()
    {
        while (m_at < m_chosen.size() && !m_chosen[m_at].problem.isEmpty())
            ++m_at;
        if (m_at == m_chosen.size())
            return finish();
        m_secret = 0;
        keepNextSecret();
    }

    void keepNextSecret()
    {
        Chosen &chosen = m_chosen[m_at];
        if (m_secret == chosen.server.secrets.size())
            return write(chosen);
        const ImportedServer::Lifted &secret = chosen.server.secrets[m_secret++];
        if (secret.value.isEmpty())
            return keepNextSecret(); // its person has to set it
        m_store->learn(secret.value);
        m_store->write(secret.name, secret.value,
                       Done<bool>(this, [this, name = secret.name](const Result<bool> &kept) {
                           const auto remembered =
                               kept ? SecretNames(application().folders().state).add(name) : kept;
                           if (remembered)
                               return keepNextSecret();
                           m_chosen[m_at++].problem = remembered.error().message;
                           takeNext();
                       }));
    }

    void write(Chosen &chosen)
    {
        const auto text = ownText();
        const auto edits = text ? putImported(*text, chosen.server, m_path)
                                : Result<TextEdits>(Failure(text.error()));
        const auto written =
            edits ? writePrivateFile(m_path, edited(*text, *edits)) : Failure(edits.error());
        chosen.isTaken = written.has_value();
        if (!written)
            chosen.problem = written.error().message;
        ++m_at;
        takeNext();
    }

    void finish()
    {
        QJsonArray rows;
        int taken = 0;
        for (const Chosen &chosen : m_chosen) {
            taken += chosen.isTaken;
            QJsonArray secrets;
            QStringList missing;
            for (const auto &secret : chosen.server.secrets) {
                secrets << secret.name;
                if (secret.value.isEmpty())
                    missing << secret.name;
            }
            if (chosen.isTaken && !missing.isEmpty())
                output().message(u"%1 needs values that its client asks for. Set them: mcp-runtime "
                                 "secrets set %2"_s.arg(chosen.server.name, missing.join(", "_L1)));
            rows << QJsonObject{
                {"client"_L1, chosen.client},         {"server"_L1, chosen.server.name},
                {"starts"_L1, chosen.server.shown()}, {"secrets"_L1, secrets},
                {"imported"_L1, chosen.isTaken},      {"problem"_L1, chosen.problem}};
            if (!chosen.isTaken && !chosen.problem.isEmpty() && !output().isJson())
                output().message(u"%1: %2"_s.arg(chosen.server.name, chosen.problem));
        }
        if (output().isJson())
            output().envelope(QJsonObject{{"file"_L1, m_path}, {"servers"_L1, rows}});
        else if (taken > 0)
            output().message(
                u"%1 imported. Look at what they offer: mcp-runtime index\nThen let "
                "a client use them through this program: mcp-runtime connect CLIENT"_s.arg(taken));
        else if (m_chosen.empty())
            output().message(u"No client here has a server to import."_s);
        m_done.report(ExitCode::Ok);
    }

    Done<ExitCode> m_done;
    QString m_path; ///< our configuration of servers
    std::vector<Chosen> m_chosen;
    std::map<QString, QJsonObject> m_planned; ///< entries by name
    std::unique_ptr<SecretStore> m_store;
    size_t m_at = 0;     ///< in m_chosen
    size_t m_secret = 0; ///< of that one
};

} // namespace

std::unique_ptr<Command> makeImportCommand(const CommandContext &context)
{
    return std::make_unique<ImportCommand>(context);
}

} // namespace mcprt
