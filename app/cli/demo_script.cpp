// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/demo_script.h"

#include "engine/base/random_id.h"

#include <QJsonArray>
#include <QJsonObject>
#include <QRegularExpression>

#include <memory>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kReportLines = 400; // several chunks at the default token budget

/// What one answer tells the next questions.
struct Memory
{
    QString ref;  ///< of the stored report
    QString task; ///< of the background task
    int chunk = 0;
    int chunks = 1;
    QString report; ///< the chunks read so far, together
};
using SharedMemory = std::shared_ptr<Memory>;

QJsonObject structured(const RawJson &result)
{
    return toJsonValue(member(result, "structuredContent")).toObject();
}

std::function<QByteArray()> fixed(const char *arguments)
{
    return [bytes = QByteArray(arguments)] { return bytes; };
}

DemoStep searchStep()
{
    return {u"Find a tool by what it does"_s, "search_tools",
            fixed("{\"query\":\"write a long weather report\",\"limit\":3}"),
            [](const RawJson &result) {
                for (const QJsonValue tool : structured(result)["tools"_L1].toArray()) {
                    if (tool["name"_L1].toString() == "make_report"_L1)
                        return QString();
                }
                return u"The search did not find make_report."_s;
            }};
}

DemoStep detailsStep()
{
    return {u"Read how it is called: only now does a schema reach the model"_s, "get_tool_details",
            fixed("{\"server_name\":\"demo\",\"tool_name\":\"make_report\"}"),
            [](const RawJson &result) {
                const QJsonValue schema = structured(result)["tool_schema"_L1];
                return schema["properties"_L1]["lines"_L1].isObject()
                           ? QString()
                           : u"The schema of make_report does not name its argument."_s;
            }};
}

DemoStep manageStep(const QString &title, const char *action)
{
    return {title, "manage_server",
            fixed(qPrintable(
                u"{\"server_name\":\"demo\",\"action\":\"%1\"}"_s.arg(QLatin1StringView(action)))),
            [](const RawJson &result) {
                return structured(result)["success"_L1].toBool()
                           ? QString()
                           : u"manage_server does not report success."_s;
            }};
}

DemoStep executeStep()
{
    return {u"Call a tool: a small result comes as the server sent it"_s, "execute_tool",
            fixed("{\"server_name\":\"demo\",\"tool_name\":\"convert_units\","
                  "\"arguments\":{\"value\":26.2,\"from\":\"mile\",\"to\":\"km\"}}"),
            [](const RawJson &result) {
                const double kilometres = structured(result)["value"_L1].toDouble();
                return kilometres > 42.1 && kilometres < 42.2
                           ? QString()
                           : u"26.2 miles are not %1 km."_s.arg(kilometres);
            }};
}

DemoStep largeStep(const SharedMemory &memory)
{
    return {u"Call one with a large result: a preview and a reference come instead"_s,
            "execute_tool",
            fixed(qPrintable(u"{\"server_name\":\"demo\",\"tool_name\":\"make_report\","
                             "\"arguments\":{\"lines\":%1}}"_s.arg(kReportLines))),
            [memory](const RawJson &result) {
                static const QRegularExpression id(u"\\b[0-9a-f]{32}\\b"_s);
                memory->ref = id.match(QString::fromUtf8(result.view())).captured();
                return isRandomId(memory->ref) ? QString()
                                               : u"The large result came without a reference."_s;
            }};
}

DemoStep chunkStep(const SharedMemory &memory)
{
    DemoStep step{u"Read what was kept aside, piece by piece"_s, "get_content", {}, {}};
    step.arguments = [memory] {
        return u"{\"ref_id\":\"%1\",\"chunk_index\":%2}"_s
            .arg(memory->ref, QString::number(memory->chunk))
            .toUtf8();
    };
    step.check = [memory](const RawJson &result) -> QString {
        const QJsonObject chunk = structured(result);
        memory->chunks = chunk["total_chunks"_L1].toInt();
        if (memory->chunks < 2 || chunk["chunk_index"_L1].toInt(-1) != memory->chunk)
            return u"This is not chunk %1 of several."_s.arg(memory->chunk);
        memory->report +=
            chunk["text"_L1].isString() ? chunk["text"_L1].toString() : firstText(result);
        if (++memory->chunk < memory->chunks)
            return {};
        const qsizetype lines = memory->report.trimmed().count(u'\n') + 1;
        return lines >= kReportLines ? QString()
                                     : u"The chunks together have %1 lines only."_s.arg(lines);
    };
    step.again = [memory] { return memory->chunk < memory->chunks; };
    return step;
}

DemoStep backgroundStep(const SharedMemory &memory)
{
    return {u"Start slow work in the background: the answer comes at once"_s, "execute_tool",
            fixed("{\"server_name\":\"demo\",\"tool_name\":\"slow_count\","
                  "\"arguments\":{\"seconds\":1},\"in_background\":true}"),
            [memory](const RawJson &result) {
                memory->task = structured(result)["task_id"_L1].toString();
                return isRandomId(memory->task) ? QString() : u"There is no task id."_s;
            }};
}

DemoStep pollStep(const SharedMemory &memory)
{
    DemoStep step{u"Fetch its result when it is there"_s, "poll_task_result", {}, {}};
    step.arguments = [memory] {
        return u"{\"task_id\":\"%1\",\"wait_s\":20}"_s.arg(memory->task).toUtf8();
    };
    step.check = [](const RawJson &result) {
        const QString status = structured(result)["status"_L1].toString();
        return status == "completed"_L1 ? QString() : u"The task is %1."_s.arg(status);
    };
    return step;
}

DemoStep runningStep()
{
    return {u"See that nothing runs any more"_s, "list_running_servers", fixed("{}"),
            [](const RawJson &result) {
                const QJsonValue running = structured(result)["running_servers"_L1];
                return running.isArray() && running.toArray().isEmpty() ? QString()
                                                                        : u"A server still runs."_s;
            }};
}

} // namespace

QString firstText(const RawJson &result)
{
    const RawJson content = member(result, "content");
    JsonCursor at(content.view());
    if (!at.enterArray())
        return {};
    while (at.nextElement()) {
        const RawJson block = content.part(at.takeValue());
        if (const auto text = decodeString(member(block, "text").view()))
            return *text;
    }
    return {};
}

std::vector<DemoStep> demoSteps()
{
    const auto memory = std::make_shared<Memory>();
    return {searchStep(),
            detailsStep(),
            manageStep(u"Start the server"_s, "start"),
            executeStep(),
            largeStep(memory),
            chunkStep(memory),
            backgroundStep(memory),
            pollStep(memory),
            manageStep(u"Shut the server down"_s, "shutdown"),
            runningStep()};
}

} // namespace mcprt
