// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/vector_index.h"

#include "engine/catalog/dot_product.h"

#include <algorithm>
#include <array>
#include <cmath>

namespace mcprt {

namespace {
constexpr std::size_t kRow = kEmbeddingSize;
/// Documents whose products are worked out at once; they stay in the nearest cache.
constexpr std::size_t kBatch = 256;
} // namespace

void VectorIndex::add(const Embedding &embedding)
{
    m_rows.insert(m_rows.end(), embedding.values.begin(), embedding.values.end());
    m_scales.push_back(embedding.scale);
}

void VectorIndex::renumber(std::span<const std::uint32_t> newIds, std::uint32_t dropped)
{
    std::size_t kept = 0;
    for (std::size_t old = 0; old < m_scales.size(); ++old) {
        if (newIds[old] == dropped)
            continue;
        if (kept != old) {
            std::copy_n(m_rows.begin() + std::ptrdiff_t(old * kRow), kRow,
                        m_rows.begin() + std::ptrdiff_t(kept * kRow));
            m_scales[kept] = m_scales[old];
        }
        ++kept;
    }
    m_rows.resize(kept * kRow);
    m_scales.resize(kept);
}

void VectorIndex::similarities(const Embedding &query, std::span<float> out) const
{
    std::array<qint32, kBatch> products;
    for (std::size_t first = 0; first < m_scales.size(); first += kBatch) {
        const std::size_t count = std::min(kBatch, m_scales.size() - first);
        dotProducts(query, std::span(m_rows).subspan(first * kRow, count * kRow),
                    std::span(products).first(count));
        for (std::size_t i = 0; i < count; ++i)
            out[first + i] = float(products[i]) * query.scale * m_scales[first + i];
    }
}

std::size_t VectorIndex::memoryBytes() const
{
    return m_rows.capacity() + m_scales.capacity() * sizeof(float);
}

void VectorIndex::save(IndexWriter &out) const
{
    out.array(m_rows);
    out.array(m_scales);
}

bool VectorIndex::load(IndexReader &in)
{
    m_rows = in.array<qint8>();
    m_scales = in.array<float>();
    const bool areNumbers =
        std::ranges::all_of(m_scales, [](float scale) { return std::isfinite(scale); });
    if (in.isWhole() && m_rows.size() == m_scales.size() * kRow && areNumbers)
        return true;
    *this = {};
    return false;
}

} // namespace mcprt
