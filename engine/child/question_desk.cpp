// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/question_desk.h"

#include <algorithm>
#include <utility>

using std::chrono::steady_clock;

namespace mcprt {

QuestionDesk::QuestionDesk(Times times, QObject *parent)
    : QObject(parent)
    , m_times(times)
{
    m_timer.setSingleShot(true);
    connect(&m_timer, &QTimer::timeout, this, &QuestionDesk::expire);
}

std::vector<QuestionDesk::CallId> QuestionDesk::idsOf(std::span<const Candidate> calls)
{
    std::vector<CallId> ids;
    for (const Candidate &candidate : calls)
        ids.push_back(candidate.call);
    return ids;
}

namespace {

/// A question for \a one put to \a other might reach the wrong person.
bool areApart(const QuestionDesk::Candidate &one, const QuestionDesk::Candidate &other)
{
    if (one.call == other.call || (one.caller != 0 && one.caller == other.caller))
        return false;
    const bool isOneProgram = one.program != 0 && one.program == other.program;
    return !isOneProgram || (!one.isGivenUp && !other.isGivenUp);
}

} // namespace

Result<QuestionDesk::CallId> QuestionDesk::settle(std::span<const Candidate> calls)
{
    const Candidate *chosen = nullptr; // the newest that is willing
    for (const Candidate &candidate : calls) {
        if (candidate.isWilling && (!chosen || candidate.call > chosen->call))
            chosen = &candidate;
    }
    if (!chosen)
        return fail(ErrorCode::NotFound, QStringLiteral("no call"));
    // A call that can't be asked may be the one that this is about, too.
    if (std::ranges::any_of(calls, [&](const Candidate &c) { return areApart(*chosen, c); }))
        return fail(ErrorCode::InvalidArgument, QStringLiteral("several callers"));
    return chosen->call;
}

void QuestionDesk::addGivenUp(std::vector<Candidate> &calls)
{
    const auto now = steady_clock::now();
    while (!m_givenUp.empty() && m_givenUp.front().until <= now)
        m_givenUp.pop_front();
    for (const GivenUp &gone : m_givenUp)
        calls.push_back({gone.call, gone.caller, false, gone.program, true});
}

bool QuestionDesk::hold(const Envelope &question, std::vector<Candidate> calls)
{
    qsizetype bytes = question.params.size();
    for (const Held &held : m_held)
        bytes += held.question.params.size();
    if (bytes > kMaxHeldBytes)
        return false;
    m_held.push_back({question, std::move(calls), steady_clock::now() + m_times.held});
    if (!m_timer.isActive())
        m_timer.start(m_times.held);
    return true;
}

bool QuestionDesk::isHeld(QByteArrayView id) const
{
    return std::ranges::any_of(m_held,
                               [&](const Held &held) { return held.question.id.view() == id; });
}

bool QuestionDesk::withdraw(QByteArrayView id)
{
    return std::erase_if(m_held, [&](const Held &held) { return held.question.id.view() == id; })
           > 0;
}

void QuestionDesk::answered(CallId call)
{
    if (m_held.empty())
        return;
    for (Held &held : m_held)
        std::erase_if(held.calls, [&](const Candidate &c) { return c.call == call; });
    review();
}

void QuestionDesk::gaveUp(CallId call, CallId wire, const CallOptions &options)
{
    if (m_givenUp.size() >= kMaxGivenUp)
        m_givenUp.pop_front();
    m_givenUp.push_back(
        {call, wire, options.caller, options.program,
         steady_clock::now() + (m_goesOn ? m_times.givenUpInVain : m_times.givenUp)});
    for (Held &held : m_held) {
        for (Candidate &candidate : held.calls) {
            if (candidate.call == call) {
                candidate.isWilling = false;
                candidate.isGivenUp = true;
            }
        }
    }
    if (!m_held.empty())
        review();
}

void QuestionDesk::answeredLate(CallId wire)
{
    const auto at = std::ranges::find(m_givenUp, wire, &GivenUp::wire);
    if (at == m_givenUp.end())
        return;
    const CallId call = at->call;
    m_givenUp.erase(at);
    m_goesOn = true;
    answered(call);
}

void QuestionDesk::clear()
{
    m_held.clear();
    m_givenUp.clear();
    m_timer.stop();
}

/// Lets go of the questions whose caller is known by now, or that have none any more.
void QuestionDesk::review()
{
    std::vector<std::pair<Held, Result<CallId>>> clear;
    std::erase_if(m_held, [&](Held &held) {
        const auto call = settle(held.calls);
        const bool isClear = call || call.error().code != ErrorCode::InvalidArgument;
        if (isClear)
            clear.emplace_back(std::move(held), call);
        return isClear;
    });
    for (const auto &[held, call] : clear) { // what is asked may end calls and come back here
        if (call)
            emit settled(*call, idsOf(held.calls), held.question);
        else
            emit refused(held.question, call.error().code);
    }
}

void QuestionDesk::expire()
{
    const auto now = steady_clock::now();
    std::vector<Envelope> late;
    while (!m_held.empty() && m_held.front().until <= now) {
        late.push_back(std::move(m_held.front().question));
        m_held.pop_front();
    }
    if (!m_held.empty()) {
        m_timer.start(std::chrono::ceil<std::chrono::milliseconds>(m_held.front().until - now));
    }
    for (const Envelope &question : late)
        emit refused(question, ErrorCode::InvalidArgument);
}

} // namespace mcprt
