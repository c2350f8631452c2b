// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/control/runtime_status.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// A message holds 32 MiB, and nobody reads that much.
QString readable(const RawJson &tool)
{
    constexpr qsizetype kMost = 256 * 1024;
    if (tool.size() <= kMost)
        return QString::fromUtf8(tool.view());
    return QString::fromUtf8(tool.view().first(kMost))
           + u"\n… %1 bytes are left out: longer than anyone could check."_s.arg(tool.size()
                                                                                 - kMost);
}

} // namespace

status::Call toStatus(const CallRecord &record)
{
    return {record.number,
            record.server.text,
            record.tool,
            record.at,
            std::chrono::duration<double, std::milli>(record.duration).count(),
            record.isError,
            record.problem,
            record.resultBytes,
            record.tokensKeptOut};
}

status::Task toStatus(const TaskSnapshot &task)
{
    status::Task shown;
    shown.id = task.id.text;
    shown.state = task.status;
    shown.server = task.server;
    shown.tool = task.tool;
    shown.priority = task.priority;
    if (!task.progress.isEmpty()) {
        const QJsonValue progress = toJsonValue(task.progress);
        shown.progress = progress["progress"_L1].toDouble(-1);
        shown.progressTotal = progress["total"_L1].toDouble(-1);
        shown.progressMessage = progress["message"_L1].toString();
    }
    shown.error = task.error ? task.error->message : QString();
    shown.createdAt = task.createdAt;
    shown.startedAt = task.startedAt;
    shown.finishedAt = task.finishedAt;
    return shown;
}

status::Approval toStatus(const ChangedTool &tool, const ServerConfig &config)
{
    return {tool.server.text,
            config.sourceFile,
            tool.hash,
            config.display(),
            {},
            {},
            tool.at,
            {},
            tool.tool.text,
            readable(tool.before),
            readable(tool.after),
            tool.members,
            tool.denied};
}

Catalog::ToolAnswer toToolAnswer(status::Answer answer)
{
    switch (answer) {
    case status::Answer::Once: return Catalog::ToolAnswer::Once;
    case status::Answer::Always: return Catalog::ToolAnswer::Always;
    case status::Answer::Deny: return Catalog::ToolAnswer::Deny;
    }
    Q_UNREACHABLE();
}

QString kindName(StoredContent::Kind kind)
{
    switch (kind) {
    case StoredContent::Kind::Text: return u"text"_s;
    case StoredContent::Kind::Image: return u"image"_s;
    case StoredContent::Kind::Audio: return u"audio"_s;
    case StoredContent::Kind::Blob: return u"blob"_s;
    case StoredContent::Kind::Json: return u"json"_s;
    }
    Q_UNREACHABLE();
}

status::Elicitation toStatus(const Elicitation &question)
{
    return {question.id,  question.server.text, question.message, question.schema.toByteArray(),
            question.url, question.at};
}

} // namespace mcprt
