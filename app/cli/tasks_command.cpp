// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/engine_finder.h"
#include "engine/control/status_json.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

QString progressOf(const status::Task &task)
{
    if (task.progress < 0)
        return u"-"_s;
    if (task.progressTotal <= 0)
        return QString::number(task.progress);
    return u"%1 %"_s.arg(qRound(100 * task.progress / task.progressTotal));
}

class TasksCommand final : public ControlCommand
{
public:
    using ControlCommand::ControlCommand;

protected:
    void run(RemoteControl &control) override
    {
        const bool cancels = invocation().has("cancel"_L1);
        if (cancels && argument(0).isEmpty())
            return refuse({ErrorCode::InvalidArgument,
                           u"Which task? mcp-runtime tasks ID --cancel"_s, u"tasks"_s});
        if (cancels)
            cancel(control);
        else if (argument(0).isEmpty())
            list(control);
        else
            result(control);
    }

private:
    void list(RemoteControl &control)
    {
        control.tasks(
            Done<QList<status::Task>>(this, [this](const Result<QList<status::Task>> &tasks) {
                if (!tasks)
                    return refuse(tasks.error());
                show(*tasks);
                finish(ExitCode::Ok);
            }));
    }

    void show(const QList<status::Task> &tasks) const
    {
        if (output().isJson())
            return output().envelope(QJsonObject{{"tasks"_L1, status_json::toJson(tasks)}});
        Table table{
            {u"TASK"_s, u"STATE"_s, u"SERVER"_s, u"TOOL"_s, u"PROGRESS"_s, u"ERROR"_s}, {}, {0}};
        for (const status::Task &task : tasks)
            table.rows << QStringList{task.id,   toWireName(task.state), task.server,
                                      task.tool, progressOf(task),       task.error};
        if (table.rows.isEmpty())
            output().message(u"There are no tasks."_s);
        else
            output().table(table);
    }

    void result(RemoteControl &control)
    {
        control.taskResult(argument(0), Done<RawJson>(this, [this](const Result<RawJson> &result) {
                               if (!result)
                                   return refuse(result.error());
                               if (output().isJson())
                                   output().envelope(*result);
                               else
                                   output().text(QString::fromUtf8(result->view()));
                               finish(ExitCode::Ok);
                           }));
    }

    void cancel(RemoteControl &control)
    {
        control.cancelTask(argument(0), Done<bool>(this, [this](const Result<bool> &result) {
                               if (!result)
                                   return refuse(result.error());
                               if (output().isJson())
                                   output().envelope(QJsonObject{{"cancelled"_L1, argument(0)}});
                               else
                                   output().message(u"The task is cancelled."_s);
                               finish(ExitCode::Ok);
                           }));
    }
};

} // namespace

std::unique_ptr<Command> makeTasksCommand(const CommandContext &context)
{
    return std::make_unique<TasksCommand>(context);
}

} // namespace mcprt
