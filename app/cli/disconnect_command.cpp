// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/connection.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

class DisconnectCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        const auto client = clientWithFile(invocation().arguments.value(0));
        if (!client)
            return done.report(Failure(client.error()));
        const ClientConnector connector = connectorOf(application());
        done.report(
            carryOut(application(), connector.planDisconnect(**client), invocation(), output()));
    }
};

} // namespace

std::unique_ptr<Command> makeDisconnectCommand(const CommandContext &context)
{
    return std::make_unique<DisconnectCommand>(context);
}

} // namespace mcprt
