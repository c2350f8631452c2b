// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/log.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/index_keeper.h"
#include "engine/catalog/listing_writer.h"
#include "engine/catalog/local_server.h"

#include <algorithm>

namespace mcprt {

using namespace Qt::StringLiterals;

namespace {

template <class Server, class Change>
ChangedTool describe(const Server &server, const Change &change)
{
    return {server.config.name,
            change.approved.name,
            server.hash,
            change.hash,
            change.approved.definition,
            change.now.tool.definition,
            changedMembers(change.approved.definition, change.now.tool.definition),
            change.now.state == HeldTool::State::Denied,
            QDateTime::fromSecsSinceEpoch(change.now.at)};
}

/// The one of that name; made of \a otherwise if there is none, as when nothing could be kept.
HeldTool &heldOf(std::vector<HeldTool> &held, const HeldTool &otherwise)
{
    const auto found = std::find_if(held.begin(), held.end(), [&](const HeldTool &one) {
        return one.tool.name == otherwise.tool.name;
    });
    return found != held.end() ? *found : held.emplace_back(otherwise);
}

} // namespace

void Catalog::use(LocalServer &server, ServerListing listing,
                  const std::vector<HeldTool> &held) const
{
    const bool acceptsAll = server.config.changedTools == ChangedTools::Allow;
    server.setListing(std::move(listing), held, [&](const QByteArray &hash) {
        return acceptsAll || m_once.contains(server.hash + hash);
    });
}

bool Catalog::refresh(LocalServer &server) const
{
    if (!server.loaded || !server.kept) {
        load(server);
        return false;
    }
    const QByteArray content = m_store->content(server.hash);
    if (content.isEmpty() || content == server.content)
        return false;
    server.loaded = false;
    server.content = content;
    load(server);
    return true;
}

void Catalog::noticeOthers()
{
    const qint64 version = m_store->version();
    if (version == std::exchange(m_storeVersion, version))
        return;
    const auto contents = m_store->contents();
    if (!contents)
        return;
    std::vector<ServerName> changed;
    for (const auto &[name, server] : m_servers) {
        const QByteArray content = contents->value(server->hash);
        const bool isOnlyHere = server->listing && !server->kept;
        if (content.isEmpty() || content == server->content || isOnlyHere || server->isBeingKept)
            continue;
        const bool wasRead = server->listing != nullptr;
        server->kept = true;
        server->loaded = false;
        server->content = content;
        if (wasRead)
            load(*server);
        index(*server);
        changed.push_back(name);
    }
    announce(changed);
}

/// The listings, or what waits for a person, of \a changed are others.
void Catalog::announce(const std::vector<ServerName> &changed)
{
    m_searchWarnings.reset();
    for (const ServerName &name : changed) {
        emit serverChanged(name);
        emit changedToolsChanged(name);
    }
}

bool Catalog::take(LocalServer &server, const ServerListing &listing)
{
    refresh(server);
    CheckedListing checked = checkListing(
        server.approvedListing().tools, m_store->held(server.hash), listing,
        server.config.changedTools == ChangedTools::Allow, QDateTime::currentSecsSinceEpoch());
    if (checked.isHeldChanged) {
        if (const auto held = m_store->hold(server.hash, checked.held); !held) {
            qCWarning(lcCatalog).noquote() << "What" << server.config.name.text
                                           << "changed was not kept:" << held.error().message;
        }
    }
    const std::optional<int> saved = keep(server, checked.listing);
    if (saved == 0 && server.kept && !checked.isHeldChanged)
        return false;
    server.kept = saved.has_value();
    server.content = server.kept ? m_store->content(server.hash) : QByteArray();
    server.loaded = true;
    use(server, std::move(checked.listing), checked.held);
    for (const LocalServer::Change &change : server.changes) {
        if (checked.isHeldChanged && !change.allowed)
            qCWarning(lcCatalog).noquote() << toolNeedsApproval(describe(server, change)).message;
    }
    if (checked.isHeldChanged)
        emit changedToolsChanged(server.config.name);
    return true;
}

std::optional<int> Catalog::keep(LocalServer &server, const ServerListing &listing)
{
    m_writer->drop(server.hash);
    // What the store has already must stay whole all the time: it is what was approved.
    server.isBeingKept = !server.kept && listing.tools.size() > ListingWriter::kToolsAtOnce;
    if (server.isBeingKept) {
        m_writer->write(server.hash, listing);
        return std::nullopt;
    }
    const auto saved = m_store->save(server.hash, listing);
    if (saved)
        return *saved;
    // It is in memory, and the next start tries again.
    qCWarning(lcCatalog).noquote()
        << "The tools of" << server.config.name.text << "were not kept:" << saved.error().message;
    return std::nullopt;
}

void Catalog::onWritten(const QByteArray &configHash)
{
    for (const auto &[name, server] : m_servers) {
        if (server->hash != configHash || !std::exchange(server->isBeingKept, false))
            continue;
        server->kept = true;
        server->content = m_store->content(configHash);
        m_index->nameContent(server->wanted());
        QMetaObject::invokeMethod(
            this, [this, name = name] { release(name); }, Qt::QueuedConnection);
    }
}

std::vector<ChangedTool> Catalog::changedTools() const
{
    std::vector<ChangedTool> all;
    for (const LocalServer *server : usable()) {
        for (const LocalServer::Change &change : server->changes) {
            if (!change.allowed)
                all.push_back(describe(*server, change));
        }
    }
    return all;
}

std::optional<ChangedTool> Catalog::changedTool(const ServerName &name, const ToolName &tool) const
{
    const LocalServer *server = loaded(name);
    if (!server)
        return std::nullopt;
    for (const LocalServer::Change &change : server->changes) {
        if (change.approved.name == tool && !change.allowed)
            return describe(*server, change);
    }
    return std::nullopt;
}

std::optional<Error> Catalog::refused(const ServerName &name, const ToolName &tool)
{
    LocalServer *server = find(name);
    if (server && refresh(*server)) {
        index(*server);
        announce({name});
    }
    const auto change = changedTool(name, tool);
    return change ? std::optional(toolNeedsApproval(*change)) : std::nullopt;
}

int Catalog::waitingTools() const
{
    qsizetype waiting = 0;
    for (const auto &[name, server] : m_servers) {
        if (!server->isUsable())
            continue;
        waiting += std::count_if(
            server->changes.begin(), server->changes.end(), [](const LocalServer::Change &change) {
                return !change.allowed && change.now.state == HeldTool::State::Waiting;
            });
    }
    return int(waiting);
}

Result<bool> Catalog::answer(const ServerName &name, const QByteArray &toolHash, ToolAnswer answer)
{
    LocalServer *server = loaded(name);
    const auto isMeant = [&](const LocalServer::Change &change) { return change.hash == toolHash; };
    const auto none = std::vector<LocalServer::Change>();
    const auto &changes = server ? server->changes : none;
    const auto meant = std::find_if(changes.begin(), changes.end(), isMeant);
    if (meant == changes.end()) {
        return fail(
            ErrorCode::NotFound,
            u"No changed tool of %1 with the hash %2 waits for approval. It may have changed "
            "since you looked."_s.arg(name.text, QString::fromLatin1(toolHash)),
            name.text);
    }
    m_writer->finish(server->hash);
    ServerListing listing = server->approvedListing();
    std::vector<HeldTool> held = m_store->held(server->hash);
    const HeldTool now = meant->now;
    heldOf(held, now).state =
        answer == ToolAnswer::Deny ? HeldTool::State::Denied : HeldTool::State::Waiting;
    if (answer == ToolAnswer::Always) {
        std::erase_if(held, [&](const HeldTool &one) { return one.tool.name == now.tool.name; });
        for (ToolInfo &tool : listing.tools) {
            if (tool.name == now.tool.name)
                tool = now.tool;
        }
        if (const auto saved = m_store->save(server->hash, listing); !saved)
            return Failure(saved.error());
    }
    if (const auto kept = m_store->hold(server->hash, held); !kept)
        return Failure(kept.error());
    if (answer == ToolAnswer::Once)
        m_once.insert(server->hash + toolHash);
    else
        m_once.remove(server->hash + toolHash);
    useEverywhere(server->hash, listing, held);
    return true;
}

void Catalog::useEverywhere(const QByteArray &configHash, const ServerListing &listing,
                            const std::vector<HeldTool> &held)
{
    std::vector<ServerName> changed;
    for (const auto &[name, server] : m_servers) {
        if (server->hash != configHash)
            continue;
        server->loaded = true;
        if (server->kept)
            server->content = m_store->content(configHash);
        use(*server, listing, held);
        index(*server);
        changed.push_back(name);
    }
    announce(changed);
}

} // namespace mcprt
