// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QByteArray>

#include <system_error>

namespace mcprt {

// The standard streams by their descriptors, which are the same on every system.
inline constexpr int kStdin = 0;
inline constexpr int kStdout = 1;
inline constexpr int kStderr = 2;

/// Whether a person sits at \a descriptor.
[[nodiscard]] bool isTerminal(int descriptor);
/// Width of the terminal at stdout; 80 where nobody tells.
[[nodiscard]] qsizetype terminalColumns();
/// Writes all of \a bytes. What a reader that left, as `| head` does, no longer takes is lost, and
/// no error. \return why they could not be written.
std::error_code writeAll(int descriptor, const QByteArray &bytes);

} // namespace mcprt
