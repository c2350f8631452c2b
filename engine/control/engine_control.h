// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/raw_json.h"
#include "engine/control/status.h"

#include <QObject>

namespace mcprt {

/// What a desktop app or a command line may ask and order of an engine: one in this process
/// (RuntimeControl) or one elsewhere (RemoteControl). Answers may come before a function returns.
///
/// Everything here is a person's: it sees the tasks and content of every client.
class EngineControl : public QObject
{
    Q_OBJECT

public:
    template <class T>
    using ListDone = Done<QList<T>>;

    virtual void status(Done<status::Engine> done) = 0;
    virtual void tools(const QString &server, ListDone<status::Tool> done) = 0;
    /// The newest \a lines lines of the server's stderr, oldest first, without its secrets.
    virtual void logs(const QString &server, int lines, Done<QStringList> done) = 0;
    virtual void tasks(ListDone<status::Task> done) = 0; ///< oldest first
    /// The CallToolResult of a completed task. NotFound; NotRunning while there is none.
    virtual void taskResult(const QString &id, Done<RawJson> done) = 0;
    /// What waits: start commands, oldest first, then tools, by server. Tools that were denied,
    /// too.
    virtual void approvals(ListDone<status::Approval> done) = 0;
    /// What servers ask, oldest first. They ask only while a desktop app is among the clients.
    virtual void elicitations(ListDone<status::Elicitation> done) = 0;
    virtual void content(ListDone<status::Content> done) = 0; ///< newest first, 1,000 at most
    /// The first \a maxBytes bytes of stored content, decoded.
    virtual void readContent(const QString &ref, qint64 maxBytes, Done<QByteArray> done) = 0;
    virtual void recentCalls(ListDone<status::Call> done) = 0; ///< oldest first, 1,000 at most

    virtual void startServer(const QString &name, Done<bool> done) = 0;
    virtual void stopServer(const QString &name, Done<bool> done) = 0;
    /// Stops it if it runs, then starts it.
    virtual void restartServer(const QString &name, Done<bool> done) = 0;
    /// Kept over restarts, and wins over `disabled` in the configuration, which stays as it is.
    virtual void setServerEnabled(const QString &name, bool enabled, Done<bool> done) = 0;
    /// Kept over restarts. A tool that `blocked_tools` names in the configuration stays off.
    virtual void setToolEnabled(const QString &server, const QString &tool, bool enabled,
                                Done<bool> done) = 0;
    /// Paused: every server is stopped and none is started, whoever asks.
    virtual void setPaused(bool paused, Done<bool> done) = 0;
    virtual void cancelTask(const QString &id, Done<bool> done) = 0;
    /// \param name  of the server
    /// \param hash  of what the person saw; NotFound when that does not wait any more.
    virtual void answerApproval(const QString &name, const QByteArray &hash, status::Answer answer,
                                Done<bool> done) = 0;

    /// \param content  an object that fits the schema, for Accept to a form
    /// \param done  NotFound: does not wait any more; InvalidArgument: \a content does not fit
    virtual void answerElicitation(const QString &id, ElicitationAction action,
                                   const RawJson &content, Done<bool> done) = 0;

    /// One MCP request as a client of its own would make it, e.g. `tools/call` with `search_tools`:
    /// the result as a model would get it.
    virtual void request(const QByteArray &method, const RawJson &params, Done<RawJson> done) = 0;

signals:
    /// At most ten times a second, and only when something changed.
    void changed(const mcprt::status::Changes &changes);
    /// The engine elsewhere has ended, or let go of us. Nothing comes after it.
    void lost(const QString &reason);
};

} // namespace mcprt
