// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/http_session.h"
#include "engine/front/modern_endpoint.h"
#include "engine/front/request_guard.h"

#include <QTimer>

#include <unordered_set>

namespace mcprt {

struct McpEndpointLimits
{
    size_t sessions = 1000;                           ///< the longest idle makes way
    std::chrono::milliseconds sessionIdle{3'600'000}; ///< then the session ends
    std::chrono::milliseconds silence{15'000};        ///< then a waiting client hears something
    std::chrono::milliseconds tick{5'000};
};

/// The endpoint `/mcp` of the streamable HTTP transport: sessions, and the choice between one JSON
/// answer and an event stream.
///
/// A request is answered with JSON as long as there is nothing to say before its answer; at the
/// first notification, or when the client has waited long enough, the answer becomes a stream.
/// A client that disconnects has not cancelled: its request runs on, and what came as a stream can
/// be had again (`Last-Event-ID`).
///
/// This is so for clients of the legacy era. A request whose header or body names another revision
/// is the ModernEndpoint's. \sa MCP 2025-11-25, basic/transports, streamable HTTP
class McpEndpoint final : public QObject
{
    Q_OBJECT

public:
    explicit McpEndpoint(Surface &surface, McpEndpointLimits limits = {});
    ~McpEndpoint() override;

    /// \a owner has shown a token; the guard has passed the head.
    void handle(const HttpRequest &request, const OwnerKey &owner, HttpExchange exchange);

    /// The program ends: streams that listen are ended instead of cut.
    void close();

    [[nodiscard]] size_t sessions() const { return m_sessions.size(); }

private:
    class Post;
    using SessionPtr = std::unique_ptr<HttpSession>;

    void post(const HttpRequest &request, const OwnerKey &owner, HttpExchange exchange);
    void get(const HttpRequest &request, HttpSession &session, HttpExchange exchange);
    void initialize(const Envelope &envelope, const OwnerKey &owner, HttpExchange exchange);
    void call(HttpSession &session, const Envelope &envelope, HttpExchange exchange);
    void callAll(HttpSession &session, const ByteSlice &batch, HttpExchange exchange);
    [[nodiscard]] HttpSession *batchSession(const HttpRequest &request,
                                            const OwnerKey &owner) const;
    [[nodiscard]] HttpSession *sessionNamed(QByteArrayView name, const OwnerKey &owner) const;
    HttpSession *findSession(const HttpHead &head, const OwnerKey &owner, QByteArrayView id,
                             HttpExchange &exchange);
    bool makeRoom();
    void tick();
    void quicken();

    Surface &m_surface;
    McpEndpointLimits m_limits;
    ModernEndpoint m_modern;
    std::unordered_map<QByteArray, SessionPtr> m_sessions;
    std::unordered_set<Post *> m_waiting; ///< answered neither at once nor as a stream so far
    QTimer m_ticks;
};

} // namespace mcprt
