// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/shared/code_view.h"

#include <QFontDatabase>
#include <QWidget>

namespace mcprt {

void showAsCode(QWidget &view)
{
    view.setFont(QFontDatabase::systemFont(QFontDatabase::FixedFont));
    // A brace or a slash has no direction of its own: it would change sides.
    view.setLayoutDirection(Qt::LeftToRight);
}

} // namespace mcprt
