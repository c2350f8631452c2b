// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/stderr_ring.h"

#include <algorithm>
#include <cstring>

namespace mcprt {

namespace {

/// Position behind the terminal sequence that starts at \a at (an ESC).
qsizetype behindEscape(QByteArrayView line, qsizetype at)
{
    if (++at >= line.size())
        return at;
    const char kind = line[at];
    if (kind == ']') { // title and links: up to BEL or ESC backslash
        while (at < line.size() && line[at] != '\a' && line[at] != '\x1b')
            ++at;
        return std::min(at + 1, line.size());
    }
    if (kind != '[')
        return at + 1;
    while (++at < line.size() && (line[at] < '@' || line[at] > '~')) {
    }
    return std::min(at + 1, line.size());
}

QString readable(QByteArrayView line)
{
    QByteArray plain;
    plain.reserve(line.size());
    for (qsizetype at = 0; at < line.size();) {
        const char c = line[at];
        if (c == '\x1b') {
            at = behindEscape(line, at);
            continue;
        }
        if (uchar(c) >= 0x20 && c != 0x7f)
            plain += c;
        else if (c == '\t')
            plain += ' ';
        ++at;
    }
    QString text = QString::fromUtf8(plain).trimmed();
    if (text.size() > StderrRing::kMaxLineCharacters) {
        text.truncate(StderrRing::kMaxLineCharacters);
        text += u'…';
    }
    return text;
}

/// A progress bar rewrites its line with CR; only what was last to be seen counts.
QByteArrayView lastWritten(QByteArrayView line)
{
    while (line.endsWith('\r'))
        line.chop(1);
    return line.sliced(line.lastIndexOf('\r') + 1);
}

} // namespace

void StderrRing::append(QByteArrayView bytes)
{
    m_total += bytes.size();
    if (bytes.size() > m_maxBytes)
        bytes = bytes.last(m_maxBytes);
    const qsizetype free = m_maxBytes - m_bytes.size();
    const qsizetype growing = std::min(free, bytes.size());
    m_bytes.append(bytes.data(), growing);
    bytes = bytes.sliced(growing);
    while (!bytes.isEmpty()) {
        const qsizetype run = std::min(bytes.size(), m_maxBytes - m_begin);
        std::memcpy(m_bytes.data() + m_begin, bytes.data(), size_t(run));
        m_begin = (m_begin + run) % m_maxBytes;
        bytes = bytes.sliced(run);
    }
}

void StderrRing::clear()
{
    m_bytes.clear();
    m_begin = 0;
    m_total = 0;
}

QStringList StderrRing::tail(qsizetype lines) const
{
    QByteArray all;
    all.reserve(m_bytes.size());
    all.append(m_bytes.constData() + m_begin, m_bytes.size() - m_begin);
    all.append(m_bytes.constData(), m_begin);
    if (m_total > m_bytes.size())
        all = all.sliced(all.indexOf('\n') + 1); // its start is gone
    all = m_secrets->filtered(std::move(all));
    QStringList newest;
    QByteArrayView rest(all);
    while (!rest.isEmpty() && newest.size() < lines) {
        const qsizetype cut = rest.lastIndexOf('\n');
        const QString line = readable(lastWritten(rest.sliced(cut + 1)));
        if (!line.isEmpty())
            newest.prepend(line);
        rest = rest.first(std::max(cut, qsizetype(0)));
    }
    return newest;
}

} // namespace mcprt
