// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/metadata.h"

#include "engine/base/raw_json.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr auto kOrigin = "oauth"_L1;

Result<QJsonObject> objectOf(const QByteArray &json, const QString &what)
{
    const auto parsed = parseJson(json);
    if (!parsed || !parsed->isObject())
        return fail(ErrorCode::Protocol, u"%1 is no JSON object"_s.arg(what), kOrigin);
    return toJsonValue(*parsed).toObject();
}

QStringList strings(const QJsonValue &value)
{
    QStringList texts;
    for (const QJsonValue element : value.toArray()) {
        if (element.isString())
            texts += element.toString();
    }
    return texts;
}

QUrl urlOf(const QJsonValue &value)
{
    return QUrl(value.toString(), QUrl::StrictMode);
}

QString withoutSlash(QString path)
{
    while (path.endsWith(u'/'))
        path.chop(1);
    return path;
}

QUrl atPath(const QUrl &url, const QString &path)
{
    QUrl place = originOf(url);
    place.setPath(path, QUrl::StrictMode);
    return place;
}

} // namespace

Result<ResourceMetadata> parseResourceMetadata(const QByteArray &json)
{
    const auto object = objectOf(json, u"the metadata of the server"_s);
    if (!object)
        return Failure(object.error());
    ResourceMetadata metadata{object->value("resource"_L1).toString(),
                              strings(object->value("authorization_servers"_L1)),
                              strings(object->value("scopes_supported"_L1))};
    if (metadata.resource.isEmpty())
        return fail(ErrorCode::Protocol, u"the metadata of the server names no resource"_s,
                    kOrigin);
    return metadata;
}

Result<IssuerMetadata> parseIssuerMetadata(const QByteArray &json, const QString &issuer)
{
    const auto object = objectOf(json, u"the metadata of its authorization server"_s);
    if (!object)
        return Failure(object.error());
    IssuerMetadata metadata;
    metadata.issuer = object->value("issuer"_L1).toString();
    if (metadata.issuer != issuer) {
        return fail(ErrorCode::Protocol,
                    u"the metadata of the authorization server %1 is of another one, \"%2\""_s.arg(
                        issuer, metadata.issuer.left(200)),
                    kOrigin);
    }
    metadata.authorizationEndpoint = urlOf(object->value("authorization_endpoint"_L1));
    metadata.tokenEndpoint = urlOf(object->value("token_endpoint"_L1));
    metadata.registrationEndpoint = urlOf(object->value("registration_endpoint"_L1));
    metadata.revocationEndpoint = urlOf(object->value("revocation_endpoint"_L1));
    metadata.scopes = strings(object->value("scopes_supported"_L1));
    metadata.grantTypes = strings(object->value("grant_types_supported"_L1));
    metadata.tokenAuthMethods = strings(object->value("token_endpoint_auth_methods_supported"_L1));
    metadata.codeChallengeMethods = strings(object->value("code_challenge_methods_supported"_L1));
    metadata.takesMetadataUrls = object->value("client_id_metadata_document_supported"_L1).toBool();
    metadata.sendsIssuer =
        object->value("authorization_response_iss_parameter_supported"_L1).toBool();
    if (metadata.tokenEndpoint.isEmpty())
        return fail(ErrorCode::Protocol,
                    u"the authorization server %1 has no token endpoint"_s.arg(issuer), kOrigin);
    return metadata;
}

QUrl originOf(const QUrl &url)
{
    QUrl origin;
    origin.setScheme(url.scheme());
    origin.setHost(url.host());
    origin.setPort(url.port());
    return origin;
}

QList<QUrl> resourceMetadataUrls(const QUrl &server)
{
    const QString known = u"/.well-known/oauth-protected-resource"_s;
    const QString path = withoutSlash(server.path(QUrl::FullyEncoded));
    QList<QUrl> urls;
    if (!path.isEmpty())
        urls += atPath(server, known + path);
    urls += atPath(server, known);
    return urls;
}

QList<QUrl> issuerMetadataUrls(const QUrl &issuer)
{
    const QString oauth = u"/.well-known/oauth-authorization-server"_s;
    const QString openId = u"/.well-known/openid-configuration"_s;
    const QString path = withoutSlash(issuer.path(QUrl::FullyEncoded));
    if (path.isEmpty())
        return {atPath(issuer, oauth), atPath(issuer, openId)};
    return {atPath(issuer, oauth + path), atPath(issuer, openId + path),
            atPath(issuer, path + openId)};
}

bool isResourceOf(const QString &resource, const QUrl &server)
{
    const QUrl url(resource, QUrl::StrictMode);
    const auto port = [](const QUrl &u) { return u.port(u.scheme() == "https"_L1 ? 443 : 80); };
    if (!url.isValid() || url.hasFragment() || url.scheme() != server.scheme()
        || url.host() != server.host() || port(url) != port(server))
        return false;
    const QString above = withoutSlash(url.path(QUrl::FullyEncoded));
    const QString path = withoutSlash(server.path(QUrl::FullyEncoded));
    return path == above || path.startsWith(above + u'/');
}

} // namespace mcprt
