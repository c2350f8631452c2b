// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/embedding_model.h"
#include "engine/catalog/index_bytes.h"

#include <array>
#include <cstdint>
#include <span>
#include <vector>

namespace mcprt {

/// The meaning of each document of an index as a vector: 132 bytes a document.
///
/// The upper and the lower four bits of all values lie apart. The upper ones alone tell about how
/// near each document is, with half the memory to be read; few documents need the others.
class VectorIndex
{
public:
    /// Documents are numbered from 0, as in the index beside it.
    void add(const Embedding &embedding);
    /// Moves each document to its new number; \a dropped marks those that go. Numbers keep their
    /// order.
    void renumber(std::span<const std::uint32_t> newIds, std::uint32_t dropped);

    [[nodiscard]] std::size_t size() const { return m_scales.size(); }
    /// Cosine of \a query with each document, 0 for one without a vector; out.size() = size().
    void similarities(const Embedding &query, std::span<float> out) const;
    /// The sum of similarities(), without looking at each: the mean of all tells how near is near.
    [[nodiscard]] double sumOfSimilarities(const Embedding &query) const;
    /// The same as similarities() of one document.
    [[nodiscard]] float similarity(const Embedding &query, std::uint32_t document) const;
    /// The same by the upper bits alone, and without the scales, for the documents from \a first
    /// on: the cosine of document d is (out[d − first] ± e) · query.scale · scales()[d], where e is
    /// roughError().
    void roughSimilarities(const Embedding &query, std::size_t first, std::span<float> out) const;
    /// How far a glance is off at most. The lower bits of a document are as good as random to a
    /// query, so that what they add up to is about normal: this is six of its standard deviations
    /// (5.3 is the most in 20 million pairs), a third of what could be at all. A vector made to
    /// exceed it would lose its tool a place near the end of what a search finds, no more.
    [[nodiscard]] static float roughError(const Embedding &query);
    /// Turns what roughSimilarities() gave for the documents \a which into cosines; both of one
    /// size.
    void refine(const Embedding &query, std::span<const std::uint32_t> which,
                std::span<float> rough) const;
    [[nodiscard]] std::span<const float> scales() const { return m_scales; }
    [[nodiscard]] std::size_t memoryBytes() const;

    void save(IndexWriter &out) const;
    /// Replaces all by what save() wrote. \return false, and the index is empty, when that is
    ///         damaged
    [[nodiscard]] bool load(IndexReader &in);

private:
    void sumUp();
    void addToSum(std::size_t document);

    std::vector<quint8> m_upper; ///< upper four bits of each value, plus 8; kHalfRow a document
    std::vector<quint8> m_lower; ///< lower four bits
    std::vector<float> m_scales;
    std::array<double, kEmbeddingSize> m_sum{}; ///< of all vectors
};

} // namespace mcprt
