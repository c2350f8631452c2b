// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/single_instance.h"

#include <QLocalSocket>

namespace mcprt {

SingleInstance::SingleInstance(const QString &socket, QObject *parent)
    : QObject(parent)
    , m_socket(socket)
{
    m_server.setSocketOptions(QLocalServer::UserAccessOption);
    connect(&m_server, &QLocalServer::newConnection, this, [this] {
        while (QLocalSocket *peer = m_server.nextPendingConnection()) {
            connect(peer, &QLocalSocket::disconnected, peer, &QObject::deleteLater);
            emit asked();
        }
    });
}

bool SingleInstance::listen()
{
    QLocalServer::removeServer(m_socket); // nobody answers there any more
    return m_server.listen(m_socket);
}

void SingleInstance::claim(const std::function<void(bool)> &known)
{
    auto *probe = new QLocalSocket(this);
    connect(probe, &QLocalSocket::connected, this, [probe, known] {
        probe->disconnectFromServer();
        probe->deleteLater();
        known(false);
    });
    connect(probe, &QLocalSocket::errorOccurred, this, [this, probe, known] {
        probe->deleteLater();
        if (!listen())
            qWarning("a second start will not be noticed: %s", qPrintable(m_server.errorString()));
        known(true);
    });
    // A turn later: it may succeed at once, and known() may want to end a loop that is yet to
    // begin.
    QMetaObject::invokeMethod(
        probe, [probe, socket = m_socket] { probe->connectToServer(socket); },
        Qt::QueuedConnection);
}

} // namespace mcprt
