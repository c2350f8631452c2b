// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/raw_json.h"
#include "engine/zmq/control_folder.h"
#include "engine/zmq/zmq_notifier.h"

#include <QObject>
#include <QTimer>

#include <chrono>
#include <memory>
#include <unordered_map>

namespace mcprt {

/// The other end of the control plane: the CLI, the desktop app, and the stdio front of a second
/// process.
class ControlClient final : public QObject
{
    Q_OBJECT

public:
    struct Introduction
    {
        QString role; ///< `stdio`, `cli` or `desktop`
        /// Random id of a client's session, the same with every engine it comes to; may be empty.
        QString session{};
    };

    /// \return NotRunning when no engine runs, Unauthorized when it is another user's.
    [[nodiscard]] static Result<std::unique_ptr<ControlClient>>
    attach(ZmqContext &context, const ControlFolder &folder, const Introduction &who,
           std::chrono::milliseconds pingInterval = std::chrono::seconds(2));
    ~ControlClient() override; ///< says BYE

    /// Queues one message. Where the engine does not keep up it is held here, in order.
    void send(const QByteArray &kind, const QByteArrayList &frames);
    /// Sends a command and reports the `data` of the reply; the reply's own error (NotFound …), or
    /// Io when the engine is lost.
    void command(const RawJson &command, Done<RawJson> done);
    /// Begins to emit published() for topics that start with \a prefix.
    [[nodiscard]] Result<bool> subscribe(const QByteArray &prefix);

signals:
    void attached(const QByteArray &hello);
    void received(const QByteArray &kind, const QByteArrayList &frames);
    void published(const QByteArray &topic, const QByteArray &json);
    /// The engine ended, dropped us, or has been silent for ten pings; told once, nothing comes
    /// after it.
    void lost(const QString &reason);

private:
    ControlClient(ZmqSocket dealer, ZmqSocket events, ZmqSocket monitor, QByteArray eventsEndpoint,
                  std::chrono::milliseconds pingInterval);
    void onMessage(QByteArrayList frames);
    void onMonitor(const QByteArrayList &frames);
    void onReply(const QByteArrayList &frames);
    void flush();
    void ping();
    void lose(const QString &reason);

    ZmqSocket m_dealer;
    ZmqSocket m_events;
    ZmqSocket m_monitor;
    QByteArray m_eventsEndpoint;
    ZmqNotifier m_dealerNotifier;
    ZmqNotifier m_eventsNotifier;
    ZmqNotifier m_monitorNotifier;
    QList<QByteArrayList> m_queue;
    std::unordered_map<quint64, Done<RawJson>> m_commands;
    quint64 m_nextCommand = 1;
    QTimer m_ping;
    int m_unheard = 0; ///< pings since the engine's last message
    QTimer m_retry;
    bool m_lost = false;
    bool m_subscribed = false;
};

} // namespace mcprt
