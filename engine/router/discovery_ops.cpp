// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/discovery_ops.h"

#include "engine/catalog/catalog.h"
#include "engine/child/server_pool.h"
#include "engine/content/content_store.h"
#include "engine/content/token_counter.h"
#include "engine/router/replies.h"
#include "engine/router/server_starter.h"
#include "engine/tasks/task_queue.h"

namespace mcprt {

using namespace Qt::StringLiterals;

namespace {

/// A Done for \a T that words a value with \a reply and an error as a failure.
template <class T, class F>
Done<T> worded(Done<RawJson> done, F reply)
{
    return Done<T>([done = std::move(done), reply = std::move(reply)](Result<T> value) mutable {
        done.report(value ? reply(*value) : replies::failure(value.error()));
    });
}

} // namespace

DiscoveryOps::DiscoveryOps(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_startedAt(parts.clock.now())
{}

Done<RawJson> DiscoveryOps::counted(Done<RawJson> done)
{
    return Done<RawJson>(this, [this, done = std::move(done)](Result<RawJson> reply) mutable {
        if (reply)
            m_tokensSent += replies::tokensShown(*reply);
        done.report(std::move(reply));
    });
}

void DiscoveryOps::noteMenu(const RawJson &list)
{
    ++m_menus;
    m_tokensSent += tokens::count(list.view());
}

void DiscoveryOps::run(const op::SearchTools &operation, Done<RawJson> done)
{
    m_parts.catalog.searchTools(
        operation.query,
        worded<ToolHits>(counted(std::move(done)),
                         [query = operation.query.text, detail = operation.detail](
                             const ToolHits &h) { return replies::toolHits(h, query, detail); }));
}

void DiscoveryOps::run(const op::SearchServers &operation, Done<RawJson> done)
{
    m_parts.catalog.searchServers(
        operation.query, operation.limit, operation.minScore,
        worded<ServerHits>(counted(std::move(done)),
                           [query = operation.query](const ServerHits &hits) {
                               return replies::serverHits(hits, query);
                           }));
}

void DiscoveryOps::run(const op::GetServerInfo &operation, Done<RawJson> done)
{
    QLatin1StringView state = "remote"_L1; // only a discovery service knows it
    QString problem;
    if (const ServerConfig *config = m_parts.servers.config(operation.server)) {
        const ServerStatus status = m_parts.servers.status(operation.server);
        state = toWireName(status.state);
        if (config->problem)
            problem = config->problem->message;
        else if (status.lastError)
            problem = status.lastError->message;
    }
    m_parts.catalog.serverDetails(
        operation.server,
        worded<ServerDetails>(counted(std::move(done)), [state, problem](const ServerDetails &d) {
            return replies::serverDetails(d, state, problem);
        }));
}

/// Shows now if the server's tools are known, else after its first start.
template <class T>
void DiscoveryOps::whenListed(const T &operation, Done<RawJson> done)
{
    const ServerConfig *config = m_parts.servers.config(operation.server);
    if (!config || config->disabled || config->problem || !m_parts.starter.startsOnRequest()
        || m_parts.catalog.listing(operation.server))
        return show(operation, std::move(done));
    m_parts.starter.start(operation.server,
                          Done<ChildSession *>(this, [this, operation, done = std::move(done)](
                                                         const Result<ChildSession *> &s) mutable {
                              if (!s)
                                  return done.report(replies::failure(s.error()));
                              show(operation, std::move(done));
                          }));
}

void DiscoveryOps::run(const op::GetServerTools &operation, Done<RawJson> done)
{
    whenListed(operation, std::move(done));
}

void DiscoveryOps::run(const op::GetToolDetails &operation, Done<RawJson> done)
{
    whenListed(operation, std::move(done));
}

void DiscoveryOps::show(const op::GetServerTools &operation, Done<RawJson> done)
{
    m_parts.catalog.serverTools(operation.server, operation.limit, operation.offset,
                                worded<ToolPage>(counted(std::move(done)),
                                                 [server = operation.server](const ToolPage &page) {
                                                     return replies::toolPage(server, page);
                                                 }));
}

void DiscoveryOps::show(const op::GetToolDetails &operation, Done<RawJson> done)
{
    m_parts.catalog.toolDetails(
        operation.server, operation.tool,
        worded<ToolDetails>(counted(std::move(done)), &replies::toolDetails));
}

void DiscoveryOps::run(const op::ListServers &operation, Done<RawJson> done)
{
    m_parts.catalog.listServers(operation.limit, operation.offset,
                                worded<ServerPage>(counted(std::move(done)), &replies::serverPage));
}

void DiscoveryOps::run(const op::GetStatistics &, Done<RawJson> done)
{
    replies::Statistics now;
    now.runningServers = qsizetype(m_parts.servers.running().size());
    now.queuedTasks = m_parts.tasks.queuedCount();
    now.runningTasks = m_parts.tasks.runningCount();
    const ContentStore::Usage stored = m_parts.content.usage();
    now.storedItems = stored.items;
    now.storedBytes = stored.bytes;
    now.uptime = std::chrono::floor<std::chrono::seconds>(m_parts.clock.now() - m_startedAt);
    now.tokensSent = m_tokensSent;
    now.menus = m_menus;
    m_parts.catalog.statistics(
        worded<CatalogStatistics>(std::move(done), [now](const CatalogStatistics &catalog) {
            replies::Statistics all = now;
            all.catalog = catalog;
            return replies::statistics(all);
        }));
}

} // namespace mcprt
