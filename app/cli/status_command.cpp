// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/engine_finder.h"
#include "engine/control/status_json.h"

#include <QLocale>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

QString orDash(double value, const QString &unit, int digits)
{
    return value < 0 ? u"-"_s : QString::number(value, 'f', digits) + unit;
}

class StatusCommand final : public ControlCommand
{
public:
    using ControlCommand::ControlCommand;

protected:
    void run(RemoteControl &control) override
    {
        control.status(Done<status::Engine>(this, [this](const Result<status::Engine> &engine) {
            if (!engine)
                return refuse(engine.error());
            if (output().isJson())
                output().envelope(status_json::toJson(*engine));
            else
                show(*engine);
            finish(ExitCode::Ok);
        }));
    }

private:
    void show(const status::Engine &engine) const
    {
        const QLocale c = QLocale::c();
        output().message(u"Engine %1, version %2, process %3%4"_s.arg(
            engine.id, engine.version, QString::number(engine.processId),
            engine.paused ? u", PAUSED"_s : QString()));
        output().message(u"Servers from %1"_s.arg(engine.configFile));
        if (!engine.httpUrl.isEmpty())
            output().message(u"HTTP at %1"_s.arg(engine.httpUrl));
        output().message(
            u"%1 calls (%2 failed), about %3 tokens kept out of contexts; %4 tasks run, %5 wait; "
            "%6 approvals wait; %7 results stored"_s.arg(
                c.toString(engine.calls), c.toString(engine.failedCalls),
                c.toString(engine.tokensKeptOut), c.toString(engine.tasksRunning),
                c.toString(engine.tasksQueued), c.toString(engine.approvals),
                c.toString(engine.contentItems)));
        for (const status::Client &client : engine.clients) {
            output().message(u"Client: %1 (%2, process %3)"_s.arg(
                client.name.isEmpty() ? u"unnamed"_s : client.name, client.role,
                QString::number(client.processId)));
        }
        Table table{{u"SERVER"_s, u"STATE"_s, u"TOOLS"_s, u"CALLS"_s, u"P95"_s, u"MEMORY"_s,
                     u"STOPS IN"_s, u"PROBLEM"_s},
                    {}};
        for (const status::Server &server : engine.servers)
            table.rows << row(server);
        output().table(table);
    }

    static QStringList row(const status::Server &server)
    {
        constexpr double kMega = 1024 * 1024;
        return {
            server.name,
            toWireName(server.state),
            server.tools < 0 ? u"-"_s : QString::number(server.tools),
            QString::number(server.calls),
            orDash(server.p95Ms, u" ms"_s, 1),
            orDash(server.memoryBytes < 0 ? -1 : double(server.memoryBytes) / kMega, u" MB"_s, 1),
            orDash(server.idleStopInMs < 0 ? -1 : double(server.idleStopInMs) / 1000, u" s"_s, 0),
            server.problem};
    }
};

} // namespace

std::unique_ptr<Command> makeStatusCommand(const CommandContext &context)
{
    return std::make_unique<StatusCommand>(context);
}

} // namespace mcprt
