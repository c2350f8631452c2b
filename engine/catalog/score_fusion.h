// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <cstdint>
#include <span>
#include <vector>

namespace mcprt {

/// What the passes over all tools of a search need; each is one pass over its arrays, so that a
/// hundred thousand tools take a fraction of a millisecond.
namespace fusion {

/// Multiplies each by \a factor; what exceeds \a most becomes that.
void scale(std::span<float> scores, float factor, float most);

struct Spread
{
    float mostSaid = 0;
    float mostMeant = 0;
    double sumMeant = 0;
};

/// Of what words say and what is meant, tool by tool; both of one size. The sum is built in the
/// same order on every machine.
[[nodiscard]] Spread spreadOf(std::span<const float> said, std::span<const float> meant);

/// What is meant, as (values[i] ± error) · unit · scales[i].
struct Rough
{
    std::span<const float> values;
    std::span<const float> scales;
    float unit = 1;
    float error = 0;
};
/// The same of what is known roughly: Spread::mostMeant is no more than the most can be.
[[nodiscard]] Spread spreadOf(std::span<const float> said, const Rough &rough);
/// Fills \a which with the tools that may be as near as \a mostMeant, or whose oddsOf() may be
/// \a least or more; all others are neither.
void undecided(std::span<const float> said, const Rough &rough, float mostMeant, float least,
               std::vector<std::uint32_t> &which);

/// Shares of the order: fused = said · \a said + (meant − mean) · \a meant.
struct Weights
{
    float said = 0;
    float meant = 0;
    float mean = 0;
};

/// Fills \a fused by \a weights, then turns each score from what words say into oddsOf().
void fuse(std::span<float> scores, std::span<const float> meant, std::span<float> fused,
          const Weights &weights);

/// The same for the tools \a which alone.
void fuse(std::span<const std::uint32_t> which, std::span<float> scores,
          std::span<const float> meant, std::span<float> fused, const Weights &weights);

/// How sure what a tool says and means makes us, together, as the logarithm of odds plus
/// kOddsShift, which keeps it above 0.
[[nodiscard]] float oddsOf(float said, float cosine);
/// What words say, out of oddsOf(); 1 at most.
[[nodiscard]] float saidOf(float odds, float cosine);

inline constexpr float kOddsShift = 10;

} // namespace fusion
} // namespace mcprt
