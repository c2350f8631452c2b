// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/line_framer.h"
#include "engine/mcp/envelope.h"

#include <QJsonObject>
#include <QObject>
#include <QTimer>

#include <functional>
#include <map>
#include <memory>

namespace mcprt {

/// The demo's MCP server: bytes in, lines out. Tools are described in tool_definitions.cpp and
/// work in demo_tools.cpp; only the one that takes time lives here.
class DemoServer final : public QObject
{
    Q_OBJECT

public:
    explicit DemoServer(std::function<void(const QByteArray &line)> send);

    void receive(const QByteArray &bytes);

signals:
    /// A line was longer than 16 MiB; what follows can't be told apart any more.
    void lost();

private:
    /// One `slow_count` under way.
    struct Count
    {
        QByteArray id;            ///< of the request, as written
        QByteArray progressToken; ///< as written; empty = the caller wants no progress
        int step = 0;
        int steps = 0;
        double seconds = 0;
        QTimer timer;
    };

    void onMessage(const ByteSlice &line);
    void onRequest(const Envelope &request);
    void onNotification(const Envelope &notification);
    void callTool(const Envelope &request);
    void startCounting(const Envelope &request, const QJsonObject &arguments);
    void countOn(Count &count);
    [[nodiscard]] static QJsonObject initializeResult(const QJsonObject &params);

    std::function<void(const QByteArray &line)> m_send;
    LineFramer m_framer;
    std::map<QByteArray, std::unique_ptr<Count>> m_counts; ///< by request id
};

} // namespace mcprt
