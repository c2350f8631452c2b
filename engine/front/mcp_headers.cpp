// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/mcp_headers.h"

#include "engine/mcp/modern.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Schemas that nest deeper mark nothing.
constexpr int kMaxSchemaDepth = 64;

Failure mismatch(const QString &why)
{
    return Failure(Error{ErrorCode::Protocol, why, {}, rpc::kHeaderMismatch});
}

/// The value of the header \a name (lower case), there once.
Result<QByteArray> headerText(const HttpHead &head, QByteArrayView name)
{
    const QString shown = QString::fromLatin1(name);
    switch (head.count(name)) {
    case 0: return mismatch(u"The header %1 is missing."_s.arg(shown));
    case 1: break;
    default: return mismatch(u"The header %1 is there more than once."_s.arg(shown));
    }
    auto text = decodeHeaderValue(head.value(name));
    if (!text)
        return mismatch(u"The header %1 can't be decoded."_s.arg(shown));
    return std::move(*text);
}

Result<void> checkEqual(const HttpHead &head, QByteArrayView name, QByteArrayView body)
{
    const auto text = headerText(head, name);
    if (!text)
        return Failure(text.error());
    if (*text != body) {
        return mismatch(
            u"The header %1 does not say what the body says."_s.arg(QString::fromLatin1(name)));
    }
    return {};
}

bool isSameNumber(QByteArrayView header, QByteArrayView body)
{
    if (header == body)
        return true;
    const auto number = parseJson(header.toByteArray());
    if (!number)
        return false;
    const auto whole = decodeInteger(header);
    if (const auto wanted = decodeInteger(body); whole || wanted)
        return whole == wanted;
    const auto real = decodeDouble(header);
    return real && real == decodeDouble(body);
}

Result<void> checkParam(const HttpHead &head, QByteArrayView headerName, const RawJson &value)
{
    const auto text = headerText(head, headerName);
    if (!text)
        return Failure(text.error());
    bool isSame = false;
    if (value.isString())
        isSame = decodeUtf8(value.view()) == *text;
    else if (value.isTrue() || value.view() == "false")
        isSame = *text == value.view();
    else
        isSame = isSameNumber(*text, value.view());
    if (isSame)
        return {};
    return mismatch(u"The header %1 does not say what the arguments say."_s.arg(
        QString::fromLatin1(headerName)));
}

Result<void> checkMembers(const HttpHead &head, const RawJson &schema, const RawJson &arguments,
                          int depth)
{
    const RawJson properties = member(schema, "properties");
    JsonCursor at(properties.view());
    if (depth > kMaxSchemaDepth || !at.enterObject())
        return {};
    QByteArrayView rawKey;
    while (at.nextMember(&rawKey)) {
        const RawJson property = properties.part(at.takeValue());
        const RawJson value = member(arguments, unescape(rawKey));
        if (value.isEmpty() || value.isNull())
            continue;
        const auto name = decodeUtf8(member(property, "x-mcp-header").view());
        Result<void> checked;
        if (value.isObject())
            checked = checkMembers(head, property, value, depth + 1);
        else if (name && !value.isArray())
            checked = checkParam(head, QByteArray("mcp-param-" + name->toLower()), value);
        if (!checked)
            return checked;
    }
    return {};
}

} // namespace

std::optional<QByteArray> decodeHeaderValue(QByteArrayView value)
{
    constexpr QByteArrayView kPrefix = "=?base64?";
    constexpr QByteArrayView kSuffix = "?=";
    const bool isPlain =
        std::ranges::all_of(value, [](char c) { return (c >= ' ' && c <= '~') || c == '\t'; });
    if (!isPlain)
        return std::nullopt;
    if (value.size() < kPrefix.size() + kSuffix.size() || !value.startsWith(kPrefix)
        || !value.endsWith(kSuffix))
        return value.toByteArray();
    const QByteArray coded =
        value.sliced(kPrefix.size(), value.size() - kPrefix.size() - kSuffix.size()).toByteArray();
    if (coded.size() % 4 != 0)
        return std::nullopt;
    auto decoded = QByteArray::fromBase64Encoding(
        coded, QByteArray::Base64Encoding | QByteArray::AbortOnBase64DecodingErrors);
    if (!decoded)
        return std::nullopt;
    return std::move(decoded.decoded);
}

Result<void> checkStandardHeaders(const HttpHead &head, const Envelope &request,
                                  QByteArrayView version)
{
    if (auto same = checkEqual(head, "mcp-protocol-version", version); !same)
        return same;
    if (auto same = checkEqual(head, "mcp-method", request.method); !same)
        return same;
    const QByteArrayView key = memberInNameHeader(request.method);
    if (key.isEmpty())
        return {};
    const auto name = decodeUtf8(member(request.params, key).view());
    if (name)
        return checkEqual(head, "mcp-name", *name);
    if (head.count("mcp-name") > 0)
        return mismatch(u"The header mcp-name names something that the body does not."_s);
    return {}; // the request itself is wrong, which is for others to say
}

Result<void> checkParamHeaders(const HttpHead &head, const RawJson &schema,
                               const RawJson &arguments)
{
    if (!schema.view().contains("x-mcp-header"))
        return {};
    return checkMembers(head, schema, arguments, 0);
}

} // namespace mcprt
