// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/error.h"
#include "engine/base/raw_json.h"
#include "engine/child/param_headers.h"

#include <QHash>
#include <QObject>

namespace mcprt {

/// What a transport has to know of one tool.
struct ToolTraits
{
    ParamHeaders params;
    bool isRepeatable = false; ///< says of itself that calling it twice is as calling it once
};

/// Moves whole JSON-RPC messages to and from one child server. Seam for tests.
class Transport : public QObject
{
    Q_OBJECT

public:
    /// Why a request of ours has to be sent again, under a new id.
    enum class Unserved {
        SessionLost, ///< refused unread: the peer wants `initialize` first
        Renewed,     ///< refused unread under an old session; there is a new one already
        StreamCut,   ///< no answer will come, and asking twice does no harm
    };
    Q_ENUM(Unserved)

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
    /// Whether requests of the modern era repeat parts of themselves in headers (HTTP).
    [[nodiscard]] virtual bool hasHeaders() const { return false; }
    /// What is known of tools, by name; those without anything to know are left out.
    // NOLINTNEXTLINE(performance-unnecessary-value-param): transports that need it keep it
    virtual void setTools(QHash<QByteArray, ToolTraits>) {}

signals:
    /// \a duringRequest is the id of the request of ours on whose answer stream the message came,
    /// 0 where the channel has no such streams.
    void received(const mcprt::ByteSlice &message, qint64 duringRequest = 0);
    /// Only HTTP: nothing more comes of \a request.
    void unserved(qint64 request, mcprt::Transport::Unserved why);
    /// Only HTTP: the peer forgot our session, and no request is there to be unserved() for it.
    void sessionLost();
    void closed(const mcprt::Error &reason);
};

} // namespace mcprt
