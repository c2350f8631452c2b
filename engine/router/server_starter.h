// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/child/server_config.h"

#include <QObject>

#include <functional>

namespace mcprt {

class Approvals;
class Catalog;
class ChildSession;
class ServerPool;

/// Starts a server by name, wherever it is known from: one that is configured, or one that only a
/// discovery service knows, whose start command needs a person's approval first.
class ServerStarter final : public QObject
{
    Q_OBJECT

public:
    struct Policy
    {
        bool trustDiscovery = false; ///< TRUST_DISCOVERY: proposed commands run unasked
        bool autoStart = true;       ///< AUTO_START: a request may start the server that it is for
        /// Takes a proposed and approved server over: from now on it is one of ours.
        std::function<void(const ServerConfig &config)> admit;
    };

    ServerStarter(Catalog &catalog, ServerPool &servers, Approvals &approvals, Policy policy,
                  QObject *parent = nullptr);

    /// \param done  the session; the catalogue then knows the server's tools. What
    ///              ServerPool::start() and Catalog::startCommand() report; NotFound with the
    ///              nearest names; NeedsApproval with all that a person has to see: source, command
    ///              or URL, names of variables, hash, and how to approve; the proposal is then
    ///              noted for that.
    void start(const ServerName &name, Done<ChildSession *> done);

    /// Whether requests start servers at all: AUTO_START.
    [[nodiscard]] bool startsOnRequest() const { return m_policy.autoStart; }
    /// The server could run, but no request starts it.
    [[nodiscard]] bool leavesToAPerson(const ServerName &name) const;

    /// Starts a server because a request wants something of it.
    ///
    /// \param done  as for start(); NotRunning, with the way to start it, when it does not run and
    ///              is left to a person.
    void startForRequest(const ServerName &name, Done<ChildSession *> done);

    /// Paused by a person: every start is refused with Disabled.
    void setPaused(bool paused) { m_paused = paused; }
    [[nodiscard]] bool isPaused() const { return m_paused; }

signals:
    /// A start command waits for a person; see Approvals::pending().
    void approvalNeeded(const mcprt::ServerName &name);

private:
    void onProposed(const ServerName &name, Result<ServerConfig> proposal,
                    Done<ChildSession *> done);
    [[nodiscard]] bool mayRun(const ServerConfig &config) const;
    void refuse(const ServerConfig &proposal, Done<ChildSession *> done);

    Catalog &m_catalog;
    ServerPool &m_servers;
    Approvals &m_approvals;
    Policy m_policy;
    bool m_paused = false;
};

/// Why a request starts no server while AUTO_START is off. \param remedy  how to start it
[[nodiscard]] Error autoStartIsOff(const ServerName &server, const QString &remedy);

/// What a person has to see before a proposed start command may run. Values of variables and
/// headers are left out, they may be secrets.
[[nodiscard]] Error needsApproval(const ServerConfig &proposal);

} // namespace mcprt
