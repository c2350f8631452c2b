// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/english_words.h"

#include "engine/catalog/stop_words.h"

#include <algorithm>

namespace mcprt {

namespace {

bool isIn(const std::vector<std::string> &words, std::string_view word)
{
    return std::ranges::binary_search(words, word, std::less<>());
}

} // namespace

EnglishWords::EnglishWords(const std::vector<std::string_view> &forTools,
                           const std::vector<std::string_view> &common)
    : m_forTools(forTools.begin(), forTools.end())
    , m_words(forTools.begin(), forTools.end())
    , m_common(common.begin(), common.end())
{
    m_words.insert(m_words.end(), m_common.begin(), m_common.end());
    std::ranges::sort(m_words);
    std::ranges::sort(m_common);
    TextAnalyzer analyzer;
    for (std::size_t i = 0; i < m_forTools.size(); ++i) {
        m_stems.emplace_back(analyzer.documentTerm(m_forTools[i]), i);
        m_spelling.add(m_forTools[i]);
    }
    std::ranges::sort(m_stems);
}

bool EnglishWords::has(std::string_view word) const
{
    constexpr std::size_t kShortestPlural = 4;
    return isDocumentStopWord(word) || isIn(m_words, word)
           || (word.size() >= kShortestPlural && word.ends_with('s')
               && isIn(m_words, word.substr(0, word.size() - 1)));
}

bool EnglishWords::isCommon(std::string_view word) const
{
    return isIn(m_common, word);
}

std::optional<EnglishWords::Correction> EnglishWords::nearest(std::string_view word) const
{
    const auto found = m_spelling.nearest(word);
    if (!found)
        return std::nullopt;
    return Correction{m_forTools[found->number], found->likeness};
}

std::string_view EnglishWords::whole(std::string_view term) const
{
    const auto found = std::ranges::lower_bound(
        m_stems, term, std::less<>(), [](const auto &s) -> std::string_view { return s.first; });
    if (found == m_stems.end() || found->first != term)
        return {};
    return m_forTools[found->second];
}

} // namespace mcprt
