// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/activity/sparkline.h"

#include <QPainter>
#include <QPainterPath>

#include <algorithm>

namespace mcprt {

Sparkline::Sparkline(QWidget *parent)
    : QWidget(parent)
{
    setSizePolicy(QSizePolicy::Fixed, QSizePolicy::Fixed);
}

void Sparkline::add(double value)
{
    m_values += value;
    if (m_values.size() > kMost)
        m_values.removeFirst();
    update();
}

QSize Sparkline::sizeHint() const
{
    return {fontMetrics().height() * 8, fontMetrics().height() * 3 / 2};
}

void Sparkline::paintEvent(QPaintEvent *)
{
    QPainter painter(this);
    painter.setRenderHint(QPainter::Antialiasing);
    QColor line = palette().color(QPalette::Highlight);
    const double top = m_values.isEmpty() ? 0 : *std::ranges::max_element(m_values);
    const double base = height() - 2;
    painter.setPen(QPen(palette().color(QPalette::Mid), 1));
    painter.drawLine(QPointF(0, base + 0.5), QPointF(width(), base + 0.5));
    if (top <= 0)
        return;
    const double step = double(width()) / double(kMost - 1);
    const double first = width() - step * double(m_values.size() - 1);
    QPainterPath path(QPointF(first, base - m_values.first() / top * (base - 2)));
    for (qsizetype i = 1; i < m_values.size(); ++i)
        path.lineTo(first + step * double(i), base - m_values[i] / top * (base - 2));
    painter.setPen(QPen(line, 1.5));
    painter.drawPath(path);
    path.lineTo(width(), base);
    path.lineTo(first, base);
    line.setAlpha(48);
    painter.fillPath(path, line);
}

} // namespace mcprt
