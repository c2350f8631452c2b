// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/ids.h"
#include "engine/base/raw_json.h"
#include "engine/base/result.h"

#include <optional>

namespace mcprt {

class ContentStore;

/// `get_content` as asked: a chunk, or one selection. \sa contract, section 1
struct ContentSelection
{
    ContentRef ref;
    std::optional<int> chunkIndex = {}; ///< 0-based
    std::optional<QString> lines = {};  ///< `10-20`, 1-based, inclusive
    std::optional<QString> bytes = {};  ///< `0-999`, 0-based, inclusive; moved to character bounds
    std::optional<QString> grep = {};   ///< regular expression, matching lines with their numbers
    std::optional<QString> jsonPointer = {}; ///< RFC 6901
};

/// Reads stored content in pieces that fit the token budget. `grep` and `lines` go together;
/// otherwise one selection at a time, which wins over chunkIndex. Nothing given = chunk 0.
///
/// The first block of a text's result is the text and nothing else; a second one says where it ends
/// and how to go on.
///
/// \return the CallToolResult: for text a text block and structuredContent
/// `{ref_id, chunk_index, total_chunks, text…}`; the original image, audio or resource block
/// otherwise. Chunks concatenate to the original exactly and never cut a character.
/// NotFound (reference), InvalidArgument (index, range, expression or pointer; says the valid
/// ones).
[[nodiscard]] Result<RawJson> readContent(const ContentStore &store, const OwnerKey &owner,
                                          const ContentSelection &selection,
                                          qsizetype maxResultTokens);

} // namespace mcprt
