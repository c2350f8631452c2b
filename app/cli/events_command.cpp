// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/engine_finder.h"
#include "engine/control/status_json.h"

#include <QHash>
#include <QTime>

#include <csignal>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Prints what happens, one line an event, until it is interrupted or the engine ends.
class EventsCommand final : public ControlCommand
{
public:
    using ControlCommand::ControlCommand;

    bool interrupt(int signal) override
    {
        finish(signal == SIGINT ? ExitCode::Interrupted : ExitCode::Ok);
        return true;
    }

protected:
    void run(RemoteControl &control) override
    {
        m_control = &control;
        connect(&control, &EngineControl::changed, this,
                [this](const status::Changes &changes) { onChanged(changes); });
        if (const auto following = control.follow(); !following)
            return refuse(following.error());
        // What is so already is no event.
        askServers(false);
        askTasks(false);
        output().message(u"Following the engine; end with Ctrl+C."_s);
    }

private:
    void onChanged(const status::Changes &changes)
    {
        for (const status::Call &call : changes.calls) {
            line("call", status_json::toJson(call),
                 u"%1/%2 %3 ms %4"_s.arg(call.server, call.tool,
                                         QString::number(call.milliseconds, 'f', 1),
                                         call.isError ? u"failed "_s + call.problem : u"ok"_s));
        }
        if (changes.servers || changes.engine)
            askServers(true);
        if (changes.tasks)
            askTasks(true);
        if (changes.approvals)
            askApprovals();
    }

    void askServers(bool tell)
    {
        m_control->status(
            Done<status::Engine>(this, [this, tell](const Result<status::Engine> &engine) {
                if (!engine)
                    return; // the engine has gone, and that is told otherwise
                for (const status::Server &server : engine->servers) {
                    const QString state = toWireName(server.state);
                    if (std::exchange(m_servers[server.name], state) != state && tell)
                        line("server", status_json::toJson(server),
                             u"%1 %2 %3"_s.arg(server.name, state, server.problem));
                }
                const auto clients = engine->clients.size();
                if (std::exchange(m_clients, clients) != clients && tell)
                    line("clients", {{"clients"_L1, status_json::toJson(engine->clients)}},
                         u"%1 attached"_s.arg(clients));
            }));
    }

    void askTasks(bool tell)
    {
        m_control->tasks(
            Done<QList<status::Task>>(this, [this, tell](const Result<QList<status::Task>> &tasks) {
                if (!tasks)
                    return;
                QHash<QString, QJsonObject> now;
                for (const status::Task &task : *tasks) {
                    const QJsonObject json = status_json::toJson(task);
                    now[task.id] = json;
                    if (tell && m_tasks.value(task.id) != json)
                        line("task", json,
                             u"%1 %2/%3 %4 %5"_s.arg(task.id, task.server, task.tool,
                                                     toWireName(task.state), task.error));
                }
                m_tasks = now;
            }));
    }

    void askApprovals()
    {
        m_control->approvals(Done<QList<status::Approval>>(
            this, [this](const Result<QList<status::Approval>> &waiting) {
                if (!waiting)
                    return;
                for (const status::Approval &one : *waiting)
                    line("approval", status_json::toJson(one),
                         u"%1 wants to run: %2"_s.arg(one.name, one.command));
            }));
    }

    void line(const char *event, QJsonObject json, const QString &text) const
    {
        if (output().isJson()) {
            json["event"_L1] = QLatin1StringView(event);
            return output().text(QString::fromUtf8(toRawJson(json).view()));
        }
        output().text(u"%1 %2 %3"_s.arg(QTime::currentTime().toString(u"HH:mm:ss"_s),
                                        QLatin1StringView(event), text.trimmed()));
    }

    RemoteControl *m_control = nullptr;
    QHash<QString, QString> m_servers; ///< name -> state
    QHash<QString, QJsonObject> m_tasks;
    qsizetype m_clients = 0;
};

} // namespace

std::unique_ptr<Command> makeEventsCommand(const CommandContext &context)
{
    return std::make_unique<EventsCommand>(context);
}

} // namespace mcprt
