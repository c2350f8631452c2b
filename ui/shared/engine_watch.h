// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/shared/engine_handle.h"

#include <QTimer>

namespace mcprt {

/// Keeps the latest snapshot of the engine, and fetches what changed, one question of a kind at a
/// time however fast events come.
class EngineWatch final : public QObject
{
    Q_OBJECT

public:
    explicit EngineWatch(EngineHandle &link, QObject *parent = nullptr);

    [[nodiscard]] EngineHandle &link() const { return m_link; }
    [[nodiscard]] const status::Engine &engine() const { return m_engine; }
    [[nodiscard]] const QList<status::Approval> &approvals() const { return m_approvals; }
    [[nodiscard]] const QList<status::Elicitation> &elicitations() const { return m_elicitations; }

    /// While someone looks, figures that no event tells (memory, CPU, countdowns) are fetched too.
    void setWatched(bool watched);
    void refresh();

    /// Orders something, and tells failed() when it does not work.
    void order(std::function<void(EngineControl &, Done<bool>)> what);

signals:
    void engineChanged();
    void tasksChanged(const QList<mcprt::status::Task> &tasks);
    void approvalsChanged();
    void elicitationsChanged();
    void contentChanged(const QList<mcprt::status::Content> &content);
    void callsFinished(const QList<mcprt::status::Call> &calls);
    void failed(const QString &message);

private:
    /// One kind of question: asked again only after its answer, if something changed meanwhile.
    struct Question
    {
        bool isOpen = false;
        bool isStale = false;
        [[nodiscard]] bool begin();
        [[nodiscard]] bool end();
    };

    void onChanged(const status::Changes &changes);
    void onStateChanged();
    /// Asks for \a what unless that is being asked; once more if it changed meanwhile.
    template <class T>
    void fetch(Question &question, void (EngineControl::*what)(Done<T>),
               const std::function<void(T)> &take);
    void fetchEngine();
    void fetchTasks();
    void fetchApprovals();
    void fetchElicitations();
    void fetchContent();
    void fetchCalls();

    EngineHandle &m_link;
    status::Engine m_engine;
    QList<status::Approval> m_approvals;
    QList<status::Elicitation> m_elicitations;
    Question m_engineQuestion;
    Question m_taskQuestion;
    Question m_approvalQuestion;
    Question m_elicitationQuestion;
    Question m_contentQuestion;
    QTimer m_timer;
};

} // namespace mcprt
