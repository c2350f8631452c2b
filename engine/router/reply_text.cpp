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

/// Characters that show a text in another order than it is read in.
bool turnsText(QChar c)
{
    return (c >= QChar(0x202a) && c <= QChar(0x202e)) || (c >= QChar(0x2066) && c <= QChar(0x2069));
}

/// A character of the block Tags, in which a text can be written that only a model sees.
bool isTag(QStringView text, qsizetype at)
{
    return text[at] == QChar(0xdb40) && at + 1 < text.size() && text[at + 1] >= QChar(0xdc00)
           && text[at + 1] <= QChar(0xdc7f);
}

} // namespace

QString brief(const QString &text, qsizetype maxChars)
{
    QString line;
    // What follows far behind the cut is never looked at: descriptions may be huge.
    const QStringView seen = QStringView(text).left(maxChars * 4);
    for (qsizetype at = 0; at < seen.size(); ++at) {
        if (isTag(seen, at))
            ++at;
        else if (!turnsText(seen[at]))
            line += seen[at].category() == QChar::Other_Control ? QChar(u' ') : seen[at];
    }
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
