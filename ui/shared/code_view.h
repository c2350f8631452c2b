// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

class QWidget;

namespace mcprt {

/// Fixed width, and left to right whatever the language around it: for a view of JSON, commands or
/// logs.
void showAsCode(QWidget &view);

} // namespace mcprt
