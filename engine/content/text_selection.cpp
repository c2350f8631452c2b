// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/text_selection.h"

#include "engine/content/chunk_plan.h"
#include "engine/content/json_pointer.h"
#include "engine/content/line_search.h"
#include "engine/content/utf8_bounds.h"

#include <QStringList>

#include <algorithm>
#include <limits>
#include <optional>

using namespace Qt::StringLiterals;

namespace mcprt::text_selection {

namespace {

Failure invalid(const QString &message)
{
    return fail(ErrorCode::InvalidArgument, message, u"get_content"_s);
}

/// `a-b`, `a-`, `a`, `-n`, clipped to [first, last]. \return nullopt when it has no such form;
/// begin > end when it is beyond the last one.
struct Span
{
    qint64 begin = 0;
    qint64 end = 0; ///< inclusive
};

std::optional<Span> parseSpan(const QString &range, qint64 first, qint64 last)
{
    const auto number = [](QStringView text) -> std::optional<qint64> {
        bool ok = !text.isEmpty()
                  && std::ranges::all_of(text, [](QChar c) { return c >= u'0' && c <= u'9'; });
        const qint64 value = ok ? text.toLongLong(&ok) : 0;
        if (!ok)
            return std::nullopt;
        return value;
    };
    const QString trimmed = range.trimmed();
    const qsizetype dash = trimmed.indexOf(u'-');
    if (dash < 0) {
        const auto only = number(trimmed);
        if (!only || *only < first)
            return std::nullopt;
        return Span{*only, std::min(*only, last)};
    }
    const auto end = number(QStringView(trimmed).sliced(dash + 1).trimmed());
    if (dash == 0) {
        if (!end || *end < 1)
            return std::nullopt;
        return Span{*end > last - first ? first : last - *end + 1, last};
    }
    const auto begin = number(QStringView(trimmed).first(dash).trimmed());
    const bool isOpen = dash + 1 == trimmed.size();
    if (!begin || *begin < first || (!isOpen && (!end || *end < *begin)))
        return std::nullopt;
    return Span{*begin, isOpen ? last : std::min(*end, last)};
}

/// Part of \a text, cut to the budget.
QByteArrayView cut(QByteArrayView text, qsizetype budget)
{
    return text.first(ChunkPlan::firstChunk(text, budget));
}

/// Offset of line \a line (from 1) when line \a from starts at \a offset; the size when there are
/// fewer.
qsizetype lineOffset(QByteArrayView text, qint64 line, qint64 from, qsizetype offset)
{
    for (; from < line; ++from) {
        const qsizetype end = text.indexOf('\n', offset);
        if (end < 0)
            return text.size();
        offset = end + 1;
    }
    return offset;
}

qint64 lineCount(QByteArrayView text)
{
    const qint64 ends = text.count('\n');
    return text.isEmpty() || text.endsWith('\n') ? ends : ends + 1;
}

struct LineRange
{
    Span lines;
    qsizetype begin = 0; ///< bytes
    qsizetype end = 0;
    qint64 total = 0;
};

Result<LineRange> findLines(QByteArrayView text, const QString &range)
{
    LineRange found;
    found.total = lineCount(text);
    const auto span = parseSpan(range, 1, found.total);
    if (!span) {
        return invalid(u"lines must look like \"10-20\", \"10-\" or \"-20\" (the last 20). This "
                       "content has the lines 1 to %1."_s.arg(found.total));
    }
    if (span->begin > found.total) {
        return invalid(
            u"Line %1 is behind the end: this content has the lines 1 to %2."_s.arg(span->begin)
                .arg(found.total));
    }
    found.lines = *span;
    found.begin = lineOffset(text, span->begin, 1, 0);
    found.end = lineOffset(text, span->end + 1, span->begin, found.begin);
    return found;
}

} // namespace

Result<SelectedText> lines(QByteArrayView text, const QString &range, qsizetype budget)
{
    const auto found = findLines(text, range);
    if (!found)
        return Failure(found.error());
    const QByteArrayView wanted = text.sliced(found->begin, found->end - found->begin);
    const QByteArrayView shown = cut(wanted, budget);
    SelectedText selected;
    selected.text = shown.toByteArray();
    const qint64 next = found->lines.begin + shown.count('\n');
    const bool truncated = shown.size() < wanted.size();
    qint64 last = found->lines.end;
    if (truncated)
        last = shown.endsWith('\n') ? next - 1 : next;
    selected.fields = {{u"first_line"_s, found->lines.begin},
                       {u"last_line"_s, last},
                       {u"total_lines"_s, found->total},
                       {u"truncated"_s, truncated}};
    if (truncated && shown.endsWith('\n')) {
        selected.note =
            u"Lines %1 to %2 of %3. Go on with lines=\"%4-%5\"."_s.arg(found->lines.begin)
                .arg(last)
                .arg(found->total)
                .arg(next)
                .arg(found->lines.end);
    } else if (truncated) {
        const qsizetype at = found->begin + shown.size();
        selected.note =
            u"Line %1 goes on with bytes=\"%2-%3\"."_s.arg(next).arg(at).arg(found->end - 1);
    } else {
        selected.note =
            u"Lines %1 to %2 of %3."_s.arg(found->lines.begin).arg(last).arg(found->total);
    }
    return selected;
}

Result<SelectedText> bytes(QByteArrayView text, const QString &range, qsizetype budget)
{
    const auto span = parseSpan(range, 0, text.size() - 1);
    if (span && span->begin >= text.size()) {
        return invalid(
            u"Byte %1 is behind the end: this content has the bytes 0 to %2."_s.arg(span->begin)
                .arg(text.size() - 1));
    }
    if (!span) {
        return invalid(u"bytes must look like \"0-999\", \"1000-\" or \"-500\" (the last 500). "
                       "This content has the bytes 0 to %1."_s.arg(text.size() - 1));
    }
    const qsizetype begin = characterStart(text, span->begin);
    qsizetype end = characterStart(text, span->end + 1);
    if (end <= begin)
        end = characterEnd(text, begin);
    const QByteArrayView wanted = text.sliced(begin, end - begin);
    const QByteArrayView shown = cut(wanted, budget);
    const bool truncated = shown.size() < wanted.size();
    SelectedText selected;
    selected.text = shown.toByteArray();
    selected.fields = {{u"first_byte"_s, begin},
                       {u"last_byte"_s, begin + shown.size() - 1},
                       {u"total_bytes"_s, text.size()},
                       {u"truncated"_s, truncated}};
    selected.note =
        u"Bytes %1 to %2 of %3."_s.arg(begin).arg(begin + shown.size() - 1).arg(text.size());
    if (truncated)
        selected.note += u" Go on with bytes=\"%1-%2\"."_s.arg(begin + shown.size()).arg(end - 1);
    return selected;
}

Result<SelectedText> grep(QByteArrayView text, const QString &expression, const QString &range,
                          qsizetype budget)
{
    LineRange where{{1, lineCount(text)}, 0, text.size(), lineCount(text)};
    if (!range.isEmpty()) {
        const auto found = findLines(text, range);
        if (!found)
            return Failure(found.error());
        where = *found;
    }
    const auto found = searchLines(text.sliced(where.begin, where.end - where.begin), expression,
                                   where.lines.begin, budget);
    if (!found)
        return Failure(found.error());
    SelectedText selected;
    selected.text = found->text;
    selected.fields = {{u"matching_lines"_s, found->matches},
                       {u"shown_lines"_s, found->shown},
                       {u"total_lines"_s, where.total},
                       {u"truncated"_s, found->shown < found->matches || !found->isComplete}};
    selected.note = u"%1 of %2 matching lines shown."_s.arg(found->shown).arg(found->matches);
    if (found->shown < found->matches)
        selected.note +=
            u" Go on with the same grep and lines=\"%1-\", or narrow it."_s.arg(found->nextLine);
    else if (!found->isComplete)
        selected.note += u" The search took long and stopped before line %1: go on with the same "
                         "grep and lines=\"%1-\", or make it simpler."_s.arg(found->nextLine);
    if (found->tooHard > 0)
        selected.note += u" %1 lines were left out, since the expression takes too many steps on "
                         "them."_s.arg(found->tooHard);
    return selected;
}

Result<SelectedText> jsonPointer(QByteArrayView text, const QString &pointer, qsizetype budget)
{
    const auto value = resolvePointer(text, pointer);
    if (!value)
        return Failure(value.error());
    const QByteArrayView shown = cut(*value, budget);
    const bool truncated = shown.size() < value->size();
    SelectedText selected;
    selected.text = shown.toByteArray();
    selected.fields = {{u"json_pointer"_s, pointer}, {u"truncated"_s, truncated}};
    if (!truncated)
        return selected;
    const qsizetype at = value->data() - text.data();
    selected.note =
        u"This is the beginning of the value. Go on with bytes=\"%1-%2\""_s.arg(at + shown.size())
            .arg(at + value->size() - 1);
    const QStringList inside = pointersInside(*value, pointer, 8);
    selected.note += inside.isEmpty()
                         ? u"."_s
                         : u", or go deeper: json_pointer=\"%1\"."_s.arg(inside.join(u"\", \""_s));
    return selected;
}

} // namespace mcprt::text_selection
