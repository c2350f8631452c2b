// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringList>

namespace mcprt {

/// \a json for people, one member or element a line, in its own order. Strings stay as they are
/// written, broken behind each line feed in them; characters that can't be seen (control, zero
/// width, direction) become `\u{…}`. What is no JSON is broken into lines as it is.
[[nodiscard]] QStringList jsonLines(const QString &json);

/// A row of two texts side by side; null = that side has no line here.
struct LinePair
{
    QString before;
    QString after;
    bool isChanged = false;
};

/// The lines of two texts, those that are the same beside each other; those that only one has
/// stand alone, or beside lines that only the other has.
[[nodiscard]] QList<LinePair> alignedLines(const QStringList &before, const QStringList &after);

} // namespace mcprt
