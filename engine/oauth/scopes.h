// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringList>

namespace mcprt {

/// What is known of the scopes of a server when its authorization is asked for.
struct ScopeSources
{
    QStringList configured;  ///< by the person
    QStringList challenged;  ///< by the refusal
    QStringList earlier;     ///< asked for before; kept when more is asked for
    QStringList ofResource;  ///< `scopes_supported` of the server's metadata
    QStringList ofIssuer;    ///< `scopes_supported` of the authorization server's metadata
    bool canRefresh = false; ///< the authorization server gives refresh tokens
};

/// The scopes to ask for: those configured, else those of the challenge, else all that the server
/// lists, else none; always with the earlier ones and the challenge's. `offline_access` only if the
/// authorization server lists it, and never alone.
[[nodiscard]] QStringList scopesToAsk(const ScopeSources &sources);

/// \a first and what \a second adds, each once, in that order.
[[nodiscard]] QStringList scopeUnion(QStringList first, const QStringList &second);

} // namespace mcprt
