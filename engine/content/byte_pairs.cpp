// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/byte_pairs.h"

#include <algorithm>
#include <array>
#include <functional>
#include <vector>

namespace mcprt::tokens {

namespace {

/// Up to here looking at every pair for each merge is faster than a heap.
constexpr qsizetype kShortBytes = 40;
constexpr qsizetype kWindowBytes = 2048;
/// Merges near the end of a window may still change with what follows, so its tail is not kept.
constexpr qsizetype kTailBytes = 256;
/// Places to cut that are tried before the window is made larger.
constexpr int kCutAttempts = 8;

/// Merges the pairs of one window with a heap.
class WindowMerger
{
public:
    WindowMerger(const Vocabulary &vocabulary, const uchar *readable)
        : m_vocabulary(vocabulary)
        , m_readable(readable)
    {}

    /// Starts of the tokens of [begin, end), then the length; valid until the next call.
    const std::vector<quint32> &merge(const uchar *begin, const uchar *end)
    {
        m_begin = begin;
        const auto size = quint32(end - begin);
        m_next.resize(size + 1);
        m_previous.resize(size + 1);
        m_ranks.assign(size + 1, kNoRank);
        m_heap.clear();
        for (quint32 at = 0; at <= size; ++at) {
            m_next[at] = at + 1;
            m_previous[at] = at - 1;
        }
        for (quint32 at = 0; at + 1 < size; ++at)
            setRank(at, at + 2);
        std::ranges::make_heap(m_heap, std::greater());
        while (!m_heap.empty())
            mergeBest(size);
        m_starts.clear();
        for (quint32 at = 0; at < size; at = m_next[at])
            m_starts.push_back(at);
        m_starts.push_back(size);
        return m_starts;
    }

private:
    /// The token at \a at and its right neighbour, which ends at \a end, would have this rank.
    bool setRank(quint32 at, quint32 end)
    {
        const quint32 rank = m_vocabulary.rank(m_begin + at, m_begin + end, m_readable);
        m_ranks[at] = rank;
        if (rank == kNoRank)
            return false;
        m_heap.push_back(quint64(rank) << 32 | at);
        return true;
    }

    void mergeBest(quint32 size)
    {
        std::ranges::pop_heap(m_heap, std::greater());
        const auto at = quint32(m_heap.back());
        const auto rank = quint32(m_heap.back() >> 32);
        m_heap.pop_back();
        if (m_ranks[at] != rank)
            return; // one of the two was merged otherwise meanwhile
        const quint32 gone = m_next[at];
        m_ranks[gone] = kNoRank;
        m_next[at] = m_next[gone];
        m_previous[m_next[gone]] = at;
        m_ranks[at] = kNoRank;
        if (m_next[at] < size && setRank(at, m_next[m_next[at]]))
            std::ranges::push_heap(m_heap, std::greater());
        if (at > 0 && setRank(m_previous[at], m_next[at]))
            std::ranges::push_heap(m_heap, std::greater());
    }

    const Vocabulary &m_vocabulary;
    const uchar *m_readable;
    const uchar *m_begin = nullptr;
    std::vector<quint32> m_next;
    std::vector<quint32> m_previous;
    std::vector<quint32> m_ranks; ///< of the merge of a token with its right neighbour
    std::vector<quint64> m_heap;  ///< rank, then position: the leftmost of equal ranks comes first
    std::vector<quint32> m_starts;
};

} // namespace

BytePairs::Counted BytePairs::count(const uchar *begin, const uchar *end, qsizetype limit) const
{
    const qsizetype size = end - begin;
    if (size <= 1
        || (size <= Vocabulary::longestToken()
            && m_vocabulary.rank(begin, end, m_readable) != kNoRank))
        return {1, limit >= 1 ? end : begin};
    if (size == 2)
        return {2, limit >= 2 ? end : begin + std::max<qsizetype>(limit, 0)};
    if (limit < 1)
        return {1, begin};
    if (size <= kShortBytes)
        return mergeShort(begin, end, limit);
    // No need to look at more than what surely exceeds the limit.
    if (size / Vocabulary::longestToken() > limit)
        end = begin + (limit + 1) * Vocabulary::longestToken();
    return mergeLong(begin, end, limit);
}

BytePairs::Counted BytePairs::mergeShort(const uchar *begin, const uchar *end,
                                         qsizetype limit) const
{
    // NOLINTBEGIN(*-pro-type-member-init): only what was written is read
    std::array<quint32, kShortBytes> ranks; // of the merge of token i with token i + 1
    std::array<const uchar *, kShortBytes + 2> starts;
    // NOLINTEND(*-pro-type-member-init)
    auto tokens = size_t(end - begin);
    for (size_t i = 0; i <= tokens; ++i)
        starts[i] = begin + i;
    for (size_t i = 0; i + 1 < tokens; ++i)
        ranks[i] = m_vocabulary.rank(starts[i], starts[i + 2], m_readable);
    const auto rankOf = [&](size_t i) {
        return i + 1 < tokens ? m_vocabulary.rank(starts[i], starts[i + 2], m_readable) : kNoRank;
    };
    while (tokens > 1) {
        const auto last = ranks.begin() + qsizetype(tokens - 1);
        const auto best = std::min_element(ranks.begin(), last);
        if (*best == kNoRank)
            break;
        const auto i = size_t(best - ranks.begin());
        std::copy(starts.begin() + qsizetype(i) + 2, starts.begin() + qsizetype(tokens) + 1,
                  starts.begin() + qsizetype(i) + 1);
        std::copy(best + 1, last, best);
        --tokens;
        if (i + 1 < tokens)
            ranks[i] = rankOf(i);
        if (i > 0)
            ranks[i - 1] = rankOf(i - 1);
    }
    return {qsizetype(tokens), starts[std::min(tokens, size_t(limit))]};
}

// A row of tokens is the merge of its bytes exactly when each two neighbours, merged alone, stay
// these two: the first merge across a border would happen in the pair as well, since until then
// only the bytes inside of the two matter. So a window can be cut between any two tokens, provided
// that the pair formed by the last one kept and the first one of the next window passes this check.
BytePairs::Counted BytePairs::mergeLong(const uchar *begin, const uchar *end, qsizetype limit) const
{
    const auto windowEnd = [end](const uchar *from) {
        return from + std::min(kWindowBytes, qsizetype(end - from));
    };
    WindowMerger merger(m_vocabulary, m_readable);
    const uchar *window = begin;
    std::vector<quint32> starts = merger.merge(window, windowEnd(window));
    std::vector<quint32> nextStarts;
    qsizetype tokens = 0;
    const auto upTo = [&](qsizetype more) -> Counted {
        const auto within = size_t(std::min(more, limit - tokens));
        return {tokens + more, window + starts[within]};
    };
    while (windowEnd(window) != end) {
        const auto tail = std::ranges::upper_bound(starts, quint32(kWindowBytes - kTailBytes));
        auto cut = size_t(tail - starts.begin()) - 1;
        const auto isBorder = [&] {
            const uchar *left = window + starts[cut - 1];
            const uchar *border = window + starts[cut];
            nextStarts = merger.merge(border, windowEnd(border));
            const auto &pair = merger.merge(left, border + nextStarts[1]);
            return pair.size() == 3 && left + pair[1] == border;
        };
        int attempts = kCutAttempts;
        while (cut > 0 && attempts > 0 && !isBorder()) {
            --cut;
            --attempts;
        }
        if (cut == 0 || attempts == 0) { // not seen yet; merging all of it is right in any case
            starts = merger.merge(begin, end);
            window = begin;
            tokens = 0;
            break;
        }
        if (tokens + qsizetype(cut) > limit)
            return upTo(qsizetype(cut));
        tokens += qsizetype(cut);
        window += starts[cut];
        starts.swap(nextStarts);
    }
    return upTo(qsizetype(starts.size()) - 1);
}

} // namespace mcprt::tokens
