// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/ids.h"
#include "engine/base/raw_json.h"

#include <algorithm>
#include <array>
#include <charconv>
#include <climits>

namespace mcprt {

/// A number as JSON, without an allocation.
class Digits
{
public:
    explicit Digits(qint64 number)
        : m_end(std::to_chars(m_text.data(), m_text.data() + m_text.size(), number).ptr)
    {}
    [[nodiscard]] QByteArrayView view() const { return {m_text.data(), m_end}; }

private:
    std::array<char, 20> m_text{};
    char *m_end;
};

/// The start of \a line with everything unprintable escaped, for the log.
[[nodiscard]] inline QByteArray shownLine(QByteArrayView line)
{
    constexpr qsizetype kShownBytes = 200;
    QByteArray out;
    for (const char c : line.first(std::min(line.size(), kShownBytes))) {
        if (c >= ' ' && c < 0x7f)
            out += c;
        else
            out += "\\x" + QByteArray(1, c).toHex();
    }
    return out;
}

/// What the `error` of a JSON-RPC reply says.
[[nodiscard]] inline Error remoteError(const RawJson &error, const ServerName &server)
{
    const auto message = decodeString(member(error, "message").view());
    const auto code = decodeInteger(member(error, "code").view()).value_or(0);
    const int rpcCode = code >= INT_MIN && code <= INT_MAX ? int(code) : 0;
    return {ErrorCode::Remote,
            message.value_or(QStringLiteral("The server reported an error without a text.")),
            server.text, rpcCode, member(error, "data").toByteArray()};
}

} // namespace mcprt
