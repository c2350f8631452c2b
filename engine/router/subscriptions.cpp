// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/subscriptions.h"

namespace mcprt {

bool Subscriptions::add(const Resource &resource, quint64 connection)
{
    Watched &watched = m_watchers[resource];
    watched.connections.insert(connection);
    return !watched.isAgreed;
}

void Subscriptions::agree(const Resource &resource)
{
    if (const auto at = m_watchers.find(resource); at != m_watchers.end())
        at->second.isAgreed = true;
}

bool Subscriptions::remove(const Resource &resource, quint64 connection)
{
    const auto at = m_watchers.find(resource);
    if (at == m_watchers.end() || !at->second.connections.remove(connection)
        || !at->second.connections.isEmpty())
        return false;
    m_watchers.erase(at);
    return true;
}

std::vector<Subscriptions::Resource> Subscriptions::removeAll(quint64 connection)
{
    std::vector<Resource> left;
    for (auto at = m_watchers.begin(); at != m_watchers.end();) {
        if (at->second.connections.remove(connection) && at->second.connections.isEmpty()) {
            left.push_back(at->first);
            at = m_watchers.erase(at);
        } else {
            ++at;
        }
    }
    return left;
}

std::vector<QString> Subscriptions::of(const ServerName &server) const
{
    std::vector<QString> uris;
    for (const auto &[resource, watchers] : m_watchers) {
        if (resource.server == server)
            uris.push_back(resource.uri);
    }
    return uris;
}

} // namespace mcprt
