// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/port_owner.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QSet>
#include <QTcpServer>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kTriedPorts = 100;

/// `socket:[inode]` of every socket that listens on \a port.
QSet<QByteArray> listeningSockets(quint16 port)
{
    const QByteArray wanted = ':' + QByteArray::number(port, 16).rightJustified(4, '0').toUpper();
    QSet<QByteArray> sockets;
    for (const QString &path : {u"/proc/net/tcp"_s, u"/proc/net/tcp6"_s}) {
        QFile file(path);
        if (!file.open(QIODevice::ReadOnly))
            continue;
        for (const QByteArray &line : file.readAll().split('\n')) {
            const QByteArrayList columns = line.simplified().split(' ');
            const bool listens = columns.size() > 9 && columns[3] == "0A";
            if (listens && columns[1].endsWith(wanted))
                sockets << "socket:[" + columns[9] + ']';
        }
    }
    return sockets;
}

bool holdsAny(const QString &process, const QSet<QByteArray> &sockets)
{
    const QString folder = u"/proc/%1/fd"_s.arg(process);
    const QStringList descriptors =
        QDir(folder).entryList(QDir::AllEntries | QDir::System | QDir::NoDotAndDotDot);
    for (const QString &descriptor : descriptors) {
        const QString target = QFile::symLinkTarget(folder + u'/' + descriptor);
        if (sockets.contains(QFileInfo(target).fileName().toLatin1())) // it takes it for a path
            return true;
    }
    return false;
}

} // namespace

PortOwner portOwner(quint16 port)
{
    const QSet<QByteArray> sockets = listeningSockets(port);
    if (sockets.isEmpty())
        return {};
    const QStringList processes = QDir(u"/proc"_s).entryList({u"[0-9]*"_s}, QDir::Dirs);
    for (const QString &process : processes) {
        if (!holdsAny(process, sockets))
            continue;
        QFile name(u"/proc/%1/comm"_s.arg(process));
        const bool readable = name.open(QIODevice::ReadOnly);
        return {process.toLongLong(),
                readable ? QString::fromUtf8(name.readAll()).trimmed() : QString()};
    }
    return {};
}

bool isPortFree(const QHostAddress &address, quint16 port)
{
    return QTcpServer().listen(address, port);
}

quint16 freePortNear(const QHostAddress &address, quint16 port)
{
    for (int offset = 1; offset <= kTriedPorts && port + offset <= 65535; ++offset) {
        if (isPortFree(address, quint16(port + offset)))
            return quint16(port + offset);
    }
    QTcpServer any;
    return any.listen(address, 0) ? any.serverPort() : 0;
}

} // namespace mcprt
