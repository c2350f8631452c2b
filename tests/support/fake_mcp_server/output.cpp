// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "output.h"

#include <algorithm>

#include <unistd.h>

namespace fake {

void Output::line(std::string_view text)
{
    const std::lock_guard lock(m_mutex);
    m_pending += text;
    m_pending += '\n';
}

void Output::flush()
{
    const std::lock_guard lock(m_mutex);
    flushLocked();
}

void Output::flushLocked()
{
    std::size_t written = 0;
    while (written < m_pending.size()) {
        std::size_t size = m_pending.size() - written;
        if (m_splitBytes > 0)
            size = std::min(size, std::size_t(m_splitBytes));
        const ssize_t taken = ::write(STDOUT_FILENO, m_pending.data() + written, size);
        if (taken < 0)
            break; // nobody listens any more
        written += std::size_t(taken);
    }
    m_pending.clear();
}

} // namespace fake
