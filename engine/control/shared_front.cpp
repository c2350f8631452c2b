// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/control/shared_front.h"

#include "engine/mcp/client_name.h"
#include "engine/zmq/zmq_socket.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr qsizetype kMaxMessage = ZmqSocket::kMaxMessageBytes - 1024;

} // namespace

SharedFront::SharedFront(int inFd, int outFd)
    : m_lines(
        inFd, outFd, [this](const ByteSlice &line) { onLine(line); },
        [this] { return isWaiting(); })
{
    connect(&m_lines, &StdioLines::finished, this, &SharedFront::finished);
}

void SharedFront::connectEngine(Send toEngine)
{
    m_toEngine = std::move(toEngine);
    repeat();
    while (m_toEngine && !m_held.empty()) {
        const QByteArray line = std::move(m_held.front());
        m_held.pop_front();
        onLine(line);
    }
    if (m_toEngine)
        m_lines.setReading(true);
}

/// Tells a new engine what the client told the old one.
void SharedFront::repeat()
{
    m_swallow.clear();
    const auto again = [this](const QByteArray &line) {
        if (line.isEmpty())
            return;
        const QByteArray id = salvageId(line).toByteArray();
        if (!id.isEmpty() && !m_pending.contains(id))
            m_swallow.insert(id);
        m_toEngine(line);
    };
    again(m_initialize);
    again(m_initialized);
    again(m_logLevel);
    for (const auto &[uri, line] : m_subscriptions)
        again(line);
}

void SharedFront::disconnectEngine(const QString &why)
{
    m_toEngine = nullptr;
    m_lines.setReading(false);
    for (const QByteArray &id : std::exchange(m_asked, {})) {
        m_lines.send(buildNotification(
            "notifications/cancelled",
            QByteArray(R"({"requestId":)" + id + R"(,"reason":"the engine has ended"})")));
    }
    auto pending = std::exchange(m_pending, {});
    // An `initialize` without an answer is simply asked again.
    if (auto node = pending.extract(salvageId(m_initialize).toByteArray()))
        m_pending.insert(std::move(node));
    for (const auto &[id, method] : pending) {
        m_lines.send(buildError(
            id, rpc::kServerError,
            u"%1 The call did not finish, and what it did is not known. Tasks of that process are "
            "gone. Call again: the next process takes over."_s.arg(why)));
    }
}

void SharedFront::onLine(const ByteSlice &line)
{
    if (line.view().trimmed().isEmpty())
        return;
    if (!m_toEngine) {
        m_held.push_back(line.view().toByteArray());
        return;
    }
    const auto envelope = parseEnvelope(line);
    if (!envelope)
        return m_lines.send(buildError(salvageId(line).view(), envelope.error()));
    switch (envelope->kind) {
    case Envelope::Kind::Request: return onRequest(*envelope, line);
    case Envelope::Kind::Notification:
        if (envelope->method == "notifications/initialized")
            m_initialized = line.view().toByteArray();
        else if (envelope->method == "notifications/cancelled") // may get no answer any more
            m_pending.erase(member(envelope->params, "requestId").toByteArray());
        return forward(line);
    case Envelope::Kind::Result:
    case Envelope::Kind::Error:
        if (m_asked.remove(envelope->id.toByteArray())) // else asked by an engine that is gone
            forward(line);
        return;
    }
}

void SharedFront::onRequest(const Envelope &request, const ByteSlice &line)
{
    if (line.size() > kMaxMessage) {
        return m_lines.send(buildError(
            request.id.view(), rpc::kServerError,
            u"The request has %1 bytes; a client that shares its engine may send 32 MiB at most."_s
                .arg(line.size())));
    }
    remember(request.method, request.params, line);
    m_pending[request.id.toByteArray()] = request.method;
    forward(line);
    if (!m_name) {
        m_name = clientNameIn(request);
        emit named();
    }
}

void SharedFront::remember(const QByteArray &method, const RawJson &params, const ByteSlice &line)
{
    const auto uri = [&] { return member(params, "uri").toByteArray(); };
    if (method == "initialize" && m_initialize.isEmpty())
        m_initialize = line.view().toByteArray();
    else if (method == "logging/setLevel")
        m_logLevel = line.view().toByteArray();
    else if (method == "resources/subscribe")
        m_subscriptions[uri()] = line.view().toByteArray();
    else if (method == "resources/unsubscribe")
        m_subscriptions.erase(uri());
}

void SharedFront::forward(const ByteSlice &line)
{
    if (line.size() <= kMaxMessage)
        m_toEngine(line.toByteArray());
}

void SharedFront::receive(const QByteArray &message)
{
    if (const auto envelope = parseEnvelope(message)) {
        const QByteArray id = envelope->id.toByteArray();
        switch (envelope->kind) {
        case Envelope::Kind::Notification:
            if (envelope->method == "notifications/cancelled")
                m_asked.remove(member(envelope->params, "requestId").toByteArray());
            break;
        case Envelope::Kind::Request: m_asked.insert(id); break;
        case Envelope::Kind::Result:
        case Envelope::Kind::Error:
            if (m_pending.erase(id) == 0 && m_swallow.remove(id))
                return;
            break;
        }
    }
    m_lines.send(message);
}

} // namespace mcprt
