// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/catalog.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/discovery_client.h"
#include "engine/catalog/local_index.h"
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

} // namespace

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
    const auto server = shown(name);
    if (!server)
        return done.report(Failure(server.error()));
    done.report(summarise((*server)->config, (*server)->listing ? &*(*server)->listing : nullptr));
}

void Catalog::serverTools(const ServerName &name, int limit, int offset, Done<ToolPage> done)
{
    const auto server = shown(name);
    if (!server)
        return done.report(Failure(server.error()));
    const auto tools = (*server)->visibleTools();
    ToolPage page;
    page.total = qsizetype(tools.size());
    page.offset = std::max(offset, 0);
    const auto [begin, end] = slice(tools.size(), limit, offset);
    for (std::size_t i = begin; i < end; ++i)
        page.tools.push_back({name, tools[i]->name, tools[i]->title, tools[i]->description});
    if (!(*server)->listing)
        page.warnings.append(notIndexed({name.text}));
    done.report(std::move(page));
}

void Catalog::toolDetails(const ServerName &server, const ToolName &tool, Done<ToolDetails> done)
{
    const auto known = shown(server);
    if (!known)
        return done.report(Failure(known.error()));
    const KnownTool *found = findTool(server, tool);
    if (!found) {
        const QString reason = (*known)->listing ? u"The server '%1' has no tool '%2'."_s
                                                 : u"The tools of '%1' are not known yet, so '%2' "
                                                   "can't be shown; start the server once."_s;
        return done.fail(ErrorCode::NotFound,
                         reason.arg(server.text, tool.text)
                             + didYouMean(nearestTools(server, tool)),
                         server.text);
    }
    if (found->blocked) {
        return done.fail(ErrorCode::Disabled,
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
    done.report(std::move(details));
}

void Catalog::listServers(int limit, int offset, Done<ServerPage> done)
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
    done.report(std::move(page));
}

void Catalog::statistics(Done<CatalogStatistics> done)
{
    CatalogStatistics statistics;
    for (LocalServer *server : usable()) {
        load(*server);
        ++statistics.servers;
        statistics.tools += server->visibleCount();
    }
    done.report(std::move(statistics));
}

void Catalog::startCommand(const ServerName &name, Done<ServerConfig> done)
{
    done.fail(ErrorCode::NotFound,
              u"No discovery service is set (DISCOVERY_URL), so there is no start command for "
              "'%1'."_s.arg(name.text)
                  + didYouMean(nearestServers(name)),
              name.text);
}

} // namespace mcprt
