// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/embedding_model.h"
#include "engine/catalog/index_bytes.h"

#include <cstdint>
#include <span>
#include <vector>

namespace mcprt {

/// The meaning of each document of an index as a vector: 132 bytes a document, one after the other,
/// so that a search is a single pass.
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
    [[nodiscard]] std::size_t memoryBytes() const;

    void save(IndexWriter &out) const;
    /// Replaces all by what save() wrote. \return false, and the index is empty, when that is
    ///         damaged
    [[nodiscard]] bool load(IndexReader &in);

private:
    std::vector<qint8> m_rows; ///< kEmbeddingSize a document
    std::vector<float> m_scales;
};

} // namespace mcprt
