// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/secret.h"
#include "ui/shared/engine_handle.h"

#include <QThread>

#include <memory>

namespace mcprt {

class EngineRoom;
class LogSink;
struct Invocation;

/// The engine of the desktop app on a thread of its own: the one that runs already on this
/// computer, or else one in this process, which others then share.
///
/// The thread lives as long as the process: servers end with the thread that started them.
class EngineHost final : public EngineHandle
{
    Q_OBJECT

public:
    struct Options
    {
        QString host = QStringLiteral("127.0.0.1");
        quint16 port = 8001;
        bool servesHttp = true;
    };

    /// Both must outlive it.
    EngineHost(const Invocation &invocation, LogSink &log, Options options);
    /// Ends the thread; shutdown() first, else servers are left to their guardians.
    ~EngineHost() override;

    void start();
    void post(Order order) override;
    /// Stops the engine with every server, or lets go of one elsewhere. \param done  on this thread
    void shutdown(Done<bool> done);

signals:
    /// The engine runs, but clients can't reach it over HTTP.
    void httpFailed(const QString &problem);

private:
    friend class EngineRoom;
    void onState(State state, const QString &problem) { setState(state, problem); }

    QThread m_thread;
    std::unique_ptr<EngineRoom> m_room; ///< lives in m_thread
};

} // namespace mcprt
