// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/search_fields.h"
#include "engine/catalog/unread_text.h"
#include "engine/router/reply_text.h"
#include "engine/runtime.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qsizetype kDescriptionChars = 300; ///< in a table; --json has all of it

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
                show(*hits, (*application().runtime())->catalog());
                done.report(ExitCode::Ok);
            }));
    }

private:
    void show(const ToolHits &hits, const Catalog &catalog)
    {
        for (const QString &warning : hits.warnings)
            output().message(warning);
        if (output().isJson())
            return output().envelope(toJson(hits, catalog));
        if (invocation().has("explain"_L1) && !hits.readAs.isEmpty())
            output().message(u"Read as: %1"_s.arg(hits.readAs));
        if (invocation().has("explain"_L1) && !hits.tools.empty())
            return output().table(reasons(hits, catalog));
        Table table{{u"SERVER"_s, u"TOOL"_s, u"SCORE"_s, u"DESCRIPTION"_s}, {}, {0, 1}};
        for (const ToolHit &hit : hits.tools)
            table.rows << QStringList{hit.server.text, hit.name.text,
                                      QString::number(hit.score, 'f', 2),
                                      brief(hit.description, kDescriptionChars)};
        if (!table.rows.isEmpty())
            return output().table(table);
        output().message(nothingFound(hits, catalog));
    }

    [[nodiscard]] static QString nothingFound(const ToolHits &hits, const Catalog &catalog)
    {
        if (hits.isUnread)
            return u"Nothing found. "_s + languagesOfSearch();
        if (hits.unsure)
            return u"Nothing is sure enough. Say in other words what the tool should do; a lower "
                   "--min-score shows what comes nearest."_s;
        if (catalog.localStatistics().tools == 0)
            return u"No tool is known yet: mcp-runtime index reads those of all servers."_s;
        return u"No tool has any of these words, or words that mean the same. Say in other words, "
               "or in English, what the tool should do."_s;
    }

    [[nodiscard]] QStringList fields(const ToolHit &hit, const QString &readAs,
                                     const Catalog &catalog) const
    {
        const KnownTool *tool = catalog.findTool(hit.server, hit.name);
        if (!tool)
            return {};
        const auto server = catalog.localServerDetails(hit.server);
        const QString query = invocation().arguments.join(u' ');
        return matchedFields(readAs.isEmpty() ? query : query + u' ' + readAs, hit.server,
                             tool->info, server ? server->hints : QStringList());
    }

    [[nodiscard]] Table reasons(const ToolHits &hits, const Catalog &catalog) const
    {
        const auto number = [](double value) { return QString::number(value, 'f', 2); };
        Table table{{u"SERVER"_s, u"TOOL"_s, u"CONFIDENCE"_s, u"WORDS"_s, u"SIMILARITY"_s,
                     u"ORDER"_s, u"MATCHED"_s},
                    {},
                    {0, 1}};
        for (const ToolHit &hit : hits.tools) {
            const MatchReason why = hit.why.value_or(MatchReason{});
            const QString matched = !hit.why   ? u"the discovery service says so"_s
                                    : why.name ? u"the name itself"_s
                                               : fields(hit, hits.readAs, catalog).join(u", ");
            table.rows << QStringList{hit.server.text,
                                      hit.name.text,
                                      number(hit.why ? why.confidence : hit.score),
                                      number(why.words),
                                      number(why.similarity),
                                      number(why.order),
                                      matched.isEmpty() ? u"meaning alone"_s : matched};
        }
        return table;
    }

    [[nodiscard]] QJsonObject toJson(const ToolHits &hits, const Catalog &catalog) const
    {
        QJsonArray tools;
        for (const ToolHit &hit : hits.tools) {
            QJsonObject tool{{"name"_L1, hit.name.text},
                             {"serverName"_L1, hit.server.text},
                             {"title"_L1, hit.title},
                             {"description"_L1, hit.description},
                             {"score"_L1, hit.score}};
            if (invocation().has("explain"_L1) && hit.why) {
                tool.insert("why"_L1,
                            QJsonObject{
                                {"name"_L1, hit.why->name},
                                {"matchedFields"_L1,
                                 QJsonArray::fromStringList(fields(hit, hits.readAs, catalog))},
                                {"words"_L1, hit.why->words},
                                {"similarity"_L1, hit.why->similarity},
                                {"order"_L1, hit.why->order},
                                {"confidence"_L1, hit.why->confidence},
                            });
            }
            tools << tool;
        }
        QJsonObject all{{"tools"_L1, tools},
                        {"total_results"_L1, qint64(hits.total)},
                        {"unsure"_L1, hits.unsure},
                        {"warnings"_L1, QJsonArray::fromStringList(hits.warnings)}};
        if (invocation().has("explain"_L1) && !hits.readAs.isEmpty())
            all.insert("readAs"_L1, hits.readAs);
        return all;
    }
};

} // namespace

std::unique_ptr<Command> makeSearchCommand(const CommandContext &context)
{
    return std::make_unique<SearchCommand>(context);
}

} // namespace mcprt
