// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/terminal.h"

#include <algorithm>
#include <cerrno>

#include <io.h>
#include <windows.h>

namespace mcprt {

bool isTerminal(int descriptor)
{
    return ::_isatty(descriptor) != 0;
}

qsizetype terminalColumns()
{
    CONSOLE_SCREEN_BUFFER_INFO info{};
    if (::GetConsoleScreenBufferInfo(::GetStdHandle(STD_OUTPUT_HANDLE), &info))
        return info.srWindow.Right - info.srWindow.Left + 1;
    return 80;
}

std::error_code writeAll(int descriptor, const QByteArray &bytes)
{
    constexpr qsizetype kMost = 1 << 20; // _write() takes an unsigned int
    QByteArrayView left = bytes;
    while (!left.isEmpty()) {
        const int n = ::_write(descriptor, left.data(), unsigned(std::min(left.size(), kMost)));
        if (n <= 0)
            return n == 0 || errno == EPIPE ? std::error_code()
                                            : std::error_code(errno, std::generic_category());
        left = left.sliced(n);
    }
    return {};
}

} // namespace mcprt
