// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"
#include "engine/mcp/surface.h"

namespace mcprt {

/// What a call of one of our tools brings besides its arguments.
struct RequestContext
{
    const Caller &caller;
    RawJson progressToken; ///< `_meta.progressToken`, as written; empty = no progress wanted
    RawJson
        inputResponses{};   ///< of a caller of the newer era, to what a child needed; may be empty
    RawJson requestState{}; ///< what that child gave to send along; may be empty
};

} // namespace mcprt
