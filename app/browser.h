// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QUrl>

namespace mcprt {

/// Has the desktop open \a page in the person's browser; never by a shell.
/// \return false when this machine has no way to, or \a page is no http or https address.
[[nodiscard]] bool openInBrowser(const QUrl &page);

} // namespace mcprt
