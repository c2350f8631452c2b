// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/json_edit.h"
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
/// What makes a child ask or log for somebody. Others, such as lists, are asked by us, for all.
constexpr QByteArrayView kSpeaking[] = {"tools/call", "prompts/get", "resources/read",
                                        "completion/complete"};

/// \a params of a question without a progress token: nothing brings progress back to the child.
RawJson withoutProgress(const RawJson &params)
{
    const RawJson meta = member(params, "_meta");
    if (member(meta, "progressToken").isEmpty())
        return params;
    const RawJson kept =
        withoutMembers(meta, [](QByteArrayView key) { return key == "progressToken"; });
    return withMember(params, "_meta", kept.view());
}

} // namespace

/// Whether a call of \a method can make a child ask or log for its caller.
bool ChildSession::maySpeak(QByteArrayView method)
{
    return std::ranges::find(kSpeaking, method) != std::end(kSpeaking);
}

/// The calls that a message of the child's may be about.
std::vector<QuestionDesk::Candidate>
ChildSession::candidates(bool (*isWilling)(const CallOptions &))
{
    std::vector<QuestionDesk::Candidate> calls;
    for (const auto &[id, pending] : m_pending) {
        if (maySpeak(pending.method))
            calls.push_back(
                {id, pending.options.caller, isWilling(pending.options), pending.options.program});
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
    if (duringRequest != 0) { // the stream says whose it is, who may have gone or not want it
        const auto known = m_pending.find(duringRequest);
        if (known == m_pending.end() || !isWilling(known->second.options))
            return refuse(request, ErrorCode::NotFound);
        return ask(duringRequest, {duringRequest}, request);
    }
    std::vector<QuestionDesk::Candidate> calls = candidates(isWilling);
    const auto call = QuestionDesk::settle(calls);
    if (call)
        return ask(*call, QuestionDesk::idsOf(calls), request);
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

void ChildSession::ask(CallId call, const std::vector<CallId> &calls, const Envelope &request)
{
    const auto at = m_pending.find(call);
    if (m_closed)
        return;
    if (at == m_pending.end()) // ended by what another question led to
        return refuse(request, ErrorCode::NotFound);
    const QByteArray id = request.id.toByteArray();
    Asked asked;
    asked.asked = call;
    if (calls.size() > 1)
        asked.question = request;
    for (const CallId mayBe : calls) {
        if (!m_pending.contains(mayBe))
            continue; // given up before
        asked.calls.push_back(mayBe);
        setDeadline(mayBe, kMaxAsking);
    }
    m_asked.try_emplace(id.toStdString(), std::move(asked));
    const auto onRequest = at->second.options.onRequest; // it may end the call
    Withdraw withdraw = onRequest(
        request.method, withoutProgress(request.params),
        Done<RawJson>(this, [this, id](const Result<RawJson> &answer) { onAnswer(id, answer); }));
    const auto open = m_asked.find(id.toStdString());
    if (open != m_asked.end() && open->second.asked == call) // else another one is asked by now
        open->second.withdraw = std::move(withdraw);
}

void ChildSession::onAnswer(const QByteArray &id, const Result<RawJson> &answer)
{
    const auto asked = m_asked.extract(id.toStdString());
    if (!asked || m_closed)
        return; // the child has cancelled it, or has gone
    // Whoever was asked has ended, and another call may be the one that it is for.
    const Asked &open = asked.mapped();
    if (!answer && answer.error().code == ErrorCode::Cancelled && open.question) {
        std::vector<CallId> others = open.calls;
        std::erase(others, open.asked);
        const auto willing = std::ranges::find_if(others, [this](CallId other) {
            const auto at = m_pending.find(other);
            return at != m_pending.end() && at->second.options.onRequest;
        });
        if (willing != others.end())
            return ask(*willing, others, *open.question);
    }
    renewDeadlines(open.calls);
    send(answer ? buildResult(id, answer->view()) : buildError(id, answer.error()));
}

bool ChildSession::isAsking(CallId call) const
{
    return std::ranges::any_of(m_asked, [call](const auto &entry) {
        return std::ranges::find(entry.second.calls, call) != entry.second.calls.end();
    });
}

/// They have their time again, unless they may wait for another answer.
void ChildSession::renewDeadlines(const std::vector<CallId> &calls)
{
    for (const CallId call : calls) {
        const auto at = m_pending.find(call);
        if (at != m_pending.end() && !isAsking(call))
            setDeadline(call, at->second.options.timeout);
    }
}

/// The call \a over has ended; questions that can only have been for it are taken back.
void ChildSession::retract(CallId over)
{
    std::vector<std::pair<std::string, Withdraw>> moot;
    for (auto at = m_asked.begin(); at != m_asked.end();) {
        Asked &asked = at->second;
        if (std::erase(asked.calls, over) > 0 && asked.calls.empty()) {
            moot.emplace_back(at->first, std::move(asked.withdraw));
            at = m_asked.erase(at);
        } else {
            ++at;
        }
    }
    for (const auto &[id, withdraw] : moot) {
        send(buildError(QByteArray::fromStdString(id), rpc::kInternalError,
                        u"The call that this was asked for is over."_s));
        if (withdraw)
            withdraw();
    }
}

void ChildSession::onCancelled(const RawJson &requestId)
{
    if (m_era == Era::Legacy) {
        const auto asked = m_asked.extract(requestId.toByteArray().toStdString());
        if (!asked) {
            m_desk.withdraw(requestId.view());
            return; // or answered meanwhile
        }
        renewDeadlines(asked.mapped().calls);
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
