// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QDateTime>

#include <chrono>

namespace mcprt {

/// Time as a seam: tests step it by hand. Deadlines and expiry use steady time, display wall time.
class Clock
{
public:
    virtual ~Clock() = default;
    [[nodiscard]] virtual std::chrono::steady_clock::time_point now() const
    {
        return std::chrono::steady_clock::now();
    }
    [[nodiscard]] virtual QDateTime wallTime() const { return QDateTime::currentDateTimeUtc(); }
};

} // namespace mcprt
