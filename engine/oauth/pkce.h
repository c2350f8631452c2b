// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

namespace mcprt {

/// Proof that whoever redeems a code is who asked for it. \sa RFC 7636
struct Pkce
{
    QByteArray verifier;
    QByteArray challenge; ///< S256 of it; the method `plain` is never used

    /// 32 fresh random bytes.
    [[nodiscard]] static Pkce make();
    [[nodiscard]] static Pkce ofVerifier(const QByteArray &verifier);
};

/// base64url without padding, as JWT and PKCE want it.
[[nodiscard]] QByteArray base64Url(const QByteArray &bytes);

} // namespace mcprt
