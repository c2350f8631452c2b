// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/search_text.h"

#include "engine/catalog/text_analysis.h"

namespace mcprt {

namespace {
/// Share of a search in another language beside its translation in what it means.
constexpr float kOwnWords = 0.5F;
} // namespace

QString corrected(const QString &text, std::span<const Bm25fIndex::WeightedTerm> terms,
                  const Bm25fIndex &index, const EmbeddingModel &model)
{
    const EnglishWords &usual = Lexicon::builtIn().englishWords();
    const auto meantBy = [&](const TextWord &word) -> std::string_view {
        for (const auto &term : terms) {
            if (!term.corrected || term.stretch != word.stretch)
                continue;
            const std::string_view whole = usual.whole(index.textOf(term.term));
            if (Spelling::isSlip(word.text, whole) && !model.knows(word.text))
                return whole;
        }
        return word.text;
    };
    QString words;
    bool isChanged = false;
    TextAnalyzer::split(text, [&](const TextWord &word) {
        if (word.joined)
            return;
        const std::string_view meant = meantBy(word);
        isChanged = isChanged || meant != word.text;
        words += (words.isEmpty() ? u"" : u" ")
                 + QString::fromUtf8(meant.data(), qsizetype(meant.size()));
    });
    return isChanged ? words : text;
}

Embedding meaningOf(const QString &text, const SearchText &understood, const EmbeddingModel &model)
{
    EmbeddingSum sum;
    if (model.understood(understood.meant) > 0)
        sum.add(model.embed(understood.meant), 1);
    if (!understood.translation.isEmpty())
        sum.add(model.embed(text), kOwnWords * model.understood(text));
    return sum.quantised();
}

} // namespace mcprt
