// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/connection.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

class ClientsCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        const ClientConnector connector = connectorOf(application());
        QJsonArray rows;
        Table table{{u"CLIENT"_s, u"STATE"_s, u"SERVERS"_s, u"FILE"_s}, {}};
        for (const ClientForm &form : clientForms()) {
            const QString name = QString::fromLatin1(form.name);
            const ClientFile file = findClientFile(name, ClientPlaces::ofUser());
            if (file.path.isEmpty())
                continue; // the form for any client
            const auto state = connector.state(form);
            const QStringList servers = state ? state->servers : QStringList();
            const QString word = wordFor(file, state);
            QJsonObject row{{"client"_L1, name},
                            {"title"_L1, QLatin1StringView(form.title)},
                            {"state"_L1, word},
                            {"file"_L1, file.path},
                            {"servers"_L1, QJsonArray::fromStringList(servers)}};
            if (!state) {
                row["problem"_L1] = state.error().message;
                output().message(state.error().message);
            }
            rows << row;
            table.rows << QStringList{name, word, QString::number(servers.size()), file.path};
        }
        if (output().isJson())
            output().envelope(QJsonObject{{"clients"_L1, rows}});
        else
            output().table(table);
        done.report(ExitCode::Ok);
    }

private:
    static QString wordFor(const ClientFile &file, const Result<ClientState> &state)
    {
        if (!state)
            return u"unreadable"_s;
        if (state->isConnected)
            return u"connected"_s;
        return file.isFound ? u"found"_s : u"absent"_s;
    }
};

} // namespace

std::unique_ptr<Command> makeClientsCommand(const CommandContext &context)
{
    return std::make_unique<ClientsCommand>(context);
}

} // namespace mcprt
