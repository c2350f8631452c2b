// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/text_analysis.h"

#include "engine/base/utf8.h"
#include "engine/catalog/stop_words.h"

#include <algorithm>

#include <libstemmer.h>

namespace mcprt {

namespace {

/// A stretch with more parts than this is no name that somebody would search joined.
constexpr int kMaxJoinedParts = 4;

enum class CharClass { Break, Lower, Upper, Digit, Dense };

/// Scripts that are written without spaces, or whose words carry endings that we do not cut.
bool isDense(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul:
    case QChar::Script_Bopomofo: return true;
    default: return c == 0x30fc; // the long vowel mark belongs to two scripts
    }
}

CharClass classOf(char32_t c)
{
    if (c < 0x80) {
        if (c >= 'a' && c <= 'z')
            return CharClass::Lower;
        if (c >= 'A' && c <= 'Z')
            return CharClass::Upper;
        return c >= '0' && c <= '9' ? CharClass::Digit : CharClass::Break;
    }
    switch (QChar::category(c)) {
    case QChar::Letter_Uppercase:
    case QChar::Letter_Titlecase: return CharClass::Upper;
    case QChar::Letter_Lowercase: return CharClass::Lower;
    case QChar::Letter_Modifier:
    case QChar::Letter_Other: return isDense(c) ? CharClass::Dense : CharClass::Lower;
    case QChar::Mark_NonSpacing:
    case QChar::Mark_SpacingCombining: return CharClass::Lower; // vowel signs, part of the word
    case QChar::Number_DecimalDigit: return CharClass::Digit;
    default: return CharClass::Break;
    }
}

bool isAscii(QStringView text)
{
    return std::all_of(text.begin(), text.end(), [](QChar c) { return c.unicode() < 0x80; });
}

/// An accent on a letter of any script, as opposed to a vowel sign of one script. The voiced marks
/// of kana tell words apart and stay, and so does the breve that makes of и the letter й.
bool isAccent(char32_t c, QChar last)
{
    const bool isShortI = c == 0x306 && (last.unicode() == 0x438 || last.unicode() == 0x418);
    return QChar::category(c) == QChar::Mark_NonSpacing
           && QChar::script(c) == QChar::Script_Inherited && c != 0x3099 && c != 0x309a
           && !isShortI;
}

/// Compatibility forms folded (ﬁ, Ｗ, ①), accents dropped, then composed again, because hangul
/// would otherwise stay taken apart into letters.
QString foldForms(QStringView text)
{
    const QString apart = text.toString().normalized(QString::NormalizationForm_KD);
    QString plain;
    plain.reserve(apart.size());
    for (qsizetype i = 0; i < apart.size(); ++i) {
        const bool pair =
            apart[i].isHighSurrogate() && i + 1 < apart.size() && apart[i + 1].isLowSurrogate();
        const char32_t c =
            pair ? QChar::surrogateToUcs4(apart[i], apart[i + 1]) : char32_t(apart[i].unicode());
        if (!isAccent(c, plain.isEmpty() ? QChar() : plain.back()))
            plain += QStringView(apart).sliced(i, pair ? 2 : 1);
        i += pair;
    }
    return plain.normalized(QString::NormalizationForm_C);
}

/// State of one pass over a text.
class Splitter
{
public:
    explicit Splitter(const std::function<void(const TextWord &)> &take)
        : m_take(take)
    {}

    void run(QStringView text)
    {
        for (qsizetype i = 0; i < text.size(); ++i) {
            char32_t c = text[i].unicode();
            if (text[i].isHighSurrogate() && i + 1 < text.size() && text[i + 1].isLowSurrogate()) {
                c = QChar::surrogateToUcs4(text[i], text[i + 1]);
                ++i;
            }
            put(c);
        }
        endStretch();
        endDense();
    }

private:
    void put(char32_t c)
    {
        const CharClass now = classOf(c);
        if (now == CharClass::Dense) {
            endStretch();
            putDense(c);
            return;
        }
        endDense();
        if (now == CharClass::Break) {
            endStretch();
            return;
        }
        if (m_last == CharClass::Upper && now == CharClass::Lower && m_uppers > 1)
            splitLastLetter(); // ACRONYMWord: the last capital opens the word
        else if (m_last != CharClass::Break && now != m_last
                 && !(m_last == CharClass::Upper && now == CharClass::Lower))
            endPart();
        m_uppers = now == CharClass::Upper ? m_uppers + 1 : 0;
        m_lastStart = m_part.size();
        if (c < 0x80)
            m_part.push_back(char(now == CharClass::Upper ? c - 'A' + 'a' : c));
        else
            appendUtf8(m_part, now == CharClass::Upper ? QChar::toLower(c) : c);
        m_last = now;
    }

    void putDense(char32_t c)
    {
        if (m_denseCount++ > 0) {
            const size_t first = m_dense.size();
            appendUtf8(m_dense, c);
            m_take({m_dense, m_stretch, false});
            m_dense.erase(0, first);
            return;
        }
        m_dense.clear();
        appendUtf8(m_dense, c);
    }

    void endDense()
    {
        if (m_denseCount == 0)
            return;
        if (m_denseCount == 1)
            m_take({m_dense, m_stretch, false}); // a lone character is a word
        m_denseCount = 0;
        ++m_stretch;
    }

    void endPart()
    {
        if (m_part.empty())
            return;
        cut(m_part);
        if (m_parts < kMaxJoinedParts)
            m_joined += m_part;
        ++m_parts;
        m_take({m_part, m_stretch, false});
        m_part.clear();
        m_uppers = 0;
    }

    void splitLastLetter()
    {
        const std::string letter = m_part.substr(m_lastStart);
        m_part.resize(m_lastStart);
        endPart();
        m_part = letter;
    }

    void endStretch()
    {
        if (m_last == CharClass::Break)
            return;
        endPart();
        if (m_parts > 1 && m_parts <= kMaxJoinedParts) {
            cut(m_joined);
            m_take({m_joined, m_stretch, true});
        }
        m_joined.clear();
        m_parts = 0;
        m_last = CharClass::Break;
        ++m_stretch;
    }

    static void cut(std::string &word)
    {
        size_t size = TextAnalyzer::kMaxWordBytes;
        if (word.size() <= size)
            return;
        while (size > 0 && (uchar(word[size]) & 0xc0) == 0x80)
            --size; // never inside a character
        word.resize(size);
    }

    const std::function<void(const TextWord &)> &m_take;
    std::string m_part;
    std::string m_joined;
    std::string m_dense; ///< the last character of a dense run
    CharClass m_last = CharClass::Break;
    size_t m_lastStart = 0; ///< where the last letter of m_part begins
    int m_uppers = 0;       ///< capitals at the end of m_part
    int m_parts = 0;
    int m_denseCount = 0;
    int m_stretch = 0;
};

} // namespace

TextAnalyzer::TextAnalyzer()
    : m_stemmer(sb_stemmer_new("english", "UTF_8"))
{}

TextAnalyzer::~TextAnalyzer()
{
    sb_stemmer_delete(m_stemmer);
}

void TextAnalyzer::split(QStringView text, const std::function<void(const TextWord &)> &take)
{
    Splitter splitter(take);
    if (isAscii(text))
        splitter.run(text);
    else
        splitter.run(foldForms(text));
}

std::string TextAnalyzer::nameKey(QStringView text)
{
    std::string key;
    split(text, [&key](const TextWord &word) {
        if (word.joined)
            return;
        if (!key.empty())
            key += ' ';
        key += word.text;
    });
    return key;
}

std::string_view TextAnalyzer::stem(std::string_view word)
{
    const bool latin =
        std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
    if (!latin || !m_stemmer)
        return word;
    const auto *bytes = reinterpret_cast<const sb_symbol *>(word.data());
    const sb_symbol *stemmed = sb_stemmer_stem(m_stemmer, bytes, int(word.size()));
    if (!stemmed) // out of memory
        return word;
    return {reinterpret_cast<const char *>(stemmed), size_t(sb_stemmer_length(m_stemmer))};
}

std::string_view TextAnalyzer::documentTerm(std::string_view word)
{
    if (isDocumentStopWord(word))
        return {};
    return stem(word);
}

bool TextAnalyzer::isSmallTalk(QStringView text)
{
    bool talks = false;
    bool asks = false;
    split(text, [&](const TextWord &word) {
        if (isSmallTalkWord(word.text))
            talks = true;
        else if (!word.joined && !isQueryStopWord(word.text) && !isTalkOrThingWord(word.text))
            asks = true;
    });
    return talks && !asks;
}

int TextAnalyzer::tellingWords(QStringView text)
{
    int count = 0;
    split(text, [&count](const TextWord &word) {
        count += !word.joined && !isQueryStopWord(word.text) && !isSmallTalkWord(word.text);
    });
    return count;
}

std::vector<QueryTerm> TextAnalyzer::queryTerms(QStringView text)
{
    std::vector<QueryTerm> all;
    std::vector<QueryTerm> telling;
    const auto add = [](std::vector<QueryTerm> &terms, std::string_view term,
                        const TextWord &word) {
        const auto same = std::find_if(terms.begin(), terms.end(),
                                       [&](const QueryTerm &t) { return t.text == term; });
        if (same == terms.end())
            terms.push_back(
                {std::string(term), std::string(word.text), 1, word.stretch, word.joined});
        else
            same->count = 2;
    };
    split(text, [&](const TextWord &word) {
        if (all.size() >= kMaxQueryTerms)
            return;
        const std::string_view term = stem(word.text);
        add(all, term, word);
        if (!isQueryStopWord(word.text))
            add(telling, term, word);
    });
    return telling.empty() ? all : telling;
}

} // namespace mcprt
