// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/progress_token.h"

#include "engine/base/joined.h"
#include "engine/child/wire_text.h"

namespace mcprt {

namespace {

/// Where the last value of a key is in an object; null views where it is not.
struct Place
{
    QByteArrayView value{};
    bool hasMembers = false; ///< of whatever key
};

Place find(QByteArrayView object, QByteArrayView key)
{
    Place place;
    JsonCursor at(object);
    QByteArrayView rawKey;
    if (!at.enterObject())
        return place;
    while (at.nextMember(&rawKey)) {
        place.hasMembers = true;
        const QByteArrayView value = at.takeValue();
        if (keyEquals(rawKey, key))
            place.value = value;
    }
    return place;
}

/// \a object with \a text in place of \a old, or where that is null, as its first member.
QByteArray replaced(QByteArrayView object, const Place &old, QByteArrayView key,
                    QByteArrayView text)
{
    if (!old.value.isNull())
        return joined({{object.begin(), old.value.begin()}, text, {old.value.end(), object.end()}});
    const qsizetype brace = object.indexOf('{') + 1;
    return joined({object.first(brace), "\"", key, "\":", text,
                   QByteArrayView(old.hasMembers ? "," : ""), object.sliced(brace)});
}

} // namespace

RawJson withProgressToken(const RawJson &params, qint64 token)
{
    constexpr QByteArrayView kToken = "progressToken";
    const Digits number(token);
    const QByteArrayView object = params.isObject() ? params.view() : QByteArrayView("{}");
    const Place meta = find(object, "_meta");
    const QByteArray newMeta =
        meta.value.startsWith('{')
            ? replaced(meta.value, find(meta.value, kToken), kToken, number.view())
            : joined({R"({"progressToken":)", number.view(), "}"});
    return RawJson(replaced(object, meta, "_meta", newMeta));
}

} // namespace mcprt
