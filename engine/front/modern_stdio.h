// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/modern_request.h"

#include <map>

namespace mcprt {

/// Requests of the modern era that share one stream of messages (stdio): known by their ids, and
/// cancelled by `notifications/cancelled`.
class ModernStdio final : public QObject
{
    Q_OBJECT

public:
    ModernStdio(Surface &surface, OwnerKey owner, std::shared_ptr<RequestSink> sink);
    ~ModernStdio() override;

    /// Handles one message; everything that there is to say goes to the sink.
    void handle(const Envelope &message);
    /// The program ends: requests that listen end with their result.
    void close();

    [[nodiscard]] size_t openRequests() const { return m_open.size(); }

private:
    class Open;

    void onRequest(const Envelope &request);
    void finish(const QByteArray &id);

    Surface &m_surface;
    OwnerKey m_owner;
    const quint64 m_peer = nextConnection();
    std::shared_ptr<RequestSink> m_sink;
    std::map<QByteArray, std::unique_ptr<Open>> m_open; ///< by id, as the client writes it
    std::vector<std::unique_ptr<Open>> m_finished;      ///< until none of their code runs any more
};

} // namespace mcprt
