// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/parked_calls.h"

#include "engine/base/canonical_json.h"
#include "engine/base/json_edit.h"
#include "engine/base/log.h"
#include "engine/mcp/envelope.h"
#include "engine/router/caller_relay.h"
#include "engine/router/progress_relay.h"

#include <QCryptographicHash>
#include <QPointer>

#include <algorithm>

namespace mcprt {

namespace {

constexpr std::chrono::seconds kExpiryCheck(5);

Failure badState(const QString &why)
{
    return Failure(Error{ErrorCode::InvalidArgument, why, {}, rpc::kInvalidParams});
}

/// The same for a request and its repetition with answers; different for any other request.
QByteArray printOf(const McpRequest &request)
{
    const RawJson params = withoutMembers(request.params, [](QByteArrayView key) {
        return key == "_meta" || key == "inputResponses" || key == "requestState";
    });
    QCryptographicHash hash(QCryptographicHash::Sha256);
    hash.addData(request.method);
    hash.addData(canonicalJson(params.view()));
    return hash.result();
}

} // namespace

ParkedCalls::ParkedCalls(const Clock &clock, QObject *parent)
    : QObject(parent)
    , m_clock(clock)
{
    m_timer.setInterval(kExpiryCheck);
    connect(&m_timer, &QTimer::timeout, this, &ParkedCalls::expire);
}

ParkedCalls::~ParkedCalls() = default;

ParkedCalls::Call *ParkedCalls::find(Key key)
{
    const auto at = m_calls.find(key);
    return at == m_calls.end() ? nullptr : &at->second;
}

ParkedCalls::Key ParkedCalls::run(const McpRequest &request, const Starter &start, Canceller cancel,
                                  Done<RawJson> done)
{
    const auto state = decodeUtf8(member(request.params, "requestState").view());
    if (state && m_seal.isOurs(*state))
        return resume(request, *state, std::move(done));
    const Key key = ++m_lastKey;
    m_calls.emplace(key,
                    Call{request.caller.owner, printOf(request), std::move(cancel), 0,
                         std::move(done), request.caller.notify, progressTokenOf(request.params)});
    const quint64 started =
        start(callerOf(key, request), Done<RawJson>(this, [this, key](Result<RawJson> answer) {
                  onAnswer(key, std::move(answer));
              }));
    if (Call *call = find(key))
        call->started = started;
    return key;
}

Caller ParkedCalls::callerOf(Key key, const McpRequest &request)
{
    Caller caller = request.caller;
    // Whoever has come again by then is told, not who began.
    caller.notify = [self = QPointer(this), key](QByteArrayView method, const RawJson &params) {
        const Call *call = self ? self->find(key) : nullptr;
        if (!call || !call->waiting)
            return;
        const bool isProgress = method == "notifications/progress";
        if (isProgress && call->progressToken.isEmpty())
            return;                           // who came again wants none
        if (const auto notify = call->notify) // it may end the call that holds it
            notify(method, isProgress ? relayedProgress(params, call->progressToken) : params);
    };
    caller.ask = [self = QPointer(this), key](QByteArrayView method, const RawJson &params,
                                              Done<RawJson> done) -> Withdraw {
        if (!self)
            return {};
        const QByteArray name = self->onAsked(key, method, params, std::move(done));
        return [self, key, name] { // whoever comes back is not asked that any more
            if (Call *call = self ? self->find(key) : nullptr)
                call->asked.remove(name);
        };
    };
    return caller;
}

ParkedCalls::Key ParkedCalls::resume(const McpRequest &request, const QByteArray &state,
                                     Done<RawJson> done)
{
    const auto payload = m_seal.open(state, request.caller.owner, m_clock.now());
    const Key key = payload ? payload->toULongLong() : 0;
    Call *call = find(key);
    if (!call || call->owner != request.caller.owner) {
        done.report(badState(QStringLiteral(
            "This requestState is not valid, or not any more. Send the request without it.")));
        return 0;
    }
    if (call->print != printOf(request) || call->waiting) {
        done.report(badState(QStringLiteral("This requestState belongs to another request.")));
        return 0;
    }
    call->waiting = std::move(done);
    call->notify = request.caller.notify;
    call->progressToken = progressTokenOf(request.params);
    // Also when the call has ended: the question may have been another one's of this caller.
    takeResponses(key, member(request.params, "inputResponses"));
    if (call = find(key); call && call->answer)
        onAnswer(key, *std::exchange(call->answer, std::nullopt));
    return key;
}

void ParkedCalls::takeResponses(Key key, const RawJson &responses)
{
    for (auto &[done, response] : find(key)->asked.take(responses))
        done.report(response); // the child may answer, or ask again, at once
    Call *after = find(key);
    if (after && after->waiting && !after->answer && !after->asked.isEmpty())
        park(key); // what is missing is asked for once more
}

QByteArray ParkedCalls::onAsked(Key key, QByteArrayView method, const RawJson &params,
                                Done<RawJson> done)
{
    Call *call = find(key);
    if (!call)
        return {}; // ended meanwhile; the child hears "cancelled"
    const QByteArray name = call->asked.add(method, params, std::move(done));
    if (call->waiting)
        park(key);
    return name;
}

void ParkedCalls::park(Key key)
{
    Call &call = *find(key);
    const auto parked =
        std::ranges::count_if(m_calls, [](const auto &entry) { return !entry.second.waiting; });
    if (std::size_t(parked) >= kMaxParked) {
        call.asked.clear(); // the child hears "cancelled"
        return;
    }
    call.expiry = m_clock.now() + kKept;
    QByteArray result = R"({"resultType":"input_required","inputRequests":)";
    result += call.asked.requests() + R"(,"requestState":")"
              + m_seal.seal(QByteArray::number(key), call.owner, call.expiry) + "\"}";
    if (!m_timer.isActive())
        m_timer.start();
    std::exchange(call.waiting, {}).report(RawJson(std::move(result)));
}

void ParkedCalls::onAnswer(Key key, Result<RawJson> answer)
{
    Call *call = find(key);
    if (!call)
        return;
    if (!call->waiting) {
        call->answer = std::move(answer);
        return;
    }
    auto node = m_calls.extract(key);
    node.mapped().waiting.report(std::move(answer));
}

void ParkedCalls::cancel(Key key)
{
    const Call *call = find(key);
    if (!call || !call->waiting)
        return;
    auto node = m_calls.extract(key);
    Call &ended = node.mapped();
    ended.cancel(ended.started);
    ended.waiting.fail(ErrorCode::Cancelled, QStringLiteral("The request was cancelled."));
}

void ParkedCalls::expire()
{
    std::vector<Key> expired;
    bool anyLeft = false;
    for (const auto &[key, call] : m_calls) {
        if (call.waiting)
            continue;
        if (call.expiry <= m_clock.now())
            expired.push_back(key);
        else
            anyLeft = true;
    }
    for (const Key key : expired) {
        qCDebug(lcRouter) << "a parked call has expired; its caller did not come again";
        auto node = m_calls.extract(key);
        node.mapped().cancel(node.mapped().started);
    }
    if (!anyLeft)
        m_timer.stop();
}

} // namespace mcprt
