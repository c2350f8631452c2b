// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/secret.h"

#include <QByteArray>
#include <QString>
#include <QStringList>

#include <functional>
#include <memory>

namespace mcprt {

/// What a person has configured for signing in at one HTTP server: `oauth` of its entry.
struct OAuthOptions
{
    QString clientId;          ///< registered by hand; empty = the runtime registers itself
    QString clientSecret;      ///< of that client
    QString privateKey;        ///< PEM, for a client that signs its requests (private_key_jwt)
    QString clientMetadataUrl; ///< https document that is the client id where that is understood
    QStringList scopes;        ///< asked for in place of what the server lists
    int callbackPort = 0;      ///< of the redirect address, where one was registered; 0 = any
    bool isMachine = false;    ///< grant `client_credentials`: the program is the user

    bool operator==(const OAuthOptions &) const = default;
};

/// How a server refused a request.
struct HttpRefusal
{
    int status = 401;           ///< 401 or 403
    QByteArray wwwAuthenticate; ///< the header, empty when it was not sent
    Secret token;               ///< that was sent; empty = none
};

/// Access to one HTTP server, shared by its connections.
class Authorization
{
public:
    virtual ~Authorization() = default;

    /// The token for the next request, empty when none is known. Never waits.
    [[nodiscard]] virtual Secret token() const = 0;
    /// Makes token() fresh, as far as that is possible without a person. Reports true also when
    /// there is none; runs at once when there is nothing to do.
    virtual void prepare(Done<bool> done) = 0;
    /// A request was refused. \param done  true: send it again, with token(). NotFound: the server
    /// offers no sign-in that could help. Unauthorized: says what a person has to do.
    virtual void onRefused(HttpRefusal refusal, Done<bool> done) = 0;
};

/// Where transports get theirs from.
class Authorizer
{
public:
    virtual ~Authorizer() = default;

    /// \param learned  is told each token before it is used, so that no message shows it
    [[nodiscard]] virtual std::shared_ptr<Authorization>
    forServer(const QString &name, const QString &url, const OAuthOptions &options,
              std::function<void(const Secret &)> learned) = 0;
};

} // namespace mcprt
