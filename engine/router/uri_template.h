// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringView>

namespace mcprt {

/// Whether \a uri may be made from \a uriTemplate (RFC 6570). Every `{…}` stands for any text, so
/// a template may match more than it makes; which child answers is all that hangs on it. Takes time
/// in proportion to the product of the two lengths at most.
[[nodiscard]] bool matchesUriTemplate(QStringView uriTemplate, QStringView uri);

} // namespace mcprt
