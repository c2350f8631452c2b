// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/index_bytes.h"
#include "engine/catalog/lexicon.h"
#include "engine/catalog/spelling.h"
#include "engine/catalog/term_cache.h"
#include "engine/catalog/text_analysis.h"

#include <QStringView>

#include <cstdint>
#include <optional>
#include <span>
#include <string>
#include <unordered_map>
#include <vector>

namespace mcprt {

/// A part of a document that counts on its own: its name, its description, …
struct TextField
{
    QStringView text;
    float weight = 1;
    float usualLength = 10; ///< in terms; longer fields count less a word, shorter ones more
};

/// Inverted index in memory that scores documents by BM25F.
///
/// A term weighs w = Σ weight · occurrences / (1 − b + b · length / usualLength) over the fields,
/// and adds idf · w / (k1 + w) to the score. Lengths are compared with a fixed usual length rather
/// than the average of the collection, so adding a document changes no other posting, and
/// w / (k1 + w) can be stored: a posting is four bytes, a search adds up products.
/// \sa Robertson and Zaragoza, The Probabilistic Relevance Framework: BM25 and Beyond (2009)
class Bm25fIndex
{
public:
    using DocId = std::uint32_t;

    static constexpr float kK1 = 1.2F;
    static constexpr float kB = 0.5F;
    /// As if there were this many more documents with none of the terms. In a catalogue of fifty
    /// tools a word that ten of them share would else weigh next to nothing against a stray one.
    static constexpr float kBackground = 1000;
    /// A posting holds the document in 20 bits and w / (k1 + w) in 12.
    static constexpr DocId kMaxDocuments = (1U << 20) - 1;

    /// One term of a search that occurs in the index, or could have.
    struct WeightedTerm
    {
        std::uint32_t term = kUnknownTerm;
        float weight = 0; ///< idf · times asked (1 or 2)
        int stretch = 0;
        bool joined = false;
        bool corrected = false; ///< a word that no document has, taken for one that some have
        /// Terms in a row with one number above 0 are one word of the search: what any of them says
        /// is said once.
        int choice = 0;
        bool aside = false; ///< a word that counts by its translation; itself where it occurs
    };
    static constexpr std::uint32_t kUnknownTerm = ~0U;

    /// Ids count up from 0. \return kMaxDocuments, and nothing is added, when the index is full.
    DocId add(std::span<const TextField> fields);
    /// The document is found no more; its postings stay until compact().
    void remove(DocId document);
    [[nodiscard]] bool isAlive(DocId document) const { return m_alive[document]; }
    /// Drops what was removed. \return the new id of each old one, kMaxDocuments for removed ones.
    std::vector<DocId> compact();

    [[nodiscard]] DocId size() const { return DocId(m_alive.size()); } ///< removed ones included
    [[nodiscard]] DocId removedCount() const { return m_removed; }

    /// The terms of \a text with their weights. A word that no document has is taken for the one
    /// that it resembles most, with as much of its weight as it resembles it; \sa Spelling. Without
    /// such a one it gets the idf of a word that occurs nowhere.
    /// What \a translation has read of it counts in English, and as it is where a document has it.
    [[nodiscard]] std::vector<WeightedTerm> query(QStringView text,
                                                  const Translation &translation = {}) const;
    /// What a WeightedTerm::corrected one says: a stem.
    [[nodiscard]] std::string_view textOf(std::uint32_t term) const;
    /// Adds each document's score for \a terms to \a scores, which has size() entries.
    void score(std::span<const WeightedTerm> terms, std::span<float> scores) const;

    /// ln(1 + (N − n + ½) / (n + ½)) for a term in \a n documents, N = size() + kBackground.
    [[nodiscard]] float idf(std::size_t n) const;
    [[nodiscard]] std::size_t memoryBytes() const; ///< about

    /// Gives back memory that only adding needs.
    void dropCache();
    /// Nothing may have been removed since compact().
    void save(IndexWriter &out) const;
    /// Replaces all by what save() wrote. \return false, and the index is empty, when that is
    ///         damaged
    [[nodiscard]] bool load(IndexReader &in);

private:
    using Posting = std::uint32_t; ///< document << kSaturationBits | saturation
    static constexpr unsigned kSaturationBits = 12;
    static constexpr float kSaturationScale = 4095.0F;

    struct Hash
    {
        using is_transparent = void;
        std::size_t operator()(std::string_view s) const
        {
            return std::hash<std::string_view>()(s);
        }
    };

    [[nodiscard]] bool loadTerms(IndexReader &in, DocId documents);
    void clear();
    void addField(const TextField &field);
    [[nodiscard]] std::optional<Spelling::Correction> correction(const QueryTerm &term) const;
    void addTranslated(const Translation &translation, std::vector<WeightedTerm> &terms) const;
    /// Calls \a take with each document that has \a term and what the term gives it, ascending.
    template <class Take>
    void forEachPosting(const WeightedTerm &term, const Take &take) const
    {
        const float unit = term.weight / kSaturationScale;
        for (const Posting posting : m_postings[term.term])
            take(posting >> kSaturationBits, unit * float(posting & ((1U << kSaturationBits) - 1)));
    }
    void scoreBest(std::span<const WeightedTerm> choices, std::span<float> scores) const;
    std::uint32_t termOfWord(std::string_view word);
    std::uint32_t termId(std::string_view term);
    void learnSpelling(std::string_view term);

    using TermIds = std::unordered_map<std::string, std::uint32_t, Hash, std::equal_to<>>;

    mutable TextAnalyzer m_analyzer; // the stemmer has a buffer
    TermIds m_vocabulary;
    TermCache m_words;                            ///< terms of words; kUnknownTerm for stop words
    Spelling m_spelling;                          ///< by term
    std::vector<std::vector<Posting>> m_postings; ///< by term, documents ascending
    std::vector<bool> m_alive;
    DocId m_removed = 0;
    // Of the document being added; kept to save the allocation.
    std::vector<float> m_weights;           ///< by term; 0 for those that do not occur
    std::vector<std::uint32_t> m_occurring; ///< terms, each once
    std::vector<std::uint32_t> m_fieldTerms;
};

} // namespace mcprt
