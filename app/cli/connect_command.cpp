// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/client_entry.h"
#include "app/cli/command.h"

#include <QCoreApplication>
#include <QFileInfo>
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
        if (!invocation().has("print"_L1))
            return done.fail(ErrorCode::InvalidArgument,
                             u"connect only prints, as yet: mcp-runtime connect --print"_s);
        const QString name = invocation().arguments.value(0, u"generic"_s);
        const ClientForm *client = findClientForm(name);
        if (!client)
            return done.fail(ErrorCode::InvalidArgument, unknownClient(name));
        const auto port = invocation().integer("port"_L1, kDefaultPort, 1, 65535);
        if (!port)
            return done.report(Failure(port.error()));
        EntryValues values;
        values.program = QCoreApplication::applicationFilePath();
        values.arguments = serveArguments();
        values.url = u"http://%1:%2/mcp"_s.arg(hostForUrl(), QString::number(*port));
        if (client->httpUrlKey) {
            const auto token = application().accessToken();
            if (!token)
                return done.report(Failure(token.error()));
            values.token = *token;
        }
        show(*client, values);
        done.report(ExitCode::Ok);
    }

private:
    static QString unknownClient(const QString &name)
    {
        QStringList names;
        for (const ClientForm &form : clientForms())
            names << QString::fromLatin1(form.name);
        return u"There is no client '%1'. Known ones: %2."_s.arg(name, names.join(", "_L1));
    }

    QString hostForUrl() const
    {
        const QString host = invocation().value("host"_L1, u"127.0.0.1"_s);
        return host.contains(u':') && !host.startsWith(u'[') ? u'[' + host + u']' : host;
    }

    /// What the client has to start; settings that this call was given go along.
    QStringList serveArguments() const
    {
        QStringList arguments{u"serve"_s};
        for (const auto option : {"config"_L1, "env-file"_L1}) {
            if (invocation().has(option))
                arguments << "--"_L1 + option
                          << QFileInfo(invocation().value(option)).absoluteFilePath();
        }
        return arguments;
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
