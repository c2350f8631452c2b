// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/json_edit.h"

namespace mcprt {

namespace {

QByteArray memberText(QByteArrayView key, QByteArrayView value)
{
    QByteArray out;
    out.reserve(key.size() + value.size() + 4);
    out += '"';
    out += key;
    out += "\":";
    out += value;
    return out;
}

/// Puts \a member behind the brace at \a at, where an object begins.
QByteArray inserted(const RawJson &whole, qsizetype at, QByteArrayView text)
{
    const QByteArrayView rest = whole.view().sliced(at + 1);
    QByteArray out;
    out.reserve(whole.size() + text.size() + 1);
    out += whole.view().first(at + 1);
    out += text;
    if (!rest.trimmed().startsWith('}'))
        out += ',';
    out += rest;
    return out;
}

} // namespace

RawJson withMember(const RawJson &object, QByteArrayView key, QByteArrayView value)
{
    const QByteArrayView text = object.view();
    QByteArray out;
    out.reserve(text.size() + key.size() + value.size() + 8);
    const char *copied = text.data(); // up to here it is in `out`
    bool isReplaced = false;
    bool isEmpty = true;
    QByteArrayView rawKey;
    JsonCursor at(text);
    if (!at.enterObject())
        return RawJson('{' + memberText(key, value) + '}');
    while (at.nextMember(&rawKey)) {
        isEmpty = false;
        const QByteArrayView old = at.takeValue();
        if (at.failed() || !keyEquals(rawKey, key))
            continue;
        out.append(copied, old.data() - copied);
        out += value;
        copied = old.data() + old.size();
        isReplaced = true;
    }
    const char *end = text.data() + text.lastIndexOf('}');
    out.append(copied, end - copied);
    if (!isReplaced) {
        if (!isEmpty)
            out += ',';
        out += memberText(key, value);
    }
    return RawJson(out + '}');
}

RawJson withoutMembers(const RawJson &object,
                       const std::function<bool(QByteArrayView key)> &unwanted)
{
    QByteArray out;
    bool isComplete = true;
    QByteArrayView rawKey;
    JsonCursor at(object.view());
    if (!at.enterObject())
        return object;
    while (at.nextMember(&rawKey)) {
        const QByteArrayView value = at.takeValue();
        if (at.failed())
            return object;
        if (unwanted(unescape(rawKey)))
            isComplete = false;
        else
            out += (out.isEmpty() ? '{' : ',') + memberText(rawKey, value);
    }
    if (isComplete)
        return object;
    return RawJson(out.isEmpty() ? QByteArray("{}") : out + '}');
}

RawJson withDefaultMember(const RawJson &object, QByteArrayView key, QByteArrayView value)
{
    if (!object.isObject() || !member(object, key).isEmpty())
        return object;
    return RawJson(inserted(object, 0, memberText(key, value)));
}

RawJson withDefaultMeta(const RawJson &object, QByteArrayView key, QByteArrayView value)
{
    const RawJson meta = member(object, "_meta");
    if (!meta.isObject())
        return withDefaultMember(object, "_meta", QByteArray('{' + memberText(key, value) + '}'));
    if (!member(meta, key).isEmpty())
        return object;
    const qsizetype at = meta.view().data() - object.view().data();
    return RawJson(inserted(object, at, memberText(key, value)));
}

} // namespace mcprt
