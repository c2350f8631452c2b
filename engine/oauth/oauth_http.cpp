// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/oauth_http.h"

#include "engine/oauth/url_guard.h"

#include <QHostInfo>
#include <QNetworkProxyFactory>
#include <QNetworkReply>
#include <QPointer>

#include <algorithm>
#include <chrono>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mcprt {

namespace {

constexpr auto kOrigin = "oauth"_L1;
constexpr auto kTimeout = 15s;
constexpr qint64 kMaxBytes = 1024 * 1024;
constexpr int kMaxRedirects = 3;

class Proxies final : public QNetworkProxyFactory
{
public:
    QList<QNetworkProxy> queryProxy(const QNetworkProxyQuery &query) override
    {
        if (isLoopbackUrl(query.url()))
            return {QNetworkProxy::NoProxy};
        return systemProxyForQuery(query);
    }
};

} // namespace

/// One request until its answer, redirects included. Deletes itself.
class OAuthHttp::Exchange final : public QObject
{
public:
    Exchange(OAuthHttp &http, QUrl server, Done<OAuthReply> done)
        : QObject(&http)
        , m_http(http)
        , m_server(std::move(server))
        , m_done(std::move(done))
    {}

    ~Exchange() override
    {
        if (m_reply)
            m_reply->deleteLater();
    }
    Q_DISABLE_COPY_MOVE(Exchange)

    void start(const QNetworkRequest &request, std::optional<QByteArray> body)
    {
        m_request = request;
        m_body = std::move(body);
        check();
    }

private:
    void check()
    {
        const QUrl url = m_request.url();
        if (const QString why = whyRefused(url, m_server); !why.isEmpty())
            return finish(fail(ErrorCode::Protocol, why, kOrigin));
        if (url.host() == m_server.host() || isLoopbackUrl(m_server) || reachOf(url))
            return send();
        QHostInfo::lookupHost(url.host(), this,
                              [this](const QHostInfo &found) { onLookedUp(found); });
    }

    /// A name that can't be looked up may still be known to a proxy.
    void onLookedUp(const QHostInfo &found)
    {
        const auto addresses = found.addresses();
        const bool isInside =
            std::any_of(addresses.begin(), addresses.end(), [this](const QHostAddress &address) {
                const Reach reach = reachOf(address);
                return reach == Reach::Loopback
                       || (reach == Reach::Private && reachOf(m_server) != Reach::Private);
            });
        if (isInside) {
            return finish(
                fail(ErrorCode::Protocol,
                     u"%1 leads to an address inside this network"_s.arg(m_request.url().host()),
                     kOrigin));
        }
        send();
    }

    void send()
    {
        m_reply =
            m_body ? m_http.network().post(m_request, *m_body) : m_http.network().get(m_request);
        connect(m_reply, &QNetworkReply::readyRead, this, [this] {
            if (m_reply->bytesAvailable() > kMaxBytes) {
                m_tooLarge = true;
                m_reply->abort();
            }
        });
        connect(m_reply, &QNetworkReply::finished, this, &Exchange::onFinished);
    }

    void onFinished()
    {
        m_reply->deleteLater();
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        const QUrl url = m_request.url();
        if (m_tooLarge || m_reply->bytesAvailable() > kMaxBytes)
            return finish(
                fail(ErrorCode::Protocol, u"%1 sent more than 1 MiB"_s.arg(url.host()), kOrigin));
        if (status == 0)
            return finish(fail(ErrorCode::Unavailable,
                               u"%1 can't be reached: %2"_s.arg(url.host(), m_reply->errorString()),
                               kOrigin));
        const QUrl target = m_reply->attribute(QNetworkRequest::RedirectionTargetAttribute).toUrl();
        if (status >= 300 && status < 400 && !target.isEmpty() && !m_body
            && m_redirects++ < kMaxRedirects) {
            m_request.setUrl(url.resolved(target));
            return check();
        }
        finish(OAuthReply{status, m_reply->readAll(), m_reply->rawHeader("WWW-Authenticate")});
    }

    void finish(Result<OAuthReply> result)
    {
        deleteLater();
        m_done.report(std::move(result));
    }

    OAuthHttp &m_http;
    QUrl m_server;
    Done<OAuthReply> m_done;
    QNetworkRequest m_request;
    std::optional<QByteArray> m_body; ///< none = GET
    QPointer<QNetworkReply> m_reply;  ///< the manager may go before us
    int m_redirects = 0;
    bool m_tooLarge = false;
};

OAuthHttp::OAuthHttp(QObject *parent)
    : QObject(parent)
{}

OAuthHttp::~OAuthHttp() = default;

QNetworkAccessManager &OAuthHttp::network()
{
    if (!m_network) {
        m_network = std::make_unique<QNetworkAccessManager>();
        m_network->setProxyFactory(new Proxies); // owned by the manager
    }
    return *m_network;
}

QNetworkRequest OAuthHttp::request(const QUrl &url)
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
    // The second is for MCP servers, which want to be able to answer with a stream.
    request.setRawHeader("Accept", "application/json, text/event-stream;q=0.1");
    request.setTransferTimeout(int(std::chrono::milliseconds(kTimeout).count()));
    return request;
}

void OAuthHttp::get(const QUrl &url, const QUrl &server, Done<OAuthReply> done)
{
    auto *exchange = new Exchange(*this, server, std::move(done)); // deletes itself
    exchange->start(request(url), {});
}

void OAuthHttp::post(const QUrl &url, const QUrl &server, const QByteArray &contentType,
                     const QByteArray &body, const Secret &authorization, Done<OAuthReply> done)
{
    QNetworkRequest post = request(url);
    post.setHeader(QNetworkRequest::ContentTypeHeader, contentType);
    if (!authorization.isEmpty())
        post.setRawHeader("Authorization", authorization.reveal());
    auto *exchange = new Exchange(*this, server, std::move(done)); // deletes itself
    exchange->start(post, body);
}

} // namespace mcprt
