// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <vector>

namespace mcprt {

/// What one search makes of the tools that it looks at closely: all of an index, or the few that a
/// glance left. Side by side, place by place; a place is not the number of its document.
struct ScoredTools
{
    std::vector<std::uint32_t> documents; ///< ascending; empty where isAll
    bool isAll = true;
    std::vector<float> scores;  ///< how well a tool fits: what is shown
    std::vector<float> fused;   ///< the order
    std::vector<float> cosines; ///< of its meaning and what is meant; empty where words alone count

    [[nodiscard]] std::size_t size() const { return scores.size(); }
    [[nodiscard]] std::uint32_t documentAt(std::size_t place) const
    {
        return isAll ? std::uint32_t(place) : documents[place];
    }
    [[nodiscard]] std::optional<std::size_t> placeOf(std::uint32_t document) const
    {
        if (isAll)
            return document < size() ? std::optional(std::size_t(document)) : std::nullopt;
        const auto found = std::ranges::lower_bound(documents, document);
        if (found == documents.end() || *found != document)
            return std::nullopt;
        return std::size_t(found - documents.begin());
    }
    /// Empty, for all documents or for those that will be named.
    void reset(bool ofAll)
    {
        isAll = ofAll;
        documents.clear();
        scores.clear();
        fused.clear();
        cosines.clear();
    }
    /// Adds \a document, of which only its meaning is known, unless it is there.
    void insert(std::uint32_t document, float cosine)
    {
        const auto at = std::ranges::lower_bound(documents, document);
        if (at != documents.end() && *at == document)
            return;
        cosines.insert(cosines.begin() + (at - documents.begin()), cosine);
        documents.insert(at, document);
    }
};

} // namespace mcprt
