// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/mcp_endpoint.h"

#include "engine/base/log.h"
#include "engine/base/random_id.h"
#include "engine/front/batch.h"
#include "engine/front/modern_meta.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mcprt {

namespace {

/// Between requests only the expiry of sessions has to be looked at.
constexpr auto kIdleTick = 60s;

/// Any version that the legacy era does not know is for the modern one to accept or refuse.
bool namesLaterRevision(const HttpHead &head)
{
    const QByteArrayView version = head.value("mcp-protocol-version");
    return !version.isNull() && !isLegacyVersion(version);
}

/// Of a header that names a version of neither era, in a request that says nothing else of one.
std::optional<HttpReply> refusedVersion(const HttpHead &head, QByteArrayView id = {})
{
    const QByteArrayView version = head.value("mcp-protocol-version");
    if (!namesLaterRevision(head)
        || std::ranges::find(kModernVersions, version) != std::end(kModernVersions))
        return std::nullopt;
    std::vector<QByteArrayView> supported(std::begin(kModernVersions), std::end(kModernVersions));
    supported.insert(supported.end(), std::begin(kLegacyVersions), std::end(kLegacyVersions));
    HttpReply reply;
    reply.status = 400;
    reply.body = buildError(id, unsupportedVersion(version, supported));
    return reply;
}

} // namespace

/// Answer of one POST: JSON until there is a reason for a stream.
class McpEndpoint::Post final : public RequestSink
{
public:
    Post(McpEndpoint *endpoint, HttpSession *session, HttpExchange exchange)
        : m_endpoint(endpoint)
        , m_session(session)
        , m_exchange(std::move(exchange))
    {}
    Q_DISABLE_COPY_MOVE(Post)
    ~Post() override { stopWaiting(); }

    void sendMessage(const QByteArray &message) override
    {
        becomeStream();
        m_stream->send(message);
    }
    void sendReply(QByteArray message) override
    {
        stopWaiting();
        m_isAnswered = true;
        if (!m_stream) {
            m_exchange.reply({200, {}, QByteArrayLiteral("application/json"), std::move(message)});
            return;
        }
        m_stream->send(message);
        m_stream->end();
    }
    /// A stream without messages: the HTTP request ends, the JSON-RPC one stays unanswered.
    void endWithoutReply() override
    {
        stopWaiting();
        m_isAnswered = true;
        if (!m_stream) {
            m_exchange.beginStream({200, {}, QByteArrayLiteral("text/event-stream"), {}});
            m_exchange.endStream();
            return;
        }
        m_stream->end();
    }

    void becomeStream()
    {
        if (m_stream)
            return;
        stopWaiting();
        m_stream = m_session->openStream(std::move(m_exchange));
        m_endpoint->quicken();
    }
    void answerWith(const HttpReply &reply)
    {
        m_isAnswered = true;
        m_exchange.reply(reply);
    }
    void waitIfOpen()
    {
        if (m_isAnswered || m_stream)
            return;
        m_isWaiting = true;
        m_endpoint->m_waiting.insert(this);
        m_endpoint->quicken();
    }
    [[nodiscard]] bool isOverdue(HttpSession::Time now) const
    {
        return m_exchange.isOpen() && now - m_since >= m_endpoint->m_limits.silence;
    }

private:
    void stopWaiting()
    {
        if (std::exchange(m_isWaiting, false))
            m_endpoint->m_waiting.erase(this);
    }

    McpEndpoint *m_endpoint; // outlives its sessions, and they their posts
    HttpSession *m_session;
    HttpExchange m_exchange;
    std::shared_ptr<SseStream> m_stream;
    HttpSession::Time m_since = std::chrono::steady_clock::now();
    bool m_isAnswered = false;
    bool m_isWaiting = false;
};

McpEndpoint::McpEndpoint(Surface &surface, McpEndpointLimits limits)
    : m_surface(surface)
    , m_limits(limits)
    , m_modern(surface, {limits.silence, limits.tick})
{
    connect(&m_ticks, &QTimer::timeout, this, &McpEndpoint::tick);
}

McpEndpoint::~McpEndpoint()
{
    m_sessions.clear(); // their posts still use us
}

void McpEndpoint::close()
{
    m_modern.close();
    for (const auto &[id, session] : m_sessions)
        session->endListening();
}

void McpEndpoint::handle(const HttpRequest &request, const OwnerKey &owner, HttpExchange exchange)
{
    if (request.head.method() == "POST")
        return post(request, owner, std::move(exchange));
    if (const auto refused = refusedVersion(request.head))
        return exchange.reply(*refused);
    if (namesLaterRevision(request.head))
        return ModernEndpoint::refuseMethod(std::move(exchange));
    HttpSession *session = findSession(request.head, owner, {}, exchange);
    if (!session)
        return;
    if (request.head.method() == "GET")
        return get(request, *session, std::move(exchange));
    qCInfo(lcFront) << "session ended by its client";
    m_sessions.erase(session->id()); // DELETE
    exchange.reply({200, {}, {}, {}});
}

void McpEndpoint::post(const HttpRequest &request, const OwnerKey &owner, HttpExchange exchange)
{
    const ByteSlice message(request.body);
    if (HttpSession *session = batchSession(request, owner))
        return callAll(*session, message, std::move(exchange));
    const auto envelope = parseEnvelope(message);
    if (!envelope) {
        HttpReply reply;
        reply.status = 400;
        reply.body = buildError(salvageId(message).view(), envelope.error());
        return exchange.reply(reply);
    }
    const bool isModern = carriesModernMeta(envelope->params);
    if (const auto refused = refusedVersion(request.head, envelope->id.view());
        refused && !isModern)
        return exchange.reply(*refused);
    if (isModern || namesLaterRevision(request.head))
        return m_modern.post(request.head, *envelope, owner, std::move(exchange));
    const bool isInitialize =
        envelope->kind == Envelope::Kind::Request && envelope->method == "initialize";
    if (isInitialize && request.head.value("mcp-session-id").isNull())
        return initialize(*envelope, owner, std::move(exchange));
    HttpSession *session = findSession(request.head, owner, envelope->id.view(), exchange);
    if (!session)
        return;
    if (envelope->kind == Envelope::Kind::Request)
        return call(*session, *envelope, std::move(exchange));
    if (const auto handled = session->mcp().handle(*envelope, nullptr); !handled)
        return exchange.reply(rpcRefusal(400, rpc::kInvalidRequest, handled.error().message));
    exchange.reply({202, {}, {}, {}});
}

/// The session of \a request if that is a batch and may be one.
HttpSession *McpEndpoint::batchSession(const HttpRequest &request, const OwnerKey &owner) const
{
    if (!QByteArrayView(request.body).trimmed().startsWith('[') || namesLaterRevision(request.head))
        return nullptr;
    HttpSession *session = sessionNamed(request.head.value("mcp-session-id"), owner);
    return session && isBatch(request.body, session->mcp().version()) ? session : nullptr;
}

/// Null unless it is there and \a owner's; a session that is named is in use.
HttpSession *McpEndpoint::sessionNamed(QByteArrayView name, const OwnerKey &owner) const
{
    const auto at = m_sessions.find(QByteArray::fromRawData(name.data(), name.size()));
    if (at == m_sessions.end() || at->second->mcp().owner() != owner)
        return nullptr;
    at->second->touch();
    return at->second.get();
}

/// Answers \a exchange itself when there is no such session.
HttpSession *McpEndpoint::findSession(const HttpHead &head, const OwnerKey &owner,
                                      QByteArrayView id, HttpExchange &exchange)
{
    const auto refuse = [&](int status, const QString &why) {
        exchange.reply(rpcRefusal(status, rpc::kServerError, why, id));
        return nullptr;
    };
    const QByteArrayView name = head.value("mcp-session-id");
    if (name.isNull() || head.count("mcp-session-id") != 1) {
        return refuse(400, u"Bad request: there is no Mcp-Session-Id; send \"initialize\" first "
                           "and use the id of its answer."_s);
    }
    if (HttpSession *session = sessionNamed(name, owner))
        return session;
    return refuse(404, u"There is no such session (any more); send \"initialize\" again."_s);
}

void McpEndpoint::initialize(const Envelope &envelope, const OwnerKey &owner, HttpExchange exchange)
{
    /// The answer is there at once, and its head needs the session's id.
    struct Caught final : RequestSink
    {
        void sendMessage(const QByteArray &) override {}
        void sendReply(QByteArray message) override { reply = std::move(message); }
        void endWithoutReply() override {}
        QByteArray reply;
    };
    if (!makeRoom()) {
        return exchange.reply(rpcRefusal(503, rpc::kServerError,
                                         u"Too many sessions are open; try again later."_s,
                                         envelope.id.view()));
    }
    auto session = std::make_unique<HttpSession>(randomHex().toLatin1(), m_surface, owner);
    const auto caught = std::make_shared<Caught>();
    const auto handled = session->mcp().handle(envelope, caught);
    Q_ASSERT(handled); // a new session takes initialize
    HttpReply reply{200, {}, QByteArrayLiteral("application/json"), caught->reply};
    if (session->mcp().isInitialized()) {
        reply.headers.emplace_back("Mcp-Session-Id", session->id());
        qCInfo(lcFront) << "session begun, revision" << session->mcp().version();
        m_sessions.emplace(session->id(), std::move(session));
        if (!m_ticks.isActive())
            m_ticks.start(kIdleTick);
    }
    exchange.reply(reply);
}

void McpEndpoint::call(HttpSession &session, const Envelope &envelope, HttpExchange exchange)
{
    const auto post = std::make_shared<Post>(this, &session, std::move(exchange));
    if (const auto handled = session.mcp().handle(envelope, post); !handled) {
        return post->answerWith(
            rpcRefusal(400, handled.error().rpcCode, handled.error().message, envelope.id.view()));
    }
    post->waitIfOpen();
}

void McpEndpoint::callAll(HttpSession &session, const ByteSlice &batch, HttpExchange exchange)
{
    const auto post = std::make_shared<Post>(this, &session, std::move(exchange));
    const auto isAnswered = handleBatch(session.mcp(), batch, post);
    if (!isAnswered)
        return post->answerWith(
            rpcRefusal(400, isAnswered.error().rpcCode, isAnswered.error().message));
    if (!*isAnswered)
        return post->answerWith({202, {}, {}, {}});
    post->waitIfOpen();
}

void McpEndpoint::get(const HttpRequest &request, HttpSession &session, HttpExchange exchange)
{
    const QByteArrayView lastEventId = request.head.value("last-event-id");
    if (lastEventId.isEmpty())
        session.listen(std::move(exchange));
    else if (!session.resumeStream(lastEventId, exchange))
        return exchange.reply(
            rpcRefusal(400, rpc::kServerError, u"Nothing is kept behind this Last-Event-ID."_s));
    quicken();
}

bool McpEndpoint::makeRoom()
{
    if (m_sessions.size() < m_limits.sessions)
        return true;
    const HttpSession *oldest = nullptr;
    for (const auto &[id, session] : m_sessions) {
        if (session->isIdle() && (!oldest || session->lastUsed() < oldest->lastUsed()))
            oldest = session.get();
    }
    if (!oldest)
        return false;
    m_sessions.erase(QByteArray(oldest->id()));
    return true;
}

void McpEndpoint::tick()
{
    const auto now = std::chrono::steady_clock::now();
    const std::vector<Post *> waiting(m_waiting.begin(), m_waiting.end());
    for (Post *post : waiting) {
        if (post->isOverdue(now))
            post->becomeStream();
    }
    bool isBusy = !m_waiting.empty();
    for (auto at = m_sessions.begin(); at != m_sessions.end();) {
        HttpSession &session = *at->second;
        session.tend(now, m_limits.silence);
        isBusy = isBusy || session.hasReader();
        const bool isOver = session.isIdle() && now - session.lastUsed() > m_limits.sessionIdle;
        at = isOver ? m_sessions.erase(at) : std::next(at);
    }
    if (m_sessions.empty())
        m_ticks.stop();
    else if (!isBusy)
        m_ticks.setInterval(std::max<std::chrono::milliseconds>(kIdleTick, m_limits.tick));
}

/// Someone waits for an answer or reads a stream.
void McpEndpoint::quicken()
{
    if (m_ticks.intervalAsDuration() != m_limits.tick)
        m_ticks.start(m_limits.tick);
}

} // namespace mcprt
