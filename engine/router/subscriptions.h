// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/ids.h"

#include <QSet>

#include <map>
#include <tuple>
#include <vector>

namespace mcprt {

/// Who watches which resource of which child.
class Subscriptions
{
public:
    struct Resource
    {
        ServerName server;
        QString uri;

        bool operator<(const Resource &other) const
        {
            return std::tie(server.text, uri) < std::tie(other.server.text, other.uri);
        }
    };

    /// \return whether the child has not agreed to tell of it so far
    bool add(const Resource &resource, quint64 connection);
    /// The child tells of \a resource from now on.
    void agree(const Resource &resource);
    /// \return whether nobody watches it any more who did before
    bool remove(const Resource &resource, quint64 connection);
    /// \return what nobody watches any more now
    [[nodiscard]] std::vector<Resource> removeAll(quint64 connection);
    /// URIs of \a server that are watched, sorted.
    [[nodiscard]] std::vector<QString> of(const ServerName &server) const;

private:
    struct Watched
    {
        QSet<quint64> connections;
        bool isAgreed = false;
    };

    std::map<Resource, Watched> m_watchers;
};

} // namespace mcprt
