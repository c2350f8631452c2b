// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/catalog/catalog_types.h"
#include "engine/catalog/wide_vectors.h"
#include "engine/child/server_config.h"
#include "engine/mcp/listing.h"

#include <QObject>
#include <QSet>
#include <QTimer>

#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace mcprt {

class CatalogStore;
class DiscoveryClient;
class EmbeddingEndpoint;
class EndpointMeanings;
class IndexKeeper;
class ListingWriter;
struct HeldTool;

/// A tool that is known locally, for the path of a call.
struct KnownTool
{
    ToolInfo info;
    RawJson inputSchema;
    bool blocked = false; ///< ServerConfig::blockedTools
    /// The server changed it, and no person has approved that: not to be called. \sa refused()
    bool waits = false;
};

/// All that is known of servers and tools without running any: the listings of local servers, kept
/// on disk by configuration hash, and an optional discovery service, merged.
///
/// Local servers win over remote ones of the same name. A remote failure never hides local answers:
/// it comes as a warning beside them, and as an error only where nothing local can answer. Searches
/// and lists wait three seconds for the service, then answer with what is local and a warning.
class Catalog final : public QObject
{
    Q_OBJECT

public:
    /// \param store   opened database, see CatalogStore::open()
    /// \param remote  null = embedded index only
    /// \param configuration  names the set of servers, whose search index is kept by itself
    Catalog(std::unique_ptr<CatalogStore> store, std::unique_ptr<DiscoveryClient> remote,
            const QByteArray &configuration = {}, QObject *parent = nullptr);
    ~Catalog() override;

    /// Reports true when every listing is in the search index.
    void whenIndexed(Done<bool> done);
    /// Has search use the meanings that \a endpoint finds, besides its own. Before setConfigs().
    void setEndpoint(std::unique_ptr<EmbeddingEndpoint> endpoint);

    /// The configured servers; listings that the store holds for their hashes are loaded.
    void setConfigs(const std::vector<ServerConfig> &configs);
    /// A server was started and said what it has: stored, indexed, used from now on.
    void update(const ServerName &name, const ServerListing &listing);

    void searchTools(const ToolQuery &query, Done<ToolHits> done);
    void searchServers(const QString &text, int limit, double minScore, Done<ServerHits> done);
    void serverDetails(const ServerName &name, Done<ServerDetails> done);
    void serverTools(const ServerName &name, int limit, int offset, Done<ToolPage> done);
    void toolDetails(const ServerName &server, const ToolName &tool, Done<ToolDetails> done);
    void listServers(int limit, int offset, Done<ServerPage> done);
    void statistics(Done<CatalogStatistics> done);
    /// The discovery service's start command for \a name. NotFound without a service or when it
    /// does not know the name; the result is a proposal: see ServerConfig::Source::Discovery.
    void startCommand(const ServerName &name, Done<ServerConfig> done);

    [[nodiscard]] bool knowsServer(const ServerName &name) const; ///< local ones
    /// The listing of a local server; null until it was indexed once.
    [[nodiscard]] const ServerListing *listing(const ServerName &name) const;
    /// One hash look-up a name; null when unknown locally. Valid until the next update() or turn of
    /// the event loop.
    [[nodiscard]] const KnownTool *findTool(const ServerName &server, const ToolName &tool) const;
    /// The tools that their servers changed and nobody has approved, denied ones too.
    [[nodiscard]] std::vector<ChangedTool> changedTools() const;
    [[nodiscard]] std::optional<ChangedTool> changedTool(const ServerName &server,
                                                         const ToolName &tool) const;
    /// Why a known tool that `waits` is not called: NeedsApproval. nullopt = another process has
    /// approved it meanwhile; what findTool() gave is not valid any more then.
    [[nodiscard]] std::optional<Error> refused(const ServerName &server, const ToolName &tool);
    [[nodiscard]] int waitingTools() const; ///< of them, those that nobody has denied
    enum class ToolAnswer { Once, Always, Deny };
    /// A person's answer, which holds for the tool of that hash under every name of the same
    /// configuration. Once: until this process ends.
    /// \return NotFound (no tool of that hash waits there), Io, Busy.
    [[nodiscard]] Result<bool> answer(const ServerName &server, const QByteArray &toolHash,
                                      ToolAnswer answer);

    /// Up to three local names that look like \a name, best first, for error messages.
    [[nodiscard]] QStringList nearestServers(const ServerName &name) const;
    [[nodiscard]] QStringList nearestTools(const ServerName &server, const ToolName &name) const;

    /// The same answers as above from what is known on this machine alone; the searches wait until
    /// all is indexed.
    void searchLocalTools(const ToolQuery &query, Done<ToolHits> done);
    void searchLocalServers(const QString &text, int limit, double minScore, Done<ServerHits> done);
    [[nodiscard]] Result<ServerDetails> localServerDetails(const ServerName &name) const;
    [[nodiscard]] Result<ToolPage> localServerTools(const ServerName &name, int limit,
                                                    int offset) const;
    [[nodiscard]] Result<ToolDetails> localToolDetails(const ServerName &server,
                                                       const ToolName &tool) const;
    [[nodiscard]] ServerPage localServers(int limit, int offset) const;
    [[nodiscard]] CatalogStatistics localStatistics() const;

signals:
    /// The tools of a local server changed, or became known.
    void serverChanged(const mcprt::ServerName &name);
    /// What changedTools() gives is another.
    void changedToolsChanged(const mcprt::ServerName &name);

private:
    struct LocalServer; ///< in local_server.h

    [[nodiscard]] LocalServer *find(const ServerName &name) const;
    /// The server with its listing read from the store; null for an unknown one.
    [[nodiscard]] LocalServer *loaded(const ServerName &name) const;
    void load(LocalServer &server) const;
    /// Gives \a server the listing that the store keeps, and what it holds beside it.
    void use(LocalServer &server, ServerListing listing, const std::vector<HeldTool> &held) const;
    /// Reads \a server anew if another process has changed what the store keeps of it.
    /// \return whether that was so
    bool refresh(LocalServer &server) const;
    /// Takes over what other processes have written to the store since the last time.
    void noticeOthers();
    /// Compares \a listing with what was approved, and keeps both. \return whether any changed
    [[nodiscard]] bool take(LocalServer &server, const ServerListing &listing);
    /// Has the store keep \a listing, at once or, if it is long and new, in slices.
    /// \return how many rows were written; nullopt when more will be, or nothing could be
    [[nodiscard]] std::optional<int> keep(LocalServer &server, const ServerListing &listing);
    void onWritten(const QByteArray &configHash);
    /// Gives every server of \a configHash what is approved now.
    void useEverywhere(const QByteArray &configHash, const ServerListing &listing,
                       const std::vector<HeldTool> &held);
    void announce(const std::vector<ServerName> &changed);
    /// Forgets the listing of \a name, if it was read and kept only to be indexed and many were.
    void release(const ServerName &name);
    /// Tells the index what it shall hold of \a server.
    void index(const LocalServer &server);
    /// The server if it may be shown. \return NotFound (with near names) or Disabled.
    [[nodiscard]] Result<LocalServer *> shown(const ServerName &name) const;
    /// \return warnings: servers whose tools are unknown
    [[nodiscard]] QStringList searchWarnings();
    /// Of these servers only; empty = all.
    [[nodiscard]] QStringList searchWarnings(const QList<ServerName> &asked);
    /// Reports when all is indexed, with what \a text means to an endpoint if there is one.
    void whenSearchable(const QString &text, Done<WideVectors::Vector> done);
    [[nodiscard]] ToolHits foundTools(const ToolQuery &query, WideVectors::Vector meaning);
    [[nodiscard]] ServerHits foundServers(const QString &text, int limit, double minScore,
                                          WideVectors::Vector meaning);
    void mergeRemote(const ToolQuery &query, ToolHits local, Done<ToolHits> done);
    void mergeRemote(const QString &text, int limit, double minScore, ServerHits local,
                     Done<ServerHits> done);
    [[nodiscard]] bool isShownTool(const ServerName &server, const ToolName &tool) const;
    void mergeTools(const ToolQuery &query, ToolHits &hits, ToolHits remote) const;
    void mergeServers(ServerHits &hits, ServerHits remote, std::size_t limit,
                      double minScore) const;
    /// Whether \a name is only the discovery service's to answer for.
    [[nodiscard]] bool isRemote(const ServerName &name) const;
    [[nodiscard]] Failure remoteFailure(const ServerName &name, const Error &error) const;
    void addRemoteServers(ServerPage page, int limit, Done<ServerPage> done);
    void addToolTotal(const ServerName &name, ToolPage page, Done<ToolPage> done);
    void addRemoteTotal(ServerPage page, bool isExact, Done<ServerPage> done);
    /// The usable local servers, sorted by name.
    [[nodiscard]] std::vector<LocalServer *> usable() const;

    std::unique_ptr<CatalogStore> m_store;
    std::unique_ptr<DiscoveryClient> m_remote;
    std::unique_ptr<ListingWriter> m_writer; ///< into m_store
    std::unordered_map<ServerName, std::unique_ptr<LocalServer>> m_servers;
    std::vector<ServerName> m_sorted;
    std::optional<QStringList> m_searchWarnings;  ///< of the servers as they are now
    std::unique_ptr<IndexKeeper> m_index;         ///< reads listings of m_servers
    std::unique_ptr<EndpointMeanings> m_meanings; ///< null without an endpoint
    qsizetype m_heldBytes = 0;                    ///< of the definitions that release() left
    qint64 m_storeVersion = 0;                    ///< CatalogStore::version() when it was read
    QTimer m_tidy;                                ///< after release()
    QSet<QByteArray> m_once;                      ///< hashes of a configuration and a tool, joined
};

} // namespace mcprt
