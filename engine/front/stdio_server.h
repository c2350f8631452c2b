// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/line_framer.h"
#include "engine/front/mcp_session.h"
#include "engine/front/modern_stdio.h"
#include "engine/front/stdio_channel.h"

namespace mcprt {

/// MCP on stdin and stdout: one message a line, one client for the process.
///
/// Its first message decides about the era: `initialize` begins the legacy one, a request that
/// names its version in `_meta` the modern one, and the other one is refused from then on.
/// `server/discover` alone decides nothing: a client whose patience ends before our answer comes
/// goes on with `initialize`.
class StdioServer final : public QObject
{
    Q_OBJECT

public:
    static constexpr qsizetype kMaxLineBytes = 64 * 1024 * 1024;
    static constexpr qsizetype kMaxUnsentBytes = 32 * 1024 * 1024;

    /// \a surface must outlive the server; the descriptors stay the caller's.
    StdioServer(Surface &surface, OwnerKey owner, int inFd = 0, int outFd = 1);
    ~StdioServer() override;

    /// Limits other than the defaults, for tests; before start().
    void setLimits(qsizetype lineBytes, qsizetype unsentBytes);
    void start();

signals:
    /// stdin ended or the reader of stdout has gone. Requests that were open have been cancelled;
    /// nothing more is read or written. Emitted once.
    void finished();

private:
    class Sink;

    void onReceived(const QByteArray &bytes);
    void takeLines();
    void onLine(const ByteSlice &line);
    [[nodiscard]] bool isForModern(const Envelope &message);
    [[nodiscard]] bool isWaiting() const;
    /// Drops the rest of an overlong line. \return the bytes behind it, empty if it goes on.
    QByteArray behindLine(const QByteArray &bytes);
    void send(QByteArray message);
    void flush();
    void flushSoon();
    void watchBacklog();
    void finish();

    qsizetype m_maxLineBytes = kMaxLineBytes;
    qsizetype m_maxUnsentBytes = kMaxUnsentBytes;
    std::unique_ptr<StdioChannel> m_channel;
    std::shared_ptr<Sink> m_sink;
    std::unique_ptr<McpSession> m_session;
    std::unique_ptr<ModernStdio> m_modern;
    LineFramer m_framer;
    QByteArray m_unsent;
    qsizetype m_sent = 0;    ///< bytes of m_unsent that are out already
    bool m_isModern = false; ///< decided so; the legacy era has begun when m_session says so
    bool m_skippingLine = false;
    bool m_reading = false; ///< within onReceived(), which flushes at its end
    bool m_flushPosted = false;
    bool m_blocked = false; ///< stdout is full; waiting for writable()
    bool m_finished = false;
};

} // namespace mcprt
