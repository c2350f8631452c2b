// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/request_guard.h"

#include "engine/mcp/envelope.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr QByteArrayView kLoopbackHosts[] = {"localhost", "127.0.0.1", "[::1]"};

bool isLoopback(QByteArrayView host)
{
    return std::ranges::any_of(kLoopbackHosts,
                               [&](QByteArrayView name) { return equalsIgnoringCase(host, name); });
}

bool isPortNumber(QByteArrayView text)
{
    return !text.isEmpty() && text.size() <= 5
           && std::ranges::all_of(text, [](char c) { return c >= '0' && c <= '9'; });
}

/// Splits `name:port`. \return false when there is a colon but no port behind it.
bool splitAuthority(QByteArrayView authority, QByteArrayView *name, QByteArrayView *port)
{
    const qsizetype bracket = authority.lastIndexOf(']');
    const qsizetype colon = authority.indexOf(':', std::max<qsizetype>(bracket, 0));
    *name = colon < 0 ? authority : authority.first(colon);
    *port = colon < 0 ? QByteArrayView() : authority.sliced(colon + 1);
    return colon < 0 || isPortNumber(*port);
}

/// A page that this machine itself serves, on any port.
bool isLocalOrigin(QByteArrayView origin)
{
    for (const QByteArrayView scheme : {QByteArrayView("http://"), QByteArrayView("https://")}) {
        if (!origin.startsWith(scheme))
            continue;
        QByteArrayView name;
        QByteArrayView port;
        return splitAuthority(origin.sliced(scheme.size()), &name, &port) && isLoopback(name);
    }
    return false;
}

/// `application/json`, with or without parameters.
bool isMediaType(QByteArrayView value, QByteArrayView type)
{
    const qsizetype semicolon = value.indexOf(';');
    return equalsIgnoringCase((semicolon < 0 ? value : value.first(semicolon)).trimmed(), type);
}

bool accepts(QByteArrayView list, QByteArrayView type)
{
    const QByteArrayView range = type.startsWith("text/") ? "text/*" : "application/*";
    while (!list.isEmpty()) {
        const qsizetype comma = list.indexOf(',');
        const QByteArrayView item = comma < 0 ? list : list.first(comma);
        if (isMediaType(item, type) || isMediaType(item, "*/*") || isMediaType(item, range))
            return true;
        list = comma < 0 ? QByteArrayView() : list.sliced(comma + 1);
    }
    return false;
}

} // namespace

HttpReply rpcRefusal(int status, int code, const QString &message, QByteArrayView id)
{
    return {status, {}, QByteArrayLiteral("application/json"), buildError(id, code, message)};
}

RequestGuard::RequestGuard(QByteArrayList hosts)
    : m_hosts(std::move(hosts))
{}

void RequestGuard::addToken(Secret token, OwnerKey owner)
{
    addTokens([token = std::move(token),
               owner = std::move(owner)](QByteArrayView shown) -> std::optional<OwnerKey> {
        return token.equals(shown) ? std::optional(owner) : std::nullopt;
    });
}

void RequestGuard::addTokens(std::function<std::optional<OwnerKey>(QByteArrayView shown)> holder)
{
    m_holders.push_back(std::move(holder));
}

void RequestGuard::addRoute(const QByteArray &prefix)
{
    m_routes.append(prefix);
}

RequestGuard::Kind RequestGuard::kindOf(QByteArrayView path) const
{
    if (path == "/mcp")
        return Kind::Mcp;
    if (path == "/health")
        return Kind::Health;
    const bool isRoute = std::ranges::any_of(m_routes, [&](const QByteArray &prefix) {
        return path.startsWith(prefix)
               && (path.size() == prefix.size() || path[prefix.size()] == '/');
    });
    return isRoute ? Kind::Route : Kind::None;
}

bool RequestGuard::isOurHost(QByteArrayView host) const
{
    QByteArrayView name;
    QByteArrayView port;
    if (!splitAuthority(host, &name, &port))
        return false;
    if (port.isEmpty() ? m_port != 80 : port.toInt() != m_port)
        return false;
    return isLoopback(name) || std::ranges::any_of(m_hosts, [&](const QByteArray &ours) {
               return equalsIgnoringCase(name, ours);
           });
}

OwnerKey RequestGuard::ownerOf(const HttpHead &head) const
{
    const QByteArrayView value = head.value("authorization");
    constexpr QByteArrayView kScheme = "bearer ";
    if (value.size() > kScheme.size() && equalsIgnoringCase(value.first(kScheme.size()), kScheme)
        && head.count("authorization") == 1) {
        const QByteArrayView shown = value.sliced(kScheme.size()).trimmed();
        for (const auto &holder : m_holders) {
            if (auto owner = holder(shown))
                return *std::move(owner);
        }
    }
    return m_open.value_or(OwnerKey());
}

std::optional<HttpReply> RequestGuard::check(const HttpHead &head, OwnerKey *owner) const
{
    *owner = {};
    if (!isOurHost(head.value("host"))) {
        return rpcRefusal(403, rpc::kServerError,
                          u"The Host of the request is not this server's."_s);
    }
    const int origins = head.count("origin");
    if (origins > 1 || (origins == 1 && !isLocalOrigin(head.value("origin"))))
        return rpcRefusal(403, rpc::kServerError, u"Requests from this Origin are refused."_s);
    const Kind kind = kindOf(head.path());
    if (kind == Kind::None)
        return rpcRefusal(404, rpc::kServerError, u"Nothing is served here; MCP is at /mcp."_s);
    if (kind != Kind::Health) {
        *owner = ownerOf(head);
        if (owner->isEmpty()) {
            HttpReply reply =
                rpcRefusal(401, rpc::kServerError,
                           u"An access token is needed; see \"mcp-runtime connect --print\"."_s);
            reply.headers.emplace_back("WWW-Authenticate", "Bearer realm=\"mcp-runtime\"");
            return reply;
        }
    }
    return checkForm(head, kind);
}

std::optional<HttpReply> RequestGuard::checkForm(const HttpHead &head, Kind kind) const
{
    const QByteArrayView method = head.method();
    const auto notAllowed = [](const QByteArray &allowed) {
        HttpReply reply = rpcRefusal(405, rpc::kServerError, u"This method is not allowed here."_s);
        reply.headers.emplace_back("Allow", allowed);
        return reply;
    };
    // These have nothing to say; who sends a body with one only wants it kept in memory.
    const bool isBare = method == "GET" || method == "HEAD" || method == "DELETE";
    if (isBare && (head.contentLength() > 0 || head.isChunked()))
        return rpcRefusal(413, rpc::kServerError, u"Only a POST may have a body here."_s);
    switch (kind) {
    case Kind::None: Q_UNREACHABLE();
    case Kind::Health:
        if (method != "GET" && method != "HEAD")
            return notAllowed("GET, HEAD");
        return std::nullopt;
    case Kind::Route:
        // A page can send a POST with a plain content type unasked; with JSON it has to ask first.
        if (method == "POST"
            && (head.count("content-type") != 1
                || !isMediaType(head.value("content-type"), "application/json")))
            return rpcRefusal(415, rpc::kServerError, u"Content-Type must be application/json."_s);
        return method == "GET" || method == "POST" ? std::nullopt
                                                   : std::optional(notAllowed("GET, POST"));
    case Kind::Mcp: break;
    }
    if (method == "POST") {
        if (head.count("content-type") != 1
            || !isMediaType(head.value("content-type"), "application/json"))
            return rpcRefusal(415, rpc::kServerError, u"Content-Type must be application/json."_s);
        const QByteArrayView accept = head.value("accept");
        if (!accepts(accept, "application/json") || !accepts(accept, "text/event-stream")) {
            return rpcRefusal(406, rpc::kServerError,
                              u"Accept must list both application/json and text/event-stream."_s);
        }
        return std::nullopt;
    }
    if (method == "GET") {
        if (!accepts(head.value("accept"), "text/event-stream"))
            return rpcRefusal(406, rpc::kServerError, u"Accept must list text/event-stream."_s);
        return std::nullopt;
    }
    return method == "DELETE" ? std::nullopt : std::optional(notAllowed("GET, POST, DELETE"));
}

} // namespace mcprt
