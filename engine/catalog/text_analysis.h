// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

#include <functional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

struct sb_stemmer;

namespace mcprt {

/// A word of a text, as the index sees it: lower case, no accents, not yet stemmed.
struct TextWord
{
    std::string_view text; ///< UTF-8, at most kMaxWordBytes
    /// Number of the stretch of letters and digits that the word is a part of: `getUserInfo` gives
    /// the parts `get`, `user`, `info` with one number.
    int stretch = 0;
    bool joined = false; ///< the whole of a stretch that has several parts: `getuserinfo`
};

/// One word of a search, stemmed.
struct QueryTerm
{
    std::string text;
    std::string word;    ///< not stemmed
    int count = 1;       ///< 1 or 2, however often it is repeated
    int stretch = 0;     ///< see TextWord
    bool joined = false; ///< see TextWord

    bool operator==(const QueryTerm &) const = default;
};

/// Turns text into the terms that are indexed and searched, the same way for both.
///
/// Identifiers are split at case changes, digits and punctuation (`HTTPServer_v2` → http, server,
/// v, 2), compatibility forms and accents are folded, English endings are cut by the Snowball
/// stemmer, and runs of Han, kana and hangul, which have no spaces to split at, become pairs of
/// neighbouring characters. \sa https://snowballstem.org/algorithms/english/stemmer.html
class TextAnalyzer
{
public:
    static constexpr size_t kMaxWordBytes = 64;   ///< longer words are cut
    static constexpr size_t kMaxQueryTerms = 256; ///< further words of a search are ignored

    TextAnalyzer();
    ~TextAnalyzer();
    TextAnalyzer(const TextAnalyzer &) = delete;
    TextAnalyzer &operator=(const TextAnalyzer &) = delete;
    TextAnalyzer(TextAnalyzer &&other) noexcept
        : m_stemmer(std::exchange(other.m_stemmer, nullptr))
    {}
    TextAnalyzer &operator=(TextAnalyzer &&other) noexcept
    {
        std::swap(m_stemmer, other.m_stemmer);
        return *this;
    }

    /// Calls \a take for each word of \a text in order; a joined form follows its parts.
    static void split(QStringView text, const std::function<void(const TextWord &)> &take);
    /// The words of \a text with single blanks between, not stemmed: equal for `create_issue`,
    /// `createIssue` and "Create issue".
    [[nodiscard]] static std::string nameKey(QStringView text);

    /// Whether \a text greets, thanks or chats and asks for nothing: some
    /// isSmallTalkWord() among words of asking and isTalkOrThingWord(), and no other.
    [[nodiscard]] static bool isSmallTalk(QStringView text);
    /// How many words of \a text are neither words of asking nor isSmallTalkWord().
    [[nodiscard]] static int tellingWords(QStringView text);

    /// The term of \a word; empty for a word that says nothing in a document ("the"). Valid as long
    /// as \a word, and until the next call.
    [[nodiscard]] std::string_view documentTerm(std::string_view word);
    /// The terms of a search, in order, each once. Words of asking ("please", "show me") go, unless
    /// nothing else is left.
    [[nodiscard]] std::vector<QueryTerm> queryTerms(QStringView text);

private:
    std::string_view stem(std::string_view word);

    sb_stemmer *m_stemmer;
};

} // namespace mcprt
