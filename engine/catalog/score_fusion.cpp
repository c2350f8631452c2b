// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/score_fusion.h"

#include "engine/catalog/wide_code.h"

#include <algorithm>
#include <bit>
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
constexpr float kAsk = -11.15F;
constexpr float kTalk = -1.35F;
constexpr float kUnsaid = -1.4F;
constexpr float kWords = 5.15F;
constexpr int kMostWords = 4;
constexpr float kFew = 7.5F; // among few tools little is found by chance
constexpr double kMany = 6000;

/// As many sums side by side; the compiler makes vectors of them, and leaves fewer as they are.
constexpr std::size_t kLanes = 64;
constexpr std::size_t kLast = 8;

MCPRT_INLINE float larger(float one, float other)
{
    return one > other ? one : other;
}

MCPRT_INLINE void centrePass(std::span<const std::int32_t> products, float step, float bias,
                             std::span<float> out)
{
    const std::int32_t *product = products.data();
    float *value = out.data();
    std::size_t at = 0;
    for (; at + kLanes <= products.size(); at += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            value[at + lane] = float(product[at + lane]) * step - bias;
    }
    for (; at < products.size(); ++at)
        value[at] = float(product[at]) * step - bias;
}

MCPRT_INLINE Spread spreadPass(std::span<const float> said, std::span<const float> meant)
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

MCPRT_INLINE float mostPass(std::span<const float> values)
{
    float most[kLanes] = {};
    std::size_t at = 0;
    for (; at + kLanes <= values.size(); at += kLanes) {
        for (std::size_t lane = 0; lane < kLanes; ++lane)
            most[lane] = larger(most[lane], values.data()[at + lane]);
    }
    for (; at < values.size(); ++at)
        most[0] = larger(most[0], values[at]);
    return *std::ranges::max_element(most);
}

} // namespace

/// The passes of a glance at one piece.
struct GlancePass
{
    const float *said;
    const float *values;
    const float *scales;
    std::size_t size;
    float over[Glance::kPiece]; ///< 0 or more = may count

    MCPRT_INLINE void nearest(Glance &glance) const
    {
        float most[kLanes] = {};
        const float unit = glance.m_unit;
        const float error = glance.m_error;
        std::size_t at = 0;
        for (; at + kLanes <= size; at += kLanes) {
            for (std::size_t lane = 0; lane < kLanes; ++lane) {
                const float scale = unit * scales[at + lane];
                most[lane] = larger(most[lane], (values[at + lane] - error) * scale);
            }
        }
        for (; at < size; ++at)
            most[0] = larger(most[0], (values[at] - error) * (unit * scales[at]));
        // Halved until few are left: one after the other, each would wait for the last.
        for (std::size_t half = kLanes / 2; half >= kLast; half /= 2) {
            for (std::size_t lane = 0; lane < half; ++lane)
                most[lane] = larger(most[lane], most[lane + half]);
        }
        for (std::size_t lane = 0; lane < kLast; ++lane)
            glance.m_mostMeant = larger(glance.m_mostMeant, most[lane]);
    }
    MCPRT_INLINE void compare(const Glance &glance)
    {
        constexpr float kRounding = 1e-4F;
        const Odds odds = glance.m_odds;
        const float unit = glance.m_unit;
        const float error = glance.m_error;
        const float least = glance.m_least;
        const float mostMeant = glance.m_mostMeant;
        for (std::size_t i = 0; i < size; ++i) {
            const float upper = (values[i] + error) * (unit * scales[i]) + kRounding;
            over[i] = larger(odds(said[i], upper) - least, upper - mostMeant);
        }
        std::fill(over + size, over + Glance::kPiece, -1.0F);
    }
    MCPRT_INLINE void collect(std::uint32_t first, std::vector<std::uint32_t> &which,
                              std::vector<float> &valuesOf) const
    {
        constexpr std::size_t kGroup = 32;
        for (std::size_t group = 0; group < size; group += kGroup) {
            std::uint32_t found = 0; // a bit for each
            for (std::size_t i = 0; i < kGroup; ++i)
                found |= std::uint32_t(over[group + i] >= 0) << i;
            for (; found != 0; found &= found - 1) {
                const std::size_t i = group + std::size_t(std::countr_zero(found));
                which.push_back(first + std::uint32_t(i));
                valuesOf.push_back(values[i]);
            }
        }
    }
    MCPRT_INLINE void run(Glance &glance, std::vector<std::uint32_t> &which,
                          std::vector<float> &valuesOf)
    {
        nearest(glance);
        compare(glance);
        collect(glance.m_seen, which, valuesOf);
        glance.m_seen += std::uint32_t(size);
    }
};

namespace {

MCPRT_WIDE void glanceWide(GlancePass &pass, Glance &glance, std::vector<std::uint32_t> &which,
                           std::vector<float> &valuesOf)
{
    pass.run(glance, which, valuesOf);
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

MCPRT_WIDE void centreWide(std::span<const std::int32_t> products, float step, float bias,
                           std::span<float> out)
{
    centrePass(products, step, bias, out);
}
MCPRT_WIDE Spread spreadWide(std::span<const float> said, std::span<const float> meant)
{
    return spreadPass(said, meant);
}
MCPRT_WIDE float mostWide(std::span<const float> values)
{
    return mostPass(values);
}
MCPRT_WIDE void fuseWide(std::span<float> scores, std::span<const float> meant,
                         std::span<float> fused, const Weights &weights, const Odds &odds)
{
    fusePass(scores, meant, fused, weights, odds);
}

} // namespace

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

float most(std::span<const float> values)
{
    return isWide() ? mostWide(values) : mostPass(values);
}

void Glance::lookAt(std::span<const float> said, std::span<const float> values,
                    std::span<const float> scales, std::vector<std::uint32_t> &which,
                    std::vector<float> &valuesOf)
{
    GlancePass pass{said.data(), values.data(), scales.data(), said.size(), {}};
    if (isWide())
        glanceWide(pass, *this, which, valuesOf);
    else
        pass.run(*this, which, valuesOf);
}

void fuse(std::span<float> scores, std::span<const float> meant, std::span<float> fused,
          const Weights &weights, const Odds &odds)
{
    if (isWide())
        fuseWide(scores, meant, fused, weights, odds);
    else
        fusePass(scores, meant, fused, weights, odds);
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
    const float byAsk = (odds - askBase - 4.8F * cosine) / (4.4F + 1.55F * positive);
    return std::clamp(std::max(byFit, byAsk), 0.0F, 1.0F);
}

} // namespace mcprt::fusion
