// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QObject>
#include <QSocketNotifier>

#include <memory>

namespace mcprt {

/// Two byte streams of this process, stdin and stdout as a rule, without blocking and without
/// touching the C library's buffers. Descriptors stay open and are not owned.
class StdioChannel : public QObject
{
    Q_OBJECT

public:
    static std::unique_ptr<StdioChannel> create(int inFd, int outFd);

    virtual void setReading(bool on) = 0;
    /// Writes what the stream takes now. \return bytes taken, -1 once the reader has gone. After a
    /// short write, writable() is emitted as soon as there is room.
    virtual qsizetype write(QByteArrayView bytes) = 0;

signals:
    void received(const QByteArray &bytes);
    void writable();
    /// Nothing more will come: end of file or a read error.
    void ended();
};

} // namespace mcprt
