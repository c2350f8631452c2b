// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/json_edit.h"
#include "engine/router/json_writer.h"
#include "engine/router/replies.h"
#include "engine/router/reply_text.h"

namespace mcprt::replies {

namespace {

constexpr qsizetype kErrorChars = 1500;

QString where(const TaskSnapshot &task)
{
    return task.server + u'/' + task.tool;
}

/// `, at 3 of 10 (indexing)`; empty when nothing is known.
QString progressText(const RawJson &progress)
{
    const RawJson at = member(progress, "progress");
    if (at.isEmpty())
        return {};
    QString text = QStringLiteral(", at ") + QString::fromUtf8(at.view());
    if (const RawJson total = member(progress, "total"); !total.isEmpty())
        text += u" of " + QString::fromUtf8(total.view());
    if (const auto message = decodeString(member(progress, "message").view()))
        text += u" (" + brief(*message, kErrorChars) + u')';
    return text;
}

QString statusText(const TaskSnapshot &task)
{
    switch (task.status) {
    case TaskStatus::Queued:
        return QStringLiteral("Task %1 (%2) is queued. Poll again with wait_s=20.")
            .arg(task.id.text, where(task));
    case TaskStatus::Running:
        return QStringLiteral("Task %1 (%2) is running%3. Poll again with wait_s=20.")
            .arg(task.id.text, where(task), progressText(task.progress));
    case TaskStatus::Completed:
        return QStringLiteral("Task %1 (%2) completed. Its result:").arg(task.id.text, where(task));
    case TaskStatus::Failed:
        return QStringLiteral("Task %1 (%2) failed: %3")
            .arg(task.id.text, where(task),
                 task.error ? brief(task.error->message, kErrorChars) : QString());
    case TaskStatus::Cancelled:
        return QStringLiteral("Task %1 (%2) was cancelled.").arg(task.id.text, where(task));
    }
    Q_UNREACHABLE();
}

/// Our line and then the blocks of the child, byte for byte.
void writeContent(JsonWriter &json, const QString &line, const RawJson &blocks)
{
    json.key("content").beginArray().beginObject();
    json.key("type").utf8("text").key("text").text(line).endObject();
    JsonCursor at(blocks.view());
    if (at.enterArray()) {
        while (at.nextElement()) {
            if (const QByteArrayView block = at.takeValue(); !block.isEmpty())
                json.raw(block);
        }
    }
    json.endArray();
}

QString timeText(const QDateTime &time)
{
    return time.toUTC().toString(Qt::ISODateWithMs);
}

void writeTime(JsonWriter &json, QByteArrayView key, const QDateTime &time)
{
    if (time.isValid())
        json.key(key).text(timeText(time));
}

} // namespace

RawJson taskStarted(const TaskId &id, TaskStatus status, const QString &why)
{
    JsonWriter json;
    json.beginObject().key("task_id").text(id.text);
    json.key("status").utf8(QByteArrayView(toWireName(status)));
    return result(
        json.endObject().take(),
        why + QStringLiteral(" Next: poll_task_result(task_id=\"%1\", wait_s=20).").arg(id.text));
}

RawJson task(const TaskSnapshot &task)
{
    JsonWriter json;
    json.beginObject();
    writeContent(json, statusText(task),
                 task.status == TaskStatus::Completed ? member(task.result, "content") : RawJson());
    json.key("structuredContent").beginObject();
    json.key("task_id").text(task.id.text);
    json.key("status").utf8(QByteArrayView(toWireName(task.status)));
    if (task.status == TaskStatus::Completed)
        json.key("result").raw(task.result.view());
    if (task.error && task.status == TaskStatus::Failed) {
        json.key("error").beginObject();
        json.key("code").utf8(QByteArrayView(toWireName(task.error->code)));
        json.key("message").text(brief(task.error->message, kErrorChars)).endObject();
    }
    if (!task.progress.isEmpty()) {
        const auto isOurs = [](QByteArrayView key) { return key == "progressToken"; };
        json.key("progress").raw(withoutMembers(task.progress, isOurs).view());
    }
    return json.endObject().endObject().take();
}

RawJson taskNotFound(const TaskId &id, bool isError)
{
    const QString message = QStringLiteral("No task %1: it is unknown or its result has expired. "
                                           "list_tasks shows yours.")
                                .arg(brief(id.text, 64));
    JsonWriter json;
    json.beginObject().key("task_id").text(id.text).key("status").utf8("not_found");
    if (isError) {
        json.key("error").beginObject();
        json.key("code").utf8(QByteArrayView(toWireName(ErrorCode::NotFound)));
        json.key("message").text(message).endObject();
    }
    return result(json.endObject().take(), message, isError);
}

RawJson taskCancelled(const TaskSnapshot &task)
{
    JsonWriter json;
    json.beginObject().key("task_id").text(task.id.text);
    json.key("status").utf8(QByteArrayView(toWireName(task.status))).endObject();
    const QString text =
        task.status == TaskStatus::Cancelled
            ? QStringLiteral("Task %1 (%2) is cancelled.").arg(task.id.text, where(task))
            : QStringLiteral("Task %1 (%2) had ended before: %3.")
                  .arg(task.id.text, where(task), toWireName(task.status));
    return result(json.take(), text);
}

RawJson taskList(const std::vector<TaskSnapshot> &tasks)
{
    JsonWriter json;
    json.beginObject().key("tasks").beginArray();
    QString text;
    for (const TaskSnapshot &task : tasks) {
        json.beginObject().key("task_id").text(task.id.text);
        json.key("status").utf8(QByteArrayView(toWireName(task.status)));
        json.key("server_name").text(task.server).key("tool_name").text(task.tool);
        json.key("priority").integer(task.priority);
        writeTime(json, "created_at", task.createdAt);
        writeTime(json, "started_at", task.startedAt);
        writeTime(json, "finished_at", task.finishedAt);
        json.endObject();
        text += QStringLiteral("%1 %2 %3%4\n")
                    .arg(task.id.text, toWireName(task.status), where(task),
                         progressText(task.progress));
    }
    json.endArray().endObject();
    text.chop(1);
    return result(json.take(), text.isEmpty() ? QStringLiteral("You have no tasks.") : text);
}

} // namespace mcprt::replies
