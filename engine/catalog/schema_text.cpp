// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/schema_text.h"

#include <algorithm>
#include <array>

namespace mcprt {

namespace {

constexpr int kMaxDepth = 8;
constexpr qsizetype kMaxChars = 4000;

/// Keywords whose value is a schema or a list of schemas.
constexpr std::array<QByteArrayView, 7> kNested{
    "items", "anyOf", "oneOf", "allOf", "prefixItems", "not", "additionalProperties"};

void append(QString &out, const QString &text)
{
    if (text.isEmpty() || out.size() >= kMaxChars)
        return;
    if (!out.isEmpty())
        out += u' ';
    out += QStringView(text).left(kMaxChars - out.size());
}

class Reader
{
public:
    explicit Reader(SchemaText &out)
        : m_out(out)
    {}

    void schema(QByteArrayView text, int depth)
    {
        JsonCursor at(text);
        if (depth > kMaxDepth || !at.enterObject())
            return;
        QByteArrayView key;
        while (at.nextMember(&key)) {
            const QByteArrayView value = at.takeValue();
            if (key == "properties")
                map(value, depth + 1, &m_out.names);
            else if (key == "$defs" || key == "definitions")
                map(value, depth + 1, nullptr);
            else if (key == "description" || key == "title")
                append(m_out.texts, decodeString(value).value_or(QString()));
            else if (key == "enum")
                strings(value);
            else if (std::find(kNested.begin(), kNested.end(), key) != kNested.end())
                nested(value, depth + 1);
        }
    }

private:
    /// Schemas by name; the names are appended to \a names unless it is null.
    void map(QByteArrayView text, int depth, QString *names)
    {
        JsonCursor at(text);
        if (!at.enterObject())
            return;
        QByteArrayView key;
        while (at.nextMember(&key)) {
            if (names)
                append(*names, QString::fromUtf8(unescape(key)));
            schema(at.takeValue(), depth);
        }
    }

    void strings(QByteArrayView text)
    {
        JsonCursor at(text);
        if (!at.enterArray())
            return;
        while (at.nextElement())
            append(m_out.texts, decodeString(at.takeValue()).value_or(QString()));
    }

    void nested(QByteArrayView text, int depth)
    {
        JsonCursor list(text);
        if (!list.enterArray())
            return schema(text, depth);
        while (list.nextElement())
            schema(list.takeValue(), depth);
    }

    SchemaText &m_out;
};

} // namespace

SchemaText readSchemaText(const RawJson &schema)
{
    SchemaText text;
    Reader(text).schema(schema.view(), 0);
    return text;
}

} // namespace mcprt
