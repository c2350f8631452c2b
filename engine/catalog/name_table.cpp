// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/name_table.h"

#include <algorithm>
#include <limits>
#include <utility>

namespace mcprt {

void NameTable::add(std::string_view server, std::string_view name, std::uint32_t id)
{
    if (m_text.size() + server.size() + name.size() >= std::numeric_limits<std::uint32_t>::max())
        return;
    Entry entry{};
    entry.begin = std::uint32_t(m_text.size());
    m_text += server;
    m_text += ' ';
    entry.nameBegin = std::uint32_t(m_text.size());
    m_text += name;
    entry.end = std::uint32_t(m_text.size());
    entry.id = id;
    m_entries.push_back(entry);
}

void NameTable::renumber(const std::vector<std::uint32_t> &newIds, std::uint32_t gone)
{
    const std::string oldText = std::exchange(m_text, {});
    const std::vector<Entry> old = std::exchange(m_entries, {});
    m_byName.clear();
    m_byFullName.clear();
    for (const Entry &entry : old) {
        if (newIds[entry.id] == gone)
            continue;
        const std::string_view key =
            std::string_view(oldText).substr(entry.begin, entry.end - entry.begin);
        const std::size_t server = entry.nameBegin - entry.begin - 1;
        add(key.substr(0, server), key.substr(server + 1), newIds[entry.id]);
    }
}

std::string_view NameTable::key(std::uint32_t entry, bool withServer) const
{
    const Entry &e = m_entries[entry];
    const std::uint32_t begin = withServer ? e.begin : e.nameBegin;
    return std::string_view(m_text).substr(begin, e.end - begin);
}

void NameTable::sortNew() const
{
    const std::size_t old = m_byName.size();
    if (old == m_entries.size())
        return;
    for (const bool withServer : {false, true}) {
        Order &order = withServer ? m_byFullName : m_byName;
        for (std::size_t i = old; i < m_entries.size(); ++i)
            order.push_back(std::uint32_t(i));
        const auto before = [&](std::uint32_t a, std::uint32_t b) {
            return key(a, withServer) < key(b, withServer);
        };
        const auto middle = order.begin() + std::ptrdiff_t(old);
        std::stable_sort(middle, order.end(), before);
        std::inplace_merge(order.begin(), middle, order.end(), before);
    }
}

std::vector<NameTable::Match> NameTable::find(std::string_view wanted, std::size_t limit) const
{
    std::vector<Match> matches;
    if (wanted.empty())
        return matches;
    sortNew();
    for (const bool withServer : {false, true}) {
        const Order &order = withServer ? m_byFullName : m_byName;
        auto at = std::lower_bound(order.begin(), order.end(), wanted,
                                   [&](std::uint32_t entry, std::string_view value) {
                                       return key(entry, withServer) < value;
                                   });
        for (std::size_t seen = 0; at != order.end() && seen < limit; ++at, ++seen) {
            const std::string_view found = key(*at, withServer);
            if (!found.starts_with(wanted))
                break;
            const bool exact = found.size() == wanted.size();
            matches.push_back({m_entries[*at].id, exact, exact || found[wanted.size()] == ' '});
        }
    }
    std::stable_sort(matches.begin(), matches.end(), [](const Match &a, const Match &b) {
        return 2 * int(a.exact) + int(a.wholeWord) > 2 * int(b.exact) + int(b.wholeWord);
    });
    std::vector<Match> once;
    for (const Match &match : matches) {
        const bool seen =
            std::any_of(once.begin(), once.end(), [&](const Match &m) { return m.id == match.id; });
        if (!seen && once.size() < limit)
            once.push_back(match);
    }
    return once;
}

std::size_t NameTable::memoryBytes() const
{
    return m_text.capacity() + m_entries.capacity() * sizeof(Entry)
           + (m_byName.capacity() + m_byFullName.capacity()) * sizeof(std::uint32_t);
}

void NameTable::save(IndexWriter &out) const
{
    sortNew(); // once, here: it takes longer than reading all of it back
    out.text(QByteArrayView(m_text.data(), qsizetype(m_text.size())));
    out.array(m_entries);
    out.array(m_byName);
    out.array(m_byFullName);
}

bool NameTable::load(IndexReader &in, std::uint32_t idEnd)
{
    const QByteArrayView text = in.text();
    m_text.assign(text.begin(), text.end());
    m_entries = in.array<Entry>();
    m_byName = in.array<std::uint32_t>();
    m_byFullName = in.array<std::uint32_t>();
    const auto isSound = [&](const Entry &entry) {
        return entry.begin <= entry.nameBegin && entry.nameBegin <= entry.end
               && entry.end <= m_text.size() && entry.id < idEnd;
    };
    const auto areEntries = [&](const Order &order) {
        return order.size() == m_entries.size()
               && std::ranges::all_of(order, [&](auto i) { return i < m_entries.size(); });
    };
    if (in.isWhole() && std::ranges::all_of(m_entries, isSound) && areEntries(m_byName)
        && areEntries(m_byFullName))
        return true;
    *this = {};
    return false;
}

} // namespace mcprt
