// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/command.h"
#include "app/command_help.h"

namespace mcprt {

namespace {

class CompletionCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        const auto script = completionScript(invocation().arguments[0]);
        if (!script)
            return done.report(Failure(script.error()));
        output().text(*script);
        done.report(ExitCode::Ok);
    }
};

} // namespace

std::unique_ptr<Command> makeCompletionCommand(const CommandContext &context)
{
    return std::make_unique<CompletionCommand>(context);
}

} // namespace mcprt
