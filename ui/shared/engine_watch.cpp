// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "ui/shared/engine_watch.h"

namespace mcprt {

namespace {

constexpr auto kLook = std::chrono::seconds(2);

} // namespace

bool EngineWatch::Question::begin()
{
    if (isOpen) {
        isStale = true;
        return false;
    }
    isOpen = true;
    isStale = false;
    return true;
}

bool EngineWatch::Question::end()
{
    isOpen = false;
    return isStale;
}

EngineWatch::EngineWatch(EngineHandle &link, QObject *parent)
    : QObject(parent)
    , m_link(link)
{
    m_timer.setInterval(kLook);
    connect(&m_timer, &QTimer::timeout, this, &EngineWatch::fetchEngine);
    connect(&m_link, &EngineHandle::changed, this, &EngineWatch::onChanged);
    connect(&m_link, &EngineHandle::stateChanged, this, &EngineWatch::onStateChanged);
    onStateChanged();
}

void EngineWatch::setWatched(bool watched)
{
    if (!watched)
        return m_timer.stop();
    if (!m_timer.isActive())
        m_timer.start();
    fetchEngine();
}

void EngineWatch::refresh()
{
    fetchEngine();
    fetchTasks();
    fetchApprovals();
    fetchElicitations();
    fetchContent();
}

void EngineWatch::order(std::function<void(EngineControl &, Done<bool>)> what)
{
    m_link.ask<bool>(this, std::move(what), [this](const Result<bool> &result) {
        if (!result)
            emit failed(result.error().message);
        fetchEngine();
    });
}

void EngineWatch::onStateChanged()
{
    if (m_link.isUsable()) {
        refresh();
        fetchCalls();
    } else {
        m_engine = {};
        m_elicitations.clear(); // they ended with their engine
        emit elicitationsChanged();
    }
    emit engineChanged();
}

void EngineWatch::onChanged(const status::Changes &changes)
{
    if (changes.servers || changes.engine || changes.tasks || changes.approvals
        || changes.elicitations || changes.content || !changes.calls.isEmpty())
        fetchEngine();
    if (changes.tasks)
        fetchTasks();
    if (changes.approvals)
        fetchApprovals();
    if (changes.elicitations)
        fetchElicitations();
    if (changes.content)
        fetchContent();
    if (!changes.calls.isEmpty())
        emit callsFinished(changes.calls);
}

template <class T>
void EngineWatch::fetch(Question &question, void (EngineControl::*what)(Done<T>),
                        const std::function<void(T)> &take)
{
    if (!m_link.isUsable() || !question.begin())
        return;
    m_link.ask<T>(
        this, [what](EngineControl &engine, Done<T> done) { (engine.*what)(std::move(done)); },
        [this, &question, what, take](Result<T> result) {
            const bool again = question.end();
            if (result)
                take(std::move(*result));
            if (again)
                fetch(question, what, take);
        });
}

void EngineWatch::fetchEngine()
{
    fetch<status::Engine>(m_engineQuestion, &EngineControl::status, [this](status::Engine engine) {
        m_engine = std::move(engine);
        emit engineChanged();
    });
}

void EngineWatch::fetchTasks()
{
    fetch<QList<status::Task>>(
        m_taskQuestion, &EngineControl::tasks,
        [this](const QList<status::Task> &tasks) { emit tasksChanged(tasks); });
}

void EngineWatch::fetchApprovals()
{
    fetch<QList<status::Approval>>(m_approvalQuestion, &EngineControl::approvals,
                                   [this](QList<status::Approval> approvals) {
                                       m_approvals = std::move(approvals);
                                       emit approvalsChanged();
                                   });
}

void EngineWatch::fetchElicitations()
{
    fetch<QList<status::Elicitation>>(m_elicitationQuestion, &EngineControl::elicitations,
                                      [this](QList<status::Elicitation> elicitations) {
                                          m_elicitations = std::move(elicitations);
                                          emit elicitationsChanged();
                                      });
}

void EngineWatch::fetchContent()
{
    fetch<QList<status::Content>>(
        m_contentQuestion, &EngineControl::content,
        [this](const QList<status::Content> &content) { emit contentChanged(content); });
}

void EngineWatch::fetchCalls()
{
    m_link.ask<QList<status::Call>>(
        this,
        [](EngineControl &engine, Done<QList<status::Call>> done) {
            engine.recentCalls(std::move(done));
        },
        [this](const Result<QList<status::Call>> &result) {
            if (result && !result->isEmpty())
                emit callsFinished(*result);
        });
}

} // namespace mcprt
