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

    /// Tokens of [begin, end); some number above \a limit as soon as that is certain.
    [[nodiscard]] qsizetype count(const uchar *begin, const uchar *end, qsizetype limit) const;

private:
    [[nodiscard]] qsizetype mergeShort(const uchar *begin, const uchar *end) const;
    [[nodiscard]] qsizetype mergeLong(const uchar *begin, const uchar *end, qsizetype limit) const;

    const Vocabulary &m_vocabulary;
    const uchar *m_readable;
};

} // namespace mcprt::tokens
