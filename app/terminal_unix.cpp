// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/terminal.h"

#include <cerrno>

#include <poll.h>
#include <sys/ioctl.h>
#include <unistd.h>

namespace mcprt {

bool isTerminal(int descriptor)
{
    return ::isatty(descriptor) == 1;
}

qsizetype terminalColumns()
{
    winsize size{};
    if (::ioctl(kStdout, TIOCGWINSZ, &size) == 0 && size.ws_col > 0)
        return size.ws_col;
    return 80;
}

std::error_code writeAll(int descriptor, const QByteArray &bytes)
{
    QByteArrayView left = bytes;
    while (!left.isEmpty()) {
        const ssize_t n = ::write(descriptor, left.data(), size_t(left.size()));
        if (n < 0 && errno == EINTR)
            continue;
        if (n < 0 && (errno == EAGAIN || errno == EWOULDBLOCK)) { // whoever shares it made it so
            pollfd room{descriptor, POLLOUT, 0};
            ::poll(&room, 1, -1);
            continue;
        }
        if (n <= 0)
            return n == 0 || errno == EPIPE ? std::error_code()
                                            : std::error_code(errno, std::generic_category());
        left = left.sliced(n);
    }
    return {};
}

} // namespace mcprt
