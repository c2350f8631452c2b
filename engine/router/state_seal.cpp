// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/state_seal.h"

#include "engine/base/random_id.h"

#include <openssl/crypto.h>
#include <openssl/evp.h>
#include <openssl/hmac.h>

namespace mcprt {

namespace {

constexpr QByteArrayView kPrefix = "mcprt1.";
constexpr qsizetype kMaxStateBytes = 512;
constexpr int kKeyBytes = 32;
constexpr int kNameBytes = 8;

qint64 millisecondsOf(StateSeal::TimePoint time)
{
    return std::chrono::duration_cast<std::chrono::milliseconds>(time.time_since_epoch()).count();
}

} // namespace

StateSeal::StateSeal()
    : m_key(randomHex(kKeyBytes).toLatin1())
    , m_prefix(kPrefix.toByteArray() + randomHex(kNameBytes).toLatin1() + '.')
{}

QByteArray StateSeal::sign(const QByteArray &body, const OwnerKey &owner) const
{
    const QByteArray text = body + '\0' + owner.text.toUtf8();
    unsigned char digest[EVP_MAX_MD_SIZE];
    unsigned int size = 0;
    HMAC(EVP_sha256(), m_key.constData(), int(m_key.size()),
         reinterpret_cast<const unsigned char *>(text.constData()), std::size_t(text.size()),
         digest, &size);
    return QByteArray(reinterpret_cast<const char *>(digest), qsizetype(size)).toHex();
}

QByteArray StateSeal::seal(const QByteArray &payload, const OwnerKey &owner, TimePoint expiry) const
{
    const QByteArray body = payload + '.' + QByteArray::number(millisecondsOf(expiry));
    return m_prefix + body + '.' + sign(body, owner);
}

std::optional<QByteArray> StateSeal::open(const QByteArray &state, const OwnerKey &owner,
                                          TimePoint now) const
{
    if (!isOurs(state) || state.size() > kMaxStateBytes)
        return std::nullopt;
    const qsizetype dot = state.lastIndexOf('.');
    if (dot < m_prefix.size())
        return std::nullopt;
    const QByteArray body = state.sliced(m_prefix.size(), dot - m_prefix.size());
    const QByteArray given = state.sliced(dot + 1);
    const QByteArray right = sign(body, owner);
    if (given.size() != right.size()
        || CRYPTO_memcmp(given.constData(), right.constData(), std::size_t(right.size())) != 0)
        return std::nullopt;
    const qsizetype middle = body.lastIndexOf('.');
    if (middle < 0 || body.sliced(middle + 1).toLongLong() <= millisecondsOf(now))
        return std::nullopt;
    return body.first(middle);
}

bool StateSeal::isOurs(QByteArrayView state) const
{
    return state.startsWith(m_prefix);
}

} // namespace mcprt
