// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/schema_reference.h"

#include <algorithm>
#include <array>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr int kMaxDepth = 128;

/// Keywords that hold a schema, a list of them, or schemas by name; nothing else is a place where
/// an anchor counts (not `enum`, not `const`, not an unknown keyword).
constexpr std::array<QByteArrayView, 14> kHoldsSchemas{"items",
                                                       "additionalItems",
                                                       "additionalProperties",
                                                       "contains",
                                                       "propertyNames",
                                                       "not",
                                                       "if",
                                                       "then",
                                                       "else",
                                                       "allOf",
                                                       "anyOf",
                                                       "oneOf",
                                                       "prefixItems",
                                                       "unevaluatedProperties"};
constexpr std::array<QByteArrayView, 6> kHoldsNamedSchemas{
    "properties", "patternProperties", "dependentSchemas", "dependencies", "$defs", "definitions"};

bool isAnchored(const RawJson &schema, QByteArrayView anchor)
{
    const auto is = [&](QByteArrayView keyword, const QByteArray &text) {
        return decodeUtf8(member(schema, keyword).view()) == text;
    };
    return is("$anchor", anchor.toByteArray()) || is("$dynamicAnchor", anchor.toByteArray())
           || is("$id", '#' + anchor.toByteArray());
}

RawJson findAnchor(const RawJson &schema, QByteArrayView anchor, int depth)
{
    if (isAnchored(schema, anchor))
        return schema;
    if (depth > kMaxDepth)
        return {};
    const auto search = [&](const RawJson &value) {
        return isResource(value) ? RawJson() : findAnchor(value, anchor, depth + 1);
    };
    JsonCursor members(schema.view());
    QByteArrayView rawKey;
    if (!members.enterObject())
        return {};
    while (members.nextMember(&rawKey)) {
        const RawJson value = schema.part(members.takeValue());
        const QByteArray key = unescape(rawKey);
        const bool isNamed =
            std::ranges::find(kHoldsNamedSchemas, QByteArrayView(key)) != kHoldsNamedSchemas.end();
        if (!isNamed
            && std::ranges::find(kHoldsSchemas, QByteArrayView(key)) == kHoldsSchemas.end())
            continue;
        RawJson found;
        JsonCursor inner(value.view());
        QByteArrayView name;
        if (isNamed && inner.enterObject()) {
            while (found.isEmpty() && inner.nextMember(&name))
                found = search(schema.part(inner.takeValue()));
        } else if (!isNamed && inner.enterArray()) {
            while (found.isEmpty() && inner.nextElement())
                found = search(schema.part(inner.takeValue()));
        } else if (!isNamed) {
            found = search(value);
        }
        if (!found.isEmpty())
            return found;
    }
    return {};
}

RawJson element(const RawJson &array, const QByteArray &token)
{
    bool isNumber = false;
    const qlonglong wanted = token.toLongLong(&isNumber);
    JsonCursor at(array.view());
    if (!isNumber || !at.enterArray())
        return {};
    for (qlonglong i = 0; at.nextElement(); ++i) {
        const QByteArrayView value = at.takeValue();
        if (i == wanted)
            return array.part(value);
    }
    return {};
}

} // namespace

bool isResource(const RawJson &schema)
{
    const QByteArray id = decodeUtf8(member(schema, "$id").view()).value_or(QByteArray());
    return !id.isEmpty() && !id.startsWith('#');
}

std::optional<SchemaPlace> resolveReference(const QByteArray &reference, const RawJson &resource)
{
    if (!reference.startsWith('#'))
        return std::nullopt;
    const QByteArray fragment = QByteArray::fromPercentEncoding(reference.sliced(1));
    if (fragment.isEmpty())
        return SchemaPlace{resource, resource};
    if (!fragment.startsWith('/')) {
        const RawJson found = findAnchor(resource, fragment, 0);
        return found.isEmpty() ? std::nullopt : std::optional(SchemaPlace{found, resource});
    }
    SchemaPlace place{resource, resource};
    for (QByteArray token : fragment.sliced(1).split('/')) {
        token.replace("~1", "/").replace("~0", "~");
        const RawJson next =
            place.schema.isArray() ? element(place.schema, token) : member(place.schema, token);
        if (next.isEmpty())
            return std::nullopt;
        place.schema = next;
        if (isResource(next))
            place.resource = next;
    }
    return place;
}

} // namespace mcprt
