// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "app/tray/engine_host.h"
#include "engine/control/engine_seat.h"

#include <memory>

namespace mcprt {

class Application;
class ControlServer;
class HttpFront;
class RuntimeControl;

/// What EngineHost has on the engine's thread: seeks the engine's place, and holds what it found.
class EngineRoom final : public QObject
{
    Q_OBJECT

public:
    EngineRoom(EngineHost &host, const Invocation &invocation, LogSink &log,
               EngineHost::Options options);
    ~EngineRoom() override;

    /// All of these run on the engine's thread.
    void open();
    void run(const EngineHandle::Order &order);
    void close(Done<bool> done);
    void setEndpoint(const EngineHost::Options &options);

private:
    void seek();
    void onSeat(Result<EngineSeat::Seat> seat);
    void becomeEngine(ControlFolder::Lock lock);
    void runAlone(const QString &why);
    void serveHttp();
    [[nodiscard]] EngineHost::HttpProblem openHttp();
    [[nodiscard]] EngineHost::HttpProblem portProblem(const Error &error) const;
    void setHttpUrl(const QString &url);
    void attach(std::unique_ptr<ControlClient> client);
    void onLost();
    void letGo();
    void lookWhetherAlone();
    void use(EngineControl &control, EngineHandle::State state);
    void tell(EngineHandle::State state, const QString &problem = {});

    EngineHost &m_host; ///< on the GUI thread: only posted to
    const Invocation &m_invocation;
    LogSink &m_log;
    EngineHost::Options m_options;
    std::unique_ptr<Application> m_application;
    ZmqContext m_context;
    std::unique_ptr<ControlFolder> m_folder;
    std::unique_ptr<EngineSeat> m_seat;
    std::unique_ptr<ControlServer> m_server; ///< this process is the engine, and shared
    std::unique_ptr<RuntimeControl> m_alone; ///< it is, but nobody can share it
    std::unique_ptr<EngineControl> m_remote; ///< of an engine elsewhere
    std::unique_ptr<HttpFront> m_http;
    EngineControl *m_control = nullptr; ///< one of the three above
    bool m_isLooking = false;
    qint64 m_leftProcess = 0; ///< whose engine was let go of to take it over; once each
    bool m_isClosing = false;
};

} // namespace mcprt
