// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/ids.h"
#include "engine/base/secret_filter.h"
#include "engine/child/call_options.h"
#include "engine/child/question_desk.h"
#include "engine/child/transport.h"
#include "engine/mcp/envelope.h"
#include "engine/mcp/era.h"

#include <QTimer>

#include <chrono>
#include <deque>
#include <memory>
#include <optional>
#include <string>
#include <unordered_map>
#include <vector>

namespace mcprt {

/// Speaks JSON-RPC with one child: numbers requests, matches replies, enforces deadlines.
///
/// Any number of calls may be in flight. Owns its transport. All on the engine thread. Must not be
/// deleted from inside one of its reports or signals; use deleteLater() there.
///
/// Attribution: a legacy child's own request says nothing of the call that made it ask. It goes to
/// the call on whose answer stream it came (HTTP), else to the one that QuestionDesk finds; when
/// nothing tells whose it is, the child gets -32603, and -32601 with no call that can be asked.
/// `notifications/message` go the same ways, to all callers that may be meant, or to notified().
/// While a call may wait for an answer to the child, its deadline is kMaxAsking; then it has its
/// whole timeout anew. A question is taken back when the last call that it may be for has ended.
///
/// A call whose person is still to answer (\sa ParkedCalls, kMaxAsking) counts as one in flight all
/// that time, also when another caller's question can't be told from its own. It may go on asking,
/// so that the new question may be its own; and to end it sooner would let one caller take away
/// what another is just answering. The new question fails and can be repeated.
///
/// Repeats: a request that the peer did not serve (\sa Transport::Unserved), or that it refused for
/// headers or a version that can be put right, is sent again under a new id, at most kMaxRepeats
/// times, unnoticed. What has to be done before renewalNeeded() says; calls wait for resume().
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
    static constexpr int kMaxRepeats = 2;

    enum class Renewal {
        Session, ///< `initialize` again
        Tools,   ///< list the tools again: they are not what their headers were made of
    };
    Q_ENUM(Renewal)

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
    CallId call(QByteArray method, const RawJson &params, CallOptions options, Done<RawJson> done);
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
    /// The child's era is the legacy one, with the revision that `initialize` agreed on.
    void speakLegacy(const QString &version);
    /// The child's era is the modern one: every request says \a version and who is behind it.
    void speakModern(const QByteArray &version);
    /// What renewalNeeded() asked for is done: the calls that waited are sent.
    void resume();
    [[nodiscard]] Transport &transport() const { return *m_transport; }
    [[nodiscard]] bool isOpen() const { return !m_closed; } ///< what is asked can be answered
    /// Calls without an answer yet, those of upkeep left out.
    [[nodiscard]] qsizetype inFlight() const { return qsizetype(m_pending.size()) - m_upkeep; }
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
    /// Calls wait until resume() or abandon().
    void renewalNeeded(mcprt::ChildSession::Renewal what);
    void closed(const mcprt::Error &reason);

private:
    struct Pending
    {
        Done<RawJson> done;
        std::chrono::steady_clock::time_point deadline;
        CallOptions options;
        QByteArray method;
        RawJson params;  ///< as the caller gave them
        CallId wire = 0; ///< the id that it goes by at present; 0 = not sent
        int repeats = 0;
    };
    using Calls = std::unordered_map<CallId, Pending>;
    struct Asked ///< a request of the child's without an answer
    {
        std::vector<CallId> calls; ///< of one caller, who is asked; it is for one of these
        Withdraw withdraw{};
        CallId asked = 0;                   ///< the one whose caller was asked
        std::optional<Envelope> question{}; ///< to ask again, where there are others
    };

    void onReceived(const ByteSlice &message, CallId duringRequest);
    void onBroken(const ByteSlice &message, const Error &why);
    void onGarbage(QByteArrayView line);
    void onBatch(const ByteSlice &message, CallId duringRequest);
    void onReply(const Envelope &reply);
    /// Sends the call again, or has it wait for a renewal, if \a error can be put right.
    [[nodiscard]] bool putRight(CallId id, const Error &error);
    void onUnserved(qint64 wire, Transport::Unserved why);
    void hold(CallId id, Renewal what);
    void renew(Renewal what);
    void transmit(CallId id);
    [[nodiscard]] CallId callOf(CallId wire) const;
    void onRequest(const Envelope &request, CallId duringRequest);
    void ask(CallId call, const std::vector<CallId> &calls, const Envelope &request);
    void refuse(const Envelope &request, ErrorCode why);
    void onAnswer(const QByteArray &id, const Result<RawJson> &answer);
    void retract(CallId over);
    [[nodiscard]] bool isAsking(CallId call) const;
    void renewDeadlines(const std::vector<CallId> &calls);
    void onNotification(const Envelope &notification, CallId duringRequest);
    void onCancelled(const RawJson &requestId);
    void onProgress(const RawJson &params);
    [[nodiscard]] std::vector<QuestionDesk::Candidate>
    candidates(bool (*isWilling)(const CallOptions &));
    [[nodiscard]] static bool maySpeak(QByteArrayView method);
    [[nodiscard]] std::vector<CallId> listenersFor(CallId duringRequest);
    void setDeadline(CallId call, std::chrono::milliseconds left);
    void onClosed(const Error &reason);
    void end(const Error &reason);
    void expire();
    void arm(std::chrono::steady_clock::time_point now,
             std::chrono::steady_clock::time_point deadline);
    void send(const QByteArray &message);
    void giveUp(CallId id, const Pending &pending, const QString &reason);
    [[nodiscard]] bool isClogged();
    [[nodiscard]] Done<RawJson> take(CallId id);
    Pending remove(Calls::iterator at);

    ServerName m_server;
    std::unique_ptr<Transport> m_transport;
    std::shared_ptr<const SecretFilter> m_secrets = std::make_shared<SecretFilter>();
    Calls m_pending;
    qsizetype m_upkeep = 0;                     ///< of these
    std::unordered_map<CallId, CallId> m_wires; ///< ids of calls that go by another one than theirs
    std::vector<CallId> m_held;                 ///< calls that wait for resume()
    bool m_renewing = false;
    std::unordered_map<std::string, Asked> m_asked; ///< the child's requests, by id
    QuestionDesk m_desk{QuestionDesk::Times()};
    QTimer m_timer; ///< one for all deadlines
    std::chrono::steady_clock::time_point m_nearest;
    std::chrono::steady_clock::time_point m_lastUsed = std::chrono::steady_clock::now();
    CallId m_nextId = 1;
    Era m_era = Era::Legacy;
    QByteArray m_version; ///< MCP's, as agreed on
    std::optional<Error> m_closed;
    qint64 m_sentBytes = 0;
    std::deque<qint64> m_unsentEnds; ///< value of m_sentBytes behind each message not yet taken
    qint64 m_garbage = 0;
    int m_garbageInRow = 0;
    int m_timeoutsInRow = 0;
};

} // namespace mcprt
