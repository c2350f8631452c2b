// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/request_relay.h"

#include "engine/base/json_edit.h"
#include "engine/catalog/catalog.h"
#include "engine/child/server_pool.h"
#include "engine/router/activity.h"
#include "engine/router/caller_relay.h"
#include "engine/router/server_starter.h"

namespace mcprt {

namespace {

constexpr QByteArrayView kModernPrefix = "io.modelcontextprotocol/";

/// \a params without what a child of the older era has no use for, and may take for a request of
/// the newer one.
RawJson forLegacyChild(const RawJson &params)
{
    // `task` would make a task of the older era, which nobody could ask for.
    RawJson plain = withoutMembers(params, [](QByteArrayView key) { return key == "task"; });
    const RawJson meta = member(plain, "_meta");
    if (!meta.isObject())
        return plain;
    const RawJson kept =
        withoutMembers(meta, [](QByteArrayView key) { return key.startsWith(kModernPrefix); });
    return withMember(plain, "_meta", kept.view());
}

/// \a result of a child without what only the newer era has or means: in the older one every
/// result is complete, and a member of that name is the child's own.
RawJson withoutModernMembers(QByteArrayView method, const RawJson &result)
{
    const bool mayBeCached = method != "tools/call" && method != "prompts/get";
    return withoutMembers(result, [mayBeCached](QByteArrayView key) {
        return key == "resultType" || (mayBeCached && (key == "ttlMs" || key == "cacheScope"));
    });
}

Error unknownState()
{
    return {ErrorCode::InvalidArgument,
            QStringLiteral("This requestState is none that was given out here."),
            {},
            rpc::kInvalidParams};
}

} // namespace

RequestRelay::RequestRelay(Catalog &catalog, ServerPool &servers, ServerStarter &starter,
                           Activity *activity, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_servers(servers)
    , m_starter(starter)
    , m_activity(activity)
{}

RequestRelay::~RequestRelay() = default;

RequestRelay::Key RequestRelay::send(RelayedRequest request, Done<RawJson> done)
{
    const ServerName server = request.server;
    const Key key = m_calls.insert({std::move(request), std::move(done)});
    if (m_activity)
        m_calls.find(key)->begin = m_activity->now();
    if (ChildSession *session = m_servers.session(server)) {
        pass(key, *session);
        return key;
    }
    m_starter.startForRequest(
        server, Done<ChildSession *>(this, [this, key](const Result<ChildSession *> &session) {
            onStarted(key, session);
        }));
    return key;
}

void RequestRelay::onStarted(Key key, const Result<ChildSession *> &session)
{
    if (!m_calls.find(key))
        return; // cancelled meanwhile
    if (!session)
        return finish(key, Failure(session.error()));
    pass(key, **session);
}

void RequestRelay::pass(Key key, ChildSession &session)
{
    Call &call = *m_calls.find(key);
    const RelayedRequest &request = call.request;
    const bool isSubscription =
        request.method == "resources/subscribe" || request.method == "resources/unsubscribe";
    if (isSubscription && session.era() == Era::Modern) // ServerPool::watchResources() has done it
        return finish(key, RawJson(QByteArrayLiteral("{}")));
    const KnownTool *tool =
        request.tool.isEmpty() ? nullptr : m_catalog.findTool(request.server, request.tool);
    if (tool && tool->waits) { // only now: the server may have said so when it was started
        if (const auto why = m_catalog.refused(request.server, request.tool))
            return finish(key, Failure(*why));
    }
    RawJson params = request.params;
    CallOptions options = callOptionsFor(request.caller, progressTokenOf(params), request.server);
    options.timeout = request.timeout;
    options.logLevel = request.logLevel;
    if (request.mayBeTask)
        options.clientCapabilities = request.caller.clientCapabilities;
    const bool isModernCaller = request.caller.era == Era::Modern;
    if (session.era() == Era::Legacy && isModernCaller) {
        if (!member(params, "requestState").isEmpty()) // ours has been taken out before
            return finish(key, Failure(unknownState()));
        params = forLegacyChild(params);
    }
    const bool isAcrossEras = (session.era() == Era::Modern) != isModernCaller;
    // The answer may come before call() returns: `call` is then gone.
    const auto passed =
        m_children.call(session, request.method, std::move(params), std::move(options),
                        request.inputs.value_or(inputsFor(request.caller)),
                        Done<RawJson>(this, [this, key, isAcrossEras](Result<RawJson> answer) {
                            finish(key, std::move(answer), isAcrossEras);
                        }));
    if (Call *sent = m_calls.find(key))
        sent->passed = passed;
}

void RequestRelay::finish(Key key, Result<RawJson> result, bool isAcrossEras)
{
    auto call = m_calls.take(key);
    if (!call)
        return;
    if (result && isAcrossEras)
        result = withoutModernMembers(call->request.method, *result);
    if (m_activity && call->request.method == "tools/call") {
        m_activity->finished(call->request.server, call->request.tool.text, call->begin, result);
    }
    call->done.report(std::move(result));
}

void RequestRelay::cancel(Key key)
{
    auto call = m_calls.take(key);
    if (!call)
        return;
    m_children.cancel(call->passed, QStringLiteral("The caller cancelled the request."));
    call->done.fail(ErrorCode::Cancelled, QStringLiteral("The request was cancelled."),
                    call->request.server.text);
}

} // namespace mcprt
