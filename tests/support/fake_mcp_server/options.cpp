// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "options.h"

#include <cstdio>
#include <cstdlib>
#include <cstring>
#include <utility>

namespace fake {

Options readOptions(int argc, char **argv)
{
    Options options;
    const std::pair<const char *, bool *> flags[] = {
        {"--endless-pages", &options.endlessPages},
        {"--exit-after-request", &options.exitAfterRequest},
        {"--banner", &options.banner},
        {"--silent", &options.silent},
        {"--hang", &options.hang},
        {"--no-read", &options.noRead},
        {"--ignore-eof", &options.ignoreEof},
        {"--ignore-term", &options.ignoreTerm},
        {"--stderr-flood", &options.stderrFlood},
        {"--bad-tool", &options.badTool},
        {"--slow-flush", &options.slowFlush},
        {"--exit-on-probe", &options.exitOnProbe},
        {"--modern", &options.modern},
    };
    const std::pair<const char *, int *> numbers[] = {
        {"--tools", &options.tools},      {"--page", &options.page},
        {"--garbage", &options.garbage},  {"--exit-at-start", &options.exitAtStart},
        {"--split", &options.splitBytes},
    };
    const std::pair<const char *, std::string *> texts[] = {
        {"--name", &options.name},
        {"--spawn-daemon", &options.spawnDaemon},
        {"--result-file", &options.resultFile},
        {"--output-schema", &options.outputSchema},
        {"--protocol", &options.protocol},
    };
    for (int i = 1; i < argc; ++i) {
        bool known = false;
        for (const auto &[name, target] : flags) {
            if (std::strcmp(argv[i], name) == 0)
                known = *target = true;
        }
        const char *value = i + 1 < argc ? argv[i + 1] : nullptr;
        for (const auto &[name, target] : numbers) {
            if (!known && value && std::strcmp(argv[i], name) == 0) {
                *target = std::atoi(value);
                known = true;
                ++i;
            }
        }
        for (const auto &[name, target] : texts) {
            if (!known && value && std::strcmp(argv[i], name) == 0) {
                *target = value;
                known = true;
                ++i;
            }
        }
        if (!known) {
            std::fprintf(stderr, "fake_mcp_server: unknown option %s\n", argv[i]);
            std::exit(64);
        }
    }
    return options;
}

} // namespace fake
