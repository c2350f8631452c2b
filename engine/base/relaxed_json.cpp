// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/relaxed_json.h"

#include <QStringDecoder>

#include <algorithm>

namespace mcprt {

namespace {

void blank(QByteArray &text, qsizetype begin, qsizetype end)
{
    for (qsizetype i = begin; i < end; ++i) {
        if (text[i] != '\n' && text[i] != '\r')
            text[i] = ' ';
    }
}

/// First byte behind the string that begins at \a at. A line break ends it too: JSON strings have
/// none, and an unfinished string must not swallow the rest of the file.
qsizetype endOfString(const QByteArray &text, qsizetype at)
{
    for (++at; at < text.size() && text[at] != '\n'; ++at) {
        if (text[at] == '"')
            return at + 1;
        if (text[at] == '\\')
            ++at;
    }
    return std::min(at, text.size());
}

void blankComments(QByteArray &text)
{
    for (qsizetype i = 0; i < text.size();) {
        if (text[i] == '"') {
            i = endOfString(text, i);
        } else if (text[i] == '/' && i + 1 < text.size() && text[i + 1] == '/') {
            const qsizetype end = text.indexOf('\n', i);
            blank(text, i, end < 0 ? text.size() : end);
            i = end < 0 ? text.size() : end;
        } else if (text[i] == '/' && i + 1 < text.size() && text[i + 1] == '*') {
            const qsizetype end = text.indexOf("*/", i + 2);
            if (end < 0)
                return; // never closed: the parser will point at it
            blank(text, i, end + 2);
            i = end + 2;
        } else {
            ++i;
        }
    }
}

void blankTrailingCommas(QByteArray &text)
{
    qsizetype comma = -1; // a comma behind a value, with nothing but space after it so far
    char last = '\0';
    for (qsizetype i = 0; i < text.size();) {
        const char c = text[i];
        if (c == ' ' || c == '\t' || c == '\n' || c == '\r') {
            ++i;
            continue;
        }
        if ((c == '}' || c == ']') && comma >= 0)
            text[comma] = ' ';
        const bool isBehindValue =
            last != '\0' && last != ',' && last != '[' && last != '{' && last != ':';
        comma = c == ',' && isBehindValue ? i : -1;
        last = c;
        i = c == '"' ? endOfString(text, i) : i + 1;
    }
}

} // namespace

QByteArray plainJson(const QByteArray &text)
{
    QByteArray plain = text;
    if (text.startsWith("\xff\xfe") || text.startsWith("\xfe\xff"))
        plain = QString(QStringDecoder(QStringDecoder::Utf16)(text)).toUtf8();
    if (plain.startsWith("\xef\xbb\xbf"))
        blank(plain, 0, 3);
    blankComments(plain);
    blankTrailingCommas(plain);
    return plain;
}

TextPosition positionOf(QByteArrayView text, qsizetype offset)
{
    const QByteArrayView before = text.first(std::clamp<qsizetype>(offset, 0, text.size()));
    const qsizetype lineBegin = before.lastIndexOf('\n') + 1;
    TextPosition position;
    position.line += int(std::count(before.begin(), before.end(), '\n'));
    position.column += int(std::count_if(before.begin() + lineBegin, before.end(),
                                         [](char c) { return (uchar(c) & 0xc0) != 0x80; }));
    return position;
}

} // namespace mcprt
