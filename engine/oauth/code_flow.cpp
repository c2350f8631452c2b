// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/code_flow.h"

#include "engine/base/random_id.h"
#include "engine/base/raw_json.h"
#include "engine/oauth/url_guard.h"

#include <QJsonArray>
#include <QJsonObject>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr auto kOrigin = "oauth"_L1;

/// How we would like to show who we are: a program that everyone has holds no secret.
QString wantedAuthMethod(const QStringList &taken)
{
    for (const auto method : {"none"_L1, "client_secret_basic"_L1, "client_secret_post"_L1}) {
        if (taken.contains(method))
            return method;
    }
    return u"none"_s;
}

} // namespace

CodeFlow::CodeFlow(OAuthHttp &http, Request request, QObject *parent)
    : QObject(parent)
    , m_http(http)
    , m_request(std::move(request))
{}

void CodeFlow::start(Done<Outcome> done)
{
    m_done = std::move(done);
    const IssuerMetadata &issuer = m_request.place.issuer;
    if (issuer.authorizationEndpoint.isEmpty())
        return giveUp(
            ErrorCode::Protocol,
            u"the authorization server %1 has no page to sign in at"_s.arg(issuer.issuer));
    if (!issuer.codeChallengeMethods.contains(u"S256"_s))
        return giveUp(ErrorCode::Protocol,
                      u"the authorization server %1 does not support PKCE with S256, without which "
                      "a sign-in can be stolen"_s.arg(issuer.issuer));
    if (const auto listening = listen(); !listening)
        return giveUp(listening.error().code, listening.error().message);
    findClient();
}

/// The port that was registered if there is one, else any.
Result<bool> CodeFlow::listen()
{
    if (m_request.options.callbackPort > 0)
        return m_listener.listen(m_request.options.callbackPort);
    if (m_request.known.redirectPort > 0) {
        if (m_listener.listen(m_request.known.redirectPort))
            return true;
        m_request.known = {}; // somebody has that port: be registered with another
    }
    return m_listener.listen(0);
}

void CodeFlow::findClient()
{
    const OAuthOptions &options = m_request.options;
    const IssuerMetadata &issuer = m_request.place.issuer;
    if (!options.clientId.isEmpty()) {
        m_client.id = options.clientId;
        m_client.secret = Secret(options.clientSecret.toUtf8());
        m_client.privateKey = Secret(options.privateKey.toUtf8());
        return showPage();
    }
    if (!options.clientMetadataUrl.isEmpty() && issuer.takesMetadataUrls) {
        m_client.id = options.clientMetadataUrl;
        return showPage();
    }
    if (!m_request.known.id.isEmpty()) {
        m_client = m_request.known;
        return showPage();
    }
    if (!issuer.registrationEndpoint.isEmpty())
        return registerClient();
    giveUp(ErrorCode::Misconfigured,
           u"the authorization server %1 wants to know its clients beforehand. Register one there "
           "and put its id into \"oauth\": {\"clientId\": …} of the server's entry"_s.arg(
               issuer.issuer));
}

void CodeFlow::registerClient()
{
    const IssuerMetadata &issuer = m_request.place.issuer;
    QJsonArray grants{u"authorization_code"_s};
    if (issuer.canRefresh())
        grants += u"refresh_token"_s;
    QJsonObject metadata{
        {"client_name"_L1, u"MCP Runtime"_s},
        {"application_type"_L1, u"native"_s},
        {"redirect_uris"_L1, QJsonArray{m_listener.address()}},
        {"grant_types"_L1, grants},
        {"response_types"_L1, QJsonArray{u"code"_s}},
        {"token_endpoint_auth_method"_L1, wantedAuthMethod(issuer.tokenAuthMethods)},
    };
    if (!m_request.scopes.isEmpty())
        metadata["scope"_L1] = m_request.scopes.join(u' ');
    m_http.post(issuer.registrationEndpoint, m_request.server, "application/json",
                toRawJson(metadata).toByteArray(), {},
                Done<OAuthReply>(this, [this](const Result<OAuthReply> &reply) {
                    if (!reply)
                        return giveUp(reply.error().code, reply.error().message);
                    onRegistered(*reply);
                }));
}

void CodeFlow::onRegistered(const OAuthReply &reply)
{
    const auto parsed = parseJson(reply.body);
    const QJsonObject answer = parsed ? toJsonValue(*parsed).toObject() : QJsonObject();
    m_client.id = answer["client_id"_L1].toString();
    m_client.secret = Secret(answer["client_secret"_L1].toString().toUtf8());
    m_client.authMethod = answer["token_endpoint_auth_method"_L1].toString();
    m_client.redirectPort = m_listener.port();
    m_client.isRegistered = true;
    if (!reply.isGood() || m_client.id.isEmpty())
        return giveUp(ErrorCode::Unauthorized,
                      u"the authorization server %1 does not register us (%2 %3)"_s.arg(
                          m_request.place.issuer.issuer, QString::number(reply.status),
                          oauthError(reply.body)));
    showPage();
}

QUrl CodeFlow::page() const
{
    const SignInPlace &place = m_request.place;
    QList<std::pair<QString, QString>> fields{
        {u"response_type"_s, u"code"_s},
        {u"client_id"_s, m_client.id},
        {u"redirect_uri"_s, m_listener.address()},
        {u"state"_s, QString::fromLatin1(m_state)},
        {u"code_challenge"_s, QString::fromLatin1(m_pkce.challenge)},
        {u"code_challenge_method"_s, u"S256"_s},
        {u"resource"_s, place.resource},
    };
    if (!m_request.scopes.isEmpty())
        fields.emplace_back(u"scope"_s, m_request.scopes.join(u' '));
    if (m_request.scopes.contains(u"offline_access"_s))
        fields.emplace_back(u"prompt"_s, u"consent"_s); // OpenID Connect gives no refresh else
    QUrl url = place.issuer.authorizationEndpoint;
    QByteArray query = url.query(QUrl::FullyEncoded).toLatin1();
    for (const auto &[name, value] : fields) {
        if (!query.isEmpty())
            query += '&';
        query += QUrl::toPercentEncoding(name) + '=' + QUrl::toPercentEncoding(value);
    }
    url.setQuery(QString::fromLatin1(query), QUrl::StrictMode);
    return url;
}

void CodeFlow::showPage()
{
    m_state = randomHex(32).toLatin1();
    m_listener.wait(m_state, Done<QUrlQuery>(this, [this](const Result<QUrlQuery> &answer) {
                        if (!answer)
                            return giveUp(answer.error().code, answer.error().message);
                        onRedirected(*answer);
                    }));
    m_request.show(page());
}

void CodeFlow::onRedirected(const QUrlQuery &answer)
{
    const auto value = [&](const QString &name) {
        return answer.queryItemValue(name, QUrl::FullyDecoded);
    };
    // \sa RFC 9207: who answered must be who was asked, before the code goes anywhere.
    const IssuerMetadata &issuer = m_request.place.issuer;
    const bool isNamed = answer.hasQueryItem(u"iss"_s);
    if (isNamed ? value(u"iss"_s) != issuer.issuer : issuer.sendsIssuer)
        return giveUp(
            ErrorCode::Protocol,
            u"the answer to the sign-in is not from %1, which was asked"_s.arg(issuer.issuer));
    const QString code = value(u"code"_s);
    if (code.isEmpty()) {
        const QString why = value(u"error"_s).left(80);
        const QString text = value(u"error_description"_s).simplified().left(200);
        return giveUp(ErrorCode::Unauthorized,
                      u"the sign-in was refused (%1)"_s.arg(text.isEmpty() ? why : text));
    }
    redeem(code);
}

void CodeFlow::redeem(const QString &code)
{
    const auto request =
        authenticated({{u"grant_type"_s, u"authorization_code"_s},
                       {u"code"_s, code},
                       {u"redirect_uri"_s, m_listener.address()},
                       {u"code_verifier"_s, QString::fromLatin1(m_pkce.verifier)},
                       {u"resource"_s, m_request.place.resource}},
                      m_client, m_request.place.issuer, m_request.clock->wallTime());
    if (!request)
        return giveUp(request.error().code, request.error().message);
    m_http.post(m_request.place.issuer.tokenEndpoint, m_request.server,
                "application/x-www-form-urlencoded", request->body, request->authorization,
                Done<OAuthReply>(this, [this](const Result<OAuthReply> &reply) {
                    if (!reply)
                        return giveUp(reply.error().code, reply.error().message);
                    if (!reply->isGood())
                        return giveUp(ErrorCode::Unauthorized,
                                      u"the authorization server gave no token (%1 %2)"_s.arg(
                                          QString::number(reply->status), oauthError(reply->body)));
                    const auto tokens =
                        parseTokens(reply->body, m_request.scopes, m_request.clock->wallTime());
                    if (!tokens)
                        return giveUp(tokens.error().code, tokens.error().message);
                    m_done.report(Outcome{m_client, *tokens});
                }));
}

void CodeFlow::giveUp(ErrorCode code, const QString &message)
{
    if (m_done)
        std::exchange(m_done, {}).fail(code, message, kOrigin);
}

} // namespace mcprt
