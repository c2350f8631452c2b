// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QHostAddress>
#include <QUrl>

namespace mcprt {

/// Whether \a url, parsed strictly, is a complete http or https address. QUrl has written its
/// scheme in lower case.
[[nodiscard]] inline bool isWebAddress(const QUrl &url)
{
    const QString scheme = url.scheme();
    return url.isValid() && !url.host().isEmpty()
           && (scheme == QLatin1StringView("https") || scheme == QLatin1StringView("http"));
}

/// Whether \a host is this machine: `localhost`, 127.0.0.0/8 or ::1. Names are not resolved.
[[nodiscard]] inline bool isLoopbackHost(const QString &host)
{
    return host.compare(QLatin1StringView("localhost"), Qt::CaseInsensitive) == 0
           || QHostAddress(host).isLoopback();
}

} // namespace mcprt
