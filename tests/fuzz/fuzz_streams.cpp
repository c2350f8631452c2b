// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/line_framer.h"
#include "engine/child/sse_parser.h"
#include "tests/fuzz/fuzz_targets.h"

namespace mcprt::fuzz {

namespace {

constexpr qsizetype kMaxBytes = 64;

/// Splits off the first byte, which says in what pieces the rest comes.
qsizetype takePieceSize(QByteArrayView &input)
{
    if (input.isEmpty())
        return 1;
    const auto size = qsizetype(static_cast<unsigned char>(input.front())) % 16 + 1;
    input = input.sliced(1);
    return size;
}

struct Lines
{
    QByteArrayList all;
    bool isLost = false;
    bool operator==(const Lines &) const = default;
};

Lines linesOf(QByteArrayView input, qsizetype pieceSize)
{
    Lines lines;
    LineFramer framer(kMaxBytes);
    while (!input.isEmpty()) {
        const auto size = qMin(pieceSize, input.size());
        framer.feed(input.first(size).toByteArray());
        input = input.sliced(size);
        for (;;) {
            const auto next = framer.next();
            if (!next) {
                lines.isLost = true;
                return lines;
            }
            if (!*next)
                break;
            lines.all << (*next)->view().toByteArray();
        }
        require(framer.pendingBytes() <= kMaxBytes + 1, "the framer keeps at most one line");
    }
    return lines;
}

struct Events
{
    QByteArrayList all;
    QByteArray lastId;
    std::optional<std::chrono::milliseconds> retry;
    bool isLost = false;
    bool operator==(const Events &) const = default;
};

Events eventsOf(QByteArrayView input, qsizetype pieceSize)
{
    Events events;
    SseParser parser(kMaxBytes);
    while (!input.isEmpty()) {
        const auto size = qMin(pieceSize, input.size());
        parser.feed(input.first(size));
        input = input.sliced(size);
        while (const auto event = parser.next()) {
            require(event->data.size() <= kMaxBytes, "an event stays below its limit");
            require(!event->type.contains('\n') && !event->type.contains('\r'), "a type is a line");
            events.all << event->type << event->data;
        }
    }
    events.lastId = parser.lastEventId();
    events.retry = parser.retry();
    events.isLost = parser.overflowed();
    return events;
}

} // namespace

void lineFramer(QByteArrayView input)
{
    const qsizetype pieceSize = takePieceSize(input);
    const Lines pieces = linesOf(input, pieceSize);
    const Lines whole = linesOf(input, input.size());
    require(pieces == whole, "lines do not depend on how the stream is cut");
    for (const QByteArray &line : whole.all) {
        require(line.size() <= kMaxBytes, "a line stays below its limit");
        require(!line.contains('\n'), "a line has no line feed");
    }
}

void sseParser(QByteArrayView input)
{
    const qsizetype pieceSize = takePieceSize(input);
    const Events pieces = eventsOf(input, pieceSize);
    const Events whole = eventsOf(input, input.size());
    require(pieces == whole, "events do not depend on how the stream is cut");
}

} // namespace mcprt::fuzz
