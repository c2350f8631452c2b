// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "engine/catalog/catalog.h"
#include "engine/runtime.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

class SearchCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        const auto limit = invocation().integer("limit"_L1, 10, 1, 100);
        if (!limit)
            return done.report(Failure(limit.error()));
        const auto minScore = invocation().number("min-score"_L1, 0.3, 0, 1);
        if (!minScore)
            return done.report(Failure(minScore.error()));
        const auto runtime = application().runtime();
        if (!runtime)
            return done.report(Failure(runtime.error()));
        ToolQuery query;
        query.text = invocation().arguments.join(u' ');
        query.limit = *limit;
        query.minScore = *minScore;
        (*runtime)->catalog().searchTools(
            query,
            Done<ToolHits>(this, [this, done = std::move(done)](Result<ToolHits> hits) mutable {
                if (!hits)
                    return done.report(Failure(hits.error()));
                show(*hits);
                done.report(ExitCode::Ok);
            }));
    }

private:
    void show(const ToolHits &hits)
    {
        for (const QString &warning : hits.warnings)
            output().message(warning);
        if (output().isJson())
            return output().envelope(toJson(hits));
        Table table{{u"SERVER"_s, u"TOOL"_s, u"SCORE"_s, u"DESCRIPTION"_s}, {}};
        for (const ToolHit &hit : hits.tools)
            table.rows << QStringList{hit.server.text, hit.name.text,
                                      QString::number(hit.score, 'f', 2), hit.description};
        if (!table.rows.isEmpty())
            return output().table(table);
        output().message(u"No tool matches. Has everything been indexed (mcp-runtime index)? A "
                         "lower --min-score finds more."_s);
    }

    static QJsonObject toJson(const ToolHits &hits)
    {
        QJsonArray tools;
        for (const ToolHit &hit : hits.tools)
            tools << QJsonObject{{"name"_L1, hit.name.text},
                                 {"serverName"_L1, hit.server.text},
                                 {"title"_L1, hit.title},
                                 {"description"_L1, hit.description},
                                 {"score"_L1, hit.score}};
        return {{"tools"_L1, tools},
                {"total_results"_L1, qint64(hits.total)},
                {"warnings"_L1, QJsonArray::fromStringList(hits.warnings)}};
    }
};

} // namespace

std::unique_ptr<Command> makeSearchCommand(const CommandContext &context)
{
    return std::make_unique<SearchCommand>(context);
}

} // namespace mcprt
