// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "app/cli/connection.h"
#include "engine/front/access_tokens.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kDefaultPort = 8001;

class ConnectCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        const bool prints = invocation().has("print"_L1);
        const QString name = invocation().arguments.value(0, prints ? u"generic"_s : QString());
        const auto found = prints ? clientNamed(name) : clientWithFile(name);
        if (!found)
            return done.report(Failure(found.error()));
        const ClientForm *client = *found;
        if (!prints)
            return done.report(write(*client));
        const auto port = invocation().integer("port"_L1, kDefaultPort, 1, 65535);
        if (!port)
            return done.report(Failure(port.error()));
        EntryValues values = ourEntry(invocation());
        values.url = u"http://%1:%2/mcp"_s.arg(hostForUrl(), QString::number(*port));
        if (client->httpUrlKey) {
            const auto token = tokenOf(*client);
            if (!token)
                return done.report(Failure(token.error()));
            values.token = *token;
        }
        show(*client, values);
        done.report(ExitCode::Ok);
    }

private:
    /// Each client has a token of its own, so that one can be revoked; who is nobody in particular
    /// has the default one.
    Result<Secret> tokenOf(const ClientForm &client) const
    {
        const auto tokens = application().accessTokens();
        if (!tokens)
            return Failure(tokens.error());
        const QString name = QString::fromLatin1(client.name);
        return (*tokens)->tokenOrNew(name == "generic"_L1 ? QString(AccessTokens::kDefault) : name);
    }

    Result<ExitCode> write(const ClientForm &client) const
    {
        const ClientConnector connector = connectorOf(application());
        return carryOut(application(), connector.planConnect(client, ourEntry(invocation())),
                        invocation(), output());
    }

    QString hostForUrl() const
    {
        const QString host = invocation().value("host"_L1, u"127.0.0.1"_s);
        return host.contains(u':') && !host.startsWith(u'[') ? u'[' + host + u']' : host;
    }

    /// JSON as JSON, TOML as a string, nothing as null.
    static QJsonValue entryValue(const QString &entry)
    {
        if (entry.isEmpty())
            return QJsonValue();
        const auto json = parseJson(ByteSlice(entry.toUtf8()));
        return json ? toJsonValue(*json) : QJsonValue(entry);
    }

    void show(const ClientForm &client, const EntryValues &values) const
    {
        const QString stdioEntry = stdioEntryText(client, values);
        const QString httpEntry = client.httpUrlKey ? httpEntryText(client, values) : QString();
        if (output().isJson()) {
            output().envelope(QJsonObject{{"client"_L1, QLatin1StringView(client.name)},
                                          {"file"_L1, QLatin1StringView(client.file)},
                                          {"stdio"_L1, entryValue(stdioEntry)},
                                          {"http"_L1, entryValue(httpEntry)}});
            return;
        }
        output().message(u"For %1, over stdio:"_s.arg(QLatin1StringView(client.file)));
        output().text(stdioEntry);
        if (httpEntry.isEmpty())
            return;
        output().message(u"\nOr over HTTP, while this runs: mcp-runtime serve --transport "
                         "streamable-http\nIt holds the access token: treat it like a password."_s);
        output().text(httpEntry);
    }
};

} // namespace

std::unique_ptr<Command> makeConnectCommand(const CommandContext &context)
{
    return std::make_unique<ConnectCommand>(context);
}

} // namespace mcprt
