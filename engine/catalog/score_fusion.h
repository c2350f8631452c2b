// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <cstddef>
#include <cstdint>
#include <span>
#include <vector>

namespace mcprt {

/// What the passes over all tools of a search need; each is one pass over its arrays, so that a
/// hundred thousand tools take a fraction of a millisecond.
namespace fusion {

/// Fills \a out with products · \a step − \a bias; both of one size.
void centre(std::span<const std::int32_t> products, float step, float bias, std::span<float> out);

struct Spread
{
    float mostSaid = 0;
    float mostMeant = 0;
    double sumMeant = 0;
};

/// Of what words say and what is meant, tool by tool; both of one size. The sum is built in the
/// same order on every machine.
[[nodiscard]] Spread spreadOf(std::span<const float> said, std::span<const float> meant);

inline constexpr float kOddsShift = 30;

/// How sure we are that a tool is a right one, as the logarithm of odds: the lesser of how well it
/// fits by what it says (s, 1 at most) and means, and of how much that looks like what a request
/// finds, rather than what small talk happens to find among many tools. Both rise with s and the
/// cosine; what the search itself tells is in their bases.
struct Odds
{
    float fitBase = 0; ///< both with kOddsShift, which keeps the whole above 0
    float askBase = 0;

    /// What a search tells of itself.
    struct Search
    {
        int words = 0;      ///< TextAnalyzer::tellingWords()
        float talk = 0;     ///< talkLikeness()
        float unknown = 0;  ///< share of its words that no tool has, as in another language
        bool isSaid = true; ///< whether any tool has any of its words
        double tools = 0;   ///< among which is searched: few have little that talk could find
    };
    [[nodiscard]] static Odds of(const Search &search);

    [[nodiscard]] float fits(float s, float cosine) const
    {
        const float most = s < 1 ? s : 1;
        const float positive = cosine > 0 ? cosine : 0;
        return fitBase + 4.0F * most + 5.4F * cosine - 1.8F * most * positive;
    }
    [[nodiscard]] float asks(float s, float cosine) const
    {
        const float most = s < 1 ? s : 1;
        const float positive = cosine > 0 ? cosine : 0;
        return askBase + 4.4F * most + 4.8F * cosine + 1.55F * most * positive;
    }
    [[nodiscard]] float operator()(float s, float cosine) const
    {
        const float fit = fits(s, cosine);
        const float ask = asks(s, cosine);
        return fit < ask ? fit : ask;
    }
    /// What words say, out of the odds; 1 at most.
    [[nodiscard]] float saidOf(float odds, float cosine) const;
};

[[nodiscard]] float most(std::span<const float> values); ///< 0 at least

/// A glance at all tools, piece by piece: what is worked out of one is still in the nearest cache
/// when it is looked at. What tools mean is known roughly, as (value ± error) · unit · scale.
class Glance
{
public:
    static constexpr std::size_t kPiece = 512; ///< tools; only the last piece may have fewer

    /// \param least  of \a odds
    Glance(const Odds &odds, float least, float unit, float error)
        : m_odds(odds)
        , m_least(least)
        , m_unit(unit)
        , m_error(error)
    {}
    /// Looks at the next tools; all three of one size. Appends to \a which the numbers of those
    /// that may be the nearest of all so far, or whose odds may reach the least: no other does; to
    /// \a valuesOf their values.
    void lookAt(std::span<const float> said, std::span<const float> values,
                std::span<const float> scales, std::vector<std::uint32_t> &which,
                std::vector<float> &valuesOf);
    [[nodiscard]] float mostMeant() const { return m_mostMeant; } ///< no more than the most can be

private:
    friend struct GlancePass;

    Odds m_odds;
    float m_least;
    float m_unit;
    float m_error;
    float m_mostMeant = 0;
    std::uint32_t m_seen = 0; ///< tools
};

/// Shares of the order: fused = said · \a said + (meant − mean) · \a meant.
struct Weights
{
    float said = 0;
    float meant = 0;
    float mean = 0;
};

/// Fills \a fused by \a weights, then turns each score from what words say into \a odds.
void fuse(std::span<float> scores, std::span<const float> meant, std::span<float> fused,
          const Weights &weights, const Odds &odds);

} // namespace fusion
} // namespace mcprt
