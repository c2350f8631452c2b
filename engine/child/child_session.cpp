// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/child_session.h"

#include "engine/base/log.h"
#include "engine/child/reply_salvage.h"
#include "engine/child/request_meta.h"
#include "engine/child/wire_text.h"

#include <QSet>

#include <algorithm>
#include <limits>

using namespace Qt::StringLiterals;
using std::chrono::steady_clock;

namespace mcprt {

namespace {

/// Below this nothing is held up: messages of one turn of the event loop may be waiting for each
/// other.
constexpr qint64 kPipeBytes = 64 * 1024;
constexpr qsizetype kGarbageReadBytes = 4096;
constexpr qint64 kGarbageLogged = 20; ///< lines of a session; a chatty server must not fill the log
constexpr qsizetype kShownValueChars = 40;

/// What somebody sent instead of an object.
QString kindOf(const RawJson &value)
{
    if (value.isArray())
        return u"a list"_s;
    if (value.isString())
        return u"a string"_s;
    return QString::fromLatin1(value.view()).left(kShownValueChars); // a number, true, false, null
}

} // namespace

ChildSession::ChildSession(ServerName server, std::unique_ptr<Transport> transport, QObject *parent)
    : QObject(parent)
    , m_server(std::move(server))
    , m_transport(std::move(transport))
{
    connect(&m_desk, &QuestionDesk::settled, this, &ChildSession::ask);
    connect(&m_desk, &QuestionDesk::refused, this, &ChildSession::refuse);
    m_timer.setSingleShot(true);
    m_timer.setTimerType(Qt::PreciseTimer); // a coarse one may be seconds late
    connect(&m_timer, &QTimer::timeout, this, &ChildSession::expire);
    connect(m_transport.get(), &Transport::received, this, &ChildSession::onReceived);
    connect(m_transport.get(), &Transport::unserved, this, &ChildSession::onUnserved);
    connect(m_transport.get(), &Transport::sessionLost, this, [this] { renew(Renewal::Session); });
    connect(m_transport.get(), &Transport::closed, this, &ChildSession::onClosed);
}

ChildSession::~ChildSession()
{
    m_transport->disconnect(this);
    // A caller that hears "cancelled" may ask this session again; it must find it closed.
    end(Error{ErrorCode::Cancelled, u"The server was stopped."_s, m_server.text});
}

ChildSession::CallId ChildSession::call(QByteArray method, const RawJson &params,
                                        CallOptions options, Done<RawJson> done)
{
    const CallId id = m_nextId++;
    if (m_closed) {
        done.report(Failure(*m_closed));
        return id;
    }
    if (isClogged()) {
        done.fail(ErrorCode::Busy,
                  u"%1 does not read its input: too many requests wait for it. Try again later, or "
                  "restart it."_s.arg(m_server.text),
                  m_server.text);
        return id;
    }
    const auto now = steady_clock::now();
    const auto deadline = now + options.timeout;
    const bool isUpkeep = options.isUpkeep;
    if (isUpkeep)
        ++m_upkeep;
    else
        m_lastUsed = now;
    m_pending.emplace(
        id, Pending{std::move(done), deadline, std::move(options), std::move(method), params});
    if (!m_timer.isActive() || deadline < m_nearest)
        arm(now, deadline);
    if (m_renewing && !isUpkeep)
        m_held.push_back(id);
    else
        transmit(id);
    return id;
}

void ChildSession::notify(QByteArrayView method, const RawJson &params)
{
    // Who does not read has no use for a notification; keeping it would only cost memory.
    if (!m_closed && !isClogged())
        send(buildNotification(method, params.view()));
}

void ChildSession::cancel(CallId id, const QString &reason)
{
    const auto it = m_pending.find(id);
    if (it == m_pending.end())
        return;
    Pending pending = remove(it);
    giveUp(id, pending, reason);
    pending.done.fail(ErrorCode::Cancelled, u"The call was cancelled."_s, m_server.text);
}

/// Tells the child that nobody waits for the call any more.
void ChildSession::giveUp(CallId id, const Pending &pending, const QString &reason)
{
    if (pending.wire == 0 || pending.method == "initialize") // which must not be cancelled
        return;
    if (m_era == Era::Legacy && maySpeak(pending.method))
        m_desk.gaveUp(id, pending.wire, pending.options);
    retract(id);
    QByteArray params = R"({"requestId":)" + QByteArray::number(pending.wire);
    if (!reason.isEmpty()) {
        params += R"(,"reason":)";
        appendJsonString(params, reason);
    }
    notify("notifications/cancelled", RawJson(params + '}'));
}

void ChildSession::send(const QByteArray &message)
{
    m_sentBytes += message.size() + 1;
    m_transport->send(message);
    if (m_transport->unsentBytes() > kPipeBytes)
        m_unsentEnds.push_back(m_sentBytes);
}

bool ChildSession::isClogged()
{
    const qint64 unsent = m_transport->unsentBytes();
    if (unsent <= kPipeBytes) {
        m_unsentEnds.clear();
        return false;
    }
    const qint64 takenBytes = m_sentBytes - unsent;
    while (!m_unsentEnds.empty() && m_unsentEnds.front() <= takenBytes)
        m_unsentEnds.pop_front();
    return unsent > kMaxUnsentBytes || qsizetype(m_unsentEnds.size()) >= kMaxUnsentMessages;
}

void ChildSession::onReceived(const ByteSlice &message, CallId duringRequest)
{
    if (m_closed)
        return;
    const auto envelope = parseEnvelope(message);
    if (!envelope) {
        return m_era == Era::Legacy && isBatch(message, m_version)
                   ? onBatch(message, duringRequest)
                   : onBroken(message, envelope.error());
    }
    m_garbageInRow = 0;
    switch (envelope->kind) {
    case Envelope::Kind::Result:
    case Envelope::Kind::Error: return onReply(*envelope);
    case Envelope::Kind::Request: return onRequest(*envelope, callOf(duringRequest));
    case Envelope::Kind::Notification: return onNotification(*envelope, callOf(duringRequest));
    }
}

void ChildSession::onBatch(const ByteSlice &message, CallId duringRequest)
{
    const auto parts = splitBatch(message, std::numeric_limits<std::size_t>::max());
    const auto isMessage = [](const ByteSlice &part) { return part.view().startsWith('{'); };
    if (!parts || !std::ranges::all_of(*parts, isMessage)) // no batch lies in another
        return onGarbage(message.view());
    for (const ByteSlice &part : *parts)
        onReceived(part, duringRequest);
}

void ChildSession::onReply(const Envelope &reply)
{
    // Ids that are unknown are late replies after a timeout, or a peer that answers twice.
    const CallId wire = decodeInteger(reply.id.view()).value_or(0);
    const CallId id = callOf(wire);
    const auto at = m_pending.find(id);
    if (at == m_pending.end()) {
        m_desk.answeredLate(wire);
        qCDebug(lcChild).noquote()
            << m_server.text << "answered unknown request" << reply.id.view();
        return;
    }
    m_timeoutsInRow = 0;
    if (reply.kind == Envelope::Kind::Error) {
        const Error error = remoteError(reply.error, m_server);
        if (!putRight(id, error))
            take(id).report(Failure(m_secrets->filtered(error)));
        return;
    }
    const bool isKnown = m_era == Era::Legacy
                             ? reply.result.isObject()
                             : isKnownResult(reply.result, at->second.options.clientCapabilities);
    Done<RawJson> done = take(id);
    if (!isKnown) {
        return done.fail(
            ErrorCode::Protocol,
            m_era == Era::Legacy
                ? u"%1 answered with %2, and MCP wants an object"_s.arg(m_server.text,
                                                                        kindOf(reply.result))
                : u"%1 answered with a kind of result that this program does not know."_s.arg(
                    m_server.text),
            m_server.text);
    }
    done.report(reply.result);
}

void ChildSession::speakLegacy(const QString &version)
{
    m_era = Era::Legacy;
    m_version = version.toLatin1();
    m_transport->setProtocolVersion(version);
}

void ChildSession::speakModern(const QByteArray &version)
{
    m_era = Era::Modern;
    m_version = version;
}

/// The calls of which a log message may be, one of each caller. The one it is of, where that is
/// known; else, unlike a question, it goes to all of them, and to nobody else.
std::vector<ChildSession::CallId> ChildSession::listenersFor(CallId duringRequest)
{
    const auto isWilling = [](const CallOptions &options) { return bool(options.onNotification); };
    const auto known = m_pending.find(duringRequest);
    if (known != m_pending.end() && isWilling(known->second.options))
        return {duringRequest};
    const auto calls = candidates(isWilling);
    if (const auto call = QuestionDesk::settle(calls))
        return {*call};
    std::vector<CallId> listeners;
    QSet<quint64> callers;
    for (const QuestionDesk::Candidate &candidate : calls) {
        const bool isTold = candidate.caller != 0 && callers.contains(candidate.caller);
        callers.insert(candidate.caller);
        if (candidate.isWilling && !isTold)
            listeners.push_back(candidate.call);
    }
    return listeners;
}

void ChildSession::onNotification(const Envelope &notification, CallId duringRequest)
{
    if (notification.method == "notifications/progress")
        return onProgress(notification.params);
    if (notification.method == "notifications/cancelled")
        return onCancelled(member(notification.params, "requestId"));
    if (notification.method == "notifications/message") {
        const auto listeners = listenersFor(duringRequest);
        for (const CallId call : listeners) {
            if (const auto at = m_pending.find(call); at != m_pending.end()) {
                const auto tell = at->second.options.onNotification; // it may end calls
                tell(notification.method, notification.params);
            }
        }
        if (!listeners.empty())
            return;
    }
    emit notified(notification.method, m_era == Era::Modern
                                           ? withoutSubscriptionId(notification.params)
                                           : notification.params);
}

void ChildSession::onProgress(const RawJson &params)
{
    const auto token = decodeInteger(member(params, "progressToken").view());
    const auto it = m_pending.find(token.value_or(0));
    if (it == m_pending.end() || !it->second.options.onProgress)
        return;                                            // the call has been answered meanwhile
    const auto onProgress = it->second.options.onProgress; // it may cancel the call that holds it
    onProgress(params);
}

void ChildSession::onBroken(const ByteSlice &message, const Error &why)
{
    Done<RawJson> done = take(callOf(salvageReplyId(message.view()).value_or(0)));
    if (!done)
        return onGarbage(message.view());
    m_garbageInRow = 0;
    m_timeoutsInRow = 0;
    ++m_garbage;
    done.fail(ErrorCode::Protocol,
              u"%1 sent a reply that is not valid MCP: %2"_s.arg(m_server.text,
                                                                 m_secrets->filtered(why.message)),
              m_server.text);
}

void ChildSession::onGarbage(QByteArrayView line)
{
    ++m_garbage;
    // Filtered before it is cut: a part of a secret would be no match.
    const QByteArrayView looked = line.first(std::min(line.size(), kGarbageReadBytes));
    const QByteArray start = shownLine(m_secrets->filtered(looked.toByteArray()));
    if (m_garbage <= kGarbageLogged)
        qCWarning(lcChild).noquote() << m_server.text << "sent a line that is not MCP:" << start;
    else
        qCDebug(lcChild).noquote() << m_server.text << "sent a line that is not MCP:" << start;
    if (++m_garbageInRow < kMaxGarbageLines)
        return;
    onClosed(
        Error{ErrorCode::Protocol,
              u"%1 is not speaking MCP: it printed %2 lines in a row that are no MCP messages, "
              "the last one starting with \"%3\". Check that its command starts an MCP server "
              "on stdio."_s.arg(m_server.text)
                  .arg(kMaxGarbageLines)
                  .arg(QString::fromLatin1(start.left(60))),
              m_server.text});
}

void ChildSession::onClosed(const Error &reason)
{
    if (m_closed)
        return;
    const Error shownReason = m_secrets->filtered(reason);
    end(shownReason);
    emit closed(shownReason);
}

/// Nothing goes out or comes in any more.
void ChildSession::end(const Error &reason)
{
    m_closed = reason;
    m_timer.stop();
    m_desk.clear();
    for (const auto &[id, asked] : std::exchange(m_asked, {})) {
        if (asked.withdraw)
            asked.withdraw();
    }
    auto orphans = std::exchange(m_pending, {}); // a handler may ask for new calls
    m_upkeep = 0;
    m_wires.clear();
    m_held.clear();
    for (auto &[id, pending] : orphans)
        pending.done.report(Failure(reason));
}

void ChildSession::expire()
{
    const auto now = steady_clock::now();
    auto nearest = steady_clock::time_point::max();
    std::vector<std::pair<CallId, Pending>> late;
    for (auto it = m_pending.begin(); it != m_pending.end();) {
        if (it->second.deadline > now) {
            nearest = std::min(nearest, it->second.deadline);
            ++it;
            continue;
        }
        const CallId id = it->first;
        late.emplace_back(id, remove(it++));
    }
    if (!m_pending.empty())
        arm(now, nearest);
    const bool wasStalled = m_timeoutsInRow >= kStallTimeouts;
    for (auto &[id, pending] : late) {
        ++m_timeoutsInRow;
        giveUp(id, pending, u"timeout"_s);
        pending.done.fail(
            ErrorCode::Timeout,
            u"%1 did not answer in time; the call was cancelled."_s.arg(m_server.text),
            m_server.text);
    }
    if (!wasStalled && m_timeoutsInRow >= kStallTimeouts && !m_closed)
        emit stalled();
}

void ChildSession::setDeadline(CallId call, std::chrono::milliseconds left)
{
    const auto now = steady_clock::now();
    Pending &pending = m_pending.at(call);
    pending.deadline = now + left;
    if (!m_timer.isActive() || pending.deadline < m_nearest)
        arm(now, pending.deadline);
}

void ChildSession::arm(steady_clock::time_point now, steady_clock::time_point deadline)
{
    m_nearest = deadline;
    const auto left = std::chrono::ceil<std::chrono::milliseconds>(deadline - now);
    m_timer.start(std::clamp(left, std::chrono::milliseconds::zero(),
                             std::chrono::milliseconds(std::chrono::hours(24))));
}

Done<RawJson> ChildSession::take(CallId id)
{
    const auto it = m_pending.find(id);
    if (it == m_pending.end())
        return {};
    Done<RawJson> done = remove(it).done;
    retract(id);
    m_desk.answered(id); // may ask, and so end other calls
    return done;
}

ChildSession::Pending ChildSession::remove(Calls::iterator at)
{
    Pending pending = std::move(at->second);
    m_wires.erase(pending.wire);
    m_pending.erase(at);
    if (pending.options.isUpkeep)
        --m_upkeep;
    else if (inFlight() == 0)
        m_lastUsed = steady_clock::now();
    return pending;
}

} // namespace mcprt
