// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/command.h"
#include "app/command_help.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

class HelpCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        if (invocation().arguments.isEmpty()) {
            output().text(helpText(nullptr));
            return done.report(ExitCode::Ok);
        }
        // Read like a command line, so that a typo gets its suggestion.
        const auto asked = parseCommandLine({invocation().arguments[0], u"--help"_s});
        if (!asked)
            return done.report(Failure(asked.error()));
        output().text(helpText(asked->command));
        done.report(ExitCode::Ok);
    }
};

} // namespace

std::unique_ptr<Command> makeHelpCommand(const CommandContext &context)
{
    return std::make_unique<HelpCommand>(context);
}

} // namespace mcprt
