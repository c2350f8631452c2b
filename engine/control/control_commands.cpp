// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/control/control_commands.h"

#include "engine/control/engine_control.h"
#include "engine/control/status_json.h"

#include <QHash>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kDefaultLines = 100;
constexpr qint64 kMaxContentBytes = qint64(8) << 20; // a message holds 32 MiB

/// One command and what it came with.
struct Order
{
    EngineControl &control;
    const RawJson &raw;
    QJsonObject json;

    [[nodiscard]] QString text(QLatin1StringView name) const { return json[name].toString(); }
};
using Run = void (*)(const Order &order, Done<RawJson> done);

RawJson asJson(bool value)
{
    return toRawJson(QJsonValue(value));
}
RawJson asJson(const QStringList &value)
{
    return toRawJson(QJsonArray::fromStringList(value));
}
template <class T>
RawJson asJson(const T &value)
{
    return toRawJson(status_json::toJson(value));
}

/// Reports the answer as JSON.
template <class T>
Done<T> inJson(Done<RawJson> done)
{
    return Done<T>([done = std::move(done)](const Result<T> &result) mutable {
        if (result)
            done.report(asJson(*result));
        else
            done.report(Failure(result.error()));
    });
}

void readContent(const Order &order, Done<RawJson> done)
{
    const qint64 most = order.json["max_bytes"_L1].toInteger(kMaxContentBytes);
    order.control.readContent(
        order.text("ref"_L1), std::clamp<qint64>(most, 0, kMaxContentBytes),
        Done<QByteArray>([done = std::move(done)](const Result<QByteArray> &bytes) mutable {
            if (!bytes)
                return done.report(Failure(bytes.error()));
            done.report(
                toRawJson(QJsonObject{{"base64"_L1, QString::fromLatin1(bytes->toBase64())}}));
        }));
}

void answer(const Order &order, Done<RawJson> done)
{
    const auto given = status_json::answerFromWireName(order.text("answer"_L1));
    if (!given)
        return done.fail(ErrorCode::InvalidArgument, u"An answer is once, always or deny."_s);
    order.control.answerApproval(order.text("name"_L1), order.text("hash"_L1).toLatin1(), *given,
                                 inJson<bool>(std::move(done)));
}

void answerElicitation(const Order &order, Done<RawJson> done)
{
    const auto action = status_json::actionFromWireName(order.text("action"_L1));
    if (!action)
        return done.fail(ErrorCode::InvalidArgument, u"An action is accept, decline or cancel."_s);
    order.control.answerElicitation(order.text("id"_L1), *action, member(order.raw, "content"),
                                    inJson<bool>(std::move(done)));
}

// NOLINTNEXTLINE(readability-function-size): one table
const QHash<QString, Run> &commands()
{
    using status::Approval;
    using status::Call;
    using status::Content;
    using status::Task;
    using status::Tool;
    static const QHash<QString, Run> kCommands{
        {u"status"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.status(inJson<status::Engine>(std::move(d)));
         }},
        {u"tools"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.tools(o.text("server"_L1), inJson<QList<Tool>>(std::move(d)));
         }},
        {u"logs"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.logs(o.text("server"_L1), o.json["lines"_L1].toInt(kDefaultLines),
                            inJson<QStringList>(std::move(d)));
         }},
        {u"tasks"_s, [](const Order &o,
                        Done<RawJson> d) { o.control.tasks(inJson<QList<Task>>(std::move(d))); }},
        {u"task_result"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.taskResult(o.text("id"_L1), std::move(d));
         }},
        {u"approvals"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.approvals(inJson<QList<Approval>>(std::move(d)));
         }},
        {u"elicitations"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.elicitations(inJson<QList<status::Elicitation>>(std::move(d)));
         }},
        {u"content"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.content(inJson<QList<Content>>(std::move(d)));
         }},
        {u"read_content"_s, readContent},
        {u"calls"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.recentCalls(inJson<QList<Call>>(std::move(d)));
         }},
        {u"start"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.startServer(o.text("server"_L1), inJson<bool>(std::move(d)));
         }},
        {u"stop"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.stopServer(o.text("server"_L1), inJson<bool>(std::move(d)));
         }},
        {u"restart"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.restartServer(o.text("server"_L1), inJson<bool>(std::move(d)));
         }},
        {u"enable_server"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.setServerEnabled(o.text("server"_L1), o.json["enabled"_L1].toBool(),
                                        inJson<bool>(std::move(d)));
         }},
        {u"enable_tool"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.setToolEnabled(o.text("server"_L1), o.text("tool"_L1),
                                      o.json["enabled"_L1].toBool(), inJson<bool>(std::move(d)));
         }},
        {u"pause"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.setPaused(o.json["paused"_L1].toBool(), inJson<bool>(std::move(d)));
         }},
        {u"cancel_task"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.cancelTask(o.text("id"_L1), inJson<bool>(std::move(d)));
         }},
        {u"answer"_s, answer},
        {u"answer_elicitation"_s, answerElicitation},
        {u"request"_s,
         [](const Order &o, Done<RawJson> d) {
             o.control.request(o.text("method"_L1).toUtf8(), member(o.raw, "params"), std::move(d));
         }},
    };
    return kCommands;
}

} // namespace

void runCommand(EngineControl &control, const RawJson &command, Done<RawJson> done)
{
    // The parameters of `request` go on as they are; the rest is small and ours.
    const QString name = decodeString(member(command, "command").view()).value_or(QString());
    const Run run = commands().value(name);
    if (!run)
        return done.fail(ErrorCode::InvalidArgument, u"There is no command '%1'."_s.arg(name));
    run({control, command, toJsonValue(command).toObject()}, std::move(done));
}

} // namespace mcprt
