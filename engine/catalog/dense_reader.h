// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/lexicon_table.h"

#include <QList>

#include <array>
#include <vector>

namespace mcprt {

/// Reads a run of Chinese, Japanese or Korean, which has no blanks between words, by the words of a
/// lexicon: from the left, the longest word first. What is no word is passed over.
class DenseReader
{
public:
    using Rows = std::vector<LexiconTable::Row>; ///< what one word may mean

    /// \param isJapanese  of kana somewhere in the text; else its ideographs are Chinese first
    DenseReader(const LexiconTable &table, QList<uint> chars, bool isJapanese);
    [[nodiscard]] std::vector<Rows> read() const;

private:
    struct Word
    {
        qsizetype size = 1; ///< characters
        Rows rows{};
    };
    [[nodiscard]] bool mayBeWord(Language language, qsizetype at, qsizetype size) const;
    [[nodiscard]] Rows rowsOf(qsizetype at, qsizetype size) const;
    [[nodiscard]] Word longestAt(qsizetype at) const;
    [[nodiscard]] std::vector<Rows> halvesOf(qsizetype at, const Word &word) const;

    const LexiconTable &m_table;
    QList<uint> m_chars;
    std::array<Language, 3> m_languages;
};

} // namespace mcprt
