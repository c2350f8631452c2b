// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// fake_mcp_server [OPTION…]: a correct MCP server on stdio for tests and benchmarks, which can be
// told to misbehave in exactly one way. Starts in about a millisecond and depends on nothing, so a
// test of fifty servers stays cheap. Options are listed in options.h, tools in tools.cpp.

#include "options.h"
#include "output.h"
#include "server.h"

#include <csignal>
#include <cstdio>
#include <string>

#include <unistd.h>

namespace {

/// Reads stdin in large pieces and hands each line to the server, until stdin ends.
void serve(fake::Server &server, const fake::Options &options)
{
    std::string buffer;
    std::string chunk(std::size_t(256) * 1024, '\0');
    for (;;) {
        const ssize_t size = ::read(STDIN_FILENO, chunk.data(), chunk.size());
        if (size <= 0)
            return;
        buffer.append(chunk.data(), std::size_t(size));
        std::size_t begin = 0;
        for (;;) {
            const std::size_t end = buffer.find('\n', begin);
            if (end == std::string::npos)
                break;
            server.handle(std::string_view(buffer).substr(begin, end - begin));
            begin = end + 1;
        }
        buffer.erase(0, begin);
        if (!options.slowFlush)
            server.output().flush();
    }
}

} // namespace

int main(int argc, char **argv)
{
    const fake::Options options = fake::readOptions(argc, argv);
    if (options.ignoreTerm)
        std::signal(SIGTERM, SIG_IGN);
    if (options.exitAtStart >= 0) {
        std::fprintf(stderr, "fake_mcp_server: told to fail at the start\n");
        return options.exitAtStart;
    }
    fake::Output output(options.splitBytes);
    fake::Server server(options, output);
    server.begin();
    if (!options.noRead)
        serve(server, options);
    while (options.noRead || options.ignoreEof)
        ::pause();
    server.finish();
    return 0;
}
