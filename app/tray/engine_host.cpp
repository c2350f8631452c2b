// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/engine_host.h"

#include "app/tray/engine_room.h"

namespace mcprt {

EngineHost::EngineHost(const Invocation &invocation, LogSink &log, Options options)
    : m_room(std::make_unique<EngineRoom>(*this, invocation, log, std::move(options)))
{
    qRegisterMetaType<status::Changes>();
    m_thread.setObjectName(QStringLiteral("engine"));
    m_room->moveToThread(&m_thread);
}

EngineHost::~EngineHost()
{
    if (!m_thread.isRunning())
        return;
    m_room.release()->deleteLater(); // on its thread, while that ends
    m_thread.quit();
    m_thread.wait();
}

void EngineHost::start()
{
    m_thread.start();
    QMetaObject::invokeMethod(m_room.get(), &EngineRoom::open, Qt::QueuedConnection);
}

void EngineHost::post(Order order)
{
    QMetaObject::invokeMethod(
        m_room.get(), [room = m_room.get(), order = std::move(order)] { room->run(order); },
        Qt::QueuedConnection);
}

void EngineHost::setEndpoint(Options options)
{
    QMetaObject::invokeMethod(
        m_room.get(),
        [room = m_room.get(), options = std::move(options)] { room->setEndpoint(options); },
        Qt::QueuedConnection);
}

void EngineHost::shutdown(Done<bool> done)
{
    const auto shared = std::make_shared<Done<bool>>(std::move(done));
    QMetaObject::invokeMethod(
        m_room.get(),
        [this, room = m_room.get(), shared] {
            room->close(Done<bool>([this, shared](const Result<bool> &stopped) {
                QMetaObject::invokeMethod(
                    this, [shared, stopped] { shared->report(stopped); }, Qt::QueuedConnection);
            }));
        },
        Qt::QueuedConnection);
}

} // namespace mcprt
