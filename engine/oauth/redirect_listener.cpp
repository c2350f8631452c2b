// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/redirect_listener.h"

#include "engine/base/secret.h"

#include <QTcpSocket>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mcprt {

namespace {

constexpr auto kOrigin = "oauth"_L1;
constexpr auto kPath = "/callback"_L1;
constexpr qint64 kMaxHeadBytes = 16 * 1024;
constexpr int kMaxConnections = 16;
constexpr auto kIdle = 10s;

} // namespace

RedirectListener::RedirectListener(QObject *parent)
    : QObject(parent)
{
    m_server.setMaxPendingConnections(kMaxConnections);
    connect(&m_server, &QTcpServer::newConnection, this, &RedirectListener::onConnection);
    m_limit.setSingleShot(true);
    connect(&m_limit, &QTimer::timeout, this, [this] {
        m_server.close();
        if (m_done)
            std::exchange(m_done, {})
                .fail(ErrorCode::Timeout, u"nobody signed in within 5 minutes"_s, kOrigin);
    });
}

Result<bool> RedirectListener::listen(int port)
{
    if (m_server.listen(QHostAddress::LocalHost, quint16(port)))
        return true;
    return fail(ErrorCode::Io,
                u"port %1, to which the browser should come back, can't be used: %2"_s.arg(
                    QString::number(port), m_server.errorString()),
                kOrigin);
}

QString RedirectListener::address() const
{
    return u"http://127.0.0.1:%1%2"_s.arg(QString::number(port()), kPath);
}

void RedirectListener::wait(const QByteArray &state, Done<QUrlQuery> done)
{
    m_state = state;
    m_done = std::move(done);
    m_limit.start(kPatience);
}

void RedirectListener::onConnection()
{
    while (QTcpSocket *socket = m_server.nextPendingConnection()) {
        if (m_server.findChildren<QTcpSocket *>().size() > kMaxConnections) {
            socket->abort();
            socket->deleteLater();
            continue;
        }
        socket->setReadBufferSize(kMaxHeadBytes);
        QTimer::singleShot(kIdle, socket, [socket] { socket->abort(); });
        connect(socket, &QTcpSocket::readyRead, this, [this, socket] { onReadable(socket); });
        connect(socket, &QTcpSocket::disconnected, socket, &QObject::deleteLater);
    }
}

void RedirectListener::onReadable(QTcpSocket *socket)
{
    const QByteArray head = socket->peek(kMaxHeadBytes);
    if (!head.contains("\r\n\r\n")) {
        if (head.size() >= kMaxHeadBytes)
            socket->abort();
        return;
    }
    socket->disconnect(this);
    const QByteArrayList start = head.first(head.indexOf("\r\n")).split(' ');
    const QUrl target(QString::fromLatin1(start.value(1)), QUrl::StrictMode);
    if (start.value(0) != "GET" || target.path() != kPath || !target.isRelative())
        return answer(socket, "404 Not Found", u"There is nothing here."_s);
    QString text = target.query(QUrl::FullyEncoded);
    const QUrlQuery query(text.replace(u'+', u"%20"_s)); // it is a form, where + is a space
    const QByteArray state = query.queryItemValue(u"state"_s, QUrl::FullyDecoded).toUtf8();
    if (!m_done || !Secret(m_state).equals(state))
        return answer(socket, "400 Bad Request",
                      u"This does not belong to a sign-in that is under way."_s);
    const bool isGranted = query.hasQueryItem(u"code"_s);
    answer(socket, "200 OK",
           isGranted ? u"MCP Runtime has the answer. You can close this page."_s
                     : u"The sign-in was refused. You can close this page."_s);
    m_limit.stop();
    m_server.close();
    std::exchange(m_done, {}).report(query);
}

void RedirectListener::answer(QTcpSocket *socket, const QByteArray &status, const QString &text)
{
    const QByteArray body = "<!doctype html><meta charset=utf-8><title>MCP Runtime</title><p>"
                            + text.toHtmlEscaped().toUtf8();
    socket->write(
        "HTTP/1.1 " + status
        + "\r\nContent-Type: text/html; charset=utf-8\r\nCache-Control: no-store\r\n"
          "Referrer-Policy: no-referrer\r\nContent-Security-Policy: default-src 'none'\r\n"
          "Connection: close\r\nContent-Length: "
        + QByteArray::number(body.size()) + "\r\n\r\n" + body);
    socket->flush(); // the program may end right after this
    socket->disconnectFromHost();
}

} // namespace mcprt
