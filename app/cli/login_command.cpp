// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/application.h"
#include "app/browser.h"
#include "app/cli/command.h"
#include "engine/runtime.h"

#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

class LoginCommand final : public Command
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
        (*runtime)->signIn(
            ServerName{server}, [this](const QUrl &page) { show(page); },
            Done<bool>(this, [this, server](const Result<bool> &signedIn) {
                if (!signedIn)
                    return m_done.report(Failure(signedIn.error()));
                if (output().isJson())
                    output().envelope(QJsonObject{{"server"_L1, server}, {"signedIn"_L1, true}});
                else
                    output().message(u"You are signed in at %1."_s.arg(server));
                m_done.report(ExitCode::Ok);
            }));
    }

private:
    /// The address is always shown: a browser may not come up, or be the wrong one.
    void show(const QUrl &page)
    {
        const QString address = page.toString(QUrl::FullyEncoded);
        const bool isOpened = !invocation().has("no-browser"_L1) && openInBrowser(page);
        output().complaint(
            isOpened ? u"Sign in at %1 in your browser. If it did not open:\n%2"_s.arg(page.host(),
                                                                                       address)
                     : u"Open this page in a browser on this machine:\n%1"_s.arg(address));
    }

    Done<ExitCode> m_done;
};

} // namespace

std::unique_ptr<Command> makeLoginCommand(const CommandContext &context)
{
    return std::make_unique<LoginCommand>(context);
}

} // namespace mcprt
