// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/embedding_sum.h"

#include "engine/catalog/wide_code.h"

#include <algorithm>
#include <cmath>
#include <cstddef>

namespace mcprt {

namespace {

MCPRT_INLINE void addPass(float *sum, const qint8 *values, float weight)
{
    for (std::size_t i = 0; i < kEmbeddingSize; ++i)
        sum[i] += weight * float(values[i]);
}

MCPRT_WIDE void addWide(float *sum, const qint8 *values, float weight)
{
    addPass(sum, values, weight);
}

MCPRT_INLINE void roundPass(const float *values, float step, qint8 *out)
{
    // Half a step away from zero, as std::lround() does, which is no instruction.
    for (std::size_t i = 0; i < kEmbeddingSize; ++i) {
        const float steps = values[i] / step;
        out[i] = qint8(int(steps + (steps < 0 ? -0.5F : 0.5F)));
    }
}

MCPRT_WIDE void roundWide(const float *values, float step, qint8 *out)
{
    roundPass(values, step, out);
}

} // namespace

void EmbeddingSum::add(const EmbeddingSum &other, float weight)
{
    for (std::size_t i = 0; i < m_values.size(); ++i)
        m_values[i] += weight * other.m_values[i];
}

void EmbeddingSum::add(const qint8 *values, float weight)
{
    if (isWide())
        addWide(m_values.data(), values, weight);
    else
        addPass(m_values.data(), values, weight);
}

void EmbeddingSum::normalise()
{
    float squares = 0;
    for (const float value : m_values)
        squares += value * value;
    if (squares <= 0)
        return;
    const float factor = 1 / std::sqrt(squares);
    for (float &value : m_values)
        value *= factor;
}

Embedding EmbeddingSum::quantised() const
{
    EmbeddingSum unit = *this;
    unit.normalise();
    float largest = 0;
    for (const float value : unit.m_values)
        largest = std::max(largest, std::abs(value));
    Embedding out;
    if (largest <= 0)
        return out;
    out.scale = largest / 127;
    if (isWide())
        roundWide(unit.m_values.data(), out.scale, out.values.data());
    else
        roundPass(unit.m_values.data(), out.scale, out.values.data());
    return out;
}

} // namespace mcprt
