// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/spelling.h"

#include <algorithm>
#include <array>
#include <bit>

namespace mcprt {

namespace {

constexpr std::size_t kShortest = 4;
constexpr std::size_t kLongest = 30;

/// The distinct trigrams of `$word$`, sorted.
class Trigrams
{
public:
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

std::uint32_t lettersOf(std::string_view word)
{
    std::uint32_t letters = 0;
    for (const char c : word)
        letters |= 1U << (c - 'a');
    return letters;
}

/// Whether one letter more, less or other, or two swapped neighbours, make one of the other.
bool isSlip(std::string_view one, std::string_view other)
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

} // namespace

void Spelling::add(std::string_view word)
{
    if (!isKnown(word)) {
        m_entries.push_back({0, 0, 0, 0});
        return;
    }
    m_entries.push_back({Trigrams(word).signature(), std::uint32_t(m_text.size()), lettersOf(word),
                         std::uint32_t(word.size())});
    m_text += word;
}

std::optional<Spelling::Correction> Spelling::nearest(std::string_view word) const
{
    if (!isKnown(word))
        return std::nullopt;
    const Trigrams wanted(word);
    const std::uint64_t signature = wanted.signature();
    const std::uint32_t letters = lettersOf(word);
    // Trigrams that share a bit are seen as one: so many may be hidden.
    const auto hidden = float(wanted.size()) - float(std::popcount(signature));
    std::optional<Correction> best;
    float least = kLeast;
    for (std::size_t i = 0; i < m_entries.size(); ++i) {
        const Entry &entry = m_entries[i];
        if (entry.size == 0)
            continue;
        const std::string_view other = std::string_view(m_text).substr(entry.begin, entry.size);
        // A word of n letters has n trigrams, or fewer when one repeats: this is the least that
        // two words must share, with room for some repeats.
        const float seen = float(std::popcount(signature & entry.signature)) + hidden;
        const bool isLike = 2 * seen >= least * (float(wanted.size()) + float(entry.size) - 2);
        float likeness = isLike ? wanted.dice(Trigrams(other)) : 0;
        // A slip gives and takes a letter at most.
        if (likeness < kSlip && least <= kSlip && std::popcount(letters ^ entry.letters) <= 2
            && isSlip(word, other))
            likeness = kSlip;
        if (likeness < least || (best && likeness <= best->likeness))
            continue;
        best = Correction{std::uint32_t(i), likeness};
        least = likeness;
    }
    return best;
}

void Spelling::clear()
{
    m_text.clear();
    m_entries.clear();
}

std::size_t Spelling::memoryBytes() const
{
    return m_text.capacity() + m_entries.capacity() * sizeof(Entry);
}

} // namespace mcprt
