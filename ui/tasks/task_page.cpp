// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/tasks/task_page.h"

#include "ui/shared/engine_watch.h"
#include "ui/shared/list_stack.h"
#include "ui/shared/result_text.h"

#include <QHeaderView>
#include <QPlainTextEdit>
#include <QPushButton>
#include <QSplitter>
#include <QTableView>
#include <QVBoxLayout>

namespace mcprt {

TaskPage::TaskPage(EngineWatch &watch, QWidget *parent)
    : QWidget(parent)
    , m_watch(watch)
    , m_list(new ListStack(m_model, tr("Tasks"), this))
    , m_cancel(new QPushButton(tr("&Cancel task"), this))
    , m_show(new QPushButton(tr("Show &result"), this))
    , m_result(new QPlainTextEdit(this))
{
    m_list->setEmptyText(tr("No tasks.\nA call that takes long goes on here, so that the client "
                            "need not wait for it."));
    m_result->setReadOnly(true);
    m_result->setAccessibleName(tr("Result of the task"));
    m_result->hide();
    auto *split = new QSplitter(Qt::Vertical, this);
    split->addWidget(m_list);
    split->addWidget(m_result);
    split->setChildrenCollapsible(false);
    auto *buttons = new QHBoxLayout;
    buttons->addWidget(m_show);
    buttons->addWidget(m_cancel);
    buttons->addStretch(1);
    auto *layout = new QVBoxLayout(this);
    layout->addWidget(split, 1);
    layout->addLayout(buttons);

    connect(&m_watch, &EngineWatch::tasksChanged, this, [this](const QList<status::Task> &tasks) {
        m_model.setRows(tasks);
        onCurrentChanged();
    });
    connect(m_list, &ListStack::currentChanged, this, &TaskPage::onCurrentChanged);
    connect(m_show, &QPushButton::clicked, this, &TaskPage::showResult);
    connect(m_cancel, &QPushButton::clicked, this, &TaskPage::cancel);
    QStringList states;
    for (const auto state : {TaskStatus::Queued, TaskStatus::Running, TaskStatus::Completed,
                             TaskStatus::Failed, TaskStatus::Cancelled})
        states << TaskModel::stateText(state);
    m_list->fitSection(TaskModel::State, states, true);
    onCurrentChanged();
}

TaskPage::~TaskPage()
{
    delete m_list; // before the model that it shows
}

void TaskPage::onCurrentChanged()
{
    const auto *task = m_model.row(m_list->current());
    m_cancel->setEnabled(
        task && (task->state == TaskStatus::Queued || task->state == TaskStatus::Running));
    m_show->setEnabled(task && task->state == TaskStatus::Completed);
}

void TaskPage::showResult()
{
    const auto *task = m_model.row(m_list->current());
    if (!task)
        return;
    m_watch.link().ask<RawJson>(
        this,
        [id = task->id](EngineControl &engine, Done<RawJson> done) {
            engine.taskResult(id, std::move(done));
        },
        [this](const Result<RawJson> &result) {
            m_result->setPlainText(result ? resultText(*result) : result.error().message);
            m_result->show();
        });
}

void TaskPage::cancel()
{
    if (const auto *task = m_model.row(m_list->current()))
        m_watch.order([id = task->id](EngineControl &engine, Done<bool> done) {
            engine.cancelTask(id, std::move(done));
        });
}

} // namespace mcprt
