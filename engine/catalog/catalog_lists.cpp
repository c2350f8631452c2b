// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/catalog.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/discovery_client.h"
#include "engine/catalog/local_server.h"
#include "engine/catalog/nearest_name.h"
#include "engine/catalog/server_summary.h"

#include <algorithm>

namespace mcprt {

using namespace Qt::StringLiterals;

namespace {

/// The part [offset, offset + limit) of \a count things, as begin and end.
std::pair<std::size_t, std::size_t> slice(std::size_t count, int limit, int offset)
{
    const std::size_t begin = std::min(count, std::size_t(std::max(offset, 0)));
    return {begin, std::min(count, begin + std::size_t(std::max(limit, 0)))};
}

/// Elements of one page at most.
constexpr int kMaxPage = 1000;
/// Lists do not wait longer than this for the service to add to them.
constexpr std::chrono::milliseconds kRemoteWait{3000};

} // namespace

bool Catalog::isRemote(const ServerName &name) const
{
    return m_remote && !knowsServer(name);
}

/// What is said when neither side can answer for \a name.
Failure Catalog::remoteFailure(const ServerName &name, const Error &error) const
{
    const QString near = didYouMean(nearestServers(name));
    if (error.code == ErrorCode::NotFound)
        return Failure(Error{error.code, error.message + near, error.origin});
    return Failure(Error{error.code,
                         u"'%1' is no configured server. "_s.arg(name.text) + error.message + near,
                         error.origin});
}

Result<Catalog::LocalServer *> Catalog::shown(const ServerName &name) const
{
    LocalServer *server = loaded(name);
    if (!server) {
        return fail(ErrorCode::NotFound,
                    u"Unknown server '%1'."_s.arg(name.text) + didYouMean(nearestServers(name)),
                    name.text);
    }
    if (server->config.disabled) {
        return fail(ErrorCode::Disabled,
                    u"The server '%1' is switched off in the configuration; remove \"disabled\" "
                    "there to use it."_s.arg(name.text),
                    name.text);
    }
    return server;
}

void Catalog::serverDetails(const ServerName &name, Done<ServerDetails> done)
{
    if (isRemote(name)) {
        return m_remote->serverDetails(
            name, Done<ServerDetails>(
                      this, [this, name, done = std::move(done)](Result<ServerDetails> r) mutable {
                          done.report(r ? std::move(r)
                                        : Result<ServerDetails>(remoteFailure(name, r.error())));
                      }));
    }
    done.report(localServerDetails(name));
}

Result<ServerDetails> Catalog::localServerDetails(const ServerName &name) const
{
    const auto server = shown(name);
    if (!server)
        return Failure(server.error());
    return summarise((*server)->config, (*server)->listing.get());
}

void Catalog::serverTools(const ServerName &name, int limit, int offset, Done<ToolPage> done)
{
    if (isRemote(name)) {
        const int asked = std::clamp(limit, 1, kMaxPage);
        const int begin = std::max(offset, 0);
        return m_remote->serverTools(
            name, asked, begin,
            Done<ToolPage>(this, [this, name, asked, begin,
                                  done = std::move(done)](Result<ToolPage> r) mutable {
                if (!r)
                    return done.report(remoteFailure(name, r.error()));
                const auto count = qsizetype(r->tools.size());
                r->offset = begin;
                r->total = begin + count;
                if (count < asked)
                    return done.report(std::move(r));
                addToolTotal(name, *std::move(r), std::move(done)); // there may be more
            }));
    }
    done.report(localServerTools(name, limit, offset));
}

Result<ToolPage> Catalog::localServerTools(const ServerName &name, int limit, int offset) const
{
    const auto server = shown(name);
    if (!server)
        return Failure(server.error());
    const auto tools = (*server)->visibleTools();
    ToolPage page;
    page.total = qsizetype(tools.size());
    page.offset = std::max(offset, 0);
    const auto [begin, end] = slice(tools.size(), limit, offset);
    for (std::size_t i = begin; i < end; ++i)
        page.tools.push_back({name, tools[i]->name, tools[i]->title, tools[i]->description});
    if (!(*server)->listing)
        page.warnings.append(notIndexed({name.text}));
    return page;
}

void Catalog::toolDetails(const ServerName &server, const ToolName &tool, Done<ToolDetails> done)
{
    if (isRemote(server)) {
        return m_remote->toolDetails(
            server, tool,
            Done<ToolDetails>(this, [this, name = server,
                                     done = std::move(done)](Result<ToolDetails> r) mutable {
                done.report(r ? std::move(r) : Result<ToolDetails>(remoteFailure(name, r.error())));
            }));
    }
    done.report(localToolDetails(server, tool));
}

Result<ToolDetails> Catalog::localToolDetails(const ServerName &server, const ToolName &tool) const
{
    const auto known = shown(server);
    if (!known)
        return Failure(known.error());
    const KnownTool *found = findTool(server, tool);
    if (!found) {
        const QString reason = (*known)->listing ? u"The server '%1' has no tool '%2'."_s
                                                 : u"The tools of '%1' are not known yet, so '%2' "
                                                   "can't be shown; start the server once."_s;
        return fail(ErrorCode::NotFound,
                    reason.arg(server.text, tool.text) + didYouMean(nearestTools(server, tool)),
                    server.text);
    }
    if (found->blocked) {
        return fail(ErrorCode::Disabled,
                    u"The tool '%1' of '%2' is switched off by \"blocked_tools\" in the "
                    "configuration."_s.arg(tool.text, server.text),
                    server.text);
    }
    const RawJson &definition = found->info.definition;
    ToolDetails details;
    details.server = server;
    details.name = tool;
    details.description = found->info.description;
    details.inputSchema = found->inputSchema;
    details.outputSchema = member(definition, "outputSchema");
    details.annotations = member(definition, "annotations");
    if (const auto change = found->waits ? changedTool(server, tool) : std::nullopt)
        details.notice = toolNeedsApproval(*change).message;
    return details;
}

void Catalog::listServers(int limit, int offset, Done<ServerPage> done)
{
    ServerPage page = localServers(limit, offset);
    if (!m_remote)
        return done.report(std::move(page));
    addRemoteServers(std::move(page), limit, std::move(done));
}

ServerPage Catalog::localServers(int limit, int offset) const
{
    const auto servers = usable();
    ServerPage page;
    page.total = qsizetype(servers.size());
    page.offset = std::max(offset, 0);
    const auto [begin, end] = slice(servers.size(), limit, offset);
    for (std::size_t i = begin; i < end; ++i) {
        load(*servers[i]);
        ServerSummary summary{servers[i]->config.name, servers[i]->title(), {}};
        if (servers[i]->listing)
            summary.toolCount = servers[i]->visibleCount();
        page.servers.push_back(std::move(summary));
    }
    return page;
}

/// Behind the local servers come those of the service, in its order. One that is configured here
/// too was listed already, so that a page may hold fewer than \a limit.
void Catalog::addRemoteServers(ServerPage page, int limit, Done<ServerPage> done)
{
    const auto local = page.total;
    const auto missing = std::clamp(limit, 0, kMaxPage) - int(page.servers.size());
    if (missing <= 0)
        return addRemoteTotal(std::move(page), false, std::move(done));
    const int begin = int(std::max<qsizetype>(page.offset - local, 0));
    using Slice = DiscoveryClient::ServerSlice;
    m_remote->listServers(missing, begin, kRemoteWait,
                          Done<Slice>(this, [this, begin, page = std::move(page),
                                             done = std::move(done)](Result<Slice> slice) mutable {
                              if (!slice) {
                                  if (m_servers.empty())
                                      return done.report(Failure(slice.error()));
                                  page.warnings.append(slice.error().message);
                                  return done.report(std::move(page));
                              }
                              // Behind the end there is nothing that tells how far it is.
                              const bool isBehind = begin > 0 && slice->servers.empty();
                              if (!isBehind)
                                  page.total += begin + qsizetype(slice->servers.size());
                              for (ServerSummary &server : slice->servers) {
                                  if (!knowsServer(server.name))
                                      page.servers.push_back(std::move(server));
                              }
                              addRemoteTotal(std::move(page), slice->isEnd && !isBehind,
                                             std::move(done));
                          }));
}

void Catalog::addRemoteTotal(ServerPage page, bool isExact, Done<ServerPage> done)
{
    if (isExact)
        return done.report(std::move(page));
    const auto local = qsizetype(usable().size());
    m_remote->statistics(
        kRemoteWait, Done<CatalogStatistics>(this, [local, page = std::move(page),
                                                    done = std::move(done)](auto numbers) mutable {
            if (numbers)
                page.total = std::max(page.total, local + numbers->servers);
            else
                page.warnings.append(numbers.error().message);
            done.report(std::move(page));
        }));
}

/// The reply with the tools does not say how many there are; the one that describes the server may.
void Catalog::addToolTotal(const ServerName &name, ToolPage page, Done<ToolPage> done)
{
    m_remote->serverDetails(
        name, Done<ServerDetails>(
                  this, [page = std::move(page), done = std::move(done)](auto details) mutable {
                      const qsizetype known = details ? details->toolCount.value_or(0) : 0;
                      if (known == 0) // one more than shown, so that whoever reads on finds the end
                          ++page.total;
                      page.total = std::max(page.total, known);
                      done.report(std::move(page));
                  }));
}

void Catalog::statistics(Done<CatalogStatistics> done)
{
    CatalogStatistics local = localStatistics();
    if (!m_remote)
        return done.report(std::move(local));
    m_remote->statistics(
        kRemoteWait,
        Done<CatalogStatistics>(this, [local = std::move(local), alone = m_servers.empty(),
                                       done = std::move(done)](auto remote) mutable {
            if (!remote && alone)
                return done.report(std::move(remote));
            if (remote) {
                local.servers += remote->servers;
                local.tools += remote->tools;
            } else {
                local.warnings.append(remote.error().message);
            }
            done.report(std::move(local));
        }));
}

CatalogStatistics Catalog::localStatistics() const
{
    CatalogStatistics local;
    for (LocalServer *server : usable()) {
        ++local.servers;
        if (!server->loaded && server->config.blockedTools.isEmpty()) { // no need to read it all
            const CatalogStore::Sizes sizes = m_store->sizes(server->hash);
            local.tools += sizes.tools;
            local.definitionBytes += sizes.definitionBytes;
            continue;
        }
        load(*server);
        local.tools += server->visibleCount();
        for (const ToolInfo *tool : server->visibleTools())
            local.definitionBytes += tool->definition.size();
    }
    return local;
}

void Catalog::startCommand(const ServerName &name, Done<ServerConfig> done)
{
    if (!m_remote) {
        return done.fail(
            ErrorCode::NotFound,
            u"Unknown server '%1'."_s.arg(name.text) + didYouMean(nearestServers(name)), name.text);
    }
    m_remote->startCommand(
        name, Done<ServerConfig>(this, [this, name, done = std::move(done)](auto config) mutable {
            done.report(config ? std::move(config)
                               : Result<ServerConfig>(remoteFailure(name, config.error())));
        }));
}

} // namespace mcprt
