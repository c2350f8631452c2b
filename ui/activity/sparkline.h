// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include <QList>
#include <QWidget>

namespace mcprt {

/// A small line of the last values, newest at the right.
class Sparkline final : public QWidget
{
    Q_OBJECT

public:
    static constexpr qsizetype kMost = 60;

    explicit Sparkline(QWidget *parent = nullptr);

    void add(double value);
    [[nodiscard]] const QList<double> &values() const { return m_values; }
    QSize sizeHint() const override;

protected:
    void paintEvent(QPaintEvent *event) override;

private:
    QList<double> m_values;
};

} // namespace mcprt
