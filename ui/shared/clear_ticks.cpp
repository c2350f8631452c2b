// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/shared/clear_ticks.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QPalette>

namespace mcprt {

// Fusion draws the frame of an empty box a shade darker than the window: on a dark one it is gone,
// on a light one faint. Half way between text and background it is seen on both.
void clearTicks(const QWidget &window)
{
    const QColor text = window.palette().color(QPalette::Text);
    const QColor base = window.palette().color(QPalette::Base);
    const QColor middle((text.red() + base.red()) / 2, (text.green() + base.green()) / 2,
                        (text.blue() + base.blue()) / 2);
    for (auto *child : window.findChildren<QWidget *>()) {
        if (!qobject_cast<QAbstractItemView *>(child) && !qobject_cast<QCheckBox *>(child))
            continue;
        QPalette clearer = child->palette();
        clearer.setColor(QPalette::Window, middle);
        child->setPalette(clearer);
    }
}

} // namespace mcprt
