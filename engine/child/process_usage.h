// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QtGlobal>

#include <chrono>
#include <optional>
#include <vector>

namespace mcprt {

/// What a process and everything it started use just now.
struct ProcessUsage
{
    qint64 privateBytes = 0; ///< memory that nobody else shares
    std::chrono::milliseconds cpuTime{0};
};

/// \return nullopt when there is no such process, or the system does not tell (other than Linux).
[[nodiscard]] std::optional<ProcessUsage> usageOfTree(qint64 processId);

} // namespace mcprt
