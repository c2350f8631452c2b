// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/fuzz/fuzz_targets.h"

#include <cstdio>
#include <cstdlib>

namespace mcprt::fuzz {

std::span<const Target> targets()
{
    static constexpr Target all[] = {
        {"line_framer", lineFramer},   {"envelope", envelope},        {"sse_parser", sseParser},
        {"http_head", httpHead},       {"header_value", headerValue}, {"state_seal", stateSeal},
        {"relaxed_json", relaxedJson}, {"json_pointer", jsonPointer},
    };
    return all;
}

void require(bool isTrue, const char *what)
{
    if (isTrue)
        return;
    std::fprintf(stderr, "fuzz: not so: %s\n", what);
    std::abort();
}

} // namespace mcprt::fuzz
