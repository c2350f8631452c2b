// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/client_tasks.h"

#include "engine/mcp/envelope.h"
#include "engine/mcp/tasks_extension.h"
#include "engine/router/json_writer.h"
#include "engine/router/reply_text.h"

#include <QPointer>

namespace mcprt {

namespace {

constexpr qsizetype kMessageChars = 300; ///< of a progress message, in `statusMessage`
constexpr QByteArrayView kDone = R"({"resultType":"complete"})";

Failure invalid(const QString &why)
{
    return Failure(Error{ErrorCode::InvalidArgument, why, {}, rpc::kInvalidParams});
}

QByteArrayView statusOf(const TaskSnapshot &task, const ClientTasks::OpenPtr &open)
{
    switch (task.status) {
    case TaskStatus::Queued: return "working";
    case TaskStatus::Running:
        return open && !open->inputs.isEmpty() ? QByteArrayView("input_required") : "working";
    case TaskStatus::Completed: return "completed";
    case TaskStatus::Failed: return "failed";
    case TaskStatus::Cancelled: return "cancelled";
    }
    Q_UNREACHABLE();
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

QDateTime lastChange(const TaskSnapshot &task, const ClientTasks::OpenPtr &open)
{
    QDateTime last = task.createdAt;
    for (const QDateTime &time :
         {task.startedAt, task.finishedAt, open ? open->askedAt : QDateTime()}) {
        if (time.isValid() && time > last)
            last = time;
    }
    return last;
}

/// The members of a `Task`.
void writeTask(JsonWriter &json, const TaskSnapshot &task, const ClientTasks::OpenPtr &open,
               std::chrono::milliseconds kept)
{
    json.key("taskId").text(task.id.text).key("status").utf8(statusOf(task, open));
    if (const auto message = decodeString(member(task.progress, "message").view()))
        json.key("statusMessage").text(brief(*message, kMessageChars));
    json.key("createdAt").text(timeText(task.createdAt));
    json.key("lastUpdatedAt").text(timeText(lastChange(task, open)));
    json.key("ttlMs").integer(kept.count());
    json.key("pollIntervalMs").integer(ClientTasks::kPollInterval.count());
}

/// The members of a `DetailedTask`.
void writeDetails(JsonWriter &json, const TaskSnapshot &task, const ClientTasks::OpenPtr &open,
                  std::chrono::milliseconds kept)
{
    writeTask(json, task, open, kept);
    if (task.status == TaskStatus::Completed)
        json.key("result").raw(task.result.view());
    if (task.status == TaskStatus::Failed && task.error)
        json.key("error").raw(member(RawJson(buildError("0", *task.error)), "error").view());
    if (task.status == TaskStatus::Running && open && !open->inputs.isEmpty())
        json.key("inputRequests").raw(open->inputs.requests());
}

} // namespace

ClientTasks::ClientTasks(TaskQueue &tasks, const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_tasks(tasks)
    , m_clock(clock)
{
    connect(&m_tasks, &TaskQueue::changed, this, &ClientTasks::onChanged);
}

ClientTasks::~ClientTasks() = default;

ClientTasks::OpenPtr ClientTasks::open(const OwnerKey &owner)
{
    return std::make_shared<Open>(Open{owner});
}

Withdraw ClientTasks::ask(const OpenPtr &task, QByteArrayView method, const RawJson &params,
                          Done<RawJson> done)
{
    const QByteArray name = task->inputs.add(method, params, std::move(done));
    task->askedAt = m_clock.wallTime();
    onChanged(TaskId(task->id));
    return [self = QPointer(this), task, name] {
        if (!task->inputs.remove(name) || !self)
            return;
        task->askedAt = self->m_clock.wallTime();
        self->onChanged(TaskId(task->id));
    };
}

Caller ClientTasks::callerOf(const OpenPtr &task, const Caller &caller)
{
    Caller asked = caller;
    asked.notify = nullptr;
    asked.clientCapabilities = withoutTasks(caller.clientCapabilities);
    asked.ask = [self = QPointer(this), task](QByteArrayView method, const RawJson &params,
                                              Done<RawJson> done) -> Withdraw {
        return self ? self->ask(task, method, params, std::move(done)) : Withdraw();
    };
    return asked;
}

RawJson ClientTasks::created(const TaskId &id, const OpenPtr &task)
{
    task->id = id;
    m_open.insert_or_assign(id, task);
    JsonWriter json;
    json.beginObject().key("resultType").utf8("task");
    if (const auto snapshot = m_tasks.state(task->owner, id))
        writeTask(json, *snapshot, task, m_tasks.keepFinished());
    return json.endObject().take();
}

bool ClientTasks::isMethod(const QByteArray &method)
{
    return method == "tasks/get" || method == "tasks/update" || method == "tasks/cancel";
}

bool ClientTasks::knows(const OwnerKey &owner, const QString &id) const
{
    return m_tasks.state(owner, TaskId{id}).has_value();
}

ClientTasks::OpenPtr ClientTasks::find(const TaskId &id) const
{
    const auto at = m_open.find(id);
    return at == m_open.end() ? nullptr : at->second;
}

Result<RawJson> ClientTasks::answer(const McpRequest &request)
{
    const auto text = decodeString(member(request.params, "taskId").view());
    const TaskId id{text.value_or(QString())};
    const auto known = m_tasks.state(request.caller.owner, id);
    if (!known)
        return invalid(QStringLiteral("There is no such task, or not any more."));
    const OpenPtr open = find(id);
    if (request.method == "tasks/get") {
        JsonWriter json;
        json.beginObject().key("resultType").utf8("complete");
        writeDetails(json, *known, open, m_tasks.keepFinished());
        return json.endObject().take();
    }
    if (request.method == "tasks/update") {
        const RawJson responses = member(request.params, "inputResponses");
        if (!responses.isObject())
            return invalid(QStringLiteral("tasks/update needs an object `inputResponses`."));
        auto answers = open ? open->inputs.take(responses) : std::vector<OpenInputs::Answer>();
        if (!answers.empty()) {
            open->askedAt = m_clock.wallTime();
            onChanged(id);
        }
        for (auto &[done, response] : answers)
            done.report(response);
    } else if (const auto cancelled = m_tasks.cancel(request.caller.owner, id); !cancelled) {
        return invalid(cancelled.error().message);
    }
    return RawJson(kDone.toByteArray());
}

void ClientTasks::observe(quint64 connection, SurfaceObserver observer)
{
    m_observers.insert_or_assign(connection, std::move(observer));
}

void ClientTasks::onChanged(const TaskId &id)
{
    const OpenPtr open = find(id);
    if (!open)
        return;
    const auto snapshot = m_tasks.state(open->owner, id);
    if (!snapshot) {
        m_open.erase(id);
        return;
    }
    if (snapshot->status != TaskStatus::Queued && snapshot->status != TaskStatus::Running)
        open->inputs.clear(); // nobody needs the answers any more
    tell(open, *snapshot);
}

void ClientTasks::tell(const OpenPtr &task, const TaskSnapshot &snapshot)
{
    if (m_observers.empty())
        return;
    JsonWriter json;
    json.beginObject();
    writeDetails(json, snapshot, task, m_tasks.keepFinished());
    SurfaceEvent event{"notifications/tasks", json.endObject().take(), {}};
    event.task = snapshot.id.text;
    const auto observers = m_observers; // who hears it may close a connection
    for (const auto &[connection, observer] : observers) {
        if (m_observers.contains(connection))
            observer(event);
    }
}

} // namespace mcprt
