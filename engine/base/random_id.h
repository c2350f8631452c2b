// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QString>

namespace mcprt {

/// \a bytes bytes from the system's generator as lower-case hex. 16 for ids, 32 for tokens.
[[nodiscard]] QString randomHex(int bytes = 16);

/// True for exactly 32 lower-case hex digits: the only form of task ids and content references.
/// Checked before an id comes near a file name.
[[nodiscard]] bool isRandomId(QStringView text);

} // namespace mcprt
