// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/lifecycle_ops.h"

#include "engine/catalog/catalog.h"
#include "engine/catalog/nearest_name.h"
#include "engine/child/server_pool.h"
#include "engine/router/replies.h"
#include "engine/router/server_starter.h"

namespace mcprt {

using namespace Qt::StringLiterals;
using Action = op::ManageServer::Action;

LifecycleOps::LifecycleOps(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{}

QLatin1StringView LifecycleOps::state(const ServerName &name) const
{
    return m_parts.servers.config(name) ? toWireName(m_parts.servers.status(name).state)
                                        : "unknown"_L1;
}

void LifecycleOps::run(const op::ManageServer &operation, Done<RawJson> done)
{
    const ServerName &name = operation.server;
    const bool runs = m_parts.servers.session(name) != nullptr;
    switch (operation.action) {
    case Action::Start:
        return start(name,
                     runs ? u"%1 was running already."_s.arg(name.text)
                          : u"%1 is running."_s.arg(name.text),
                     std::move(done));
    case Action::Shutdown:
    case Action::Restart: return stop(operation, std::move(done));
    }
}

void LifecycleOps::start(const ServerName &name, const QString &success, Done<RawJson> done)
{
    m_parts.starter.start(
        name, Done<ChildSession *>(this, [this, name, success, done = std::move(done)](
                                             const Result<ChildSession *> &s) mutable {
            done.report(
                replies::managed(s.has_value(), s ? success : s.error().message, state(name)));
        }));
}

void LifecycleOps::stop(const op::ManageServer &operation, Done<RawJson> done)
{
    const ServerName &name = operation.server;
    const bool restart = operation.action == Action::Restart;
    if (!m_parts.servers.config(name)) {
        if (restart)
            return start(name, u"%1 is running."_s.arg(name.text), std::move(done));
        const QString near = didYouMean(m_parts.catalog.nearestServers(name));
        return done.report(replies::managed(
            false,
            u"There is no server %1 here."_s.arg(name.text)
                + (near.isEmpty() ? u" list_running_servers shows what runs."_s : near),
            state(name)));
    }
    const bool ran =
        m_parts.servers.status(name).processId != 0 || m_parts.servers.session(name) != nullptr;
    const QString success = ran ? u"%1 was stopped."_s : u"%1 was not running."_s;
    m_parts.servers.stop(
        name, Done<bool>(this, [this, name, restart, success,
                                done = std::move(done)](const Result<bool> &stopped) mutable {
            if (!stopped) {
                return done.report(replies::managed(false, stopped.error().message, state(name)));
            }
            if (restart) {
                return start(name, u"%1 was started anew."_s.arg(name.text), std::move(done));
            }
            done.report(replies::managed(true, success.arg(name.text), state(name)));
        }));
}

void LifecycleOps::run(const op::ListRunningServers &, Done<RawJson> done)
{
    done.report(replies::runningServers(m_parts.servers.running()));
}

} // namespace mcprt
