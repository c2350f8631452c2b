// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/token_counter.h"

#include "engine/content/byte_pairs.h"
#include "engine/content/utf8_bounds.h"
#include "engine/content/vocabulary.h"

#include <algorithm>
#include <limits>

namespace mcprt::tokens {

namespace {

struct Character
{
    CharClass kind;
    uchar bytes;
};

/// Cuts a text into the pieces inside which byte pairs are merged: what this pattern matches.
///
/// `'(?i:[sdmt]|ll|ve|re)|[^\r\n\p{L}\p{N}]?+\p{L}++|\p{N}{1,3}+| ?[^\s\p{L}\p{N}]++[\r\n]*+`
/// `|\s++$|\s*[\r\n]|\s+(?!\S)|\s`
///
/// \sa cl100k_base in tiktoken_ext/openai_public.py, tiktoken 0.14
class Splitter
{
public:
    Splitter(const Vocabulary &vocabulary, const uchar *end)
        : m_vocabulary(vocabulary)
        , m_end(end)
    {}

    /// End of the piece that starts at \a at, which is before the end of the text.
    [[nodiscard]] const uchar *pieceEnd(const uchar *at) const
    {
        if (const int bytes = contraction(at))
            return at + bytes;
        const Character first = character(at);
        const uchar *second = at + first.bytes;
        if (first.kind == CharClass::Letter)
            return skip(second, CharClass::Letter);
        if (first.kind == CharClass::Number)
            return numberEnd(second);
        const bool more = second < m_end;
        const CharClass next = more ? character(second).kind : CharClass::Space;
        if (more && next == CharClass::Letter && !isLineEnd(*at))
            return skip(second, CharClass::Letter);
        if (first.kind == CharClass::Other || (*at == ' ' && more && next == CharClass::Other))
            return skipLineEnds(skip(second, CharClass::Other));
        return spaceEnd(at);
    }

private:
    static bool isLineEnd(uchar c) { return c == '\n' || c == '\r'; }

    [[nodiscard]] Character character(const uchar *at) const
    {
        if (*at < 0x80)
            return {asciiClass(*at), 1};
        const CodePoint c = decodeUtf8At(at, m_end);
        return {c.isValid ? m_vocabulary.charClass(c.value) : CharClass::Other, c.bytes};
    }

    static CharClass asciiClass(uchar c)
    {
        if (uchar((c | 0x20) - 'a') < 26)
            return CharClass::Letter;
        if (uchar(c - '0') < 10)
            return CharClass::Number;
        return c == ' ' || uchar(c - '\t') < 5 ? CharClass::Space : CharClass::Other;
    }

    [[nodiscard]] const uchar *skip(const uchar *at, CharClass kind) const
    {
        while (at < m_end) {
            const Character c = character(at);
            if (c.kind != kind)
                break;
            at += c.bytes;
        }
        return at;
    }

    [[nodiscard]] const uchar *skipLineEnds(const uchar *at) const
    {
        while (at < m_end && isLineEnd(*at))
            ++at;
        return at;
    }

    /// Bytes of `'s`, `'LL` and so on at \a at, else 0. U+017F is an s when case does not matter.
    [[nodiscard]] int contraction(const uchar *at) const
    {
        if (*at != '\'' || m_end - at < 2)
            return 0;
        const auto lower = [at](int i) { return at[i] | 0x20; };
        const int first = lower(1);
        if (first == 's' || first == 'd' || first == 'm' || first == 't')
            return 2;
        if (m_end - at < 3)
            return 0;
        if (at[1] == 0xc5 && at[2] == 0xbf)
            return 3;
        const int second = lower(2);
        const bool pair = (first == 'l' && second == 'l') || (first == 'v' && second == 'e')
                          || (first == 'r' && second == 'e');
        return pair ? 3 : 0;
    }

    [[nodiscard]] const uchar *numberEnd(const uchar *at) const
    {
        for (int digits = 1; digits < 3 && at < m_end; ++digits) {
            const Character c = character(at);
            if (c.kind != CharClass::Number)
                break;
            at += c.bytes;
        }
        return at;
    }

    /// A run of white space: all of it at the end of the text, else up to its last line end, else
    /// all but its last character, which belongs to what follows.
    [[nodiscard]] const uchar *spaceEnd(const uchar *at) const
    {
        const uchar *last = at;
        const uchar *lineEnd = nullptr;
        const uchar *run = at;
        while (run < m_end) {
            const Character c = character(run);
            if (c.kind != CharClass::Space)
                break;
            last = run;
            run += c.bytes;
            if (isLineEnd(*last))
                lineEnd = run;
        }
        if (run == m_end)
            return run;
        if (lineEnd)
            return lineEnd;
        return last > at ? last : run;
    }

    const Vocabulary &m_vocabulary;
    const uchar *m_end;
};

/// How far fittingPrefix() looks: no real text has this many bytes a token for long.
constexpr qsizetype kMaxBytesPerToken = 16;

struct Walked
{
    qsizetype pieceBytes; ///< of the whole pieces that fit
    qsizetype tokenBytes; ///< of the tokens that fit
    qsizetype tokens;     ///< of the whole pieces that fit
    bool exceeded;
};

/// Goes on until the pieces have more than \a limit tokens.
Walked walk(QByteArrayView utf8, qsizetype limit)
{
    Q_ASSERT(Vocabulary::isIntact());
    const Vocabulary vocabulary;
    const auto *begin = reinterpret_cast<const uchar *>(utf8.data());
    const uchar *end = begin + utf8.size();
    const Splitter splitter(vocabulary, end);
    const BytePairs pairs(vocabulary, end);
    qsizetype tokens = 0;
    for (const uchar *at = begin; at < end;) {
        const uchar *next = splitter.pieceEnd(at);
        const BytePairs::Counted piece = pairs.count(at, next, limit - tokens);
        if (piece.tokens > limit - tokens)
            return {at - begin, piece.fits - begin, tokens, true};
        tokens += piece.tokens;
        at = next;
    }
    return {utf8.size(), utf8.size(), tokens, false};
}

} // namespace

qsizetype count(QByteArrayView utf8)
{
    return walk(utf8, std::numeric_limits<qsizetype>::max()).tokens;
}

bool exceeds(QByteArrayView utf8, qsizetype limit)
{
    if (utf8.size() <= limit)
        return false;
    if (utf8.size() / Vocabulary::longestToken() > limit)
        return true;
    return walk(utf8, limit).exceeded;
}

qsizetype fittingPrefix(QByteArrayView utf8, qsizetype limit)
{
    if (utf8.isEmpty() || utf8.size() <= limit)
        return utf8.size();
    // Looking further would make cutting a megabyte of one letter into pieces take quadratic time.
    if (utf8.size() / kMaxBytesPerToken > limit)
        utf8 = utf8.first(characterStart(utf8, std::max<qsizetype>(limit, 1) * kMaxBytesPerToken));
    const Walked walked = walk(utf8, limit);
    if (walked.tokens > limit / 2 || !walked.exceeded)
        return walked.pieceBytes;
    const qsizetype bytes = characterStart(utf8, walked.tokenBytes);
    return bytes > 0 ? bytes : characterEnd(utf8, 0);
}

} // namespace mcprt::tokens
