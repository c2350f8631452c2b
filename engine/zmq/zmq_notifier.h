// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/zmq/zmq_socket.h"

#include <QObject>
#include <QPointer>
#include <QSocketNotifier>

#include <functional>

namespace mcprt {

/// Wakes the Qt event loop for one ZeroMQ socket.
///
/// ZMQ_FD is edge-triggered and says only "look at ZMQ_EVENTS", so every wake-up and every send
/// must drain until no input is left; otherwise a message stays unseen until the next edge.
class ZmqNotifier final : public QObject
{
    Q_OBJECT

public:
    /// \param socket    borrowed, must outlive this object
    /// \param received  gets each message, in order; may send, may delete this object
    ZmqNotifier(ZmqSocket &socket, std::function<void(QByteArrayList frames)> received,
                QObject *parent = nullptr);

    /// Sends without blocking. \return false when the queue to the peer is full or it is gone.
    [[nodiscard]] bool send(const QByteArrayList &frames);

private:
    void drain();
    void drainSoon();

    ZmqSocket &m_socket;
    std::function<void(QByteArrayList frames)> m_received;
    QSocketNotifier m_notifier;
    bool m_draining = false;
    bool m_drainQueued = false;
};

} // namespace mcprt
