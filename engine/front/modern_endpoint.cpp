// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/modern_endpoint.h"

#include "engine/base/log.h"
#include "engine/front/mcp_headers.h"
#include "engine/front/modern_check.h"
#include "engine/front/request_guard.h"

#include <QRandomGenerator>

using namespace Qt::StringLiterals;

namespace mcprt {

using Clock = std::chrono::steady_clock;

namespace {

/// \sa Caller::program. Programs made with one SDK may name it alike.
quint64 programOf(const OwnerKey &owner, const RawJson &clientInfo)
{
    if (clientInfo.isEmpty())
        return 0;
    static const size_t seed = size_t(QRandomGenerator::global()->generate64());
    return quint64(qHashMulti(seed, owner.text, clientInfo.view())) | 1; // never 0
}

} // namespace

/// Answer of one POST and the work behind it.
class ModernEndpoint::Post final : public QObject, public RequestSink
{
public:
    Post(ModernEndpoint *endpoint, quint64 id, HttpExchange exchange)
        : m_endpoint(endpoint)
        , m_id(id)
        , m_exchange(std::move(exchange))
    {}

    void start(ModernCall call)
    {
        m_exchange.whenGone(this, [this] {
            qCDebug(lcFront) << "a client closed its request, which is cancelled";
            m_endpoint->finish(m_id);
        });
        m_work = makeModernWork(m_endpoint->m_surface, std::move(call), *this);
        m_work->start();
    }

    void close() { m_work->close(); }

    void sendMessage(const QByteArray &message) override { writeEvent(message); }
    void sendReply(QByteArray message) override { answer(std::move(message), 200); }
    void sendError(QByteArray message, int rpcCode) override
    {
        answer(std::move(message), httpStatusOfError(rpcCode));
    }
    void endWithoutReply() override {}

    /// Keeps the connection from looking dead. An answer that begins so can only be a stream.
    void breakSilence(Clock::time_point now, std::chrono::milliseconds silence)
    {
        if (now - m_lastWrite < silence)
            return;
        becomeStream();
        write(": still here\n\n");
    }

private:
    void becomeStream()
    {
        if (std::exchange(m_isStream, true))
            return;
        m_exchange.beginStream(
            {200,
             {{"Cache-Control", "no-cache, no-transform"}, {"X-Accel-Buffering", "no"}},
             QByteArrayLiteral("text/event-stream"),
             {}});
    }
    void write(QByteArrayView bytes)
    {
        m_lastWrite = Clock::now();
        m_exchange.writeStream(bytes);
    }
    void writeEvent(QByteArrayView message)
    {
        becomeStream();
        QByteArray event;
        event.reserve(message.size() + 32);
        event += "event: message\ndata: ";
        event += message; // JSON on one line
        event += "\n\n";
        write(event);
    }
    void answer(QByteArray message, int status)
    {
        if (m_isStream) {
            writeEvent(message);
            m_exchange.endStream();
        } else {
            m_exchange.reply(
                {status, {}, QByteArrayLiteral("application/json"), std::move(message)});
        }
        m_endpoint->finish(m_id);
    }

    ModernEndpoint *m_endpoint;
    quint64 m_id;
    HttpExchange m_exchange;
    std::unique_ptr<ModernWork> m_work; // before the exchange: it may still use us
    Clock::time_point m_lastWrite = Clock::now();
    bool m_isStream = false;
};

ModernEndpoint::ModernEndpoint(Surface &surface, ModernTimes times)
    : m_surface(surface)
    , m_times(times)
{
    connect(&m_ticks, &QTimer::timeout, this, &ModernEndpoint::tick);
}

ModernEndpoint::~ModernEndpoint() = default;

void ModernEndpoint::refuseMethod(HttpExchange exchange)
{
    HttpReply reply =
        rpcRefusal(405, rpc::kServerError, u"This protocol version has neither GET nor DELETE."_s);
    reply.headers.emplace_back("Allow", "POST");
    exchange.reply(reply);
}

void ModernEndpoint::post(const HttpHead &head, const Envelope &message, const OwnerKey &owner,
                          HttpExchange exchange)
{
    switch (message.kind) {
    case Envelope::Kind::Request: break;
    case Envelope::Kind::Notification: return exchange.reply({202, {}, {}, {}});
    case Envelope::Kind::Result:
    case Envelope::Kind::Error:
        return exchange.reply(
            rpcRefusal(400, rpc::kInvalidRequest, u"Nothing was asked that this could answer."_s));
    }
    auto meta = checkModern(message, &head, m_surface);
    if (!meta) {
        HttpReply reply;
        reply.status = httpStatusOfRefusal(meta.error().rpcCode);
        reply.body = buildError(message.id.view(), meta.error());
        return exchange.reply(reply);
    }
    const quint64 id = ++m_lastPost;
    const auto at =
        m_posts.emplace(id, std::make_unique<Post>(this, id, std::move(exchange))).first;
    if (!m_ticks.isActive())
        m_ticks.start(m_times.tick);
    ModernCall call{message, std::move(*meta), owner};
    call.program = programOf(owner, call.meta.clientInfo);
    if (!call.meta.isToolKnown) {
        call.checkSchema = [head, arguments =
                                      member(message.params, "arguments")](const RawJson &schema) {
            return checkParamHeaders(head, schema, arguments);
        };
    }
    at->second->start(std::move(call));
}

void ModernEndpoint::close()
{
    std::vector<Post *> posts;
    posts.reserve(m_posts.size());
    for (const auto &[id, post] : m_posts)
        posts.push_back(post.get());
    for (Post *post : posts)
        post->close(); // which may take it out of m_posts, and lets it live until the next event
}

/// Forgets \a post, whose code may be running.
void ModernEndpoint::finish(quint64 post)
{
    if (auto node = m_posts.extract(post)) {
        m_finished.push_back(std::move(node.mapped()));
        QMetaObject::invokeMethod(
            this, [this] { std::exchange(m_finished, {}).clear(); }, Qt::QueuedConnection);
    }
    if (m_posts.empty())
        m_ticks.stop();
}

void ModernEndpoint::tick()
{
    const auto now = Clock::now();
    for (const auto &[id, post] : m_posts)
        post->breakSilence(now, m_times.silence);
}

} // namespace mcprt
