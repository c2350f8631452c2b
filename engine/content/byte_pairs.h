// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/content/vocabulary.h"

namespace mcprt::tokens {

/// Counts the tokens of one piece that the splitting rules gave, by merging byte pairs in the order
/// of their ranks.
///
/// A piece of any length takes time in proportion to its length: long ones (base64, a megabyte of
/// one letter) are merged window by window.
class BytePairs
{
public:
    /// \param readable  end of the memory that may be read, at or behind every piece
    BytePairs(const Vocabulary &vocabulary, const uchar *readable)
        : m_vocabulary(vocabulary)
        , m_readable(readable)
    {}

    struct Counted
    {
        qsizetype tokens = 0; ///< some number above the limit as soon as that is certain
        /// Where the last token ends that is within the limit. What is in front of it, merged
        /// alone, has just these tokens.
        const uchar *fits = nullptr;
    };
    /// Counts the tokens of [begin, end).
    [[nodiscard]] Counted count(const uchar *begin, const uchar *end, qsizetype limit) const;

private:
    [[nodiscard]] Counted mergeShort(const uchar *begin, const uchar *end, qsizetype limit) const;
    [[nodiscard]] Counted mergeLong(const uchar *begin, const uchar *end, qsizetype limit) const;

    const Vocabulary &m_vocabulary;
    const uchar *m_readable;
};

} // namespace mcprt::tokens
