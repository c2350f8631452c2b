// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/secret.h"
#include "engine/oauth/metadata.h"

#include <QDateTime>
#include <QStringList>

namespace mcprt {

/// As what we are known to one authorization server. Never shown to another one.
struct OAuthClient
{
    QString id;
    Secret secret;
    Secret privateKey;         ///< PEM, for private_key_jwt
    QString authMethod;        ///< as the registration says; empty = what the issuer takes
    int redirectPort = 0;      ///< that was registered; 0 = any
    bool isRegistered = false; ///< by ourselves: it may be registered anew
};

/// What a token endpoint gave.
struct TokenSet
{
    Secret access;
    Secret refresh;
    QStringList scopes;  ///< granted; as asked for when the answer does not say
    QDateTime expiresAt; ///< null = not said
    QStringList asked{}; ///< for; a renewal gives no more

    /// Whether it may still be used at \a now, with half a minute to spare.
    [[nodiscard]] bool isFresh(const QDateTime &now) const;
};

using FormFields = QList<std::pair<QString, QString>>;

/// A request to a token, or revocation, endpoint.
struct TokenRequest
{
    QByteArray body;      ///< application/x-www-form-urlencoded
    Secret authorization; ///< header, for client_secret_basic
};

/// \a fields with what shows that \a client sends them, in a way that \a issuer takes.
/// \return Misconfigured: none that both can.
[[nodiscard]] Result<TokenRequest> authenticated(FormFields fields, const OAuthClient &client,
                                                 const IssuerMetadata &issuer,
                                                 const QDateTime &now);

/// `private_key_jwt`: a JWT of five minutes, signed with ES256 or RS256, as the key is.
/// \return Misconfigured: the key can't be read or is of another kind.
[[nodiscard]] Result<QByteArray> clientAssertion(const OAuthClient &client, const QString &audience,
                                                 const QDateTime &now);

/// \param asked  scopes of the request
/// \return Protocol: it holds no bearer token.
[[nodiscard]] Result<TokenSet> parseTokens(const QByteArray &json, const QStringList &asked,
                                           const QDateTime &now);

/// `error` and `error_description` of an OAuth answer in one line, empty when there is none.
[[nodiscard]] QString oauthError(const QByteArray &json);
/// `error` alone.
[[nodiscard]] QString oauthErrorCode(const QByteArray &json);

} // namespace mcprt
