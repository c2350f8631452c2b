// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/dot_product.h"

#if defined(__x86_64__) && defined(__GNUC__)
#include <immintrin.h>
#elif defined(__aarch64__)
#include <arm_neon.h>
#endif

namespace mcprt {

void dotProductsPortable(const Embedding &query, std::span<const qint8> rows, std::span<qint32> out)
{
    const qint8 *row = rows.data();
    for (qint32 &product : out) {
        qint32 sum = 0;
        for (size_t i = 0; i < kEmbeddingSize; ++i)
            sum += qint32(query.values[i]) * qint32(row[i]);
        product = sum;
        row += kEmbeddingSize;
    }
}

#if defined(__x86_64__) && defined(__GNUC__)

namespace {

constexpr int kSteps = kEmbeddingSize / 32;

struct Avx2Query
{
    __m256i wanted[kSteps];
    __m256i size[kSteps];
};

/// Eight partial sums. Values lie within ±127, so a pair of products stays below 2^15 and nothing
/// saturates.
__attribute__((target("avx2"), always_inline)) inline __m256i sumsAvx2(const Avx2Query &query,
                                                                       const qint8 *row)
{
    const __m256i ones = _mm256_set1_epi16(1);
    __m256i sum = _mm256_setzero_si256();
    for (int i = 0; i < kSteps; ++i) {
        const __m256i values = _mm256_loadu_si256(reinterpret_cast<const __m256i *>(row + 32 * i));
        const __m256i pairs =
            _mm256_maddubs_epi16(query.size[i], _mm256_sign_epi8(values, query.wanted[i]));
        sum = _mm256_add_epi32(sum, _mm256_madd_epi16(pairs, ones));
    }
    return sum;
}

__attribute__((target("avx2"))) void
dotProductsAvx2(const Embedding &embedding, std::span<const qint8> rows, std::span<qint32> out)
{
    Avx2Query query;
    for (int i = 0; i < kSteps; ++i) {
        query.wanted[i] =
            _mm256_loadu_si256(reinterpret_cast<const __m256i *>(embedding.values.data() + 32 * i));
        query.size[i] = _mm256_abs_epi8(query.wanted[i]);
    }
    const qint8 *row = rows.data();
    size_t at = 0;
    for (; at + 4 <= out.size(); at += 4, row += 4 * kEmbeddingSize) {
        // Four at once: their partial sums are added up together.
        const __m256i first =
            _mm256_hadd_epi32(sumsAvx2(query, row), sumsAvx2(query, row + kEmbeddingSize));
        const __m256i second = _mm256_hadd_epi32(sumsAvx2(query, row + 2 * kEmbeddingSize),
                                                 sumsAvx2(query, row + 3 * kEmbeddingSize));
        const __m256i both = _mm256_hadd_epi32(first, second);
        _mm_storeu_si128(
            reinterpret_cast<__m128i *>(out.data() + at),
            _mm_add_epi32(_mm256_castsi256_si128(both), _mm256_extracti128_si256(both, 1)));
    }
    for (; at < out.size(); ++at, row += kEmbeddingSize) {
        const __m256i sum = sumsAvx2(query, row);
        __m128i half = _mm_add_epi32(_mm256_castsi256_si128(sum), _mm256_extracti128_si256(sum, 1));
        half = _mm_add_epi32(half, _mm_shuffle_epi32(half, _MM_SHUFFLE(1, 0, 3, 2)));
        half = _mm_add_epi32(half, _mm_shuffle_epi32(half, _MM_SHUFFLE(2, 3, 0, 1)));
        out[at] = _mm_cvtsi128_si32(half);
    }
}

} // namespace

void dotProducts(const Embedding &query, std::span<const qint8> rows, std::span<qint32> out)
{
    static const auto chosen =
        __builtin_cpu_supports("avx2") ? dotProductsAvx2 : dotProductsPortable;
    chosen(query, rows, out);
}

#elif defined(__aarch64__)

void dotProducts(const Embedding &query, std::span<const qint8> rows, std::span<qint32> out)
{
    const qint8 *row = rows.data();
    for (qint32 &product : out) {
        int32x4_t sum = vdupq_n_s32(0);
        for (int i = 0; i < kEmbeddingSize; i += 16) {
            const int8x16_t left = vld1q_s8(query.values.data() + i);
            const int8x16_t right = vld1q_s8(row + i);
            sum = vpadalq_s16(sum, vmull_s8(vget_low_s8(left), vget_low_s8(right)));
            sum = vpadalq_s16(sum, vmull_high_s8(left, right));
        }
        product = vaddvq_s32(sum);
        row += kEmbeddingSize;
    }
}

#else

void dotProducts(const Embedding &query, std::span<const qint8> rows, std::span<qint32> out)
{
    dotProductsPortable(query, rows, out);
}

#endif

} // namespace mcprt
