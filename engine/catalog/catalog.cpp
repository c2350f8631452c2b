// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/catalog.h"

#include "engine/base/freed_memory.h"
#include "engine/base/log.h"
#include "engine/catalog/built_in_model.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/discovery_client.h"
#include "engine/catalog/endpoint_meanings.h"
#include "engine/catalog/index_keeper.h"
#include "engine/catalog/listing_writer.h"
#include "engine/catalog/local_server.h"
#include "engine/catalog/nearest_name.h"

#include <algorithm>
#include <utility>

namespace mcprt {

namespace {
/// Definitions of tools that stay in memory once they are indexed: those of a few thousand tools.
constexpr qsizetype kHeldBytes = 2 * 1024 * 1024;
constexpr std::chrono::milliseconds kTidyAfter{500};
} // namespace

Catalog::Catalog(std::unique_ptr<CatalogStore> store, std::unique_ptr<DiscoveryClient> remote,
                 const QByteArray &configuration, QObject *parent)
    : QObject(parent)
    , m_store(std::move(store))
    , m_remote(std::move(remote))
    , m_writer(std::make_unique<ListingWriter>(*m_store))
    , m_index(std::make_unique<IndexKeeper>(
          *m_store, builtInModel(), [this](const ServerName &name) { return listing(name); },
          configuration))
{
    connect(m_writer.get(), &ListingWriter::written, this, &Catalog::onWritten);
    // Queued: whoever holds a pointer to a listing now has let go of it then.
    connect(m_index.get(), &IndexKeeper::indexed, this, &Catalog::release, Qt::QueuedConnection);
    m_tidy.setSingleShot(true);
    m_tidy.setInterval(kTidyAfter);
    m_tidy.callOnTimeout(&returnFreedMemory);
}

Catalog::~Catalog()
{
    // They report what is open, while the other members are still there.
    m_writer->finish();
    m_meanings.reset();
    m_index.reset();
    m_remote.reset();
}

void Catalog::whenIndexed(Done<bool> done)
{
    m_index->whenReady(std::move(done));
}

void Catalog::setEndpoint(std::unique_ptr<EmbeddingEndpoint> endpoint)
{
    m_meanings = std::make_unique<EndpointMeanings>(
        std::move(endpoint), *m_store, *m_index,
        [this](const ServerName &name) { return listing(name); });
}

void Catalog::setConfigs(const std::vector<ServerConfig> &configs)
{
    m_writer->finish(); // a server may have another name now
    auto old = std::exchange(m_servers, {});
    m_sorted.clear();
    std::vector<ServerName> changed;
    if (old.empty()) // else noticeOthers() has yet to look at those that stay
        m_storeVersion = m_store->version();
    const QHash<QByteArray, QByteArray> contents =
        m_store->contents().value_or(QHash<QByteArray, QByteArray>());
    const QList<QByteArray> changedByServers = m_store->changedConfigs();
    QList<QByteArray> used;
    for (const ServerConfig &config : configs) {
        if (m_servers.contains(config.name))
            continue; // the reader of the file has complained of the second one
        auto &slot = m_servers[config.name];
        m_sorted.push_back(config.name);
        QByteArray hash = config.hash();
        const auto known = old.find(config.name);
        if (known == old.end() || known->second->hash != hash) {
            slot = std::make_unique<LocalServer>();
            changed.push_back(config.name);
        } else {
            slot = std::move(known->second);
            if (slot->config == config)
                continue;
            changed.push_back(config.name);
        }
        const bool isOtherPolicy = slot->config.changedTools != config.changedTools;
        slot->config = config;
        slot->hash = std::move(hash);
        slot->applyBlocked();
        if (isOtherPolicy && slot->listing)
            use(*slot, slot->approvedListing(), m_store->held(slot->hash));
        used.append(slot->hash);
        if (const auto kept = contents.constFind(slot->hash); kept != contents.cend()) {
            slot->kept = true;
            slot->content = *kept;
        }
        if (changedByServers.contains(slot->hash))
            load(*slot); // so that it is known what waits for a person
        index(*slot);
    }
    m_store->touch(used);
    for (const auto &[name, server] : old) {
        if (server) // it was not taken over
            m_heldBytes -= server->heldBytes;
        if (m_servers.contains(name))
            continue;
        m_index->remove(name);
        changed.push_back(name);
    }
    std::sort(m_sorted.begin(), m_sorted.end());
    m_searchWarnings.reset();
    for (const ServerName &name : changed)
        emit serverChanged(name);
}

void Catalog::update(const ServerName &name, const ServerListing &listing)
{
    LocalServer *server = find(name);
    if (!server) { // started by a command that a discovery service proposed
        auto &slot = m_servers[name];
        slot = std::make_unique<LocalServer>();
        slot->config.name = name;
        slot->config.source = ServerConfig::Source::Discovery;
        m_sorted.insert(std::upper_bound(m_sorted.begin(), m_sorted.end(), name), name);
        server = slot.get();
        server->loaded = true;
        server->setListing(listing, {}, [](const QByteArray &) { return false; });
    } else if (!take(*server, listing)) {
        return;
    }
    m_searchWarnings.reset();
    index(*server);
    emit serverChanged(name);
}

Catalog::LocalServer *Catalog::find(const ServerName &name) const
{
    const auto found = m_servers.find(name);
    return found == m_servers.end() ? nullptr : found->second.get();
}

Catalog::LocalServer *Catalog::loaded(const ServerName &name) const
{
    LocalServer *server = find(name);
    if (server)
        load(*server);
    return server;
}

void Catalog::load(LocalServer &server) const
{
    if (server.loaded)
        return;
    server.loaded = true;
    auto listing = m_store->load(server.hash);
    if (!listing) {
        qCWarning(lcCatalog).noquote() << "The tools of" << server.config.name.text
                                       << "are not known:" << listing.error().message;
    } else if (*listing) {
        return use(server, **std::move(listing), m_store->held(server.hash));
    }
    server.kept = false;
    server.content.clear();
}

void Catalog::release(const ServerName &name)
{
    LocalServer *server = find(name);
    if (!server || !server->listing || !server->kept || server->isBeingKept
        || !server->changes.empty())
        return;
    const qsizetype bytes = server->definitionBytes();
    m_heldBytes -= std::exchange(server->heldBytes, 0); // of the listing before
    if (m_heldBytes + bytes <= kHeldBytes) {
        m_heldBytes += bytes;
        server->heldBytes = bytes;
        return;
    }
    server->unload();
    m_tidy.start();
}

void Catalog::index(const LocalServer &server)
{
    m_index->set(server.wanted());
}

std::vector<Catalog::LocalServer *> Catalog::usable() const
{
    std::vector<LocalServer *> servers;
    for (const ServerName &name : m_sorted) {
        LocalServer *server = find(name);
        if (server->isUsable())
            servers.push_back(server);
    }
    return servers;
}

bool Catalog::knowsServer(const ServerName &name) const
{
    return m_servers.contains(name);
}

const ServerListing *Catalog::listing(const ServerName &name) const
{
    const LocalServer *server = loaded(name);
    return server ? server->listing.get() : nullptr;
}

const KnownTool *Catalog::findTool(const ServerName &server, const ToolName &tool) const
{
    const LocalServer *known = loaded(server);
    if (!known)
        return nullptr;
    const auto found = known->tools.find(tool);
    return found == known->tools.end() ? nullptr : &found->second;
}

QStringList Catalog::nearestServers(const ServerName &name) const
{
    QStringList names;
    for (const LocalServer *server : usable())
        names.append(server->config.name.text);
    return nearestNames(name.text, names);
}

QStringList Catalog::nearestTools(const ServerName &server, const ToolName &name) const
{
    QStringList names;
    if (const LocalServer *known = loaded(server)) {
        for (const ToolInfo *tool : known->visibleTools())
            names.append(tool->name.text);
    }
    return nearestNames(name.text, names);
}

} // namespace mcprt
