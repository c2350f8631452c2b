// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

#include <cstdint>
#include <span>
#include <vector>

namespace mcprt {

/// The meanings of documents by a model of any size, such as that of an embedding service: int8 and
/// one scale a document. Documents without one are left to the model that comes with the program.
class WideVectors
{
public:
    /// A vector of length 1, or empty for none.
    using Vector = std::vector<float>;

    /// Keeps \a vector for \a document, in place of the one before. One of another size than those
    /// that are here begins anew: they are another model's.
    void set(std::uint32_t document, std::span<const float> vector);
    /// Moves each document to its new number; \a dropped marks those that go.
    void renumber(std::span<const std::uint32_t> newIds, std::uint32_t dropped);
    void clear() { *this = {}; }

    [[nodiscard]] bool isEmpty() const { return m_count == 0; }
    /// Replaces the cosines of the documents that have a vector here by those of \a query with
    /// them, brought to the mean and spread of the ones that they replace: two models do not mean
    /// the same by one number, but what follows was fitted to the first one's.
    ///
    /// Does nothing for a query of another size, or with fewer than kLeast documents.
    void blend(std::span<const float> query, std::span<float> cosines) const;
    [[nodiscard]] std::size_t memoryBytes() const;

    static constexpr std::size_t kLeast = 8;

private:
    std::size_t m_size = 0; ///< values of a vector
    std::size_t m_count = 0;
    std::vector<qint8> m_rows;
    std::vector<float> m_scales; ///< by document; 0 = none
};

/// \a vector in a byte a value and four for the scale, for a disk.
[[nodiscard]] QByteArray packed(std::span<const float> vector);
/// What packed() made of a vector, at length 1; empty for bytes that are none.
[[nodiscard]] WideVectors::Vector unpacked(QByteArrayView bytes);
/// \a vector at length 1; empty when it has no length, or values that are no numbers.
[[nodiscard]] WideVectors::Vector normalised(WideVectors::Vector vector);

} // namespace mcprt
