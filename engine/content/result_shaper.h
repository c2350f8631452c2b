// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/ids.h"
#include "engine/base/raw_json.h"

namespace mcprt {

class ContentStore;
class ImageDescriber;

/// Keeps a child's result small enough for a model: a text block above the token budget becomes a
/// preview and a reference; images, audio and blobs become references. Everything that stays, stays
/// byte for byte.
class ResultShaper
{
public:
    struct Options
    {
        qsizetype maxResultTokens = 4096; ///< cl100k tokens of one text block
    };

    /// \param describer  null = images are not described
    ResultShaper(Options options, ContentStore &store, ImageDescriber *describer);

    /// False when \a result can go out as it is; cheap, for the path of a call.
    [[nodiscard]] bool needsShaping(const RawJson &result) const;
    /// Replaces what is too large in the CallToolResult \a result. Never fails: where storing
    /// fails, the block is cut to a preview that says so. \param origin  `server/tool`
    void shape(const RawJson &result, const OwnerKey &owner, const QString &origin,
               Done<RawJson> done) const;

private:
    Options m_options;
    ContentStore &m_store;
    ImageDescriber *m_describer;
};

/// About how many tokens a model would read of the CallToolResult \a result: four bytes of text
/// each, 1,600 for an image. For figures only.
[[nodiscard]] qint64 estimatedTokens(const RawJson &result);

} // namespace mcprt
