// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/zmq/zmq_notifier.h"

namespace mcprt {

namespace {

constexpr int kMessagesPerTurn = 256; // then the rest of the event loop gets its turn

template <class T>
T option(ZmqSocket &socket, int name)
{
    T value{};
    size_t size = sizeof value;
    zmq_getsockopt(socket.handle(), name, &value, &size);
    return value;
}

} // namespace

ZmqNotifier::ZmqNotifier(ZmqSocket &socket, std::function<void(QByteArrayList frames)> received,
                         QObject *parent)
    : QObject(parent)
    , m_socket(socket)
    , m_received(std::move(received))
    , m_notifier(qintptr(option<zmq_fd_t>(socket, ZMQ_FD)), QSocketNotifier::Read)
{
    connect(&m_notifier, &QSocketNotifier::activated, this, &ZmqNotifier::drain);
    drainSoon(); // an edge may have passed before this object was there
}

bool ZmqNotifier::send(const QByteArrayList &frames)
{
    const bool sent = m_socket.send(frames);
    // Sending may have eaten the edge of a message that came meanwhile. Handlers must not run
    // inside a send, so the look happens in the next turn, and only if there is something to see.
    if (!m_draining && (option<int>(m_socket, ZMQ_EVENTS) & ZMQ_POLLIN))
        drainSoon();
    return sent;
}

void ZmqNotifier::drainSoon()
{
    if (!std::exchange(m_drainQueued, true))
        QMetaObject::invokeMethod(this, &ZmqNotifier::drain, Qt::QueuedConnection);
}

void ZmqNotifier::drain()
{
    m_drainQueued = false;
    if (m_draining)
        return;
    m_draining = true;
    const QPointer<ZmqNotifier> alive(this);
    int left = kMessagesPerTurn;
    while (left > 0 && (option<int>(m_socket, ZMQ_EVENTS) & ZMQ_POLLIN)) {
        auto frames = m_socket.receive();
        if (!frames)
            continue; // the event was for something else; ask again
        --left;
        m_received(std::move(*frames));
        if (!alive)
            return;
    }
    m_draining = false;
    if (left == 0)
        drainSoon();
}

} // namespace mcprt

// Not among the mocs of the whole library, so that programs without a control plane do not load
// libzmq at start.
#include "moc_zmq_notifier.cpp"
