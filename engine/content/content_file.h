// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/content/content_store.h"

namespace mcprt {

/// Form of one stored file: a line `MCPRT-CONTENT 1 <head bytes> <data bytes>`, the head as JSON, a
/// line end, and the data as it is.
namespace content_file {

struct Head
{
    StoredContent content; ///< without its bytes
    QByteArray owner;      ///< ownerMark() of who stored it
    qint64 dataOffset = 0; ///< in the file
    qint64 dataBytes = 0;
};

/// What the file keeps of an owner: a hash, since an owner key may stand for a token.
[[nodiscard]] QByteArray ownerMark(const OwnerKey &owner);

/// Everything in front of the data.
[[nodiscard]] QByteArray buildHead(const StoredContent &content, const QByteArray &owner);

/// Bytes that buildHead() made, as the first line tells it; 0 when this is no file of ours.
[[nodiscard]] qint64 headBytes(QByteArrayView begin);
/// Reads \a head, which has headBytes() bytes. \return Protocol when it is damaged.
[[nodiscard]] Result<Head> parseHead(const QByteArray &head);

} // namespace content_file
} // namespace mcprt
