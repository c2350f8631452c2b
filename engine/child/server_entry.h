// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/child/child_session.h"
#include "engine/child/handshake.h"
#include "engine/child/restart_budget.h"
#include "engine/child/server_pool.h"
#include "engine/child/session_upkeep.h"
#include "engine/child/stderr_ring.h"
#include "engine/child/variable_expander.h"

#include <QPointer>
#include <QTimer>

#include <deque>
#include <memory>
#include <optional>
#include <vector>

namespace mcprt {

class StdioTransport;

/// One known server: its configuration, its process and its state. Owned by ServerPool, whose
/// start() and stop() describe what the functions of the same name do here.
class ServerEntry final : public QObject
{
    Q_OBJECT

public:
    /// What all entries share; outlives them.
    struct Context
    {
        const ServerPoolOptions &options;
        SecretStore &secrets;
        const Clock &clock;
    };

    ServerEntry(ServerConfig config, Context context, QObject *parent = nullptr);
    ~ServerEntry() override;

    [[nodiscard]] const ServerConfig &config() const { return m_config; }
    /// Takes over what may change without a restart: hints, blocked tools, timeout, place in the
    /// file. \a config must start like the present one.
    void setConfig(ServerConfig config);

    [[nodiscard]] ServerState state() const { return m_state; }
    [[nodiscard]] ServerStatus status() const;
    [[nodiscard]] const StderrRing &errorOutput() const { return *m_errors; }
    [[nodiscard]] ChildSession *session() const
    {
        return m_state == ServerState::Running ? m_session.get() : nullptr;
    }

    void start(Done<ChildSession *> done);
    void stop(Done<bool> done);
    void watchResources(const QStringList &uris);

signals:
    void stateChanged(mcprt::ServerState state);
    void listed(const mcprt::ServerListing &listing);
    void renewed(); ///< \sa SessionUpkeep::renewed()
    void notified(const QByteArray &method, const mcprt::RawJson &params);

private:
    void launch();
    void onExpanded(Result<ExpandedServer> expanded);
    void onHandshake(Result<ServerListing> listing);
    [[nodiscard]] Handshake::Greeting greeting() const;
    [[nodiscard]] std::unique_ptr<Transport> makeTransport(const ServerConfig &config,
                                                           std::shared_ptr<SecretFilter> secrets);
    void onReady(ServerListing listing);
    void onStartFailed(Error error);
    void onClosed(const Error &reason);
    void onStalled();
    void onIdle();
    void emitListed();
    void restartLater();
    void finishStop();
    void dropSession();
    void setState(ServerState state);
    [[nodiscard]] ServerState restingState() const;
    [[nodiscard]] bool startsTooOften();
    void answerWaiters(const Result<ChildSession *> &answer);

    ServerConfig m_config;
    Context m_context;
    ServerState m_state;
    std::optional<Error> m_lastError;
    std::shared_ptr<StderrRing> m_errors = std::make_shared<StderrRing>();
    std::unique_ptr<ChildSession> m_session;
    QPointer<StdioTransport> m_process; ///< inside m_session; null for HTTP
    std::unique_ptr<Handshake> m_handshake;
    std::unique_ptr<SessionUpkeep> m_upkeep; ///< while it runs
    QStringList m_watched;                   ///< resources
    ServerListing m_listing;                 ///< with the blocked tools
    std::vector<Done<ChildSession *>> m_waiters;
    std::vector<Done<bool>> m_stopWaiters;
    RestartBudget m_budget;
    std::deque<RestartBudget::TimePoint> m_starts; ///< of the last seconds; see startsTooOften()
    RestartBudget::TimePoint m_runningSince;
    QDateTime m_startedAt;
    QTimer m_restartTimer;
    QTimer m_idleTimer;
    quint64 m_launch = 0; ///< number of the current start; late answers to an earlier one are void
    bool m_automatic = false;    ///< the start under way is a restart of ours
    bool m_isProbeFatal = false; ///< it ended when it was probed
};

} // namespace mcprt
