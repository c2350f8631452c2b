// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/list_page.h"

namespace mcprt {

namespace {

constexpr QByteArrayView kCursorPrefix = "at-";

/// Where the page begins; nullopt when \a cursor is none of ours.
std::optional<qsizetype> firstItem(const RawJson &cursor, qsizetype count)
{
    if (cursor.isEmpty())
        return 0;
    const auto text = decodeUtf8(cursor.view());
    if (!text || !text->startsWith(kCursorPrefix))
        return std::nullopt;
    const auto first = decodeInteger(QByteArrayView(*text).sliced(kCursorPrefix.size()));
    if (!first || *first < 1 || *first > count)
        return std::nullopt;
    return qsizetype(*first);
}

} // namespace

Result<RawJson> listPage(const PublicLists::List &list, QByteArrayView member,
                         const RawJson &params, qsizetype size)
{
    const auto count = qsizetype(list.items.size());
    const auto first = firstItem(mcprt::member(params, "cursor"), count);
    if (!first) {
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("This cursor is unknown; list again without one."));
    }
    const qsizetype end = std::min(count, *first + size);
    QByteArray out = "{\"" + member.toByteArray() + "\":[";
    for (qsizetype i = *first; i < end; ++i) {
        if (i > *first)
            out += ',';
        out += list.items[std::size_t(i)].shown.view();
    }
    out += ']';
    if (end < count)
        out += R"(,"nextCursor":")" + kCursorPrefix.toByteArray() + QByteArray::number(end) + '"';
    return RawJson(out + '}');
}

} // namespace mcprt
