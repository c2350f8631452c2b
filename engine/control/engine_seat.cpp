// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/control/engine_seat.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace mcprt {

namespace {

constexpr auto kPause = 15ms;

} // namespace

EngineSeat::EngineSeat(ZmqContext &context, ControlFolder folder, ControlClient::Introduction who,
                       Options options)
    : m_context(context)
    , m_folder(std::move(folder))
    , m_who(std::move(who))
    , m_options(options)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &EngineSeat::lookAgain);
}

void EngineSeat::find(Done<Seat> done)
{
    m_done = std::move(done);
    m_deadline = steady_clock::now() + m_options.patience;
    look();
}

void EngineSeat::lookAgain()
{
    if (m_client)
        m_client.release()->deleteLater(); // it may be what called us
    if (steady_clock::now() < m_deadline)
        return look();
    finish(fail(ErrorCode::NotRunning,
                u"Another mcp-runtime of yours holds %1/lock, but does not answer. End it, or use "
                "--standalone."_s.arg(m_folder.path()),
                u"control"_s));
}

void EngineSeat::look()
{
    auto lock = m_folder.lock();
    if (lock)
        return finish(Seat(std::move(*lock)));
    if (lock.error().code != ErrorCode::Busy)
        return finish(Failure(lock.error()));
    auto client = ControlClient::attach(m_context, m_folder, m_who);
    if (!client) {
        if (client.error().code != ErrorCode::NotRunning)
            return finish(Failure(client.error()));
        return m_timer.start(kPause);
    }
    m_client = std::move(*client);
    connect(m_client.get(), &ControlClient::attached, this, [this] {
        m_client->disconnect(this);
        finish(Seat(std::move(m_client)));
    });
    connect(m_client.get(), &ControlClient::lost, this, [this] { m_timer.start(kPause); });
    m_timer.start(m_options.greeting);
}

void EngineSeat::finish(Result<Seat> seat)
{
    m_timer.stop();
    m_done.report(std::move(seat));
}

} // namespace mcprt
