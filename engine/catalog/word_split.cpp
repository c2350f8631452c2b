// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/word_split.h"

#include <QList>
#include <QString>

namespace mcprt {

namespace {

enum class Class { Drop, Space, Alone, Word };

bool isIdeograph(char32_t c)
{
    return (c >= 0x4e00 && c <= 0x9fff) || (c >= 0x3400 && c <= 0x4dbf)
           || (c >= 0x20000 && c <= 0x2a6df) || (c >= 0x2a700 && c <= 0x2b81f)
           || (c >= 0x2b920 && c <= 0x2ceaf) || (c >= 0xf900 && c <= 0xfaff)
           || (c >= 0x2f800 && c <= 0x2fa1f);
}

bool isAsciiPunctuation(char32_t c)
{
    return (c >= 33 && c <= 47) || (c >= 58 && c <= 64) || (c >= 91 && c <= 96)
           || (c >= 123 && c <= 126);
}

Class classOf(char32_t c)
{
    if (c == '\t' || c == '\n' || c == '\r' || c == ' ')
        return Class::Space;
    if (c < 0x80) {
        if (c < 0x20 || c == 0x7f)
            return Class::Drop;
        return isAsciiPunctuation(c) ? Class::Alone : Class::Word;
    }
    if (c == 0xfffd)
        return Class::Drop;
    if (isIdeograph(c))
        return Class::Alone;
    switch (QChar::category(c)) {
    case QChar::Other_Control: return QChar::isSpace(c) ? Class::Space : Class::Drop;
    case QChar::Other_Format:
    case QChar::Other_PrivateUse:
    case QChar::Other_Surrogate:
    case QChar::Mark_NonSpacing: return Class::Drop;
    case QChar::Separator_Space:
    case QChar::Separator_Line:
    case QChar::Separator_Paragraph: return Class::Space;
    case QChar::Punctuation_Connector:
    case QChar::Punctuation_Dash:
    case QChar::Punctuation_Open:
    case QChar::Punctuation_Close:
    case QChar::Punctuation_InitialQuote:
    case QChar::Punctuation_FinalQuote:
    case QChar::Punctuation_Other: return Class::Alone;
    case QChar::Mark_SpacingCombining:
    case QChar::Mark_Enclosing:
    case QChar::Number_DecimalDigit:
    case QChar::Number_Letter:
    case QChar::Number_Other:
    case QChar::Letter_Uppercase:
    case QChar::Letter_Lowercase:
    case QChar::Letter_Titlecase:
    case QChar::Letter_Modifier:
    case QChar::Letter_Other:
    case QChar::Symbol_Math:
    case QChar::Symbol_Currency:
    case QChar::Symbol_Modifier:
    case QChar::Symbol_Other:
    case QChar::Other_NotAssigned: return Class::Word;
    }
    Q_UNREACHABLE();
}

bool isAscii(QStringView text)
{
    for (const QChar c : text) {
        if (c.unicode() >= 0x80)
            return false;
    }
    return true;
}

/// Collects the characters of one word and hands it over at its end.
class WordBuffer
{
public:
    explicit WordBuffer(const std::function<bool(QByteArrayView)> &visit)
        : m_visit(visit)
    {}
    [[nodiscard]] bool flush()
    {
        if (m_word.isEmpty())
            return true;
        const bool more = m_visit(m_word);
        m_word.resize(0);
        return more;
    }
    void add(char c) { m_word += c; }
    void add(char32_t c) { m_word += QString::fromUcs4(&c, 1).toUtf8(); }

private:
    const std::function<bool(QByteArrayView)> &m_visit;
    QByteArray m_word;
};

void splitAscii(QStringView text, WordBuffer &word)
{
    for (const QChar c : text) {
        const char16_t code = c.unicode();
        const Class kind = classOf(code);
        if (kind == Class::Drop)
            continue;
        if (kind != Class::Word && !word.flush())
            return;
        if (kind == Class::Space)
            continue;
        word.add(char(code >= 'A' && code <= 'Z' ? code + 32 : code));
        if (kind == Class::Alone && !word.flush())
            return;
    }
    (void)word.flush();
}

} // namespace

void splitWords(QStringView text, const std::function<bool(QByteArrayView word)> &visit)
{
    WordBuffer word(visit);
    if (isAscii(text))
        return splitAscii(text, word);
    const QString plain = text.toString().normalized(QString::NormalizationForm_D).toLower();
    for (const char32_t c : plain.toUcs4()) {
        const Class kind = classOf(c);
        if (kind == Class::Drop)
            continue;
        if (kind != Class::Word && !word.flush())
            return;
        if (kind == Class::Space)
            continue;
        word.add(c);
        if (kind == Class::Alone && !word.flush())
            return;
    }
    (void)word.flush();
}

} // namespace mcprt
