// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/random_id.h"
#include "engine/oauth/grants.h"
#include "engine/oauth/pkce.h"

#include <QJsonDocument>
#include <QJsonObject>

#include <memory>

#include <openssl/bio.h>
#include <openssl/ec.h>
#include <openssl/evp.h>
#include <openssl/pem.h>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr auto kOrigin = "oauth"_L1;
constexpr int kLifeSeconds = 300;
constexpr int kP256Bytes = 32;
constexpr int kP256Bits = 256;

template <auto Free>
struct Deleter
{
    template <class T>
    void operator()(T *object) const
    {
        Free(object);
    }
};
using Key = std::unique_ptr<EVP_PKEY, Deleter<EVP_PKEY_free>>;

Key readKey(const QByteArray &pem)
{
    const std::unique_ptr<BIO, Deleter<BIO_free_all>> input(
        BIO_new_mem_buf(pem.constData(), int(pem.size())));
    // An encrypted key would make OpenSSL ask at the terminal: the callback says "no password".
    const auto noPassword = [](char *, int, int, void *) { return -1; };
    return Key(PEM_read_bio_PrivateKey(input.get(), nullptr, noPassword, nullptr));
}

/// JWT wants both numbers of an ECDSA signature with 32 bytes each, OpenSSL gives DER.
QByteArray flatSignature(const QByteArray &der)
{
    const auto *at = reinterpret_cast<const unsigned char *>(der.constData());
    const std::unique_ptr<ECDSA_SIG, Deleter<ECDSA_SIG_free>> signature(
        d2i_ECDSA_SIG(nullptr, &at, long(der.size())));
    if (!signature)
        return {};
    QByteArray flat(qsizetype{2} * kP256Bytes, '\0');
    auto *out = reinterpret_cast<unsigned char *>(flat.data());
    const bool fits =
        BN_bn2binpad(ECDSA_SIG_get0_r(signature.get()), out, kP256Bytes) == kP256Bytes
        && BN_bn2binpad(ECDSA_SIG_get0_s(signature.get()), out + kP256Bytes, kP256Bytes)
               == kP256Bytes;
    return fits ? flat : QByteArray();
}

QByteArray signatureOf(const QByteArray &text, EVP_PKEY *key)
{
    const std::unique_ptr<EVP_MD_CTX, Deleter<EVP_MD_CTX_free>> context(EVP_MD_CTX_new());
    const auto *bytes = reinterpret_cast<const unsigned char *>(text.constData());
    std::size_t size = 0;
    if (EVP_DigestSignInit(context.get(), nullptr, EVP_sha256(), nullptr, key) != 1
        || EVP_DigestSign(context.get(), nullptr, &size, bytes, std::size_t(text.size())) != 1)
        return {};
    QByteArray signature(qsizetype(size), '\0');
    auto *out = reinterpret_cast<unsigned char *>(signature.data());
    if (EVP_DigestSign(context.get(), out, &size, bytes, std::size_t(text.size())) != 1)
        return {};
    signature.truncate(qsizetype(size));
    return signature;
}

QByteArray part(const QJsonObject &object)
{
    return base64Url(QJsonDocument(object).toJson(QJsonDocument::Compact));
}

} // namespace

Result<QByteArray> clientAssertion(const OAuthClient &client, const QString &audience,
                                   const QDateTime &now)
{
    const Key key = readKey(client.privateKey.reveal());
    const bool isEc = key && EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_EC
                      && EVP_PKEY_get_bits(key.get()) == kP256Bits;
    const bool isRsa = key && EVP_PKEY_get_base_id(key.get()) == EVP_PKEY_RSA;
    if (!isEc && !isRsa)
        return fail(ErrorCode::Misconfigured,
                    u"oauth.privateKey must be an unencrypted PEM key, EC P-256 or RSA"_s, kOrigin);
    const qint64 seconds = now.toSecsSinceEpoch();
    const QByteArray text = part({{"alg"_L1, isEc ? u"ES256"_s : u"RS256"_s}, {"typ"_L1, u"JWT"_s}})
                            + '.'
                            + part({{"iss"_L1, client.id},
                                    {"sub"_L1, client.id},
                                    {"aud"_L1, audience},
                                    {"iat"_L1, seconds},
                                    {"exp"_L1, seconds + kLifeSeconds},
                                    {"jti"_L1, randomHex()}});
    QByteArray signature = signatureOf(text, key.get());
    if (isEc)
        signature = flatSignature(signature);
    if (signature.isEmpty())
        return fail(ErrorCode::Misconfigured, u"oauth.privateKey can't be used to sign"_s, kOrigin);
    return text + '.' + base64Url(signature);
}

} // namespace mcprt
