// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/clock.h"
#include "engine/base/done.h"
#include "engine/catalog/catalog_types.h"
#include "engine/catalog/discovery_http.h"
#include "engine/catalog/discovery_reply.h"

#include <QObject>

#include <map>
#include <memory>

namespace mcprt {

/// Client of an mcp_index service. \sa contract, section 3
///
/// Reads both dialects. Errors are those of DiscoveryHttp::send() and of the readers in
/// discovery_reply.h; every message names the service's host.
class DiscoveryClient final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kTimeout{30};

    /// \param url  DISCOVERY_URL. \return Misconfigured, see DiscoveryHttp::checkUrl().
    /// \param clock  for the rest after failures; must outlive the client; null = the real one
    [[nodiscard]] static Result<std::unique_ptr<DiscoveryClient>>
    create(const QString &url, ServiceKey apiKey, ServiceKey encryptionKey,
           const Clock *clock = nullptr);

    void searchTools(const ToolQuery &query, std::chrono::milliseconds timeout,
                     Done<ToolHits> done);
    void searchServers(const QString &text, int limit, double minScore,
                       std::chrono::milliseconds timeout, Done<ServerHits> done);

    struct ServerSlice
    {
        std::vector<ServerSummary> servers;
        bool isEnd = false; ///< no server follows
    };
    /// Servers \a offset … \a offset + \a limit of the service's list. Where offsets are cursors,
    /// the pages before are read first, unless an earlier call has passed there.
    void listServers(int limit, int offset, std::chrono::milliseconds timeout,
                     Done<ServerSlice> done);
    void serverDetails(const ServerName &name, Done<ServerDetails> done);
    void serverTools(const ServerName &name, int limit, int offset, Done<ToolPage> done);
    void toolDetails(const ServerName &server, const ToolName &tool, Done<ToolDetails> done);
    void statistics(std::chrono::milliseconds timeout, Done<CatalogStatistics> done);
    /// Sends the encryption key. The result has Source::Discovery and the service's URL as file.
    void startCommand(const ServerName &name, Done<ServerConfig> done);

    [[nodiscard]] QString host() const { return m_http->host(); }

private:
    class ServerWalk;

    DiscoveryClient() = default;
    template <class T>
    void send(const DiscoveryRequest &request, Result<T> (*read)(const RawJson &), Done<T> done);

    Clock m_realClock;
    std::unique_ptr<DiscoveryHttp> m_http;
    std::map<int, QByteArray> m_cursors; ///< position → cursor, for the dialect that has them
    bool m_numericOffsets = false;
};

} // namespace mcprt
