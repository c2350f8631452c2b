// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/server_pool.h"

#include "engine/base/log.h"
#include "engine/child/process_tree.h"
#include "engine/child/server_entry.h"

#include <algorithm>
#include <set>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// Reports once its last copy has gone, with true.
class AllStopped
{
public:
    explicit AllStopped(Done<bool> done)
        : m_done(std::move(done))
    {}
    AllStopped(const AllStopped &) = delete;
    AllStopped &operator=(const AllStopped &) = delete;
    ~AllStopped() { m_done.report(true); }

private:
    Done<bool> m_done;
};

Error unknown(const ServerName &name)
{
    return {ErrorCode::NotFound, u"There is no server named \"%1\"."_s.arg(name.text), name.text};
}

} // namespace

QLatin1StringView toWireName(ServerState state)
{
    switch (state) {
    case ServerState::Stopped: return "stopped"_L1;
    case ServerState::Starting: return "starting"_L1;
    case ServerState::Running: return "running"_L1;
    case ServerState::Stopping: return "stopping"_L1;
    case ServerState::Failed: return "failed"_L1;
    case ServerState::Disabled: return "disabled"_L1;
    case ServerState::Misconfigured: return "misconfigured"_L1;
    case ServerState::NeedsApproval: return "needs_approval"_L1;
    }
    Q_UNREACHABLE();
}

ServerPool::ServerPool(ServerPoolOptions options, SecretStore &secrets, const Clock &clock,
                       QObject *parent)
    : QObject(parent)
    , m_options(std::move(options))
    , m_secrets(secrets)
    , m_clock(clock)
{
    if (m_options.guardianPath.isEmpty()) {
        m_options.guardianPath = ProcessTree::findGuardian();
#ifdef Q_OS_LINUX
        if (m_options.guardianPath.isEmpty())
            qCWarning(lcChild) << "mcp-runtime-guardian is not installed beside this program: if "
                                  "it is killed, programs that servers started may stay behind.";
#endif
    } else if (m_options.guardianPath == "-"_L1) {
        m_options.guardianPath.clear();
    }
}

ServerPool::~ServerPool()
{
    m_stopping = true; // what is cancelled below must not start anything anew
    m_retired.clear();
    auto entries = std::exchange(m_entries, {});
    entries.clear();
}

ServerPool::EntryPtr ServerPool::makeEntry(ServerConfig config)
{
    const ServerName name = config.name;
    auto entry = std::make_unique<ServerEntry>(std::move(config),
                                               ServerEntry::Context{m_options, m_secrets, m_clock});
    connect(entry.get(), &ServerEntry::stateChanged, this,
            [this, name](ServerState state) { emit stateChanged(name, state); });
    connect(entry.get(), &ServerEntry::listed, this,
            [this, name](const ServerListing &listing) { emit listed(name, listing); });
    connect(entry.get(), &ServerEntry::renewed, this, [this, name] { emit renewed(name); });
    connect(entry.get(), &ServerEntry::notified, this,
            [this, name](const QByteArray &method, const RawJson &params) {
                emit notified(name, method, params);
            });
    return entry;
}

ServerEntry *ServerPool::find(const ServerName &name) const
{
    const auto it = m_entries.find(name);
    return it == m_entries.end() ? nullptr : it->second.get();
}

void ServerPool::setConfigs(std::vector<ServerConfig> configs)
{
    std::set<ServerName> kept;
    for (ServerConfig &config : configs) {
        kept.insert(config.name);
        putConfig(std::move(config));
    }
    for (auto it = m_entries.begin(); it != m_entries.end();) {
        if (kept.contains(it->first)) {
            ++it;
            continue;
        }
        EntryPtr gone = std::move(it->second);
        it = m_entries.erase(it);
        retire(std::move(gone));
    }
}

void ServerPool::addConfig(ServerConfig config)
{
    putConfig(std::move(config));
}

void ServerPool::putConfig(ServerConfig config)
{
    EntryPtr &entry = m_entries[config.name];
    if (entry && entry->config() == config)
        return;
    if (entry && entry->config().startsLike(config) && entry->config().disabled == config.disabled
        && entry->config().problem == config.problem)
        return entry->setConfig(std::move(config));
    EntryPtr old = std::exchange(entry, makeEntry(std::move(config)));
    const ServerEntry &now = *entry;
    if (!old)
        return;
    const bool changed = old->state() != now.state();
    const ServerName name = now.config().name;
    const ServerState state = now.state();
    retire(std::move(old));
    if (changed)
        emit stateChanged(name, state);
}

void ServerPool::retire(EntryPtr entry)
{
    entry->disconnect(this); // its name may belong to another entry already
    ServerEntry *leaving = entry.get();
    m_retired.push_back(std::move(entry));
    leaving->stop(Done<bool>(this, [this, leaving](const Result<bool> &) {
        const auto it = std::find_if(m_retired.begin(), m_retired.end(),
                                     [&](const EntryPtr &e) { return e.get() == leaving; });
        if (it == m_retired.end())
            return;
        it->release()->deleteLater(); // it is on the call stack
        m_retired.erase(it);
    }));
}

std::vector<ServerName> ServerPool::names() const
{
    std::vector<ServerName> names;
    names.reserve(m_entries.size());
    for (const auto &[name, entry] : m_entries)
        names.push_back(name);
    std::sort(names.begin(), names.end());
    return names;
}

const ServerConfig *ServerPool::config(const ServerName &name) const
{
    const ServerEntry *entry = find(name);
    return entry ? &entry->config() : nullptr;
}

ServerStatus ServerPool::status(const ServerName &name) const
{
    if (const ServerEntry *entry = find(name))
        return entry->status();
    ServerStatus status;
    status.name = name;
    status.lastError = unknown(name);
    return status;
}

std::vector<ServerName> ServerPool::running() const
{
    std::vector<ServerName> names;
    for (const auto &[name, entry] : m_entries) {
        if (entry->state() == ServerState::Running)
            names.push_back(name);
    }
    std::sort(names.begin(), names.end());
    return names;
}

QStringList ServerPool::stderrTail(const ServerName &name, qsizetype lines) const
{
    const ServerEntry *entry = find(name);
    return entry ? entry->errorOutput().tail(lines) : QStringList();
}

ChildSession *ServerPool::session(const ServerName &name) const
{
    const ServerEntry *entry = find(name);
    return entry ? entry->session() : nullptr;
}

void ServerPool::start(const ServerName &name, Done<ChildSession *> done)
{
    if (m_stopping)
        return done.fail(ErrorCode::Cancelled, u"The runtime is being stopped."_s);
    ServerEntry *entry = find(name);
    if (!entry)
        return done.report(Failure(unknown(name)));
    entry->start(std::move(done));
}

void ServerPool::stop(const ServerName &name, Done<bool> done)
{
    ServerEntry *entry = find(name);
    if (!entry)
        return done.report(Failure(unknown(name)));
    entry->stop(std::move(done));
}

void ServerPool::watchResources(const ServerName &name, const QStringList &uris)
{
    if (ServerEntry *entry = find(name))
        entry->watchResources(uris);
}

void ServerPool::stopAll(Done<bool> done)
{
    m_stopping = true;
    const auto all = std::make_shared<AllStopped>(std::move(done));
    std::vector<ServerEntry *> entries;
    entries.reserve(m_entries.size() + m_retired.size());
    for (const auto &[name, entry] : m_entries)
        entries.push_back(entry.get());
    for (const EntryPtr &entry : m_retired)
        entries.push_back(entry.get());
    for (ServerEntry *entry : entries)
        entry->stop(Done<bool>([all](const Result<bool> &) {}));
}

} // namespace mcprt
