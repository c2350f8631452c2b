// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "engine/catalog/catalog.h"
#include "engine/router/reply_text.h"
#include "engine/runtime.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kMostTools = 100'000;
constexpr qsizetype kDescriptionChars = 300; ///< in a table; --json has all of it

class ToolsCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        const auto runtime = application().runtime();
        if (!runtime)
            return done.report(Failure(runtime.error()));
        (*runtime)->catalog().serverTools(
            ServerName{invocation().arguments[0]}, kMostTools, 0,
            Done<ToolPage>(this, [this, done = std::move(done)](Result<ToolPage> page) mutable {
                if (!page)
                    return done.report(Failure(page.error()));
                show(*page);
                done.report(ExitCode::Ok);
            }));
    }

private:
    void show(const ToolPage &page)
    {
        for (const QString &warning : page.warnings)
            output().message(warning);
        if (output().isJson())
            return output().envelope(toJson(page));
        Table table{{u"TOOL"_s, u"DESCRIPTION"_s}, {}, {0}};
        for (const ToolSummary &tool : page.tools)
            table.rows << QStringList{tool.name.text, brief(tool.description, kDescriptionChars)};
        if (!table.rows.isEmpty())
            return output().table(table);
        output().message(u"No tools are known of '%1'. Learn them with: mcp-runtime index %1"_s.arg(
            invocation().arguments[0]));
    }

    static QJsonObject toJson(const ToolPage &page)
    {
        QJsonArray tools;
        for (const ToolSummary &tool : page.tools)
            tools << QJsonObject{{"name"_L1, tool.name.text},
                                 {"serverName"_L1, tool.server.text},
                                 {"title"_L1, tool.title},
                                 {"description"_L1, tool.description}};
        return {{"tools"_L1, tools}, {"total"_L1, qint64(page.total)}};
    }
};

} // namespace

std::unique_ptr<Command> makeToolsCommand(const CommandContext &context)
{
    return std::make_unique<ToolsCommand>(context);
}

} // namespace mcprt
