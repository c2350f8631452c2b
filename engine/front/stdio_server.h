// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/conversation.h"
#include "engine/front/stdio_lines.h"

#include <optional>

namespace mcprt {

/// MCP on stdin and stdout: one message a line, one client for the process.
class StdioServer final : public QObject
{
    Q_OBJECT

public:
    /// \a surface must outlive the server; the descriptors stay the caller's.
    StdioServer(Surface &surface, OwnerKey owner, int inFd = 0, int outFd = 1);

    /// Limits other than the defaults, for tests; before start().
    void setLimits(qsizetype lineBytes, qsizetype unsentBytes)
    {
        m_lines.setLimits(lineBytes, unsentBytes);
    }
    void start() { m_lines.setReading(true); }
    /// The program ends: requests that listen end with their result.
    void close();

    /// As the client's first message says it; empty before.
    [[nodiscard]] QString clientName() const { return m_name.value_or(QString()); }

signals:
    /// clientName() is known.
    void named();
    /// stdin ended or the reader of stdout has gone. Requests that were open have been cancelled;
    /// nothing more is read or written. Emitted once.
    void finished();

private:
    void onLine(const ByteSlice &line);

    std::optional<QString> m_name;
    StdioLines m_lines;
    std::unique_ptr<Conversation> m_client; ///< sends through m_lines
};

} // namespace mcprt
