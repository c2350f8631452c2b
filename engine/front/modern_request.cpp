// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/modern_request.h"

#include "engine/front/listen_stream.h"
#include "engine/front/log_level.h"
#include "engine/front/modern_result.h"

namespace mcprt {

ModernWork::ModernWork(Surface &surface, ModernCall call, RequestSink &sink)
    : m_surface(surface)
    , m_call(std::move(call))
    , m_sink(sink)
    , m_connection(nextConnection())
{}

void ModernWork::reply(const RawJson &result)
{
    m_hasReplied = true;
    const RawJson whole = modernResult(m_call.request.method, result, m_surface);
    m_sink.sendReply(buildResult(m_call.request.id.view(), whole.view()));
}

void ModernWork::fail(const Error &error)
{
    m_hasReplied = true;
    // 404 says that we have no such method, 400 that the client's request to us is wrong; what a
    // child knows not, or found wrong in ours, says neither. What the client has not declared does.
    const bool isChilds =
        error.code == ErrorCode::Remote && error.rpcCode != rpc::kMissingCapability;
    m_sink.sendError(buildError(m_call.request.id.view(), error),
                     isChilds ? rpc::kInternalError : error.rpcCode);
}

ModernRequest::ModernRequest(Surface &surface, ModernCall call, RequestSink &sink)
    : ModernWork(surface, std::move(call), sink)
{}

ModernRequest::~ModernRequest()
{
    if (!m_isAsked)
        return;
    m_isEnding = true; // a cancelled request reports so
    if (!hasReplied() && m_ticket != 0)
        m_surface.cancel(m_ticket);
    m_surface.connectionClosed(m_connection);
}

void ModernRequest::start()
{
    if (m_call.request.method == "server/discover")
        return reply(discoverResult(m_surface));
    const QPointer<ModernRequest> self = this;
    Caller caller;
    caller.owner = m_call.owner;
    caller.connection = m_connection;
    caller.peer = m_call.peer;
    caller.program = m_call.program;
    caller.era = Era::Modern;
    caller.clientCapabilities = m_call.meta.clientCapabilities;
    caller.notify = [self](QByteArrayView method, const RawJson &params) {
        if (self)
            self->notify(method, params.view());
    };
    m_isAsked = true;
    const RequestTicket ticket =
        m_surface.request(McpRequest{m_call.request.method, m_call.request.params,
                                     std::move(caller), m_call.checkSchema},
                          Done<RawJson>([self](const Result<RawJson> &result) {
                              if (!self || self->m_isEnding)
                                  return;
                              if (result)
                                  self->reply(*result);
                              else
                                  self->fail(result.error());
                          }));
    if (self)
        m_ticket = ticket;
}

void ModernRequest::notify(QByteArrayView method, QByteArrayView params)
{
    if (hasReplied())
        return;
    const auto least = m_call.meta.logLevel;
    if (method == "notifications/message" && (!least || !isLoggedAt(*least, params)))
        return;
    m_sink.sendMessage(buildNotification(method, params));
}

std::unique_ptr<ModernWork> makeModernWork(Surface &surface, ModernCall call, RequestSink &sink)
{
    if (call.request.method == "subscriptions/listen")
        return std::make_unique<ListenStream>(surface, std::move(call), sink);
    return std::make_unique<ModernRequest>(surface, std::move(call), sink);
}

} // namespace mcprt
