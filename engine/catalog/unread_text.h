// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/embedding_model.h"

#include <QString>

namespace mcprt {

/// Whether a search is of a language or script that search does not read: fewer than half of its
/// words are English, known to the Lexicon or to \a model (may be null). One or two words, which
/// may be names, are so only by their letters.
[[nodiscard]] bool isUnread(const QString &text, const EmbeddingModel *model);

/// What the person is told then: which languages search reads.
[[nodiscard]] QString languagesOfSearch();

} // namespace mcprt
