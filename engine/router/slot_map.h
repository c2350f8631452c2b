// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <deque>
#include <optional>
#include <utility>
#include <vector>

namespace mcprt {

/// Values under keys that are never used twice, without an allocation a value once it has grown: a
/// key is a place and a count of how often that place was used. Values stay where they are.
template <class T>
class SlotMap
{
public:
    using Key = quint64; ///< never 0

    Key insert(T value)
    {
        quint32 place = 0;
        if (m_free.empty()) {
            place = quint32(m_slots.size());
            m_slots.emplace_back();
        } else {
            place = m_free.back();
            m_free.pop_back();
        }
        Slot &slot = m_slots[place];
        ++slot.use;
        slot.value.emplace(std::move(value));
        return Key(slot.use) << 32 | place;
    }

    /// Null when \a key was taken, or never was.
    [[nodiscard]] T *find(Key key)
    {
        const auto place = quint32(key);
        if (place >= m_slots.size())
            return nullptr;
        Slot &slot = m_slots[place];
        return slot.use == quint32(key >> 32) && slot.value ? &*slot.value : nullptr;
    }

    [[nodiscard]] std::optional<T> take(Key key)
    {
        T *value = find(key);
        if (!value)
            return std::nullopt;
        std::optional<T> taken(std::move(*value));
        m_slots[quint32(key)].value.reset();
        m_free.push_back(quint32(key));
        return taken;
    }

    /// Keys of the values for which \a wanted(value) is true.
    template <class F>
    [[nodiscard]] std::vector<Key> keys(F &&wanted) const
    {
        std::vector<Key> found;
        for (quint32 place = 0; place < m_slots.size(); ++place) {
            const Slot &slot = m_slots[place];
            if (slot.value && wanted(*slot.value))
                found.push_back(Key(slot.use) << 32 | place);
        }
        return found;
    }

    [[nodiscard]] bool isEmpty() const { return m_free.size() == m_slots.size(); }

private:
    struct Slot
    {
        std::optional<T> value;
        quint32 use = 0;
    };
    std::deque<Slot> m_slots;
    std::vector<quint32> m_free;
};

} // namespace mcprt
