// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/control/status.h"
#include "ui/shared/fact_list.h"

#include <QDialog>

class QGridLayout;

namespace mcprt {

/// Asks a person about one start command, or one tool that its server changed: all of it is shown,
/// beside what was approved before, and nothing is chosen by pressing Enter.
class ApprovalDialog final : public QDialog
{
    Q_OBJECT

public:
    explicit ApprovalDialog(status::Approval approval, QWidget *parent = nullptr);

    [[nodiscard]] const status::Approval &approval() const { return m_approval; }

signals:
    void answered(const mcprt::status::Approval &approval, mcprt::status::Answer answer);

private:
    void addFacts(QGridLayout &grid);
    [[nodiscard]] QString explanation() const;
    [[nodiscard]] QList<FactList::Fact> facts() const;
    void addCommand(QGridLayout &grid);
    void addComparison(QGridLayout &grid);
    void addButtons(QGridLayout &grid);
    void answer(status::Answer answer);

    status::Approval m_approval;
};

/// Two command lines as rich text, one argument a line, with what differs marked by sign and
/// colour: `+` in \a after only, `-` in \a before only.
struct CommandDiff
{
    QString before;
    QString after;
};
[[nodiscard]] CommandDiff diffCommands(const QString &before, const QString &after);

} // namespace mcprt
