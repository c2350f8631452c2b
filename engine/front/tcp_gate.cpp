// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/tcp_gate.h"

#include "engine/base/log.h"

#include <QTcpSocket>

#include <algorithm>
#include <vector>

#ifdef Q_OS_UNIX
#include <sys/resource.h>
#endif

using namespace std::chrono_literals;

namespace mcprt {

namespace {

constexpr int kBacklog = 1024;
constexpr qint64 kReadAheadBytes = 64 * 1024;

quint64 nextConnectionId()
{
    static quint64 last = 0; // unique for the process's life, over all gates
    return ++last;
}

/// Connections that leave enough file descriptors for the servers and the files. Qt does not tell
/// of an accept() that failed for want of one, and tries again without a pause.
int affordable(int wanted)
{
#ifdef Q_OS_UNIX
    constexpr rlim_t kOthers = 40;
    rlimit limit{};
    if (::getrlimit(RLIMIT_NOFILE, &limit) == 0 && limit.rlim_cur < rlim_t(wanted) + kOthers)
        return std::max(8, int(limit.rlim_cur > kOthers ? limit.rlim_cur - kOthers : 0));
#endif
    return wanted;
}

} // namespace

TcpGate::TcpGate(HttpPolicy *policy)
    : m_policy(policy)
{
    HttpLimits &limits = m_policy->limits;
    limits.connections = affordable(limits.connections);
    limits.reservedForKnown = std::min(limits.reservedForKnown, limits.connections / 2);
    setListenBacklogSize(kBacklog);
    setMaxPendingConnections(kBacklog);
    connect(&m_ticks, &QTimer::timeout, this, &TcpGate::checkTimes);
    connect(this, &QTcpServer::acceptError, this, &TcpGate::onAcceptError);
}

HttpConnection *TcpGate::takeReady()
{
    HttpConnection *ready = m_ready.data();
    m_ready = nullptr;
    return ready;
}

void TcpGate::incomingConnection(qintptr descriptor)
{
    if (!makeRoom())
        return turnAway(descriptor);
    auto *socket = new QTcpSocket(this);
    if (!socket->setSocketDescriptor(descriptor)) {
        delete socket;
        return;
    }
    socket->setSocketOption(QAbstractSocket::LowDelayOption, 1);
    const HttpLimits &limits = m_policy->limits;
    // Room for a head only; whoever may send a body gets more once its head has been read.
    socket->setReadBufferSize(limits.head.headBytes + kReadAheadBytes);

    auto *connection = new HttpConnection(socket, nextConnectionId(), m_policy); // child of socket
    m_connections.emplace(connection->id(), connection);
    connect(connection, &HttpConnection::requestReady, this,
            [this, connection] { m_ready = connection; });
    connect(connection, &HttpConnection::lost, this, [this](quint64 id) {
        m_connections.erase(id);
        emit connectionLost(id);
    });
    if (!m_ticks.isActive())
        m_ticks.start(limits.tick);
    addPendingConnection(socket);
}

/// Unknown peers share what is not reserved; the one that has been idle longest makes way.
bool TcpGate::makeRoom()
{
    const HttpLimits &limits = m_policy->limits;
    int unknown = 0;
    HttpConnection *oldest = nullptr;
    if (connections() < limits.connections - limits.reservedForKnown)
        return true;
    for (const auto &[id, connection] : m_connections) {
        if (connection->isKnown())
            continue;
        ++unknown;
        if (connection->isIdle() && (!oldest || id < oldest->id()))
            oldest = connection;
    }
    if (connections() < limits.connections
        && unknown < limits.connections - limits.reservedForKnown)
        return true;
    if (!oldest)
        return false;
    oldest->evict(); // and so erases it
    return true;
}

void TcpGate::turnAway(qintptr descriptor)
{
    QTcpSocket socket;
    if (!socket.setSocketDescriptor(descriptor))
        return;
    socket.write(
        "HTTP/1.1 503 Service Unavailable\r\nConnection: close\r\nContent-Length: 0\r\n\r\n");
    socket.flush();
}

void TcpGate::checkTimes()
{
    std::vector<QPointer<HttpConnection>> all; // a check may close a connection, and so erase it
    all.reserve(m_connections.size());
    for (const auto &[id, connection] : m_connections)
        all.emplace_back(connection);
    for (const auto &connection : all) {
        if (connection)
            connection->checkTimes();
    }
    if (m_connections.empty())
        m_ticks.stop();
}

void TcpGate::onAcceptError()
{
    qCWarning(lcFront).noquote() << "cannot accept connections:" << errorString();
    // Most likely out of file descriptors. The system would report it again at once, for ever.
    pauseAccepting();
    QTimer::singleShot(1s, this, &TcpGate::resumeAccepting);
}

} // namespace mcprt
