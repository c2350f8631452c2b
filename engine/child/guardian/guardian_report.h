// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <cstdint>

namespace mcprt::guardian {

/// What the guardian writes to its socket once, right after it has started its program. Both ends
/// are of one build on one machine, so the layout is the compiler's.
struct Report
{
    std::int32_t processId = 0;
    std::int32_t execError = 0; ///< errno of exec, 0 = the program runs
};

} // namespace mcprt::guardian
