// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

namespace mcprt {

/// Counts tokens of the cl100k_base vocabulary, offline. The vocabulary is part of the program's
/// read-only data: nothing is parsed or allocated at start.
///
/// Counts equal those of tiktoken 0.14 for every valid UTF-8 text. A byte that is not part of a
/// valid sequence counts as a character of its own, neither letter nor number nor space.
namespace tokens {

/// Tokens of \a utf8, special tokens counted as ordinary text.
[[nodiscard]] qsizetype count(QByteArrayView utf8);

/// count(utf8) > limit, without counting further than needed. A text of at most \a limit bytes
/// never exceeds it.
[[nodiscard]] bool exceeds(QByteArrayView utf8, qsizetype limit);

/// Size in bytes of a beginning of \a utf8 that has about \a limit tokens and hardly ever more: as
/// many whole pieces of the splitting rules as fit, or, where that is little, a part of the next
/// piece too. Never more than 16 bytes for each token of \a limit. Ends between two characters; at
/// least one character unless \a utf8 is empty, even if that one has more tokens.
[[nodiscard]] qsizetype fittingPrefix(QByteArrayView utf8, qsizetype limit);

} // namespace tokens
} // namespace mcprt
