// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayList>
#include <QHostAddress>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

namespace mcprt {

struct HttpRequest
{
    QByteArray method;
    QByteArray path;
    QByteArrayList headers;
    QByteArray body;

    /// Value of a header, empty when it was not sent.
    [[nodiscard]] QByteArray header(const QByteArray &name) const
    {
        const QByteArray wanted = name.toLower() + ':';
        for (const QByteArray &line : headers) {
            if (line.toLower().startsWith(wanted))
                return line.mid(wanted.size()).trimmed();
        }
        return {};
    }
};

/// A web server whose answers the test writes, byte by byte if it wants. Loopback, any free port.
class FakeHttpServer
{
public:
    FakeHttpServer()
    {
        m_server.listen(QHostAddress::LocalHost);
        QObject::connect(&m_server, &QTcpServer::newConnection, &m_server, [this] {
            while (QTcpSocket *socket = m_server.nextPendingConnection()) {
                QObject::connect(socket, &QTcpSocket::readyRead, &m_server,
                                 [this, socket] { read(socket); });
                QObject::connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
            }
        });
    }

    [[nodiscard]] QString url() const
    {
        return QStringLiteral("http://127.0.0.1:%1/mcp").arg(m_server.serverPort());
    }
    void stopListening() { m_server.close(); }
    [[nodiscard]] qsizetype openConnections() const
    {
        return m_server.findChildren<QTcpSocket *>().size();
    }

    /// The connection of the request that onRequest() is looking at.
    [[nodiscard]] QTcpSocket *current() const { return m_current; }
    static void answerOn(QTcpSocket *socket, int status, const QByteArray &body = {},
                         const QByteArrayList &headers = {})
    {
        QByteArray out = "HTTP/1.1 " + QByteArray::number(status)
                         + " Status\r\nContent-Length: " + QByteArray::number(body.size()) + "\r\n";
        for (const QByteArray &header : headers)
            out += header + "\r\n";
        socket->write(out + "\r\n" + body);
    }
    void answer(int status, const QByteArray &body = {}, const QByteArrayList &headers = {})
    {
        answerOn(m_current, status, body, headers);
    }
    void answerJson(const QByteArray &body, const QByteArrayList &headers = {})
    {
        answer(200, body, headers + QByteArrayList{"Content-Type: application/json"});
    }
    void beginStream()
    {
        m_current->write("HTTP/1.1 200 OK\r\nContent-Type: text/event-stream\r\n"
                         "Connection: close\r\n\r\n");
    }
    void write(const QByteArray &bytes) { m_current->write(bytes); }
    void finish() { m_current->disconnectFromHost(); }

    std::function<void(const HttpRequest &)> onRequest;
    QList<HttpRequest> requests;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray pending = socket->property("pending").toByteArray() + socket->readAll();
        const qsizetype end = pending.indexOf("\r\n\r\n");
        const auto keep = [&] { socket->setProperty("pending", pending); };
        if (end < 0)
            return keep();
        HttpRequest request;
        for (const QByteArray &line : pending.left(end).split('\n'))
            request.headers += line.trimmed();
        const qsizetype length = request.header("Content-Length").toLongLong();
        if (pending.size() < end + 4 + length)
            return keep();
        const QByteArrayList start = request.headers.takeFirst().split(' ');
        request.method = start.value(0);
        request.path = start.value(1);
        request.body = pending.mid(end + 4, length);
        pending.remove(0, end + 4 + length);
        keep();
        requests += request;
        m_current = socket;
        if (onRequest)
            onRequest(request);
    }

    QTcpServer m_server;
    QTcpSocket *m_current = nullptr;
};

} // namespace mcprt
