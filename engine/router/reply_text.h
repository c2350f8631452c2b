// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace mcprt {

/// \a text on one line without control characters, or others that are there to deceive, at most \a
/// maxChars long: cut behind the last sentence that fits if that leaves at least a third, else
/// behind a word, with an ellipsis.
[[nodiscard]] QString brief(const QString &text, qsizetype maxChars);

} // namespace mcprt
