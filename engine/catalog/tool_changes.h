// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/catalog/catalog_types.h"
#include "engine/mcp/listing.h"

#include <QByteArray>
#include <QStringList>

#include <vector>

namespace mcprt {

/// A second text of a tool, beside the one in the listing that the catalogue keeps.
struct HeldTool
{
    enum class State {
        Waiting = 1, ///< the server describes it otherwise now, and nobody has decided
        Denied = 2,  ///< the same, and a person said no
        Gone = 3,    ///< it is not listed now; what it was, in case it comes back
    };

    ToolInfo tool;
    State state = State::Waiting;
    qint64 at = 0; ///< seconds since 1970: when it changed, or went
};

/// A listing as the catalogue keeps it, and what it holds beside it.
struct CheckedListing
{
    ServerListing listing;      ///< a tool that changed has its approved text here
    std::vector<HeldTool> held; ///< sorted by name, one of a name
    bool isHeldChanged = false; ///< \a held is not what it was
};

/// Compares what a server lists now with what it listed before: a tool that was known keeps its
/// approved text, and the new one is held. What was not known is approved by being listed. Only
/// tools whose bytes differ cost more than a comparison.
///
/// \param known   the tools that were listed before, and their approved texts
/// \param held    of the same configuration, as it was
/// \param accept  changed texts are approved as they come
/// \param now     seconds since 1970
[[nodiscard]] CheckedListing checkListing(const std::vector<ToolInfo> &known,
                                          std::vector<HeldTool> held, ServerListing fresh,
                                          bool accept, qint64 now);

/// SHA-256, hex, over the canonical form of a whole tool object.
[[nodiscard]] QByteArray toolHash(const RawJson &definition);
/// Top-level members that differ in value, or are in one of the two only; sorted.
[[nodiscard]] QStringList changedMembers(const RawJson &before, const RawJson &after);

/// Why \a tool is not called, and what to do: NeedsApproval.
[[nodiscard]] Error toolNeedsApproval(const ChangedTool &tool);

} // namespace mcprt
