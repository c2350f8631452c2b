// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/progress_token.h"

namespace mcprt {

namespace {

/// \a object with \a text put in place of the last value of \a key, or as its first member.
QByteArray replaced(QByteArrayView object, QByteArrayView key, QByteArrayView text)
{
    JsonCursor at(object);
    QByteArrayView old;
    bool hasMembers = false;
    if (at.enterObject()) {
        QByteArrayView rawKey;
        while (at.nextMember(&rawKey)) {
            hasMembers = true;
            const QByteArrayView value = at.takeValue();
            if (keyEquals(rawKey, key))
                old = value;
        }
    }
    QByteArray out;
    out.reserve(object.size() + key.size() + text.size() + 4);
    if (!old.isNull()) {
        out.append(object.begin(), old.begin() - object.begin());
        out += text;
        out.append(old.end(), object.end() - old.end());
        return out;
    }
    const qsizetype brace = object.indexOf('{') + 1;
    out += object.first(brace);
    out += '"';
    out += key;
    out += "\":";
    out += text;
    if (hasMembers)
        out += ',';
    out += object.sliced(brace);
    return out;
}

} // namespace

RawJson withProgressToken(const RawJson &params, qint64 token)
{
    const QByteArray number = QByteArray::number(token);
    if (!params.isObject())
        return RawJson(R"({"_meta":{"progressToken":)" + number + "}}");
    const RawJson meta = member(params, "_meta");
    const QByteArray newMeta = meta.isObject() ? replaced(meta.view(), "progressToken", number)
                                               : R"({"progressToken":)" + number + '}';
    return RawJson(replaced(params.view(), "_meta", newMeta));
}

} // namespace mcprt
