// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/index_bytes.h"

#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

namespace mcprt {

/// Finds tools by their exact name, or by its beginning, as `name` or as `server name`.
///
/// Keys are TextAnalyzer::nameKey()s. They lie end to end in one buffer; two sorted lists of
/// numbers point into it.
class NameTable
{
public:
    struct Match
    {
        std::uint32_t id;
        bool exact;     ///< the whole key
        bool wholeWord; ///< the key goes on with another word, or ends
    };

    void add(std::string_view server, std::string_view name, std::uint32_t id);
    /// Gives each entry the number newIds[id], and drops those whose number becomes \a gone.
    void renumber(const std::vector<std::uint32_t> &newIds, std::uint32_t gone);
    /// Tools whose name, with or without the server's, begins with \a key; each once, at most
    /// \a limit. Exact ones come first, then those that go on with a new word, then the rest.
    [[nodiscard]] std::vector<Match> find(std::string_view key, std::size_t limit) const;
    [[nodiscard]] std::size_t memoryBytes() const;

    void save(IndexWriter &out) const;
    /// Replaces all by what save() wrote. \param idEnd every number is below it. \return false, and
    /// the table is empty, when that is damaged
    [[nodiscard]] bool load(IndexReader &in, std::uint32_t idEnd);

private:
    struct Entry
    {
        std::uint32_t begin;     ///< of `server name`
        std::uint32_t nameBegin; ///< of `name`, which ends where the entry ends
        std::uint32_t end;
        std::uint32_t id;
    };
    using Order = std::vector<std::uint32_t>; ///< indexes into m_entries

    [[nodiscard]] std::string_view key(std::uint32_t entry, bool withServer) const;
    void sortNew() const;

    std::string m_text;
    std::vector<Entry> m_entries;
    mutable Order m_byName; // sorted on demand: adding 10,000 tools sorts once
    mutable Order m_byFullName;
};

} // namespace mcprt
