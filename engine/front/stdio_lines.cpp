// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/stdio_lines.h"

#include "engine/base/log.h"
#include "engine/mcp/envelope.h"

#include <QPointer>

namespace mcprt {

StdioLines::StdioLines(int inFd, int outFd, OnLine onLine, IsWaiting isWaiting)
    : m_onLine(std::move(onLine))
    , m_isWaiting(std::move(isWaiting))
    , m_channel(StdioChannel::create(inFd, outFd))
    , m_framer(m_maxLineBytes)
{
    connect(m_channel.get(), &StdioChannel::received, this, &StdioLines::onReceived);
    connect(m_channel.get(), &StdioChannel::ended, this, &StdioLines::finish);
    connect(m_channel.get(), &StdioChannel::writable, this, [this] {
        m_blocked = false;
        flush();
    });
}

void StdioLines::setLimits(qsizetype lineBytes, qsizetype unsentBytes)
{
    m_maxLineBytes = lineBytes;
    m_maxUnsentBytes = unsentBytes;
    m_framer = LineFramer(lineBytes);
}

void StdioLines::setReading(bool on)
{
    m_wanted = on;
    watchBacklog();
}

void StdioLines::onReceived(const QByteArray &bytes)
{
    const QPointer<StdioLines> alive = this; // a request may lead to our end
    m_reading = true;
    QByteArray chunk = bytes;
    while (!chunk.isEmpty()) {
        if (std::exchange(m_skippingLine, false)) {
            chunk = behindLine(chunk);
            continue;
        }
        m_framer.feed(chunk);
        takeLines();
        if (!alive || m_finished)
            return;
        if (m_skippingLine) { // the line that is too long began somewhere in or before this chunk
            const qsizetype tail = std::min(m_framer.pendingBytes(), chunk.size());
            m_framer = LineFramer(m_maxLineBytes);
            chunk = chunk.last(tail);
            continue;
        }
        break;
    }
    m_reading = false;
    flush();
}

void StdioLines::takeLines()
{
    const QPointer<StdioLines> alive = this;
    for (;;) {
        const auto line = m_framer.next();
        if (!line) {
            qCWarning(lcFront).noquote() << "stdin:" << line.error().message;
            send(buildError({}, rpc::kInvalidRequest, line.error().message));
            m_skippingLine = true;
            return;
        }
        if (!line->has_value())
            return;
        m_onLine(**line);
        if (!alive || m_finished)
            return;
    }
}

QByteArray StdioLines::behindLine(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    m_skippingLine = end < 0;
    return end < 0 ? QByteArray() : bytes.sliced(end + 1);
}

void StdioLines::send(QByteArray message)
{
    if (m_finished)
        return;
    if (m_unsent.isEmpty())
        m_unsent = std::move(message); // the builders leave room for the line end
    else
        m_unsent += message;
    m_unsent += '\n';
    if (m_blocked) {
        watchBacklog();
        return;
    }
    if (m_reading)
        return; // leaves with the rest
    if (!m_isWaiting())
        flush(); // nothing more to come: waiting would only add a turn of the event loop
    else
        flushSoon();
}

/// Answers that come in one turn of the event loop leave in one system call.
void StdioLines::flushSoon()
{
    if (std::exchange(m_flushPosted, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_flushPosted = false;
            flush();
        },
        Qt::QueuedConnection);
}

void StdioLines::flush()
{
    if (m_blocked || m_finished || m_unsent.isEmpty())
        return;
    const qsizetype some = m_channel->write(QByteArrayView(m_unsent).sliced(m_sent));
    if (some < 0) {
        qCInfo(lcFront) << "stdout: the reader has gone";
        return finish();
    }
    m_sent += some;
    m_blocked = m_sent < m_unsent.size();
    if (!m_blocked) {
        m_unsent.resize(0);
        m_sent = 0;
        if (m_unsent.capacity() > (1 << 20))
            m_unsent.squeeze();
    } else if (m_sent > m_unsent.size() / 2) {
        m_unsent.remove(0, m_sent); // at most half of what was sent is moved
        m_sent = 0;
    }
    watchBacklog();
}

/// A client that does not read its answers gets no further request accepted.
void StdioLines::watchBacklog()
{
    m_channel->setReading(m_wanted && !m_finished && m_unsent.size() - m_sent <= m_maxUnsentBytes);
}

void StdioLines::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_channel->setReading(false);
    // Later: we may be within a call of whoever takes the lines.
    QMetaObject::invokeMethod(this, &StdioLines::finished, Qt::QueuedConnection);
}

} // namespace mcprt
