// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/control/runtime_control.h"
#include "engine/front/conversation.h"
#include "engine/zmq/control_endpoint.h"

#include <map>
#include <memory>

namespace mcprt {

/// Shares a Runtime with other processes of this user: MCP sessions of attached stdio fronts, and
/// the commands of desktop app and command line.
///
/// Each attached client owns its tasks and its stored content; none sees another's.
class ControlServer final : public QObject
{
    Q_OBJECT

public:
    /// \param held  this process is the engine as long as the server lives
    [[nodiscard]] static Result<std::unique_ptr<ControlServer>> create(ZmqContext &context,
                                                                       Runtime &runtime,
                                                                       const ControlFolder &folder,
                                                                       ControlFolder::Lock held);
    ~ControlServer() override;

    [[nodiscard]] RuntimeControl &control() { return m_control; }
    /// A client of this very process, to be shown among the others.
    void setOwnClient(const QString &role, const QString &name = {});
    /// Clients that need the engine: stdio fronts and desktop apps.
    [[nodiscard]] int sessions() const;
    /// Lets every client go; from now on this process is the engine but answers nobody.
    void close();

signals:
    void sessionsChanged(int sessions);

private:
    struct Peer
    {
        status::Client shown;
        OwnerKey owner;
        std::shared_ptr<Conversation> conversation; ///< from its first MCP message on
    };

    ControlServer(Runtime &runtime, ControlFolder::Lock held,
                  std::unique_ptr<ControlEndpoint> endpoint, const QString &id);
    void onJoined(const QByteArray &identity, const QByteArray &hello);
    void onReceived(const QByteArray &identity, const QByteArray &kind,
                    const QByteArrayList &frames);
    void onLeft(const QByteArray &identity);
    void onMessage(const QByteArray &identity, const QByteArray &message);
    void onCommand(const QByteArray &identity, const QByteArray &number, const QByteArray &command);
    void send(const QByteArray &identity, const QByteArray &message);
    void showClients();

    Runtime &m_runtime;
    ControlFolder::Lock m_held;
    RuntimeControl m_control;
    status::Client m_own; ///< without a role = none
    std::map<QByteArray, Peer> m_peers;
    int m_listeners = 0; ///< peers that may follow events
    std::unique_ptr<ControlEndpoint> m_endpoint;
};

} // namespace mcprt
