// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/oauth/metadata.h"
#include "engine/oauth/oauth_http.h"

namespace mcprt {

/// Where and for what one signs in at a server.
struct SignInPlace
{
    QString resource;       ///< to be sent as `resource`, as the server writes it
    QStringList ofResource; ///< its scopes
    IssuerMetadata issuer;
};

/// Finds the authorization server of an MCP server: metadata of the server, then of the issuer that
/// it names. One object a search.
class Discovery final : public QObject
{
    Q_OBJECT

public:
    Discovery(OAuthHttp &http, QUrl server, QObject *parent = nullptr);

    /// \param resourceMetadata  URL from the server's challenge; empty = the well-known places
    /// \param preferredIssuer   taken when the server names it among others
    /// \param done              NotFound: the server has no authorization server. Protocol: it has
    ///                          one that must not be trusted; Unavailable
    void start(const QString &resourceMetadata, const QString &preferredIssuer,
               Done<SignInPlace> done);

    /// The same for an authorization server that is known already.
    void startAt(const QString &issuer, Done<SignInPlace> done);

private:
    void tryResource();
    void onResource(const OAuthReply &reply);
    void lookForIssuer(const QString &issuer);
    void tryIssuer();
    void onIssuer(const OAuthReply &reply);
    void giveUp(const Error &error);

    OAuthHttp &m_http;
    QUrl m_server;
    QString m_preferred;
    Done<SignInPlace> m_done;
    QList<QUrl> m_candidates;
    SignInPlace m_place;
    QString m_issuer;
    bool m_isDescribed = false; ///< the server has metadata, so that it must have an issuer
};

} // namespace mcprt
