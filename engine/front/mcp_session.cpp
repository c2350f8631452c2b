// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/mcp_session.h"

#include "engine/base/log.h"

#include <algorithm>
#include <array>

namespace mcprt {

namespace {

/// Order of severity. \sa MCP 2025-11-25, server/utilities/logging
constexpr std::array<QByteArrayView, 8> kLevels = {"debug", "info",     "notice", "warning",
                                                   "error", "critical", "alert",  "emergency"};

/// -1 when \a name is no level.
int levelOf(QByteArrayView name)
{
    const auto *at = std::ranges::find(kLevels, name);
    return at == kLevels.end() ? -1 : int(at - kLevels.begin());
}

quint64 nextConnection()
{
    static quint64 last = 0; // unique for the process's life
    return ++last;
}

Failure brokenRule(const QString &why)
{
    return Failure(Error{ErrorCode::Protocol, why, {}, rpc::kInvalidRequest});
}

/// \a capabilities of the Surface and what the front doors add themselves.
QByteArray withLogging(const RawJson &capabilities)
{
    QByteArray out = capabilities.isObject() ? capabilities.toByteArray() : QByteArray("{}");
    if (!member(RawJson(out), "logging").isEmpty())
        return out;
    const bool isEmpty = out.sliced(1).trimmed().startsWith('}');
    out.insert(1, isEmpty ? R"("logging":{})" : R"("logging":{},)");
    return out;
}

QByteArray initializeResult(const Surface &surface, QByteArrayView version)
{
    QByteArray out = R"({"protocolVersion":")";
    out += version;
    out += R"(","capabilities":)";
    out += withLogging(surface.capabilities());
    out += R"(,"serverInfo":{"name":"mcp-runtime","title":"MCP Runtime","version":")" MCPRT_VERSION
           R"("})";
    if (const QString instructions = surface.instructions(); !instructions.isEmpty()) {
        out += R"(,"instructions":)";
        appendJsonString(out, instructions);
    }
    out += '}';
    return out;
}

} // namespace

bool isLegacyVersion(QByteArrayView version)
{
    return std::ranges::find(kLegacyVersions, version) != std::end(kLegacyVersions);
}

McpSession::McpSession(Surface &surface, OwnerKey owner)
    : m_surface(surface)
    , m_owner(std::move(owner))
    , m_connection(nextConnection())
{}

McpSession::~McpSession()
{
    const auto open = std::exchange(m_open, {}); // first: the Surface's answers find nothing
    for (const auto &[id, request] : open)
        request.sink->endWithoutReply();
    m_surface.connectionClosed(m_connection);
}

Result<void> McpSession::handle(const Envelope &envelope, const std::shared_ptr<RequestSink> &sink)
{
    switch (envelope.kind) {
    case Envelope::Kind::Request: return onRequest(envelope, sink);
    case Envelope::Kind::Notification: onNotification(envelope); return {};
    case Envelope::Kind::Result:
    case Envelope::Kind::Error: return {}; // we ask clients nothing in this era
    }
    Q_UNREACHABLE();
}

Result<void> McpSession::onRequest(const Envelope &request,
                                   const std::shared_ptr<RequestSink> &sink)
{
    const QByteArrayView method = request.method;
    if (method == "ping") {
        sink->sendReply(buildResult(request.id.view(), "{}"));
        return {};
    }
    if (method == "initialize") {
        if (isInitialized()) {
            return brokenRule(
                QStringLiteral("This session is initialized already; open a new one."));
        }
        initialize(request, *sink);
        return {};
    }
    if (method == "server/discover") { // a client of a later era asks; it will initialize next
        sink->sendReply(buildError(request.id.view(), rpc::kMethodNotFound,
                                   QStringLiteral("Method not found: server/discover")));
        return {};
    }
    if (!isInitialized())
        return brokenRule(QStringLiteral("Send \"initialize\" before other requests."));
    if (method == "logging/setLevel") {
        setLevel(request, *sink);
        return {};
    }
    if (m_open.contains(request.id.toByteArray())) {
        return brokenRule(QStringLiteral("A request with this id is still being answered."));
    }
    forward(request, sink);
    return {};
}

void McpSession::onNotification(const Envelope &notification)
{
    if (notification.method == "notifications/cancelled")
        onCancelled(notification.params);
    // notifications/initialized changes nothing here, and nothing that we do depends on roots.
}

void McpSession::onCancelled(const RawJson &params)
{
    const RawJson id = member(params, "requestId");
    auto node = m_open.extract(id.toByteArray());
    if (!node)
        return; // the answer has crossed the cancellation
    qCDebug(lcFront) << "connection" << m_connection << "cancelled request" << id.view();
    const Open open = std::move(node.mapped());
    open.sink->endWithoutReply();
    m_surface.cancel(open.ticket);
}

void McpSession::initialize(const Envelope &request, RequestSink &sink)
{
    const auto wanted = decodeUtf8(member(request.params, "protocolVersion").view());
    if (!wanted) {
        sink.sendReply(buildError(request.id.view(), rpc::kInvalidParams,
                                  QStringLiteral("\"initialize\" needs a \"protocolVersion\".")));
        return;
    }
    m_version = isLegacyVersion(*wanted) ? *wanted : kLegacyVersions[0].toByteArray();
    sink.sendReply(buildResult(request.id.view(), initializeResult(m_surface, m_version)));
}

void McpSession::setLevel(const Envelope &request, RequestSink &sink)
{
    const auto name = decodeUtf8(member(request.params, "level").view());
    const int level = name ? levelOf(*name) : -1;
    if (level < 0) {
        sink.sendReply(buildError(
            request.id.view(), rpc::kInvalidParams,
            QStringLiteral("\"level\" must be one of debug, info, notice, warning, error, "
                           "critical, alert, emergency.")));
        return;
    }
    m_minLevel = level;
    sink.sendReply(buildResult(request.id.view(), "{}"));
}

void McpSession::forward(const Envelope &request, const std::shared_ptr<RequestSink> &sink)
{
    const QByteArray id(request.id.view().data(), request.id.size()); // not the whole message
    const quint64 serial = ++m_lastSerial;
    m_open.emplace(id, Open{serial, 0, sink});
    Caller caller{m_owner, m_connection,
                  [self = QPointer<McpSession>(this), id, serial](QByteArrayView method,
                                                                  QByteArrayView params) {
                      if (self)
                          self->notify(id, serial, method, params);
                  }};
    const RequestTicket ticket =
        m_surface.request(McpRequest{request.method, request.params, std::move(caller)},
                          Done<RawJson>(this, [this, id, serial](Result<RawJson> result) {
                              answer(id, serial, std::move(result));
                          }));
    if (ticket == 0)
        return;
    const auto at = m_open.find(id);
    if (at != m_open.end() && at->second.serial == serial)
        at->second.ticket = ticket;
}

void McpSession::notify(const QByteArray &id, quint64 serial, QByteArrayView method,
                        QByteArrayView params)
{
    const auto at = m_open.find(id);
    if (at == m_open.end() || at->second.serial != serial)
        return; // answered or cancelled
    if (method == "notifications/message" && !isLogged(params))
        return;
    const auto sink = at->second.sink;
    sink->sendNotification(buildNotification(method, params));
}

bool McpSession::isLogged(QByteArrayView params) const
{
    if (m_minLevel == 0)
        return true;
    const RawJson level = member(RawJson(params.toByteArray()), "level");
    return levelOf(decodeUtf8(level.view()).value_or(QByteArray())) >= m_minLevel;
}

void McpSession::answer(const QByteArray &id, quint64 serial, Result<RawJson> result)
{
    const auto at = m_open.find(id);
    if (at == m_open.end() || at->second.serial != serial)
        return; // cancelled meanwhile
    const auto sink = std::move(at->second.sink);
    m_open.erase(at);
    sink->sendReply(result ? buildResult(id, result->view()) : buildError(id, result.error()));
}

} // namespace mcprt
