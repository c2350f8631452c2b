// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/reply_salvage.h"

#include <charconv>

namespace mcprt {

namespace {

/// Position behind the string that starts at \a at (its opening quote), or \a end.
const char *behindString(const char *at, const char *end)
{
    for (++at; at < end; ++at) {
        if (*at == '\\' && at + 1 < end)
            ++at;
        else if (*at == '"')
            return at + 1;
    }
    return end;
}

const char *skipSpace(const char *at, const char *end)
{
    while (at < end && (*at == ' ' || *at == '\t'))
        ++at;
    return at;
}

} // namespace

std::optional<qint64> salvageReplyId(QByteArrayView brokenReply)
{
    const char *at = skipSpace(brokenReply.begin(), brokenReply.end());
    const char *end = brokenReply.end();
    if (at == end || *at != '{')
        return std::nullopt;
    std::optional<qint64> id;
    int depth = 0;
    while (at < end) {
        if (*at == '{' || *at == '[')
            ++depth;
        else if (*at == '}' || *at == ']')
            --depth;
        if (*at != '"') {
            ++at;
            continue;
        }
        const char *behind = behindString(at, end);
        const QByteArrayView text(at, behind);
        at = skipSpace(behind, end);
        if (depth != 1 || at == end || *at != ':')
            continue; // a value, or deeper
        if (text == "\"method\"")
            return std::nullopt;
        if (text == "\"id\"") {
            at = skipSpace(at + 1, end);
            qint64 number = 0;
            const auto read = std::from_chars(at, end, number);
            if (read.ec == std::errc() && read.ptr < end && (*read.ptr == ',' || *read.ptr == '}'))
                id = number;
        }
    }
    return id;
}

} // namespace mcprt
