// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace mcprt {

/// What stays as it is beside printable characters.
enum class KeepSpace {
    None,         ///< one line: line feeds and tabs are escaped too
    LinesAndTabs, ///< text for a terminal
};

/// \a text with everything that could move a terminal's cursor, forge a log line or hide text made
/// visible: C0 and C1 controls, bidirectional overrides, zero-width and tag characters become
/// `\n`, `\t` or `\u{202e}`. A backslash stays a backslash.
[[nodiscard]] QString plainText(const QString &text, KeepSpace keep);

/// \a text as one table cell: plain, runs of white space as one space.
[[nodiscard]] QString cellText(const QString &text);

/// Columns that \a text takes on a terminal: two for wide East Asian characters, none for marks.
[[nodiscard]] qsizetype columnsOf(const QString &text);

/// \a text cut to \a columns, with an ellipsis where something is missing.
[[nodiscard]] QString cutToColumns(const QString &text, qsizetype columns);

} // namespace mcprt
