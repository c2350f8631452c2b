// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/discovery.h"

#include "engine/oauth/url_guard.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr auto kOrigin = "oauth"_L1;

Error problem(ErrorCode code, const QString &message)
{
    return {code, message, kOrigin};
}

} // namespace

Discovery::Discovery(OAuthHttp &http, QUrl server, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_server(std::move(server))
{}

void Discovery::start(const QString &resourceMetadata, const QString &preferredIssuer,
                      Done<SignInPlace> done)
{
    m_done = std::move(done);
    m_preferred = preferredIssuer;
    if (resourceMetadata.isEmpty())
        m_candidates = resourceMetadataUrls(m_server);
    else
        m_candidates = {QUrl(resourceMetadata, QUrl::StrictMode)};
    m_isDescribed = !resourceMetadata.isEmpty();
    tryResource();
}

void Discovery::startAt(const QString &issuer, Done<SignInPlace> done)
{
    m_done = std::move(done);
    m_isDescribed = true;
    lookForIssuer(issuer);
}

void Discovery::tryResource()
{
    if (m_candidates.isEmpty()) {
        if (m_isDescribed)
            return giveUp(problem(ErrorCode::Protocol, u"its metadata can't be read"_s));
        // Before 2025-06-18 the server itself was where to sign in.
        m_place.resource = m_server.toString(QUrl::FullyEncoded | QUrl::RemoveFragment);
        return lookForIssuer(originOf(m_server).toString(QUrl::FullyEncoded));
    }
    m_http.get(m_candidates.takeFirst(), m_server,
               Done<OAuthReply>(this, [this](const Result<OAuthReply> &reply) {
                   if (!reply)
                       return giveUp(reply.error());
                   onResource(*reply);
               }));
}

void Discovery::onResource(const OAuthReply &reply)
{
    if (!reply.isGood())
        return tryResource();
    const auto metadata = parseResourceMetadata(reply.body);
    if (!metadata)
        return m_isDescribed ? giveUp(metadata.error()) : tryResource();
    m_isDescribed = true;
    if (!isResourceOf(metadata->resource, m_server)) {
        return giveUp(problem(
            ErrorCode::Protocol,
            u"its metadata is of another server, \"%1\""_s.arg(metadata->resource.left(200))));
    }
    m_place.resource = metadata->resource;
    m_place.ofResource = metadata->scopes;
    if (metadata->issuers.isEmpty())
        return lookForIssuer(originOf(m_server).toString(QUrl::FullyEncoded));
    lookForIssuer(metadata->issuers.contains(m_preferred) ? m_preferred
                                                          : metadata->issuers.first());
}

void Discovery::lookForIssuer(const QString &issuer)
{
    m_issuer = issuer;
    const QUrl url(issuer, QUrl::StrictMode);
    if (url.hasQuery() || url.hasFragment())
        return giveUp(problem(ErrorCode::Protocol,
                              u"\"%1\" can't be an authorization server"_s.arg(issuer.left(200))));
    m_candidates = issuerMetadataUrls(url);
    tryIssuer();
}

void Discovery::tryIssuer()
{
    if (m_candidates.isEmpty()) {
        return giveUp(m_isDescribed
                          ? problem(ErrorCode::Unavailable,
                                    u"its authorization server %1 has no metadata"_s.arg(m_issuer))
                          : problem(ErrorCode::NotFound, u"it offers no sign-in"_s));
    }
    m_http.get(m_candidates.takeFirst(), m_server,
               Done<OAuthReply>(this, [this](const Result<OAuthReply> &reply) {
                   if (!reply)
                       return giveUp(reply.error());
                   onIssuer(*reply);
               }));
}

void Discovery::onIssuer(const OAuthReply &reply)
{
    if (!reply.isGood())
        return tryIssuer();
    auto metadata = parseIssuerMetadata(reply.body, m_issuer);
    if (!metadata)
        return m_isDescribed ? giveUp(metadata.error()) : tryIssuer();
    for (const QUrl &endpoint : {metadata->authorizationEndpoint, metadata->tokenEndpoint,
                                 metadata->registrationEndpoint, metadata->revocationEndpoint}) {
        const QString why = endpoint.isEmpty() ? QString() : whyRefused(endpoint, m_server);
        if (!why.isEmpty())
            return giveUp(problem(ErrorCode::Protocol, why));
    }
    m_place.issuer = std::move(*metadata);
    m_done.report(std::move(m_place));
}

void Discovery::giveUp(const Error &error)
{
    m_done.report(Failure(error));
}

} // namespace mcprt
