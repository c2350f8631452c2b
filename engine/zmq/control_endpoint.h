// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/zmq/control_folder.h"
#include "engine/zmq/zmq_notifier.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>
#include <unordered_map>

namespace mcprt {

/// The engine's end of the control plane: a ROUTER for commands and attached MCP sessions, a PUB
/// for events, both on sockets that only this user can reach.
class ControlEndpoint final : public QObject
{
    Q_OBJECT

public:
    struct Options
    {
        /// A client that has said nothing for so long is gone. Clients ping five times as often.
        std::chrono::milliseconds silence{std::chrono::seconds(10)};
        /// Bytes kept for a client that does not read; more and it is dropped.
        qint64 maxQueuedBytes = qint64(64) << 20;
    };

    /// \param held  proof that this process is the engine; must be held as long as the endpoint
    /// lives
    [[nodiscard]] static Result<std::unique_ptr<ControlEndpoint>>
    create(ZmqContext &context, const ControlFolder &folder, const ControlFolder::Lock &held,
           Options options);
    [[nodiscard]] static Result<std::unique_ptr<ControlEndpoint>>
    create(ZmqContext &context, const ControlFolder &folder, const ControlFolder::Lock &held)
    {
        return create(context, folder, held, Options());
    }
    ~ControlEndpoint() override; ///< says BYE to everybody

    /// Queues one message to \a peer; unknown peers are ignored, as they may just have left.
    void send(const QByteArray &peer, const QByteArray &kind, const QByteArrayList &frames);
    /// Tells all listeners; who is too slow misses some (its queue holds 1,000).
    void publish(const QByteArray &topic, const QByteArray &json);
    [[nodiscard]] qsizetype peerCount() const { return qsizetype(m_peers.size()); }

signals:
    void joined(const QByteArray &peer, const QByteArray &hello);
    /// A message other than HELLO, PING and BYE, which end here.
    void received(const QByteArray &peer, const QByteArray &kind, const QByteArrayList &frames);
    void left(const QByteArray &peer);

private:
    struct Peer
    {
        std::chrono::steady_clock::time_point lastHeard;
        std::deque<QByteArrayList> queue; ///< what its ZeroMQ queue had no room for
        qint64 queuedBytes = 0;
    };

    ControlEndpoint(ZmqSocket router, ZmqSocket events, Options options);
    void onMessage(QByteArrayList frames);
    void flush();
    void dropSilent();
    void drop(const QByteArray &peer, const char *reason);

    Options m_options;
    ZmqSocket m_router;
    ZmqSocket m_events;
    std::unordered_map<QByteArray, Peer> m_peers;
    ZmqNotifier m_notifier;
    QTimer m_retry;
    QTimer m_watch;
};

} // namespace mcprt
