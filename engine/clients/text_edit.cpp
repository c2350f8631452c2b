// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/text_edit.h"

#include "engine/base/relaxed_json.h"

#include <QStringList>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

void appendLines(QString &out, QChar mark, const QByteArray &bytes)
{
    QString text = QString::fromUtf8(bytes);
    text.remove(u'\r');
    const QStringList lines = text.split(u'\n');
    for (const QString &line : lines) {
        if (!line.trimmed().isEmpty())
            out += mark + line + u'\n';
    }
}

} // namespace

QByteArray edited(const QByteArray &text, const TextEdits &edits)
{
    QByteArray out;
    qsizetype done = 0;
    for (const TextEdit &edit : edits) {
        out += text.mid(done, edit.at - done) + edit.with;
        done = edit.at + edit.length;
    }
    return out + text.mid(done);
}

QString describeEdits(const QByteArray &text, const TextEdits &edits, const QString &path)
{
    QString out = u"--- %1\n+++ %1\n"_s.arg(path);
    for (const TextEdit &edit : edits) {
        const TextPosition place = positionOf(text, edit.at);
        out += u"@@ line %1, column %2 @@\n"_s.arg(place.line).arg(place.column);
        appendLines(out, u'-', text.mid(edit.at, edit.length));
        appendLines(out, u'+', edit.with);
    }
    return out;
}

QByteArray lineEnding(const QByteArray &text)
{
    const qsizetype feed = text.indexOf('\n');
    return feed > 0 && text[feed - 1] == '\r' ? "\r\n" : "\n";
}

} // namespace mcprt
