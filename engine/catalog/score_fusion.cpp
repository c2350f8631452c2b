// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/score_fusion.h"

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <utility>

namespace mcprt::fusion {

namespace {

// Fitted to right answers against what small talk finds among 6,000 tools, with those of Odds.
// From kMostWords on, more words make nobody surer.
constexpr float kFit = -3.5F;
constexpr float kMore = 0.25F; // among many tools, where kAsk holds back what is wrong
constexpr float kUnknown = 1;  // too: meaning has to do
constexpr float kAsk = -8;
constexpr float kTalk = -1.9F;
constexpr float kUnsaid = -1.25F;
constexpr float kWords = 4.05F;
constexpr int kMostWords = 4;
constexpr float kFew = 6; // among few tools little is found by chance
constexpr double kMany = 6000;

/// As many sums side by side; the compiler makes vectors of them, and leaves fewer as they are.
constexpr std::size_t kLanes = 64;

// Each pass is compiled twice on x86, for vectors of four floats and of eight; both round alike.
#if defined(__x86_64__) && defined(__GNUC__)
#define MCPRT_WIDE [[gnu::target("avx2")]]
#define MCPRT_INLINE [[gnu::always_inline]] inline

bool isWide()
{
    static const bool wide = __builtin_cpu_supports("avx2");
    return wide;
}
#else
#define MCPRT_WIDE [[maybe_unused]]
#define MCPRT_INLINE inline

constexpr bool isWide()
{
    return false;
}
#endif

MCPRT_INLINE float larger(float one, float other)
{
    return one > other ? one : other;
}

MCPRT_INLINE void scalePass(std::span<float> scores, float factor, float most)
{
    float *score = scores.data();
    const std::size_t count = scores.size();
    for (std::size_t i = 0; i < count; ++i) {
        const float scaled = score[i] * factor;
        score[i] = scaled < most ? scaled : most;
    }
}

MCPRT_INLINE void centrePass(std::span<const std::int32_t> products, float step, float bias,
                             std::span<float> out)
{
    const std::int32_t *product = products.data();
    float *value = out.data();
    for (std::size_t i = 0; i < products.size(); ++i)
        value[i] = float(product[i]) * step - bias;
}

/// \a meant gives what the meaning of a tool is, \a lower what it is at least.
template <class Meant, class Lower>
MCPRT_INLINE Spread spreadPass(std::span<const float> said, Meant meant, Lower lower)
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

MCPRT_INLINE Spread spreadPass(std::span<const float> said, std::span<const float> meant)
{
    const auto value = [at = meant.data()](std::size_t i) { return at[i]; };
    return spreadPass(said, value, value);
}

MCPRT_INLINE Spread spreadPass(std::span<const float> said, const Rough &rough)
{
    const auto within = [&rough](float error) {
        return [value = rough.values.data(), scale = rough.scales.data(), unit = rough.unit,
                error](std::size_t i) { return (value[i] + error) * unit * scale[i]; };
    };
    return spreadPass(said, within(0), within(-rough.error));
}

/// What undecided() compares, of tools side by side.
struct Bounds
{
    const float *said;
    const float *values;
    const float *scales;
    float unit;
    float error;
    float mostMeant;
    float least;
};

MCPRT_INLINE void undecidedPass(const Bounds &bounds, const Odds &odds, std::size_t count,
                                std::vector<std::uint32_t> &which)
{
    constexpr std::size_t kBlock = 256;
    constexpr std::size_t kGroup = 32; // few groups have one
    constexpr float kRounding = 1e-4F;
    const Odds by = odds;
    const Bounds at = bounds;
    float over[kBlock]; // 0 or more = undecided
    which.clear();
    for (std::size_t first = 0; first < count; first += kBlock) {
        const std::size_t size = std::min(kBlock, count - first);
        const float *said = at.said + first;
        const float *value = at.values + first;
        const float *scale = at.scales + first;
        for (std::size_t i = 0; i < size; ++i) {
            const float upper = (value[i] + at.error) * at.unit * scale[i] + kRounding;
            over[i] = larger(by.fits(said[i], upper) - at.least, upper - at.mostMeant);
        }
        std::fill(over + size, over + kBlock, -1.0F);
        for (std::size_t group = 0; group < kBlock; group += kGroup) {
            std::int32_t found = 0;
            for (std::size_t i = group; i < group + kGroup; ++i)
                found += over[i] >= 0 ? 1 : 0;
            for (std::size_t i = group; found > 0; ++i) {
                if (over[i] < 0)
                    continue;
                which.push_back(std::uint32_t(first + i));
                --found;
            }
        }
    }
}

MCPRT_INLINE void fusePass(std::span<float> scores, std::span<const float> meant,
                           std::span<float> fused, const Weights &weights, const Odds &odds)
{
    float *score = scores.data();
    const float *cosine = meant.data();
    float *order = fused.data();
    const Weights by = weights;
    const Odds sure = odds;
    for (std::size_t i = 0; i < scores.size(); ++i) {
        order[i] = by.said * score[i] + by.meant * (cosine[i] - by.mean);
        score[i] = sure(score[i], cosine[i]);
    }
}

MCPRT_WIDE void scaleWide(std::span<float> scores, float factor, float most)
{
    scalePass(scores, factor, most);
}
MCPRT_WIDE void centreWide(std::span<const std::int32_t> products, float step, float bias,
                           std::span<float> out)
{
    centrePass(products, step, bias, out);
}
MCPRT_WIDE Spread spreadWide(std::span<const float> said, std::span<const float> meant)
{
    return spreadPass(said, meant);
}
MCPRT_WIDE Spread spreadWide(std::span<const float> said, const Rough &rough)
{
    return spreadPass(said, rough);
}
MCPRT_WIDE void undecidedWide(const Bounds &bounds, const Odds &odds, std::size_t count,
                              std::vector<std::uint32_t> &which)
{
    undecidedPass(bounds, odds, count, which);
}
MCPRT_WIDE void fuseWide(std::span<float> scores, std::span<const float> meant,
                         std::span<float> fused, const Weights &weights, const Odds &odds)
{
    fusePass(scores, meant, fused, weights, odds);
}

} // namespace

void scale(std::span<float> scores, float factor, float most)
{
    if (isWide())
        scaleWide(scores, factor, most);
    else
        scalePass(scores, factor, most);
}

void centre(std::span<const std::int32_t> products, float step, float bias, std::span<float> out)
{
    if (isWide())
        centreWide(products, step, bias, out);
    else
        centrePass(products, step, bias, out);
}

Spread spreadOf(std::span<const float> said, std::span<const float> meant)
{
    return isWide() ? spreadWide(said, meant) : spreadPass(said, meant);
}

Spread spreadOf(std::span<const float> said, const Rough &rough)
{
    return isWide() ? spreadWide(said, rough) : spreadPass(said, rough);
}

void undecided(std::span<const float> said, const Rough &rough, float mostMeant, const Odds &odds,
               float least, std::vector<std::uint32_t> &which)
{
    const Bounds bounds{said.data(), rough.values.data(), rough.scales.data(),
                        rough.unit,  rough.error,         mostMeant,
                        least};
    if (isWide())
        undecidedWide(bounds, odds, said.size(), which);
    else
        undecidedPass(bounds, odds, said.size(), which);
}

void fuse(std::span<float> scores, std::span<const float> meant, std::span<float> fused,
          const Weights &weights, const Odds &odds)
{
    if (isWide())
        fuseWide(scores, meant, fused, weights, odds);
    else
        fusePass(scores, meant, fused, weights, odds);
}

void fuse(std::span<const std::uint32_t> which, std::span<float> scores,
          std::span<const float> meant, std::span<float> fused, const Weights &weights,
          const Odds &odds)
{
    for (const std::uint32_t i : which) {
        fused[i] = weights.said * scores[i] + weights.meant * (meant[i] - weights.mean);
        scores[i] = odds(scores[i], meant[i]);
    }
}

Odds Odds::of(const Search &search)
{
    const int words = std::clamp(search.words, 0, kMostWords);
    // 0 for up to forty tools, 1 from kMany on.
    const float many =
        1 - std::min(float(std::log(kMany / std::clamp(search.tools, 1.0, kMany))) / 5, 1.0F);
    Odds odds;
    odds.fitBase = kOddsShift + kFit + many * (kMore + kUnknown * search.unknown);
    odds.askBase = kOddsShift + kAsk + kTalk * std::clamp(search.talk, -4.0F, 4.0F)
                   + kWords * std::log1p(float(words)) + (search.isSaid ? 0 : kUnsaid)
                   + kFew * (1 - many);
    return odds;
}

float Odds::saidOf(float odds, float cosine) const
{
    const float positive = std::max(cosine, 0.0F);
    const float byFit = (odds - fitBase - 5.4F * cosine) / (4.0F - 1.8F * positive);
    const float byAsk = (odds - askBase - 2.85F * cosine) / (4.5F + 2.2F * positive);
    return std::clamp(std::max(byFit, byAsk), 0.0F, 1.0F);
}

} // namespace mcprt::fusion
