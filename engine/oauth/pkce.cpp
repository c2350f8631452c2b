// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/oauth/pkce.h"

#include "engine/base/random_id.h"

#include <QCryptographicHash>

namespace mcprt {

QByteArray base64Url(const QByteArray &bytes)
{
    return bytes.toBase64(QByteArray::Base64UrlEncoding | QByteArray::OmitTrailingEquals);
}

Pkce Pkce::make()
{
    return ofVerifier(base64Url(QByteArray::fromHex(randomHex(32).toLatin1())));
}

Pkce Pkce::ofVerifier(const QByteArray &verifier)
{
    return {verifier, base64Url(QCryptographicHash::hash(verifier, QCryptographicHash::Sha256))};
}

} // namespace mcprt
