// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/mcp_session.h"
#include "engine/front/sse_stream.h"

#include <map>
#include <vector>

namespace mcprt {

/// One `Mcp-Session-Id`: the conversation and its event streams.
class HttpSession
{
public:
    using Time = std::chrono::steady_clock::time_point;

    HttpSession(QByteArray id, Surface &surface, OwnerKey owner);

    [[nodiscard]] const QByteArray &id() const { return m_id; }
    [[nodiscard]] McpSession &mcp() { return m_mcp; }

    [[nodiscard]] Time lastUsed() const { return m_lastUsed; }
    void touch() { m_lastUsed = std::chrono::steady_clock::now(); }
    /// No request is open and nobody reads a stream.
    [[nodiscard]] bool isIdle() const;
    [[nodiscard]] bool hasReader() const;

    /// A new stream that reads into \a exchange.
    std::shared_ptr<SseStream> openStream(HttpExchange exchange);
    /// As openStream(); messages that belong to no request go there from now on, and what its
    /// reader has missed is kept for it. Earlier streams of this kind get more only once nobody
    /// reads the later ones.
    void listen(HttpExchange exchange);
    /// Ends the stream of listen(); it can be had again.
    void endListening();
    /// Gives \a exchange what followed the event \a lastEventId, and what is to come.
    /// \return false, without using \a exchange, when that is not known any more.
    bool resumeStream(QByteArrayView lastEventId, HttpExchange &exchange);
    /// Keep-alive comments for streams silent for \a silence; forgets streams that no one will
    /// ask for again.
    void tend(Time now, std::chrono::milliseconds silence);

private:
    void forgetOldStreams(Time now);

    QByteArray m_id;
    std::map<quint32, std::shared_ptr<SseStream>> m_streams;
    std::vector<std::shared_ptr<SseStream>> m_listening; ///< GET streams, the latest last
    quint32 m_lastStream = 0;
    Time m_lastUsed = std::chrono::steady_clock::now();
    McpSession m_mcp; // last: its end still writes to the streams
};

} // namespace mcprt
