// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/english_words.h"
#include "engine/catalog/lexicon_table.h"

#include <QString>
#include <QStringView>

#include <span>
#include <string_view>
#include <vector>

namespace mcprt {

/// What a search in another language asks for, in English.
struct Translation
{
    /// Words that tools may use for one word of the search ("supprimer": delete, remove), each one
    /// word, or two with a blank between.
    using Choices = std::vector<std::string_view>;

    std::vector<Choices> words;
    /// TextWord::stretch of what was read, ascending; of words of asking too, which have no English
    /// here.
    std::vector<int> stretches;
    QString english; ///< the search, as far as it was read, in English; the rest as it is

    [[nodiscard]] bool isEmpty() const { return stretches.empty(); }
    [[nodiscard]] bool hasRead(int stretch) const;
};

/// The words that people of other languages use for what tools do, and the English ones that tools
/// use. Reads French, Spanish, German, Portuguese, Italian, Dutch, Russian, Chinese, Japanese and
/// Korean; endings are cut by the Snowball stemmer of the language, compounds of German and Dutch
/// taken apart, and scripts without spaces read from the left, the longest word first.
///
/// Of the languages in Latin letters the one that explains most of a search counts; a word that is
/// English as well is translated only where most others are of that language. One thread.
class Lexicon
{
public:
    /// The one that comes with the program, ready when it is first asked for.
    [[nodiscard]] static const Lexicon &builtIn();

    explicit Lexicon(LexiconTable table);

    /// Empty for an English search, and for one of which no word is known. Valid as long as this.
    [[nodiscard]] Translation translate(QStringView text) const;

    [[nodiscard]] const EnglishWords &englishWords() const { return m_words; }

private:
    using Row = LexiconTable::Row;
    using Rows = std::vector<Row>; ///< what one word may mean
    struct Token;
    struct Found;
    struct Part;
    struct Reading;

    [[nodiscard]] Rows rowsOfWord(Language language, const std::string &word) const;
    [[nodiscard]] std::vector<Rows> compound(Language language, const std::string &word) const;
    [[nodiscard]] Found longest(Language language, std::span<const Token> tokens) const;
    [[nodiscard]] Reading read(Language language, std::span<const Token> tokens) const;
    [[nodiscard]] std::vector<Part> readSpaced(std::span<const Token> tokens) const;
    [[nodiscard]] std::vector<Token> tokensOf(QStringView text) const;

    LexiconTable m_table;
    EnglishWords m_words;
    Stemmers m_stemmers;
};

} // namespace mcprt
