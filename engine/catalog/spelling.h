// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <vector>

namespace mcprt {

/// Finds the word of a vocabulary that somebody meant who wrote one that is not in it: the one that
/// shares most trigrams with it (Dice), `$word$` with its ends marked. One slip away (a letter too
/// many, too few, or another; two neighbours swapped) counts as kSlip at least, since in a short
/// word a slip spoils most trigrams.
///
/// Only words of Latin letters, four or more, are known; others have too few trigrams to tell.
class Spelling
{
public:
    struct Correction
    {
        std::uint32_t number; ///< of the word, in the order of add()
        float likeness;       ///< kLeast…1
    };
    static constexpr float kLeast = 0.55F;
    static constexpr float kSlip = 0.6F;

    /// Whether one letter more, less or other, or two swapped neighbours, make one of the other.
    [[nodiscard]] static bool isSlip(std::string_view one, std::string_view other);

    /// Words are numbered from 0.
    void add(std::string_view word);
    [[nodiscard]] std::optional<Correction> nearest(std::string_view written) const;
    [[nodiscard]] std::string_view word(std::uint32_t number) const; ///< empty if it is not known
    void clear();
    [[nodiscard]] std::size_t memoryBytes() const;

private:
    /// The size in the lower six bits, and above them a bit for each letter that occurs.
    using Shape = std::uint32_t;

    std::string m_text;
    // By word:
    std::vector<std::uint64_t> m_signatures; ///< a bit for each trigram
    std::vector<Shape> m_shapes;             ///< 0 = not known here
    std::vector<std::uint32_t> m_begins;     ///< in m_text
};

} // namespace mcprt
