// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/zmq/control_client.h"

#include <QTimer>

#include <variant>

namespace mcprt {

/// Finds a process its place: it becomes the engine, or a client of the one that runs.
class EngineSeat final : public QObject
{
    Q_OBJECT

public:
    /// The lock of who is the engine now, or a client that the engine has greeted.
    using Seat = std::variant<ControlFolder::Lock, std::unique_ptr<ControlClient>>;

    struct Options
    {
        /// For how long it is tried: the one that holds the lock may be starting, or ending.
        std::chrono::milliseconds patience{std::chrono::seconds(20)};
        std::chrono::milliseconds greeting{std::chrono::seconds(2)}; ///< for HELLO to be answered
    };

    /// \a context must outlive it and the clients that it finds.
    EngineSeat(ZmqContext &context, ControlFolder folder, ControlClient::Introduction who,
               Options options);
    EngineSeat(ZmqContext &context, ControlFolder folder, ControlClient::Introduction who)
        : EngineSeat(context, std::move(folder), std::move(who), Options())
    {}

    /// One search at a time. \param done  Unauthorized (another user's socket), NotRunning (the
    /// engine does not answer in time), Io. May run before find() returns.
    void find(Done<Seat> done);

private:
    void look();
    void lookAgain();
    void finish(Result<Seat> seat);

    ZmqContext &m_context;
    ControlFolder m_folder;
    ControlClient::Introduction m_who;
    Options m_options;
    Done<Seat> m_done;
    std::unique_ptr<ControlClient> m_client; ///< not greeted yet
    std::chrono::steady_clock::time_point m_deadline;
    QTimer m_timer;
};

} // namespace mcprt
