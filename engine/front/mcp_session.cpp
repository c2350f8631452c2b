// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/mcp_session.h"

#include "engine/base/log.h"
#include "engine/front/log_level.h"
#include "engine/front/server_identity.h"

#include <algorithm>

namespace mcprt {

namespace {

constexpr qsizetype kMaxPages = 100; ///< that a client is told the end of
constexpr int kUrlNeeded = -32042;

Failure brokenRule(const QString &why)
{
    return Failure(Error{ErrorCode::Protocol, why, {}, rpc::kInvalidRequest});
}

QByteArray initializeResult(const Surface &surface, QByteArrayView version)
{
    QByteArray out = R"({"protocolVersion":")";
    out += version;
    out += R"(","capabilities":)";
    out += capabilitiesOf(surface).view();
    out += R"(,"serverInfo":)";
    out += serverInfo();
    appendInstructions(out, surface);
    out += '}';
    return out;
}

} // namespace

quint64 nextConnection()
{
    static quint64 last = 0;
    return ++last;
}

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
    m_asked.cancelAll();
    m_surface.connectionClosed(m_connection);
}

Result<void> McpSession::handle(const Envelope &envelope, const std::shared_ptr<RequestSink> &sink)
{
    switch (envelope.kind) {
    case Envelope::Kind::Request: return onRequest(envelope, sink);
    case Envelope::Kind::Notification: onNotification(envelope); return {};
    case Envelope::Kind::Result:
    case Envelope::Kind::Error: m_asked.take(envelope); return {};
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
    return forward(request, sink);
}

void McpSession::onNotification(const Envelope &notification)
{
    if (notification.method == "notifications/cancelled")
        onCancelled(notification.params);
    else if (notification.method == "notifications/initialized")
        observe(); // nothing unasked for may go out before this
}

void McpSession::onCancelled(const RawJson &params)
{
    const RawJson id = member(params, "requestId");
    auto node = m_open.extract(id.toByteArray());
    if (!node)
        return; // the answer has crossed the cancellation
    qCDebug(lcFront) << "connection" << m_connection << "cancelled request" << id.view();
    const Open open = std::move(node.mapped());
    m_ending = open.serial; // what it was asked is taken back on its stream
    m_surface.cancel(open.ticket);
    m_ending = 0;
    open.sink->endWithoutReply();
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
    const QByteArrayView declared = member(request.params, "capabilities").view();
    m_clientCapabilities =
        RawJson(QByteArray(declared.data(), declared.size())); // copied: it stays
    sink.sendReply(buildResult(request.id.view(), initializeResult(m_surface, m_version)));
}

void McpSession::setLevel(const Envelope &request, RequestSink &sink)
{
    const auto level = logLevelOf(member(request.params, "level"));
    if (!level) {
        sink.sendReply(buildError(
            request.id.view(), rpc::kInvalidParams,
            QStringLiteral("\"level\" must be one of debug, info, notice, warning, error, "
                           "critical, alert, emergency.")));
        return;
    }
    m_minLevel = *level;
    m_surface.setLogLevel(m_connection,
                          decodeUtf8(member(request.params, "level").view()).value_or("debug"));
    sink.sendReply(buildResult(request.id.view(), "{}"));
}

Result<void> McpSession::forward(const Envelope &request, const std::shared_ptr<RequestSink> &sink)
{
    const QByteArray id(request.id.view().data(), request.id.size()); // not the whole message
    const auto [at, isNew] = m_open.try_emplace(id);
    if (!isNew)
        return brokenRule(QStringLiteral("A request with this id is still being answered."));
    const quint64 serial = ++m_lastSerial;
    Open &open = at->second;
    open.serial = serial;
    open.sink = sink;
    if (request.method == "resources/subscribe" || request.method == "resources/unsubscribe") {
        observe(); // a client that subscribes is ready, whatever it forgot to say
        open.change =
            request.method == "resources/subscribe" ? Change::Subscribe : Change::Unsubscribe;
        open.uri = decodeString(member(request.params, "uri").view()).value_or(QString());
    }
    const RequestTicket ticket =
        m_surface.request(McpRequest{request.method, request.params, callerFor(id, serial)},
                          Done<RawJson>(this, [this, id, serial](Result<RawJson> result) {
                              answer(id, serial, std::move(result));
                          }));
    if (ticket == 0)
        return {}; // answered
    const auto asked = m_open.find(id);
    if (asked != m_open.end() && asked->second.serial == serial)
        asked->second.ticket = ticket;
    return {};
}

Caller McpSession::callerFor(const QByteArray &id, quint64 serial)
{
    const QPointer<McpSession> self = this;
    Caller caller;
    caller.owner = m_owner;
    caller.connection = m_connection;
    caller.peer = m_connection;
    caller.clientCapabilities = m_clientCapabilities;
    caller.notify = [self, id, serial](QByteArrayView method, const RawJson &params) {
        if (self)
            self->notify(id, serial, method, params.view());
    };
    caller.ask = [self, id, serial](QByteArrayView method, const RawJson &params,
                                    Done<RawJson> done) -> Withdraw {
        if (self)
            return self->ask(id, serial, method, params, std::move(done));
        done.fail(ErrorCode::Cancelled, QStringLiteral("The client has gone."));
        return {};
    };
    return caller;
}

Withdraw McpSession::ask(const QByteArray &id, quint64 serial, QByteArrayView method,
                         const RawJson &params, Done<RawJson> done)
{
    const auto at = m_open.find(id);
    if (at == m_open.end() || at->second.serial != serial) {
        done.fail(ErrorCode::Cancelled,
                  QStringLiteral("The request that this was asked for is over."));
        return {};
    }
    const auto sink = at->second.sink;
    rememberPage(params);
    const QByteArray ours = m_asked.add(std::move(done));
    sink->sendMessage(buildRequest(ours, method, params.view()));
    return [self = QPointer<McpSession>(this), ours, sink, serial] {
        if (self && self->m_asked.withdraw(ours))
            self->tellWithdrawn(ours, serial, *sink);
    };
}

/// The question may outlive the request with whose stream it went out. \sa ChildSession,
/// attribution
void McpSession::tellWithdrawn(const QByteArray &ours, quint64 serial, RequestSink &sink)
{
    const QByteArray message =
        buildNotification("notifications/cancelled", QByteArray(R"({"requestId":)" + ours + '}'));
    const bool isOver =
        m_ending != serial && std::ranges::none_of(m_open, [serial](const auto &entry) {
            return entry.second.serial == serial;
        });
    if (!isOver)
        sink.sendMessage(message);
    else if (m_events)
        m_events(message);
}

/// The client is told when the person is done with the page of \a elicitation, if it is one.
void McpSession::rememberPage(const RawJson &elicitation)
{
    const RawJson page = member(elicitation, "elicitationId");
    if (!page.isString())
        return;
    m_pages.append(page.toByteArray());
    if (m_pages.size() > kMaxPages)
        m_pages.removeFirst();
}

/// \sa MCP 2025-11-25, client/elicitation, URLElicitationRequiredError
void McpSession::rememberPages(const Error &error)
{
    const RawJson pages = member(RawJson(error.rpcData), "elicitations");
    JsonCursor at(pages.view());
    if (!at.enterArray())
        return;
    while (at.nextElement())
        rememberPage(pages.part(at.takeValue()));
}

void McpSession::observe()
{
    if (!isInitialized() || std::exchange(m_isObserving, true))
        return;
    m_surface.observe(m_connection, [self = QPointer<McpSession>(this)](const SurfaceEvent &event) {
        if (self)
            self->onEvent(event);
    });
}

void McpSession::onEvent(const SurfaceEvent &event)
{
    if (!m_events || !event.task.isEmpty()
        || (!event.resourceUri.isEmpty() && !m_subscribed.contains(event.resourceUri)))
        return;
    if (event.method == "notifications/message" && !isLoggedAt(m_minLevel, event.params.view()))
        return;
    if (event.method == "notifications/elicitation/complete"
        && !m_pages.contains(member(event.params, "elicitationId").toByteArray()))
        return; // another client's. \sa MCP 2025-11-25, client/elicitation
    m_events(buildNotification(event.method, event.params.view()));
}

void McpSession::notify(const QByteArray &id, quint64 serial, QByteArrayView method,
                        QByteArrayView params)
{
    const auto at = m_open.find(id);
    if (at == m_open.end() || at->second.serial != serial)
        return; // answered or cancelled
    if (method == "notifications/message" && !isLoggedAt(m_minLevel, params))
        return;
    const auto sink = at->second.sink;
    sink->sendMessage(buildNotification(method, params));
}

void McpSession::answer(const QByteArray &id, quint64 serial, Result<RawJson> result)
{
    const auto at = m_open.find(id);
    if (at == m_open.end() || at->second.serial != serial)
        return; // cancelled meanwhile
    const Open open = std::move(at->second);
    m_open.erase(at);
    if (result && open.change == Change::Subscribe)
        m_subscribed.insert(open.uri);
    else if (result && open.change == Change::Unsubscribe)
        m_subscribed.remove(open.uri);
    if (!result && result.error().rpcCode == kUrlNeeded)
        rememberPages(result.error());
    open.sink->sendReply(result ? buildResult(id, result->view()) : buildError(id, result.error()));
}

} // namespace mcprt
