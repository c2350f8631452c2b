// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/lexicon.h"

#include "engine/base/log.h"
#include "engine/base/utf8.h"
#include "engine/catalog/dense_reader.h"
#include "engine/catalog/text_analysis.h"

#include <QList>

#include <algorithm>
#include <array>
#include <cstring>
#include <string>
#include <utility>

extern "C" {
/// What lexicon_maker made of resources/lexicon/words.tsv: its size as quint64, then as many bytes.
extern const char mcprtLexicon[];
}

namespace mcprt {

namespace {

constexpr std::size_t kMaxTokens = 64; ///< of a search; a text is no search for tools
constexpr std::size_t kMaxEnglish = 2; ///< words for one, in Translation::english
constexpr std::size_t kMaxChoices = 4;
constexpr std::size_t kLeastPart = 4; ///< letters of each part of a compound
constexpr int kContent = 2;           ///< what a word tells of the language of its text
constexpr int kAsking = 1;

/// Languages in Latin letters.
constexpr std::array kLatin{Language::French,     Language::Spanish, Language::German,
                            Language::Portuguese, Language::Italian, Language::Dutch};

enum class Script { Latin, Cyrillic, Dense, Other };

Script scriptOf(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Latin: return Script::Latin;
    case QChar::Script_Cyrillic: return Script::Cyrillic;
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul: return Script::Dense;
    default: return c == 0x30fc ? Script::Dense : Script::Other;
    }
}

bool isKana(char32_t c)
{
    return c >= 0x3041 && c <= 0x30ff;
}

QList<uint> charsOf(std::string_view text)
{
    return QString::fromUtf8(text.data(), qsizetype(text.size())).toUcs4();
}

/// Of the first character.
Script scriptOf(std::string_view word)
{
    if (uchar(word.front()) < 0x80)
        return word.front() >= 'a' && word.front() <= 'z' ? Script::Latin : Script::Other;
    return scriptOf(char32_t(charsOf(word).front()));
}

std::string charsText(const QList<uint> &chars)
{
    std::string text;
    for (const uint c : chars)
        appendUtf8(text, c);
    return text;
}

/// The words of \a text with an accent or the like, which no English word has, as TextAnalyzer
/// gives them: without.
std::vector<std::string> markedWords(QStringView text)
{
    std::vector<std::string> words;
    for (qsizetype begin = 0, at = 0; at <= text.size(); ++at) {
        if (at < text.size() && (text[at].isLetter() || text[at].isMark()))
            continue;
        const QStringView word = text.sliced(begin, at - begin);
        begin = at + 1;
        const bool isMarked = std::ranges::any_of(word, [](QChar c) {
            return c.unicode() >= 0x80 && scriptOf(char32_t(c.unicode())) == Script::Latin;
        });
        if (isMarked && words.size() < kMaxTokens)
            words.push_back(TextAnalyzer::nameKey(word));
    }
    return words;
}

void addUnique(std::vector<std::uint16_t> &rows, std::span<const std::uint16_t> more)
{
    for (const std::uint16_t row : more) {
        if (std::ranges::find(rows, row) == rows.end())
            rows.push_back(row);
    }
}

/// The English words of all rows, each by itself.
std::vector<std::string_view> englishOf(const LexiconTable &table)
{
    std::vector<std::string_view> words;
    for (std::size_t row = 0; row < table.rowCount(); ++row) {
        std::string_view english = table.english(LexiconTable::Row(row));
        while (!english.empty()) {
            const std::size_t end = std::min(english.find(' '), english.size());
            words.push_back(english.substr(0, end));
            english.remove_prefix(std::min(end + 1, english.size()));
        }
    }
    return words;
}

} // namespace

struct Lexicon::Token
{
    std::string text; ///< of a script without spaces: all of a run
    int stretch = 0;
    Script script = Script::Other;
    bool isEnglish = false;
    bool isOnlyEnglish = false; ///< and nothing in any other language
};

/// What some tokens in a row are in English.
struct Lexicon::Found
{
    std::size_t count = 0; ///< of tokens; 0 = not found
    std::vector<Rows> words{};
};

/// Words of a search in a row that are one in the lexicon.
struct Lexicon::Part
{
    std::size_t token = 0;
    std::size_t count = 0;     ///< of tokens
    std::vector<Rows> words{}; ///< parts of a compound are several; empty = words of asking
    bool isEnglish = false;    ///< all of them are
};

/// What one language makes of a search.
struct Lexicon::Reading
{
    std::vector<Part> parts{};
    std::vector<char> isRead{}; ///< by token
    int evidence = 0;           ///< kContent or kAsking for each word that is not English
};

bool Translation::hasRead(int stretch) const
{
    return std::ranges::binary_search(stretches, stretch);
}

const Lexicon &Lexicon::builtIn()
{
    static const Lexicon lexicon([] {
        quint64 size = 0;
        std::memcpy(&size, mcprtLexicon, sizeof size);
        auto table =
            LexiconTable::load(QByteArrayView(mcprtLexicon + sizeof size, qsizetype(size)));
        if (!table)
            qCWarning(lcCatalog) << "The lexicon can't be used: it is damaged. Searches in English "
                                    "still work.";
        return std::move(table).value_or(LexiconTable());
    }());
    return lexicon;
}

Lexicon::Lexicon(LexiconTable table)
    : m_table(std::move(table))
    , m_words(englishOf(m_table), m_table.otherEnglish())
{}

std::vector<Lexicon::Token> Lexicon::tokensOf(QStringView text) const
{
    std::vector<Token> tokens;
    const std::vector<std::string> marked = markedWords(text);
    TextAnalyzer::split(text, [&](const TextWord &word) {
        if (word.joined || tokens.size() >= kMaxTokens)
            return;
        const Script script = scriptOf(word.text);
        if (script == Script::Dense && !tokens.empty() && tokens.back().stretch == word.stretch) {
            tokens.back().text +=
                charsText(charsOf(word.text).sliced(1)); // pairs overlap by a character
            return;
        }
        tokens.push_back({std::string(word.text), word.stretch, script, false});
        Token &token = tokens.back();
        token.isEnglish =
            m_words.has(token.text) && std::ranges::find(marked, token.text) == marked.end();
        token.isOnlyEnglish = token.isEnglish && !m_words.isCommon(token.text);
    });
    return tokens;
}

Lexicon::Rows Lexicon::rowsOfWord(Language language, const std::string &word) const
{
    if (!m_table.mayBegin(language, word))
        return {};
    return m_table.find(language, m_stemmers.stem(language, word)).rows;
}

/// The parts of a compound, which languages write as one word: "Wechselkurs" + "abfrage", with one
/// of a few letters between.
std::vector<Lexicon::Rows> Lexicon::compound(Language language, const std::string &word) const
{
    if ((language != Language::German && language != Language::Dutch)
        || word.size() < 2 * kLeastPart)
        return {};
    const auto isPart = [this](const Rows &rows) {
        return !rows.empty() && !m_table.english(rows.front()).empty();
    };
    for (std::size_t at = word.size() - kLeastPart; at >= kLeastPart; --at) {
        if ((uchar(word[at]) & 0xc0) == 0x80) // inside a character
            continue;
        Rows tail = rowsOfWord(language, word.substr(at));
        if (!isPart(tail))
            continue;
        for (const std::string_view joint : {"", "s", "n", "en", "es"}) {
            if (!word.substr(0, at).ends_with(joint) || at < kLeastPart + joint.size())
                continue;
            if (Rows head = rowsOfWord(language, word.substr(0, at - joint.size())); isPart(head))
                return {std::move(head), std::move(tail)};
        }
    }
    return {};
}

/// The longest beginning of \a tokens that \a language has a word for.
Lexicon::Found Lexicon::longest(Language language, std::span<const Token> tokens) const
{
    const Token &first = tokens.front();
    Found found;
    if (first.isOnlyEnglish)
        return found;
    std::string key;
    bool goesOn = m_table.mayBegin(language, first.text);
    for (std::size_t count = 1; goesOn && count <= tokens.size(); ++count) {
        key += (count == 1 ? "" : " ") + m_stemmers.stem(language, tokens[count - 1].text);
        LexiconTable::Found here = m_table.find(language, key);
        goesOn = here.goesOn;
        if (!here.rows.empty())
            found = {count, {std::move(here.rows)}};
    }
    if (found.count <= 1 && !first.isEnglish) {
        auto parts = compound(language, first.text);
        if (!parts.empty() && (found.count == 0 || sayAll(parts, found.words.front())))
            found = {1, std::move(parts)};
    }
    return found;
}

Lexicon::Reading Lexicon::read(Language language, std::span<const Token> tokens) const
{
    const Script script = language == Language::Russian ? Script::Cyrillic : Script::Latin;
    Reading reading;
    reading.isRead.resize(tokens.size());
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        if (tokens[at].script != script)
            continue;
        Found found = longest(language, tokens.subspan(at));
        if (found.count == 0)
            continue;
        // Words of asking, unless they are something else too ("son": his, sound).
        for (Rows &rows : found.words)
            std::erase_if(rows, [this](Row row) { return m_table.english(row).empty(); });
        std::erase_if(found.words, [](const Rows &rows) { return rows.empty(); });
        bool isEnglish = true;
        for (std::size_t i = at; i < at + found.count; ++i) {
            isEnglish = isEnglish && tokens[i].isEnglish;
            reading.isRead[i] = true;
        }
        // A phrase tells more than its words do one by one, in whatever language.
        if (!isEnglish)
            reading.evidence += found.words.empty() ? kAsking : kContent * int(found.count);
        const std::size_t count = found.count;
        reading.parts.push_back({at, count, std::move(found.words), isEnglish});
        at += count - 1;
    }
    return reading;
}

/// What stands at each of \a tokens that are written with spaces, in the languages of the text.
std::vector<Lexicon::Part> Lexicon::readSpaced(std::span<const Token> tokens) const
{
    std::vector<Part> parts(tokens.size());
    int english = 0;
    int others = 0;
    for (const Token &token : tokens) {
        english += token.isOnlyEnglish;
        others += !token.isEnglish;
    }
    if (english > kContent * others)
        return parts; // as adopt() would find, at once
    std::vector<Reading> readings;
    int most = 0;
    for (const Language language : kLatin) {
        readings.push_back(read(language, tokens));
        most = std::max(most, readings.back().evidence);
    }
    const auto adopt = [&](const Reading &reading, bool isOfText) {
        int unread = 0; // English words that are none of the language
        for (std::size_t i = 0; i < tokens.size(); ++i)
            unread += tokens[i].isEnglish && !reading.isRead[i];
        if (reading.evidence < unread)
            return; // an English text that names something
        for (const Part &part : reading.parts) {
            const bool isClear = isOfText && reading.evidence >= kContent * unread;
            if (part.isEnglish && !isClear)
                continue;
            if (part.words.empty() && (!isOfText || reading.evidence < kContent))
                continue; // a lone word of asking may be a name
            Part &kept = parts[part.token];
            if (kept.count == 0)
                kept = part;
            else if (isOfText && kept.count == part.count && kept.words.size() == 1
                     && part.words.size() == 1)
                addUnique(kept.words.front(), part.words.front());
        }
    };
    for (const bool isOfText : {true, false}) {
        for (const Reading &reading : readings) {
            if (most > 0 && (reading.evidence == most) == isOfText)
                adopt(reading, isOfText);
        }
    }
    adopt(read(Language::Russian, tokens), true);
    return parts;
}

Translation Lexicon::translate(QStringView text) const
{
    const std::vector<Token> tokens = tokensOf(text);
    const bool isJapanese = std::ranges::any_of(text, [](QChar c) { return isKana(c.unicode()); });
    std::vector<Part> parts = readSpaced(tokens);
    Translation out;
    const auto write = [&out](std::string_view word) {
        out.english += (out.english.isEmpty() ? u"" : u" ")
                       + QString::fromUtf8(word.data(), qsizetype(word.size()));
    };
    const auto add = [&](const Rows &rows) {
        Translation::Choices choices;
        for (const Row row : rows) {
            if (choices.size() == kMaxChoices)
                break;
            if (choices.size() < kMaxEnglish)
                write(m_table.english(row));
            choices.push_back(m_table.english(row));
        }
        out.words.push_back(std::move(choices));
    };
    for (std::size_t at = 0; at < tokens.size(); ++at) {
        std::vector<Rows> dense;
        if (tokens[at].script == Script::Dense)
            dense = DenseReader(m_table, charsOf(tokens[at].text), isJapanese).read();
        std::ranges::for_each(dense, add);
        const Part &part = parts[at];
        std::ranges::for_each(part.words, add);
        if (dense.empty() && part.count == 0) {
            write(tokens[at].text);
            continue;
        }
        const std::size_t last = at + std::max<std::size_t>(part.count, 1) - 1;
        for (; at <= last; ++at)
            out.stretches.push_back(tokens[at].stretch);
        at = last;
    }
    return out;
}

} // namespace mcprt
