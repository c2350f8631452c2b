// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/cli/command.h"
#include "engine/runtime.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

class LogoutCommand final : public Command
{
public:
    using Command::Command;

    void start(Done<ExitCode> done) override
    {
        m_done = std::move(done);
        const auto runtime = application().runtime();
        if (!runtime)
            return m_done.report(Failure(runtime.error()));
        const QString server = invocation().arguments.value(0);
        (*runtime)->signOut(
            ServerName{server}, Done<bool>(this, [this, server](const Result<bool> &isRevoked) {
                if (!isRevoked)
                    return m_done.report(Failure(isRevoked.error()));
                if (output().isJson())
                    output().envelope(
                        QJsonObject{{"server"_L1, server}, {"revoked"_L1, *isRevoked}});
                else
                    output().message(
                        *isRevoked
                            ? u"You are signed out of %1; its token is revoked."_s.arg(server)
                            : u"You are signed out of %1 here. Its authorization server "
                              "could not be told: the token is valid until it expires."_s.arg(
                                  server));
                m_done.report(ExitCode::Ok);
            }));
    }

private:
    Done<ExitCode> m_done;
};

} // namespace

std::unique_ptr<Command> makeLogoutCommand(const CommandContext &context)
{
    return std::make_unique<LogoutCommand>(context);
}

} // namespace mcprt
