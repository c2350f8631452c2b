// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <functional>

namespace mcprt {

/// Takes back what somebody was asked: nobody waits for the answer any more. Does nothing once it
/// is answered, may be called late, and may be empty where nothing can be taken back.
using Withdraw = std::function<void()>;

} // namespace mcprt
