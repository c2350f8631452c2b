// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/wide_vectors.h"

#include <algorithm>
#include <cmath>
#include <cstring>

namespace mcprt {

namespace {

constexpr float kMost = 127;
/// Of the cosines that the built-in model gives a search over many tools.
constexpr double kUsualMean = 0.1;
constexpr double kUsualSpread = 0.12;

/// int8 values of \a vector. \return what one of them stands for
float quantise(std::span<const float> vector, qint8 *out)
{
    float most = 0;
    for (const float value : vector)
        most = std::max(most, std::abs(value));
    if (most <= 0)
        return 0;
    for (std::size_t i = 0; i < vector.size(); ++i)
        out[i] = qint8(std::lround(vector[i] / most * kMost));
    return most / kMost;
}

/// Mean and spread of numbers, one after the other.
class Moments
{
public:
    void add(float value)
    {
        ++m_count;
        m_sum += double(value);
        m_squares += double(value) * double(value);
    }
    [[nodiscard]] double mean() const { return m_sum / double(m_count); }
    [[nodiscard]] double spread() const
    {
        return std::sqrt(std::max(0.0, m_squares / double(m_count) - mean() * mean()));
    }

private:
    std::size_t m_count = 0;
    double m_sum = 0;
    double m_squares = 0;
};

} // namespace

void WideVectors::set(std::uint32_t document, std::span<const float> vector)
{
    if (vector.size() != m_size && !vector.empty()) {
        clear();
        m_size = vector.size();
    }
    if (document >= m_scales.size()) {
        m_scales.resize(document + 1, 0);
        m_rows.resize(m_scales.size() * m_size, 0);
    }
    float &scale = m_scales[document];
    m_count -= scale != 0 ? 1 : 0;
    scale = vector.empty() ? 0 : quantise(vector, m_rows.data() + document * m_size);
    m_count += scale != 0 ? 1 : 0;
}

void WideVectors::renumber(std::span<const std::uint32_t> newIds, std::uint32_t dropped)
{
    std::size_t end = 0;
    m_count = 0;
    for (std::size_t old = 0; old < m_scales.size(); ++old) {
        if (old >= newIds.size() || newIds[old] == dropped)
            continue;
        const std::size_t now = newIds[old]; // not above old: numbers keep their order
        if (now != old) {
            std::copy_n(m_rows.begin() + std::ptrdiff_t(old * m_size), m_size,
                        m_rows.begin() + std::ptrdiff_t(now * m_size));
            m_scales[now] = m_scales[old];
        }
        m_count += m_scales[now] != 0 ? 1 : 0;
        end = now + 1;
    }
    m_scales.resize(end);
    m_rows.resize(end * m_size);
}

void WideVectors::blend(std::span<const float> query, std::span<float> cosines) const
{
    if (query.size() != m_size || m_size == 0)
        return;
    std::vector<qint8> wanted(m_size);
    const float queryScale = quantise(query, wanted.data());
    const std::size_t count = std::min(m_scales.size(), cosines.size());
    std::vector<float> theirs(count, 0);
    Moments before;
    Moments after;
    std::size_t both = 0;
    for (std::size_t document = 0; document < count; ++document) {
        if (m_scales[document] == 0)
            continue;
        const qint8 *row = m_rows.data() + document * m_size;
        qint32 product = 0;
        for (std::size_t i = 0; i < m_size; ++i)
            product += qint32(row[i]) * qint32(wanted[i]);
        theirs[document] = float(product) * queryScale * m_scales[document];
        before.add(cosines[document]);
        after.add(theirs[document]);
        ++both;
    }
    if (both < kLeast || after.spread() <= 0)
        return;
    // A query without a piece that the first model knows has no cosines to take the measure of.
    const bool isMeasured = before.spread() > 1e-6;
    const double mean = isMeasured ? before.mean() : kUsualMean;
    const double stretch = (isMeasured ? before.spread() : kUsualSpread) / after.spread();
    for (std::size_t document = 0; document < count; ++document) {
        if (m_scales[document] == 0)
            continue;
        const double same = mean + (double(theirs[document]) - after.mean()) * stretch;
        cosines[document] = float(std::clamp(same, -1.0, 1.0));
    }
}

std::size_t WideVectors::memoryBytes() const
{
    return m_rows.capacity() + m_scales.capacity() * sizeof(float);
}

QByteArray packed(std::span<const float> vector)
{
    std::vector<qint8> values(vector.size());
    const float scale = quantise(vector, values.data());
    QByteArray bytes(reinterpret_cast<const char *>(&scale), sizeof(scale));
    return bytes.append(reinterpret_cast<const char *>(values.data()), qsizetype(values.size()));
}

WideVectors::Vector unpacked(QByteArrayView bytes)
{
    float scale = 0;
    if (bytes.size() <= qsizetype(sizeof(scale)))
        return {};
    std::memcpy(&scale, bytes.data(), sizeof(scale));
    WideVectors::Vector vector;
    for (const char value : bytes.sliced(sizeof(scale)))
        vector.push_back(float(qint8(value)) * scale);
    return normalised(std::move(vector)); // what decayed has no length
}

WideVectors::Vector normalised(WideVectors::Vector vector)
{
    double squares = 0;
    for (const float value : vector)
        squares += double(value) * double(value);
    if (!std::isfinite(squares) || squares <= 0)
        return {};
    const float length = float(std::sqrt(squares));
    for (float &value : vector)
        value /= length;
    return vector;
}

} // namespace mcprt
