// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/http_connection.h"

#include <QTcpServer>
#include <QTimer>

#include <unordered_map>

namespace mcprt {

/// Listens for HttpServer and decides who gets in: bounds the number of connections, keeps some for
/// peers that have shown a token, and drives the time limits of all connections.
class TcpGate final : public QTcpServer
{
    Q_OBJECT

public:
    explicit TcpGate(HttpPolicy *policy);

    /// The connection whose request QtHttpServer is handing over right now, once; else null.
    [[nodiscard]] HttpConnection *takeReady();
    [[nodiscard]] int connections() const { return int(m_connections.size()); }

signals:
    void connectionLost(quint64 connection);

protected:
    void incomingConnection(qintptr descriptor) override;

private:
    bool makeRoom();
    void checkTimes();
    void onAcceptError();
    static void turnAway(qintptr descriptor);

    HttpPolicy *m_policy;
    std::unordered_map<quint64, HttpConnection *> m_connections;
    QPointer<HttpConnection> m_ready;
    QTimer m_ticks;
};

} // namespace mcprt
