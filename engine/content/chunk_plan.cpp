// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/chunk_plan.h"

#include "engine/content/token_counter.h"
#include "engine/content/utf8_bounds.h"

#include <algorithm>

namespace mcprt {

namespace {

/// Distance of the nominal borders: a chunk reaches at most a quarter further than this, down to
/// the line end in front of its start.
qint64 windowBytes(qsizetype budget)
{
    return ChunkPlan::sane(budget) / 5 * 4;
}

/// The border near \a nominal: behind the last line end of the quarter in front of it, else between
/// two characters. \a seen starts at offset \a seenFrom of the text.
qint64 border(qint64 nominal, qint64 window, QByteArrayView seen, qint64 seenFrom)
{
    const qint64 from = nominal - window / 4;
    const QByteArrayView before = seen.sliced(from - seenFrom, nominal - from);
    const qsizetype lineEnd = before.lastIndexOf('\n');
    if (lineEnd >= 0)
        return from + lineEnd + 1;
    return seenFrom + characterStart(seen, nominal - seenFrom);
}

} // namespace

qsizetype ChunkPlan::firstChunk(QByteArrayView text, qsizetype budget)
{
    budget = sane(budget);
    for (qsizetype tokens = budget; tokens > 0; tokens -= tokens / 16 + 1) {
        qsizetype size = tokens::fittingPrefix(text, tokens);
        if (size < text.size()) {
            const qsizetype lineEnd = text.first(size).lastIndexOf('\n') + 1;
            if (lineEnd > size / 2)
                size = lineEnd;
        }
        // Cutting a piece in two can make more tokens of it, though hardly ever.
        if (!tokens::exceeds(text.first(size), budget))
            return size;
    }
    const qsizetype size = characterStart(text, std::min(budget, text.size()));
    return size > 0 ? size : characterEnd(text, 0);
}

std::vector<qint64> ChunkPlan::exactStarts(QByteArrayView text, qsizetype budget)
{
    std::vector<qint64> starts{0};
    qsizetype at = 0;
    while (at < text.size()) {
        at += firstChunk(text.sliced(at), budget);
        starts.push_back(at);
    }
    if (starts.size() == 1)
        starts.push_back(0);
    return starts;
}

qint64 ChunkPlan::windowCount(qint64 totalBytes, qsizetype budget)
{
    const qint64 window = windowBytes(budget);
    return (totalBytes + window - 1) / window;
}

ChunkPlan::Range ChunkPlan::windowNeeds(qint64 index, qint64 totalBytes, qsizetype budget)
{
    const qint64 window = windowBytes(budget);
    // One character more on each side, so that one across a border is seen whole.
    return {std::max(index * window - window / 4 - 4, qint64(0)),
            std::min((index + 1) * window + 4, totalBytes)};
}

ChunkPlan::Range ChunkPlan::windowChunk(qint64 index, qint64 totalBytes, qsizetype budget,
                                        QByteArrayView needed)
{
    const qint64 window = windowBytes(budget);
    const qint64 from = windowNeeds(index, totalBytes, budget).begin;
    Range chunk{0, totalBytes};
    if (index > 0)
        chunk.begin = border(index * window, window, needed, from);
    if ((index + 1) * window < totalBytes)
        chunk.end = border((index + 1) * window, window, needed, from);
    return chunk;
}

} // namespace mcprt
