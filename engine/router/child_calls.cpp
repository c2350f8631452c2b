// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/child_calls.h"

#include "engine/base/json_edit.h"

#include <vector>

namespace mcprt {

namespace {

struct Input
{
    QByteArray rawName; ///< as written, without quotes
    QByteArray method;
    RawJson params;
};

std::vector<Input> inputsOf(const RawJson &answer)
{
    std::vector<Input> inputs;
    const RawJson requests = member(answer, "inputRequests");
    JsonCursor at(requests.view());
    QByteArrayView rawName;
    if (!at.enterObject())
        return inputs;
    while (at.nextMember(&rawName)) {
        const RawJson request = requests.part(at.takeValue());
        inputs.push_back({rawName.toByteArray(),
                          decodeUtf8(member(request, "method").view()).value_or(QByteArray()),
                          member(request, "params")});
    }
    return inputs;
}

} // namespace

bool isInputRequired(const RawJson &result)
{
    return member(result, "resultType").view() == R"("input_required")";
}

ChildCalls::ChildCalls(QObject *parent)
    : QObject(parent)
{}

ChildCalls::~ChildCalls() = default;

ChildCalls::Key ChildCalls::call(ChildSession &session, QByteArray method, RawJson params,
                                 CallOptions options, Inputs inputs, Done<RawJson> done)
{
    const Key key = m_calls.insert({&session, std::move(method), std::move(params),
                                    std::move(options), inputs, std::move(done)});
    send(key);
    return key;
}

void ChildCalls::send(Key key)
{
    Call &call = *m_calls.find(key);
    if (!call.session)
        return fail(key, ErrorCode::Io, QStringLiteral("The server stopped during the call."));
    RawJson params = call.params;
    if (call.rounds > 0) {
        const QByteArray responses = '{' + std::exchange(call.responses, {}) + '}';
        params = withMember(params, "inputResponses", responses);
        if (!call.requestState.isEmpty())
            params = withMember(params, "requestState", call.requestState.view());
    }
    const int round = ++call.rounds;
    // An older child asks while it works, and never in its answer.
    call.mayNeedInput = call.inputs == Inputs::Ask && call.session->era() == Era::Modern;
    const bool mayAsk = call.mayNeedInput && call.options.onRequest;
    CallOptions options = mayAsk ? call.options : std::exchange(call.options, {});
    // The answer may come before call() returns: `call` is then gone, or in another round.
    const auto id = call.session->call(call.method, params, std::move(options),
                                       Done<RawJson>(this, [this, key](Result<RawJson> answer) {
                                           onAnswer(key, std::move(answer));
                                       }));
    if (Call *sent = m_calls.find(key); sent && sent->rounds == round)
        sent->id = id;
}

void ChildCalls::onAnswer(Key key, Result<RawJson> answer)
{
    const Call *call = m_calls.find(key);
    if (!call)
        return;
    if (answer && call->mayNeedInput && isInputRequired(*answer))
        return askInputs(key, *answer);
    finish(key, std::move(answer));
}

void ChildCalls::askInputs(Key key, const RawJson &answer)
{
    Call &call = *m_calls.find(key);
    const QString server = call.session ? call.session->server().text : QString();
    if (!call.options.onRequest)
        return fail(key, ErrorCode::Remote,
                    QStringLiteral("%1 needs an answer of the client's, who can't be asked here.")
                        .arg(server));
    const std::vector<Input> inputs = inputsOf(answer);
    if (call.rounds >= kMaxRounds || inputs.size() > kMaxInputs)
        return fail(key, ErrorCode::LimitExceeded,
                    QStringLiteral("%1 asked the client too much for one call and was given up.")
                        .arg(server));
    call.requestState = member(answer, "requestState");
    call.openInputs = qsizetype(inputs.size());
    if (inputs.empty()) // only `requestState`: try again with it
        return send(key);
    const auto ask = call.options.onRequest;
    for (const Input &input : inputs) {
        if (!m_calls.find(key))
            return; // an input that failed has ended the call
        Withdraw withdraw = ask(
            input.method, input.params,
            Done<RawJson>(this, [this, key, name = input.rawName](const Result<RawJson> &result) {
                onInput(key, name, result);
            }));
        if (Call *asking = m_calls.find(key))
            asking->asked.push_back(std::move(withdraw));
        else if (withdraw)
            withdraw();
    }
}

/// What the caller was asked and has not answered is moot.
void ChildCalls::takeBack(Call &call)
{
    for (const Withdraw &withdraw : std::exchange(call.asked, {})) {
        if (withdraw)
            withdraw();
    }
}

void ChildCalls::onInput(Key key, const QByteArray &rawName, const Result<RawJson> &input)
{
    Call *call = m_calls.find(key);
    if (!call)
        return;
    if (!input)
        return finish(key, Failure(input.error()));
    if (!call->responses.isEmpty())
        call->responses += ',';
    call->responses += '"' + rawName + "\":" + input->toByteArray();
    if (--call->openInputs > 0)
        return;
    call->asked.clear();
    send(key);
}

void ChildCalls::finish(Key key, Result<RawJson> result)
{
    if (auto call = m_calls.take(key)) {
        takeBack(*call);
        call->done.report(std::move(result));
    }
}

void ChildCalls::fail(Key key, ErrorCode code, const QString &why)
{
    const Call *call = m_calls.find(key);
    finish(key, mcprt::fail(code, why,
                            call && call->session ? call->session->server().text : QString()));
}

void ChildCalls::cancel(Key key, const QString &reason)
{
    auto call = m_calls.take(key);
    if (!call)
        return;
    takeBack(*call);
    if (call->session)
        call->session->cancel(call->id, reason);
    call->done.fail(ErrorCode::Cancelled, QStringLiteral("The call was cancelled."));
}

} // namespace mcprt
