// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <string>

namespace fake {

/// What the command line asks for. Everything off = a server that does nothing wrong.
struct Options
{
    std::string name = "fake";     ///< --name TEXT: serverInfo.name
    int tools = 0;                 ///< --tools N: so many more tools named tool_0…
    int page = 0;                  ///< --page N: at most N tools in one page of tools/list
    bool endlessPages = false;     ///< --endless-pages: the last page points at the first
    int exitAtStart = -1;          ///< --exit-at-start CODE
    bool exitAfterRequest = false; ///< --exit-after-request: tools/call ends it, code 3
    int garbage = 0;               ///< --garbage N: so many lines of no JSON before each answer
    bool banner = false;           ///< --banner: greets on stdout before anything else
    int splitBytes = 0;            ///< --split N: writes N bytes at a time
    bool silent = false;           ///< --silent: answers nothing at all
    bool hang = false;             ///< --hang: answers no tools/call and, after it, no ping
    bool noRead = false;           ///< --no-read: never reads stdin
    bool ignoreEof = false;        ///< --ignore-eof: stays when stdin ends
    bool ignoreTerm = false;       ///< --ignore-term: stays on SIGTERM
    bool stderrFlood = false;      ///< --stderr-flood: writes stderr as fast as it can
    std::string spawnDaemon;       ///< --spawn-daemon FILE: starts a grandchild with a session of
                                   ///< its own, whose process id goes to FILE
    std::string resultFile;        ///< --result-file FILE: bytes that tool `fixed` answers with
    std::string outputSchema;      ///< --output-schema FILE: of tool `echo`, read anew at each
                                   ///< listing; a call tells that the list changed when it did
    std::string protocol;          ///< --protocol DATE: answers initialize with it
    bool badTool = false;          ///< --bad-tool: lists one tool without a name, too
    bool exitOnProbe = false;      ///< --exit-on-probe: `server/discover` ends it, code 4
    bool modern = false;           ///< --modern: speaks the era of `server/discover` alone
    bool slowFlush = false;        ///< one write per message instead of one per read
};

/// Ends the program with a message when an option is unknown.
[[nodiscard]] Options readOptions(int argc, char **argv);

} // namespace fake
