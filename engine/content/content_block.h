// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"

#include <QByteArray>
#include <QByteArrayView>

namespace mcprt {

/// One element of a result's `content`, as views of the bytes it came in.
/// \sa MCP 2025-11-25, server/tools, "Tool Result"
struct ContentBlock
{
    enum class Kind {
        Text,
        Image,
        Audio,
        TextResource, ///< embedded resource with `text`
        BlobResource, ///< embedded resource with `blob`
        Other,        ///< resource links, types we don't know, and what is not well-formed
    };

    Kind kind = Kind::Other;
    QByteArrayView whole;
    QByteArrayView payload;     ///< the string `text`, `data` or `blob`, with its quotes
    QByteArrayView mimeType;    ///< the JSON string; empty when absent
    QByteArrayView annotations; ///< JSON; empty when absent
    QByteArrayView meta;        ///< `_meta`; JSON; empty when absent
};

/// Reads the value that \a at stands before and moves over it. \a text is what \a at walks over.
[[nodiscard]] ContentBlock takeBlock(JsonCursor &at, QByteArrayView text);

/// \a block with the JSON string \a payload (with quotes) in place of its own.
[[nodiscard]] QByteArray withPayload(const ContentBlock &block, QByteArrayView payload);

} // namespace mcprt
