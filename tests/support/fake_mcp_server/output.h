// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <mutex>
#include <string>
#include <string_view>

namespace fake {

/// Stdout of the server, whole lines from any thread. Lines are collected until flush().
class Output
{
public:
    /// \param splitBytes  bytes of one write, 0 = as many as there are
    explicit Output(int splitBytes)
        : m_splitBytes(splitBytes)
    {}

    void line(std::string_view text);
    void flush();

private:
    void flushLocked();

    std::mutex m_mutex;
    std::string m_pending;
    int m_splitBytes;
};

} // namespace fake
