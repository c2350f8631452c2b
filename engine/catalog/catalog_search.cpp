// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/catalog.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/discovery_client.h"
#include "engine/catalog/local_index.h"
#include "engine/catalog/local_server.h"
#include "engine/catalog/server_summary.h"

#include <algorithm>

namespace mcprt {

namespace {

constexpr int kMaxLimit = 100;

} // namespace

QStringList Catalog::prepareSearch()
{
    QStringList unknown;
    for (LocalServer *server : usable()) {
        index(*server);
        if (!server->listing)
            unknown.append(server->config.name.text);
    }
    return unknown.isEmpty() ? QStringList() : QStringList{notIndexed(unknown)};
}

ToolHits Catalog::searchLocalTools(const ToolQuery &query)
{
    ToolHits hits;
    if (!query.type.isEmpty() && query.type != QLatin1StringView("mcp"))
        return hits; // every local tool is an MCP server's
    hits.warnings = prepareSearch();
    if (!query.enabledOnly) {
        for (const auto &[name, server] : m_servers)
            index(*server);
    }
    const auto accept = [this, &query](const ServerName &name) {
        const LocalServer *server = find(name);
        return server && (server->isUsable() || !query.enabledOnly)
               && (query.servers.isEmpty() || query.servers.contains(name));
    };
    const auto matches = m_index->searchTools(query.text, std::clamp(query.limit, 1, kMaxLimit),
                                              std::clamp(query.minScore, 0.0, 1.0), accept);
    hits.total = matches.total;
    for (const ToolMatch &match : matches.best) {
        const ToolInfo &tool = find(match.server)->listing->tools[match.position];
        hits.tools.push_back({match.server, tool.name, tool.title, tool.description, match.score});
    }
    return hits;
}

void Catalog::searchTools(const ToolQuery &query, Done<ToolHits> done)
{
    done.report(searchLocalTools(query));
}

ServerHits Catalog::searchLocalServers(const QString &text, int limit, double minScore)
{
    ServerHits hits;
    hits.warnings = prepareSearch();
    const auto accept = [this](const ServerName &name) {
        const LocalServer *server = find(name);
        return server && server->isUsable();
    };
    const auto matches = m_index->searchServers(text, std::clamp(limit, 1, kMaxLimit),
                                                std::clamp(minScore, 0.0, 1.0), accept);
    hits.total = matches.total;
    for (const ServerMatch &match : matches.best) {
        const LocalServer *server = find(match.server);
        hits.servers.push_back(
            {match.server, server->title(), server->visibleCount(), match.score});
    }
    return hits;
}

void Catalog::searchServers(const QString &text, int limit, double minScore, Done<ServerHits> done)
{
    done.report(searchLocalServers(text, limit, minScore));
}

} // namespace mcprt
