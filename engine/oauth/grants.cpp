// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/grants.h"

#include "engine/base/raw_json.h"

#include <QJsonObject>
#include <QUrl>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr auto kOrigin = "oauth"_L1;
constexpr int kSpareSeconds = 30;
constexpr qint64 kLongestSeconds = 10 * 365 * 86'400LL;

QByteArray formEncoded(const QString &text)
{
    return QUrl::toPercentEncoding(text);
}

QString chosenMethod(const OAuthClient &client, const QStringList &taken)
{
    if (!client.privateKey.isEmpty())
        return u"private_key_jwt"_s;
    if (client.secret.isEmpty())
        return u"none"_s;
    if (!client.authMethod.isEmpty())
        return client.authMethod;
    const auto takes = [&](const QString &method) { return taken.contains(method); };
    if (taken.isEmpty() || takes(u"client_secret_basic"_s))
        return u"client_secret_basic"_s;
    if (takes(u"client_secret_post"_s))
        return u"client_secret_post"_s;
    return takes(u"none"_s) ? u"none"_s : QString();
}

QJsonObject objectOf(const QByteArray &json)
{
    const auto parsed = parseJson(json);
    return parsed ? toJsonValue(*parsed).toObject() : QJsonObject();
}

} // namespace

bool TokenSet::isFresh(const QDateTime &now) const
{
    return !access.isEmpty() && (expiresAt.isNull() || now.addSecs(kSpareSeconds) < expiresAt);
}

Result<TokenRequest> authenticated(FormFields fields, const OAuthClient &client,
                                   const IssuerMetadata &issuer, const QDateTime &now)
{
    const QString method = chosenMethod(client, issuer.tokenAuthMethods);
    TokenRequest request;
    if (method == "client_secret_basic"_L1) {
        const QByteArray pair =
            formEncoded(client.id) + ':' + formEncoded(QString::fromUtf8(client.secret.reveal()));
        request.authorization = Secret("Basic " + pair.toBase64());
    } else if (method == "client_secret_post"_L1) {
        fields.emplace_back(u"client_id"_s, client.id);
        fields.emplace_back(u"client_secret"_s, QString::fromUtf8(client.secret.reveal()));
    } else if (method == "none"_L1) {
        fields.emplace_back(u"client_id"_s, client.id);
    } else if (method == "private_key_jwt"_L1) {
        const auto assertion = clientAssertion(client, issuer.issuer, now);
        if (!assertion)
            return Failure(assertion.error());
        fields.emplace_back(u"client_id"_s, client.id);
        fields.emplace_back(u"client_assertion_type"_s,
                            u"urn:ietf:params:oauth:client-assertion-type:jwt-bearer"_s);
        fields.emplace_back(u"client_assertion"_s, QString::fromLatin1(*assertion));
    } else {
        return fail(
            ErrorCode::Misconfigured,
            u"the authorization server %1 takes none of our ways to show who asks (%2)"_s.arg(
                issuer.issuer, issuer.tokenAuthMethods.join(u", "_s)),
            kOrigin);
    }
    for (const auto &[name, value] : fields) {
        if (!request.body.isEmpty())
            request.body += '&';
        request.body += formEncoded(name) + '=' + formEncoded(value);
    }
    return request;
}

Result<TokenSet> parseTokens(const QByteArray &json, const QStringList &asked, const QDateTime &now)
{
    const QJsonObject object = objectOf(json);
    TokenSet tokens;
    const QByteArray access = object["access_token"_L1].toString().toUtf8();
    const QString type = object["token_type"_L1].toString(u"Bearer"_s);
    const bool isUsable =
        std::all_of(access.begin(), access.end(), [](char c) { return c > ' ' && c < 0x7f; });
    if (access.isEmpty() || !isUsable)
        return fail(ErrorCode::Protocol, u"the authorization server gave no access token"_s,
                    kOrigin);
    if (type.compare("bearer"_L1, Qt::CaseInsensitive) != 0)
        return fail(ErrorCode::Protocol,
                    u"the authorization server gave a token of the kind \"%1\", not Bearer"_s.arg(
                        type.left(40)),
                    kOrigin);
    tokens.access = Secret(access);
    tokens.refresh = Secret(object["refresh_token"_L1].toString().toUtf8());
    tokens.scopes = object["scope"_L1].toString().split(u' ', Qt::SkipEmptyParts);
    if (tokens.scopes.isEmpty())
        tokens.scopes = asked;
    const double seconds = object["expires_in"_L1].toDouble(-1);
    if (seconds >= 0)
        tokens.expiresAt = now.addSecs(qint64(std::min(seconds, double(kLongestSeconds))));
    return tokens;
}

QString oauthErrorCode(const QByteArray &json)
{
    return objectOf(json)["error"_L1].toString().left(80);
}

QString oauthError(const QByteArray &json)
{
    const QString code = oauthErrorCode(json);
    const QString text = objectOf(json)["error_description"_L1].toString().simplified().left(200);
    return text.isEmpty() || code.isEmpty() ? code + text : u"%1: %2"_s.arg(code, text);
}

} // namespace mcprt
