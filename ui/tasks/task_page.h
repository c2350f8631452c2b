// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/tasks/task_model.h"

#include <QWidget>

class QPlainTextEdit;
class QPushButton;

namespace mcprt {

class EngineWatch;
class ListStack;

/// Background tasks: how far they are, their results, and a way to stop them.
class TaskPage final : public QWidget
{
    Q_OBJECT

public:
    explicit TaskPage(EngineWatch &watch, QWidget *parent = nullptr);
    ~TaskPage() override;

    [[nodiscard]] TaskModel &model() { return m_model; }

private:
    void onCurrentChanged();
    void showResult();
    void cancel();

    EngineWatch &m_watch;
    TaskModel m_model;
    ListStack *m_list;
    QPushButton *m_cancel;
    QPushButton *m_show;
    QPlainTextEdit *m_result;
};

} // namespace mcprt
