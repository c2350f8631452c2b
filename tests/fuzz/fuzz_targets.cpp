// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/fuzz/fuzz_targets.h"

#include <QByteArray>

#include <cstdio>
#include <cstdlib>

namespace mcprt::fuzz {

std::span<const Target> targets()
{
    static constexpr Target all[] = {
        {"line_framer", lineFramer},   {"envelope", envelope},        {"sse_parser", sseParser},
        {"http_head", httpHead},       {"header_value", headerValue}, {"state_seal", stateSeal},
        {"relaxed_json", relaxedJson}, {"json_pointer", jsonPointer}, {"toml_servers", tomlServers},
        {"json_servers", jsonServers}, {"challenge", challenge},
    };
    return all;
}

namespace {
// For what is told last.
const char *name = "";
QByteArrayView current;
} // namespace

void run(const Target &target, QByteArrayView input)
{
    name = target.name;
    current = input;
    target.run(input);
    current = {};
}

void require(bool isTrue, const char *what)
{
    if (isTrue)
        return;
    std::fprintf(stderr, "fuzz: not so: %s\ninput of %s: %s\n", what, name,
                 current.toByteArray().toPercentEncoding(" \n[]={}\"'").constData());
    std::abort();
}

} // namespace mcprt::fuzz
