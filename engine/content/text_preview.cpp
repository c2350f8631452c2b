// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/text_preview.h"

#include "engine/content/token_counter.h"
#include "engine/content/utf8_bounds.h"

#include <QLocale>

#include <algorithm>

namespace mcprt::text_preview {

namespace {

/// Counting every token of a longer text would hold up other calls.
constexpr qsizetype kCountedBytes = qsizetype(1) << 19;
constexpr qsizetype kSamples = 64;
constexpr qsizetype kSampleBytes = 4096;

qsizetype estimatedTokens(QByteArrayView text)
{
    qsizetype tokens = 0;
    for (qsizetype i = 0; i < kSamples; ++i) {
        const qsizetype from = (text.size() - kSampleBytes) / (kSamples - 1) * i;
        tokens += tokens::count(text.sliced(from, kSampleBytes));
    }
    return qsizetype(double(tokens) * double(text.size()) / double(kSamples * kSampleBytes));
}

} // namespace

QByteArrayView head(QByteArrayView text, qsizetype maxTokens)
{
    const qsizetype size = tokens::fittingPrefix(text, std::max<qsizetype>(maxTokens, 1));
    if (size == text.size())
        return text;
    const qsizetype lineEnd = text.first(size).lastIndexOf('\n') + 1;
    return text.first(lineEnd > size / 2 ? lineEnd : size);
}

QByteArrayView tail(QByteArrayView text, qsizetype maxTokens)
{
    const qsizetype limit = std::max<qsizetype>(maxTokens, 1);
    qsizetype size = std::min(limit * 6, text.size());
    const auto last = [&text](qsizetype bytes) {
        return text.sliced(characterStart(text, text.size() - bytes));
    };
    while (size > limit && tokens::exceeds(last(size), limit))
        size -= size / 8 + 1;
    const QByteArrayView end = last(size);
    if (end.size() == text.size())
        return end;
    const qsizetype lineStart = end.indexOf('\n') + 1;
    return lineStart > 0 && lineStart < end.size() / 2 ? end.sliced(lineStart) : end;
}

QByteArray build(QByteArrayView text, qsizetype budget, const QByteArray &note)
{
    const qsizetype most = budget / 8;
    const QByteArrayView begin = head(text, most - most / 3);
    const QByteArrayView rest = text.sliced(begin.size());
    const QByteArrayView end = tail(rest, most / 3);
    const qsizetype between = rest.size() - end.size();
    QByteArray preview = begin.toByteArray();
    if (between > 0) {
        if (!preview.endsWith('\n'))
            preview += '\n';
        preview += "[… " + grouped(between) + " bytes left out …]\n";
    }
    preview += end;
    preview += preview.endsWith('\n') ? "\n" : "\n\n";
    return preview + note;
}

QByteArray size(QByteArrayView text)
{
    const QByteArray bytes = grouped(text.size()) + " bytes";
    if (text.size() <= kCountedBytes)
        return grouped(tokens::count(text)) + " tokens, " + bytes;
    return "about " + grouped(estimatedTokens(text)) + " tokens, " + bytes;
}

QByteArray grouped(qint64 number)
{
    return QLocale(QLocale::English, QLocale::UnitedStates).toString(number).toUtf8();
}

} // namespace mcprt::text_preview
