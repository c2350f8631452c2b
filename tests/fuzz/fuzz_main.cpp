// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// One libFuzzer program for each target; which one, the build says.
#include "tests/fuzz/fuzz_targets.h"

#include <cstdint>

extern "C" int LLVMFuzzerTestOneInput(const std::uint8_t *data, std::size_t size)
{
    const auto *begin = reinterpret_cast<const char *>(data);
    mcprt::fuzz::MCPRT_FUZZ_TARGET(QByteArrayView(begin, qsizetype(size)));
    return 0;
}
