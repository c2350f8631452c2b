// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/ids.h"
#include "engine/child/transport.h"
#include "engine/mcp/envelope.h"

#include <QTimer>

#include <chrono>
#include <functional>
#include <memory>
#include <unordered_map>

namespace mcprt {

/// What a caller wants of one request besides its answer.
struct CallOptions
{
    std::chrono::milliseconds timeout{std::chrono::seconds(60)};
    /// Gets the `params` of each `notifications/progress` of this request, with the child's token
    /// in it; set = a progress token is sent along.
    std::function<void(const RawJson &params)> onProgress;
};

/// Speaks JSON-RPC with one child: numbers requests, matches replies, enforces deadlines.
///
/// Any number of calls may be in flight. Owns its transport. All on the engine thread.
class ChildSession final : public QObject
{
    Q_OBJECT

public:
    using CallId = qint64;

    ChildSession(ServerName server, std::unique_ptr<Transport> transport,
                 QObject *parent = nullptr);
    ~ChildSession() override;

    /// Sends \a method and reports the peer's `result` member, verbatim.
    ///
    /// \param params   an object, or empty; with CallOptions::onProgress set, `_meta.progressToken`
    ///                 is added to it (or replaced), everything else stays byte for byte.
    /// \param done     answered once: the result, or Timeout (budget spent; the child is told
    ///                 `notifications/cancelled`), Remote (JSON-RPC error, see Error::rpcCode), Io
    ///                 (child died), Protocol, Busy (too much unsent data to this child) or
    ///                 Cancelled (cancel(), session destroyed). Runs on the engine thread, possibly
    ///                 before call() returns.
    /// \return id for cancel().
    /// \sa MCP 2025-11-25, basic/utilities/cancellation
    CallId call(QByteArrayView method, const RawJson &params, CallOptions options,
                Done<RawJson> done);
    void notify(QByteArrayView method, const RawJson &params = {});
    /// Tells the child `notifications/cancelled` and reports Cancelled. Unknown ids are ignored.
    void cancel(CallId id, const QString &reason);

    [[nodiscard]] qsizetype inFlight() const { return qsizetype(m_pending.size()); }
    [[nodiscard]] const ServerName &server() const { return m_server; }

signals:
    /// A notification of the child's that belongs to no call.
    void notified(const QByteArray &method, const mcprt::RawJson &params);
    void closed(const mcprt::Error &reason);

private:
    struct Pending
    {
        Done<RawJson> done;
        std::chrono::steady_clock::time_point deadline;
        std::function<void(const RawJson &params)> onProgress;
    };

    ServerName m_server;
    std::unique_ptr<Transport> m_transport;
    std::unordered_map<CallId, Pending> m_pending;
    QTimer m_timer;
    std::chrono::steady_clock::time_point m_nearest;
    CallId m_nextId = 1;
};

} // namespace mcprt
