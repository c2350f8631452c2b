// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <cstddef>
#include <cstdint>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

namespace mcprt {

/// What was found for words that came lately: most of the words of a catalogue are few that recur.
/// Each word has one place, and the last one that needed it stays; there are more of them as more
/// words come.
class TermCache
{
public:
    /// Null if \a word has to be looked up. Valid until the next put().
    [[nodiscard]] const std::uint32_t *find(std::string_view word) const
    {
        if (m_slots.empty())
            return nullptr;
        const Slot &slot = m_slots[placeOf(word)];
        return slot.word == word ? &slot.term : nullptr;
    }
    /// \param word  not empty
    void put(std::string_view word, std::uint32_t term)
    {
        if (m_put++ >= m_slots.size() && m_slots.size() < kMost) {
            m_slots.assign(m_slots.empty() ? kLeast : 4 * m_slots.size(), {});
            m_put = 1;
        }
        Slot &slot = m_slots[placeOf(word)];
        slot.word.assign(word);
        slot.term = term;
    }
    void clear() { *this = {}; }
    [[nodiscard]] std::size_t memoryBytes() const { return m_slots.capacity() * sizeof(Slot); }

private:
    static constexpr std::size_t kLeast = 64;
    static constexpr std::size_t kMost = 16384;

    struct Slot
    {
        std::string word;
        std::uint32_t term = 0;
    };

    [[nodiscard]] std::size_t placeOf(std::string_view word) const
    {
        return std::hash<std::string_view>()(word) & (m_slots.size() - 1);
    }

    std::vector<Slot> m_slots; ///< a power of two
    std::size_t m_put = 0;     ///< since there are as many
};

} // namespace mcprt
