// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/bm25f_index.h"
#include "engine/catalog/embedding_model.h"

#include <QString>

#include <span>

namespace mcprt {

/// A search as it is understood: in English as far as Lexicon reads it, and its typing errors
/// corrected.
struct SearchText
{
    Translation translation;
    QString meant; ///< what EmbeddingModel is asked for
};

/// \a text with those typing errors corrected that are sure enough for its meaning: one slip away
/// from a word that tools commonly use, and nothing that the model knows.
/// \param terms  of \a text in \a index
[[nodiscard]] QString corrected(const QString &text,
                                std::span<const Bm25fIndex::WeightedTerm> terms,
                                const Bm25fIndex &index, const EmbeddingModel &model);

/// What \a text means; its translation counts more than its own words.
[[nodiscard]] Embedding meaningOf(const QString &text, const SearchText &understood,
                                  const EmbeddingModel &model);

} // namespace mcprt
