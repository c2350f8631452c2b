// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/hardening.h"
#include "app/terminal.h"

#include <cstdio>

#include <fcntl.h>
#include <io.h>
#include <windows.h>

namespace mcprt {

void hardenProcess()
{
    // No dialog, and no dump that would hold tokens. There is no limit on handles to raise, and a
    // reader that left is an error anyway.
    ::SetErrorMode(SEM_FAILCRITICALERRORS | SEM_NOGPFAULTERRORBOX);
    // A message of MCP ends with a line feed alone.
    ::_setmode(kStdin, _O_BINARY);
    ::_setmode(kStdout, _O_BINARY);
    ::SetConsoleOutputCP(CP_UTF8);
}

int claimStdout()
{
    const int real = ::_dup(kStdout);
    if (real < 0)
        return kStdout;
    std::fflush(stdout);
    if (::_dup2(kStderr, kStdout) < 0) {
        ::_close(real);
        return kStdout;
    }
    ::_setmode(real, _O_BINARY);
    ::SetHandleInformation(reinterpret_cast<HANDLE>(::_get_osfhandle(real)), HANDLE_FLAG_INHERIT,
                           0);
    return real;
}

} // namespace mcprt
