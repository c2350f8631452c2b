// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

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

} // namespace mcprt
