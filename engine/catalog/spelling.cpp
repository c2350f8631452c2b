// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/spelling.h"

#include <algorithm>
#include <array>
#include <bit>
#include <span>

namespace mcprt {

namespace {

constexpr std::size_t kShortest = 4;
constexpr std::size_t kLongest = 30;

/// The distinct trigrams of `$word$`, sorted.
class Trigrams
{
public:
    // NOLINTNEXTLINE(*-pro-type-member-init): only the grams of the word are read
    explicit Trigrams(std::string_view word)
    {
        std::uint32_t last = '$';
        last = last << 8 | std::uint32_t(word.front());
        for (std::size_t i = 1; i <= word.size(); ++i) {
            last = (last << 8 | std::uint32_t(i < word.size() ? word[i] : '$')) & 0xffffff;
            m_grams[m_size++] = last;
        }
        const auto end = m_grams.begin() + std::ptrdiff_t(m_size);
        std::sort(m_grams.begin(), end);
        m_size = std::size_t(std::unique(m_grams.begin(), end) - m_grams.begin());
    }
    [[nodiscard]] std::size_t size() const { return m_size; }
    [[nodiscard]] std::uint64_t signature() const
    {
        std::uint64_t bits = 0;
        for (std::size_t i = 0; i < m_size; ++i)
            bits |= std::uint64_t(1) << ((m_grams[i] * 0x9e3779b1U) >> 26);
        return bits;
    }
    [[nodiscard]] float dice(const Trigrams &other) const
    {
        std::size_t common = 0;
        for (std::size_t i = 0, j = 0; i < m_size && j < other.m_size;) {
            if (m_grams[i] == other.m_grams[j]) {
                ++common;
                ++i;
                ++j;
            } else if (m_grams[i] < other.m_grams[j]) {
                ++i;
            } else {
                ++j;
            }
        }
        return 2 * float(common) / float(m_size + other.m_size);
    }

private:
    std::array<std::uint32_t, kLongest> m_grams;
    std::size_t m_size = 0;
};

bool isKnown(std::string_view word)
{
    return word.size() >= kShortest && word.size() <= kLongest
           && std::all_of(word.begin(), word.end(), [](char c) { return c >= 'a' && c <= 'z'; });
}

constexpr unsigned kSizeBits = 6;
constexpr std::uint32_t kSizeMask = (1U << kSizeBits) - 1;

std::uint32_t shapeOf(std::string_view word)
{
    auto shape = std::uint32_t(word.size());
    for (const char c : word)
        shape |= 1U << (c - 'a' + int(kSizeBits));
    return shape;
}

// Counting bits takes an instruction that not every x86 has.
#if defined(__x86_64__) && defined(__GNUC__)
#define MCPRT_COUNTING [[gnu::target("popcnt")]]
#define MCPRT_INLINE [[gnu::always_inline]] inline

bool isCounting()
{
    static const bool counting = __builtin_cpu_supports("popcnt");
    return counting;
}
#else
#define MCPRT_COUNTING [[maybe_unused]]
#define MCPRT_INLINE inline

constexpr bool isCounting()
{
    return false;
}
#endif

/// What a word must be like to be looked at closely.
struct Likeness
{
    std::uint64_t signature;
    std::uint32_t shape;
    std::array<int, kSizeMask + 1> leastCommon; ///< bits of the signatures, by size

    /// A slip gives and takes a letter at most.
    [[nodiscard]] MCPRT_INLINE bool maySlip(std::uint32_t other) const
    {
        const std::uint32_t longer = (other & kSizeMask) + 1 - (shape & kSizeMask);
        return longer <= 2 && std::popcount((shape ^ other) >> kSizeBits) <= 2;
    }
    MCPRT_INLINE void find(std::span<const std::uint64_t> signatures,
                           std::span<const std::uint32_t> shapes,
                           std::vector<std::uint32_t> &which) const
    {
        for (std::size_t i = 0; i < shapes.size(); ++i) {
            const std::uint32_t other = shapes.data()[i];
            const int common = std::popcount(signature & signatures.data()[i]);
            if (common >= leastCommon.data()[other & kSizeMask] || maySlip(other))
                which.push_back(std::uint32_t(i));
        }
    }
};

MCPRT_COUNTING void findCounting(const Likeness &likeness,
                                 std::span<const std::uint64_t> signatures,
                                 std::span<const std::uint32_t> shapes,
                                 std::vector<std::uint32_t> &which)
{
    likeness.find(signatures, shapes, which);
}

} // namespace

bool Spelling::isSlip(std::string_view one, std::string_view other)
{
    if (one.size() > other.size())
        std::swap(one, other);
    if (other.size() - one.size() > 1)
        return false;
    std::size_t same = 0;
    while (same < one.size() && one[same] == other[same])
        ++same;
    one.remove_prefix(same);
    other.remove_prefix(same);
    if (one.size() < other.size())
        return one == other.substr(1);
    if (one.empty() || one.substr(1) == other.substr(1))
        return true;
    return one.size() > 1 && one[0] == other[1] && one[1] == other[0]
           && one.substr(2) == other.substr(2);
}

void Spelling::add(std::string_view word)
{
    const bool known = isKnown(word);
    m_signatures.push_back(known ? Trigrams(word).signature() : 0);
    m_shapes.push_back(known ? shapeOf(word) : 0);
    m_begins.push_back(std::uint32_t(m_text.size()));
    if (known)
        m_text += word;
}

std::optional<Spelling::Correction> Spelling::nearest(std::string_view written) const
{
    if (!isKnown(written))
        return std::nullopt;
    const Trigrams wanted(written);
    Likeness likely{wanted.signature(), shapeOf(written), {}};
    // Trigrams that share a bit are seen as one: so many may be hidden.
    const auto hidden = float(wanted.size()) - float(std::popcount(likely.signature));
    // A word of n letters has n trigrams, or fewer when one repeats: this is the least that two
    // words must share, with room for some repeats.
    const auto isLike = [&](int common, std::size_t size, float least) {
        return 2 * (float(common) + hidden) >= least * (float(wanted.size()) + float(size) - 2);
    };
    for (std::size_t size = 0; size < likely.leastCommon.size(); ++size) {
        int &common = likely.leastCommon[size];
        while (size == 0 ? common <= 64 : !isLike(common, size, kLeast))
            ++common;
    }
    std::vector<std::uint32_t> which;
    if (isCounting())
        findCounting(likely, m_signatures, m_shapes, which);
    else
        likely.find(m_signatures, m_shapes, which);

    std::optional<Correction> best;
    float least = kLeast;
    for (const std::uint32_t i : which) {
        const std::string_view other = word(i);
        const std::size_t size = other.size();
        float likeness = 0;
        if (isLike(std::popcount(likely.signature & m_signatures[i]), size, least))
            likeness = wanted.dice(Trigrams(other));
        if (likeness < kSlip && least <= kSlip && likely.maySlip(m_shapes[i])
            && isSlip(written, other))
            likeness = kSlip;
        if (likeness < least || (best && likeness < best->likeness))
            continue;
        // Of two that are as like, always the same one: the numbers differ from index to index.
        if (best && likeness == best->likeness && other > word(best->number))
            continue;
        // Few slips are at the very beginning of a word; what begins otherwise is another word.
        if (other.front() != written.front() && !isSlip(written, other))
            continue;
        best = Correction{i, likeness};
        least = likeness;
    }
    return best;
}

std::string_view Spelling::word(std::uint32_t number) const
{
    return std::string_view(m_text).substr(m_begins[number], m_shapes[number] & kSizeMask);
}

void Spelling::clear()
{
    m_text.clear();
    m_signatures.clear();
    m_shapes.clear();
    m_begins.clear();
}

std::size_t Spelling::memoryBytes() const
{
    return m_text.capacity() + m_signatures.capacity() * sizeof(std::uint64_t)
           + m_shapes.capacity() * sizeof(Shape) + m_begins.capacity() * sizeof(std::uint32_t);
}

} // namespace mcprt
