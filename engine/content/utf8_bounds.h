// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

namespace mcprt {

/// One character of a UTF-8 text, or one byte that belongs to none.
struct CodePoint
{
    char32_t value = 0;
    uchar bytes = 1;
    bool isValid = false;
};

/// The character at \a at, which is before \a end. \sa Unicode 16, table 3-7
inline CodePoint decodeUtf8At(const uchar *at, const uchar *end)
{
    const auto follows = [=](int count) {
        if (end - at <= count)
            return false;
        for (int i = 1; i <= count; ++i) {
            if ((at[i] & 0xc0) != 0x80)
                return false;
        }
        return true;
    };
    const uchar lead = *at;
    if (lead < 0x80)
        return {lead, 1, true};
    if (lead >= 0xc2 && lead <= 0xdf && follows(1))
        return {char32_t((lead & 0x1f) << 6 | (at[1] & 0x3f)), 2, true};
    if (lead >= 0xe0 && lead <= 0xef && follows(2)) {
        const char32_t c = char32_t((lead & 0xf) << 12 | (at[1] & 0x3f) << 6 | (at[2] & 0x3f));
        if (c >= 0x800 && (c < 0xd800 || c > 0xdfff))
            return {c, 3, true};
    }
    if (lead >= 0xf0 && lead <= 0xf4 && follows(3)) {
        const char32_t c = char32_t((lead & 0x7) << 18 | (at[1] & 0x3f) << 12 | (at[2] & 0x3f) << 6
                                    | (at[3] & 0x3f));
        if (c >= 0x10000 && c <= 0x10ffff)
            return {c, 4, true};
    }
    return {};
}

/// Start of the character that \a offset is inside of, or \a offset itself between two characters.
inline qsizetype characterStart(QByteArrayView utf8, qsizetype offset)
{
    if (offset >= utf8.size())
        return utf8.size();
    const auto *data = reinterpret_cast<const uchar *>(utf8.data());
    for (qsizetype back = 1; back <= 3 && back <= offset; ++back) {
        const CodePoint c = decodeUtf8At(data + offset - back, data + utf8.size());
        if (c.isValid && c.bytes > back)
            return offset - back;
        if ((data[offset - back] & 0xc0) != 0x80)
            break;
    }
    return offset;
}

/// End of the character that starts at \a offset, which is inside \a utf8.
inline qsizetype characterEnd(QByteArrayView utf8, qsizetype offset)
{
    const auto *data = reinterpret_cast<const uchar *>(utf8.data());
    return offset + decodeUtf8At(data + offset, data + utf8.size()).bytes;
}

} // namespace mcprt
