// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/engine_finder.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kDefaultLines = 100;
constexpr int kMostLines = 100'000;

class LogsCommand final : public ControlCommand
{
public:
    using ControlCommand::ControlCommand;

protected:
    void run(RemoteControl &control) override
    {
        const auto lines = invocation().integer("lines"_L1, kDefaultLines, 1, kMostLines);
        if (!lines)
            return refuse(lines.error());
        control.logs(argument(0), *lines,
                     Done<QStringList>(this, [this](const Result<QStringList> &log) {
                         if (!log)
                             return refuse(log.error());
                         show(*log);
                         finish(ExitCode::Ok);
                     }));
    }

private:
    void show(const QStringList &log) const
    {
        if (output().isJson()) {
            output().envelope(QJsonObject{{"server"_L1, argument(0)},
                                          {"lines"_L1, QJsonArray::fromStringList(log)}});
        } else if (log.isEmpty()) {
            output().message(
                u"%1 has written nothing to stderr since its last start."_s.arg(argument(0)));
        } else {
            output().text(log.join(u'\n'));
        }
    }
};

} // namespace

std::unique_ptr<Command> makeLogsCommand(const CommandContext &context)
{
    return std::make_unique<LogsCommand>(context);
}

} // namespace mcprt
