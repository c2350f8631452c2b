// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/discovery_http.h"

#include "engine/base/log.h"
#include "engine/base/web_address.h"

#include <QDeadlineTimer>
#include <QNetworkReply>
#include <QTimer>

namespace mcprt {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kOrigin = "discovery"_L1;

bool sameOrigin(const QUrl &a, const QUrl &b)
{
    const auto port = [](const QUrl &url) {
        return url.port(url.scheme() == "https"_L1 ? 443 : 80);
    };
    return a.scheme() == b.scheme() && a.host() == b.host() && port(a) == port(b);
}

/// Where keys and queries may go at all.
bool isSafeTarget(const QUrl &url)
{
    return url.isValid() && !url.host().isEmpty()
           && (url.scheme() == "https"_L1
               || (url.scheme() == "http"_L1 && isLoopbackHost(url.host())));
}

} // namespace

/// One request until its answer, redirects included. Deletes itself.
class DiscoveryHttp::Exchange final : public QObject
{
public:
    Exchange(DiscoveryHttp &http, DiscoveryRequest request, Done<RawJson> done)
        : QObject(&http)
        , m_http(http)
        , m_request(std::move(request))
        , m_done(std::move(done))
    {
        m_total.setSingleShot(true);
        m_connecting.setSingleShot(true);
        connect(&m_total, &QTimer::timeout, this, [this] {
            finish(fail(ErrorCode::Timeout,
                        u"The discovery service at %1 did not answer within %2 s. Check that it "
                        "runs and that DISCOVERY_URL is right."_s.arg(m_http.host())
                            .arg(double(m_request.timeout.count()) / 1000),
                        kOrigin));
        });
        connect(&m_connecting, &QTimer::timeout, this, [this] {
            finish(unavailable(
                u"did not accept a connection within %1 s"_s.arg(qint64(kConnectTimeout.count()))));
        });
    }

    void start()
    {
        m_deadline.setRemainingTime(m_request.timeout);
        m_method = m_request.body.isEmpty() ? "GET" : "POST";
        withKey(m_http.m_apiKey, m_apiKey, [this] {
            if (m_request.secret)
                withKey(m_http.m_encryptionKey, m_encryptionKey, [this] { ask(); });
            else
                ask();
        });
    }

private:
    template <class Next>
    void withKey(const ServiceKey &key, Secret &target, Next next)
    {
        key.read(std::chrono::milliseconds(m_deadline.remainingTime()),
                 Done<Secret>(this, [this, &target, next](Result<Secret> secret) {
                     if (!secret)
                         return onNoKey(secret.error());
                     target = *std::move(secret);
                     next();
                 }));
    }

    /// Without its key the service is not asked, so this is no failure of the service's.
    void onNoKey(const Error &error)
    {
        Done<RawJson> done = std::move(m_done);
        deleteLater();
        done.fail(
            error.code,
            u"The discovery service at %1 was not asked. %2"_s.arg(m_http.host(), error.message),
            kOrigin);
    }

    void ask()
    {
        m_total.start(std::chrono::milliseconds(m_deadline.remainingTime()));
        get(QUrl::fromEncoded(QByteArray(m_http.m_base.toEncoded() + m_request.path),
                              QUrl::StrictMode)); // from Qt 6.7 on it takes a view
    }

    void get(const QUrl &url)
    {
        QNetworkRequest request(url);
        request.setAttribute(QNetworkRequest::RedirectPolicyAttribute,
                             QNetworkRequest::ManualRedirectPolicy);
        request.setAttribute(QNetworkRequest::CookieLoadControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CookieSaveControlAttribute, QNetworkRequest::Manual);
        request.setAttribute(QNetworkRequest::CacheLoadControlAttribute,
                             QNetworkRequest::AlwaysNetwork);
        request.setRawHeader("Accept", "application/json");
        request.setRawHeader("Accept-Encoding", "identity"); // so that kMaxReplyBytes is the truth
        request.setRawHeader("User-Agent", "mcp-runtime/" MCPRT_VERSION);
        if (sameOrigin(url, m_http.m_base)) {
            if (!m_apiKey.isEmpty())
                request.setRawHeader("Authorization", "Bearer " + m_apiKey.reveal());
            if (m_request.secret && !m_encryptionKey.isEmpty())
                request.setRawHeader("X-Encryption-Key", m_encryptionKey.reveal());
        }
        if (m_method == "POST") {
            request.setRawHeader("Content-Type", "application/json");
            m_reply = m_http.m_network.post(request, m_request.body);
        } else {
            m_reply = m_http.m_network.get(request);
        }
        m_body.clear();
        m_connecting.start(kConnectTimeout);
        m_reply->setReadBufferSize(64 * 1024);
        connect(m_reply, &QNetworkReply::requestSent, &m_connecting, &QTimer::stop);
        connect(m_reply, &QNetworkReply::readyRead, this, [this] { read(); });
        connect(m_reply, &QNetworkReply::finished, this, [this] { onFinished(); });
    }

    void read()
    {
        m_connecting.stop();
        m_body += m_reply->readAll();
        if (m_body.size() > kMaxReplyBytes)
            finish(unavailable(u"answered with more than 8 MiB"_s));
    }

    void onFinished()
    {
        read();
        if (!m_done) // too large
            return;
        const int status = m_reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
        if (status >= 300 && status < 400 && m_reply->hasRawHeader("Location"))
            return redirect(status);
        if (status == 0)
            return finish(unavailable(u"can't be reached (%1)"_s.arg(m_reply->errorString())));
        if (status < 200 || status >= 300)
            return finish(refusal(status));
        if (m_reply->error() != QNetworkReply::NoError)
            return finish(unavailable(u"broke off its answer (%1)"_s.arg(m_reply->errorString())));
        auto json = parseJson(ByteSlice(m_body));
        if (!json)
            return finish(unavailable(u"answered with something that is not JSON"_s));
        finish(*std::move(json));
    }

    void redirect(int status)
    {
        const QUrl target = m_reply->url().resolved(
            QUrl::fromEncoded(m_reply->rawHeader("Location"), QUrl::StrictMode));
        const bool foreign = !sameOrigin(target, m_http.m_base);
        const bool weaker = m_reply->url().scheme() == "https"_L1 && target.scheme() != "https"_L1;
        // Another origin is never asked: its answers would count as the service's own.
        if (!isSafeTarget(target) || weaker || foreign || ++m_redirects > kMaxRedirects)
            return finish(unavailable(u"sent us on to another place, which is not followed"_s));
        if (status == 303)
            m_method = "GET";
        release();
        get(target);
    }

    [[nodiscard]] Failure refusal(int status) const
    {
        const QString host = m_http.host();
        if (status == 401 || status == 403) {
            const QString settings = m_request.secret
                                         ? u"DISCOVERY_API_KEY and DISCOVERY_ENCRYPTION_KEY"_s
                                         : u"DISCOVERY_API_KEY"_s;
            return fail(
                ErrorCode::Unauthorized,
                u"The discovery service at %1 refused the key (HTTP %2). Check %3."_s.arg(host)
                    .arg(status)
                    .arg(settings),
                kOrigin);
        }
        // Older services answer 500 for a name that they do not know.
        if (!m_request.subject.isEmpty() && (status == 404 || status == 500)) {
            return fail(ErrorCode::NotFound,
                        u"The discovery service at %1 does not know %2 (HTTP %3)."_s.arg(
                            host, m_request.subject, QString::number(status)),
                        kOrigin);
        }
        return unavailable(u"answered with HTTP status %1"_s.arg(status));
    }

    [[nodiscard]] Failure unavailable(const QString &what) const
    {
        return fail(ErrorCode::Unavailable,
                    u"The discovery service at %1 %2. Check that it runs and that DISCOVERY_URL is "
                    "right."_s.arg(m_http.host(), what),
                    kOrigin);
    }

    void finish(Result<RawJson> result)
    {
        if (!m_done)
            return;
        Done<RawJson> done = std::move(m_done);
        m_total.stop();
        release();
        m_http.count(result, m_request.timeout);
        deleteLater();
        done.report(std::move(result));
    }

    void release()
    {
        m_connecting.stop();
        if (!m_reply)
            return;
        m_reply->disconnect(this);
        m_reply->abort();
        m_reply->deleteLater();
        m_reply = nullptr;
    }

    DiscoveryHttp &m_http;
    DiscoveryRequest m_request;
    Done<RawJson> m_done;
    QDeadlineTimer m_deadline;
    Secret m_apiKey;
    Secret m_encryptionKey;
    QTimer m_total;
    QTimer m_connecting;
    QNetworkReply *m_reply = nullptr;
    QByteArray m_method;
    QByteArray m_body;
    int m_redirects = 0;
};

Result<QUrl> DiscoveryHttp::checkUrl(const QString &text)
{
    const auto wrong = [](const QString &why) {
        return fail(ErrorCode::Misconfigured, u"DISCOVERY_URL %1."_s.arg(why), kOrigin);
    };
    const QUrl url(text.trimmed(), QUrl::StrictMode);
    if (!isWebAddress(url))
        return wrong(u"must be an http or https URL, such as https://index.example.com"_s);
    if (!url.userInfo().isEmpty())
        return wrong(
            u"must not hold a user name or password; put the key into DISCOVERY_API_KEY"_s);
    if (url.hasQuery() || url.hasFragment())
        return wrong(u"must not have a query or fragment; give the base URL alone"_s);
    if (!isSafeTarget(url)) {
        return wrong(u"is plain http to another machine (%1), where anybody on the way could read "
                     "the key and choose your servers; use https"_s.arg(url.host()));
    }
    QString path = url.path(QUrl::FullyEncoded);
    while (path.endsWith(u'/'))
        path.chop(1);
    if (path.endsWith("/api/mcp"_L1)) // the routes add it
        path.chop(8);
    QUrl base = url;
    base.setPath(path, QUrl::TolerantMode);
    return base;
}

DiscoveryHttp::DiscoveryHttp(QUrl base, ServiceKey apiKey, ServiceKey encryptionKey,
                             const Clock &clock)
    : m_base(std::move(base))
    , m_apiKey(std::move(apiKey))
    , m_encryptionKey(std::move(encryptionKey))
    , m_clock(clock)
{}

DiscoveryHttp::~DiscoveryHttp()
{
    const QObjectList open = children(); // before the network manager takes their replies away
    for (QObject *exchange : open)
        delete exchange;
}

QString DiscoveryHttp::host() const
{
    return m_base.authority(QUrl::FullyEncoded);
}

void DiscoveryHttp::send(const DiscoveryRequest &request, Done<RawJson> done)
{
    if (isResting(request.timeout)) {
        return done.fail(
            ErrorCode::Unavailable,
            u"The discovery service at %1 failed %2 times in a row and is not asked "
            "for some seconds. Check that it runs and that DISCOVERY_URL is right."_s.arg(host())
                .arg(m_failures),
            kOrigin);
    }
    auto *exchange = new Exchange(*this, request, std::move(done)); // child of this
    exchange->start();
}

bool DiscoveryHttp::isResting(std::chrono::milliseconds timeout) const
{
    return m_failures >= kFailuresToRest && timeout <= m_patience && m_clock.now() < m_restUntil;
}

void DiscoveryHttp::count(const Result<RawJson> &result, std::chrono::milliseconds timeout)
{
    const bool failed = !result
                        && (result.error().code == ErrorCode::Timeout
                            || result.error().code == ErrorCode::Unavailable);
    if (!failed) {
        m_failures = 0;
        m_patience = {};
        return;
    }
    // Who is down is so for everyone; who is slow may still answer those that wait longer.
    m_patience = std::max(m_patience, result.error().code == ErrorCode::Timeout
                                          ? timeout
                                          : std::chrono::milliseconds::max());
    if (++m_failures < kFailuresToRest)
        return;
    m_restUntil = m_clock.now() + kRest; // one call is let through after that, then again a rest
    qCWarning(lcCatalog).noquote() << "The discovery service at" << host()
                                   << "failed repeatedly; not asked for" << kRest.count() << "s";
}

} // namespace mcprt
