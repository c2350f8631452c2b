// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <chrono>
#include <deque>
#include <optional>

namespace mcprt {

/// Decides whether, and after which pause, a server that died is started again.
///
/// Pauses double from 0.5 s to 60 s, each ±20 % so that servers which died together don't come back
/// together. After 5 failures within 60 s, or 8 in a row, it gives up: a person has to look.
/// \sa security.md, fault 9
class RestartBudget
{
public:
    using TimePoint = std::chrono::steady_clock::time_point;

    /// A server died, or its restart failed, at \a now. \return the pause; nullopt = give up.
    [[nodiscard]] std::optional<std::chrono::milliseconds> afterFailure(TimePoint now);
    /// It ran well for a while, or a person started it.
    void reset();
    /// Restarts granted since the last reset().
    [[nodiscard]] int granted() const { return m_granted; }

private:
    std::deque<TimePoint> m_failures; ///< of the last 60 s
    int m_granted = 0;
};

} // namespace mcprt
