// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/mcp_session.h"
#include "engine/front/modern_meta.h"

namespace mcprt {

/// A request of the modern era that checkModern() has passed, and who sent it.
struct ModernCall
{
    Envelope request;
    ModernMeta meta;
    OwnerKey owner;
    quint64 peer = 0;                                                      ///< \sa Caller::peer
    quint64 program = 0;                                                   ///< \sa Caller::program
    std::function<Result<void>(const RawJson &inputSchema)> checkSchema{}; ///< \sa McpRequest
};

/// The work behind one request of the modern era. Destroyed before it has replied, it is cancelled
/// and says nothing more.
class ModernWork : public QObject
{
    Q_OBJECT

public:
    /// May reply before it returns. The last use of the sink is its reply, and during that the work
    /// must not be destroyed.
    virtual void start() = 0;
    /// The program ends: what would go on until the client goes ends with its result. Other work
    /// is cancelled with its server.
    virtual void close() {}

protected:
    /// \a surface and \a sink must outlive the work.
    ModernWork(Surface &surface, ModernCall call, RequestSink &sink);

    void reply(const RawJson &result);
    void fail(const Error &error);
    [[nodiscard]] bool hasReplied() const { return m_hasReplied; }

    Surface &m_surface;
    const ModernCall m_call;
    RequestSink &m_sink;
    /// Each request is a connection of its own: nothing joins one to another.
    const quint64 m_connection;

private:
    bool m_hasReplied = false;
};

/// A request that the Surface answers, and `server/discover`.
class ModernRequest final : public ModernWork
{
    Q_OBJECT

public:
    ModernRequest(Surface &surface, ModernCall call, RequestSink &sink);
    ~ModernRequest() override;

    void start() override;

private:
    void notify(QByteArrayView method, QByteArrayView params);

    RequestTicket m_ticket = 0;
    bool m_isAsked = false;
    bool m_isEnding = false;
};

/// What \a call asks for: a ModernRequest or a ListenStream.
[[nodiscard]] std::unique_ptr<ModernWork> makeModernWork(Surface &surface, ModernCall call,
                                                         RequestSink &sink);

} // namespace mcprt
