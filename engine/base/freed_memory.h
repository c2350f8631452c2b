// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <cstdlib>

#ifdef __GLIBC__
#include <malloc.h>
#endif

namespace mcprt {

/// Gives freed memory back to the system, which glibc keeps for later as long as anything behind it
/// is in use. For after work that needed much, once: it takes some milliseconds. The allocators of
/// other systems do that by themselves.
inline void returnFreedMemory()
{
#ifdef __GLIBC__
    malloc_trim(0);
#endif
}

} // namespace mcprt
