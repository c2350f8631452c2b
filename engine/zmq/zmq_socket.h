// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QByteArrayList>

#include <optional>

#include <zmq.hpp>

namespace mcprt {

/// What ZeroMQ keeps for one process: one I/O thread. Must outlive every socket made from it.
class ZmqContext
{
public:
    [[nodiscard]] zmq::context_t &get() { return m_context; }

private:
    zmq::context_t m_context{1};
};

/// One socket with the limits that every socket of ours has: messages of 32 MiB at most, 1,000
/// queued, two seconds for a handshake, nothing kept on closing. Never throws, never blocks.
class ZmqSocket
{
public:
    /// \param type  ZMQ_ROUTER, ZMQ_DEALER, ZMQ_PUB, ZMQ_SUB
    [[nodiscard]] static Result<ZmqSocket> create(ZmqContext &context, int type);

    /// \return Io with ZeroMQ's reason.
    [[nodiscard]] Result<bool> bind(const QByteArray &endpoint);
    [[nodiscard]] Result<bool> connect(const QByteArray &endpoint);
    [[nodiscard]] Result<bool> setOption(int option, int value);
    [[nodiscard]] Result<bool> setOption(int option, const QByteArray &value);

    /// Sends all \a frames as one message. \return false when the peer's queue is full or the peer
    /// is gone (ROUTER); nothing was sent then.
    [[nodiscard]] bool send(const QByteArrayList &frames);
    /// The next message, nullopt when none is waiting.
    [[nodiscard]] std::optional<QByteArrayList> receive();

    [[nodiscard]] void *handle() { return m_socket.handle(); }

    static constexpr int kMaxMessageBytes = 32 * 1024 * 1024;

private:
    explicit ZmqSocket(zmq::socket_t socket)
        : m_socket(std::move(socket))
    {}

    zmq::socket_t m_socket;
};

} // namespace mcprt
