// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QMap>
#include <QTcpServer>
#include <QTcpSocket>

#include <functional>

/// A plain HTTP/1.1 server on an ephemeral loopback port that says what the test tells it, and
/// remembers what it was asked. One answer a connection.
class FakeIndex : public QTcpServer
{
public:
    struct Request
    {
        QByteArray method;
        QByteArray target;                    ///< as on the request line
        QMap<QByteArray, QByteArray> headers; ///< names in lower case
        QByteArray body;
    };
    struct Answer
    {
        int status = 200;
        QByteArray body;
        QByteArray headers;     ///< further lines, each with CR LF
        bool silent = false;    ///< never answers
        bool brokenOff = false; ///< closes in the middle of the body
    };

    FakeIndex()
    {
        listen(QHostAddress::LocalHost);
        QObject::connect(this, &QTcpServer::newConnection, this, [this] {
            while (QTcpSocket *socket = nextPendingConnection()) {
                socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
                QObject::connect(socket, &QTcpSocket::readyRead, this,
                                 [this, socket] { read(socket); });
            }
        });
    }

    [[nodiscard]] QString url() const
    {
        return QStringLiteral("http://127.0.0.1:%1").arg(serverPort());
    }
    /// Answers \a target (exactly) with \a body.
    void on(const QByteArray &target, const QByteArray &body, int status = 200)
    {
        answers[target] = {status, body, {}};
    }

    QMap<QByteArray, Answer> answers;
    std::function<Answer(const Request &)> handler; ///< asked when answers has none
    QList<Request> requests;

private:
    void read(QTcpSocket *socket)
    {
        QByteArray &bytes = m_pending[socket];
        bytes += socket->readAll();
        const qsizetype end = bytes.indexOf("\r\n\r\n");
        if (end < 0)
            return;
        Request request;
        const QList<QByteArray> lines = bytes.left(end).split('\n');
        const QList<QByteArray> first = lines[0].trimmed().split(' ');
        request.method = first.value(0);
        request.target = first.value(1);
        for (const QByteArray &line : lines.mid(1)) {
            const qsizetype colon = line.indexOf(':');
            request.headers[line.left(colon).trimmed().toLower()] = line.mid(colon + 1).trimmed();
        }
        const qsizetype length = request.headers.value("content-length").toLongLong();
        if (bytes.size() < end + 4 + length)
            return;
        request.body = bytes.mid(end + 4, length);
        m_pending.remove(socket);
        requests.append(request);
        Answer answer{404, "{}", {}};
        if (answers.contains(request.target))
            answer = answers[request.target];
        else if (handler)
            answer = handler(request);
        if (answer.silent)
            return;
        QByteArray reply = "HTTP/1.1 " + QByteArray::number(answer.status)
                           + " X\r\nContent-Type: application/json\r\nConnection: close\r\n"
                             "Content-Length: "
                           + QByteArray::number(answer.body.size()) + "\r\n" + answer.headers
                           + "\r\n" + answer.body;
        if (answer.brokenOff)
            reply.chop(answer.body.size() / 2);
        socket->write(reply);
        socket->disconnectFromHost();
    }

    QMap<QTcpSocket *, QByteArray> m_pending;
};
