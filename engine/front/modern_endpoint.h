// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/http_exchange.h"
#include "engine/front/modern_request.h"

#include <QTimer>

#include <map>

namespace mcprt {

struct ModernTimes
{
    std::chrono::milliseconds silence{15'000}; ///< then a waiting client hears something
    std::chrono::milliseconds tick{5'000};
};

/// Requests of the modern era on `/mcp`: each POST stands alone.
///
/// Its answer is JSON, with a status that fits, as long as there is nothing to say before it; at
/// the first notification, or when the client has waited long enough, it becomes an event stream
/// that ends with the reply. Nothing of it can be had again: a client that closes it has cancelled.
/// \sa MCP 2026-07-28, basic/transports, streamable HTTP
class ModernEndpoint final : public QObject
{
    Q_OBJECT

public:
    explicit ModernEndpoint(Surface &surface, ModernTimes times = {});
    ~ModernEndpoint() override;

    void post(const HttpHead &head, const Envelope &message, const OwnerKey &owner,
              HttpExchange exchange);
    /// Answers what is no POST.
    static void refuseMethod(HttpExchange exchange);

    /// The program ends: streams that listen end with their result.
    void close();

    [[nodiscard]] size_t openRequests() const { return m_posts.size(); }

private:
    class Post;

    void finish(quint64 post);
    void tick();

    Surface &m_surface;
    ModernTimes m_times;
    std::map<quint64, std::unique_ptr<Post>> m_posts;
    std::vector<std::unique_ptr<Post>> m_finished; ///< until none of their code runs any more
    quint64 m_lastPost = 0;
    QTimer m_ticks;
};

} // namespace mcprt
