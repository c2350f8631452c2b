// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/mcp/surface.h"

#include <map>
#include <vector>

namespace mcprt {

/// Answers the method `echo` with its params and holds every other request until the test answers.
class FakeSurface final : public Surface
{
public:
    struct Held
    {
        McpRequest request;
        Done<RawJson> done;
    };

    RawJson capabilities() const override { return RawJson(can); }
    QString instructions() const override { return QStringLiteral("Search, then call."); }

    RequestTicket request(McpRequest request, Done<RawJson> done) override
    {
        ++requests;
        if (request.method == "echo") {
            done.report(request.params.isEmpty() ? RawJson(QByteArray("{}")) : request.params);
            return 0;
        }
        const RequestTicket ticket = ++m_lastTicket;
        held.emplace(ticket, Held{std::move(request), std::move(done)});
        return ticket;
    }
    void cancel(RequestTicket ticket) override
    {
        cancelled.push_back(ticket);
        held.erase(ticket); // reports Cancelled
    }
    void connectionClosed(quint64 connection) override
    {
        closed.push_back(connection);
        observers.erase(connection);
    }
    void observe(quint64 connection, SurfaceObserver observer) override
    {
        observers[connection] = std::move(observer);
    }
    RawJson toolSchema(QByteArrayView name) const override
    {
        const auto at = schemas.find(name.toByteArray());
        return at == schemas.end() ? RawJson() : RawJson(at->second);
    }
    RawJson extensions() const override { return RawJson(extending); }
    bool tellsOfTask(const OwnerKey &owner, const QString &id) const override
    {
        Q_UNUSED(owner)
        return id == task;
    }
    /// Tells every observer.
    void tell(const SurfaceEvent &event)
    {
        for (const auto &[connection, observer] : std::map(observers))
            observer(event);
    }

    /// The request that came last of those not answered.
    Held &last() { return held.rbegin()->second; }
    /// Answers the request that came last.
    void answer(const QByteArray &result)
    {
        auto node = held.extract(std::prev(held.end()));
        node.mapped().done.report(RawJson(result));
    }

    void fail(Error error)
    {
        auto node = held.extract(std::prev(held.end()));
        node.mapped().done.report(Failure(std::move(error)));
    }

    QByteArray can = R"({"tools":{}})"; ///< capabilities
    QByteArray extending;               ///< extensions
    QString task{};                     ///< that observers are told of
    std::map<RequestTicket, Held> held;
    std::vector<RequestTicket> cancelled;
    std::vector<quint64> closed;
    std::map<quint64, SurfaceObserver> observers;
    std::map<QByteArray, QByteArray> schemas; ///< of tools, by name
    int requests = 0;

private:
    RequestTicket m_lastTicket = 0;
};

} // namespace mcprt
