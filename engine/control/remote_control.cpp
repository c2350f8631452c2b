// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/control/remote_control.h"

#include "engine/control/status_json.h"
#include "engine/zmq/control_client.h"
#include "engine/zmq/control_message.h"

using namespace Qt::StringLiterals;

namespace mcprt {

RemoteControl::RemoteControl(std::unique_ptr<ControlClient> client, QObject *parent)
    : EngineControl()
    , m_client(std::move(client))
{
    setParent(parent);
    connect(m_client.get(), &ControlClient::lost, this, &EngineControl::lost);
    connect(m_client.get(), &ControlClient::published, this,
            [this](const QByteArray &, const QByteArray &json) {
                const auto value = parseJson(json);
                if (!value)
                    return;
                status::Changes changes;
                status_json::fromJson(toJsonValue(*value).toObject(), changes);
                emit changed(changes);
            });
}

RemoteControl::~RemoteControl() = default;

Result<bool> RemoteControl::follow()
{
    return m_client->subscribe(control::kChanges);
}

void RemoteControl::order(const QString &command, QJsonObject more, Done<RawJson> done)
{
    more["command"_L1] = command;
    m_client->command(toRawJson(more), std::move(done));
}

void RemoteControl::act(const QString &command, QJsonObject more, Done<bool> done)
{
    order(command, std::move(more),
          Done<RawJson>([done = std::move(done)](const Result<RawJson> &answer) mutable {
              if (answer)
                  done.report(answer->isTrue());
              else
                  done.report(Failure(answer.error()));
          }));
}

template <class T>
void RemoteControl::list(const QString &command, QJsonObject more, ListDone<T> done)
{
    order(command, std::move(more),
          Done<RawJson>([done = std::move(done)](const Result<RawJson> &answer) mutable {
              if (answer)
                  done.report(status_json::listFromJson<T>(toJsonValue(*answer).toArray()));
              else
                  done.report(Failure(answer.error()));
          }));
}

void RemoteControl::status(Done<status::Engine> done)
{
    order(u"status"_s, {},
          Done<RawJson>([done = std::move(done)](const Result<RawJson> &answer) mutable {
              if (!answer)
                  return done.report(Failure(answer.error()));
              status::Engine engine;
              status_json::fromJson(toJsonValue(*answer).toObject(), engine);
              done.report(std::move(engine));
          }));
}

void RemoteControl::tools(const QString &server, ListDone<status::Tool> done)
{
    list<status::Tool>(u"tools"_s, {{"server"_L1, server}}, std::move(done));
}

void RemoteControl::logs(const QString &server, int lines, Done<QStringList> done)
{
    order(u"logs"_s, {{"server"_L1, server}, {"lines"_L1, lines}},
          Done<RawJson>([done = std::move(done)](const Result<RawJson> &answer) mutable {
              if (!answer)
                  return done.report(Failure(answer.error()));
              done.report(toJsonValue(*answer).toVariant().toStringList());
          }));
}

void RemoteControl::tasks(ListDone<status::Task> done)
{
    list<status::Task>(u"tasks"_s, {}, std::move(done));
}

void RemoteControl::taskResult(const QString &id, Done<RawJson> done)
{
    order(u"task_result"_s, {{"id"_L1, id}}, std::move(done));
}

void RemoteControl::approvals(ListDone<status::Approval> done)
{
    list<status::Approval>(u"approvals"_s, {}, std::move(done));
}

void RemoteControl::elicitations(ListDone<status::Elicitation> done)
{
    list<status::Elicitation>(u"elicitations"_s, {}, std::move(done));
}

void RemoteControl::content(ListDone<status::Content> done)
{
    list<status::Content>(u"content"_s, {}, std::move(done));
}

void RemoteControl::readContent(const QString &ref, qint64 maxBytes, Done<QByteArray> done)
{
    order(u"read_content"_s, {{"ref"_L1, ref}, {"max_bytes"_L1, maxBytes}},
          Done<RawJson>([done = std::move(done)](const Result<RawJson> &answer) mutable {
              if (!answer)
                  return done.report(Failure(answer.error()));
              const auto base64 = decodeUtf8(member(*answer, "base64").view());
              done.report(QByteArray::fromBase64(base64.value_or(QByteArray())));
          }));
}

void RemoteControl::recentCalls(ListDone<status::Call> done)
{
    list<status::Call>(u"calls"_s, {}, std::move(done));
}

void RemoteControl::startServer(const QString &name, Done<bool> done)
{
    act(u"start"_s, {{"server"_L1, name}}, std::move(done));
}

void RemoteControl::stopServer(const QString &name, Done<bool> done)
{
    act(u"stop"_s, {{"server"_L1, name}}, std::move(done));
}

void RemoteControl::restartServer(const QString &name, Done<bool> done)
{
    act(u"restart"_s, {{"server"_L1, name}}, std::move(done));
}

void RemoteControl::setServerEnabled(const QString &name, bool enabled, Done<bool> done)
{
    act(u"enable_server"_s, {{"server"_L1, name}, {"enabled"_L1, enabled}}, std::move(done));
}

void RemoteControl::setToolEnabled(const QString &server, const QString &tool, bool enabled,
                                   Done<bool> done)
{
    act(u"enable_tool"_s, {{"server"_L1, server}, {"tool"_L1, tool}, {"enabled"_L1, enabled}},
        std::move(done));
}

void RemoteControl::setPaused(bool paused, Done<bool> done)
{
    act(u"pause"_s, {{"paused"_L1, paused}}, std::move(done));
}

void RemoteControl::cancelTask(const QString &id, Done<bool> done)
{
    act(u"cancel_task"_s, {{"id"_L1, id}}, std::move(done));
}

void RemoteControl::answerApproval(const QString &name, const QByteArray &hash,
                                   status::Answer answer, Done<bool> done)
{
    act(u"answer"_s,
        {{"name"_L1, name},
         {"hash"_L1, QString::fromLatin1(hash)},
         {"answer"_L1, status_json::toWireName(answer)}},
        std::move(done));
}

void RemoteControl::answerElicitation(const QString &id, ElicitationAction action,
                                      const RawJson &content, Done<bool> done)
{
    QJsonObject said{{"id"_L1, id}, {"action"_L1, toWireName(action)}};
    if (!content.isEmpty())
        said["content"_L1] = toJsonValue(content);
    act(u"answer_elicitation"_s, said, std::move(done));
}

void RemoteControl::request(const QByteArray &method, const RawJson &params, Done<RawJson> done)
{
    QByteArray command = R"({"command":"request","method":)";
    appendJsonString(command, QByteArrayView(method));
    if (!params.isEmpty())
        command += R"(,"params":)" + params.toByteArray();
    m_client->command(RawJson(command + '}'), std::move(done));
}

} // namespace mcprt
