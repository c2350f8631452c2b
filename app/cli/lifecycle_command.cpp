// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/engine_finder.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// `start`, `stop` and `restart`: one server of the running engine.
class LifecycleCommand final : public ControlCommand
{
public:
    using ControlCommand::ControlCommand;

protected:
    void run(RemoteControl &control) override
    {
        Done<bool> done(this, [this](const Result<bool> &result) {
            if (!result)
                return refuse(result.error());
            const bool runs = invocation().command->id != CommandId::Stop;
            if (output().isJson()) {
                output().envelope(QJsonObject{{"server"_L1, argument(0)},
                                              {"state"_L1, runs ? u"running"_s : u"stopped"_s}});
            } else {
                output().message(
                    (runs ? u"%1 is running."_s : u"%1 is stopped."_s).arg(argument(0)));
            }
            finish(ExitCode::Ok);
        });
        if (invocation().command->id == CommandId::Start)
            control.startServer(argument(0), std::move(done));
        else if (invocation().command->id == CommandId::Stop)
            control.stopServer(argument(0), std::move(done));
        else
            control.restartServer(argument(0), std::move(done));
    }
};

} // namespace

std::unique_ptr<Command> makeLifecycleCommand(const CommandContext &context)
{
    return std::make_unique<LifecycleCommand>(context);
}

} // namespace mcprt
