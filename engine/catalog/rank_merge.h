// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <algorithm>
#include <cstddef>
#include <vector>

namespace mcprt {

/// One list out of two that were ranked by different measures: reciprocal rank fusion, where a hit
/// is worth the sum of 1 / (60 + rank) over the lists it is in. Ties go to \a local.
///
/// Both lists are best first. A hit in both (\a same) is taken from \a local. Local hits of score 1
/// are exact names and stay in front.
///
/// The list stays sorted by score, a hit shows the largest behind it where its own is less. Scores
/// of two measures can't be compared, and nothing is known of that of \a remote: a score of its
/// never changes what a local hit shows, but is cut to that of the local hit in front of it.
/// \sa Cormack, Clarke, Büttcher: Reciprocal Rank Fusion outperforms Condorcet (2009)
template <class Hit, class Same>
[[nodiscard]] std::vector<Hit> mergeByRank(const std::vector<Hit> &local,
                                           const std::vector<Hit> &remote, std::size_t limit,
                                           const Same &same)
{
    struct Ranked
    {
        Hit hit;
        double worth = 0;
        bool isLocal = true;
    };
    constexpr double kRankOffset = 60;
    constexpr double kExact = 1;
    std::vector<Ranked> all;
    all.reserve(local.size() + remote.size());
    for (std::size_t i = 0; i < local.size(); ++i) {
        const double worth = 1 / (kRankOffset + double(i + 1));
        all.push_back({local[i], local[i].score >= 1 ? kExact + worth : worth});
    }
    for (std::size_t i = 0; i < remote.size(); ++i) {
        const double worth = 1 / (kRankOffset + double(i + 1));
        const auto known = std::find_if(all.begin(), all.end(), [&](const Ranked &ranked) {
            return same(ranked.hit, remote[i]);
        });
        if (known == all.end())
            all.push_back({remote[i], worth, false});
        else
            known->worth += worth;
    }
    std::stable_sort(all.begin(), all.end(),
                     [](const Ranked &a, const Ranked &b) { return a.worth > b.worth; });
    if (all.size() > limit)
        all.resize(limit);
    double behind = 0;
    for (std::size_t i = all.size(); i > 0; --i) {
        if (Ranked &ranked = all[i - 1]; ranked.isLocal)
            behind = ranked.hit.score = std::max(ranked.hit.score, behind);
    }
    double ahead = 1;
    for (Ranked &ranked : all) {
        if (ranked.isLocal)
            ahead = ranked.hit.score;
        else
            ranked.hit.score = std::min(ranked.hit.score, ahead);
    }
    std::vector<Hit> merged;
    merged.reserve(all.size());
    for (Ranked &ranked : all)
        merged.push_back(std::move(ranked.hit));
    for (std::size_t i = merged.size(); i > 1; --i)
        merged[i - 2].score = std::max(merged[i - 2].score, merged[i - 1].score);
    return merged;
}

} // namespace mcprt
