// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/http_front.h"

#include "engine/base/log.h"
#include "engine/front/access_tokens.h"
#include "engine/front/http_server.h"
#include "engine/front/request_guard.h"

#include <QHostAddress>
#include <QHostInfo>
#include <QNetworkInterface>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Localhost is both addresses: if only one were ours, another user could have the other, and
/// clients that say `localhost` would show their token there.
QList<QHostAddress> addressesOf(const QString &host)
{
    if (host == "localhost"_L1 || host == "127.0.0.1"_L1)
        return {QHostAddress(QHostAddress::LocalHost), QHostAddress(QHostAddress::LocalHostIPv6)};
    QString bare = host;
    if (bare.startsWith(u'[') && bare.endsWith(u']'))
        bare = bare.mid(1, bare.size() - 2);
    const QHostAddress address(bare);
    return address.isNull() ? QList<QHostAddress>() : QList{address};
}

/// As it stands in a URL and in Host.
QString inUrl(const QHostAddress &address)
{
    return address.protocol() == QAbstractSocket::IPv6Protocol ? u'[' + address.toString() + u']'
                                                               : address.toString();
}

} // namespace

struct HttpFront::Private
{
    struct Route
    {
        QByteArray prefix;
        HttpHandler handler;
    };

    HttpFrontOptions options;
    RequestGuard guard;
    McpEndpoint endpoint;
    std::vector<Route> routes;
    quint16 port = 0;
    QString host;
    std::unique_ptr<HttpServer> server; // first to go: exchanges then find no connection

    Private(Surface &surface, HttpFrontOptions given)
        : options(std::move(given))
        , endpoint(surface, options.sessions)
    {}

    [[nodiscard]] Result<QList<QHostAddress>> checkOptions() const;
    void prepareGuard(const QList<QHostAddress> &addresses);
    void handle(const HttpRequest &request, HttpExchange exchange);
};

Result<QList<QHostAddress>> HttpFront::Private::checkOptions() const
{
    const auto refuse = [](const QString &why) {
        return fail(ErrorCode::InvalidArgument, why, u"http"_s);
    };
    auto addresses = addressesOf(options.host);
    if (addresses.isEmpty())
        return refuse(u"\"%1\" is not an IP address to listen on."_s.arg(options.host));
    const bool isLoopback = std::ranges::all_of(
        addresses, [](const QHostAddress &address) { return address.isLoopback(); });
    if (!isLoopback && !options.allowRemote) {
        return refuse(u"On %1 other machines could reach this one. If that is what you want, add "
                      "--allow-remote."_s.arg(options.host));
    }
    if (!isLoopback && options.noAuth) {
        return refuse(u"--no-auth is allowed on loopback only, not on %1."_s.arg(options.host));
    }
    if (!options.noAuth && options.accessToken.isEmpty() && !options.tokens) {
        return refuse(
            u"Listening on %1 needs an access token; set ACCESS_TOKEN."_s.arg(options.host));
    }
    return addresses;
}

void HttpFront::Private::prepareGuard(const QList<QHostAddress> &addresses)
{
    QByteArrayList names;
    for (const QHostAddress &address : addresses) {
        if (address == QHostAddress::Any || address == QHostAddress::AnyIPv4
            || address == QHostAddress::AnyIPv6) {
            for (const QHostAddress &own : QNetworkInterface::allAddresses())
                names.append(inUrl(own).toLatin1().toLower());
            names.append(QHostInfo::localHostName().toLatin1().toLower());
        } else if (!address.isLoopback()) {
            names.append(inUrl(address).toLatin1().toLower());
        }
    }
    guard = RequestGuard(names);
    if (!options.accessToken.isEmpty())
        guard.addToken(options.accessToken, options.owner);
    if (options.tokens) {
        guard.addTokens([tokens = options.tokens,
                         owner = options.owner](QByteArrayView shown) -> std::optional<OwnerKey> {
            const auto name = tokens->nameOf(shown);
            if (!name)
                return std::nullopt;
            // What a client's own token makes is that client's, not all the others'.
            return *name == AccessTokens::kDefault ? owner : OwnerKey{owner.text + u'/' + *name};
        });
    }
    if (options.noAuth)
        guard.setOpenTo(options.owner);
    for (const Route &route : routes)
        guard.addRoute(route.prefix);
}

void HttpFront::Private::handle(const HttpRequest &request, HttpExchange exchange)
{
    switch (guard.kindOf(request.head.path())) {
    case RequestGuard::Kind::Mcp:
        return endpoint.handle(request, request.owner, std::move(exchange));
    case RequestGuard::Kind::Health:
        return exchange.reply({200,
                               {},
                               QByteArrayLiteral("application/json"),
                               QByteArrayLiteral(R"({"status":"ok"})")});
    case RequestGuard::Kind::Route: break;
    case RequestGuard::Kind::None: return; // the guard has refused these
    }
    const QByteArrayView path = request.head.path();
    const auto route = std::ranges::find_if(routes, [path](const Route &r) {
        return path.startsWith(r.prefix)
               && (path.size() == r.prefix.size() || path[r.prefix.size()] == '/');
    });
    if (route == routes.end())
        return;
    route->handler(request, Done<HttpReply>([open = std::move(exchange)](
                                                const Result<HttpReply> &reply) mutable {
                       if (reply)
                           open.reply(*reply);
                   })); // an error: the exchange answers 500 as it goes
}

HttpFront::HttpFront(Surface &surface, HttpFrontOptions options)
    : m_d(std::make_unique<Private>(surface, std::move(options)))
{}

HttpFront::~HttpFront() = default;

Result<quint16> HttpFront::listen()
{
    const auto addresses = m_d->checkOptions();
    if (!addresses)
        return Failure(addresses.error());
    m_d->prepareGuard(*addresses);
    m_d->server = std::make_unique<HttpServer>(
        [d = m_d.get()](const HttpRequest &request, HttpExchange exchange) {
            d->handle(request, std::move(exchange));
        },
        [d = m_d.get()](const HttpHead &head, OwnerKey *owner) {
            return d->guard.check(head, owner);
        },
        m_d->options.limits);
    auto port = m_d->server->listen(addresses->first(), m_d->options.port);
    if (!port) {
        m_d->server.reset();
        return port;
    }
    m_d->port = *port;
    m_d->host = inUrl(addresses->first());
    m_d->guard.setPort(*port);
    for (const QHostAddress &further : addresses->sliced(1)) {
        if (const auto also = m_d->server->listen(further, *port); !also)
            qCInfo(lcFront).noquote() << also.error().message; // no IPv6 here, or taken
    }
    qCInfo(lcFront).noquote() << "listening on" << url();
    return port;
}

void HttpFront::close()
{
    m_d->endpoint.close();
}

QString HttpFront::url() const
{
    return u"http://%1:%2/mcp"_s.arg(m_d->host).arg(m_d->port);
}

void HttpFront::addRoute(const QByteArray &prefix, HttpHandler handler)
{
    m_d->routes.push_back({prefix, std::move(handler)});
}

size_t HttpFront::sessions() const
{
    return m_d->endpoint.sessions();
}

int HttpFront::connections() const
{
    return m_d->server ? m_d->server->connections() : 0;
}

} // namespace mcprt
