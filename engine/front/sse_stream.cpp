// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/sse_stream.h"

#include <charconv>

namespace mcprt {

namespace {

/// Time after which a client comes back, ms.
constexpr QByteArrayView kRetry = "retry: 1000\n";

bool parseNumber(QByteArrayView text, quint32 *number)
{
    const auto parsed = std::from_chars(text.begin(), text.end(), *number);
    return parsed.ec == std::errc() && parsed.ptr == text.end();
}

} // namespace

std::optional<SseStream::EventId> SseStream::parseEventId(QByteArrayView text)
{
    const qsizetype dash = text.indexOf('-');
    EventId id;
    if (dash <= 0 || !parseNumber(text.first(dash), &id.stream)
        || !parseNumber(text.sliced(dash + 1), &id.number))
        return std::nullopt;
    return id;
}

void SseStream::attach(HttpExchange exchange, std::optional<quint32> after)
{
    if (m_exchange.isOpen())
        m_exchange.endStream();
    m_exchange = std::move(exchange);
    m_exchange.beginStream(
        {200,
         {{"Cache-Control", "no-cache, no-transform"}, {"X-Accel-Buffering", "no"}},
         QByteArrayLiteral("text/event-stream"),
         {}});
    if (!after && m_primes) {
        QByteArray priming;
        priming += "id: " + QByteArray::number(m_id) + '-' + QByteArray::number(m_lastNumber);
        priming += '\n';
        priming += kRetry;
        priming += "data: \n\n";
        write(priming);
    }
    if (after) {
        for (const Event &event : m_kept) {
            if (event.number > *after)
                write(format(event.number, event.message));
        }
    }
    if (m_ended)
        m_exchange.endStream();
}

void SseStream::send(const QByteArray &message)
{
    const quint32 number = ++m_lastNumber;
    if (isAttached())
        write(format(number, message));
    keep(number, message);
}

void SseStream::sendComment()
{
    write(": still here\n\n");
}

void SseStream::end()
{
    m_ended = true;
    if (m_exchange.isOpen())
        m_exchange.endStream();
}

void SseStream::write(const QByteArray &bytes)
{
    m_exchange.writeStream(bytes);
    m_lastWrite = std::chrono::steady_clock::now();
}

QByteArray SseStream::format(quint32 number, QByteArrayView message) const
{
    QByteArray out;
    out.reserve(message.size() + 48);
    out += "event: message\nid: ";
    out += QByteArray::number(m_id);
    out += '-';
    out += QByteArray::number(number);
    out += "\ndata: ";
    out += message; // JSON on one line
    out += "\n\n";
    return out;
}

/// The newest message stays even if it is too large, as long as nobody has been given it.
void SseStream::keep(quint32 number, const QByteArray &message)
{
    m_kept.push_back({number, message});
    m_keptBytes += message.size();
    const size_t least = isAttached() ? 0 : 1;
    while (m_keptBytes > kMaxKeptBytes && m_kept.size() > least) {
        m_keptBytes -= m_kept.front().message.size();
        m_kept.pop_front();
    }
}

bool SseStream::canResumeAfter(quint32 number) const
{
    if (number > m_lastNumber)
        return false;
    return number == m_lastNumber || (!m_kept.empty() && m_kept.front().number <= number + 1);
}

} // namespace mcprt
