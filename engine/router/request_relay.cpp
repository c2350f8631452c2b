// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/request_relay.h"

#include "engine/child/server_pool.h"
#include "engine/router/caller_relay.h"
#include "engine/router/json_edit.h"
#include "engine/router/server_starter.h"

namespace mcprt {

namespace {

constexpr QByteArrayView kModernPrefix = "io.modelcontextprotocol/";

/// \a params without what a child of the older era has no use for, and may take for a request of
/// the newer one.
RawJson forLegacyChild(const RawJson &params)
{
    const RawJson meta = member(params, "_meta");
    if (!meta.isObject())
        return params;
    const RawJson kept =
        withoutMembers(meta, [](QByteArrayView key) { return key.startsWith(kModernPrefix); });
    return withMember(params, "_meta", kept.view());
}

} // namespace

RequestRelay::RequestRelay(ServerPool &servers, ServerStarter &starter, QObject *parent)
    : QObject(parent)
    , m_servers(servers)
    , m_starter(starter)
{}

RequestRelay::~RequestRelay() = default;

RequestRelay::Key RequestRelay::send(RelayedRequest request, Done<RawJson> done)
{
    const ServerName server = request.server;
    const Key key = m_calls.insert({std::move(request), std::move(done)});
    if (ChildSession *session = m_servers.session(server)) {
        pass(key, *session);
        return key;
    }
    m_starter.start(server,
                    Done<ChildSession *>(this, [this, key](const Result<ChildSession *> &session) {
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
    RawJson params = request.params;
    CallOptions options = callOptionsFor(request.caller, progressTokenOf(params));
    options.timeout = request.timeout;
    options.logLevel = request.logLevel;
    if (session.era() == Era::Legacy && request.caller.era == Era::Modern)
        params = forLegacyChild(params);
    call.session = &session;
    // The answer may come before call() returns: `call` is then gone.
    const auto id = session.call(request.method, params, std::move(options),
                                 Done<RawJson>(this, [this, key](Result<RawJson> answer) {
                                     finish(key, std::move(answer));
                                 }));
    if (Call *sent = m_calls.find(key))
        sent->id = id;
}

void RequestRelay::finish(Key key, Result<RawJson> result)
{
    if (auto call = m_calls.take(key))
        call->done.report(std::move(result));
}

void RequestRelay::cancel(Key key)
{
    auto call = m_calls.take(key);
    if (!call)
        return;
    if (call->session)
        call->session->cancel(call->id, QStringLiteral("The caller cancelled the request."));
    call->done.fail(ErrorCode::Cancelled, QStringLiteral("The request was cancelled."),
                    call->request.server.text);
}

} // namespace mcprt
