// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/http_session.h"

#include <algorithm>

using namespace std::chrono_literals;

namespace mcprt {

namespace {

constexpr size_t kMaxStreams = 64;
constexpr auto kResumeTime = 5min;

} // namespace

HttpSession::HttpSession(QByteArray id, Surface &surface, OwnerKey owner)
    : m_id(std::move(id))
    , m_mcp(surface, std::move(owner))
{
    m_mcp.setEventSink([this](const QByteArray &message) {
        if (m_listening.empty())
            return;
        const auto read = std::find_if(m_listening.rbegin(), m_listening.rend(),
                                       [](const auto &stream) { return stream->isAttached(); });
        (read == m_listening.rend() ? m_listening.back() : *read)->send(message);
    });
}

bool HttpSession::hasReader() const
{
    return std::ranges::any_of(m_streams, [](const auto &s) { return s.second->isAttached(); });
}

bool HttpSession::isIdle() const
{
    return m_mcp.openRequests() == 0 && !hasReader();
}

std::shared_ptr<SseStream> HttpSession::openStream(HttpExchange exchange)
{
    forgetOldStreams(std::chrono::steady_clock::now());
    const quint32 id = ++m_lastStream;
    auto stream = std::make_shared<SseStream>(id, m_mcp.version() >= "2025-11-25");
    m_streams.emplace(id, stream);
    stream->attach(std::move(exchange));
    return stream;
}

void HttpSession::listen(HttpExchange exchange)
{
    std::erase_if(m_listening, [](const auto &stream) {
        if (!stream->isAttached())
            stream->end(); // what it holds can still be had
        return !stream->isAttached();
    });
    m_listening.push_back(openStream(std::move(exchange)));
}

void HttpSession::endListening()
{
    for (const auto &stream : m_listening)
        stream->end();
}

bool HttpSession::resumeStream(QByteArrayView lastEventId, HttpExchange &exchange)
{
    const auto event = SseStream::parseEventId(lastEventId);
    const auto at = event ? m_streams.find(event->stream) : m_streams.end();
    if (at == m_streams.end() || !at->second->canResumeAfter(event->number))
        return false;
    at->second->attach(std::move(exchange), event->number);
    return true;
}

void HttpSession::tend(Time now, std::chrono::milliseconds silence)
{
    for (const auto &[id, stream] : m_streams) {
        if (stream->isAttached() && now - stream->lastWrite() >= silence)
            stream->sendComment();
    }
    forgetOldStreams(now);
}

void HttpSession::forgetOldStreams(Time now)
{
    std::erase_if(m_streams, [now](const auto &entry) {
        const SseStream &stream = *entry.second;
        return !stream.isAttached() && stream.hasEnded() && now - stream.lastWrite() > kResumeTime;
    });
    // Whoever still has to write to a stream holds it too; only resuming it becomes impossible.
    for (auto at = m_streams.begin(); m_streams.size() > kMaxStreams && at != m_streams.end();)
        at = at->second->isAttached() || std::ranges::count(m_listening, at->second) > 0
                 ? std::next(at)
                 : m_streams.erase(at);
}

} // namespace mcprt
