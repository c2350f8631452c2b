// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArrayView>
#include <QtEndian>

#include <cstring>

extern "C" {
/// The bytes of resources/tokens/cl100k_base.bin, read-only and aligned to 16.
extern const uchar mcprtCl100k[];
}

namespace mcprt::tokens {

/// What the splitting rules of cl100k_base tell apart.
enum class CharClass : uchar { Other, Letter, Number, Space };

/// No token has these bytes.
inline constexpr quint32 kNoRank = ~quint32(0);

/// Eight bytes as a number; bytes from \a end on count as zero, and nothing behind \a readable is
/// touched.
inline quint64 loadWord(const uchar *at, const uchar *end, const uchar *readable)
{
    quint64 word = 0;
    if (readable - at >= 8) {
        word = qFromLittleEndian<quint64>(at);
        const auto bytes = end - at;
        return bytes >= 8 ? word : word & ((quint64(1) << (8 * bytes)) - 1);
    }
    for (int shift = 0; at < end; ++at, shift += 8)
        word |= quint64(*at) << shift;
    return word;
}

/// Hash of the bytes [begin, end). \sa resources/tokens/README.md
inline quint64 tokenHash(const uchar *begin, const uchar *end, const uchar *readable)
{
    quint64 x = quint64(end - begin) * 0x9E3779B97F4A7C15ULL;
    for (const uchar *at = begin; at < end; at += 8) {
        x ^= loadWord(at, end, readable);
        x *= 0xD6E8FEB86659FD93ULL;
        x ^= x >> 32;
    }
    return x;
}

/// Read access to the vocabulary. Costs nothing to make.
class Vocabulary
{
public:
    Vocabulary()
        : m_slotCount(header(12))
        , m_slots(section(16))
        , m_ends(section(20))
        , m_classIndex(section(24))
        , m_classBlocks(section(28))
        , m_bytes(section(32))
    {}

    [[nodiscard]] static bool isIntact() { return std::memcmp(mcprtCl100k, "MRTOKEN1", 8) == 0; }
    [[nodiscard]] static qsizetype tokenCount() { return header(8); }
    [[nodiscard]] static qsizetype longestToken() { return header(36); }

    /// Rank of the token with the bytes [begin, end), or kNoRank. Memory up to \a readable may be
    /// read.
    [[nodiscard]] quint32 rank(const uchar *begin, const uchar *end, const uchar *readable) const
    {
        const quint64 hash = tokenHash(begin, end, readable);
        const auto fingerprint = quint32(hash & 0x7fff);
        for (auto slot = quint32((hash >> 32) * m_slotCount >> 32);;) {
            const quint32 entry = word(m_slots, slot);
            if (entry == 0)
                return kNoRank;
            if (entry >> 17 == fingerprint) {
                const quint32 found = (entry & 0x1ffff) - 1;
                const quint32 from = word(m_ends, found);
                const quint32 to = word(m_ends, found + 1);
                if (to - from == quint32(end - begin)
                    && std::memcmp(m_bytes + from, begin, to - from) == 0)
                    return found;
            }
            if (++slot == m_slotCount)
                slot = 0;
        }
    }

    [[nodiscard]] CharClass charClass(char32_t c) const
    {
        const uchar *block = m_classBlocks + 64 * m_classIndex[c >> 8];
        return CharClass(block[(c & 0xff) >> 2] >> ((c & 3) * 2) & 3);
    }

private:
    static quint32 word(const uchar *table, quint32 index)
    {
        return qFromLittleEndian<quint32>(table + 4 * size_t(index));
    }
    static quint32 header(quint32 offset) { return word(mcprtCl100k, offset / 4); }
    static const uchar *section(quint32 offset) { return mcprtCl100k + header(offset); }

    quint32 m_slotCount;
    const uchar *m_slots;
    const uchar *m_ends;
    const uchar *m_classIndex;
    const uchar *m_classBlocks;
    const uchar *m_bytes;
};

} // namespace mcprt::tokens
