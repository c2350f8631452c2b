// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/http_exchange.h"

#include <chrono>
#include <deque>
#include <optional>

namespace mcprt {

/// Server-sent events of one MCP stream. Numbers its messages and keeps the latest, so that a
/// client whose connection broke can have them again on another one.
///
/// \sa MCP 2025-11-25, basic/transports, resumability; WHATWG HTML, server-sent events
class SseStream
{
public:
    /// Bytes of messages kept for a client that comes back.
    static constexpr qsizetype kMaxKeptBytes = 4 * 1024 * 1024;

    /// \param id      within its session
    /// \param primes  begins with an event that has an id and no data (from 2025-11-25 on; clients
    ///                of earlier revisions take it for a broken message)
    SseStream(quint32 id, bool primes)
        : m_id(id)
        , m_primes(primes)
    {}

    /// Writes to \a exchange from now on; a connection that was attached before is ended. With
    /// \a after, what is kept and newer goes out first.
    void attach(HttpExchange exchange, std::optional<quint32> after = std::nullopt);
    void send(const QByteArray &message);
    /// Tells proxies and the client that the stream is alive.
    void sendComment();
    /// No message follows. What is kept stays for a client that comes back.
    void end();

    [[nodiscard]] quint32 id() const { return m_id; }
    /// Someone reads.
    [[nodiscard]] bool isAttached() const { return m_exchange.isOpen(); }
    [[nodiscard]] bool hasEnded() const { return m_ended; }
    [[nodiscard]] std::chrono::steady_clock::time_point lastWrite() const { return m_lastWrite; }
    /// True when a client that has seen event \a number can be given all that followed.
    [[nodiscard]] bool canResumeAfter(quint32 number) const;

    struct EventId
    {
        quint32 stream{};
        quint32 number{};
    };
    /// Reads a `Last-Event-ID` that we have given out.
    [[nodiscard]] static std::optional<EventId> parseEventId(QByteArrayView text);

private:
    struct Event
    {
        quint32 number;
        QByteArray message;
    };

    void write(const QByteArray &bytes);
    [[nodiscard]] QByteArray format(quint32 number, QByteArrayView message) const;
    void keep(quint32 number, const QByteArray &message);

    quint32 m_id;
    bool m_primes;
    bool m_ended = false;
    quint32 m_lastNumber = 0;
    HttpExchange m_exchange;
    std::deque<Event> m_kept;
    qsizetype m_keptBytes = 0;
    std::chrono::steady_clock::time_point m_lastWrite;
};

} // namespace mcprt
