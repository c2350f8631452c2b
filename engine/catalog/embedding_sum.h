// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <array>

namespace mcprt {

/// Dimensions of every vector that the program keeps.
inline constexpr int kEmbeddingSize = 128;

/// A text as a point: int8 values times one scale, length 1 (or all zero for a text without a known
/// piece).
struct Embedding
{
    std::array<qint8, kEmbeddingSize> values{};
    float scale = 0;

    [[nodiscard]] bool isZero() const { return scale == 0; }
    bool operator==(const Embedding &) const = default;
};

/// A sum of vectors on its way to an Embedding.
class EmbeddingSum
{
public:
    /// Adds \a weight times \a other.
    void add(const EmbeddingSum &other, float weight);
    /// Adds \a weight times each of kEmbeddingSize values.
    void add(const qint8 *values, float weight);
    /// Divides by the length; zero stays zero.
    void normalise();
    /// The sum at length 1, quantised: the largest value becomes ±127.
    [[nodiscard]] Embedding quantised() const;

private:
    std::array<float, kEmbeddingSize> m_values{};
};

} // namespace mcprt
