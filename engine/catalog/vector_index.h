// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/embedding_model.h"
#include "engine/catalog/index_bytes.h"

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
    /// The same by the upper bits alone, and without the scales: the cosine of document d is
    /// (out[d] ± e) · query.scale · scales()[d]. \return e
    [[nodiscard]] float roughSimilarities(const Embedding &query, std::span<float> out) const;
    /// Turns what roughSimilarities() gave for the documents \a which into cosines.
    void refine(const Embedding &query, std::span<const std::uint32_t> which,
                std::span<float> rough) const;
    [[nodiscard]] std::span<const float> scales() const { return m_scales; }
    [[nodiscard]] std::size_t memoryBytes() const;

    void save(IndexWriter &out) const;
    /// Replaces all by what save() wrote. \return false, and the index is empty, when that is
    ///         damaged
    [[nodiscard]] bool load(IndexReader &in);

private:
    std::vector<quint8> m_upper; ///< upper four bits of each value, plus 8; kHalfRow a document
    std::vector<quint8> m_lower; ///< lower four bits
    std::vector<float> m_scales;
};

} // namespace mcprt
