// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/line_framer.h"
#include "engine/front/stdio_channel.h"

#include <functional>

namespace mcprt {

/// Lines on stdin and stdout, one message each, within limits: what is too long is answered with a
/// JSON-RPC error and skipped, and a client that does not read its answers is not read either.
class StdioLines final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMaxLineBytes = 64 * 1024 * 1024;
    static constexpr qsizetype kMaxUnsentBytes = 32 * 1024 * 1024;

    using OnLine = std::function<void(const ByteSlice &line)>;
    /// Whether an answer is still to come; then answers are collected for a moment.
    using IsWaiting = std::function<bool()>;

    /// The descriptors stay the caller's.
    StdioLines(int inFd, int outFd, OnLine onLine, IsWaiting isWaiting);

    /// Limits other than the defaults, for tests; before anything is read.
    void setLimits(qsizetype lineBytes, qsizetype unsentBytes);
    /// Off at first. A line that has come already may still be handed out after switching off.
    void setReading(bool on);
    void send(QByteArray message);

signals:
    /// stdin ended or the reader of stdout has gone; nothing more is read or written. Emitted once,
    /// never from within a function of this class.
    void finished();

private:
    void onReceived(const QByteArray &bytes);
    void takeLines();
    /// Drops the rest of an overlong line. \return the bytes behind it, empty if it goes on.
    QByteArray behindLine(const QByteArray &bytes);
    void flush();
    void flushSoon();
    void watchBacklog();
    void finish();

    OnLine m_onLine;
    IsWaiting m_isWaiting;
    qsizetype m_maxLineBytes = kMaxLineBytes;
    qsizetype m_maxUnsentBytes = kMaxUnsentBytes;
    std::unique_ptr<StdioChannel> m_channel;
    LineFramer m_framer;
    QByteArray m_unsent;
    qsizetype m_sent = 0; ///< bytes of m_unsent that are out already
    bool m_wanted = false;
    bool m_skippingLine = false;
    bool m_reading = false; ///< within onReceived(), which flushes at its end
    bool m_flushPosted = false;
    bool m_blocked = false; ///< stdout is full; waiting for writable()
    bool m_finished = false;
};

} // namespace mcprt
