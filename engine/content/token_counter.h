// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

namespace mcprt {

/// Counts tokens of the cl100k_base vocabulary, offline. The vocabulary is part of the program's
/// read-only data: nothing is parsed or allocated at start.
namespace tokens {

/// Tokens of \a utf8, special tokens counted as ordinary text.
[[nodiscard]] qsizetype count(QByteArrayView utf8);

/// count(utf8) > limit, without counting further than needed. A text of at most \a limit bytes
/// never exceeds it.
[[nodiscard]] bool exceeds(QByteArrayView utf8, qsizetype limit);

} // namespace tokens
} // namespace mcprt
