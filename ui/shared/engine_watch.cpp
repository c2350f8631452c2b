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

void EngineWatch::fetchEngine()
{
    if (!m_link.isUsable() || !m_engineQuestion.begin())
        return;
    m_link.ask<status::Engine>(
        this,
        [](EngineControl &engine, Done<status::Engine> done) { engine.status(std::move(done)); },
        [this](Result<status::Engine> result) {
            const bool again = m_engineQuestion.end();
            if (result) {
                m_engine = std::move(*result);
                emit engineChanged();
            }
            if (again)
                fetchEngine();
        });
}

void EngineWatch::fetchTasks()
{
    if (!m_link.isUsable() || !m_taskQuestion.begin())
        return;
    m_link.ask<QList<status::Task>>(
        this,
        [](EngineControl &engine, Done<QList<status::Task>> done) {
            engine.tasks(std::move(done));
        },
        [this](const Result<QList<status::Task>> &result) {
            const bool again = m_taskQuestion.end();
            if (result)
                emit tasksChanged(*result);
            if (again)
                fetchTasks();
        });
}

void EngineWatch::fetchApprovals()
{
    if (!m_link.isUsable() || !m_approvalQuestion.begin())
        return;
    m_link.ask<QList<status::Approval>>(
        this,
        [](EngineControl &engine, Done<QList<status::Approval>> done) {
            engine.approvals(std::move(done));
        },
        [this](Result<QList<status::Approval>> result) {
            const bool again = m_approvalQuestion.end();
            if (result) {
                m_approvals = std::move(*result);
                emit approvalsChanged();
            }
            if (again)
                fetchApprovals();
        });
}

void EngineWatch::fetchElicitations()
{
    if (!m_link.isUsable() || !m_elicitationQuestion.begin())
        return;
    m_link.ask<QList<status::Elicitation>>(
        this,
        [](EngineControl &engine, Done<QList<status::Elicitation>> done) {
            engine.elicitations(std::move(done));
        },
        [this](Result<QList<status::Elicitation>> result) {
            const bool again = m_elicitationQuestion.end();
            if (result) {
                m_elicitations = std::move(*result);
                emit elicitationsChanged();
            }
            if (again)
                fetchElicitations();
        });
}

void EngineWatch::fetchContent()
{
    if (!m_link.isUsable() || !m_contentQuestion.begin())
        return;
    m_link.ask<QList<status::Content>>(
        this,
        [](EngineControl &engine, Done<QList<status::Content>> done) {
            engine.content(std::move(done));
        },
        [this](const Result<QList<status::Content>> &result) {
            const bool again = m_contentQuestion.end();
            if (result)
                emit contentChanged(*result);
            if (again)
                fetchContent();
        });
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
