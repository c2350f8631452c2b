// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/control/status.h"
#include "ui/shared/snapshot_table.h"

#include <QWidget>

class QPushButton;

namespace mcprt {

class EngineWatch;
class ListStack;

/// Start commands, and tools that changed, that wait for a person.
class ApprovalModel final : public SnapshotTable<status::Approval>
{
    Q_OBJECT

public:
    enum Column { Name, Source, What, ColumnCount };

    using SnapshotTable::SnapshotTable;

    int columnCount(const QModelIndex &parent) const override;
    QVariant data(const QModelIndex &index, int role) const override;
    QVariant headerData(int section, Qt::Orientation orientation, int role) const override;

    [[nodiscard]] static QString what(const status::Approval &approval);

protected:
    [[nodiscard]] QString key(const status::Approval &row) const override
    {
        return row.name + u'\n' + QString::fromLatin1(row.hash);
    }
};

/// The list of what waits; each is decided in an ApprovalDialog.
class ApprovalPage final : public QWidget
{
    Q_OBJECT

public:
    explicit ApprovalPage(EngineWatch &watch, QWidget *parent = nullptr);
    ~ApprovalPage() override;

    [[nodiscard]] ApprovalModel &model() { return m_model; }
    /// Opens the dialog of the chosen one, else of the first.
    void review();

private:
    void onChanged();

    EngineWatch &m_watch;
    ApprovalModel m_model;
    ListStack *m_list;
    QPushButton *m_review;
};

} // namespace mcprt
