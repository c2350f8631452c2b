// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/server_starter.h"

#include "engine/base/log.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/nearest_name.h"
#include "engine/child/server_pool.h"
#include "engine/router/approvals.h"

namespace mcprt {

namespace {

QString orNone(const QStringList &names)
{
    return names.isEmpty() ? QStringLiteral("none") : names.join(u", ");
}

Failure denied(const ServerName &name)
{
    return fail(ErrorCode::Disabled,
                QStringLiteral("%1 was not started: the user has refused its start command. Use "
                               "another server, or ask the user.")
                    .arg(name.text),
                name.text);
}

} // namespace

Error needsApproval(const ServerConfig &proposal)
{
    QString what = proposal.kind == ServerConfig::Kind::Http
                       ? QStringLiteral("connect to %1 (headers: %2)")
                             .arg(proposal.display(), orNone(proposal.headers.keys()))
                       : QStringLiteral("run: %1 (environment: %2; folder: %3)")
                             .arg(proposal.display(), orNone(proposal.environment.keys()),
                                  proposal.workingDirectory.isEmpty() ? QStringLiteral("home")
                                                                      : proposal.workingDirectory);
    return {
        ErrorCode::NeedsApproval,
        QStringLiteral("%1 was not started: %2 proposes to %3; hash %4. A person has to look at "
                       "that and run `mcp-runtime approve %1`, then call again.")
            .arg(proposal.name.text, proposal.sourceFile, what,
                 QString::fromLatin1(proposal.hash())),
        proposal.name.text};
}

Error autoStartIsOff(const ServerName &server, const QString &remedy)
{
    return {ErrorCode::NotRunning,
            QStringLiteral("%1 is not running, and AUTO_START is off. Start it with %2.")
                .arg(server.text, remedy),
            server.text};
}

ServerStarter::ServerStarter(Catalog &catalog, ServerPool &servers, Approvals &approvals,
                             Policy policy, QObject *parent)
    : QObject(parent)
    , m_catalog(catalog)
    , m_servers(servers)
    , m_approvals(approvals)
    , m_policy(std::move(policy))
{}

void ServerStarter::start(const ServerName &name, Done<ChildSession *> done)
{
    if (m_paused) {
        return done.fail(ErrorCode::Disabled,
                         QStringLiteral("%1 was not started: the user has paused MCP Runtime. Ask "
                                        "the user to resume it.")
                             .arg(name.text),
                         name.text);
    }
    if (const ServerConfig *config = m_servers.config(name)) {
        // An approval may have been for once, or have been taken back.
        if (!m_servers.session(name) && !mayRun(*config))
            return refuse(*config, std::move(done));
        return m_servers.start(name, std::move(done));
    }
    m_catalog.startCommand(name, Done<ServerConfig>(this, [this, name, done = std::move(done)](
                                                              Result<ServerConfig> config) mutable {
                               onProposed(name, std::move(config), std::move(done));
                           }));
}

bool ServerStarter::leavesToAPerson(const ServerName &name) const
{
    const ServerConfig *config = m_servers.config(name);
    return !m_policy.autoStart && config && !config->disabled && !config->problem;
}

void ServerStarter::startForRequest(const ServerName &name, Done<ChildSession *> done)
{
    if (!leavesToAPerson(name) || m_servers.session(name))
        return start(name, std::move(done));
    const QString command = QStringLiteral("`mcp-runtime start %1`").arg(name.text);
    done.report(Failure(autoStartIsOff(name, command)));
}

void ServerStarter::onProposed(const ServerName &name, Result<ServerConfig> proposal,
                               Done<ChildSession *> done)
{
    if (!proposal) {
        if (proposal.error().code != ErrorCode::NotFound)
            return done.report(Failure(proposal.error()));
        const QString near = didYouMean(m_catalog.nearestServers(name));
        return done.fail(ErrorCode::NotFound,
                         QStringLiteral("There is no server %1.").arg(name.text)
                             + (near.isEmpty() ? QStringLiteral(" list_servers shows all.") : near),
                         name.text);
    }
    proposal->name = name; // the service may not answer for another one
    proposal->source = ServerConfig::Source::Discovery;
    if (!m_servers.config(name)) { // a second call may have brought it in meanwhile
        if (!mayRun(*proposal))
            return refuse(*proposal, std::move(done));
        qCInfo(lcRouter).noquote() << name.text << "is taken over from" << proposal->sourceFile;
        m_policy.admit(*proposal);
    }
    m_servers.start(name, std::move(done));
}

bool ServerStarter::mayRun(const ServerConfig &config) const
{
    return config.source != ServerConfig::Source::Discovery || m_policy.trustDiscovery
           || m_approvals.isApproved(config);
}

void ServerStarter::refuse(const ServerConfig &proposal, Done<ChildSession *> done)
{
    if (m_approvals.isDenied(proposal))
        return done.report(denied(proposal.name));
    if (const auto noted = m_approvals.propose(proposal); !noted)
        qCWarning(lcRouter).noquote() << noted.error().message;
    const Error error = needsApproval(proposal);
    emit approvalNeeded(proposal.name);
    done.report(Failure(error));
}

} // namespace mcprt
