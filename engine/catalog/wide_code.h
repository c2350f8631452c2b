// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

namespace mcprt {

// Passes over many floats are compiled twice on x86, for vectors of four and of eight; both round
// alike. MCPRT_INLINE marks what is common to both, MCPRT_WIDE the functions for eight, to be
// called where isWide().
#if defined(__x86_64__) && defined(__GNUC__)
#define MCPRT_WIDE [[gnu::target("avx2")]]
#define MCPRT_INLINE [[gnu::always_inline]] inline

inline bool isWide()
{
    static const bool wide = __builtin_cpu_supports("avx2");
    return wide;
}
#else
#define MCPRT_WIDE [[maybe_unused]]
#define MCPRT_INLINE inline

constexpr bool isWide()
{
    return false;
}
#endif

} // namespace mcprt
