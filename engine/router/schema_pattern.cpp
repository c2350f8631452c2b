// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/schema_pattern.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

std::optional<char16_t> readUnicodeEscape(QStringView pattern, qsizetype at)
{
    bool isHex = false;
    const uint code = pattern.mid(at, 6).size() == 6 && pattern.mid(at, 2) == u"\\u"
                          ? pattern.mid(at + 2, 4).toString().toUInt(&isHex, 16)
                          : 0;
    return isHex ? std::optional(char16_t(code)) : std::nullopt;
}

/// \a pattern for PCRE: `\uXXXX` rewritten, the work of one match bounded.
QString translated(const QString &pattern)
{
    // In ECMA-262 `[]` matches nothing and `[^]` everything; in PCRE the bracket is a literal.
    if (pattern.contains(u"[]"_s) || pattern.contains(u"[^]"_s))
        return u"("_s; // an error
    QString ours = u"(*LIMIT_MATCH=100000)"_s;
    for (qsizetype i = 0; i < pattern.size();) {
        if (pattern[i] != u'\\') {
            ours += pattern[i++];
        } else if (const auto unit = readUnicodeEscape(pattern, i)) {
            char32_t code = *unit;
            i += 6;
            const auto low = readUnicodeEscape(pattern, i);
            if (QChar::isHighSurrogate(code) && low && QChar::isLowSurrogate(*low)) {
                code = QChar::surrogateToUcs4(*unit, *low);
                i += 6;
            }
            ours += u"\\x{"_s + QString::number(code, 16) + u'}';
        } else {
            ours += pattern.mid(i, 2);
            i += 2;
        }
    }
    return ours;
}

std::optional<bool> isIn(const QRegularExpression &pattern, const QString &text)
{
    const QRegularExpressionMatch match = pattern.match(text);
    if (match.hasMatch())
        return true;
    return match.isValid() ? std::optional(false) : std::nullopt; // not valid: gave up
}

} // namespace

SchemaPattern::SchemaPattern(const QString &text)
    : m_text(text)
    , m_ascii(translated(text))
{
    static const QRegularExpression classes(u"\\\\[wWdDsSbB]"_s);
    if (m_ascii.isValid() && text.contains(classes)) {
        m_unicode.emplace(m_ascii.pattern(), QRegularExpression::UseUnicodePropertiesOption);
    }
}

std::optional<bool> SchemaPattern::isIn(const QString &text) const
{
    if (!m_ascii.isValid())
        return std::nullopt;
    const auto first = mcprt::isIn(m_ascii, text);
    if (first != false || !m_unicode)
        return first;
    return mcprt::isIn(*m_unicode, text);
}

} // namespace mcprt
