// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/session_upkeep.h"

#include "engine/base/log.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mcprt {

namespace {

constexpr auto kRelistPause = 250ms;

} // namespace

SessionUpkeep::SessionUpkeep(ChildSession &session, Handshake &handshake,
                             const ServerListing &listing, const QStringList &resources,
                             QObject *parent)
    : QObject(parent)
    , m_session(session)
    , m_handshake(handshake)
{
    for (QTimer *timer : {&m_relistTimer, &m_ttlTimer})
        timer->setSingleShot(true);
    connect(&m_relistTimer, &QTimer::timeout, this, &SessionUpkeep::relist);
    connect(&m_ttlTimer, &QTimer::timeout, this, &SessionUpkeep::onTtl);
    connect(&session, &ChildSession::notified, this, &SessionUpkeep::onNotified);
    connect(&session, &ChildSession::renewalNeeded, this, &SessionUpkeep::onRenewalNeeded);
    startTtl(listing);
    if (session.era() == Era::Legacy)
        return;
    m_listener = std::make_unique<ChildListener>(session, listing.capabilities);
    m_listener->watch(resources);
    connect(m_listener.get(), &ChildListener::missed, this, &SessionUpkeep::onMissed);
}

SessionUpkeep::~SessionUpkeep() = default;

void SessionUpkeep::watch(const QStringList &resources)
{
    if (m_listener)
        m_listener->watch(resources);
}

void SessionUpkeep::onNotified(const QByteArray &method)
{
    if (method == "notifications/tools/list_changed" && !m_relistTimer.isActive())
        m_relistTimer.start(kRelistPause);
}

void SessionUpkeep::onMissed(const QByteArray &method, const RawJson &params)
{
    onNotified(method);
    emit missed(method, params);
}

void SessionUpkeep::relist()
{
    if (std::exchange(m_relisting, true)) {
        m_relistTimer.start(kRelistPause); // it changed while we list
        return;
    }
    m_handshake.relist(Done<ServerListing>(this, [this](const Result<ServerListing> &listing) {
        if (listing)
            return onListed(*listing);
        m_relisting = false;
        qCWarning(lcChild).noquote()
            << m_session.server().text << "can't list its tools again:" << listing.error().message;
    }));
}

void SessionUpkeep::onListed(const ServerListing &listing)
{
    m_relisting = false;
    startTtl(listing);
    emit listed(listing);
}

/// A list whose changes are told needs no looking after.
void SessionUpkeep::startTtl(const ServerListing &listing)
{
    const auto ttl = m_handshake.toolsTtl();
    const RawJson tools = member(listing.capabilities, "tools");
    if (!ttl || member(tools, "listChanged").isTrue())
        return m_ttlTimer.stop();
    m_listedAt = std::chrono::steady_clock::now();
    m_ttlTimer.start(std::clamp(*ttl, kShortestTtl, kLongestTtl));
}

void SessionUpkeep::onTtl()
{
    if (m_session.lastUsed() > m_listedAt)
        relist();
    else
        m_ttlTimer.start(m_ttlTimer.intervalAsDuration()); // who is not used need not be asked
}

void SessionUpkeep::onRenewalNeeded(ChildSession::Renewal what)
{
    auto done = Done<ServerListing>(this, [this, what](const Result<ServerListing> &listing) {
        m_relisting = false;
        if (!listing)
            return m_session.abandon(listing.error());
        if (what == ChildSession::Renewal::Session)
            emit renewed();
        onListed(*listing);
        m_session.resume();
    });
    if (what == ChildSession::Renewal::Session) {
        qCInfo(lcChild).noquote() << m_session.server().text
                                  << "has lost our session and gets a new one";
        m_handshake.renew(std::move(done));
    } else {
        m_handshake.relist(std::move(done));
    }
    m_relisting = true; // only now: a listing that was under way has ended by this
}

} // namespace mcprt
