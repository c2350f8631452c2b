// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/server_file.h"
#include "engine/oauth/challenge.h"
#include "engine/oauth/grants.h"
#include "engine/oauth/metadata.h"
#include "engine/oauth/pkce.h"
#include "engine/oauth/scopes.h"
#include "engine/oauth/token_vault.h"
#include "engine/oauth/url_guard.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QTest>
#include <QTimeZone>

#include <memory>

#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

const QDateTime kNow(QDate(2026, 1, 2), QTime(3, 4, 5), QTimeZone::utc());

struct EcKey
{
    EcKey()
        : key(EVP_EC_gen("P-256"))
    {
        BIO *bio = BIO_new(BIO_s_mem());
        PEM_write_bio_PrivateKey(bio, key, nullptr, nullptr, 0, nullptr, nullptr);
        char *data = nullptr;
        const long size = BIO_get_mem_data(bio, &data);
        pem = QByteArray(data, size);
        BIO_free_all(bio);
    }
    Q_DISABLE_COPY_MOVE(EcKey)
    ~EcKey() { EVP_PKEY_free(key); }

    /// Whether \a flat, both numbers with 32 bytes each, is a signature of \a text.
    [[nodiscard]] bool verifies(const QByteArray &text, const QByteArray &flat) const
    {
        if (flat.size() != 64)
            return false;
        const auto *bytes = reinterpret_cast<const unsigned char *>(flat.constData());
        ECDSA_SIG *signature = ECDSA_SIG_new();
        ECDSA_SIG_set0(signature, BN_bin2bn(bytes, 32, nullptr),
                       BN_bin2bn(bytes + 32, 32, nullptr));
        unsigned char *der = nullptr;
        const int size = i2d_ECDSA_SIG(signature, &der);
        EVP_MD_CTX *context = EVP_MD_CTX_new();
        const auto *message = reinterpret_cast<const unsigned char *>(text.constData());
        const bool isGood =
            EVP_DigestVerifyInit(context, nullptr, EVP_sha256(), nullptr, key) == 1
            && EVP_DigestVerify(context, der, size_t(size), message, size_t(text.size())) == 1;
        EVP_MD_CTX_free(context);
        OPENSSL_free(der);
        ECDSA_SIG_free(signature);
        return isGood;
    }

    EVP_PKEY *key;
    QByteArray pem;
};

QJsonObject decoded(const QByteArray &part)
{
    return QJsonDocument::fromJson(QByteArray::fromBase64(part, QByteArray::Base64UrlEncoding))
        .object();
}

} // namespace

class tst_OAuthRules : public QObject
{
    Q_OBJECT

private slots:
    void readsChallenges_data();
    void readsChallenges();
    void findsTheBearerChallenge();
    void provesWhoAsks();
    void knowsWhereMetadataIs_data();
    void knowsWhereMetadataIs();
    void readsMetadata();
    void matchesResources_data();
    void matchesResources();
    void choosesScopes_data();
    void choosesScopes();
    void guardsAddresses_data();
    void guardsAddresses();
    void authenticates_data();
    void authenticates();
    void signsAssertions();
    void readsTokens();
    void keepsWhatItIsGiven();
    void readsTheConfiguration();
};

void tst_OAuthRules::readsChallenges_data()
{
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QString>("read"); // scheme{name=value;…} …
    QTest::newRow("none") << ""_ba << QString();
    QTest::newRow("scheme only") << "Bearer"_ba << u"bearer{}"_s;
    QTest::newRow("parameters") << R"(Bearer realm="a, b", scope="x y")"_ba
                                << u"bearer{realm=a, b;scope=x y}"_s;
    QTest::newRow("case and space")
        << R"(BEARER  Scope = "x" ,  ERROR=y)"_ba << u"bearer{error=y;scope=x}"_s;
    QTest::newRow("quoted pairs") << R"(Bearer a="x\"\\y")"_ba << u"bearer{a=x\"\\y}"_s;
    QTest::newRow("several") << R"(Basic realm="r", Bearer error="e", Digest)"_ba
                             << u"basic{realm=r} bearer{error=e} digest{}"_s;
    QTest::newRow("first of two wins") << R"(Bearer a=1, a=2)"_ba << u"bearer{a=1}"_s;
    QTest::newRow("not closed") << R"(Basic a=1, Bearer b="x)"_ba << u"basic{a=1} bearer{}"_s;
    QTest::newRow("token68") << "Negotiate abc=="_ba << u"negotiate{abc=}"_s;
    QTest::newRow("rubbish") << "\"\x01,,=,"_ba << QString();
}

void tst_OAuthRules::readsChallenges()
{
    QFETCH(const QByteArray, header);
    QFETCH(const QString, read);
    QStringList shown;
    for (const Challenge &challenge : parseChallenges(header)) {
        QStringList parameters;
        for (auto it = challenge.parameters.begin(); it != challenge.parameters.end(); ++it)
            parameters += it.key() + u'=' + *it;
        shown += challenge.scheme + u'{' + parameters.join(u';') + u'}';
    }
    QCOMPARE(shown.join(u' '), read);
}

void tst_OAuthRules::findsTheBearerChallenge()
{
    const auto found = bearerChallenge(
        R"(Basic realm="x", Bearer resource_metadata="https://a.example/m", scope="r  w", error="insufficient_scope")");
    QCOMPARE(found.resourceMetadata, u"https://a.example/m"_s);
    QCOMPARE(found.scopes, (QStringList{u"r"_s, u"w"_s}));
    QCOMPARE(found.error, u"insufficient_scope"_s);
    QVERIFY(bearerChallenge("DPoP scope=\"x\"").scopes.isEmpty());
}

void tst_OAuthRules::provesWhoAsks()
{
    const Pkce known = Pkce::ofVerifier("dBjftJeZ4CVP-mB92K27uhbUJU1p1r_wW1gFWFOEjXk");
    QCOMPARE(known.challenge, "E9Melhoa2OwvFrEMTJguCHaoeK1t8URWbuGJSstw-cM"_ba); // RFC 7636, B
    const Pkce one = Pkce::make();
    QCOMPARE(one.verifier.size(), 43);
    QCOMPARE(one.challenge, Pkce::ofVerifier(one.verifier).challenge);
    QVERIFY(one.verifier != Pkce::make().verifier);
}

void tst_OAuthRules::knowsWhereMetadataIs_data()
{
    QTest::addColumn<bool>("ofIssuer");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QStringList>("places");
    const QString prm = u"/.well-known/oauth-protected-resource"_s;
    const QString as = u"/.well-known/oauth-authorization-server"_s;
    const QString oidc = u"/.well-known/openid-configuration"_s;
    const QString host = u"https://a.example"_s;
    QTest::newRow("server with a path")
        << false << host + u"/x/mcp?y=1"_s << QStringList{host + prm + u"/x/mcp"_s, host + prm};
    QTest::newRow("server without") << false << host + u"/"_s << QStringList{host + prm};
    QTest::newRow("server with a port")
        << false << host + u":8443/mcp"_s
        << QStringList{host + u":8443"_s + prm + u"/mcp"_s, host + u":8443"_s + prm};
    QTest::newRow("issuer without a path") << true << host << QStringList{host + as, host + oidc};
    QTest::newRow("issuer with one")
        << true << host + u"/t1/"_s
        << QStringList{host + as + u"/t1"_s, host + oidc + u"/t1"_s, host + u"/t1"_s + oidc};
}

void tst_OAuthRules::knowsWhereMetadataIs()
{
    QFETCH(const bool, ofIssuer);
    QFETCH(const QString, url);
    QFETCH(const QStringList, places);
    QStringList shown;
    for (const QUrl &place :
         ofIssuer ? issuerMetadataUrls(QUrl(url)) : resourceMetadataUrls(QUrl(url)))
        shown += place.toString(QUrl::FullyEncoded);
    QCOMPARE(shown, places);
}

void tst_OAuthRules::readsMetadata()
{
    const QByteArray json = R"({"issuer":"https://a.example","token_endpoint":"https://a.example/t",
        "code_challenge_methods_supported":["S256"],"scopes_supported":["x",1],
        "client_id_metadata_document_supported":true})";
    const auto metadata = parseIssuerMetadata(json, u"https://a.example"_s);
    QVERIFY(metadata);
    QCOMPARE(metadata->scopes, QStringList{u"x"_s});
    QVERIFY(metadata->takesMetadataUrls);
    QVERIFY(!metadata->sendsIssuer);
    QVERIFY(metadata->canRefresh());
    QVERIFY(!parseIssuerMetadata(json, u"https://a.example/"_s)); // compared as it is written
    QVERIFY(!parseIssuerMetadata(R"({"issuer":"i"})", u"i"_s));
    QVERIFY(!parseIssuerMetadata("[]", u"i"_s));
    QVERIFY(!parseResourceMetadata("{}"));
    QVERIFY(!parseResourceMetadata("<html>"));
}

void tst_OAuthRules::matchesResources_data()
{
    QTest::addColumn<QString>("resource");
    QTest::addColumn<bool>("fits");
    QTest::newRow("same") << u"https://a.example/x/mcp"_s << true;
    QTest::newRow("slash at the end") << u"https://a.example/x/mcp/"_s << true;
    QTest::newRow("above") << u"https://a.example/x"_s << true;
    QTest::newRow("origin") << u"https://a.example"_s << true;
    QTest::newRow("port as usual") << u"https://a.example:443/x"_s << true;
    QTest::newRow("begins alike") << u"https://a.example/x/mc"_s << false;
    QTest::newRow("below") << u"https://a.example/x/mcp/y"_s << false;
    QTest::newRow("other host") << u"https://evil.example/x/mcp"_s << false;
    QTest::newRow("other port") << u"https://a.example:444/x/mcp"_s << false;
    QTest::newRow("other scheme") << u"http://a.example/x/mcp"_s << false;
    QTest::newRow("fragment") << u"https://a.example/x/mcp#a"_s << false;
    QTest::newRow("no address") << u"urn:x"_s << false;
}

void tst_OAuthRules::matchesResources()
{
    QFETCH(const QString, resource);
    QFETCH(const bool, fits);
    QCOMPARE(isResourceOf(resource, QUrl(u"https://a.example/x/mcp"_s)), fits);
}

void tst_OAuthRules::choosesScopes_data()
{
    QTest::addColumn<QString>("sources"); // configured|challenged|earlier|resource|issuer
    QTest::addColumn<QString>("asked");
    QTest::newRow("nothing known") << u"||||"_s << QString();
    QTest::newRow("challenge before list") << u"|a b||c|"_s << u"a b"_s;
    QTest::newRow("all of the list") << u"|||c d|"_s << u"c d"_s;
    QTest::newRow("configured before list") << u"x|||c|"_s << u"x"_s;
    QTest::newRow("configured and challenge") << u"x|a||c|"_s << u"x a"_s;
    QTest::newRow("more of it") << u"|b|a|c|"_s << u"a b"_s;
    QTest::newRow("each once") << u"|a b|b a|c|"_s << u"b a"_s;
    QTest::newRow("offline where listed") << u"|a|||a offline_access"_s << u"a offline_access"_s;
    QTest::newRow("offline where not listed") << u"|a offline_access|||a"_s << u"a"_s;
    QTest::newRow("never offline alone") << u"||||offline_access"_s << QString();
}

void tst_OAuthRules::choosesScopes()
{
    QFETCH(const QString, sources);
    QFETCH(const QString, asked);
    const auto words = [&](int i) {
        return sources.section(u'|', i, i).split(u' ', Qt::SkipEmptyParts);
    };
    QCOMPARE(scopesToAsk({words(0), words(1), words(2), words(3), words(4), true}).join(u' '),
             asked);
}

void tst_OAuthRules::guardsAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("server");
    QTest::addColumn<bool>("allowed");
    const QString away = u"https://mcp.example/mcp"_s;
    const QString here = u"http://127.0.0.1:8000/mcp"_s;
    const QString near = u"https://10.0.0.5/mcp"_s;
    QTest::newRow("https") << u"https://as.example/t"_s << away << true;
    QTest::newRow("http") << u"http://as.example/t"_s << away << false;
    QTest::newRow("file") << u"file:///etc/passwd"_s << away << false;
    QTest::newRow("script") << u"javascript:alert(1)"_s << away << false;
    QTest::newRow("shell") << u"$(calc)"_s << away << false;
    QTest::newRow("user in it") << u"https://a@as.example/t"_s << away << false;
    QTest::newRow("loopback from away") << u"http://127.0.0.1/t"_s << away << false;
    QTest::newRow("localhost from away") << u"https://localhost/t"_s << away << false;
    QTest::newRow("mapped loopback") << u"https://[::ffff:127.0.0.1]/t"_s << away << false;
    QTest::newRow("hex loopback") << u"https://0x7f000001/t"_s << away << false;
    QTest::newRow("cloud metadata") << u"https://169.254.169.254/t"_s << away << false;
    QTest::newRow("private") << u"https://10.1.2.3/t"_s << away << false;
    QTest::newRow("unique local") << u"https://[fd00::1]/t"_s << away << false;
    QTest::newRow("any address") << u"https://0.0.0.0/t"_s << away << false;
    QTest::newRow("private to private") << u"https://10.1.2.3/t"_s << near << true;
    QTest::newRow("private to loopback") << u"http://127.0.0.1/t"_s << near << false;
    QTest::newRow("loopback to loopback") << u"http://localhost:99/t"_s << here << true;
    QTest::newRow("loopback to http") << u"http://as.example/t"_s << here << false;
}

void tst_OAuthRules::guardsAddresses()
{
    QFETCH(const QString, url);
    QFETCH(const QString, server);
    QFETCH(const bool, allowed);
    const QString why = whyRefused(QUrl(url, QUrl::StrictMode), QUrl(server));
    QVERIFY2(why.isEmpty() == allowed, qPrintable(why));
}

void tst_OAuthRules::authenticates_data()
{
    QTest::addColumn<QString>("secret");
    QTest::addColumn<QString>("registered");
    QTest::addColumn<QStringList>("taken");
    QTest::addColumn<QByteArray>("header");
    QTest::addColumn<QByteArray>("body");
    const QByteArray basic = "Basic " + QByteArray("i%20d:s%3A").toBase64();
    const QStringList none;
    QTest::newRow("public") << u""_s << u""_s << none << ""_ba
                            << "a=b%26&client_id=i%20d"_ba;
    QTest::newRow("basic as default") << u"s:"_s << u""_s << none << basic << "a=b%26"_ba;
    QTest::newRow("basic before post")
        << u"s:"_s << u""_s << QStringList{u"client_secret_post"_s, u"client_secret_basic"_s}
        << basic << "a=b%26"_ba;
    QTest::newRow("post") << u"s:"_s << u""_s << QStringList{u"client_secret_post"_s} << ""_ba
                          << "a=b%26&client_id=i%20d&client_secret=s%3A"_ba;
    QTest::newRow("as registered")
        << u"s:"_s << u"client_secret_post"_s << QStringList{u"client_secret_basic"_s} << ""_ba
        << "a=b%26&client_id=i%20d&client_secret=s%3A"_ba;
    QTest::newRow("none that we can")
        << u"s:"_s << u""_s << QStringList{u"tls_client_auth"_s} << ""_ba
        << ""_ba;
}

void tst_OAuthRules::authenticates()
{
    QFETCH(const QString, secret);
    QFETCH(const QString, registered);
    QFETCH(const QStringList, taken);
    QFETCH(const QByteArray, header);
    QFETCH(const QByteArray, body);
    OAuthClient client;
    client.id = u"i d"_s;
    client.secret = Secret(secret.toUtf8());
    client.authMethod = registered;
    IssuerMetadata issuer;
    issuer.tokenAuthMethods = taken;
    const auto request = authenticated({{u"a"_s, u"b&"_s}}, client, issuer, kNow);
    QCOMPARE(request.has_value(), !body.isEmpty());
    if (!request) {
        QCOMPARE(request.error().code, ErrorCode::Misconfigured);
        return;
    }
    QCOMPARE(request->authorization.reveal(), header);
    QCOMPARE(request->body, body);
}

void tst_OAuthRules::signsAssertions()
{
    const EcKey key;
    OAuthClient client;
    client.id = u"me"_s;
    client.privateKey = Secret(key.pem);
    const auto assertion = clientAssertion(client, u"https://as.example"_s, kNow);
    QVERIFY(assertion);
    const QByteArrayList parts = assertion->split('.');
    QCOMPARE(parts.size(), 3);
    QCOMPARE(decoded(parts[0])["alg"_L1].toString(), u"ES256"_s);
    const QJsonObject claims = decoded(parts[1]);
    QCOMPARE(claims["iss"_L1].toString(), u"me"_s);
    QCOMPARE(claims["sub"_L1].toString(), u"me"_s);
    QCOMPARE(claims["aud"_L1].toString(), u"https://as.example"_s);
    QCOMPARE(claims["exp"_L1].toInteger(), kNow.toSecsSinceEpoch() + 300);
    const QByteArray signature = QByteArray::fromBase64(parts[2], QByteArray::Base64UrlEncoding);
    QVERIFY(key.verifies(parts[0] + '.' + parts[1], signature));
    QVERIFY(!key.verifies(parts[0] + '.' + parts[1] + 'x', signature));
    client.privateKey = Secret("no key");
    QCOMPARE(clientAssertion(client, u"x"_s, kNow).error().code, ErrorCode::Misconfigured);
}

void tst_OAuthRules::readsTokens()
{
    const auto tokens = parseTokens(
        R"({"access_token":"a","token_type":"bearer","expires_in":60,"refresh_token":"r"})",
        {u"x"_s}, kNow);
    QVERIFY(tokens);
    QCOMPARE(tokens->scopes, QStringList{u"x"_s});
    QVERIFY(tokens->isFresh(kNow));
    QVERIFY(!tokens->isFresh(kNow.addSecs(31)));
    const auto forEver = parseTokens(R"({"access_token":"a","scope":"y"})", {u"x"_s}, kNow);
    QVERIFY(forEver && forEver->isFresh(kNow.addYears(50)));
    QCOMPARE(forEver->scopes, QStringList{u"y"_s});
    QVERIFY(!parseTokens("{}", {}, kNow));
    QVERIFY(!parseTokens(R"({"access_token":"a","token_type":"DPoP"})", {}, kNow));
    QVERIFY(!parseTokens(R"({"access_token":"a\r\nX: y"})", {}, kNow)); // would be a header
    QCOMPARE(oauthError(R"({"error":"invalid_grant","error_description":"too\nold"})"),
             u"invalid_grant: too old"_s);
}

void tst_OAuthRules::keepsWhatItIsGiven()
{
    VaultRecord record;
    record.issuer = u"https://one"_s;
    IssuerRecord &one = record.issuers[record.issuer];
    one.client.id = u"id"_s;
    one.client.secret = Secret("secret");
    one.client.redirectPort = 4711;
    one.tokens = {Secret("a"), Secret("r"), {u"x"_s, u"y"_s}, kNow, {u"x"_s, u"z"_s}};
    one.scopes = {u"x"_s};
    record.issuers[u"https://two"_s].client.id = u"other"_s;
    const VaultRecord read = VaultRecord::fromJson(record.toJson());
    QCOMPARE(read.issuer, record.issuer);
    QCOMPARE(read.issuers.size(), 2U);
    const IssuerRecord &again = read.issuers.at(record.issuer);
    QCOMPARE(again.client.id, u"id"_s);
    QVERIFY(again.client.secret.equals("secret"));
    QCOMPARE(again.client.redirectPort, 4711);
    QVERIFY(again.tokens.access.equals("a"));
    QVERIFY(again.tokens.refresh.equals("r"));
    QCOMPARE(again.tokens.expiresAt, kNow);
    QCOMPARE(again.tokens.asked, (QStringList{u"x"_s, u"z"_s}));
    QCOMPARE(again.scopes, QStringList{u"x"_s});
    QVERIFY(VaultRecord::fromJson("{").issuers.empty());
    QVERIFY(TokenVault::entryName(u"a"_s, u"https://x"_s)
            != TokenVault::entryName(u"a"_s, u"https://y"_s));
}

void tst_OAuthRules::readsTheConfiguration()
{
    const auto file = parseServerFile(
        R"({"mcpServers":{"a":{"url":"https://a.example","oauth":{"clientId":"i",
        "clientSecret":"${env:S}","scope":"x y","callbackPort":33418,
        "grantType":"client_credentials"}},"b":{"url":"https://b.example","oauth":{"scope":1}},
        "c":{"url":"https://c.example","oauth":{"grantType":"password"}}}})",
        u"mcp.json"_s);
    QVERIFY(file);
    const OAuthOptions &oauth = file->servers[0].oauth;
    QCOMPARE(oauth.clientId, u"i"_s);
    QCOMPARE(oauth.clientSecret, u"${env:S}"_s);
    QCOMPARE(oauth.scopes, (QStringList{u"x"_s, u"y"_s}));
    QCOMPARE(oauth.callbackPort, 33418);
    QVERIFY(oauth.isMachine);
    QVERIFY(!file->servers[0].problem);
    QVERIFY(file->servers[1].problem->message.contains(u"oauth.scope"_s));
    QVERIFY(file->servers[2].problem->message.contains(u"oauth.grantType"_s));
    ServerConfig other = file->servers[0];
    other.oauth.scopes = {u"z"_s};
    QVERIFY(!other.startsLike(file->servers[0]));
}

QTEST_GUILESS_MAIN(tst_OAuthRules)
#include "tst_oauth_rules.moc"
