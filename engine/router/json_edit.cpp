// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/json_edit.h"

namespace mcprt {

namespace {

void appendMember(QByteArray &out, QByteArrayView rawKey, QByteArrayView value)
{
    out += out.isEmpty() ? "{\"" : ",\"";
    out += rawKey;
    out += "\":";
    out += value;
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
        return RawJson("{\"" + key.toByteArray() + "\":" + value.toByteArray() + '}');
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
        out += isEmpty ? "\"" : ",\"";
        out += key;
        out += "\":";
        out += value;
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
            appendMember(out, rawKey, value);
    }
    if (isComplete)
        return object;
    return RawJson(out.isEmpty() ? QByteArray("{}") : out + '}');
}

} // namespace mcprt
