// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/line_framer.h"

#include <cstring>

namespace mcprt {

void LineFramer::feed(const QByteArray &chunk)
{
    if (m_begin == m_buffer.size()) {
        m_buffer = chunk; // the common case: whole lines came, nothing is left over
        m_begin = m_scanned = 0;
        return;
    }
    if (m_begin > 0) {
        // Slices handed out may still share the old buffer, so the tail moves to a new one.
        QByteArray tail;
        tail.reserve(m_buffer.size() - m_begin + chunk.size());
        tail.append(m_buffer.constData() + m_begin, m_buffer.size() - m_begin);
        m_buffer = std::move(tail);
        m_scanned -= m_begin;
        m_begin = 0;
    }
    m_buffer += chunk;
}

Result<std::optional<ByteSlice>> LineFramer::next()
{
    const char *data = m_buffer.constData();
    const auto *found = static_cast<const char *>(
        std::memchr(data + m_scanned, '\n', size_t(m_buffer.size() - m_scanned)));
    const qsizetype end = found ? found - data : m_buffer.size();
    if (end - m_begin > m_maxLineBytes) {
        return fail(
            ErrorCode::LimitExceeded,
            QStringLiteral("A message is longer than the limit of %1 bytes.").arg(m_maxLineBytes));
    }
    if (!found) {
        m_scanned = m_buffer.size();
        return std::optional<ByteSlice>();
    }
    qsizetype length = end - m_begin;
    if (length > 0 && data[end - 1] == '\r')
        --length;
    ByteSlice line(m_buffer, QByteArrayView(data + m_begin, length));
    m_begin = m_scanned = end + 1;
    return std::optional<ByteSlice>(std::move(line));
}

} // namespace mcprt
