// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/demo_server/demo_server.h"

#include "app/demo_server/demo_tools.h"

#include <QJsonArray>

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qsizetype kMaxLineBytes = 16 << 20;
constexpr double kMaxSeconds = 600;
constexpr std::array kProtocols{"2025-11-25"_L1, "2025-06-18"_L1, "2025-03-26"_L1, "2024-11-05"_L1};

QJsonObject objectOf(const RawJson &raw)
{
    return raw.isObject() ? toJsonValue(raw).toObject() : QJsonObject();
}

} // namespace

DemoServer::DemoServer(std::function<void(const QByteArray &line)> send)
    : m_send(std::move(send))
    , m_framer(kMaxLineBytes)
{}

void DemoServer::receive(const QByteArray &bytes)
{
    m_framer.feed(bytes);
    for (;;) {
        const auto line = m_framer.next();
        if (!line) {
            emit lost();
            return;
        }
        if (!*line)
            return;
        if (!(*line)->isEmpty())
            onMessage(**line);
    }
}

void DemoServer::onMessage(const ByteSlice &line)
{
    const auto envelope = parseEnvelope(line);
    if (!envelope)
        return m_send(buildError(salvageId(line).view(), envelope.error()));
    switch (envelope->kind) {
    case Envelope::Kind::Request: onRequest(*envelope); break;
    case Envelope::Kind::Notification: onNotification(*envelope); break;
    case Envelope::Kind::Result:
    case Envelope::Kind::Error: break; // we ask nothing
    }
}

void DemoServer::onRequest(const Envelope &request)
{
    const auto answer = [&](const QJsonObject &result) {
        m_send(buildResult(request.id.view(), toRawJson(result).view()));
    };
    if (request.method == "initialize")
        answer(initializeResult(objectOf(request.params)));
    else if (request.method == "ping")
        answer({});
    else if (request.method == "tools/list")
        m_send(buildResult(request.id.view(), demoToolList()));
    else if (request.method == "tools/call")
        callTool(request);
    else
        m_send(buildError(request.id.view(), rpc::kMethodNotFound,
                          u"Method not found: "_s + QString::fromUtf8(request.method)));
}

void DemoServer::onNotification(const Envelope &notification)
{
    if (notification.method == "notifications/cancelled")
        m_counts.erase(member(notification.params, "requestId").toByteArray());
}

QJsonObject DemoServer::initializeResult(const QJsonObject &params)
{
    const QString asked = params["protocolVersion"_L1].toString();
    const bool isKnown = std::ranges::find(kProtocols, asked) != kProtocols.end();
    return {{"protocolVersion"_L1, isKnown ? asked : QString(kProtocols.front())},
            {"capabilities"_L1, QJsonObject{{"tools"_L1, QJsonObject()}}},
            {"serverInfo"_L1, QJsonObject{{"name"_L1, u"mcp-runtime-demo-server"_s},
                                          {"title"_L1, u"Demo library"_s},
                                          {"version"_L1, QStringLiteral(MCPRT_VERSION)}}},
            {"instructions"_L1,
             u"A sample server with a small library of books and notes and a few everyday tools: "
             "unit conversion, counting words, dates, charts and long reports. It reads and "
             "changes nothing on this computer."_s}};
}

void DemoServer::callTool(const Envelope &request)
{
    const QByteArray name =
        decodeUtf8(member(request.params, "name").view()).value_or(QByteArray());
    const QJsonObject arguments = objectOf(member(request.params, "arguments"));
    if (name == "slow_count")
        return startCounting(request, arguments);
    const auto run = findDemoTool(name);
    if (!run) {
        return m_send(buildError(request.id.view(), rpc::kInvalidParams,
                                 u"Unknown tool: "_s + QString::fromUtf8(name)));
    }
    m_send(buildResult(request.id.view(), toRawJson(run(arguments)).view()));
}

void DemoServer::startCounting(const Envelope &request, const QJsonObject &arguments)
{
    const double seconds = arguments["seconds"_L1].toDouble(5);
    if (seconds < 0 || seconds > kMaxSeconds) {
        return m_send(buildResult(
            request.id.view(),
            toRawJson(toolError(u"seconds must be from 0 to %1."_s.arg(kMaxSeconds))).view()));
    }
    auto count = std::make_unique<Count>();
    count->id = request.id.toByteArray();
    count->progressToken = member(member(request.params, "_meta"), "progressToken").toByteArray();
    count->seconds = seconds;
    count->steps = std::clamp(int(seconds * 2), 1, 100);
    count->timer.setInterval(int(seconds * 1000) / count->steps);
    Count &running = *count;
    connect(&running.timer, &QTimer::timeout, this, [this, &running] { countOn(running); });
    running.timer.start();
    m_counts[running.id] = std::move(count); // a second request with the same id replaces the first
}

void DemoServer::countOn(Count &count)
{
    ++count.step;
    if (!count.progressToken.isEmpty()) {
        QByteArray params = "{\"progressToken\":" + count.progressToken;
        params += ",\"progress\":" + QByteArray::number(count.step);
        params += ",\"total\":" + QByteArray::number(count.steps);
        params += ",\"message\":\"step " + QByteArray::number(count.step) + " of "
                  + QByteArray::number(count.steps) + "\"}";
        m_send(buildNotification("notifications/progress", params));
    }
    if (count.step < count.steps)
        return;
    const QJsonObject counted{{"steps"_L1, count.steps}, {"seconds"_L1, count.seconds}};
    const QByteArray id = count.id;
    count.timer.stop();
    m_send(buildResult(
        id, toRawJson(toolResult(
                          counted,
                          u"Counted %1 steps in %2 seconds."_s.arg(count.steps).arg(count.seconds)))
                .view()));
    // The timer is on the stack, so the count goes when it has returned.
    QTimer::singleShot(0, this, [this, id] {
        const auto it = m_counts.find(id);
        if (it != m_counts.end() && !it->second->timer.isActive())
            m_counts.erase(it);
    });
}

} // namespace mcprt
