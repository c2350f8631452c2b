// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/cli/output.h"
#include "app/command_line.h"
#include "app/exit_code.h"
#include "engine/base/done.h"

#include <QObject>

#include <memory>

namespace mcprt {

class Application;

/// What a command works with; all of it outlives the command.
struct CommandContext
{
    const Invocation &invocation;
    Application &application;
    Output &output;
};

/// One command under way.
class Command : public QObject
{
    Q_OBJECT

public:
    explicit Command(const CommandContext &context)
        : m_context(context)
    {}

    /// Does the work. \param done  the program's exit code; an Error is printed and gives its own.
    virtual void start(Done<ExitCode> done) = 0;
    /// The command was asked to end by \a signal. \return true when it will report its end itself;
    /// false = drop it.
    virtual bool interrupt(int signal);

protected:
    [[nodiscard]] const Invocation &invocation() const { return m_context.invocation; }
    [[nodiscard]] Application &application() const { return m_context.application; }
    [[nodiscard]] Output &output() const { return m_context.output; }

private:
    CommandContext m_context;
};

[[nodiscard]] std::unique_ptr<Command> makeCommand(const CommandContext &context);

[[nodiscard]] std::unique_ptr<Command> makeServeCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeIndexCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeSearchCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeServersCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeToolsCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeDetailsCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeCallCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeApproveCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeLoginCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeLogoutCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeSecretsCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeTokensCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeStatusCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeLifecycleCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeLogsCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeTasksCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeEventsCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeApprovalsCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeClientsCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeConnectCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeDisconnectCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeImportCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeDemoCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeDoctorCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeVersionCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeCompletionCommand(const CommandContext &context);
[[nodiscard]] std::unique_ptr<Command> makeHelpCommand(const CommandContext &context);

} // namespace mcprt
