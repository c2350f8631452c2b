// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHostAddress>
#include <QUrl>

#include <optional>

namespace mcprt {

/// Where an address leads. Servers name the URLs that we then ask: without these rules one on the
/// internet could have us ask what only this machine, or its network, reaches (SSRF).
enum class Reach { Public, Private, Loopback };

[[nodiscard]] Reach reachOf(const QHostAddress &address);
/// Of \a url when its host is an address or `localhost`; nothing when it has to be looked up.
[[nodiscard]] std::optional<Reach> reachOf(const QUrl &url);
[[nodiscard]] bool isLoopbackUrl(const QUrl &url);

/// Why \a url, named by \a server or by someone it named, must not be asked; empty = it may, as far
/// as can be said without looking its name up. https always, http on loopback only, and loopback or
/// a private address only if the server's own is one.
[[nodiscard]] QString whyRefused(const QUrl &url, const QUrl &server);

} // namespace mcprt
