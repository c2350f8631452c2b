// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/public_lists.h"

#include "engine/base/json_edit.h"
#include "engine/base/log.h"
#include "engine/catalog/catalog.h"
#include "engine/child/server_pool.h"
#include "engine/router/server_starter.h"
#include "engine/router/uri_template.h"

#include <algorithm>

namespace mcprt {

namespace {

/// Waits for one answer of each of several servers, then reports; the first error too.
struct Gathering
{
    std::size_t open = 0;
    std::vector<ChildLists::ItemsPtr> parts;
    std::optional<Error> error;
    std::function<void(Gathering &)> finish;

    void answered()
    {
        if (--open == 0)
            finish(*this);
    }
    void failed(const ServerName &server, const Error &why)
    {
        qCWarning(lcRouter).noquote() << server.text << "is left out of a list:" << why.message;
        if (!error)
            error = why;
    }
};

RawJson shownAs(const RawJson &item, const QByteArray &name)
{
    QByteArray quoted;
    appendJsonString(quoted, QByteArrayView(name));
    return withMember(item, "name", quoted);
}

QString uriOf(const RawJson &item, ChildList list)
{
    const QByteArrayView key = list == ChildList::Resources ? "uri" : "uriTemplate";
    return decodeString(member(item, key).view()).value_or(QString());
}

/// The server of the first resource with \a uri, or template that fits it or is it; null when none.
const ServerName *listerOf(const PublicLists::List &list, const QString &uri)
{
    for (const PublicLists::List::Item &item : list.items) {
        if (item.uri == uri || matchesUriTemplate(item.uri, uri))
            return &item.server;
    }
    return nullptr;
}

} // namespace

PublicLists::PublicLists(ChildLists::Parts parts, ServerName only, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_only(std::move(only))
    , m_lists(parts, m_only.isEmpty() ? std::optional(ChildLists::Patience()) : std::nullopt)
{
    connect(&m_lists, &ChildLists::arrivedLate, this, &PublicLists::arrivedLate);
}

PublicLists::~PublicLists() = default;

bool PublicLists::shows(const ServerName &server) const
{
    const ServerConfig *config = m_parts.servers.config(server);
    return config && !config->disabled && !config->problem
           && (m_only.isEmpty() || server == m_only);
}

std::vector<ServerName> PublicLists::shownServers() const
{
    std::vector<ServerName> names = m_parts.servers.names();
    if (!m_only.isEmpty()) // its start says what is wrong with it
        return {m_only};
    std::erase_if(names, [this](const ServerName &name) { return !shows(name); });
    return names;
}

void PublicLists::start(const std::vector<ServerName> &servers, bool isOneWanted, Done<bool> done)
{
    if (servers.empty())
        return done.report(true);
    auto all = std::make_shared<Gathering>();
    all->open = servers.size();
    all->finish = [done = std::make_shared<Done<bool>>(std::move(done)),
                   isOneWanted](Gathering &g) {
        if (isOneWanted && g.error)
            done->report(Failure(*g.error));
        else
            done->report(true);
    };
    for (const ServerName &server : servers) {
        m_learning.insert(server);
        auto started =
            Done<ChildSession *>(this, [this, all, server](const Result<ChildSession *> &session) {
                m_learning.remove(server);
                if (!session)
                    all->failed(server, session.error());
                all->answered();
            });
        if (isOneWanted)
            m_parts.starter.startForRequest(server, std::move(started));
        else
            m_lists.start(server, std::move(started));
    }
}

void PublicLists::tools(Done<ListPtr> done)
{
    std::vector<ServerName> unknown = shownServers();
    std::erase_if(unknown,
                  [this](const ServerName &name) { return m_parts.catalog.listing(name); });
    start(unknown, isBare(),
          Done<bool>(this, [this, done = std::move(done)](const Result<bool> &r) mutable {
              if (r)
                  done.report(knownTools());
              else
                  done.report(Failure(r.error()));
          }));
}

void PublicLists::learn(const QByteArray &name, Done<bool> done)
{
    std::vector<ServerName> unknown = shownServers();
    std::erase_if(unknown, [&](const ServerName &server) {
        return m_parts.catalog.listing(server) || !(isBare() || mayBelongTo(name, server));
    });
    start(unknown, true, std::move(done));
}

PublicLists::ListPtr PublicLists::knownTools() const
{
    if (m_tools)
        return m_tools;
    auto list = std::make_shared<List>(List{{}, PublicNames(isBare())});
    for (const ServerName &server : shownServers()) {
        const ServerListing *listing = m_parts.catalog.listing(server);
        if (!listing)
            continue;
        for (const ToolInfo &tool : listing->tools) {
            const KnownTool *known = m_parts.catalog.findTool(server, tool.name);
            if (!known || known->blocked)
                continue;
            const QByteArray name = list->names.add(server, tool.name.text);
            if (name.isEmpty())
                continue;
            const RawJson &whole = tool.definition;
            list->items.push_back({server, isBare() ? whole : shownAs(whole, name), {}});
        }
    }
    m_tools = list;
    return m_tools;
}

PublicLists::ListPtr PublicLists::merge(ChildList kind, const std::vector<ServerName> &servers,
                                        const std::vector<ChildLists::ItemsPtr> &parts) const
{
    auto list = std::make_shared<List>(List{{}, PublicNames(isBare())});
    QSet<QString> uris;
    for (std::size_t i = 0; i < servers.size(); ++i) {
        if (!parts[i])
            continue;
        for (const RawJson &item : *parts[i]) {
            if (kind == ChildList::Prompts) {
                const auto own = decodeString(member(item, "name").view());
                const QByteArray name = own ? list->names.add(servers[i], *own) : QByteArray();
                if (!name.isEmpty())
                    list->items.push_back({servers[i], isBare() ? item : shownAs(item, name), {}});
                continue;
            }
            const QString uri = uriOf(item, kind);
            if (uri.isEmpty() || uris.contains(uri))
                continue; // of two servers with one URI the first answers
            uris.insert(uri);
            list->items.push_back({servers[i], item, uri});
        }
    }
    return list;
}

void PublicLists::items(ChildList list, Done<ListPtr> done)
{
    const std::vector<ServerName> servers = shownServers();
    if (servers.empty())
        return done.report(std::make_shared<const List>());
    auto all = std::make_shared<Gathering>();
    all->open = servers.size();
    all->parts.resize(servers.size());
    all->finish = [this, list, servers, isBare = isBare(),
                   done = std::make_shared<Done<ListPtr>>(std::move(done))](Gathering &g) {
        if (isBare && g.error)
            done->report(Failure(*g.error));
        else
            done->report(merge(list, servers, g.parts));
    };
    for (std::size_t i = 0; i < servers.size(); ++i) {
        m_lists.get(servers[i], list,
                    Done<ChildLists::ItemsPtr>(
                        this, [all, i, server = servers[i]](const Result<ChildLists::ItemsPtr> &r) {
                            if (r)
                                all->parts[i] = *r;
                            else
                                all->failed(server, r.error());
                            all->answered();
                        }));
    }
}

std::optional<PublicNames::Target> PublicLists::knownPrompt(const QByteArray &name) const
{
    for (const ServerName &server : shownServers()) {
        const ChildLists::ItemsPtr known = m_lists.known(server, ChildList::Prompts);
        if (!known || !mayBelongTo(name, server))
            continue;
        for (const RawJson &item : *known) {
            const auto own = decodeString(member(item, "name").view());
            if (own && publicName(server, *own) == name)
                return PublicNames::Target{server, *own};
        }
    }
    return std::nullopt;
}

void PublicLists::serverOf(const QString &uri, Done<ServerName> done)
{
    if (isBare())
        return done.report(m_only);
    for (const ServerName &server : shownServers()) { // no other server is waited for
        const ChildLists::ItemsPtr known = m_lists.known(server, ChildList::Resources);
        if (known && std::ranges::any_of(*known, [&](const RawJson &item) {
                return uriOf(item, ChildList::Resources) == uri;
            }))
            return done.report(server);
    }
    items(ChildList::Resources, Done<ListPtr>(this, [this, uri, done = std::move(done)](
                                                        const Result<ListPtr> &resources) mutable {
              if (const ServerName *server = resources ? listerOf(**resources, uri) : nullptr)
                  return done.report(*server);
              serverByTemplate(uri, std::move(done));
          }));
}

void PublicLists::serverByTemplate(const QString &uri, Done<ServerName> done)
{
    items(ChildList::ResourceTemplates,
          Done<ListPtr>(
              this, [uri, done = std::move(done)](const Result<ListPtr> &templates) mutable {
                  if (const ServerName *server = templates ? listerOf(**templates, uri) : nullptr)
                      return done.report(*server);
                  done.fail(ErrorCode::NotFound, QStringLiteral("Resource not found: %1").arg(uri));
              }));
}

void PublicLists::allChanged(const ServerName &server)
{
    m_tools.reset();
    m_lists.forgetAll(server);
}

} // namespace mcprt
