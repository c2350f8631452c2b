// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/ids.h"
#include "engine/base/secret_filter.h"
#include "engine/child/transport.h"
#include "engine/mcp/envelope.h"
#include "engine/mcp/era.h"

#include <QTimer>

#include <chrono>
#include <deque>
#include <functional>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <unordered_set>

namespace mcprt {

/// What a caller wants of one request besides its answer.
struct CallOptions
{
    std::chrono::milliseconds timeout{std::chrono::seconds(60)};
    /// Gets the `params` of each `notifications/progress` of this request, with the child's token
    /// in it; set = a progress token is sent along.
    std::function<void(const RawJson &params)> onProgress{};
    /// Answers a request of the child's that this call caused: `elicitation/create`,
    /// `sampling/createMessage`, `roots/list`. \a done takes the `result`, or an error, whose
    /// rpcCode and rpcData go to the child. Unset = the child is told -32601.
    /// \sa ChildSession, attribution
    std::function<void(QByteArrayView method, const RawJson &params, Done<RawJson> done)>
        onRequest{};
    /// Gets `notifications/message` of the child's that belong to this call.
    std::function<void(QByteArrayView method, const RawJson &params)> onNotification{};
    RawJson clientCapabilities{}; ///< of the caller; declared to a modern child; may be empty
    QByteArray logLevel{};        ///< that a modern child shall log from on; empty = none
    /// Who makes the call; calls of one caller need not be told apart. 0 = nobody else's.
    quint64 caller = 0;
};

/// Speaks JSON-RPC with one child: numbers requests, matches replies, enforces deadlines.
///
/// Any number of calls may be in flight. Owns its transport. All on the engine thread. Must not be
/// deleted from inside one of its reports or signals; use deleteLater() there.
///
/// Attribution: a legacy child's own request says nothing of the call that made it ask. It goes to
/// the call on whose answer stream it came (HTTP); else, of the calls in flight that have an
/// onRequest, to the only one, or to the newest if all are of one CallOptions::caller. With calls
/// of several callers in flight nobody is asked, for it might be the wrong person: the child gets
/// -32603. With none it gets -32601. `notifications/message` go the same ways, or to notified().
/// While a call waits for an answer to the child, its deadline is kMaxAsking; then it has its whole
/// timeout anew.
class ChildSession final : public QObject
{
    Q_OBJECT

public:
    using CallId = qint64;

    static constexpr qint64 kMaxUnsentBytes = 8 * 1024 * 1024; ///< \sa security.md, fault 6
    static constexpr qsizetype kMaxUnsentMessages = 256;
    static constexpr int kMaxGarbageLines = 100;          ///< in a row
    static constexpr int kStallTimeouts = 3;              ///< in a row
    static constexpr std::chrono::minutes kMaxAsking{15}; ///< a person answers
    static constexpr size_t kMaxAsked = 64; ///< requests of the child's that wait for an answer

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
    /// Ends the peer gracefully; closed() follows. Calls in flight fail when it has gone.
    void shutdown() { m_transport->shutdown(); }
    /// Gives the peer up: every call in flight, and closed(), report \a reason. Ends nothing by
    /// itself; deleting the session does.
    void abandon(const Error &reason) { onClosed(reason); }
    /// What never shows in an error of this child or in a log line about it.
    void setSecrets(std::shared_ptr<const SecretFilter> secrets) { m_secrets = std::move(secrets); }
    /// Tells the transport what `initialize` agreed on.
    void setProtocolVersion(const QString &version) { m_transport->setProtocolVersion(version); }

    [[nodiscard]] qsizetype inFlight() const { return qsizetype(m_pending.size()); }
    [[nodiscard]] const ServerName &server() const { return m_server; }
    [[nodiscard]] Era era() const { return m_era; }
    /// When the last call began, or the last one in flight was answered.
    [[nodiscard]] std::chrono::steady_clock::time_point lastUsed() const { return m_lastUsed; }
    [[nodiscard]] qint64 garbageLines() const { return m_garbage; } ///< lines that were no MCP

signals:
    /// A notification of the child's that belongs to no call.
    void notified(const QByteArray &method, const mcprt::RawJson &params);
    /// kStallTimeouts calls in a row got no answer in time; it may hang as a whole.
    void stalled();
    void closed(const mcprt::Error &reason);

private:
    struct Pending
    {
        Done<RawJson> done;
        std::chrono::steady_clock::time_point deadline;
        CallOptions options;
        bool cancellable = true;
    };
    using Calls = std::unordered_map<CallId, Pending>;

    void onReceived(const ByteSlice &message, CallId duringRequest);
    void onBroken(const ByteSlice &message, const Error &why);
    void onGarbage(QByteArrayView line);
    void onReply(const Envelope &reply);
    void onRequest(const Envelope &request, CallId duringRequest);
    void ask(CallId call, const Envelope &request);
    void onAnswer(CallId call, const QByteArray &id, const Result<RawJson> &answer);
    void onNotification(const Envelope &notification, CallId duringRequest);
    void onProgress(const RawJson &params);
    /// The call that a message belongs to: see attribution. \a wants says which calls care.
    /// \return NotFound (no such call), InvalidArgument (several callers').
    template <class Wants>
    [[nodiscard]] Result<CallId> callBehind(CallId duringRequest, Wants wants) const;
    void setDeadline(CallId call, std::chrono::milliseconds left);
    void onClosed(const Error &reason);
    void expire();
    void arm(std::chrono::steady_clock::time_point now,
             std::chrono::steady_clock::time_point deadline);
    void send(const QByteArray &message);
    void sendCancelled(CallId id, const QString &reason);
    [[nodiscard]] bool isClogged();
    [[nodiscard]] Done<RawJson> take(CallId id);

    ServerName m_server;
    std::unique_ptr<Transport> m_transport;
    std::shared_ptr<const SecretFilter> m_secrets = std::make_shared<SecretFilter>();
    Calls m_pending;
    std::unordered_set<std::string> m_asked; ///< ids of the child's requests without an answer
    QTimer m_timer;                          ///< one for all deadlines
    std::chrono::steady_clock::time_point m_nearest;
    std::chrono::steady_clock::time_point m_lastUsed = std::chrono::steady_clock::now();
    CallId m_nextId = 1;
    Era m_era = Era::Legacy;
    std::optional<Error> m_closed;
    qint64 m_sentBytes = 0;
    std::deque<qint64> m_unsentEnds; ///< value of m_sentBytes behind each message not yet taken
    qint64 m_garbage = 0;
    int m_garbageInRow = 0;
    int m_timeoutsInRow = 0;
};

} // namespace mcprt
