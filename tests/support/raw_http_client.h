// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHostAddress>
#include <QTcpSocket>
#include <QTest>

#include <optional>

namespace mcprt {

/// An HTTP client that sees the bytes: what a browser or a library would never send can be sent.
/// Waits by spinning the event loop, which the server under test shares.
class RawHttpClient
{
public:
    struct Reply
    {
        int status = 0;
        QByteArray head; ///< with status line and the blank line
        QByteArray body; ///< chunked framing removed

        [[nodiscard]] QByteArray field(const QByteArray &name) const
        {
            const QByteArray key = "\r\n" + name.toLower() + ": ";
            const qsizetype at = head.toLower().indexOf(key);
            if (at < 0)
                return {};
            const qsizetype begin = at + key.size();
            return head.mid(begin, head.indexOf("\r\n", begin) - begin);
        }
    };

    explicit RawHttpClient(quint16 port) { socket.connectToHost(QHostAddress::LocalHost, port); }

    void send(const QByteArray &bytes)
    {
        QTRY_COMPARE(socket.state(), QAbstractSocket::ConnectedState);
        socket.write(bytes);
        socket.flush();
    }
    /// The next whole reply; nullopt after \a ms without one, or when the server closed.
    std::optional<Reply> reply(int ms = 5000)
    {
        std::optional<Reply> taken;
        (void)QTest::qWaitFor(
            [&] {
                input += socket.readAll();
                taken = take();
                return taken.has_value() || isClosed();
            },
            ms);
        return taken;
    }
    std::optional<Reply> ask(const QByteArray &request)
    {
        send(request);
        return reply();
    }
    /// Waits until \a text has come, framing and all. Consumes nothing.
    bool sees(const QByteArray &text, int ms = 5000)
    {
        return QTest::qWaitFor(
            [&] {
                input += socket.readAll();
                return input.contains(text);
            },
            ms);
    }
    [[nodiscard]] bool isClosed() const
    {
        return socket.state() == QAbstractSocket::UnconnectedState;
    }
    bool waitClosed(int ms = 5000)
    {
        return QTest::qWaitFor([&] { return isClosed(); }, ms);
    }

    QTcpSocket socket;
    QByteArray input; ///< come and not taken yet

private:
    std::optional<Reply> take()
    {
        const qsizetype end = input.indexOf("\r\n\r\n");
        if (end < 0)
            return std::nullopt;
        Reply reply;
        reply.head = input.first(end + 4);
        reply.status = reply.head.mid(9, 3).toInt();
        qsizetype at = end + 4;
        if (reply.field("Transfer-Encoding") == "chunked") {
            for (;;) {
                const qsizetype line = input.indexOf("\r\n", at);
                if (line < 0)
                    return std::nullopt;
                const qsizetype size = input.mid(at, line - at).toLongLong(nullptr, 16);
                if (input.size() < line + 2 + size + 2)
                    return std::nullopt;
                reply.body += input.mid(line + 2, size);
                at = line + 2 + size + 2;
                if (size == 0)
                    break;
            }
        } else {
            const qsizetype size = reply.field("Content-Length").toLongLong();
            if (input.size() < at + size)
                return std::nullopt;
            reply.body = input.mid(at, size);
            at += size;
        }
        input = input.mid(at);
        return reply;
    }
};

} // namespace mcprt
