// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

namespace mcprt {

/// Makes the process harder to spy on and to starve: no core dump, not traceable in release builds
/// (a dump would hold tokens), a lost reader is an error instead of a signal, memory that goes back
/// when it is free, and room for many open files. Call it first in main().
///
/// The file mode mask is left alone: children inherit it, and the files that they write for the
/// user must not become unreadable. What must be private is created with its mode.
void hardenProcess();

/// Moves the real stdout to a descriptor of its own and points descriptor 1 at stderr, so that a
/// stray print of any library can't end up among MCP messages.
/// \return the real stdout, closed on exec; 1 when it could not be moved.
[[nodiscard]] int claimStdout();

} // namespace mcprt
