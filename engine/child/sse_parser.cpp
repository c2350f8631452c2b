// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/sse_parser.h"

#include <algorithm>

namespace mcprt {

void SseParser::feed(QByteArrayView chunk)
{
    const char *at = chunk.begin();
    const char *end = chunk.end();
    while (at < end && !m_overflowed) {
        if (std::exchange(m_afterCr, false) && *at == '\n') {
            ++at;
            continue;
        }
        const char *stop = std::find_if(at, end, [](char c) { return c == '\n' || c == '\r'; });
        if (m_line.size() + (stop - at) + m_data.size() > m_maxEventBytes) {
            m_overflowed = true;
            return;
        }
        if (stop == end) {
            m_line.append(at, end - at);
            return;
        }
        m_afterCr = *stop == '\r';
        if (m_line.isEmpty()) {
            onLine(QByteArrayView(at, stop));
        } else {
            m_line.append(at, stop - at);
            onLine(m_line);
            m_line.clear();
        }
        at = stop + 1;
    }
}

std::optional<SseEvent> SseParser::next()
{
    if (m_ready.empty())
        return std::nullopt;
    SseEvent event = std::move(m_ready.front());
    m_ready.pop_front();
    return event;
}

void SseParser::restart()
{
    m_line.clear();
    m_type.clear();
    m_data.clear();
    m_id = m_lastEventId;
    m_hasData = m_afterCr = m_overflowed = false;
    m_atStart = true;
}

void SseParser::onLine(QByteArrayView line)
{
    if (std::exchange(m_atStart, false) && line.startsWith("\xef\xbb\xbf"))
        line = line.sliced(3);
    if (line.isEmpty())
        return dispatch();
    const qsizetype colon = line.indexOf(':');
    if (colon == 0)
        return; // a comment that keeps the connection open
    if (colon < 0)
        return onField(line, {});
    QByteArrayView value = line.sliced(colon + 1);
    if (value.startsWith(' '))
        value = value.sliced(1);
    onField(line.first(colon), value);
}

void SseParser::onField(QByteArrayView name, QByteArrayView value)
{
    if (name == "data") {
        if (std::exchange(m_hasData, true))
            m_data += '\n';
        m_data += value;
    } else if (name == "event") {
        m_type = value.toByteArray();
    } else if (name == "id") {
        if (!value.contains('\0'))
            m_id = value.toByteArray();
    } else if (name == "retry") {
        const bool digits =
            std::all_of(value.begin(), value.end(), [](char c) { return c >= '0' && c <= '9'; });
        if (digits && !value.isEmpty() && value.size() <= 9)
            m_retry = std::chrono::milliseconds(value.toByteArray().toLongLong());
    }
}

void SseParser::dispatch()
{
    m_lastEventId = m_id;
    if (std::exchange(m_hasData, false))
        m_ready.push_back({std::exchange(m_type, {}), std::exchange(m_data, {})});
    m_type.clear();
}

} // namespace mcprt
