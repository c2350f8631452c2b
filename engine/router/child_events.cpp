// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/child_events.h"

#include "engine/catalog/catalog.h"
#include "engine/child/child_session.h"
#include "engine/child/server_pool.h"

#include <algorithm>
#include <array>

namespace mcprt {

namespace {

constexpr std::chrono::seconds kTimeout(10);
/// Order of severity. \sa MCP 2025-11-25, server/utilities/logging
constexpr std::array<QByteArrayView, 8> kLevels = {"debug", "info",     "notice", "warning",
                                                   "error", "critical", "alert",  "emergency"};

QByteArray uriParams(const QString &uri)
{
    QByteArray params = R"({"uri":)";
    appendJsonString(params, uri);
    return params + '}';
}

} // namespace

ChildEvents::ChildEvents(const ChildLists::Parts &parts, PublicLists &lists, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_lists(lists)
{
    connect(&parts.servers, &ServerPool::notified, this, &ChildEvents::onNotified);
    connect(&parts.servers, &ServerPool::stateChanged, this,
            [this](const ServerName &server, ServerState state) {
                if (state == ServerState::Running)
                    m_fresh.insert(server);
            });
    connect(&parts.servers, &ServerPool::renewed, this,
            [this](const ServerName &server) { m_fresh.insert(server); });
    // The catalogue, connected before, knows by then what the server can do.
    connect(&parts.servers, &ServerPool::listed, this, [this](const ServerName &server) {
        if (m_fresh.remove(server) && m_lists.shows(server))
            onRunning(server);
    });
    connect(&parts.catalog, &Catalog::serverChanged, this, &ChildEvents::onToolsChanged);
    connect(&lists, &PublicLists::arrived, this, [this](const ServerName &, ChildList list) {
        tell({list == ChildList::Prompts ? "notifications/prompts/list_changed"
                                         : "notifications/resources/list_changed",
              {},
              {}});
    });
}

ChildEvents::~ChildEvents() = default;

void ChildEvents::observe(quint64 connection, SurfaceObserver observer)
{
    m_observers[connection] = std::move(observer);
}

void ChildEvents::tell(const SurfaceEvent &event) const
{
    for (const auto &[connection, observer] : std::map(m_observers)) { // they may go meanwhile
        if (m_observers.contains(connection))
            observer(event);
    }
}

void ChildEvents::onNotified(const ServerName &server, const QByteArray &method,
                             const RawJson &params)
{
    if (!m_lists.shows(server))
        return;
    if (method == "notifications/prompts/list_changed") {
        m_lists.changed(server, ChildList::Prompts);
    } else if (method == "notifications/resources/list_changed") {
        m_lists.changed(server, ChildList::Resources);
        m_lists.changed(server, ChildList::ResourceTemplates);
    } else if (method == "notifications/resources/updated") {
        const auto uri = decodeString(member(params, "uri").view());
        if (uri)
            tell({method, params, *uri});
        return;
    } else if (method != "notifications/message"
               && method != "notifications/elicitation/complete") {
        return; // changed tools are told when the catalogue has the new ones
    }
    tell({method, params, {}});
}

void ChildEvents::onToolsChanged(const ServerName &server)
{
    const bool isGone = !m_parts.catalog.knowsServer(server);
    if (isGone)
        m_lists.drop(server);
    m_lists.toolsChanged();
    if (!m_lists.isLearning(server) && (isGone || m_lists.shows(server)))
        tell({"notifications/tools/list_changed", {}, {}});
}

void ChildEvents::onRunning(const ServerName &server)
{
    m_lists.restarted(server);
    sendLevel(server);
    listen(server);
    for (const QString &uri : m_watched.of(server))
        request(server, "resources/subscribe", uriParams(uri));
}

bool ChildEvents::watch(const Subscriptions::Resource &resource, quint64 connection)
{
    const bool isToBeAsked = m_watched.add(resource, connection);
    if (isToBeAsked)
        listen(resource.server);
    return isToBeAsked;
}

void ChildEvents::onSubscribed(const Subscriptions::Resource &resource, quint64 connection,
                               bool isAgreed)
{
    if (isAgreed)
        m_watched.agree(resource);
    else
        unwatch(resource, connection);
}

bool ChildEvents::unwatch(const Subscriptions::Resource &resource, quint64 connection)
{
    const bool wasLast = m_watched.remove(resource, connection);
    if (wasLast)
        listen(resource.server);
    return wasLast;
}

void ChildEvents::listen(const ServerName &server) const
{
    const std::vector<QString> uris = m_watched.of(server);
    m_parts.servers.watchResources(server, QStringList(uris.begin(), uris.end()));
}

void ChildEvents::setLogLevel(quint64 connection, const QByteArray &level)
{
    const QByteArray before = finestLevel();
    m_levels[connection] = level;
    if (finestLevel() == before)
        return;
    for (const ServerName &server : m_parts.servers.running()) {
        if (m_lists.shows(server))
            sendLevel(server);
    }
}

QByteArray ChildEvents::logLevel(quint64 connection) const
{
    const auto at = m_levels.find(connection);
    return at == m_levels.end() ? QByteArray() : at->second;
}

QByteArray ChildEvents::finestLevel() const
{
    QByteArray finest;
    const auto *best = kLevels.end();
    for (const auto &[connection, level] : m_levels) {
        const auto *at = std::ranges::find(kLevels, QByteArrayView(level));
        if (at < best) {
            best = at;
            finest = level;
        }
    }
    return finest;
}

void ChildEvents::sendLevel(const ServerName &server) const
{
    const QByteArray level = finestLevel();
    const ServerListing *listing = m_parts.catalog.listing(server);
    if (!level.isEmpty() && listing && member(listing->capabilities, "logging").isObject())
        request(server, "logging/setLevel", R"({"level":")" + level + R"("})");
}

void ChildEvents::request(const ServerName &server, QByteArrayView method, QByteArray params) const
{
    ChildSession *session = m_parts.servers.session(server);
    if (!session || session->era() != Era::Legacy)
        return;
    CallOptions options;
    options.timeout = kTimeout;
    session->call(method.toByteArray(), RawJson(std::move(params)), std::move(options),
                  Done<RawJson>([](const Result<RawJson> &) {}));
}

void ChildEvents::connectionClosed(quint64 connection)
{
    m_observers.erase(connection);
    m_levels.erase(connection); // children stay as they are until somebody sets a level
    for (const auto &[server, uri] : m_watched.removeAll(connection)) {
        request(server, "resources/unsubscribe", uriParams(uri));
        listen(server);
    }
}

} // namespace mcprt
