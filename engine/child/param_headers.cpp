// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/param_headers.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Keywords of JSON Schema 2020-12 that hold schemas by name, in a row, or alone.
constexpr QByteArrayView kMaps[] = {"patternProperties", "$defs", "definitions",
                                    "dependentSchemas"};
constexpr QByteArrayView kLists[] = {"allOf", "anyOf", "oneOf", "prefixItems"};
constexpr QByteArrayView kSingles[] = {
    "items", "additionalProperties",  "contains",         "not",           "if",
    "then",  "unevaluatedProperties", "unevaluatedItems", "propertyNames", "else"};

template <class List>
bool isIn(const List &list, QByteArrayView word)
{
    return std::find(std::begin(list), std::end(list), word) != std::end(list);
}

bool isToken(QByteArrayView text)
{
    constexpr QByteArrayView kMarks = "!#$%&'*+-.^_`|~";
    return !text.isEmpty() && std::ranges::all_of(text, [&](char c) {
        return (c >= '0' && c <= '9') || (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z')
               || kMarks.contains(c);
    });
}

Failure invalid(const QString &why)
{
    return fail(ErrorCode::Protocol, why);
}

} // namespace

Result<ParamHeaders> ParamHeaders::read(const RawJson &inputSchema)
{
    ParamHeaders headers;
    if (!inputSchema.view().contains("x-mcp-header"))
        return headers;
    if (const auto read = headers.readSchema(inputSchema, {}, true, 0); !read)
        return Failure(read.error());
    return headers;
}

Result<void> ParamHeaders::readSchema(const RawJson &schema, const QByteArrayList &path,
                                      bool isReachable, int depth)
{
    JsonCursor at(schema.view());
    if (depth > kMaxSchemaDepth || !at.enterObject())
        return {};
    QByteArrayView rawKey;
    while (at.nextMember(&rawKey)) {
        const RawJson value = schema.part(at.takeValue());
        const QByteArray keyword = unescape(rawKey);
        const auto read = keyword == "x-mcp-header"
                              ? readAnnotation(value, schema, path, isReachable)
                              : readKeyword(keyword, value, path, isReachable, depth + 1);
        if (!read)
            return read;
    }
    return {};
}

Result<void> ParamHeaders::readKeyword(QByteArrayView keyword, const RawJson &value,
                                       const QByteArrayList &path, bool isReachable, int depth)
{
    if (isIn(kSingles, keyword) && value.isObject())
        return readSchema(value, path, false, depth);
    JsonCursor at(value.view());
    if (isIn(kLists, keyword) && at.enterArray()) {
        while (at.nextElement()) {
            if (const auto read = readSchema(value.part(at.takeValue()), path, false, depth); !read)
                return read;
        }
        return {};
    }
    const bool isProperties = keyword == "properties";
    if ((!isProperties && !isIn(kMaps, keyword)) || !at.enterObject())
        return {};
    QByteArrayView rawKey;
    while (at.nextMember(&rawKey)) {
        const RawJson schema = value.part(at.takeValue());
        const auto read = readSchema(schema, path + QByteArrayList{unescape(rawKey)},
                                     isReachable && isProperties, depth);
        if (!read)
            return read;
    }
    return {};
}

Result<void> ParamHeaders::readAnnotation(const RawJson &annotation, const RawJson &schema,
                                          const QByteArrayList &path, bool isReachable)
{
    if (!isReachable || path.isEmpty())
        return invalid(u"\"x-mcp-header\" stands where no argument is named"_s);
    const QString where = QString::fromUtf8(path.join('.'));
    const auto name = decodeUtf8(annotation.view());
    if (!name || !isToken(*name))
        return invalid(u"\"x-mcp-header\" of \"%1\" is no name for a header"_s.arg(where));
    const QByteArrayView type = member(schema, "type").view();
    if (type != R"("string")" && type != R"("integer")" && type != R"("boolean")") {
        return invalid(
            u"\"x-mcp-header\" of \"%1\" needs the type string, integer or boolean"_s.arg(where));
    }
    const QByteArray header = "Mcp-Param-" + *name;
    const auto isSame = [&](const Param &param) {
        return param.header.compare(header, Qt::CaseInsensitive) == 0;
    };
    if (std::ranges::any_of(m_params, isSame))
        return invalid(u"\"x-mcp-header\" of \"%1\" is there twice"_s.arg(where));
    m_params.push_back({path, header});
    return {};
}

HttpHeaders ParamHeaders::of(const RawJson &arguments) const
{
    HttpHeaders headers;
    for (const Param &param : m_params) {
        RawJson value = arguments;
        for (const QByteArray &key : param.path)
            value = member(value, key);
        if (value.isEmpty() || value.isNull() || value.isObject() || value.isArray())
            continue;
        if (const auto text = decodeUtf8(value.view()))
            headers.emplace_back(param.header, encodeHeaderValue(*text));
        else if (const auto whole = decodeInteger(value.view()))
            headers.emplace_back(param.header, QByteArray::number(*whole));
        else
            headers.emplace_back(param.header, value.toByteArray()); // true, false, 1.5
    }
    return headers;
}

QByteArray encodeHeaderValue(const QByteArray &text)
{
    const bool isPrintable = std::ranges::all_of(text, [](char c) { return c >= ' ' && c <= '~'; });
    const bool isPadded = text.startsWith(' ') || text.endsWith(' ');
    const bool looksEncoded = text.startsWith("=?base64?") && text.endsWith("?=");
    if (isPrintable && !isPadded && !looksEncoded)
        return text.isNull() ? QByteArray("") : text; // a null value would remove the header
    return "=?base64?" + text.toBase64() + "?=";
}

} // namespace mcprt
