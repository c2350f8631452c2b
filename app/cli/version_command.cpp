// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/command.h"
#include "engine/mcp/modern.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

class VersionCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        if (output().isJson())
            output().envelope(
                QJsonObject{{"version"_L1, QLatin1StringView(MCPRT_VERSION)},
                            {"qt"_L1, QLatin1StringView(qVersion())},
                            {"newest_mcp"_L1, QLatin1StringView(kModernVersions[0])}});
        else
            output().text(u"mcp-runtime " MCPRT_VERSION
                          " (Qt %1)"_s.arg(QLatin1StringView(qVersion())));
        done.report(ExitCode::Ok);
    }
};

} // namespace

std::unique_ptr<Command> makeVersionCommand(const CommandContext &context)
{
    return std::make_unique<VersionCommand>(context);
}

} // namespace mcprt
