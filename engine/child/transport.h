// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/error.h"
#include "engine/base/raw_json.h"

#include <QObject>

namespace mcprt {

/// Moves whole JSON-RPC messages to and from one child server. Seam for tests.
class Transport : public QObject
{
    Q_OBJECT

public:
    using QObject::QObject;

    /// Queues one message, one line of JSON without the line feed. Loss of the channel is told by
    /// closed(). A transport where one message can fail alone (HTTP) answers that request itself
    /// with a JSON-RPC error.
    virtual void send(const QByteArray &message) = 0;
    /// Bytes accepted by send() and not yet taken by the peer.
    [[nodiscard]] virtual qint64 unsentBytes() const = 0;
    /// Ends the peer gracefully; closed() follows. Deleting the transport ends it at once.
    virtual void shutdown() = 0;
    /// The revision that `initialize` agreed on. Only HTTP has to repeat it.
    virtual void setProtocolVersion(const QString &) {}

signals:
    /// \a duringRequest is the id of the request of ours on whose answer stream the message came,
    /// 0 where the channel has no such streams.
    void received(const mcprt::ByteSlice &message, qint64 duringRequest = 0);
    void closed(const mcprt::Error &reason);
};

} // namespace mcprt
