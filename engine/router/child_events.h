// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/mcp/surface.h"
#include "engine/router/public_lists.h"
#include "engine/router/subscriptions.h"

#include <map>

namespace mcprt {

/// What children say unasked, on its way to the connections of surface `all`: changed lists,
/// changed resources, logs. Keeps children subscribed to what is watched, and logging at the finest
/// level that anybody wants.
class ChildEvents final : public QObject
{
    Q_OBJECT

public:
    ChildEvents(const ChildLists::Parts &parts, PublicLists &lists, QObject *parent = nullptr);
    ~ChildEvents() override;

    void observe(quint64 connection, SurfaceObserver observer);
    void setLogLevel(quint64 connection, const QByteArray &level);
    /// What \a connection wants logged; empty = it did not say.
    [[nodiscard]] QByteArray logLevel(quint64 connection) const;

    /// \return whether the child has to be asked; onSubscribed() then
    bool watch(const Subscriptions::Resource &resource, quint64 connection);
    void onSubscribed(const Subscriptions::Resource &resource, quint64 connection, bool isAgreed);
    /// \return whether it was the last, so that the child has to be told
    bool unwatch(const Subscriptions::Resource &resource, quint64 connection);
    void connectionClosed(quint64 connection);

private:
    void onNotified(const ServerName &server, const QByteArray &method, const RawJson &params);
    void onToolsChanged(const ServerName &server);
    void onRunning(const ServerName &server);
    void tell(const SurfaceEvent &event) const;
    void sendLevel(const ServerName &server) const;
    /// Has the pool tell a child of the newer era what is watched, now and whenever it runs.
    void listen(const ServerName &server) const;
    [[nodiscard]] QByteArray finestLevel() const;
    /// Asks a running child of the older era for something whose answer tells nothing.
    void request(const ServerName &server, QByteArrayView method, QByteArray params) const;

    ChildLists::Parts m_parts;
    PublicLists &m_lists;
    std::map<quint64, SurfaceObserver> m_observers;
    std::map<quint64, QByteArray> m_levels;
    Subscriptions m_watched;
    QSet<ServerName> m_fresh; ///< started, and not yet told what they have
};

} // namespace mcprt
