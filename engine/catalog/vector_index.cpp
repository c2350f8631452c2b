// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/vector_index.h"

#include "engine/catalog/dot_product.h"
#include "engine/catalog/score_fusion.h"

#include <algorithm>
#include <array>
#include <cmath>
#include <cstdlib>
#include <numeric>

namespace mcprt {

namespace {

/// Documents whose products are worked out at once; they stay in the nearest cache.
constexpr std::size_t kBatch = 256;

// A value is 16 · (upper − 8) + lower. Without the lower bits it is taken for the middle.
constexpr qint32 kStep = 16;
constexpr qint32 kBias = 8;
constexpr float kMiddle = 7.5F;

qint32 sumOf(const Embedding &query)
{
    return std::accumulate(query.values.begin(), query.values.end(), qint32(0));
}

} // namespace

void VectorIndex::add(const Embedding &embedding)
{
    const auto upper = [&](std::size_t i) { return quint8((embedding.values[i] >> 4) + kBias); };
    const auto lower = [&](std::size_t i) { return quint8(embedding.values[i] & 15); };
    for (std::size_t i = 0; i < kHalfRow; ++i) {
        m_upper.push_back(quint8(upper(i) | upper(i + kHalfRow) << 4));
        m_lower.push_back(quint8(lower(i) | lower(i + kHalfRow) << 4));
    }
    m_scales.push_back(embedding.scale);
    addToSum(m_scales.size() - 1);
}

void VectorIndex::addToSum(std::size_t document)
{
    const quint8 *upper = m_upper.data() + document * kHalfRow;
    const quint8 *lower = m_lower.data() + document * kHalfRow;
    const auto scale = double(m_scales[document]);
    const auto value = [](int high, int low) { return double(kStep * (high - kBias) + low); };
    for (std::size_t i = 0; i < kHalfRow; ++i) {
        m_sum[i] += scale * value(upper[i] & 15, lower[i] & 15);
        m_sum[i + kHalfRow] += scale * value(upper[i] >> 4, lower[i] >> 4);
    }
}

void VectorIndex::sumUp()
{
    m_sum.fill(0);
    for (std::size_t document = 0; document < m_scales.size(); ++document)
        addToSum(document);
}

double VectorIndex::sumOfSimilarities(const Embedding &query) const
{
    double sum = 0;
    for (std::size_t i = 0; i < m_sum.size(); ++i)
        sum += m_sum[i] * double(query.values[i]);
    return sum * double(query.scale);
}

void VectorIndex::renumber(std::span<const std::uint32_t> newIds, std::uint32_t dropped)
{
    std::size_t kept = 0;
    for (std::size_t old = 0; old < m_scales.size(); ++old) {
        if (newIds[old] == dropped)
            continue;
        if (kept != old) {
            for (auto *rows : {&m_upper, &m_lower}) {
                std::copy_n(rows->begin() + std::ptrdiff_t(old * kHalfRow), kHalfRow,
                            rows->begin() + std::ptrdiff_t(kept * kHalfRow));
            }
            m_scales[kept] = m_scales[old];
        }
        ++kept;
    }
    m_upper.resize(kept * kHalfRow);
    m_lower.resize(kept * kHalfRow);
    m_scales.resize(kept);
    sumUp();
}

void VectorIndex::similarities(const Embedding &query, std::span<float> out) const
{
    // NOLINTBEGIN(*-pro-type-member-init): only what was worked out is read
    std::array<qint32, kBatch> upper;
    std::array<qint32, kBatch> lower;
    // NOLINTEND(*-pro-type-member-init)
    const qint32 bias = kStep * kBias * sumOf(query);
    for (std::size_t first = 0; first < m_scales.size(); first += kBatch) {
        const std::size_t count = std::min(kBatch, m_scales.size() - first);
        halfProducts(query, std::span(m_upper).subspan(first * kHalfRow, count * kHalfRow),
                     std::span(upper).first(count));
        halfProducts(query, std::span(m_lower).subspan(first * kHalfRow, count * kHalfRow),
                     std::span(lower).first(count));
        for (std::size_t i = 0; i < count; ++i) {
            out[first + i] =
                float(kStep * upper[i] - bias + lower[i]) * query.scale * m_scales[first + i];
        }
    }
}

float VectorIndex::similarity(const Embedding &query, std::uint32_t document) const
{
    qint32 upper = 0;
    qint32 lower = 0;
    halfProductsOf(query, m_upper, std::span(&document, 1), std::span(&upper, 1));
    halfProductsOf(query, m_lower, std::span(&document, 1), std::span(&lower, 1));
    const qint32 bias = kStep * kBias * sumOf(query);
    return float(kStep * upper - bias + lower) * query.scale * m_scales[document];
}

void VectorIndex::roughSimilarities(const Embedding &query, std::size_t first,
                                    std::span<float> out) const
{
    // NOLINTNEXTLINE(*-pro-type-member-init): only what was worked out is read
    std::array<qint32, kBatch> upper;
    const qint32 sum = sumOf(query);
    const float bias = float(kStep * kBias * sum) - kMiddle * float(sum);
    for (std::size_t done = 0; done < out.size(); done += kBatch) {
        const std::size_t count = std::min(kBatch, out.size() - done);
        halfProducts(query, std::span(m_upper).subspan((first + done) * kHalfRow, count * kHalfRow),
                     std::span(upper).first(count));
        fusion::centre(std::span(upper).first(count), float(kStep), bias, out.subspan(done, count));
    }
}

float VectorIndex::roughError(const Embedding &query)
{
    constexpr float kDeviation = 4.61F; // of a number from 0 to 15
    constexpr float kDeviations = 6;
    qint32 sum = 0;
    qint32 squares = 0;
    for (const qint8 value : query.values) {
        sum += std::abs(qint32(value));
        squares += qint32(value) * qint32(value);
    }
    return std::min(kMiddle * float(sum), kDeviations * kDeviation * std::sqrt(float(squares)));
}

void VectorIndex::refine(const Embedding &query, std::span<const std::uint32_t> which,
                         std::span<float> rough) const
{
    std::vector<qint32> lower(which.size());
    halfProductsOf(query, m_lower, which, lower);
    const float middle =
        kMiddle * float(sumOf(query)); // whole and half numbers: nothing is rounded
    for (std::size_t i = 0; i < which.size(); ++i) {
        rough[i] = (rough[i] - middle + float(lower[i])) * query.scale * m_scales[which[i]];
    }
}

std::size_t VectorIndex::memoryBytes() const
{
    return m_upper.capacity() + m_lower.capacity() + m_scales.capacity() * sizeof(float);
}

void VectorIndex::save(IndexWriter &out) const
{
    out.array(m_upper);
    out.array(m_lower);
    out.array(m_scales);
}

bool VectorIndex::load(IndexReader &in)
{
    m_upper = in.array<quint8>();
    m_lower = in.array<quint8>();
    m_scales = in.array<float>();
    const bool areNumbers =
        std::ranges::all_of(m_scales, [](float scale) { return std::isfinite(scale); });
    if (in.isWhole() && m_upper.size() == m_scales.size() * kHalfRow
        && m_lower.size() == m_upper.size() && areNumbers) {
        sumUp();
        return true;
    }
    *this = {};
    return false;
}

} // namespace mcprt
