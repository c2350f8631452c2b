// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/zmq/zmq_socket.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kQueuedMessages = 1000;
constexpr int kHandshakeMs = 2000;

Failure zmqFailure(const char *what)
{
    return fail(ErrorCode::Io,
                u"ZeroMQ could not %1: %2."_s.arg(
                    QLatin1StringView(what), QString::fromLocal8Bit(zmq_strerror(zmq_errno()))),
                u"control"_s);
}

} // namespace

Result<ZmqSocket> ZmqSocket::create(ZmqContext &context, int type)
{
    zmq::socket_t raw;
    try { // cppzmq tells of errors by exceptions; they end here
        raw = zmq::socket_t(context.get(), type);
    } catch (const zmq::error_t &) {
        return zmqFailure("make a socket");
    }
    ZmqSocket socket(std::move(raw));
    const qint64 maxMessage = kMaxMessageBytes;
    if (zmq_setsockopt(socket.handle(), ZMQ_MAXMSGSIZE, &maxMessage, sizeof maxMessage) != 0)
        return zmqFailure("limit a socket");
    const std::pair<int, int> options[]{{ZMQ_LINGER, 0},
                                        {ZMQ_SNDHWM, kQueuedMessages},
                                        {ZMQ_RCVHWM, kQueuedMessages},
                                        {ZMQ_HANDSHAKE_IVL, kHandshakeMs}};
    for (const auto &[option, value] : options) {
        if (const auto set = socket.setOption(option, value); !set)
            return Failure(set.error());
    }
    return socket;
}

Result<bool> ZmqSocket::bind(const QByteArray &endpoint)
{
    if (zmq_bind(handle(), endpoint.constData()) != 0)
        return zmqFailure("listen");
    return true;
}

Result<bool> ZmqSocket::connect(const QByteArray &endpoint)
{
    if (zmq_connect(handle(), endpoint.constData()) != 0)
        return zmqFailure("connect");
    return true;
}

Result<bool> ZmqSocket::setOption(int option, int value)
{
    if (zmq_setsockopt(handle(), option, &value, sizeof value) != 0)
        return zmqFailure("set an option");
    return true;
}

Result<bool> ZmqSocket::setOption(int option, const QByteArray &value)
{
    if (zmq_setsockopt(handle(), option, value.constData(), size_t(value.size())) != 0)
        return zmqFailure("set an option");
    return true;
}

bool ZmqSocket::send(const QByteArrayList &frames)
{
    // Only the first frame can be refused: ZeroMQ takes a message whole or not at all.
    for (qsizetype i = 0; i < frames.size(); ++i) {
        const int more = i + 1 < frames.size() ? ZMQ_SNDMORE : 0;
        const QByteArray &frame = frames.at(i);
        if (zmq_send(handle(), frame.constData(), size_t(frame.size()), ZMQ_DONTWAIT | more) < 0)
            return false;
    }
    return true;
}

std::optional<QByteArrayList> ZmqSocket::receive()
{
    QByteArrayList frames;
    for (;;) {
        zmq::message_t message;
        if (zmq_msg_recv(message.handle(), handle(), ZMQ_DONTWAIT) < 0)
            return std::nullopt;
        frames += QByteArray(message.data<char>(), qsizetype(message.size()));
        if (!message.more())
            return frames;
    }
}

} // namespace mcprt
