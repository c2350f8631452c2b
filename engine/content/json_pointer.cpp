// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/json_pointer.h"

#include <QStringList>

#include <charconv>
#include <optional>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kMaxNamed = 20;
constexpr qsizetype kMaxNameBytes = 100;

Failure invalid(const QString &message)
{
    return fail(ErrorCode::InvalidArgument, message, u"json_pointer"_s);
}

/// `~1` and `~0` undone; nullopt when a tilde stands alone.
std::optional<QByteArray> unescapeToken(QStringView token)
{
    QString text;
    for (qsizetype i = 0; i < token.size(); ++i) {
        if (token.at(i) != u'~') {
            text += token.at(i);
            continue;
        }
        if (++i == token.size() || (token.at(i) != u'0' && token.at(i) != u'1'))
            return std::nullopt;
        text += token.at(i) == u'0' ? u'~' : u'/';
    }
    return text.toUtf8();
}

QString escapeToken(const QByteArray &name)
{
    return QString::fromUtf8(name).replace(u'~', u"~0"_s).replace(u'/', u"~1"_s);
}

/// First members of an object, as a person would list them.
QString memberNames(QByteArrayView object)
{
    QStringList names;
    JsonCursor at(object);
    QByteArrayView key;
    at.enterObject();
    while (at.nextMember(&key)) {
        if (names.size() == kMaxNamed) {
            names.append(u"…"_s);
            break;
        }
        names.append(u'"' + QString::fromUtf8(unescape(key.first(qMin(key.size(), kMaxNameBytes))))
                     + u'"');
        at.takeValue();
    }
    return names.isEmpty() ? u"no members"_s : u"the members "_s + names.join(u", "_s);
}

Result<QByteArrayView> memberOf(QByteArrayView object, const QByteArray &name, const QString &where)
{
    JsonCursor at(object);
    QByteArrayView key;
    QByteArrayView found;
    at.enterObject();
    while (at.nextMember(&key)) {
        const QByteArrayView value = at.takeValue();
        if (keyEquals(key, name))
            found = value; // the last one wins, as in member()
    }
    if (found.isNull()) {
        return invalid(u"There is no \"%1\" at \"%2\"; it has %3."_s.arg(
            QString::fromUtf8(name.left(kMaxNameBytes)), where, memberNames(object)));
    }
    return found;
}

Result<QByteArrayView> elementOf(QByteArrayView array, const QByteArray &index,
                                 const QString &where)
{
    qint64 wanted = -1;
    const auto parsed = std::from_chars(index.begin(), index.end(), wanted);
    const bool isIndex = parsed.ec == std::errc() && parsed.ptr == index.end() && wanted >= 0
                         && (index.size() == 1 || !index.startsWith('0'));
    JsonCursor at(array);
    at.enterArray();
    qint64 count = 0;
    for (; at.nextElement(); ++count) {
        const QByteArrayView value = at.takeValue();
        if (isIndex && count == wanted)
            return value;
    }
    return invalid(u"\"%1\" is no element of the list at \"%2\", which has %3 of them, counted "
                   "from 0."_s.arg(QString::fromUtf8(index.left(kMaxNameBytes)), where)
                       .arg(count));
}

} // namespace

Result<QByteArrayView> resolvePointer(QByteArrayView json, const QString &pointer)
{
    JsonCursor start(json);
    QByteArrayView value = start.takeValue();
    if (!start.atEnd()) {
        return invalid(u"The content is no JSON (byte %1). Read it with chunk_index, lines, bytes "
                       "or grep."_s.arg(start.offset()));
    }
    if (!pointer.isEmpty() && !pointer.startsWith(u'/'))
        return invalid(u"A json_pointer is empty (everything) or starts with a slash: "
                       "\"/items/0/name\"."_s);
    qsizetype from = 0;
    while (from < pointer.size()) {
        qsizetype to = pointer.indexOf(u'/', from + 1);
        if (to < 0)
            to = pointer.size();
        const auto token = unescapeToken(QStringView(pointer).sliced(from + 1, to - from - 1));
        if (!token)
            return invalid(u"In a json_pointer a tilde is written ~0 and a slash in a name ~1."_s);
        const QString where = pointer.first(from);
        Result<QByteArrayView> next =
            value.startsWith('{') ? memberOf(value, *token, where)
            : value.startsWith('[')
                ? elementOf(value, *token, where)
                : invalid(u"The value at \"%1\" has nothing inside."_s.arg(where));
        if (!next)
            return next;
        value = *next;
        from = to;
    }
    return value;
}

QStringList pointersInside(QByteArrayView value, const QString &pointer, int limit)
{
    QStringList pointers;
    JsonCursor at(value);
    if (at.enterObject()) {
        QByteArrayView key;
        while (pointers.size() < limit && at.nextMember(&key)) {
            pointers.append(pointer + u'/' + escapeToken(unescape(key)));
            at.takeValue();
        }
    } else if (at.enterArray()) {
        for (int i = 0; pointers.size() < limit && at.nextElement(); ++i) {
            pointers.append(pointer + u'/' + QString::number(i));
            at.takeValue();
        }
    }
    return pointers;
}

} // namespace mcprt
