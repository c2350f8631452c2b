// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/http_transport.h"

#include "engine/base/log.h"
#include "engine/base/web_address.h"
#include "engine/child/http_post.h"
#include "engine/child/http_sse_channel.h"
#include "engine/mcp/envelope.h"

#include <QHostAddress>
#include <QNetworkProxyFactory>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mcprt {

namespace {

/// QNetworkAccessManager opens at most six connections to a host (a setting only from Qt 6.5 on),
/// so that a seventh call would wait for the first. One is kept for the stream of notifications.
constexpr int kRequestsPerManager = 5;
constexpr auto kNotificationTimeout = 30s;
/// A server that holds the answer to `notifications/initialized` back longer gets the rest, too.
constexpr auto kInitializedPatience = 5s;
constexpr int kMaxRedirects = 3;
constexpr qsizetype kMaxSessionIdBytes = 1024;
constexpr qsizetype kShownBodyCharacters = 200;
constexpr qsizetype kReadBodyBytes = 16 * 1024; ///< more is not looked at for a message

class SystemProxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        return systemProxyForQuery(query);
    }
};

bool isLoopback(const QUrl &url)
{
    const QString host = url.host();
    return host == "localhost"_L1 || host.endsWith(".localhost"_L1)
           || QHostAddress(host).isLoopback();
}

bool isVisibleAscii(QByteArrayView text)
{
    return std::all_of(text.begin(), text.end(), [](char c) { return c > ' ' && c < 0x7f; });
}

int statusOf(QNetworkReply *reply)
{
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

QString place(const QUrl &url)
{
    return url.toDisplayString(QUrl::RemoveUserInfo | QUrl::RemoveQuery);
}

/// What an error page says, in a form that fits into a sentence.
QString gist(const QByteArray &body)
{
    const auto parsed = parseJson(body);
    QByteArray text = body;
    if (parsed && parsed->isObject()) {
        for (const RawJson &found :
             {member(member(*parsed, "error"), "message"), member(*parsed, "message"),
              member(*parsed, "detail"), member(*parsed, "error")}) {
            if (const auto decoded = decodeUtf8(found.view())) {
                text = *decoded;
                break;
            }
        }
    }
    QString line = QString::fromUtf8(text).simplified();
    if (line.startsWith(u'<'))
        return {}; // a page for browsers
    if (line.size() > kShownBodyCharacters)
        line = line.left(kShownBodyCharacters) + u'…';
    return line;
}

} // namespace

HttpTransport::HttpTransport(Options options, QObject *parent)
    : Transport(parent)
    , m_options(std::move(options))
    , m_url(m_options.url, QUrl::StrictMode)
{
    const QString problem = checkOptions();
    if (problem.isEmpty())
        return;
    m_usable = false;
    QMetaObject::invokeMethod( // nobody can be connected before the constructor returns
        this, [this, problem] { close(ErrorCode::Misconfigured, problem); }, Qt::QueuedConnection);
}

HttpTransport::~HttpTransport() = default;

QString HttpTransport::checkOptions()
{
    if (!isWebAddress(m_url)) {
        return u"%1 has no usable \"url\"; it must start with https:// or http://."_s.arg(
            m_options.server);
    }
    for (auto it = m_options.headers.begin(); it != m_options.headers.end(); ++it) {
        const bool badName = it.key().isEmpty() || !isVisibleAscii(it.key().toUtf8());
        if (badName || it.value().contains(u'\n') || it.value().contains(u'\r')) {
            return u"%1: the header \"%2\" is not valid; names are plain ASCII and values one line."_s
                .arg(m_options.server, it.key());
        }
    }
    if (m_url.scheme() == "http"_L1 && !isLoopback(m_url) && !m_options.headers.isEmpty()) {
        qCWarning(lcChild).noquote() << m_options.server
                                     << "gets its headers, keys too, over an unencrypted "
                                        "connection; use https";
    }
    return {};
}

QNetworkRequest HttpTransport::request(const QUrl &url) const
{
    QNetworkRequest request(url);
    request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                         QNetworkRequest::ManualRedirectPolicy);
    request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::AuthenticationReuseAttribute, QNetworkRequest::Manual);
    request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                         QNetworkRequest::AlwaysNetwork);
    request.setRawHeader("User-Agent", "mcp-runtime/" MCPRT_VERSION);
    for (auto it = m_options.headers.begin(); it != m_options.headers.end(); ++it)
        request.setRawHeader(it.key().toUtf8(), it.value().toUtf8());
    if (m_options.authorization) {
        if (const Secret token = m_options.authorization->token(); !token.isEmpty())
            request.setRawHeader("Authorization", "Bearer " + token.reveal());
    }
    request.setRawHeader("Accept", "application/json, text/event-stream");
    return request;
}

QNetworkRequest HttpTransport::sessionRequest() const
{
    QNetworkRequest request = this->request(m_url);
    if (!m_sessionId.isEmpty())
        request.setRawHeader("Mcp-Session-Id", m_sessionId);
    if (!m_protocolVersion.isEmpty())
        request.setRawHeader("MCP-Protocol-Version", m_protocolVersion);
    return request;
}

QNetworkAccessManager &HttpTransport::freeManager()
{
    for (const auto &manager : m_managers) {
        const auto open = manager->findChildren<QNetworkReply *>(Qt::FindDirectChildrenOnly);
        const auto busy = std::count_if(open.begin(), open.end(),
                                        [](QNetworkReply *reply) { return reply->isRunning(); });
        if (busy < kRequestsPerManager)
            return *manager;
    }
    auto manager = std::make_unique<QNetworkAccessManager>();
    if (isLoopback(m_url))
        manager->setProxy(QNetworkProxy::NoProxy); // HTTP_PROXY is not meant for this machine
    else
        manager->setProxyFactory(new SystemProxies); // owned by the manager
    m_managers.push_back(std::move(manager));
    return *m_managers.back();
}

QNetworkReply *HttpTransport::post(const QByteArray &message, const HttpHeaders &more, bool isBare)
{
    QNetworkRequest post = isBare ? request(m_url) : sessionRequest();
    for (const auto &[name, value] : more)
        post.setRawHeader(name, value);
    post.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    return freeManager().post(post, message);
}

QNetworkReply *HttpTransport::postTo(const QUrl &url, const QByteArray &message)
{
    QNetworkRequest post = request(url);
    post.setHeader(QNetworkRequest::ContentTypeHeader, "application/json"_ba);
    return freeManager().post(post, message);
}

QNetworkReply *HttpTransport::get(const QByteArray &lastEventId)
{
    QNetworkRequest get = sessionRequest();
    get.setRawHeader("Accept", "text/event-stream");
    if (!lastEventId.isEmpty())
        get.setRawHeader("Last-Event-ID", lastEventId);
    return freeManager().get(get);
}

/// Each message has a connection of its own and could overtake others. That matters once: a server
/// may refuse whatever comes before `notifications/initialized`.
/// \sa MCP 2025-11-25, basic/lifecycle
void HttpTransport::send(const QByteArray &message)
{
    if (m_closed || m_stopping || !m_usable)
        return;
    if (m_oldChannel && m_oldChannel->isOpen())
        return m_oldChannel->send(message);
    if (m_initialized != 0)
        m_held.append(message);
    else
        start(message);
}

void HttpTransport::releaseHeld()
{
    m_initialized = 0;
    const QByteArrayList held = std::exchange(m_held, {});
    for (const QByteArray &message : held)
        send(message);
}

void HttpTransport::start(const QByteArray &message)
{
    const quint64 key = m_nextKey++;
    auto added = std::make_unique<HttpPost>(*this, message);
    HttpPost *started = added.get();
    if (started->method() == "notifications/cancelled" && endCancelled(message))
        return; // in the modern era the closed stream says it
    connect(started, &HttpPost::received, this, &HttpTransport::received);
    connect(started, &HttpPost::unserved, this, &HttpTransport::unserved);
    connect(started, &HttpPost::finished, this, [this, key, started](bool accepted) {
        if (accepted && started->method() == "notifications/initialized")
            openStream();
        onPostDone(key);
    });
    m_posts.emplace(key, std::move(added));
    if (started->method() == "notifications/initialized") {
        m_initialized = key;
        QTimer::singleShot(kInitializedPatience, started, [this, key] {
            if (m_initialized == key)
                releaseHeld();
        });
    }
    if (started->id().isEmpty())
        QTimer::singleShot(kNotificationTimeout, started, [this, key] { onPostDone(key); });
    started->begin();
}

/// Whoever waited for the request does not any more; its connection can go.
/// \return whether it was one of the modern era
bool HttpTransport::endCancelled(const QByteArray &message)
{
    const auto envelope = parseEnvelope(message);
    const RawJson id = envelope ? member(envelope->params, "requestId") : RawJson();
    for (auto it = m_posts.begin(); it != m_posts.end() && !id.isEmpty(); ++it) {
        if (it->second->id() != id.view())
            continue;
        const bool isModern = it->second->isModern();
        onPostDone(it->first);
        return isModern;
    }
    return false;
}

void HttpTransport::onPostDone(quint64 key)
{
    auto node = m_posts.extract(key);
    if (node)
        node.mapped().release()->giveUp();
    if (key == m_initialized)
        releaseHeld();
}

void HttpTransport::openStream()
{
    m_stream = std::make_unique<HttpListenStream>(*this);
    connect(m_stream.get(), &HttpListenStream::received, this,
            [this](const ByteSlice &message) { emit received(message); });
    connect(m_stream.get(), &HttpListenStream::sessionLost, this, &HttpTransport::sessionLost);
    m_stream->open();
}

void HttpTransport::endStream()
{
    if (m_stream)
        m_stream.release()->giveUp();
    if (m_oldChannel)
        m_oldChannel.release()->giveUp();
}

bool HttpTransport::tryOldChannel(QNetworkReply *reply, const QByteArray &message,
                                  const QString &why)
{
    const int status = statusOf(reply);
    if ((status != 400 && status != 404 && status != 405) || m_oldChannel || m_stopping)
        return false;
    m_oldChannel = std::make_unique<HttpSseChannel>(*this);
    HttpSseChannel *channel = m_oldChannel.get();
    connect(channel, &HttpSseChannel::received, this,
            [this](const ByteSlice &said) { emit received(said); });
    connect(channel, &HttpSseChannel::opened, this, [channel, message] { channel->send(message); });
    connect(channel, &HttpSseChannel::failed, this, [this, message, why] {
        m_oldChannel.release()->giveUp();
        const auto envelope = parseEnvelope(message);
        if (envelope)
            emit received(buildError(envelope->id.view(), rpc::kServerError, why));
    });
    connect(channel, &HttpSseChannel::ended, this, [this](const QString &reason) {
        close(ErrorCode::Io, u"%1 closed its event stream (%2)."_s.arg(m_options.server, reason));
    });
    channel->open();
    return true;
}

bool HttpTransport::admit(QNetworkReply *reply, bool isInitialize)
{
    const int status = statusOf(reply);
    if (status >= 200 && status < 300 && reply->error() == QNetworkReply::NoError) {
        const QByteArray id = reply->rawHeader("Mcp-Session-Id");
        if (isInitialize && id.size() <= kMaxSessionIdBytes && isVisibleAscii(id))
            m_sessionId = id;
        return true;
    }
    return false;
}

bool HttpTransport::isSessionRefused(QNetworkReply *reply, const QByteArray &body,
                                     const QByteArray &session) const
{
    if (session.isEmpty() || m_stopping)
        return false;
    const int status = statusOf(reply);
    return status == 404
           || (status == 400 && gist(body).contains("session"_L1, Qt::CaseInsensitive));
}

std::optional<HttpRefusal> HttpTransport::refusal(QNetworkReply *reply) const
{
    const int status = statusOf(reply);
    if (!m_options.authorization || (status != 401 && status != 403))
        return {};
    const QByteArray sent = reply->request().rawHeader("Authorization");
    return HttpRefusal{status, reply->rawHeader("WWW-Authenticate"),
                       Secret(sent.startsWith("Bearer ") ? sent.mid(7) : QByteArray())};
}

bool HttpTransport::follow(QNetworkReply *reply)
{
    const int status = statusOf(reply);
    const QUrl target =
        m_url.resolved(reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl());
    const bool sameOrigin = target.scheme() == m_url.scheme() && target.host() == m_url.host()
                            && target.port() == m_url.port();
    // Others than 307 and 308 would turn the POST into a GET.
    if ((status != 307 && status != 308) || !sameOrigin || m_redirects >= kMaxRedirects)
        return false;
    ++m_redirects;
    m_url = target;
    return true;
}

QString HttpTransport::explain(QNetworkReply *reply, const QByteArray &body) const
{
    // Before the text is cut: a part of a secret would be no match.
    const QByteArray start = body.first(std::min(body.size(), kReadBodyBytes));
    return m_options.secrets->filtered(reasonOf(reply, m_options.secrets->filtered(start)));
}

QString HttpTransport::reasonOf(QNetworkReply *reply, const QByteArray &body) const
{
    const int status = statusOf(reply);
    if (status == 0) {
        return u"can't be reached at %1: %2. Check that it runs"_s.arg(place(m_url),
                                                                       reply->errorString());
    }
    const QString reason =
        reply->attribute(QNetworkRequest::HttpReasonPhraseAttribute).toString().left(60);
    const QString answer = u"%1 %2"_s.arg(status).arg(reason).trimmed();
    const QString said = gist(body);
    const QString detail = said.isEmpty() ? QString() : u" (\"%1\")"_s.arg(said);
    if (status == 401 || status == 403) {
        return u"refused us with %1%2. Put its key into \"headers\" of its entry, for example "
               "\"Authorization\": \"Bearer ${keychain:%3}\""_s.arg(answer, detail,
                                                                    m_options.server);
    }
    if (status >= 300 && status < 400) {
        return u"moved (%1) to %2; keys are not sent there. Write that address as its \"url\" if "
               "you trust it"_s.arg(
                   answer,
                   place(reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl()));
    }
    if (status == 429) {
        const QByteArray wait = reply->rawHeader("Retry-After");
        return u"is asked too often (%1)%2. Try again %3"_s.arg(
            answer, detail,
            wait.isEmpty() ? u"later"_s : u"after %1 s"_s.arg(QString::fromLatin1(wait.left(40))));
    }
    if (m_sessionId.isEmpty() && (status == 404 || status == 405)) {
        return u"answered %1%2 at %3: no Streamable HTTP endpoint. Check the path of its \"url\""_s
            .arg(answer, detail, place(m_url));
    }
    if (status >= 200 && status < 300)
        return u"answered %1 without a JSON-RPC message%2"_s.arg(answer, detail);
    return u"answered %1%2"_s.arg(answer, detail);
}

void HttpTransport::setProtocolVersion(const QString &version)
{
    m_protocolVersion = version.toLatin1();
}

void HttpTransport::shutdown()
{
    if (m_closed || std::exchange(m_stopping, true))
        return;
    endStream();
    const auto stopped = [this] {
        close(ErrorCode::Cancelled, u"%1 was stopped."_s.arg(m_options.server));
    };
    if (m_sessionId.isEmpty()) {
        QMetaObject::invokeMethod(this, stopped, Qt::QueuedConnection);
        return;
    }
    QNetworkRequest farewell = sessionRequest();
    farewell.setTransferTimeout(int(m_options.stopGrace.count()));
    QNetworkReply *reply = freeManager().deleteResource(farewell);
    connect(reply, &QNetworkReply::finished, this, stopped);
}

void HttpTransport::close(ErrorCode code, const QString &message)
{
    if (std::exchange(m_closed, true))
        return;
    endStream();
    while (!m_posts.empty())
        onPostDone(m_posts.begin()->first);
    emit closed(Error{code, message, m_options.server});
}

} // namespace mcprt
