// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHostAddress>
#include <QString>

namespace mcprt {

/// A process that listens on a port.
struct PortOwner
{
    qint64 processId = 0; ///< 0 = it could not be found out (another user's, or no /proc)
    QString name;
};

/// Who listens on TCP \a port of this machine, as far as /proc tells.
[[nodiscard]] PortOwner portOwner(quint16 port);

/// Whether \a port of \a address can be had now.
[[nodiscard]] bool isPortFree(const QHostAddress &address, quint16 port);

/// A free port near \a port; any free one when the next hundred are taken, 0 when there is none.
[[nodiscard]] quint16 freePortNear(const QHostAddress &address, quint16 port);

} // namespace mcprt
