// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/secret.h"
#include "engine/front/http_connection.h"
#include "engine/front/mcp_endpoint.h"

#include <QObject>
#include <QString>

#include <memory>

namespace mcprt {

class AccessTokens;
class HttpServer;

struct HttpFrontOptions
{
    QString host = QStringLiteral("127.0.0.1"); ///< address or name to listen on
    quint16 port = 8001;                        ///< 0 picks one
    Secret accessToken;
    std::shared_ptr<AccessTokens> tokens; ///< those of clients too, or instead; may be null
    bool allowRemote = false;             ///< listen on other addresses than loopback too
    bool noAuth = false;                  ///< everyone is let in; on loopback only
    /// Owner of what callers with a token (or, with noAuth, all callers) make.
    OwnerKey owner{QStringLiteral("local")};
    HttpLimits limits;
    McpEndpointLimits sessions;
};

/// The HTTP door: `/mcp`, `/health`, and routes that others add.
class HttpFront final : public QObject
{
    Q_OBJECT

public:
    /// \a surface must outlive the front.
    HttpFront(Surface &surface, HttpFrontOptions options);
    ~HttpFront() override;

    /// Opens the door; called once.
    /// \return the port. InvalidArgument when the options would let in strangers (another address
    /// than loopback without a token or with noAuth; no token and not noAuth) or the host is no
    /// address of this machine; Io, naming the port, when it is taken.
    [[nodiscard]] Result<quint16> listen();
    /// The program ends: streams that listen are ended instead of cut. Their last bytes go out
    /// while the event loop still runs.
    void close();
    /// `http://127.0.0.1:8001/mcp`
    [[nodiscard]] QString url() const;

    /// Serves \a prefix and every path below it, GET and POST, behind the same guard as `/mcp`
    /// (Host, Origin, token; POST with JSON only). Before listen(). The prefix begins with a slash
    /// and does not end with one.
    void addRoute(const QByteArray &prefix, HttpHandler handler);

    [[nodiscard]] size_t sessions() const;
    [[nodiscard]] int connections() const;

private:
    struct Private;
    std::unique_ptr<Private> m_d;
};

} // namespace mcprt
