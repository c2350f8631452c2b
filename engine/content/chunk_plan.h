// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>

#include <vector>

namespace mcprt {

/// Where a stored text is cut, so that each chunk has at most a number of tokens, ends at a line
/// end where one is near, and never inside a character. The same text and budget always give the
/// same chunks.
///
/// Up to kExactBytes the tokens are counted and the chunks are filled. A longer text is cut at
/// about every \a budget bytes, which surely fit since a token has at least one byte: any chunk of
/// a hundred megabytes is then found without reading the rest, at the price of smaller chunks.
class ChunkPlan
{
public:
    static constexpr qint64 kExactBytes = qint64(1) << 19;

    /// Starts of the chunks of \a text, then its size; at least {0, size}.
    [[nodiscard]] static std::vector<qint64> exactStarts(QByteArrayView text, qsizetype budget);
    /// Size of the first of them; what a selection shows of a text that is too large.
    [[nodiscard]] static qsizetype firstChunk(QByteArrayView text, qsizetype budget);
    /// Number of chunks of a text of \a totalBytes above kExactBytes.
    [[nodiscard]] static qint64 windowCount(qint64 totalBytes, qsizetype budget);

    struct Range
    {
        qint64 begin = 0;
        qint64 end = 0;
    };
    /// The part of the text that windowChunk() has to see.
    [[nodiscard]] static Range windowNeeds(qint64 index, qint64 totalBytes, qsizetype budget);
    /// Chunk \a index of a longer text, as a range of it, from the bytes that windowNeeds() names.
    [[nodiscard]] static Range windowChunk(qint64 index, qint64 totalBytes, qsizetype budget,
                                           QByteArrayView needed);

    /// A budget that leaves room for one character at least.
    [[nodiscard]] static qsizetype sane(qsizetype budget) { return qMax(budget, qsizetype(16)); }
};

} // namespace mcprt
