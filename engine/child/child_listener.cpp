// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/child_listener.h"

#include "engine/base/log.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

struct ListKind
{
    QByteArrayView capability;
    QByteArrayView key; ///< in the filter
    QByteArrayView event;
};
constexpr ListKind kLists[] = {
    {"tools", "toolsListChanged", "notifications/tools/list_changed"},
    {"prompts", "promptsListChanged", "notifications/prompts/list_changed"},
    {"resources", "resourcesListChanged", "notifications/resources/list_changed"},
};
constexpr std::chrono::hours kAsLongAsItLasts(24 * 365 * 10);

} // namespace

ChildListener::ChildListener(ChildSession &session, const RawJson &capabilities, QObject *parent)
    : QObject(parent)
    , m_session(session)
{
    for (const ListKind &kind : kLists) {
        if (member(member(capabilities, kind.capability), "listChanged").isTrue())
            m_lists += kind.key.toByteArray();
    }
    m_hasResources = member(member(capabilities, "resources"), "subscribe").isTrue();
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &ChildListener::open);
    connect(&session, &ChildSession::notified, this, &ChildListener::onNotified);
    open();
}

ChildListener::~ChildListener()
{
    close();
}

void ChildListener::watch(const QStringList &uris)
{
    if (!m_hasResources || uris == m_uris)
        return;
    m_uris = uris;
    const auto before = std::exchange(m_call, 0);
    open(); // first: nothing is missed between the two
    if (before != 0)
        m_session.cancel(before, u"not wanted any more"_s);
}

QByteArray ChildListener::filter() const
{
    QByteArray members;
    for (const QByteArray &key : m_lists)
        members += (members.isEmpty() ? "\"" : ",\"") + key + "\":true";
    if (m_uris.isEmpty())
        return '{' + members + '}';
    members += members.isEmpty() ? R"("resourceSubscriptions":[)" : R"(,"resourceSubscriptions":[)";
    for (const QString &uri : m_uris) {
        appendJsonString(members, uri);
        members += ',';
    }
    members.chop(1);
    return '{' + members + "]}";
}

void ChildListener::open()
{
    m_again.stop();
    ++m_round;
    if (m_lists.isEmpty() && m_uris.isEmpty())
        return;
    CallOptions options;
    options.isUpkeep = true;
    options.timeout = kAsLongAsItLasts;
    // The end may come before call() returns.
    const quint64 round = m_round;
    const auto id = m_session.call(
        "subscriptions/listen", RawJson(R"({"notifications":)" + filter() + '}'),
        std::move(options), Done<RawJson>(this, [this, round](const Result<RawJson> &end) {
            if (round == m_round)
                onEnded(end);
        }));
    if (round != m_round)
        return;
    m_call = id;
}

void ChildListener::onNotified(const QByteArray &method)
{
    if (method != "notifications/subscriptions/acknowledged")
        return;
    m_pause = kFirstPause;
    if (std::exchange(m_hasGap, false))
        return tellMissed();
    // The tools were listed before anybody listened.
    if (!std::exchange(m_hasListened, true) && m_lists.contains(kLists[0].key.toByteArray()))
        emit missed(kLists[0].event.toByteArray(), {});
}

void ChildListener::close()
{
    ++m_round;
    m_again.stop();
    if (m_call != 0)
        m_session.cancel(std::exchange(m_call, 0), u"not wanted any more"_s);
}

void ChildListener::onEnded(const Result<RawJson> &result)
{
    ++m_round;
    m_call = 0;
    const bool isRefused =
        !result && result.error().rpcCode != 0 && result.error().rpcCode != rpc::kServerError;
    if (isRefused) {
        qCInfo(lcChild).noquote() << m_session.server().text
                                  << "tells no changes:" << result.error().message;
        return;
    }
    m_hasGap = true;
    m_again.start(m_pause);
    m_pause = std::min(m_pause * 2, kLongestPause);
}

void ChildListener::tellMissed()
{
    for (const ListKind &kind : kLists) {
        if (m_lists.contains(kind.key.toByteArray()))
            emit missed(kind.event.toByteArray(), {});
    }
    for (const QString &uri : QStringList(m_uris)) {
        QByteArray params = R"({"uri":)";
        appendJsonString(params, uri);
        emit missed("notifications/resources/updated", RawJson(params + '}'));
    }
}

} // namespace mcprt
