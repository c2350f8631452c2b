// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/http_head.h"
#include "engine/front/mcp_headers.h"
#include "engine/router/state_seal.h"
#include "tests/fuzz/fuzz_targets.h"

namespace mcprt::fuzz {

namespace {

using namespace std::chrono_literals;

qsizetype feed(HttpHead &head, QByteArrayView bytes, qsizetype pieceSize)
{
    qsizetype taken = 0;
    while (taken < bytes.size() && head.state() == HttpHead::State::Reading) {
        const auto piece = bytes.sliced(taken, qMin(pieceSize, bytes.size() - taken));
        const qsizetype now = head.feed(piece);
        require(now >= 0 && now <= piece.size(), "the head takes what it was given");
        if (now == 0)
            break;
        taken += now;
    }
    return taken;
}

void requireSameHead(const HttpHead &a, const HttpHead &b)
{
    require(a.state() == b.state() && a.status() == b.status(), "a head's verdict");
    if (a.state() != HttpHead::State::Complete)
        return;
    require(a.method() == b.method() && a.path() == b.path() && a.query() == b.query()
                && a.contentLength() == b.contentLength() && a.isChunked() == b.isChunked()
                && a.keepsAlive() == b.keepsAlive(),
            "what a head says");
    require(a.count("host") <= 1, "one Host");
    require(!(a.isChunked() && a.contentLength() >= 0), "one kind of length");
    require(a.path().startsWith('/'), "the origin form");
}

void scanBody(QByteArrayView body, qsizetype pieceSize)
{
    ChunkScanner whole;
    const qsizetype taken = whole.feed(body);
    require(taken >= 0 && taken <= body.size(), "the body takes what it was given");
    ChunkScanner pieces;
    qsizetype sum = 0;
    while (sum < body.size() && pieces.state() == ChunkScanner::State::Reading) {
        const qsizetype now = pieces.feed(body.sliced(sum, qMin(pieceSize, body.size() - sum)));
        if (now == 0)
            break;
        sum += now;
    }
    require(whole.state() == pieces.state() && whole.dataBytes() == pieces.dataBytes(),
            "chunks do not depend on how the stream is cut");
    if (whole.state() == ChunkScanner::State::Complete)
        require(sum == taken, "a body ends where it ends");
}

} // namespace

void httpHead(QByteArrayView input)
{
    if (input.isEmpty())
        return;
    const qsizetype pieceSize = static_cast<unsigned char>(input.front()) % 16 + 1;
    input = input.sliced(1);
    HttpHead whole({512, 128, 8});
    HttpHead pieces({512, 128, 8});
    const qsizetype end = feed(whole, input, input.size());
    const qsizetype sum = feed(pieces, input, pieceSize);
    requireSameHead(whole, pieces);
    if (whole.state() == HttpHead::State::Complete) {
        require(end == sum, "a head ends where it ends");
        for (const char *name : {"mcp-method", "mcp-name", "mcp-param-region"})
            (void)decodeHeaderValue(whole.value(name));
    }
    scanBody(input.sliced(qMin(end, input.size())), pieceSize);
}

void headerValue(QByteArrayView input)
{
    const auto decoded = decodeHeaderValue(input);
    if (decoded && *decoded != input)
        require(input.startsWith("=?base64?") && input.endsWith("?="), "only base64 is decoded");
    // Any text can be sent as base64, and comes back.
    const QByteArray coded = "=?base64?" + input.toByteArray().toBase64() + "?=";
    require(decodeHeaderValue(coded) == input.toByteArray(), "base64 comes back");
}

// Nothing but what was sealed opens, whatever was done to it: the input says which bytes change.
void stateSeal(QByteArrayView input)
{
    static const StateSeal seal;
    const OwnerKey owner{QStringLiteral("owner")};
    const StateSeal::TimePoint now{1h};
    const QByteArray whole = seal.seal("42", owner, now + 5min);
    require(seal.open(whole, owner, now) == QByteArray("42"), "a seal opens");
    require(!seal.open(input.toByteArray(), owner, now), "a stranger's text does not open");
    QByteArray changed = whole;
    for (qsizetype i = 0; i + 1 < input.size(); i += 2) {
        const auto at = static_cast<unsigned char>(input[i]) % changed.size();
        changed[at] = input[i + 1];
    }
    require(changed == whole || !seal.open(changed, owner, now), "a changed text does not open");
    const QByteArray longer = whole + input.toByteArray();
    require(longer == whole || !seal.open(longer, owner, now), "a longer text does not open");
    const auto other = OwnerKey{QString::fromUtf8(input)};
    require(other == owner || !seal.open(whole, other, now), "another's text does not open");
}

} // namespace mcprt::fuzz
