// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QList>
#include <QStringList>
#include <QUrl>

namespace mcprt {

/// What an MCP server says of who may use it. \sa RFC 9728
struct ResourceMetadata
{
    QString resource;    ///< as written: it is sent back byte for byte
    QStringList issuers; ///< `authorization_servers`
    QStringList scopes;  ///< `scopes_supported`
};

/// What an authorization server says of itself. \sa RFC 8414, OpenID Connect Discovery
struct IssuerMetadata
{
    QString issuer; ///< as written; compared character by character
    QUrl authorizationEndpoint;
    QUrl tokenEndpoint;
    QUrl registrationEndpoint;
    QUrl revocationEndpoint;
    QStringList scopes;
    QStringList grantTypes;           ///< empty = not said
    QStringList tokenAuthMethods;     ///< empty = not said
    QStringList codeChallengeMethods; ///< empty = PKCE can't be relied on
    bool takesMetadataUrls = false;   ///< `client_id_metadata_document_supported`
    bool sendsIssuer = false;         ///< `authorization_response_iss_parameter_supported`

    [[nodiscard]] bool canRefresh() const
    {
        return grantTypes.isEmpty() || grantTypes.contains(QStringLiteral("refresh_token"));
    }
};

/// \return Protocol: what is wrong with the document.
[[nodiscard]] Result<ResourceMetadata> parseResourceMetadata(const QByteArray &json);
/// \param issuer  that the document was looked up for; another one in it is refused
[[nodiscard]] Result<IssuerMetadata> parseIssuerMetadata(const QByteArray &json,
                                                         const QString &issuer);

/// Where the metadata of \a server may be, in the order to look.
[[nodiscard]] QList<QUrl> resourceMetadataUrls(const QUrl &server);
/// Where the metadata of \a issuer may be, in the order to look.
[[nodiscard]] QList<QUrl> issuerMetadataUrls(const QUrl &issuer);

/// Scheme, host and port of \a url.
[[nodiscard]] QUrl originOf(const QUrl &url);
/// Whether metadata for \a resource may speak for \a server: the same origin, and its path or one
/// above it.
[[nodiscard]] bool isResourceOf(const QString &resource, const QUrl &server);

} // namespace mcprt
