// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/command.h"

namespace mcprt {

bool Command::interrupt(int)
{
    return false;
}

std::unique_ptr<Command> makeCommand(const CommandContext &context)
{
    switch (context.invocation.command->id) {
    case CommandId::Serve: return makeServeCommand(context);
    case CommandId::Index: return makeIndexCommand(context);
    case CommandId::Search: return makeSearchCommand(context);
    case CommandId::Servers: return makeServersCommand(context);
    case CommandId::Tools: return makeToolsCommand(context);
    case CommandId::Details: return makeDetailsCommand(context);
    case CommandId::Call: return makeCallCommand(context);
    case CommandId::Approve: return makeApproveCommand(context);
    case CommandId::Login: return makeLoginCommand(context);
    case CommandId::Logout: return makeLogoutCommand(context);
    case CommandId::Secrets: return makeSecretsCommand(context);
    case CommandId::Tokens: return makeTokensCommand(context);
    case CommandId::Status: return makeStatusCommand(context);
    case CommandId::Start:
    case CommandId::Stop:
    case CommandId::Restart: return makeLifecycleCommand(context);
    case CommandId::Logs: return makeLogsCommand(context);
    case CommandId::Tasks: return makeTasksCommand(context);
    case CommandId::Events: return makeEventsCommand(context);
    case CommandId::Approvals: return makeApprovalsCommand(context);
    case CommandId::Clients: return makeClientsCommand(context);
    case CommandId::Connect: return makeConnectCommand(context);
    case CommandId::Disconnect: return makeDisconnectCommand(context);
    case CommandId::Import: return makeImportCommand(context);
    case CommandId::Demo: return makeDemoCommand(context);
    case CommandId::Doctor: return makeDoctorCommand(context);
    case CommandId::Version: return makeVersionCommand(context);
    case CommandId::Completion: return makeCompletionCommand(context);
    case CommandId::Help: return makeHelpCommand(context);
    }
    Q_UNREACHABLE();
}

} // namespace mcprt
