// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

#include <chrono>
#include <deque>
#include <optional>

namespace mcprt {

struct SseEvent
{
    QByteArray type; ///< empty = `message`
    QByteArray data; ///< lines joined by a line feed
};

/// Reads a `text/event-stream` as it comes in. Where the stream is cut does not matter.
/// \sa https://html.spec.whatwg.org/multipage/server-sent-events.html
class SseParser
{
public:
    /// \a maxEventBytes bounds one event and one line.
    explicit SseParser(qsizetype maxEventBytes)
        : m_maxEventBytes(maxEventBytes)
    {}

    void feed(QByteArrayView chunk);
    /// Next complete event, nullopt when more bytes are needed.
    [[nodiscard]] std::optional<SseEvent> next();

    /// An event exceeded the limit; nothing more comes out.
    [[nodiscard]] bool overflowed() const { return m_overflowed; }
    /// `id` of the newest event, to resume behind it; empty = none.
    [[nodiscard]] const QByteArray &lastEventId() const { return m_lastEventId; }
    /// Pause before reconnecting that the server asked for.
    [[nodiscard]] std::optional<std::chrono::milliseconds> retry() const { return m_retry; }
    /// A new stream begins: forgets what was unfinished, keeps lastEventId() and retry().
    void restart();

private:
    void onLine(QByteArrayView line);
    void onField(QByteArrayView name, QByteArrayView value);
    void dispatch();

    qsizetype m_maxEventBytes;
    std::deque<SseEvent> m_ready;
    QByteArray m_line; ///< start of a line that has no end yet
    QByteArray m_type;
    QByteArray m_data;
    QByteArray m_id;
    QByteArray m_lastEventId;
    std::optional<std::chrono::milliseconds> m_retry;
    bool m_hasData = false;
    bool m_afterCr = false; ///< a line feed now belongs to the line end before
    bool m_atStart = true;  ///< a byte order mark may come
    bool m_overflowed = false;
};

} // namespace mcprt
