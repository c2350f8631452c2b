// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QStringList>

namespace mcprt {

/// Those of \a names that somebody may have meant by \a wanted, best first, at most \a limit.
///
/// Compared without case, accents and punctuation: a few wrong, missing or swapped letters (about
/// one in three), words in another order, or one name being a part of the other. Empty when nothing
/// looks alike.
[[nodiscard]] QStringList nearestNames(const QString &wanted, const QStringList &names,
                                       qsizetype limit = 3);

/// " Did you mean 'a', 'b' or 'c'?", with the blank in front; empty for no names.
[[nodiscard]] QString didYouMean(const QStringList &names);

} // namespace mcprt
