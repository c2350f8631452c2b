// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/elicitation/elicitation_dialog.h"

#include <QObject>
#include <QPointer>

class QUrl;

namespace mcprt {

class EngineWatch;

/// Shows what servers ask, one dialog at a time, oldest first, and gives the answers to the engine.
/// A dialog goes when its question does, however that ended.
class ElicitationPrompter final : public QObject
{
    Q_OBJECT

public:
    /// \a watch must outlive it.
    explicit ElicitationPrompter(EngineWatch &watch, QObject *parent = nullptr);
    ~ElicitationPrompter() override;

    /// Null when nothing is asked.
    [[nodiscard]] ElicitationDialog *dialog() const { return m_dialog; }

signals:
    /// The person agreed to open \a page.
    void pageRequested(const QUrl &page);

private:
    void onChanged();
    void show(const status::Elicitation &question, int waiting);
    void answer(const QString &id, ElicitationAction action, const RawJson &content);

    EngineWatch &m_watch;
    QPointer<ElicitationDialog> m_dialog;
};

} // namespace mcprt
