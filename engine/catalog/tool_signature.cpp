// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/tool_signature.h"

#include <QSet>

namespace mcprt {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxChoices = 6;
constexpr qsizetype kMaxDefault = 24; ///< longer ones are left to the schema

QSet<QByteArray> requiredNames(const RawJson &schema)
{
    QSet<QByteArray> names;
    const RawJson list = member(schema, "required");
    JsonCursor at(list.view());
    if (!at.enterArray())
        return names;
    while (at.nextElement()) {
        if (const auto name = decodeUtf8(at.takeValue()))
            names.insert(*name);
    }
    return names;
}

/// `"a"|"b"`, as they stand in the schema; empty when there are too many to show.
QString choices(const RawJson &list)
{
    JsonCursor at(list.view());
    if (!at.enterArray())
        return {};
    QStringList values;
    while (at.nextElement()) {
        values += QString::fromUtf8(at.takeValue());
        if (values.size() > kMaxChoices)
            return {};
    }
    return values.join(u'|');
}

QString typeOf(const RawJson &schema)
{
    if (const QString values = choices(member(schema, "enum")); !values.isEmpty())
        return values;
    const RawJson type = member(schema, "type");
    const QString name = decodeString(type.view()).value_or(choices(type).remove(u'"'));
    if (name != u"array")
        return name.isEmpty() ? u"any"_s : name;
    const RawJson items = member(schema, "items");
    const QString inner = decodeString(member(items, "type").view()).value_or(u"any"_s);
    return inner + u"[]"_s;
}

/// Whether a schema without `properties` says that there are none, rather than leaving them open.
bool hasNone(const RawJson &schema)
{
    return member(schema, "additionalProperties").view() == "false"
           && member(schema, "patternProperties").isEmpty();
}

} // namespace

QString toolSignature(const RawJson &inputSchema, qsizetype chars)
{
    const QSet<QByteArray> required = requiredNames(inputSchema);
    const RawJson properties = member(inputSchema, "properties");
    QString text;
    JsonCursor at(properties.view());
    if (!at.enterObject())
        return hasNone(inputSchema) ? u"()"_s : u"(…)"_s;
    QByteArrayView key;
    while (at.nextMember(&key)) {
        const QByteArray name = unescape(key);
        const RawJson schema = properties.part(at.takeValue());
        QString one = QString::fromUtf8(name) + (required.contains(name) ? u": "_s : u"?: "_s)
                      + typeOf(schema);
        const RawJson fallback = member(schema, "default");
        if (!fallback.isEmpty() && fallback.size() <= kMaxDefault)
            one += u" = "_s + QString::fromUtf8(fallback.view());
        const QString separator = text.isEmpty() ? QString() : u", "_s;
        if (text.size() + separator.size() + one.size() > chars) {
            text += separator + u'…';
            break;
        }
        text += separator + one;
    }
    return u'(' + text.simplified() + u')';
}

} // namespace mcprt
