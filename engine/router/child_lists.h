// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/ids.h"
#include "engine/base/raw_json.h"

#include <QObject>
#include <QSet>

#include <chrono>
#include <map>
#include <memory>
#include <optional>
#include <vector>

namespace mcprt {

class Activity;
class Catalog;
class ChildSession;
class ServerPool;
class ServerStarter;

/// What children offer besides tools.
enum class ChildList { Prompts, Resources, ResourceTemplates };

/// The prompts, resources and resource templates of the configured servers: asked for when first
/// wanted, which starts a server, and kept until it says that they changed or starts anew.
///
/// A server that takes long keeps no reader of lists waiting: who asks has what it listed before,
/// or an error, and is told by arrived() when there is more.
class ChildLists final : public QObject
{
    Q_OBJECT

public:
    using Items = std::vector<RawJson>; ///< the child's objects, verbatim, in its order
    using ItemsPtr = std::shared_ptr<const Items>;

    static constexpr std::chrono::seconds kRetryAfter{60};
    /// How long one waits for a list; the first one may need a download of its server.
    struct Patience
    {
        std::chrono::milliseconds first{std::chrono::seconds(15)};
        std::chrono::milliseconds again{std::chrono::seconds(2)}; ///< where an older list is here
    };
    static constexpr int kMaxPages = 200;
    static constexpr std::size_t kMaxItems = 20'000; ///< of one list; more are left out

    /// All outlive this.
    struct Parts
    {
        Catalog &catalog;
        ServerPool &servers;
        ServerStarter &starter;
        Activity *activity = nullptr; ///< may be null
        Patience patience{};
    };

    enum class Wait {
        Briefly,  ///< patience ends; as for a list of all servers
        ToTheEnd, ///< for what only this server may have
    };

    /// \param hasPatience  no = everyone waits to the end
    ChildLists(Parts parts, bool hasPatience, QObject *parent = nullptr);
    ~ChildLists() override;

    /// \param done  the list, empty when the server has none of this kind. What starting the server
    ///              and calling it report; Timeout when patience ended. May run before get()
    ///              returns.
    void get(const ServerName &server, ChildList list, Wait wait, Done<ItemsPtr> done);
    /// Starts \a server for a list. One that took long to fail is not waited for again in the next
    /// kRetryAfter.
    void start(const ServerName &server, Done<ChildSession *> done);
    /// The list if it is here, an older one if the server takes long to say it anew, else null.
    [[nodiscard]] ItemsPtr known(const ServerName &server, ChildList list) const;
    /// The next get() asks the server again.
    void forget(const ServerName &server, ChildList list);
    /// \a server runs anew: lists that somebody had are read again, and shown meanwhile.
    void restarted(const ServerName &server);
    void drop(const ServerName &server);

signals:
    /// A list is here for which somebody did not wait, or that a new start has changed.
    void arrived(const mcprt::ServerName &server, mcprt::ChildList list);

private:
    using Key = std::pair<ServerName, ChildList>;
    struct Fetch ///< a list that is being read
    {
        quint64 number = 0; ///< tells apart a fetch and its successor
        std::shared_ptr<Items> items = std::make_shared<Items>();
        QSet<QByteArray> cursors;
        std::vector<std::pair<Wait, Done<ItemsPtr>>> waiters;
        bool isStale = false;   ///< it changed meanwhile
        bool isLate = false;    ///< nobody waits briefly for it any more
        bool isUnasked = false; ///< only to learn whether a new start changed it
        std::chrono::steady_clock::time_point begin = std::chrono::steady_clock::now();
    };

    struct FailedStart
    {
        Error why;
        std::chrono::steady_clock::time_point until;
    };

    [[nodiscard]] bool isOffered(const ServerName &server, ChildList list) const;
    void onStarted(const Key &key, quint64 number, const Result<ChildSession *> &session);
    void begin(const Key &key, Fetch &fetch);
    [[nodiscard]] bool isSameAsOlder(const Key &key, const Items &items) const;
    /// What those get who don't wait.
    [[nodiscard]] Result<ItemsPtr> withoutWaiting(const Key &key, const Error &why) const;
    void endPatience(const Key &key, quint64 number);
    void requestPage(const Key &key, quint64 number, const RawJson &cursor);
    void onPage(const Key &key, quint64 number, const Result<RawJson> &page);
    void finish(const Key &key, const Result<bool> &outcome);
    [[nodiscard]] Fetch *fetch(const Key &key, quint64 number);

    Parts m_parts;
    bool m_hasPatience;
    std::map<Key, ItemsPtr> m_known;
    std::map<Key, ItemsPtr> m_older; ///< as they were before they changed
    std::map<Key, Fetch> m_fetches;
    std::map<ServerName, FailedStart> m_failed; ///< starts that took long
    std::map<Key, FailedStart> m_failedLists;   ///< lists that took long
    quint64 m_lastNumber = 0;
};

} // namespace mcprt
