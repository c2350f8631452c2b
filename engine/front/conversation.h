// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/mcp_session.h"
#include "engine/front/modern_stdio.h"

namespace mcprt {

/// One client that sends whole messages in one stream, whatever carries it.
///
/// Its first message decides about the era: `initialize` begins the legacy one, a request that
/// names its version in `_meta` the modern one, and the other one is refused from then on.
/// `server/discover` alone decides nothing: a client whose patience ends before our answer comes
/// goes on with `initialize`.
class Conversation final
{
public:
    /// Takes each message for the client, on one line, without line end.
    using Send = std::function<void(QByteArray message)>;

    /// \a surface must outlive the conversation.
    Conversation(Surface &surface, OwnerKey owner, Send send);
    Q_DISABLE_COPY_MOVE(Conversation)
    /// Open requests are cancelled; nothing is sent any more.
    ~Conversation();

    /// Handles one message of the client, JSON or not.
    void handle(const ByteSlice &message);
    /// The program ends: requests that listen end with their result.
    void close() { m_modern->close(); }
    /// An answer is still to come.
    [[nodiscard]] bool isWaiting() const;

private:
    class Sink;

    [[nodiscard]] bool isForModern(const Envelope &message);

    Send m_send;
    std::shared_ptr<Sink> m_sink;
    std::unique_ptr<McpSession> m_session;
    std::unique_ptr<ModernStdio> m_modern;
    bool m_isModern = false; ///< decided so; the legacy era has begun when m_session says so
};

} // namespace mcprt
