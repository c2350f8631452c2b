// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/reply_text.h"

namespace mcprt {

namespace {

bool endsSentence(QStringView text, qsizetype at)
{
    const QChar c = text[at];
    if (c == u'。' || c == u'！' || c == u'？')
        return true;
    return (c == u'.' || c == u'!' || c == u'?') && at + 1 < text.size() && text[at + 1] == u' ';
}

} // namespace

QString brief(const QString &text, qsizetype maxChars)
{
    QString line;
    // What follows far behind the cut is never looked at: descriptions may be huge.
    for (const QChar c : QStringView(text).left(maxChars * 4))
        line += c.category() == QChar::Other_Control ? u' ' : c;
    line = line.simplified();
    if (line.size() <= maxChars)
        return line;
    for (qsizetype at = maxChars - 1; at >= maxChars / 3; --at) {
        if (endsSentence(line, at))
            return line.left(at + 1);
    }
    qsizetype end = line.lastIndexOf(u' ', maxChars - 1);
    if (end < maxChars / 2)
        end = maxChars - 1;
    if (line[end - 1].isHighSurrogate())
        --end;
    return line.left(end) + u'…';
}

} // namespace mcprt
