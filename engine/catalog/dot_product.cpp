// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/dot_product.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace mcprt {

namespace {

qint32 halfProduct(const Embedding &query, const quint8 *row)
{
    qint32 sum = 0;
    for (std::size_t i = 0; i < kHalfRow; ++i) {
        sum += qint32(query.values[i]) * qint32(row[i] & 15);
        sum += qint32(query.values[i + kHalfRow]) * qint32(row[i] >> 4);
    }
    return sum;
}

[[maybe_unused]] void halfProductsOfPortable(const Embedding &query, std::span<const quint8> rows,
                                             std::span<const std::uint32_t> which,
                                             std::span<qint32> out)
{
    for (std::size_t i = 0; i < which.size(); ++i)
        out[i] = halfProduct(query, rows.data() + which[i] * kHalfRow);
}

} // namespace

void halfProductsPortable(const Embedding &query, std::span<const quint8> rows,
                          std::span<qint32> out)
{
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = halfProduct(query, rows.data() + i * kHalfRow);
}

#if defined(__x86_64__) && defined(__GNUC__)

namespace {

struct Avx2Query
{
    __m256i values[4];
};

__attribute__((target("avx2"))) Avx2Query avx2Query(const Embedding &query)
{
    Avx2Query out{};
    for (int i = 0; i < 4; ++i) {
        out.values[i] =
            _mm256_loadu_si256(reinterpret_cast<const __m256i *>(query.values.data() + 32 * i));
    }
    return out;
}

/// Eight partial sums. A pair of products is at most 2 · 15 · 127, and four of those stay below
/// 2^15: nothing saturates.
__attribute__((target("avx2"), always_inline)) inline __m256i sumsAvx2(const Avx2Query &query,
                                                                       const quint8 *row)
{
    const __m256i low = _mm256_set1_epi8(15);
    const __m256i first = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(row));
    const __m256i second = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(row + 32));
    const auto upper = [low](__m256i halves) __attribute__((target("avx2"), always_inline))
    {
        return _mm256_and_si256(_mm256_srli_epi16(halves, 4), low);
    };
    const __m256i pairs = _mm256_add_epi16(
        _mm256_add_epi16(_mm256_maddubs_epi16(_mm256_and_si256(first, low), query.values[0]),
                         _mm256_maddubs_epi16(_mm256_and_si256(second, low), query.values[1])),
        _mm256_add_epi16(_mm256_maddubs_epi16(upper(first), query.values[2]),
                         _mm256_maddubs_epi16(upper(second), query.values[3])));
    return _mm256_madd_epi16(pairs, _mm256_set1_epi16(1));
}

/// The products of four rows: their partial sums are added up together.
__attribute__((target("avx2"), always_inline)) inline void
fourAvx2(const Avx2Query &query, const quint8 *a, const quint8 *b, const quint8 *c, const quint8 *d,
         qint32 *out)
{
    const __m256i first = _mm256_hadd_epi32(sumsAvx2(query, a), sumsAvx2(query, b));
    const __m256i second = _mm256_hadd_epi32(sumsAvx2(query, c), sumsAvx2(query, d));
    const __m256i both = _mm256_hadd_epi32(first, second);
    _mm_storeu_si128(
        reinterpret_cast<__m128i *>(out),
        _mm_add_epi32(_mm256_castsi256_si128(both), _mm256_extracti128_si256(both, 1)));
}

__attribute__((target("avx2"))) void
halfProductsAvx2(const Embedding &embedding, std::span<const quint8> rows, std::span<qint32> out)
{
    // Processors read on ahead by themselves, but no further than to the end of a page.
    constexpr std::size_t kAhead = 64; // rows
    const Avx2Query query = avx2Query(embedding);
    const quint8 *row = rows.data();
    std::size_t at = 0;
    for (; at + 4 <= out.size(); at += 4, row += 4 * kHalfRow) {
        for (std::size_t i = kAhead; i < kAhead + 4; ++i) // past the end it does nothing
            _mm_prefetch(reinterpret_cast<const char *>(row + i * kHalfRow), _MM_HINT_T0);
        fourAvx2(query, row, row + kHalfRow, row + 2 * kHalfRow, row + 3 * kHalfRow, &out[at]);
    }
    for (; at < out.size(); ++at, row += kHalfRow)
        out[at] = halfProduct(embedding, row);
}

__attribute__((target("avx2"))) void halfProductsOfAvx2(const Embedding &embedding,
                                                        std::span<const quint8> rows,
                                                        std::span<const std::uint32_t> which,
                                                        std::span<qint32> out)
{
    constexpr std::size_t kAhead = 16; // rows that lie apart have to be asked for early
    const Avx2Query query = avx2Query(embedding);
    const auto row = [&](std::size_t i) { return rows.data() + which[i] * kHalfRow; };
    std::size_t at = 0;
    for (; at + 4 <= which.size(); at += 4) {
        for (std::size_t i = at + kAhead; i < at + kAhead + 4 && i < which.size(); ++i)
            _mm_prefetch(reinterpret_cast<const char *>(row(i)), _MM_HINT_T0);
        fourAvx2(query, row(at), row(at + 1), row(at + 2), row(at + 3), &out[at]);
    }
    for (; at < which.size(); ++at)
        out[at] = halfProduct(embedding, row(at));
}

} // namespace

void halfProducts(const Embedding &query, std::span<const quint8> rows, std::span<qint32> out)
{
    static const auto chosen =
        __builtin_cpu_supports("avx2") ? halfProductsAvx2 : halfProductsPortable;
    chosen(query, rows, out);
}

void halfProductsOf(const Embedding &query, std::span<const quint8> rows,
                    std::span<const std::uint32_t> which, std::span<qint32> out)
{
    static const auto chosen =
        __builtin_cpu_supports("avx2") ? halfProductsOfAvx2 : halfProductsOfPortable;
    chosen(query, rows, which, out);
}

#elif defined(__aarch64__)

namespace {

qint32 halfProductNeon(const Embedding &query, const quint8 *row)
{
    int32x4_t sum = vdupq_n_s32(0);
    const auto add = [&sum](const qint8 *values, uint8x16_t halves) {
        const int8x16_t left = vld1q_s8(values);
        const int8x16_t right = vreinterpretq_s8_u8(halves);
        sum = vpadalq_s16(sum, vmull_s8(vget_low_s8(left), vget_low_s8(right)));
        sum = vpadalq_s16(sum, vmull_high_s8(left, right));
    };
    for (std::size_t i = 0; i < kHalfRow; i += 16) {
        const uint8x16_t both = vld1q_u8(row + i);
        add(query.values.data() + i, vandq_u8(both, vdupq_n_u8(15)));
        add(query.values.data() + kHalfRow + i, vshrq_n_u8(both, 4));
    }
    return vaddvq_s32(sum);
}

} // namespace

void halfProducts(const Embedding &query, std::span<const quint8> rows, std::span<qint32> out)
{
    for (std::size_t i = 0; i < out.size(); ++i)
        out[i] = halfProductNeon(query, rows.data() + i * kHalfRow);
}

void halfProductsOf(const Embedding &query, std::span<const quint8> rows,
                    std::span<const std::uint32_t> which, std::span<qint32> out)
{
    for (std::size_t i = 0; i < which.size(); ++i)
        out[i] = halfProductNeon(query, rows.data() + which[i] * kHalfRow);
}

#else

void halfProducts(const Embedding &query, std::span<const quint8> rows, std::span<qint32> out)
{
    halfProductsPortable(query, rows, out);
}

void halfProductsOf(const Embedding &query, std::span<const quint8> rows,
                    std::span<const std::uint32_t> which, std::span<qint32> out)
{
    halfProductsOfPortable(query, rows, which, out);
}

#endif

} // namespace mcprt
