// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/back_thread.h"

namespace mcprt {

BackThread::BackThread()
{
    m_desk.moveToThread(&m_thread);
    m_thread.setObjectName(QStringLiteral("files"));
    m_thread.start();
}

BackThread::~BackThread()
{
    m_thread.quit();
    m_thread.wait();
}

void BackThread::adopt(QObject &object)
{
    object.moveToThread(&m_thread);
    QObject::connect(&m_thread, &QThread::finished, &object, &QObject::deleteLater);
}

void BackThread::post(QObject &receiver, std::function<void()> letter)
{
    QMetaObject::invokeMethod(&receiver, std::move(letter), Qt::QueuedConnection);
}

} // namespace mcprt
