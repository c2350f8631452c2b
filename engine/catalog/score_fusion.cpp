// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/score_fusion.h"

#include <algorithm>
#include <cstddef>
#include <utility>

namespace mcprt::fusion {

namespace {

// Fitted to right answers against small talk (tests/unit/data/small_talk.txt).
constexpr float kOddsBase = -3.5F;
constexpr float kOddsSaid = 4;
constexpr float kOddsMeant = 5.4F;
constexpr float kOddsBoth = -1.8F;

/// oddsOf(), where the compiler sees that it may be worked out for several tools at once.
inline float odds(float said, float cosine)
{
    const float most = said < 1 ? said : 1;
    const float positive = cosine > 0 ? cosine : 0;
    return kOddsShift + kOddsBase + kOddsSaid * most + kOddsMeant * cosine
           + kOddsBoth * most * positive;
}

/// As many sums side by side; the compiler makes vectors of them.
constexpr std::size_t kLanes = 8;

inline float larger(float one, float other)
{
    return one > other ? one : other;
}

} // namespace

void scale(std::span<float> scores, float factor, float most)
{
    float *score = scores.data();
    const std::size_t count = scores.size();
    for (std::size_t i = 0; i < count; ++i) {
        const float scaled = score[i] * factor;
        score[i] = scaled < most ? scaled : most;
    }
}

Spread spreadOf(std::span<const float> said, std::span<const float> meant)
{
    float mostSaid[kLanes] = {};
    float mostMeant[kLanes] = {};
    float sums[kLanes] = {};
    Spread spread;
    std::size_t at = 0;
    constexpr std::size_t kBlock = 1024; // floats add up exactly enough over so many
    const std::size_t whole = said.size() / kLanes * kLanes;
    const float *saidAt = said.data();
    const float *meantAt = meant.data();
    while (at < whole) {
        for (const std::size_t end = std::min(whole, at + kBlock); at < end; at += kLanes) {
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                mostSaid[lane] = larger(mostSaid[lane], saidAt[at + lane]);
                mostMeant[lane] = larger(mostMeant[lane], meantAt[at + lane]);
                sums[lane] += meantAt[at + lane];
            }
        }
        for (float &sum : sums)
            spread.sumMeant += double(std::exchange(sum, 0.0F));
    }
    for (; at < said.size(); ++at) {
        mostSaid[0] = larger(mostSaid[0], saidAt[at]);
        mostMeant[0] = larger(mostMeant[0], meantAt[at]);
        spread.sumMeant += double(meantAt[at]);
    }
    spread.mostSaid = *std::ranges::max_element(mostSaid);
    spread.mostMeant = *std::ranges::max_element(mostMeant);
    return spread;
}

void fuse(std::span<float> scores, std::span<const float> meant, std::span<float> fused,
          const Weights &weights)
{
    float *score = scores.data();
    const float *cosine = meant.data();
    float *order = fused.data();
    const Weights by = weights;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        order[i] = by.said * score[i] + by.meant * (cosine[i] - by.mean);
        score[i] = odds(score[i], cosine[i]);
    }
}

float oddsOf(float said, float cosine)
{
    return odds(said, cosine);
}

float saidOf(float odds, float cosine)
{
    const float rest = odds - kOddsShift - kOddsBase - kOddsMeant * cosine;
    return std::clamp(rest / (kOddsSaid + kOddsBoth * std::max(cosine, 0.0F)), 0.0F, 1.0F);
}

} // namespace mcprt::fusion
