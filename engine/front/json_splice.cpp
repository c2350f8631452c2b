// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/json_splice.h"

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
    if (!object.isObject() || !member(object, key).isEmpty())
        return object;
    return RawJson(inserted(object, 0, memberText(key, value)));
}

RawJson withMeta(const RawJson &object, QByteArrayView key, QByteArrayView value)
{
    const RawJson meta = member(object, "_meta");
    if (!meta.isObject())
        return withMember(object, "_meta", QByteArray('{' + memberText(key, value) + '}'));
    if (!member(meta, key).isEmpty())
        return object;
    const qsizetype at = meta.view().data() - object.view().data();
    return RawJson(inserted(object, at, memberText(key, value)));
}

} // namespace mcprt
