// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/text_edit.h"

#include "engine/base/relaxed_json.h"

#include <QStringList>

#include <algorithm>

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

/// Some bytes of a text under change.
struct Piece
{
    qsizetype at = -1; ///< in the text as it was; -1 = new
    qsizetype length = 0;
    QByteArray with; ///< of a new piece
};

Piece partOf(const Piece &piece, qsizetype from, qsizetype length)
{
    if (piece.at < 0)
        return {-1, length, piece.with.mid(from, length)};
    return {piece.at + from, length, {}};
}

/// \param edits  of what \a pieces are together
void replacePieces(std::vector<Piece> &pieces, const TextEdits &edits)
{
    std::vector<Piece> out;
    auto edit = edits.begin();
    qsizetype begin = 0; // of the current piece
    for (const Piece &piece : pieces) {
        qsizetype at = begin; // how far the piece is copied or replaced
        const qsizetype end = begin + piece.length;
        while (edit != edits.end() && edit->at < end) {
            if (edit->at > at)
                out.push_back(partOf(piece, at - begin, edit->at - at));
            if (edit->at >= begin)
                out.push_back({-1, edit->with.size(), edit->with});
            at = std::clamp(edit->at + edit->length, at, end);
            if (edit->at + edit->length > end)
                break; // it goes on in the next piece
            ++edit;
        }
        if (at < end)
            out.push_back(partOf(piece, at - begin, end - at));
        begin = end;
    }
    for (; edit != edits.end(); ++edit) // behind the last byte
        out.push_back({-1, edit->with.size(), edit->with});
    pieces = std::move(out);
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

TextEdits combined(const QByteArray &text, const TextEdits &first, const TextEdits &second)
{
    std::vector<Piece> pieces{{0, text.size(), {}}};
    replacePieces(pieces, first);
    replacePieces(pieces, second);
    TextEdits edits;
    TextEdit pending;
    for (const Piece &piece : pieces) {
        if (piece.at < 0) {
            pending.with += piece.with;
            continue;
        }
        pending.length = piece.at - pending.at;
        if (pending.length > 0 || !pending.with.isEmpty())
            edits.push_back(pending);
        pending = {piece.at + piece.length, 0, {}};
    }
    pending.length = text.size() - pending.at;
    if (pending.length > 0 || !pending.with.isEmpty())
        edits.push_back(pending);
    return edits;
}

TextEdits reversed(const QByteArray &text, const TextEdits &edits)
{
    TextEdits back;
    qsizetype shift = 0;
    for (const TextEdit &edit : edits) {
        back.push_back({edit.at + shift, edit.with.size(), text.mid(edit.at, edit.length)});
        shift += edit.with.size() - edit.length;
    }
    return back;
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
