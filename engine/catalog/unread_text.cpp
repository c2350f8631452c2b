// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/unread_text.h"

#include "engine/catalog/lexicon.h"
#include "engine/catalog/text_analysis.h"

#include <algorithm>

namespace mcprt {

namespace {

constexpr qsizetype kLooked = 512;     ///< characters of a search that are looked at
constexpr std::size_t kLeastPiece = 5; ///< bytes: shorter ones are words of any language

bool isOfReadScript(char32_t c)
{
    switch (QChar::script(c)) {
    case QChar::Script_Latin:
    case QChar::Script_Cyrillic:
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul: return true;
    default: return false;
    }
}

/// Letters of scripts that no language of the lexicon is written in outweigh the others.
bool isOfOtherScript(QStringView text)
{
    qsizetype read = 0;
    qsizetype other = 0;
    for (const uint c : text.toUcs4()) {
        if (QChar::isLetter(c))
            ++(isOfReadScript(c) ? read : other);
    }
    return other > read;
}

/// Chinese, Japanese and Korean: whatever their words, search reads them.
bool isDense(std::string_view word)
{
    switch (
        QChar::script(QString::fromUtf8(word.data(), qsizetype(word.size())).toUcs4().front())) {
    case QChar::Script_Han:
    case QChar::Script_Hiragana:
    case QChar::Script_Katakana:
    case QChar::Script_Hangul: return true;
    default: return false;
    }
}

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

/// Letters that only other languages of the same scripts have: "ł", "ğ", "ї".
bool hasForeignLetter(QStringView text)
{
    constexpr QStringView kForeign = u"ąćęłńśźżğışđěřůťďľňőűșțāēīūģķļņėįųščžåæøþðїієґўјљњћџђѓќ";
    return std::ranges::any_of(text,
                               [kForeign](QChar c) { return kForeign.contains(c.toLower()); });
}

} // namespace

bool isUnread(const QString &whole, const EmbeddingModel *model)
{
    const QStringView text = QStringView(whole).left(kLooked);
    if (isOfOtherScript(text))
        return true;
    const Lexicon &lexicon = Lexicon::builtIn();
    const Translation translation = lexicon.translate(text);
    std::size_t known = 0;
    std::size_t unknown = 0;
    TextAnalyzer::split(text, [&](const TextWord &word) {
        if (word.joined || std::ranges::any_of(word.text, isDigit))
            return;
        const bool isKnown =
            isDense(word.text) || translation.hasRead(word.stretch)
            || lexicon.englishWords().has(word.text)
            || (model && word.text.size() >= kLeastPiece && model->knows(word.text));
        ++(isKnown ? known : unknown);
    });
    // Without a letter that tells, two words may be names, or typing errors.
    const bool isForeign = hasForeignLetter(text);
    unknown += isForeign;
    const std::size_t least = isForeign ? 2 : 3;
    return unknown >= least && unknown >= known + !isForeign;
}

QString languagesOfSearch()
{
    return QStringLiteral("Search reads English, French, Spanish, German, Portuguese, Italian, "
                          "Dutch, Russian, Chinese, Japanese and Korean: say it in one of these.");
}

} // namespace mcprt
