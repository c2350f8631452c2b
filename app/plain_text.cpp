// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/plain_text.h"

#include <QList>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

bool isDangerous(char32_t c)
{
    return c < 0x20 || (c >= 0x7f && c < 0xa0)               // C0, DEL, C1
           || c == 0x061c || c == 0x00ad                     // Arabic letter mark, soft hyphen
           || (c >= 0x200b && c <= 0x200f)                   // zero width, direction marks
           || (c >= 0x2028 && c <= 0x202e)                   // separators, embeddings and overrides
           || (c >= 0x2060 && c <= 0x206f)                   // invisible operators, isolates
           || c == 0xfeff || (c >= 0xe0000 && c <= 0xe007f); // byte order mark, tags
}

int columnsOf(char32_t c)
{
    switch (QChar::category(c)) {
    case QChar::Mark_NonSpacing:
    case QChar::Mark_Enclosing:
    case QChar::Other_Format: return 0;
    default: break;
    }
    const bool wide = (c >= 0x1100 && c <= 0x115f) || (c >= 0x2e80 && c <= 0xa4cf)
                      || (c >= 0xac00 && c <= 0xd7a3) || (c >= 0xf900 && c <= 0xfaff)
                      || (c >= 0xfe30 && c <= 0xfe6f) || (c >= 0xff00 && c <= 0xff60)
                      || (c >= 0xffe0 && c <= 0xffe6) || (c >= 0x1f300 && c <= 0x1faff)
                      || (c >= 0x20000 && c <= 0x3fffd);
    return wide ? 2 : 1;
}

} // namespace

QString plainText(const QString &text, KeepSpace keep)
{
    QString out;
    out.reserve(text.size());
    for (const char32_t c : text.toUcs4()) {
        if (keep == KeepSpace::LinesAndTabs && (c == U'\n' || c == U'\t'))
            out += QChar(char16_t(c));
        else if (!isDangerous(c))
            out += QChar::fromUcs4(c);
        else if (c == U'\n')
            out += "\\n"_L1;
        else if (c == U'\t')
            out += "\\t"_L1;
        else if (c == U'\r')
            out += "\\r"_L1;
        else
            out += "\\u{"_L1 + QString::number(c, 16) + u'}';
    }
    return out;
}

QString cellText(const QString &text)
{
    return plainText(text.simplified(), KeepSpace::None);
}

qsizetype columnsOf(const QString &text)
{
    qsizetype columns = 0;
    for (const char32_t c : text.toUcs4())
        columns += columnsOf(c);
    return columns;
}

QString cutToColumns(const QString &text, qsizetype columns)
{
    if (columnsOf(text) <= columns)
        return text;
    QString out;
    qsizetype used = 0;
    for (const char32_t c : text.toUcs4()) {
        used += columnsOf(c);
        if (used > columns - 1)
            break;
        out += QChar::fromUcs4(c);
    }
    return out + u'…';
}

} // namespace mcprt
