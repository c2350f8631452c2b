// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/tool_caller.h"

#include "engine/base/joined.h"
#include "engine/base/json_edit.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/nearest_name.h"
#include "engine/child/server_pool.h"
#include "engine/content/result_shaper.h"
#include "engine/router/activity.h"
#include "engine/router/call_error.h"
#include "engine/router/replies.h"
#include "engine/router/server_starter.h"

#include <QTimer>

namespace mcprt {

namespace {

constexpr qsizetype kStderrLines = 5;

RawJson callParams(const ToolRequest &request)
{
    const auto named = [](QByteArrayView start, const RawJson &value) {
        return value.isEmpty() ? QByteArrayView() : start;
    };
    QByteArray name;
    appendJsonString(name, request.tool.text);
    return RawJson(joined(
        {R"({"name":)", name, R"(,"arguments":)", request.arguments.view(),
         named(R"(,"inputResponses":)", request.inputResponses), request.inputResponses.view(),
         named(R"(,"requestState":)", request.requestState), request.requestState.view(), "}"}));
}

Failure blocked(const ToolRequest &request)
{
    return fail(ErrorCode::Disabled,
                QStringLiteral("%1/%2 is switched off in the configuration (blocked_tools). Use "
                               "another tool, or ask the user.")
                    .arg(request.server.text, request.tool.text),
                request.server.text);
}

} // namespace

ToolCaller::ToolCaller(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{}

ToolCaller::~ToolCaller() = default;

ToolCaller::Key ToolCaller::call(ToolRequest request, Done<RawJson> done)
{
    const auto now = m_parts.clock.now();
    const auto deadline = now + request.timeout;
    const Key key = m_calls.insert(Call{std::move(request), std::move(done), deadline, now});
    advance(key);
    return key;
}

std::optional<Result<RawJson>> ToolCaller::refusal(const ToolRequest &request)
{
    return refusal(request, m_parts.catalog.findTool(request.server, request.tool), false);
}

std::optional<Result<RawJson>> ToolCaller::refusal(const ToolRequest &request,
                                                   const KnownTool *tool, bool wasStarted)
{
    if (!tool) {
        if (wasStarted || m_parts.catalog.listing(request.server))
            return unknownTool(request);
        return std::nullopt; // its server has to say first what it has
    }
    if (tool->blocked)
        return blocked(request);
    if (tool->waits) {
        if (const auto why = m_parts.catalog.refused(request.server, request.tool))
            return Failure(*why);
        return refusal(request, m_parts.catalog.findTool(request.server, request.tool), wasStarted);
    }
    if (const auto wrong = m_checks.check(tool->inputSchema, request.arguments)) {
        const Error error{ErrorCode::InvalidArgument,
                          QStringLiteral("The arguments do not fit %1/%2: %3")
                              .arg(request.server.text, request.tool.text, *wrong),
                          request.server.text};
        return replies::wrongArguments(error, request.server, request.tool, tool->inputSchema);
    }
    return std::nullopt;
}

void ToolCaller::advance(Key key)
{
    Call *call = m_calls.find(key);
    const ToolRequest &request = call->request;
    const KnownTool *tool = m_parts.catalog.findTool(request.server, request.tool);
    if (auto refused = refusal(request, tool, call->wasStarted))
        return finish(key, std::move(*refused));
    ChildSession *session = tool ? m_parts.servers.session(request.server) : nullptr;
    if (session)
        return send(key, *call, *session);
    if (!call->wasStarted)
        return startServer(key, *call);
    finish(key,
           fail(ErrorCode::NotRunning,
                QStringLiteral("%1 stopped again right after its start. Look at its state with "
                               "get_server_info.")
                    .arg(request.server.text),
                request.server.text));
}

Failure ToolCaller::unknownTool(const ToolRequest &request) const
{
    const ServerConfig *config = m_parts.servers.config(request.server);
    if (config && config->blockedTools.contains(request.tool.text))
        return blocked(request);
    const QString near = didYouMean(m_parts.catalog.nearestTools(request.server, request.tool));
    return fail(ErrorCode::NotFound,
                QStringLiteral("%1 has no tool %2.").arg(request.server.text, request.tool.text)
                    + (near.isEmpty() ? QStringLiteral(" get_server_tools lists them.") : near),
                request.server.text);
}

void ToolCaller::startServer(Key key, const Call &call)
{
    const ServerName server = call.request.server;
    if (m_parts.starter.leavesToAPerson(server)) {
        const QString remedy = QStringLiteral("manage_server(action=\"start\")");
        return finish(key, Failure(autoStartIsOff(server, remedy)));
    }
    QTimer::singleShot(call.request.timeout, this, [this, key] { onStartLate(key); });
    m_parts.starter.start(server,
                          Done<ChildSession *>(this, [this, key](const Result<ChildSession *> &s) {
                              onStarted(key, s);
                          }));
}

void ToolCaller::onStarted(Key key, const Result<ChildSession *> &session)
{
    Call *call = m_calls.find(key);
    if (!call)
        return; // given up, or cancelled, while the server started
    if (!session)
        return finish(key, Failure(session.error()));
    call->wasStarted = true;
    advance(key);
}

void ToolCaller::onStartLate(Key key)
{
    const Call *call = m_calls.find(key);
    if (!call || call->sent != 0)
        return; // the session keeps the time of a call that was sent
    const ToolRequest &request = call->request;
    finish(key, fail(ErrorCode::Timeout,
                     QStringLiteral("%1 was still starting after %2 s; the call was not sent. It "
                                    "goes on starting: call again with a larger timeout.")
                         .arg(request.server.text)
                         .arg(double(request.timeout.count()) / 1000),
                     request.server.text));
}

void ToolCaller::send(Key key, Call &call, ChildSession &session)
{
    using std::chrono::milliseconds;
    ToolRequest &request = call.request;
    CallOptions options = std::exchange(request.relay, {});
    options.timeout = request.timeout;
    if (call.wasStarted) {
        const auto left = std::chrono::ceil<milliseconds>(call.deadline - m_parts.clock.now());
        options.timeout = std::max(left, milliseconds(1));
    }
    call.isModern = session.era() == Era::Modern;
    // The answer may come before call() returns: `call` is then gone.
    const auto sent = m_children.call(session, QByteArrayLiteral("tools/call"), callParams(request),
                                      std::move(options), request.inputs,
                                      Done<RawJson>(this, [this, key](Result<RawJson> answer) {
                                          onAnswer(key, std::move(answer));
                                      }));
    if (Call *waiting = m_calls.find(key))
        waiting->sent = sent;
}

void ToolCaller::onAnswer(Key key, Result<RawJson> answer)
{
    const Call *call = m_calls.find(key);
    if (!call)
        return; // cancelled
    const ToolRequest &request = call->request;
    if (answer && !answer->isObject()) {
        answer = fail(ErrorCode::Protocol,
                      QStringLiteral("%1 answered with something that is no tool result")
                          .arg(request.server.text),
                      request.server.text);
    }
    if (!answer)
        return finish(key, Failure(explain(answer.error(), request)));
    if (call->isModern && !isInputRequired(*answer)) // the front door says it where the era has it
        answer =
            withoutMembers(*answer, [](QByteArrayView member) { return member == "resultType"; });
    if (!m_parts.shaper.needsShaping(*answer))
        return finish(key, std::move(answer));
    const qint64 before = m_parts.activity ? estimatedTokens(*answer) : 0;
    m_parts.shaper.shape(*answer, request.owner, request.server.text + u'/' + request.tool.text,
                         Done<RawJson>(this, [this, key, before](Result<RawJson> shaped) {
                             onShaped(key, before, std::move(shaped));
                         }));
}

void ToolCaller::onShaped(Key key, qint64 tokensBefore, Result<RawJson> shaped)
{
    Call *call = m_calls.find(key);
    if (call && shaped)
        call->tokensKeptOut = std::max<qint64>(0, tokensBefore - estimatedTokens(*shaped));
    finish(key, std::move(shaped));
}

Error ToolCaller::explain(const Error &error, const ToolRequest &request) const
{
    FailedCall call{request.server.text, request.tool.text, request.timeout, {}};
    const ChildSession *session = m_parts.servers.session(request.server);
    call.isServerGone = !session || !session->isOpen();
    if (error.code == ErrorCode::Io || error.code == ErrorCode::Protocol)
        call.stderrTail = m_parts.servers.stderrTail(request.server, kStderrLines);
    return explained(error, call);
}

void ToolCaller::finish(Key key, Result<RawJson> result)
{
    auto call = m_calls.take(key);
    if (!call)
        return;
    if (m_parts.activity && call->sent != 0) {
        m_parts.activity->finished(call->request.server, call->request.tool.text, call->begin,
                                   result, call->tokensKeptOut);
    }
    call->done.report(std::move(result));
}

void ToolCaller::cancel(Key key)
{
    auto call = m_calls.take(key);
    if (!call)
        return;
    m_children.cancel(call->sent, QStringLiteral("The caller cancelled the request."));
    call->done.fail(ErrorCode::Cancelled, QStringLiteral("The call was cancelled."),
                    call->request.server.text);
}

} // namespace mcprt
