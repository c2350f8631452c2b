// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/mcp/surface.h"
#include "engine/router/parked_calls.h"
#include "engine/router/router.h"
#include "engine/router/slot_map.h"

#include <QObject>

namespace mcprt {

/// What a client of surface `tools` or `router` sees: `tools/list` and `tools/call` of our own
/// tools, and the tasks that execute_tool made.
class ToolSurface final : public QObject, public Surface
{
    Q_OBJECT

public:
    enum class Menu { Tools, Router };

    ToolSurface(Menu menu, const Router::Parts &parts, QObject *parent = nullptr);

    [[nodiscard]] RawJson capabilities() const override;
    [[nodiscard]] QString instructions() const override;
    RequestTicket request(McpRequest request, Done<RawJson> done) override;
    void cancel(RequestTicket ticket) override;
    void connectionClosed(quint64 connection) override;
    void observe(quint64 connection, SurfaceObserver observer) override;
    [[nodiscard]] RawJson extensions() const override;
    [[nodiscard]] bool tellsOfTask(const OwnerKey &owner, const QString &id) const override;

private:
    struct Request
    {
        Done<RawJson> done;
        quint64 connection = 0;
        Router::Key call = 0;
        ParkedCalls::Key parked = 0; ///< when it can come back with answers
    };
    struct ToolCall ///< `params` of tools/call
    {
        QByteArray name;
        RawJson arguments;
        RawJson progressToken;
    };

    [[nodiscard]] static Result<ToolCall> readCall(const RawJson &params);
    [[nodiscard]] Failure unknownTool(const QByteArray &name) const;
    RequestTicket call(const McpRequest &request, Done<RawJson> done);

    /// Hands \a operation to the router; one of a caller of the newer era may be interrupted by
    /// what a child asks, and goes on when the caller comes again.
    void run(RequestTicket ticket, const McpRequest &request, Operation operation,
             const RawJson &progressToken, Done<RawJson> done);

    Menu m_menu;
    ElicitationHandler *m_person;
    Router m_router;
    ParkedCalls m_parked;
    SlotMap<Request> m_requests;
};

} // namespace mcprt
