// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/child/child_listener.h"
#include "engine/child/handshake.h"

#include <QStringList>
#include <QTimer>

#include <chrono>
#include <memory>

namespace mcprt {

/// Keeps a running child and what is known of it in step: lists its tools again when they change or
/// when it said how long the list is good, gets a lost session renewed, listens for changes. None
/// of this counts as use.
class SessionUpkeep final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::milliseconds kShortestTtl{30'000}; ///< not listed again before
    static constexpr std::chrono::milliseconds kLongestTtl{24 * 3600 * 1000};

    /// \param session    must outlive this object, as must \a handshake, which has been through
    /// \param resources  what somebody watches; see watch()
    SessionUpkeep(ChildSession &session, Handshake &handshake, const ServerListing &listing,
                  const QStringList &resources, QObject *parent = nullptr);
    ~SessionUpkeep() override;

    /// Has a child of the modern era tell changes of \a resources, in place of those before.
    void watch(const QStringList &resources);

signals:
    /// A lost session has been begun anew: the child has forgotten all that was asked of the old
    /// one. listed() follows.
    void renewed();
    void listed(const mcprt::ServerListing &listing);
    /// \sa ChildListener::missed()
    void missed(const QByteArray &method, const mcprt::RawJson &params);

private:
    void onNotified(const QByteArray &method);
    void onMissed(const QByteArray &method, const RawJson &params);
    void relist();
    void onTtl();
    void startTtl(const ServerListing &listing);
    void onRenewalNeeded(ChildSession::Renewal what);
    void onListed(const ServerListing &listing);

    ChildSession &m_session;
    Handshake &m_handshake;
    std::unique_ptr<ChildListener> m_listener; ///< null for a legacy child
    QTimer m_relistTimer;
    QTimer m_ttlTimer; ///< until the list of tools is not good any more
    std::chrono::steady_clock::time_point m_listedAt;
    bool m_relisting = false;
};

} // namespace mcprt
