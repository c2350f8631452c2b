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

        [[nodiscard]] bool operator==(const Options &) const = default;
    };

    /// Why clients can't reach the engine over HTTP.
    struct HttpProblem
    {
        QString text;       ///< in English, as the log has it; empty = there is no problem
        quint16 port = 0;   ///< that is in use; 0 = it is something else
        qint64 ownerId = 0; ///< the process that has it, 0 when that can't be found out
        QString ownerName{};
        quint16 freePort = 0; ///< one that could be had instead; 0 = none
    };

    /// Both must outlive it.
    EngineHost(const Invocation &invocation, LogSink &log, Options options);
    /// Ends the thread; shutdown() first, else servers are left to their guardians.
    ~EngineHost() override;

    void start();
    void post(Order order) override;
    /// Stops the engine with every server, or lets go of one elsewhere. \param done  on this thread
    void shutdown(Done<bool> done);
    /// Opens the HTTP door elsewhere, or shuts it, at once when the engine is in this process, else
    /// as soon as it is.
    void setEndpoint(Options options);

signals:
    /// The door of this process was opened or shut, or could not be opened.
    void httpChanged(const mcprt::EngineHost::HttpProblem &problem);

private:
    friend class EngineRoom;
    void onState(State state, const QString &problem) { setState(state, problem); }

    QThread m_thread;
    std::unique_ptr<EngineRoom> m_room; ///< lives in m_thread
};

} // namespace mcprt
