// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/spelling.h"
#include "engine/catalog/text_analysis.h"

#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

namespace mcprt {

/// The English words that tools commonly use, as they are written, whatever a catalogue holds: an
/// index knows only stems ("creat"), from which neither a typing error ("crete") nor a meaning can
/// be told well.
class EnglishWords
{
public:
    /// \param forTools  words that tools use
    /// \param common  words that are something in another language, too; may be some of those
    EnglishWords(const std::vector<std::string_view> &forTools,
                 const std::vector<std::string_view> &common);

    /// Whether \a word is one of them, or its plural. Words that carry nothing are ("the").
    [[nodiscard]] bool has(std::string_view word) const;
    [[nodiscard]] bool isCommon(std::string_view word) const; ///< see EnglishWords()
    struct Correction
    {
        std::string_view word;
        float likeness; ///< see Spelling
    };
    /// The word for tools that somebody meant who wrote \a word.
    [[nodiscard]] std::optional<Correction> nearest(std::string_view word) const;
    /// The word for tools of which \a term is the stem; empty where none is.
    [[nodiscard]] std::string_view whole(std::string_view term) const;

private:
    std::vector<std::string> m_forTools;
    // Sorted:
    std::vector<std::string> m_words;
    std::vector<std::string> m_common;
    std::vector<std::pair<std::string, std::size_t>>
        m_stems;         ///< with the index in m_forTools; sorted
    Spelling m_spelling; ///< by index in m_forTools
};

} // namespace mcprt
