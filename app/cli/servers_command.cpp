// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "engine/catalog/catalog.h"
#include "engine/child/server_pool.h"
#include "engine/child/start_check.h"
#include "engine/runtime.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kMostServers = 10'000;

/// One server as both forms show it.
struct Row
{
    QString name;
    QString title;
    QString state;
    std::optional<qsizetype> tools;
    QString source;
    QString problem;
};

class ServersCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        const auto runtime = application().runtime();
        if (!runtime)
            return done.report(Failure(runtime.error()));
        m_runtime = *runtime;
        m_runtime->catalog().listServers(
            kMostServers, 0,
            Done<ServerPage>(this, [this, done = std::move(done)](Result<ServerPage> page) mutable {
                if (!page)
                    return done.report(Failure(page.error()));
                show(*page);
                done.report(ExitCode::Ok);
            }));
    }

private:
    void show(const ServerPage &page)
    {
        for (const QString &warning : page.warnings)
            output().message(warning);
        const QList<Row> rows = collect(page);
        if (output().isJson())
            return output().envelope(toJson(rows));
        Table table{{u"NAME"_s, u"STATE"_s, u"TOOLS"_s, u"SOURCE"_s, u"PROBLEM"_s}, {}, {0}};
        for (const Row &row : rows)
            table.rows << QStringList{row.name, row.state,
                                      row.tools ? QString::number(*row.tools) : u"-"_s, row.source,
                                      row.problem};
        if (!table.rows.isEmpty())
            return output().table(table);
        output().message(u"No server is configured. Put some under \"mcpServers\" in %1, or try "
                         "mcp-runtime demo."_s.arg(m_runtime->settings().configFile));
    }

    /// Configured servers first, also those that the catalogue leaves out; then remote ones.
    QList<Row> collect(const ServerPage &page) const
    {
        QList<Row> rows;
        const ServerPool &pool = m_runtime->servers();
        for (const ServerName &name : pool.names())
            rows << local(name, *pool.config(name));
        for (const ServerSummary &server : page.servers) {
            if (!pool.config(server.name))
                rows << Row{server.name.text,
                            server.title,
                            u"remote"_s,
                            server.toolCount,
                            m_runtime->settings().discoveryUrl,
                            {}};
        }
        return rows;
    }

    Row local(const ServerName &name, const ServerConfig &config) const
    {
        Row row;
        row.name = name.text;
        row.source = u"%1:%2"_s.arg(config.sourceFile, QString::number(config.sourceLine));
        const ServerListing *listing = m_runtime->catalog().listing(name);
        if (listing) {
            row.title = listing->title;
            row.tools = qsizetype(listing->tools.size());
        }
        const ServerState state = m_runtime->servers().status(name).state;
        if (state == ServerState::Stopped)
            row.state = listing ? u"known"_s : u"not indexed"_s;
        else
            row.state = toWireName(state);
        const auto problem = startProblem(config, QProcessEnvironment::systemEnvironment());
        if (problem && !config.disabled)
            row.problem = problem->message;
        return row;
    }

    static QJsonObject toJson(const QList<Row> &rows)
    {
        QJsonArray servers;
        for (const Row &row : rows)
            servers << QJsonObject{
                {"name"_L1, row.name},
                {"title"_L1, row.title},
                {"state"_L1, row.state},
                {"nbTools"_L1, row.tools ? QJsonValue(qint64(*row.tools)) : QJsonValue()},
                {"source"_L1, row.source},
                {"problem"_L1, row.problem.isEmpty() ? QJsonValue() : QJsonValue(row.problem)}};
        return {{"servers"_L1, servers}, {"total"_L1, qint64(rows.size())}};
    }

    Runtime *m_runtime = nullptr;
};

} // namespace

std::unique_ptr<Command> makeServersCommand(const CommandContext &context)
{
    return std::make_unique<ServersCommand>(context);
}

} // namespace mcprt
