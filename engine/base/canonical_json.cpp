// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/canonical_json.h"

#include "engine/base/raw_json.h"

#include <charconv>
#include <map>

namespace mcprt {

namespace {

// Below the depth that parsers accept: the rest of a deeper value is compared as it was written.
constexpr int kMaxDepth = 200;

void append(QByteArray &out, QByteArrayView value, int depth)
{
    JsonCursor at(value);
    if (depth > kMaxDepth) { // NOLINT(bugprone-branch-clone): the others may not be tried
        out += value;
    } else if (at.enterObject()) {
        std::map<QByteArray, QByteArrayView> members;
        QByteArrayView rawKey;
        while (at.nextMember(&rawKey))
            members[unescape(rawKey)] = at.takeValue();
        out += '{';
        for (const auto &[key, memberValue] : members) {
            appendJsonString(out, QByteArrayView(key));
            out += ':';
            append(out, memberValue, depth + 1);
            out += ',';
        }
        out += '}';
    } else if (at.enterArray()) {
        out += '[';
        while (at.nextElement()) {
            append(out, at.takeValue(), depth + 1);
            out += ',';
        }
        out += ']';
    } else if (value.startsWith('"')) {
        appendJsonString(out, QByteArrayView(decodeUtf8(value).value_or(QByteArray())));
    } else if (value.startsWith('t') || value.startsWith('f') || value.startsWith('n')) {
        out += value;
    } else {
        out += canonicalNumber(value);
    }
}

} // namespace

QByteArray canonicalNumber(QByteArrayView number)
{
    const bool isNegative = number.startsWith('-');
    QByteArray digits;
    qint64 exponent = 0; // of the last digit
    bool isFraction = false;
    for (qsizetype i = isNegative ? 1 : 0; i < number.size(); ++i) {
        const char c = number[i];
        if (c == '.') {
            isFraction = true;
        } else if (c == 'e' || c == 'E') {
            const char *begin = number.data() + i + 1;
            if (*begin == '+')
                ++begin;
            qint64 written = 0;
            const auto parsed = std::from_chars(begin, number.data() + number.size(), written);
            if (parsed.ec != std::errc() || std::abs(written) > (Q_INT64_C(1) << 40))
                return number.toByteArray(); // beyond any use; equal only as written
            exponent += written;
            break;
        } else {
            if (c != '0' || !digits.isEmpty())
                digits += c;
            exponent -= isFraction ? 1 : 0;
        }
    }
    while (digits.endsWith('0')) {
        digits.chop(1);
        ++exponent;
    }
    if (digits.isEmpty())
        return "0";
    return (isNegative ? "-" : "") + digits + 'e' + QByteArray::number(exponent);
}

QByteArray canonicalJson(QByteArrayView value)
{
    QByteArray out;
    append(out, value, 0);
    return out;
}

} // namespace mcprt
