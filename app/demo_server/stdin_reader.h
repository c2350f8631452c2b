// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>
#include <QObject>

namespace mcprt {

/// Reads standard input on a thread of its own, because a pipe can't be watched on every system.
/// The thread is left behind at the end: it may be waiting for input for ever.
class StdinReader final : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;
    void start();

signals:
    /// From the reading thread; connect queued.
    void arrived(const QByteArray &bytes);
    void ended();
};

} // namespace mcprt
