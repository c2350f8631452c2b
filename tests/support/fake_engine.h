// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "ui/shared/engine_handle.h"

#include <QStringList>

namespace mcprt {

/// An engine made of values, which notes what it is ordered.
class FakeEngine final : public EngineControl
{
public:
    status::Engine now;
    QHash<QString, QList<status::Tool>> toolsOf;
    QStringList log;
    QList<status::Task> allTasks;
    QList<status::Approval> waiting;
    QList<status::Elicitation> asked;
    QString refusal; ///< of each answer to these; empty = taken
    QList<status::Content> stored;
    QByteArray bytes; ///< of every content
    QList<status::Call> past;
    QByteArray reply = "{}"; ///< of every request
    QStringList orders;      ///< as `start echo`
    int statusQuestions = 0;

    void status(Done<status::Engine> done) override
    {
        ++statusQuestions;
        done.report(now);
    }
    void tools(const QString &server, ListDone<status::Tool> done) override
    {
        done.report(toolsOf.value(server));
    }
    void logs(const QString &, int, Done<QStringList> done) override { done.report(log); }
    void tasks(ListDone<status::Task> done) override { done.report(allTasks); }
    void taskResult(const QString &, Done<RawJson> done) override
    {
        done.report(RawJson(ByteSlice(reply)));
    }
    void approvals(ListDone<status::Approval> done) override { done.report(waiting); }
    void elicitations(ListDone<status::Elicitation> done) override { done.report(asked); }
    void content(ListDone<status::Content> done) override { done.report(stored); }
    void readContent(const QString &ref, qint64, Done<QByteArray> done) override
    {
        orders += QLatin1StringView("read ") + ref;
        done.report(bytes);
    }
    void recentCalls(ListDone<status::Call> done) override { done.report(past); }

    void startServer(const QString &name, Done<bool> done) override
    {
        note(QLatin1StringView("start ") + name, std::move(done));
    }
    void stopServer(const QString &name, Done<bool> done) override
    {
        note(QLatin1StringView("stop ") + name, std::move(done));
    }
    void restartServer(const QString &name, Done<bool> done) override
    {
        note(QLatin1StringView("restart ") + name, std::move(done));
    }
    void setServerEnabled(const QString &name, bool enabled, Done<bool> done) override
    {
        note(QLatin1StringView(enabled ? "enable " : "disable ") + name, std::move(done));
    }
    void setToolEnabled(const QString &server, const QString &tool, bool enabled,
                        Done<bool> done) override
    {
        note(QLatin1StringView(enabled ? "enable " : "disable ") + server + u'/' + tool,
             std::move(done));
    }
    void setPaused(bool paused, Done<bool> done) override
    {
        now.paused = paused;
        note(QLatin1StringView(paused ? "pause" : "go on"), std::move(done));
    }
    void cancelTask(const QString &id, Done<bool> done) override
    {
        note(QLatin1StringView("cancel ") + id, std::move(done));
    }
    void answerApproval(const QString &name, const QByteArray &hash, status::Answer answer,
                        Done<bool> done) override
    {
        note(QStringLiteral("answer %1 %2 %3")
                 .arg(name, QString::fromLatin1(hash), QString::number(int(answer))),
             std::move(done));
    }
    /// A question that was answered does not wait any more.
    void answerElicitation(const QString &id, ElicitationAction action, const RawJson &content,
                           Done<bool> done) override
    {
        if (!refusal.isEmpty())
            return done.fail(ErrorCode::InvalidArgument, refusal);
        asked.removeIf([&](const status::Elicitation &question) { return question.id == id; });
        note(QStringLiteral("%1 %2 %3")
                 .arg(toWireName(action), id, QString::fromUtf8(content.toByteArray())),
             std::move(done));
        ask(asked);
    }
    /// \a questions wait from now on.
    void ask(const QList<status::Elicitation> &questions)
    {
        asked = questions;
        status::Changes changes;
        changes.elicitations = true;
        emit changed(changes);
    }
    void request(const QByteArray &method, const RawJson &params, Done<RawJson> done) override
    {
        orders += QString::fromUtf8(method + ' ' + params.toByteArray());
        done.report(RawJson(ByteSlice(reply)));
    }

private:
    void note(const QString &order, Done<bool> done)
    {
        orders += order;
        done.report(true);
    }
};

/// The way to a FakeEngine on this very thread: everything comes a turn of the loop later.
class FakeLink final : public EngineHandle
{
public:
    FakeEngine engine;

    explicit FakeLink(State state = State::Running)
    {
        connect(&engine, &EngineControl::changed, this, &EngineHandle::changed);
        setState(state);
    }
    void become(State state, const QString &problem = {}) { setState(state, problem); }
    void post(Order order) override
    {
        QMetaObject::invokeMethod(
            this, [this, order = std::move(order)] { order(engine); }, Qt::QueuedConnection);
    }
    /// Tells that everything has changed.
    void changeAll(const QList<status::Call> &calls = {})
    {
        emit engine.changed({true, true, true, true, true, true, calls});
    }
};

} // namespace mcprt
