// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/activity/call_model.h"

#include <QTimer>
#include <QWidget>

class QLabel;
class QLineEdit;

namespace mcprt {

class EngineWatch;
class ListStack;
class Sparkline;

/// Calls as they end, with a filter, an export, and what was kept out of contexts.
class ActivityPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ActivityPage(EngineWatch &watch, QWidget *parent = nullptr);
    ~ActivityPage() override;

    [[nodiscard]] CallModel &model() { return m_model; }

private:
    void showTotals();
    void tick();
    void exportCalls();

    EngineWatch &m_watch;
    CallModel m_model;
    QTimer m_second;
    qint64 m_lastTokens = 0;
    QLineEdit *m_filter;
    QLabel *m_totals;
    Sparkline *m_sparkline;
    ListStack *m_list;
};

} // namespace mcprt
