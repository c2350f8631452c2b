// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/built_in_model.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/discovery_client.h"
#include "engine/catalog/endpoint_meanings.h"
#include "engine/catalog/index_keeper.h"
#include "engine/catalog/local_server.h"
#include "engine/catalog/rank_merge.h"
#include "engine/catalog/server_summary.h"
#include "engine/catalog/unread_text.h"

#include <QSet>

#include <algorithm>

namespace mcprt {

namespace {

constexpr int kMaxLimit = 100;
/// Local hits are there at once; they do not wait for a slow service longer than this.
constexpr std::chrono::milliseconds kRemoteWait{3000};

QString noSuchServer(const ServerName &name, const QStringList &near)
{
    const QString text =
        QStringLiteral("There is no server \"%1\", so it was not searched.").arg(name.text);
    return near.isEmpty()
               ? text + QStringLiteral(" list_servers names all.")
               : text + QStringLiteral(" Nearest names: %1.").arg(near.join(QStringLiteral(", ")));
}

/// Whether it is for its language that \a index finds nothing; another model may read others.
bool isUnread(const QString &text, const LocalIndex &index, bool hasOtherModel)
{
    return !hasOtherModel && index.toolCount() > 0 && isUnread(text, builtInModel());
}

} // namespace

QStringList Catalog::searchWarnings()
{
    if (!m_searchWarnings) {
        QStringList unknown;
        for (const LocalServer *server : usable()) {
            if (!server->isListed())
                unknown.append(server->config.name.text);
        }
        m_searchWarnings = unknown.isEmpty() ? QStringList() : QStringList{notIndexed(unknown)};
    }
    return *m_searchWarnings;
}

QStringList Catalog::searchWarnings(const QList<ServerName> &asked)
{
    if (asked.isEmpty())
        return searchWarnings();
    QStringList unknown;
    for (const ServerName &name : asked) {
        const LocalServer *server = find(name);
        if (server && server->isUsable() && !server->isListed())
            unknown.append(name.text);
    }
    return unknown.isEmpty() ? QStringList() : QStringList{notIndexed(unknown)};
}

void Catalog::searchLocalTools(const ToolQuery &query, Done<ToolHits> done)
{
    if (!query.type.isEmpty() && query.type != QLatin1StringView("mcp"))
        return done.report(ToolHits()); // every local tool is an MCP server's
    using Meaning = WideVectors::Vector;
    whenSearchable(query.text, Done<Meaning>(this, [this, query, done = std::move(done)](
                                                       Result<Meaning> meaning) mutable {
                       done.report(meaning ? foundTools(query, *std::move(meaning))
                                           : Result<ToolHits>(Failure(meaning.error())));
                   }));
}

void Catalog::whenSearchable(const QString &text, Done<WideVectors::Vector> done)
{
    noticeOthers();
    m_index->whenReady(
        Done<bool>(this, [this, text, done = std::move(done)](const Result<bool> &ready) mutable {
            if (!ready)
                return done.report(Failure(ready.error()));
            if (!m_meanings)
                return done.report(WideVectors::Vector());
            m_meanings->query(text, std::move(done));
        }));
}

ToolHits Catalog::foundTools(const ToolQuery &query, WideVectors::Vector meaning)
{
    ToolHits hits;
    const auto isThere = [this](const ServerName &name) {
        return m_remote || knowsServer(name); // the service may know it
    };
    for (const ServerName &name : query.servers) {
        if (!isThere(name))
            hits.warnings.append(noSuchServer(name, nearestServers(name)));
    }
    hits.isNowhere = !query.servers.isEmpty() && std::ranges::none_of(query.servers, isThere);
    const QStringList otherWarnings = hits.warnings;
    hits.warnings += searchWarnings(query.servers);
    const auto matches = m_index->index().searchTools(
        {query.text, std::move(meaning)}, std::clamp(query.limit, 1, kMaxLimit),
        std::clamp(query.minScore, 0.0, 1.0), {query.servers, query.enabledOnly});
    hits.readAs = matches.readAs;
    hits.total = matches.total;
    hits.unsure = matches.unsure;
    hits.isUnread =
        matches.total == 0 && isUnread(query.text, m_index->index(), m_meanings != nullptr);
    QSet<ServerName> lost; // the index was kept, but what it is of has decayed
    for (const ToolMatch &match : matches.best) {
        const ServerListing *known = listing(match.server);
        if (!known || match.position >= known->tools.size()) {
            lost.insert(match.server);
            --hits.total;
            continue;
        }
        const ToolInfo &tool = known->tools[match.position];
        const KnownTool *found = findTool(match.server, tool.name);
        hits.tools.push_back({match.server, tool.name, tool.title, tool.description, match.score,
                              found ? found->inputSchema : RawJson(), match.why});
    }
    for (const ServerName &server : lost)
        index(*find(server));
    if (!lost.isEmpty()) {
        m_searchWarnings.reset();
        hits.warnings = otherWarnings + searchWarnings(query.servers);
    }
    return hits;
}

bool Catalog::isShownTool(const ServerName &server, const ToolName &tool) const
{
    const LocalServer *known = find(server);
    const KnownTool *found = known && known->isUsable() ? findTool(server, tool) : nullptr;
    return found && !found->blocked;
}

void Catalog::mergeTools(const ToolQuery &query, ToolHits &hits, ToolHits remote) const
{
    const auto drop = [&](const ToolHit &hit) {
        return hit.score < query.minScore
               || (knowsServer(hit.server) && !isShownTool(hit.server, hit.name));
    };
    std::erase_if(remote.tools, drop);
    const auto same = [](const ToolHit &a, const ToolHit &b) {
        return a.server == b.server && a.name == b.name;
    };
    qsizetype common = 0;
    for (ToolHit &hit : remote.tools) {
        if (const KnownTool *known = findTool(hit.server, hit.name)) { // tell our version of it
            hit.title = known->info.title;
            hit.description = known->info.description;
            hit.inputSchema = known->inputSchema;
            ++common;
        }
    }
    hits.total += std::max<qsizetype>(remote.total - common, 0);
    hits.tools = mergeByRank(hits.tools, remote.tools,
                             std::size_t(std::clamp(query.limit, 1, kMaxLimit)), same);
    hits.unsure = hits.unsure && hits.tools.empty();
}

void Catalog::searchTools(const ToolQuery &query, Done<ToolHits> done)
{
    searchLocalTools(query, Done<ToolHits>(this, [this, query, done = std::move(done)](
                                                     Result<ToolHits> local) mutable {
                         if (local)
                             mergeRemote(query, *std::move(local), std::move(done));
                         else
                             done.report(std::move(local));
                     }));
}

void Catalog::mergeRemote(const ToolQuery &query, ToolHits local, Done<ToolHits> done)
{
    ToolQuery asked = query;
    asked.limit = std::clamp(query.limit, 1, kMaxLimit);
    asked.servers.removeIf([this](const ServerName &name) { return knowsServer(name); });
    if (!m_remote || (asked.servers.isEmpty() && !query.servers.isEmpty()))
        return done.report(std::move(local));
    const bool alone = usable().empty();
    m_remote->searchTools(
        asked, kRemoteWait,
        Done<ToolHits>(this, [this, asked, alone, local = std::move(local),
                              done = std::move(done)](Result<ToolHits> remote) mutable {
            if (!remote && alone)
                return done.report(std::move(remote));
            if (remote)
                mergeTools(asked, local, *std::move(remote));
            else
                local.warnings.append(remote.error().message);
            done.report(std::move(local));
        }));
}

void Catalog::searchLocalServers(const QString &text, int limit, double minScore,
                                 Done<ServerHits> done)
{
    using Meaning = WideVectors::Vector;
    whenSearchable(text, Done<Meaning>(this, [this, text, limit, minScore, done = std::move(done)](
                                                 Result<Meaning> meaning) mutable {
                       done.report(meaning
                                       ? foundServers(text, limit, minScore, *std::move(meaning))
                                       : Result<ServerHits>(Failure(meaning.error())));
                   }));
}

ServerHits Catalog::foundServers(const QString &text, int limit, double minScore,
                                 WideVectors::Vector meaning)
{
    ServerHits hits;
    hits.warnings = searchWarnings();
    const auto matches =
        m_index->index().searchServers({text, std::move(meaning)}, std::clamp(limit, 1, kMaxLimit),
                                       std::clamp(minScore, 0.0, 1.0));
    hits.total = matches.total;
    hits.unsure = matches.unsure;
    hits.isUnread = matches.total == 0 && isUnread(text, m_index->index(), m_meanings != nullptr);
    for (const ServerMatch &match : matches.best) {
        const LocalServer *server = loaded(match.server);
        hits.servers.push_back(
            {match.server, server->title(), server->visibleCount(), match.score});
    }
    return hits;
}

void Catalog::mergeServers(ServerHits &hits, ServerHits remote, std::size_t limit,
                           double minScore) const
{
    std::erase_if(remote.servers, [&](const ServerHit &hit) {
        const LocalServer *known = find(hit.name);
        return hit.score < minScore || (known && !known->isUsable());
    });
    qsizetype common = 0;
    for (ServerHit &hit : remote.servers) {
        if (const LocalServer *known = find(hit.name)) {
            hit.title = known->title();
            hit.toolCount = known->visibleCount();
            ++common;
        }
    }
    hits.total += std::max<qsizetype>(remote.total - common, 0);
    hits.servers =
        mergeByRank(hits.servers, remote.servers, limit,
                    [](const ServerHit &a, const ServerHit &b) { return a.name == b.name; });
    hits.unsure = hits.unsure && hits.servers.empty();
}

void Catalog::searchServers(const QString &text, int limit, double minScore, Done<ServerHits> done)
{
    searchLocalServers(text, limit, minScore,
                       Done<ServerHits>(this, [this, text, limit, minScore, done = std::move(done)](
                                                  Result<ServerHits> local) mutable {
                           if (local)
                               mergeRemote(text, limit, minScore, *std::move(local),
                                           std::move(done));
                           else
                               done.report(std::move(local));
                       }));
}

void Catalog::mergeRemote(const QString &text, int limit, double minScore, ServerHits local,
                          Done<ServerHits> done)
{
    if (!m_remote)
        return done.report(std::move(local));
    const bool alone = usable().empty();
    const int asked = std::clamp(limit, 1, kMaxLimit);
    m_remote->searchServers(
        text, asked, minScore, kRemoteWait,
        Done<ServerHits>(this, [this, asked, minScore, alone, local = std::move(local),
                                done = std::move(done)](Result<ServerHits> remote) mutable {
            if (!remote && alone)
                return done.report(std::move(remote));
            if (remote)
                mergeServers(local, *std::move(remote), std::size_t(asked), minScore);
            else
                local.warnings.append(remote.error().message);
            done.report(std::move(local));
        }));
}

} // namespace mcprt
