// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/child_lists.h"

#include "engine/base/log.h"
#include "engine/catalog/catalog.h"
#include "engine/child/child_session.h"
#include "engine/child/server_pool.h"
#include "engine/mcp/envelope.h"
#include "engine/router/server_starter.h"

#include <QTimer>

#include <algorithm>
#include <utility>

using std::chrono::steady_clock;

namespace mcprt {

namespace {

constexpr std::chrono::seconds kPageTimeout(30);
/// A start that fails sooner is tried again for each list.
constexpr std::chrono::seconds kLong(2);

constexpr ChildList kAllLists[] = {ChildList::Prompts, ChildList::Resources,
                                   ChildList::ResourceTemplates};

struct ListWords
{
    QByteArrayView capability;
    QByteArrayView method;
    QByteArrayView member;
};

ListWords wordsOf(ChildList list)
{
    switch (list) {
    case ChildList::Prompts: return {"prompts", "prompts/list", "prompts"};
    case ChildList::Resources: return {"resources", "resources/list", "resources"};
    case ChildList::ResourceTemplates: break;
    }
    return {"resources", "resources/templates/list", "resourceTemplates"};
}

Error notYet(const ServerName &server)
{
    return {ErrorCode::Timeout,
            QStringLiteral("%1 has not said yet what it has; it is still being asked.")
                .arg(server.text),
            server.text};
}

} // namespace

ChildLists::ChildLists(Parts parts, bool hasPatience, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
    , m_hasPatience(hasPatience)
{}

ChildLists::~ChildLists() = default;

bool ChildLists::isOffered(const ServerName &server, ChildList list) const
{
    const ServerListing *listing = m_parts.catalog.listing(server);
    return !listing || member(listing->capabilities, wordsOf(list).capability).isObject();
}

void ChildLists::get(const ServerName &server, ChildList list, Wait wait, Done<ItemsPtr> done)
{
    const Key key{server, list};
    if (const auto at = m_known.find(key); at != m_known.end())
        return done.report(at->second);
    if (!isOffered(server, list))
        return done.report(std::make_shared<const Items>());
    if (const auto failed = m_failedLists.find(key);
        failed != m_failedLists.end() && steady_clock::now() < failed->second.until) {
        if (wait == Wait::Briefly)
            return done.report(withoutWaiting(key, failed->second.why));
        return done.report(Failure(failed->second.why));
    }
    const auto [at, isNew] = m_fetches.try_emplace(key);
    if (at->second.isLate && wait == Wait::Briefly)
        return done.report(withoutWaiting(key, notYet(server)));
    at->second.waiters.emplace_back(wait, std::move(done));
    if (isNew)
        begin(key, at->second);
}

void ChildLists::begin(const Key &key, Fetch &fetch)
{
    const quint64 number = fetch.number = ++m_lastNumber;
    if (m_hasPatience && !fetch.isLate) {
        const bool isAgain = m_older.contains(key);
        QTimer::singleShot(isAgain ? m_parts.patience.again : m_parts.patience.first, this,
                           [this, key, number] { endPatience(key, number); });
    }
    start(key.first,
          Done<ChildSession *>(this, [this, key, number](const Result<ChildSession *> &s) {
              onStarted(key, number, s);
          }));
}

void ChildLists::start(const ServerName &server, Done<ChildSession *> done)
{
    const auto begin = steady_clock::now();
    const auto failed = m_failed.find(server);
    if (failed != m_failed.end() && !m_parts.servers.session(server)
        && begin < failed->second.until)
        return done.report(Failure(failed->second.why));
    m_parts.starter.startForRequest(
        server, Done<ChildSession *>(this, [this, server, begin, done = std::move(done)](
                                               const Result<ChildSession *> &session) mutable {
            m_failed.erase(server);
            const auto now = steady_clock::now();
            if (!session && now - begin >= kLong)
                m_failed.insert({server, {session.error(), now + kRetryAfter}});
            done.report(session);
        }));
}

ChildLists::ItemsPtr ChildLists::known(const ServerName &server, ChildList list) const
{
    const Key key{server, list};
    if (const auto at = m_known.find(key); at != m_known.end())
        return at->second;
    const auto asked = m_fetches.find(key);
    const bool takesLong =
        asked == m_fetches.end() ? m_failedLists.contains(key) : asked->second.isLate;
    const auto older = m_older.find(key);
    return takesLong && older != m_older.end() ? older->second : nullptr;
}

void ChildLists::forget(const ServerName &server, ChildList list)
{
    const Key key{server, list};
    if (const auto known = m_known.extract(key))
        m_older[key] = known.mapped();
    m_failedLists.erase(key);
    if (const auto at = m_fetches.find(key); at != m_fetches.end())
        at->second.isStale = true;
}

void ChildLists::restarted(const ServerName &server)
{
    m_failed.erase(server);
    for (const ChildList list : kAllLists) {
        const Key key{server, list};
        if (const auto known = m_known.extract(key))
            m_older[key] = known.mapped();
        if (!m_older.contains(key) || m_fetches.contains(key))
            continue;
        Fetch &fetch = m_fetches[key];
        fetch.isLate = true;
        fetch.isUnasked = true;
        begin(key, fetch);
    }
}

void ChildLists::drop(const ServerName &server)
{
    m_failed.erase(server);
    for (const ChildList list : kAllLists) {
        const Key key{server, list};
        m_failedLists.erase(key);
        m_known.erase(key);
        m_older.erase(key);
    }
}

bool ChildLists::isSameAsOlder(const Key &key, const Items &items) const
{
    const auto older = m_older.find(key);
    return older != m_older.end()
           && std::ranges::equal(*older->second, items, [](const RawJson &a, const RawJson &b) {
                  return a.view() == b.view();
              });
}

Result<ChildLists::ItemsPtr> ChildLists::withoutWaiting(const Key &key, const Error &why) const
{
    if (const auto older = m_older.find(key); older != m_older.end())
        return older->second;
    return Failure(why);
}

void ChildLists::endPatience(const Key &key, quint64 number)
{
    Fetch *late = fetch(key, number);
    if (!late)
        return;
    late->isLate = true;
    const Result<ItemsPtr> instead = withoutWaiting(key, notYet(key.first));
    std::vector<Done<ItemsPtr>> impatient;
    std::erase_if(late->waiters, [&](auto &waiter) {
        if (waiter.first == Wait::Briefly)
            impatient.push_back(std::move(waiter.second));
        return waiter.first == Wait::Briefly;
    });
    for (Done<ItemsPtr> &done : impatient) // one may end the fetch
        done.report(instead);
}

ChildLists::Fetch *ChildLists::fetch(const Key &key, quint64 number)
{
    const auto at = m_fetches.find(key);
    return at == m_fetches.end() || at->second.number != number ? nullptr : &at->second;
}

void ChildLists::onStarted(const Key &key, quint64 number, const Result<ChildSession *> &session)
{
    if (!fetch(key, number))
        return;
    if (!session)
        return finish(key, Failure(session.error()));
    if (!isOffered(key.first, key.second)) // a first start tells what there is
        return finish(key, true);
    requestPage(key, number, {});
}

void ChildLists::requestPage(const Key &key, quint64 number, const RawJson &cursor)
{
    ChildSession *session = m_parts.servers.session(key.first);
    if (!session) {
        return finish(
            key,
            fail(ErrorCode::NotRunning,
                 QStringLiteral("%1 stopped while it was asked what it has.").arg(key.first.text),
                 key.first.text));
    }
    RawJson params;
    if (!cursor.isEmpty())
        params = RawJson(R"({"cursor":)" + cursor.toByteArray() + '}');
    CallOptions options;
    options.timeout = kPageTimeout;
    session->call(wordsOf(key.second).method.toByteArray(), params, std::move(options),
                  Done<RawJson>(this, [this, key, number](const Result<RawJson> &page) {
                      onPage(key, number, page);
                  }));
}

void ChildLists::onPage(const Key &key, quint64 number, const Result<RawJson> &page)
{
    Fetch *fetch = this->fetch(key, number);
    if (!fetch)
        return;
    if (!page) {
        const bool isUnknown = page.error().rpcCode == rpc::kMethodNotFound; // e.g. no templates
        return finish(key, isUnknown ? Result<bool>(true) : Failure(page.error()));
    }
    const RawJson items = member(*page, wordsOf(key.second).member);
    JsonCursor at(items.view());
    if (at.enterArray()) {
        while (at.nextElement() && fetch->items->size() < kMaxItems)
            fetch->items->push_back(items.part(at.takeValue()));
    }
    const RawJson cursor = member(*page, "nextCursor");
    if (!cursor.isString())
        return finish(key, true);
    // A server that gives a cursor twice would never come to an end.
    if (fetch->cursors.contains(cursor.toByteArray()) || fetch->cursors.size() >= kMaxPages
        || fetch->items->size() >= kMaxItems) {
        qCWarning(lcRouter).noquote() << key.first.text << "never ends its list of"
                                      << wordsOf(key.second).member.toByteArray() << "; the first"
                                      << fetch->items->size() << "are used";
        return finish(key, true);
    }
    fetch->cursors.insert(cursor.toByteArray());
    requestPage(key, number, cursor);
}

void ChildLists::finish(const Key &key, const Result<bool> &outcome)
{
    auto node = m_fetches.extract(key);
    Fetch &fetch = node.mapped();
    const ItemsPtr items = std::move(fetch.items);
    m_failedLists.erase(key);
    const bool isNews = outcome && (fetch.isUnasked ? !isSameAsOlder(key, *items) : fetch.isLate);
    if (outcome)
        (fetch.isStale ? m_older : m_known)[key] = items;
    if (outcome && !fetch.isStale)
        m_older.erase(key);
    const auto now = steady_clock::now();
    if (!outcome && now - fetch.begin >= kLong)
        m_failedLists.insert({key, {outcome.error(), now + kRetryAfter}});
    for (auto &[wait, done] : fetch.waiters) {
        if (outcome)
            done.report(items);
        else if (wait == Wait::Briefly)
            done.report(withoutWaiting(key, outcome.error()));
        else
            done.report(Failure(outcome.error()));
    }
    if (isNews)
        emit arrived(key.first, key.second);
}

} // namespace mcprt
