// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/http_server.h"

#include "engine/front/tcp_gate.h"

#include <QHttpServerRequest>
#include <QHttpServerResponder>

using namespace Qt::StringLiterals;

namespace mcprt {

HttpServer::HttpServer(Handler handler, HttpHeadCheck check, HttpLimits limits, QObject *parent)
    : QAbstractHttpServer(parent)
    , m_handler(std::move(handler))
    , m_policy{limits,
               std::move(check),
               [this](HttpConnection *connection, const QByteArray &body) {
                   handOver(connection, body);
               },
               {}}
{}

HttpServer::~HttpServer()
{
    for (TcpGate *gate : m_gates) {
        gate->disconnect(this); // what is lost from here on is nobody's news
        gate->close();
    }
}

Result<quint16> HttpServer::listen(const QHostAddress &address, quint16 port)
{
    auto gate = std::make_unique<TcpGate>(&m_policy);
    if (!gate->listen(address, port)) {
        return fail(ErrorCode::Io,
                    u"Cannot listen on %1, port %2: %3."_s.arg(address.toString())
                        .arg(port)
                        .arg(gate->errorString()),
                    u"http"_s);
    }
    connect(gate.get(), &TcpGate::connectionLost, this, &HttpServer::connectionLost);
    m_gates.push_back(gate.get());
    bind(gate.release()); // becomes our child
    return m_gates.back()->serverPort();
}

int HttpServer::connections() const
{
    int sum = 0;
    for (const TcpGate *gate : m_gates)
        sum += gate->connections();
    return sum;
}

/// The gate's slot ran just before QtHttpServer's, on the same signal of the same socket, so the
/// request at hand is the one that the gate has found complete.
void HttpServer::handOver(const QHttpServerRequest &request)
{
    for (TcpGate *gate : m_gates) {
        if (HttpConnection *connection = gate->takeReady())
            return handOver(connection, request.body());
    }
}

void HttpServer::handOver(HttpConnection *connection, const QByteArray &body)
{
    const quint32 exchange = connection->beginExchange();
    if (exchange == 0)
        return;
    m_handler(HttpRequest{connection->head(), body, connection->id(), connection->owner()},
              HttpExchange(connection, exchange));
}

#if QT_VERSION < QT_VERSION_CHECK(6, 5, 0)
bool HttpServer::handleRequest(const QHttpServerRequest &request, QTcpSocket *)
{
    handOver(request);
    return true;
}

void HttpServer::missingHandler(const QHttpServerRequest &, QTcpSocket *) {}
#else
bool HttpServer::handleRequest(const QHttpServerRequest &request, QHttpServerResponder &)
{
    handOver(request);
    return true;
}

#if QT_VERSION < QT_VERSION_CHECK(6, 8, 0)
void HttpServer::missingHandler(const QHttpServerRequest &, QHttpServerResponder &&) {}
#else
void HttpServer::missingHandler(const QHttpServerRequest &, QHttpServerResponder &) {}
#endif
#endif

} // namespace mcprt
