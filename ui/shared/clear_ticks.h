// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

class QWidget;

namespace mcprt {

/// Lets the frames of the empty boxes to tick in \a window be seen on dark and on light. Of the
/// children that it has now.
void clearTicks(const QWidget &window);

} // namespace mcprt
