// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"
#include "engine/base/result.h"

#include <QByteArray>

#include <optional>

namespace mcprt {

/// Cuts a byte stream into newline-delimited messages (MCP stdio framing).
///
/// Each byte is scanned once, whatever the chunking: the search resumes where it stopped. Lines are
/// slices of the buffer that was fed, so taking one copies nothing.
class LineFramer
{
public:
    /// \a maxLineBytes bounds one message, in bytes without the newline.
    explicit LineFramer(qsizetype maxLineBytes)
        : m_maxLineBytes(maxLineBytes)
    {}

    void feed(const QByteArray &chunk);

    /// Next complete line without CR/LF, nullopt when more bytes are needed.
    /// \return LimitExceeded once the pending line is longer than the limit; the stream is then
    /// lost.
    [[nodiscard]] Result<std::optional<ByteSlice>> next();

    /// Bytes fed and not yet handed out.
    [[nodiscard]] qsizetype pendingBytes() const { return m_buffer.size() - m_begin; }

private:
    QByteArray m_buffer;
    qsizetype m_begin = 0;   ///< first byte not yet handed out
    qsizetype m_scanned = 0; ///< first byte not yet searched
    qsizetype m_maxLineBytes;
};

} // namespace mcprt
