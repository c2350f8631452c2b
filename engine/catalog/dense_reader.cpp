// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/dense_reader.h"

#include "engine/base/utf8.h"

#include <algorithm>
#include <iterator>
#include <string>
#include <utility>

namespace mcprt {

namespace {

constexpr qsizetype kMaxWord = 12; ///< characters
constexpr qsizetype kMaxRun = 256; ///< characters that are read
constexpr qsizetype kLeastHalf = 2;

bool isHiragana(char32_t c)
{
    return c >= 0x3041 && c <= 0x309f;
}

} // namespace

DenseReader::DenseReader(const LexiconTable &table, QList<uint> chars, bool isJapanese)
    : m_table(table)
    , m_chars(std::move(chars))
    , m_languages{isJapanese ? Language::Japanese : Language::Chinese, Language::Korean,
                  isJapanese ? Language::Chinese : Language::Japanese}
{
    m_chars.resize(std::min(m_chars.size(), kMaxRun));
}

/// One character tells too little, but for the stem of a verb ("送る"), or where it is all there
/// is.
bool DenseReader::mayBeWord(Language language, qsizetype at, qsizetype size) const
{
    if (size > 1 || m_chars.size() == 1)
        return true;
    const qsizetype next = at + 1;
    return language == Language::Japanese && !isHiragana(m_chars[at]) && next < m_chars.size()
           && isHiragana(m_chars[next]);
}

DenseReader::Rows DenseReader::rowsOf(qsizetype at, qsizetype size) const
{
    std::string key;
    for (const uint c : m_chars.sliced(at, size))
        appendUtf8(key, c);
    for (const Language language : m_languages) {
        if (!mayBeWord(language, at, size))
            continue;
        if (Rows rows = m_table.find(language, key).rows; !rows.empty())
            return rows;
    }
    return {};
}

DenseReader::Word DenseReader::longestAt(qsizetype at) const
{
    for (qsizetype size = std::min(kMaxWord, m_chars.size() - at); size > 0; --size) {
        if (Rows rows = rowsOf(at, size); !rows.empty())
            return {size, std::move(rows)};
    }
    return {};
}

/// Two words that say no less than the one they make ("天气" + "预报"); empty where there are none.
std::vector<DenseReader::Rows> DenseReader::halvesOf(qsizetype at, const Word &word) const
{
    for (qsizetype left = kLeastHalf; left <= word.size - kLeastHalf; ++left) {
        std::vector halves{rowsOf(at, left), rowsOf(at + left, word.size - left)};
        const bool areBoth = !halves.front().empty() && !halves.back().empty();
        if (areBoth && sayAll(halves, word.rows))
            return halves;
    }
    return {};
}

std::vector<DenseReader::Rows> DenseReader::read() const
{
    std::vector<Rows> words;
    for (qsizetype at = 0; at < m_chars.size();) {
        Word word = longestAt(at);
        if (auto halves = halvesOf(at, word); !halves.empty())
            std::ranges::move(halves, std::back_inserter(words));
        else if (!word.rows.empty())
            words.push_back(std::move(word.rows));
        at += word.size;
    }
    return words;
}

} // namespace mcprt
