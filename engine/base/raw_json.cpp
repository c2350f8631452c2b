// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/raw_json.h"

#include "engine/base/json_fault.h"
#include "engine/base/utf8.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>

#include <charconv>
#include <cmath>
#include <cstring>

namespace mcprt {

namespace {

bool isDigit(char c)
{
    return c >= '0' && c <= '9';
}

int hexValue(char c)
{
    if (isDigit(c))
        return c - '0';
    c = char(c | 0x20);
    return c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
}

char32_t fourHex(const char *at)
{
    return char32_t(hexValue(at[0]) << 12 | hexValue(at[1]) << 8 | hexValue(at[2]) << 4
                    | hexValue(at[3]));
}

/// Appends the character that the escape at \a at (behind the backslash) stands for.
/// \return the first byte behind the escape.
const char *appendEscape(QByteArray &out, const char *at, const char *end)
{
    switch (*at) {
    case 'b': out += '\b'; return at + 1;
    case 'f': out += '\f'; return at + 1;
    case 'n': out += '\n'; return at + 1;
    case 'r': out += '\r'; return at + 1;
    case 't': out += '\t'; return at + 1;
    case 'u': break;
    default: out += *at; return at + 1;
    }
    char32_t c = fourHex(at + 1);
    at += 5;
    if (c >= 0xd800 && c < 0xdc00 && end - at >= 6 && at[0] == '\\' && at[1] == 'u') {
        const char32_t low = fourHex(at + 2);
        if (low >= 0xdc00 && low < 0xe000) {
            appendUtf8(out, 0x10000 + ((c - 0xd800) << 10) + (low - 0xdc00));
            return at + 6;
        }
    }
    appendUtf8(out, c >= 0xd800 && c < 0xe000 ? 0xfffd : c);
    return at;
}

} // namespace

Result<RawJson> parseJson(const ByteSlice &text)
{
    JsonCursor at(text.view());
    const QByteArrayView value = at.takeValue();
    if (!at.atEnd()) {
        return fail(ErrorCode::Protocol, jsonFault(text.view(), at.offset()));
    }
    return RawJson(text.part(value));
}

RawJson member(const RawJson &object, QByteArrayView key)
{
    JsonCursor at(object.view());
    QByteArrayView found;
    if (at.enterObject()) {
        QByteArrayView rawKey;
        while (at.nextMember(&rawKey)) {
            const QByteArrayView value = at.takeValue();
            if (keyEquals(rawKey, key))
                found = value;
        }
    }
    return at.failed() || found.isNull() ? RawJson() : object.part(found);
}

bool keyEquals(QByteArrayView rawKey, QByteArrayView key)
{
    if (rawKey.size() <= key.size()) // an escape is longer than what it stands for
        return rawKey == key;
    return rawKey.contains('\\') && unescape(rawKey) == key;
}

QByteArray unescape(QByteArrayView body)
{
    QByteArray out;
    out.reserve(body.size());
    const char *at = body.data();
    const char *end = at + body.size();
    while (at < end) {
        const auto *slash = static_cast<const char *>(std::memchr(at, '\\', size_t(end - at)));
        if (!slash || slash + 1 == end) {
            out.append(at, end - at);
            break;
        }
        out.append(at, slash - at);
        at = appendEscape(out, slash + 1, end);
    }
    return out;
}

std::optional<QByteArray> decodeUtf8(QByteArrayView string)
{
    if (string.size() < 2 || string.front() != '"')
        return std::nullopt;
    return unescape(string.sliced(1, string.size() - 2));
}

std::optional<QString> decodeString(QByteArrayView string)
{
    const auto utf8 = decodeUtf8(string);
    if (!utf8)
        return std::nullopt;
    return QString::fromUtf8(*utf8);
}

std::optional<qint64> decodeInteger(QByteArrayView number)
{
    qint64 integer = 0;
    const auto whole = std::from_chars(number.begin(), number.end(), integer);
    if (whole.ec == std::errc() && whole.ptr == number.end())
        return integer;
    const auto value = decodeDouble(number);
    if (!value || *value != std::floor(*value) || std::abs(*value) > 9.0e18)
        return std::nullopt;
    return qint64(*value);
}

std::optional<double> decodeDouble(QByteArrayView number)
{
    double value = 0;
    const auto parsed = std::from_chars(number.begin(), number.end(), value);
    if (parsed.ec != std::errc() || parsed.ptr != number.end())
        return std::nullopt;
    return value;
}

void appendJsonString(QByteArray &out, QByteArrayView utf8)
{
    if (!utf8.isValidUtf8())
        return appendJsonString(out, QString::fromUtf8(utf8));
    out += '"';
    const char *at = utf8.data();
    const char *end = at + utf8.size();
    while (at < end) {
        const char *plain = at;
        while (at < end && *at != '"' && *at != '\\' && uchar(*at) >= 0x20)
            ++at;
        out.append(plain, at - plain);
        if (at == end)
            break;
        switch (*at) {
        case '"': out += "\\\""; break;
        case '\\': out += "\\\\"; break;
        case '\b': out += "\\b"; break;
        case '\f': out += "\\f"; break;
        case '\n': out += "\\n"; break;
        case '\r': out += "\\r"; break;
        case '\t': out += "\\t"; break;
        default: {
            constexpr char kHex[] = "0123456789abcdef";
            out += "\\u00";
            out += kHex[uchar(*at) >> 4];
            out += kHex[uchar(*at) & 15];
        }
        }
        ++at;
    }
    out += '"';
}

void appendJsonString(QByteArray &out, const QString &text)
{
    QByteArray utf8 = text.toUtf8(); // a lone surrogate becomes '?' or U+FFFD here, never invalid
    appendJsonString(out, QByteArrayView(utf8));
}

RawJson toRawJson(const QJsonValue &value)
{
    switch (value.type()) {
    case QJsonValue::Object:
        return RawJson(QJsonDocument(value.toObject()).toJson(QJsonDocument::Compact));
    case QJsonValue::Array:
        return RawJson(QJsonDocument(value.toArray()).toJson(QJsonDocument::Compact));
    case QJsonValue::Null:
    case QJsonValue::Undefined:
    case QJsonValue::Bool:
    case QJsonValue::Double:
    case QJsonValue::String: break;
    }
    const QByteArray list = QJsonDocument(QJsonArray{value}).toJson(QJsonDocument::Compact);
    return RawJson(list.sliced(1, list.size() - 2));
}

QJsonValue toJsonValue(const RawJson &raw)
{
    const QByteArray list = '[' + raw.toByteArray() + ']';
    const QJsonDocument document = QJsonDocument::fromJson(list);
    return document.isArray() ? document.array().at(0) : QJsonValue(QJsonValue::Undefined);
}

} // namespace mcprt
