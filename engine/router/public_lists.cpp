// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/public_lists.h"

#include "engine/base/json_edit.h"
#include "engine/base/log.h"
#include "engine/catalog/catalog.h"
#include "engine/child/server_pool.h"
#include "engine/router/server_starter.h"
#include "engine/router/uri_template.h"

#include <QTimer>

#include <algorithm>

namespace mcprt {

/// Waits for one answer of each of several servers, then reports; the first error too.
struct PublicLists::Gathering
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

namespace {

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

bool lists(const ChildLists::Items &items, ChildList kind, const QString &uri)
{
    return std::ranges::any_of(items, [&](const RawJson &item) {
        const QString own = uriOf(item, kind);
        return own == uri || matchesUriTemplate(own, uri);
    });
}

/// Of several servers that have a resource the first is preferred, and one that lists it to one
/// with a template for it; but others that take longer than this are not waited for.
constexpr std::chrono::seconds kPreferred{2};

/// Looks for the server of a resource in lists that come one by one.
class OwnerSearch
{
public:
    OwnerSearch(std::vector<ServerName> servers, QString uri, Done<ServerName> done)
        : m_servers(std::move(servers))
        , m_uri(std::move(uri))
        , m_done(std::move(done))
        , m_isOpen(2 * m_servers.size(), true)
        , m_best(m_isOpen.size())
    {}

    void answered(ChildList list, std::size_t server, const Result<ChildLists::ItemsPtr> &items)
    {
        const std::size_t rank = list == ChildList::Resources ? server : m_servers.size() + server;
        m_isOpen[rank] = false;
        // One that takes long may have it; one that does not start has nothing.
        if (!items && items.error().code == ErrorCode::Timeout)
            m_error = items.error();
        if (items && lists(**items, list, m_uri))
            m_best = std::min(m_best, rank);
        settle();
    }
    [[nodiscard]] bool isSettled() const { return m_isSettled; }
    void endPreference()
    {
        m_isHurried = true;
        settle();
    }

private:
    void settle()
    {
        const bool isFound = m_best < m_isOpen.size();
        const auto end = m_isOpen.begin() + std::ptrdiff_t(m_best);
        const bool isAwaited = std::find(m_isOpen.begin(), end, true) != end;
        if (m_isSettled || (isAwaited && !(isFound && m_isHurried)))
            return;
        m_isSettled = true;
        if (isFound)
            m_done.report(m_servers[m_best % m_servers.size()]);
        else if (m_error)
            m_done.report(Failure(*m_error));
        else
            m_done.fail(ErrorCode::NotFound, QStringLiteral("Resource not found: %1").arg(m_uri));
    }

    std::vector<ServerName> m_servers;
    QString m_uri;
    Done<ServerName> m_done;
    std::vector<bool> m_isOpen; ///< by rank: resources of each server, then templates of each
    std::size_t m_best;         ///< rank of what was found
    std::optional<Error> m_error;
    bool m_isHurried = false;
    bool m_isSettled = false;
};

} // namespace

PublicLists::PublicLists(ChildLists::Parts parts, ServerName only, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_only(std::move(only))
    , m_lists(parts, m_only.isEmpty())
{
    connect(&m_lists, &ChildLists::arrived, this, &PublicLists::arrived);
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
        if (!m_slow.contains(server))
            m_learning.insert(server);
        auto started =
            Done<ChildSession *>(this, [this, all, server](const Result<ChildSession *> &session) {
                m_learning.remove(server);
                m_slow.remove(server);
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
    std::erase_if(unknown, [this](const ServerName &name) {
        return m_parts.catalog.listing(name) || m_slow.contains(name);
    });
    const auto waiting = std::make_shared<Done<ListPtr>>(std::move(done));
    start(unknown, isBare(), Done<bool>(this, [this, waiting](const Result<bool> &r) {
              if (!*waiting)
                  return; // patience ended before
              waiting->report(r ? Result<ListPtr>(knownTools()) : Failure(r.error()));
          }));
    if (!*waiting || isBare())
        return;
    QTimer::singleShot(m_parts.patience.first, this, [this, waiting, unknown] {
        if (!*waiting)
            return;
        for (const ServerName &server : unknown) {
            if (m_learning.remove(server)) // what it has is news now
                m_slow.insert(server);
        }
        waiting->report(knownTools());
    });
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
    all->finish = [this, list, servers, isBare = isBare(),
                   done = std::make_shared<Done<ListPtr>>(std::move(done))](Gathering &g) {
        if (isBare && g.error)
            done->report(Failure(*g.error));
        else
            done->report(merge(list, servers, g.parts));
    };
    gather(list, servers, ChildLists::Wait::Briefly, all);
}

void PublicLists::gather(ChildList list, const std::vector<ServerName> &servers,
                         ChildLists::Wait wait, const std::shared_ptr<Gathering> &all)
{
    all->open = servers.size();
    all->parts.resize(servers.size());
    for (std::size_t i = 0; i < servers.size(); ++i) {
        m_lists.get(servers[i], list, wait,
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

void PublicLists::prompt(const QByteArray &name, Done<PublicNames::Target> done)
{
    if (const auto known = knownPrompt(name))
        return done.report(*known);
    std::vector<ServerName> servers = shownServers();
    std::erase_if(servers, [&](const ServerName &server) { return !mayBelongTo(name, server); });
    const auto notFound = [name] {
        return fail(ErrorCode::NotFound,
                    QStringLiteral("Unknown prompt: %1").arg(QString::fromUtf8(name)));
    };
    if (servers.empty())
        return done.report(notFound());
    auto all = std::make_shared<Gathering>();
    all->finish = [this, name, servers, notFound,
                   done =
                       std::make_shared<Done<PublicNames::Target>>(std::move(done))](Gathering &g) {
        const ListPtr found = merge(ChildList::Prompts, servers, g.parts);
        if (const auto *target = found->names.find(name))
            done->report(*target);
        else
            done->report(g.error ? Failure(*g.error) : notFound());
    };
    gather(ChildList::Prompts, servers, ChildLists::Wait::ToTheEnd, all);
}

void PublicLists::serverOf(const QString &uri, Done<ServerName> done)
{
    if (isBare())
        return done.report(m_only);
    const std::vector<ServerName> servers = shownServers();
    for (const ServerName &server : servers) { // no other server is waited for
        const ChildLists::ItemsPtr known = m_lists.known(server, ChildList::Resources);
        if (known && lists(*known, ChildList::Resources, uri))
            return done.report(server);
    }
    if (servers.empty())
        return done.fail(ErrorCode::NotFound, QStringLiteral("Resource not found: %1").arg(uri));
    const auto search = std::make_shared<OwnerSearch>(servers, uri, std::move(done));
    for (const ChildList list : {ChildList::Resources, ChildList::ResourceTemplates}) {
        for (std::size_t i = 0; i < servers.size(); ++i) {
            m_lists.get(servers[i], list, ChildLists::Wait::ToTheEnd,
                        Done<ChildLists::ItemsPtr>(
                            this, [search, list, i](const Result<ChildLists::ItemsPtr> &items) {
                                search->answered(list, i, items);
                            }));
        }
    }
    if (!search->isSettled())
        QTimer::singleShot(kPreferred, this, [search] { search->endPreference(); });
}

} // namespace mcprt
