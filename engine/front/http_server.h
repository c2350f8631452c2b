// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/http_exchange.h"

#include <QAbstractHttpServer>
#include <QHostAddress>

#include <vector>

namespace mcprt {

class TcpGate;

/// The only class that knows which QtHttpServer API this build has (6.4, 6.5 and 6.8 differ).
///
/// HttpConnection vets requests, has QtHttpServer collect what does not come in one piece, and
/// writes every answer. Responders never leave this object: they are dropped unused.
class HttpServer final : public QAbstractHttpServer
{
    Q_OBJECT

public:
    /// Called once for each request that passed \a check. The exchange may outlive everything.
    using Handler = std::function<void(const HttpRequest &request, HttpExchange exchange)>;

    HttpServer(Handler handler, HttpHeadCheck check, HttpLimits limits = {},
               QObject *parent = nullptr);
    ~HttpServer() override;

    /// May be called for several addresses. \a port 0 picks one. \return the port, or Io with the
    /// address and port that could not be had.
    [[nodiscard]] Result<quint16> listen(const QHostAddress &address, quint16 port);
    [[nodiscard]] int connections() const;

signals:
    /// The peer closed.
    void connectionLost(quint64 connection);

private:
#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
    bool handleRequest(const QHttpServerRequest &request, QTcpSocket *socket) override;
    void missingHandler(const QHttpServerRequest &request, QTcpSocket *socket) override;
#else
    bool handleRequest(const QHttpServerRequest &request, QHttpServerResponder &responder) override;
#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
    void missingHandler(const QHttpServerRequest &request,
                        QHttpServerResponder &&responder) override;
#else
    void missingHandler(const QHttpServerRequest &request,
                        QHttpServerResponder &responder) override;
#endif
#endif
    void handOver(const QHttpServerRequest &request);
    void handOver(HttpConnection *connection, const QByteArray &body);

    Handler m_handler;
    HttpPolicy m_policy;
    std::vector<TcpGate *> m_gates; // children, as bind() makes them
};

} // namespace mcprt
