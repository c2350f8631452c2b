// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"
#include "engine/base/done.h"
#include "engine/child/server_config.h"
#include "engine/mcp/listing.h"
#include "engine/secrets/secret_store.h"

#include <QObject>

#include <chrono>
#include <functional>
#include <memory>
#include <unordered_map>
#include <vector>

namespace mcprt {

class Authorizer;
class ChildSession;
class ServerEntry; // one known server: its configuration, process and state; in server_entry.h

enum class ServerState {
    Stopped,
    Starting,
    Running,
    Stopping,
    Failed,        ///< gave up after the restart budget; see lastError
    Disabled,      ///< switched off in the configuration
    Misconfigured, ///< see ServerConfig::problem
    NeedsApproval, ///< a proposed start command that no one has approved
};
[[nodiscard]] QLatin1StringView toWireName(ServerState state);

struct ServerStatus
{
    ServerName name;
    ServerState state = ServerState::Stopped;
    std::optional<Error> lastError;
    qint64 processId = 0; ///< of the child itself, 0 when it has none
    qsizetype callsInFlight = 0;
    QDateTime startedAt;
    int restarts = 0; ///< automatic ones since the last success
};

struct ServerPoolOptions
{
    std::chrono::milliseconds startTimeout{std::chrono::seconds(30)};
    std::chrono::milliseconds idleStop{std::chrono::seconds(600)};  ///< 0 = never
    std::chrono::milliseconds stopGrace{std::chrono::seconds(2)};   ///< each step of a stop
    std::chrono::milliseconds pingTimeout{std::chrono::seconds(5)}; ///< of a server that hangs
    /// The protocol revision that a server spoke when it last ran, empty if that is not known: who
    /// had the older era is not asked for the newer one first. Null = nothing is known.
    std::function<QString(const ServerName &name)> knownVersion{};
    Authorizer *authorizer = nullptr; ///< signs in at HTTP servers; null = nobody does. Outlives us
    QString guardianPath; ///< see ProcessTree; empty = looked for beside this program, `-` = none
};

/// Every known server by name: starts it once however many ask, stops it when idle, restarts it
/// with backoff when it dies, and hands out its session.
class ServerPool final : public QObject
{
    Q_OBJECT

public:
    ServerPool(ServerPoolOptions options, SecretStore &secrets, const Clock &clock,
               QObject *parent = nullptr);
    ~ServerPool() override;

    /// Takes over a new set of configurations: servers that start alike go on, changed and removed
    /// ones are stopped, added ones are known from now on.
    void setConfigs(std::vector<ServerConfig> configs);
    /// Adds or replaces one configuration, as when a discovery service's command was approved.
    void addConfig(ServerConfig config);

    [[nodiscard]] std::vector<ServerName> names() const; ///< sorted
    [[nodiscard]] const ServerConfig *config(const ServerName &name) const;
    [[nodiscard]] ServerStatus status(const ServerName &name) const;
    [[nodiscard]] std::vector<ServerName> running() const; ///< sorted
    /// The newest stderr lines of the server, oldest first; kept after it ended.
    [[nodiscard]] QStringList stderrTail(const ServerName &name, qsizetype lines = 20) const;

    /// The session of a running server, else null. One hash look-up; for the path of a call.
    [[nodiscard]] ChildSession *session(const ServerName &name) const;

    /// Starts \a name, or joins a start under way, or answers at once if it runs.
    /// \param done  NotFound, Disabled, Misconfigured, NeedsApproval, SpawnFailed, Timeout (no
    ///              `initialize` answer), Protocol, Io (ended at start; message has exit code and
    ///              last stderr lines).
    void start(const ServerName &name, Done<ChildSession *> done);
    /// Stops \a name: stdin closed, then SIGTERM, then SIGKILL, the whole tree. Calls in flight
    /// fail. Done at once if it does not run.
    void stop(const ServerName &name, Done<bool> done);
    /// Has a child of the modern era tell changes of \a uris, now and whenever it runs, in place of
    /// those before; see notified(). Children of the legacy era are asked by `resources/subscribe`.
    void watchResources(const ServerName &name, const QStringList &uris);
    /// Stops everything, in parallel. No start is accepted any more.
    void stopAll(Done<bool> done);

signals:
    void stateChanged(const mcprt::ServerName &name, mcprt::ServerState state);
    /// A notification of a server's that belongs to no call: `list_changed`, `resources/updated`,
    /// `message` …
    void notified(const mcprt::ServerName &name, const QByteArray &method,
                  const mcprt::RawJson &params);
    /// After each start, and again after every `tools/list_changed` (debounced 250 ms).
    void listed(const mcprt::ServerName &name, const mcprt::ServerListing &listing);
    /// It runs on, with a new session that knows nothing of what was asked of the old one; listed()
    /// follows.
    void renewed(const mcprt::ServerName &name);

private:
    using EntryPtr = std::unique_ptr<ServerEntry>;
    [[nodiscard]] EntryPtr makeEntry(ServerConfig config);
    [[nodiscard]] ServerEntry *find(const ServerName &name) const;
    void putConfig(ServerConfig config);
    void retire(EntryPtr entry);

    ServerPoolOptions m_options;
    SecretStore &m_secrets;
    const Clock &m_clock;
    std::unordered_map<ServerName, EntryPtr> m_entries;
    std::vector<EntryPtr> m_retired; ///< no longer known, still stopping
    bool m_stopping = false;
};

} // namespace mcprt
