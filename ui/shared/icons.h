// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QIcon>
#include <QPalette>

namespace mcprt::icons {

/// The symbolic icon `:/mcp-runtime/icons/NAME.svg` in the text colour of \a palette. Empty, with
/// a warning, when there is none.
[[nodiscard]] QIcon symbolic(const QString &name, const QPalette &palette);
/// A coloured icon as it is, at every size that desktops ask for.
[[nodiscard]] QIcon coloured(const QString &name);
/// Is \a palette a dark one? Qt tells the colour scheme only from 6.5 on.
[[nodiscard]] bool isDark(const QPalette &palette);

} // namespace mcprt::icons
