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

namespace {

/// \a meant gives what the meaning of a tool is, \a lower what it is at least.
template <class Meant, class Lower>
Spread spread(std::span<const float> said, Meant meant, Lower lower)
{
    float mostSaid[kLanes] = {};
    float mostMeant[kLanes] = {};
    float sums[kLanes] = {};
    Spread spread;
    std::size_t at = 0;
    constexpr std::size_t kBlock = 1024; // floats add up exactly enough over so many
    const std::size_t whole = said.size() / kLanes * kLanes;
    const float *saidAt = said.data();
    while (at < whole) {
        for (const std::size_t end = std::min(whole, at + kBlock); at < end; at += kLanes) {
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                mostSaid[lane] = larger(mostSaid[lane], saidAt[at + lane]);
                mostMeant[lane] = larger(mostMeant[lane], lower(at + lane));
                sums[lane] += meant(at + lane);
            }
        }
        for (float &sum : sums)
            spread.sumMeant += double(std::exchange(sum, 0.0F));
    }
    for (; at < said.size(); ++at) {
        mostSaid[0] = larger(mostSaid[0], saidAt[at]);
        mostMeant[0] = larger(mostMeant[0], lower(at));
        spread.sumMeant += double(meant(at));
    }
    spread.mostSaid = *std::ranges::max_element(mostSaid);
    spread.mostMeant = *std::ranges::max_element(mostMeant);
    return spread;
}

} // namespace

Spread spreadOf(std::span<const float> said, std::span<const float> meant)
{
    const auto value = [at = meant.data()](std::size_t i) { return at[i]; };
    return spread(said, value, value);
}

Spread spreadOf(std::span<const float> said, const Rough &rough)
{
    const auto within = [&rough](float error) {
        return [value = rough.values.data(), scale = rough.scales.data(), unit = rough.unit,
                error](std::size_t i) { return (value[i] + error) * unit * scale[i]; };
    };
    return spread(said, within(0), within(-rough.error));
}

void undecided(std::span<const float> said, const Rough &rough, float mostMeant, float least,
               std::vector<std::uint32_t> &which)
{
    constexpr std::size_t kBlock = 256;
    constexpr float kRounding = 1e-4F;
    float over[kBlock]; // 0 or more = undecided
    const float unit = rough.unit;
    const float error = rough.error;
    which.resize(said.size() + 1);
    std::size_t count = 0;
    for (std::size_t first = 0; first < said.size(); first += kBlock) {
        const std::size_t end = std::min(kBlock, said.size() - first);
        const float *saidAt = said.data() + first;
        const float *value = rough.values.data() + first;
        const float *scale = rough.scales.data() + first;
        for (std::size_t i = 0; i < end; ++i) {
            const float upper = (value[i] + error) * unit * scale[i] + kRounding;
            over[i] = larger(odds(saidAt[i], upper) - least, upper - mostMeant);
        }
        for (std::size_t i = 0; i < end; ++i) { // without a branch that nobody can predict
            which[count] = std::uint32_t(first + i);
            count += over[i] >= 0 ? 1 : 0;
        }
    }
    which.resize(count);
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

void fuse(std::span<const std::uint32_t> which, std::span<float> scores,
          std::span<const float> meant, std::span<float> fused, const Weights &weights)
{
    for (const std::uint32_t i : which) {
        fused[i] = weights.said * scores[i] + weights.meant * (meant[i] - weights.mean);
        scores[i] = odds(scores[i], meant[i]);
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
