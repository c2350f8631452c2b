// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/result.h"

#include <QByteArray>
#include <QString>

#include <vector>

namespace mcprt {

/// `length` bytes at `at` of a text give way to `with`.
struct TextEdit
{
    qsizetype at = 0;
    qsizetype length = 0;
    QByteArray with;

    bool operator==(const TextEdit &) const = default;
};
using TextEdits = std::vector<TextEdit>; ///< ascending, none overlaps another

/// \a text after \a edits; every byte outside them stays.
[[nodiscard]] QByteArray edited(const QByteArray &text, const TextEdits &edits);

/// The edits of \a text that do what \a first and then \a second, edits of the outcome, do.
[[nodiscard]] TextEdits combined(const QByteArray &text, const TextEdits &first,
                                 const TextEdits &second);

/// The edits that make \a text of edited(text, edits).
[[nodiscard]] TextEdits reversed(const QByteArray &text, const TextEdits &edits);

/// What \a edits take away and add, line by line with `-` and `+`, for people. Neighbouring text is
/// not shown: it may hold keys of other servers.
[[nodiscard]] QString describeEdits(const QByteArray &text, const TextEdits &edits,
                                    const QString &path);

/// The line ending that \a text uses: CRLF if its first line ends so, else LF.
[[nodiscard]] QByteArray lineEnding(const QByteArray &text);

} // namespace mcprt
