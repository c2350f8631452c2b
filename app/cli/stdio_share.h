// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/control/engine_seat.h"

#include <QObject>

#include <memory>
#include <optional>

namespace mcprt {

class Application;
class ControlServer;
class Conversation;
class SharedFront;
class StdioServer;

/// `serve` over stdio for one of several clients that share an engine.
///
/// The first process is the engine for the others; they pass messages on. It stays the engine after
/// its own client has left, until the last of the others has. When it ends, however it ends, one of
/// the others takes over: its client, and those of the others, go on with servers started anew.
class StdioShare final : public QObject
{
    Q_OBJECT

public:
    /// \a application and the descriptors outlive it.
    StdioShare(Application &application, ControlFolder folder, int inFd, int outFd);
    ~StdioShare() override;

    /// \param done  once: the client has gone, and nobody else needs this engine; or why there is
    ///              no engine
    void start(Done<bool> done);
    /// Lets the other clients go, so that one of them takes over when this process has ended.
    void close();

private:
    void seek();
    void onSeat(Result<EngineSeat::Seat> seat);
    void becomeEngine(ControlFolder::Lock lock);
    void share(ControlFolder::Lock lock);
    void serveDirectly();
    void takeOver();
    void attach(std::unique_ptr<ControlClient> client);
    void onLost(const QString &why);
    void onClientGone();
    void endIfAlone();
    void showOwnClient();

    Application &m_application;
    ControlFolder m_folder;
    int m_inFd;
    int m_outFd;
    QString m_session;
    ZmqContext m_context;
    EngineSeat m_seat;
    Done<bool> m_done;
    std::unique_ptr<ControlServer> m_server;      ///< this process is the engine
    std::unique_ptr<StdioServer> m_direct;        ///< it was from the beginning
    std::unique_ptr<SharedFront> m_front;         ///< it is not, or was not at first
    std::unique_ptr<ControlClient> m_engine;      ///< of m_front, in another process
    std::unique_ptr<Conversation> m_conversation; ///< of m_front, in this process
    bool m_clientIsGone = false;
};

} // namespace mcprt
