// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/log.h"
#include "engine/child/child_session.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// What a child may ask of the person or program behind a call.
constexpr QByteArrayView kAskable[] = {"elicitation/create", "sampling/createMessage",
                                       "roots/list"};
constexpr qsizetype kMaxIdBytes = 1024; ///< of a request of the child's; it is sent back

} // namespace

std::vector<QuestionDesk::Candidate>
ChildSession::candidates(bool (*isWilling)(const CallOptions &))
{
    std::vector<QuestionDesk::Candidate> calls;
    for (const auto &[id, pending] : m_pending) {
        if (!pending.options.isUpkeep)
            calls.push_back(
                {id, pending.options.caller, isWilling(pending.options), pending.options.owner});
    }
    m_desk.addGivenUp(calls);
    return calls;
}

void ChildSession::onRequest(const Envelope &request, CallId duringRequest)
{
    if (request.id.size() > kMaxIdBytes) {
        qCWarning(lcChild).noquote() << m_server.text << "sent a request with an endless id";
        return;
    }
    if (isClogged()) {
        return onClosed(Error{ErrorCode::Protocol,
                              u"%1 was stopped: it asks without end and does not read the "
                              "answers."_s.arg(m_server.text),
                              m_server.text});
    }
    if (request.method == "ping")
        return send(buildResult(request.id.view(), "{}"));
    if (std::ranges::find(kAskable, request.method) == std::end(kAskable))
        return refuse(request, ErrorCode::NotFound);
    if (m_asked.contains(request.id.toByteArray().toStdString())
        || m_desk.isHeld(request.id.view()))
        return; // the same id twice: one answer will do
    if (m_asked.size() + m_desk.held() >= kMaxAsked)
        return refuse(request, ErrorCode::LimitExceeded);
    const auto isWilling = [](const CallOptions &options) { return bool(options.onRequest); };
    const auto known = m_pending.find(duringRequest);
    if (known != m_pending.end() && isWilling(known->second.options))
        return ask(duringRequest, request);
    std::vector<QuestionDesk::Candidate> calls = candidates(isWilling);
    const auto call = QuestionDesk::settle(calls);
    if (call)
        return ask(*call, request);
    if (call.error().code == ErrorCode::NotFound)
        return refuse(request, ErrorCode::NotFound);
    if (!m_desk.hold(request, std::move(calls)))
        refuse(request, ErrorCode::LimitExceeded);
}

void ChildSession::refuse(const Envelope &request, ErrorCode why)
{
    if (m_closed)
        return;
    int code = rpc::kInternalError;
    QString text;
    if (why == ErrorCode::NotFound) {
        code = rpc::kMethodNotFound;
        text = u"Method not found: %1"_s.arg(QString::fromUtf8(request.method.left(100)));
    } else if (why == ErrorCode::LimitExceeded) {
        text = u"Too many requests wait for an answer."_s;
    } else {
        text = u"Calls of several callers are under way, and nothing says whose call needs this; "
               "call again when fewer are."_s;
    }
    send(buildError(request.id.view(), code, text));
}

void ChildSession::ask(CallId call, const Envelope &request)
{
    const auto at = m_pending.find(call);
    if (m_closed)
        return;
    if (at == m_pending.end()) // ended by what another question led to
        return refuse(request, ErrorCode::NotFound);
    const QByteArray id = request.id.toByteArray();
    m_asked.try_emplace(id.toStdString(), Asked{call, {}});
    setDeadline(call, kMaxAsking);
    const auto onRequest = at->second.options.onRequest; // it may end the call
    Withdraw withdraw =
        onRequest(request.method, request.params,
                  Done<RawJson>(this, [this, call, id](const Result<RawJson> &answer) {
                      onAnswer(call, id, answer);
                  }));
    if (const auto asked = m_asked.find(id.toStdString()); asked != m_asked.end())
        asked->second.withdraw = std::move(withdraw);
}

void ChildSession::onAnswer(CallId call, const QByteArray &id, const Result<RawJson> &answer)
{
    if (m_asked.erase(id.toStdString()) == 0 || m_closed)
        return; // the child has cancelled it, or has gone
    const auto it = m_pending.find(call);
    if (it != m_pending.end())
        setDeadline(call, it->second.options.timeout);
    send(answer ? buildResult(id, answer->view()) : buildError(id, answer.error()));
}

void ChildSession::onCancelled(const RawJson &requestId)
{
    if (m_era == Era::Legacy) {
        const auto asked = m_asked.extract(requestId.toByteArray().toStdString());
        if (!asked) {
            m_desk.withdraw(requestId.view());
            return; // or answered meanwhile
        }
        const auto call = m_pending.find(asked.mapped().call);
        if (call != m_pending.end())
            setDeadline(call->first, call->second.options.timeout);
        if (asked.mapped().withdraw)
            asked.mapped().withdraw();
        return;
    }
    // A child of the newer era asks nothing; this ends a `subscriptions/listen`.
    const auto at = m_pending.find(callOf(decodeInteger(requestId.view()).value_or(0)));
    if (at != m_pending.end() && at->second.options.isUpkeep)
        remove(at).done.fail(ErrorCode::Io, u"%1 ended it."_s.arg(m_server.text), m_server.text);
}

} // namespace mcprt
