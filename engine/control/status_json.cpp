// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/control/status_json.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mcprt::status_json {

namespace {

constexpr std::array kServerStates{ServerState::Stopped,       ServerState::Starting,
                                   ServerState::Running,       ServerState::Stopping,
                                   ServerState::Failed,        ServerState::Disabled,
                                   ServerState::Misconfigured, ServerState::NeedsApproval};
constexpr std::array kTaskStates{TaskStatus::Queued, TaskStatus::Running, TaskStatus::Completed,
                                 TaskStatus::Failed, TaskStatus::Cancelled};
constexpr std::array kActions{ElicitationAction::Accept, ElicitationAction::Decline,
                              ElicitationAction::Cancel};
constexpr std::array kAnswers{status::Answer::Once, status::Answer::Always, status::Answer::Deny};

/// The one of \a all that goes by \a name on the wire.
template <class T, std::size_t Count>
std::optional<T> fromWireName(const std::array<T, Count> &all, const QString &name)
{
    const auto found = std::ranges::find_if(all, [&](T one) { return toWireName(one) == name; });
    return found == all.end() ? std::nullopt : std::optional(*found);
}

template <class T>
concept Whole = std::is_integral_v<T> && !std::is_same_v<T, bool>;

/// Writes each member that it is shown.
class Writer
{
public:
    template <Whole T>
    void operator()(QLatin1StringView name, const T &value)
    {
        json[name] = qint64(value);
    }
    void operator()(QLatin1StringView name, bool value) { json[name] = value; }
    void operator()(QLatin1StringView name, double value) { json[name] = value; }
    void operator()(QLatin1StringView name, const QString &value) { json[name] = value; }
    void operator()(QLatin1StringView name, const QByteArray &value)
    {
        json[name] = QString::fromUtf8(value);
    }
    void operator()(QLatin1StringView name, const QStringList &value)
    {
        json[name] = QJsonArray::fromStringList(value);
    }
    void operator()(QLatin1StringView name, const QDateTime &value)
    {
        json[name] = value.isValid() ? value.toUTC().toString(Qt::ISODateWithMs) : QJsonValue();
    }
    void operator()(QLatin1StringView name, ServerState value)
    {
        json[name] = mcprt::toWireName(value);
    }
    void operator()(QLatin1StringView name, TaskStatus value)
    {
        json[name] = mcprt::toWireName(value);
    }
    template <class T>
    void operator()(QLatin1StringView name, const QList<T> &value)
    {
        json[name] = toJson(value);
    }

    QJsonObject json;
};

/// Reads each member that it is shown.
class Reader
{
public:
    explicit Reader(const QJsonObject &json)
        : m_json(json)
    {}

    template <Whole T>
    void operator()(QLatin1StringView name, T &value) const
    {
        value = T(m_json[name].toInteger(value));
    }
    void operator()(QLatin1StringView name, bool &value) const
    {
        value = m_json[name].toBool(value);
    }
    void operator()(QLatin1StringView name, double &value) const
    {
        value = m_json[name].toDouble(value);
    }
    void operator()(QLatin1StringView name, QString &value) const
    {
        value = m_json[name].toString(value);
    }
    void operator()(QLatin1StringView name, QByteArray &value) const
    {
        value = m_json[name].toString().toUtf8();
    }
    void operator()(QLatin1StringView name, QStringList &value) const
    {
        const QJsonArray array = m_json[name].toArray();
        for (const QJsonValue element : array)
            value += element.toString();
    }
    void operator()(QLatin1StringView name, QDateTime &value) const
    {
        if (m_json[name].isString())
            value = QDateTime::fromString(m_json[name].toString(), Qt::ISODateWithMs);
    }
    void operator()(QLatin1StringView name, ServerState &value) const
    {
        find(name, kServerStates, value);
    }
    void operator()(QLatin1StringView name, TaskStatus &value) const
    {
        find(name, kTaskStates, value);
    }
    template <class T>
    void operator()(QLatin1StringView name, QList<T> &value) const
    {
        value = listFromJson<T>(m_json[name].toArray());
    }

private:
    template <class All, class T>
    void find(QLatin1StringView name, const All &all, T &value) const
    {
        value = fromWireName(all, m_json[name].toString()).value_or(value);
    }

    const QJsonObject &m_json;
};

// One list of members for both directions: \a value is const for the Writer.

template <class V, class T>
    requires std::is_same_v<std::remove_const_t<T>, status::Server>
void visit(V &member, T &value)
{
    member("name"_L1, value.name);
    member("state"_L1, value.state);
    member("enabled"_L1, value.enabled);
    member("http"_L1, value.isHttp);
    member("command"_L1, value.command);
    member("source"_L1, value.sourceFile);
    member("hints"_L1, value.hints);
    member("tools"_L1, value.tools);
    member("blocked_tools"_L1, value.blockedTools);
    member("calls"_L1, value.calls);
    member("failed_calls"_L1, value.failedCalls);
    member("calls_in_flight"_L1, value.callsInFlight);
    member("median_ms"_L1, value.medianMs);
    member("p95_ms"_L1, value.p95Ms);
    member("memory_bytes"_L1, value.memoryBytes);
    member("cpu_percent"_L1, value.cpuPercent);
    member("pid"_L1, value.processId);
    member("idle_stop_in_ms"_L1, value.idleStopInMs);
    member("started_at"_L1, value.startedAt);
    member("restarts"_L1, value.restarts);
    member("problem"_L1, value.problem);
    member("problem_code"_L1, value.problemCode);
}

template <class V, class T>
    requires std::is_same_v<std::remove_const_t<T>, status::Tool>
void visit(V &member, T &value)
{
    member("name"_L1, value.name);
    member("title"_L1, value.title);
    member("description"_L1, value.description);
    member("enabled"_L1, value.enabled);
    member("input_schema"_L1, value.inputSchema);
}

template <class V, class T>
    requires std::is_same_v<std::remove_const_t<T>, status::Task>
void visit(V &member, T &value)
{
    member("id"_L1, value.id);
    member("state"_L1, value.state);
    member("server"_L1, value.server);
    member("tool"_L1, value.tool);
    member("priority"_L1, value.priority);
    member("progress"_L1, value.progress);
    member("progress_total"_L1, value.progressTotal);
    member("progress_message"_L1, value.progressMessage);
    member("error"_L1, value.error);
    member("created_at"_L1, value.createdAt);
    member("started_at"_L1, value.startedAt);
    member("finished_at"_L1, value.finishedAt);
}

template <class V, class T>
    requires std::is_same_v<std::remove_const_t<T>, status::Approval>
void visit(V &member, T &value)
{
    member("name"_L1, value.name);
    member("source"_L1, value.source);
    member("hash"_L1, value.hash);
    member("command"_L1, value.command);
    member("variables"_L1, value.variables);
    member("folder"_L1, value.folder);
    member("at"_L1, value.at);
    member("approved_command"_L1, value.approvedCommand);
    member("tool"_L1, value.tool);
    member("before"_L1, value.before);
    member("after"_L1, value.after);
    member("changed"_L1, value.members);
    member("denied"_L1, value.denied);
}

template <class V, class T>
    requires std::is_same_v<std::remove_const_t<T>, status::Elicitation>
void visit(V &member, T &value)
{
    member("id"_L1, value.id);
    member("server"_L1, value.server);
    member("message"_L1, value.message);
    member("schema"_L1, value.schema);
    member("url"_L1, value.url);
    member("at"_L1, value.at);
}

template <class V, class T>
    requires std::is_same_v<std::remove_const_t<T>, status::Call>
void visit(V &member, T &value)
{
    member("number"_L1, value.number);
    member("server"_L1, value.server);
    member("tool"_L1, value.tool);
    member("at"_L1, value.at);
    member("ms"_L1, value.milliseconds);
    member("is_error"_L1, value.isError);
    member("problem"_L1, value.problem);
    member("result_bytes"_L1, value.resultBytes);
    member("tokens_kept_out"_L1, value.tokensKeptOut);
}

template <class V, class T>
    requires std::is_same_v<std::remove_const_t<T>, status::Content>
void visit(V &member, T &value)
{
    member("ref"_L1, value.ref);
    member("kind"_L1, value.kind);
    member("mime_type"_L1, value.mimeType);
    member("origin"_L1, value.origin);
    member("bytes"_L1, value.bytes);
    member("stored_at"_L1, value.storedAt);
}

template <class V, class T>
    requires std::is_same_v<std::remove_const_t<T>, status::Client>
void visit(V &member, T &value)
{
    member("name"_L1, value.name);
    member("role"_L1, value.role);
    member("pid"_L1, value.processId);
    member("since"_L1, value.since);
}

template <class V, class T>
    requires std::is_same_v<std::remove_const_t<T>, status::Engine>
void visit(V &member, T &value)
{
    member("version"_L1, value.version);
    member("id"_L1, value.id);
    member("pid"_L1, value.processId);
    member("started_at"_L1, value.startedAt);
    member("config_file"_L1, value.configFile);
    member("http_url"_L1, value.httpUrl);
    member("paused"_L1, value.paused);
    member("servers"_L1, value.servers);
    member("clients"_L1, value.clients);
    member("tasks_queued"_L1, value.tasksQueued);
    member("tasks_running"_L1, value.tasksRunning);
    member("approvals"_L1, value.approvals);
    member("elicitations"_L1, value.elicitations);
    member("content_items"_L1, value.contentItems);
    member("content_bytes"_L1, value.contentBytes);
    member("calls"_L1, value.calls);
    member("failed_calls"_L1, value.failedCalls);
    member("tokens_kept_out"_L1, value.tokensKeptOut);
}

template <class V, class T>
    requires std::is_same_v<std::remove_const_t<T>, status::Changes>
void visit(V &member, T &value)
{
    member("servers"_L1, value.servers);
    member("tasks"_L1, value.tasks);
    member("approvals"_L1, value.approvals);
    member("elicitations"_L1, value.elicitations);
    member("content"_L1, value.content);
    member("engine"_L1, value.engine);
    member("calls"_L1, value.calls);
}

template <class T>
QJsonObject written(const T &value)
{
    Writer writer;
    visit(writer, value);
    return std::move(writer.json);
}

template <class T>
void readInto(const QJsonObject &json, T &value)
{
    const Reader reader(json);
    visit(reader, value);
}

} // namespace

QJsonObject toJson(const status::Server &value)
{
    return written(value);
}
QJsonObject toJson(const status::Tool &value)
{
    return written(value);
}
QJsonObject toJson(const status::Task &value)
{
    return written(value);
}
QJsonObject toJson(const status::Approval &value)
{
    return written(value);
}
QJsonObject toJson(const status::Elicitation &value)
{
    return written(value);
}
QJsonObject toJson(const status::Call &value)
{
    return written(value);
}
QJsonObject toJson(const status::Content &value)
{
    return written(value);
}
QJsonObject toJson(const status::Client &value)
{
    return written(value);
}
QJsonObject toJson(const status::Engine &value)
{
    return written(value);
}
QJsonObject toJson(const status::Changes &value)
{
    return written(value);
}

void fromJson(const QJsonObject &json, status::Server &value)
{
    readInto(json, value);
}
void fromJson(const QJsonObject &json, status::Tool &value)
{
    readInto(json, value);
}
void fromJson(const QJsonObject &json, status::Task &value)
{
    readInto(json, value);
}
void fromJson(const QJsonObject &json, status::Approval &value)
{
    readInto(json, value);
}
void fromJson(const QJsonObject &json, status::Elicitation &value)
{
    readInto(json, value);
}
void fromJson(const QJsonObject &json, status::Call &value)
{
    readInto(json, value);
}
void fromJson(const QJsonObject &json, status::Content &value)
{
    readInto(json, value);
}
void fromJson(const QJsonObject &json, status::Client &value)
{
    readInto(json, value);
}
void fromJson(const QJsonObject &json, status::Engine &value)
{
    readInto(json, value);
}
void fromJson(const QJsonObject &json, status::Changes &value)
{
    readInto(json, value);
}

QLatin1StringView toWireName(status::Answer answer)
{
    switch (answer) {
    case status::Answer::Once: return "once"_L1;
    case status::Answer::Always: return "always"_L1;
    case status::Answer::Deny: return "deny"_L1;
    }
    Q_UNREACHABLE();
}

std::optional<status::Answer> answerFromWireName(const QString &name)
{
    return fromWireName(kAnswers, name);
}

std::optional<ElicitationAction> actionFromWireName(const QString &name)
{
    return fromWireName(kActions, name);
}

} // namespace mcprt::status_json
