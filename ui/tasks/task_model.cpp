// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/tasks/task_model.h"

#include "ui/shared/icons.h"
#include "ui/shared/keychain_words.h"

#include <QGuiApplication>
#include <QLocale>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

QString iconName(TaskStatus state)
{
    switch (state) {
    case TaskStatus::Queued: return u"state-stopped"_s;
    case TaskStatus::Running: return u"state-running"_s;
    case TaskStatus::Completed: return u"state-done"_s;
    case TaskStatus::Failed: return u"state-error"_s;
    case TaskStatus::Cancelled: return u"state-off"_s;
    }
    return {};
}

} // namespace

int TaskModel::columnCount(const QModelIndex &parent) const
{
    return parent.isValid() ? 0 : ColumnCount;
}

QString TaskModel::stateText(TaskStatus state)
{
    switch (state) {
    case TaskStatus::Queued: return tr("Waiting");
    case TaskStatus::Running: return tr("Running");
    case TaskStatus::Completed: return tr("Done", "state of a task");
    case TaskStatus::Failed: return tr("Failed");
    case TaskStatus::Cancelled: return tr("Cancelled");
    }
    return {};
}

QString TaskModel::text(const status::Task &task, int column)
{
    const QLocale locale;
    switch (column) {
    case State: return stateText(task.state);
    case Server: return task.server;
    case Tool: return task.tool;
    case Progress:
        if (task.progress < 0)
            return {};
        return task.progressTotal > 0 ? u"%1 %"_s.arg(
                   locale.toString(100 * task.progress / task.progressTotal, 'f', 0))
                                      : locale.toString(task.progress);
    case Created: return locale.toString(task.createdAt.toLocalTime().time(), u"HH:mm:ss"_s);
    case Note: return task.error.isEmpty() ? task.progressMessage : inOwnWords(task.error);
    default: return {};
    }
}

QVariant TaskModel::data(const QModelIndex &index, int role) const
{
    const auto *task = row(index);
    if (!task)
        return {};
    switch (role) {
    case Qt::DisplayRole: return text(*task, index.column());
    case Qt::ToolTipRole: return text(*task, Note);
    case Qt::DecorationRole:
        return index.column() == State
                   ? icons::symbolic(iconName(task->state), QGuiApplication::palette())
                   : QVariant();
    default: return {};
    }
}

QVariant TaskModel::headerData(int section, Qt::Orientation orientation, int role) const
{
    if (orientation != Qt::Horizontal || role != Qt::DisplayRole)
        return {};
    switch (section) {
    case State: return tr("State");
    case Server: return tr("Server");
    case Tool: return tr("Tool");
    case Progress: return tr("Progress");
    case Created: return tr("Since");
    case Note: return tr("Note");
    default: return {};
    }
}

} // namespace mcprt
