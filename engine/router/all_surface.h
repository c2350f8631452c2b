// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/mcp/surface.h"
#include "engine/mcp/tasks_extension.h"
#include "engine/router/child_events.h"
#include "engine/router/client_tasks.h"
#include "engine/router/parked_calls.h"
#include "engine/router/public_lists.h"
#include "engine/router/relayed_tasks.h"
#include "engine/router/request_relay.h"
#include "engine/router/slot_map.h"

#include <QObject>

namespace mcprt {

/// What a client of surface `all` sees: the tools, resources and prompts of the children, as
/// `server__name` or, with one server only, under their own names. Results pass through byte for
/// byte; nothing is stored or shortened here.
///
/// Servers are started when they are called. With AUTO_START off a person starts them: until then
/// a call is refused, and lists have what was learnt before.
class AllSurface final : public QObject, public Surface
{
    Q_OBJECT

public:
    static constexpr qsizetype kPageItems = 500;
    /// For a call that became a task, where the server's entry says nothing.
    static constexpr std::chrono::hours kTaskTimeout{1};

    /// \param only  see PublicLists
    /// \param person  who is asked what a client can't be; may be null
    AllSurface(const ChildLists::Parts &parts, TaskQueue &tasks, const Clock &clock,
               ServerName only, ElicitationHandler *person = nullptr);
    ~AllSurface() override;

    [[nodiscard]] RawJson capabilities() const override;
    [[nodiscard]] QString instructions() const override;
    RequestTicket request(McpRequest request, Done<RawJson> done) override;
    void cancel(RequestTicket ticket) override;
    void connectionClosed(quint64 connection) override;
    void observe(quint64 connection, SurfaceObserver observer) override;
    void setLogLevel(quint64 connection, const QByteArray &level) override;
    [[nodiscard]] RawJson toolSchema(QByteArrayView name) const override;
    [[nodiscard]] RawJson extensions() const override;
    [[nodiscard]] bool tellsOfTask(const OwnerKey &owner, const QString &id) const override;

private:
    using Ticket = RequestTicket;
    struct Request
    {
        Done<RawJson> done;
        quint64 connection = 0;
        RequestRelay::Key relayed = 0;
        ParkedCalls::Key parked = 0; ///< in place of it when it can come back with answers
    };

    void dispatch(Ticket ticket, const McpRequest &request);
    void listTools(Ticket ticket, const McpRequest &request);
    void listItems(Ticket ticket, ChildList kind, const McpRequest &request);
    void callTool(Ticket ticket, const McpRequest &request, bool isSecondTry = false);
    /// Queues a call of a tool, and answers with its task.
    void callAsTask(Ticket ticket, const PublicNames::Target &target, const McpRequest &request,
                    RawJson params);
    void answerTask(Ticket ticket, const McpRequest &request);
    /// A server that makes tasks itself, and a caller that may get one.
    [[nodiscard]] bool mayMakeTasks(const ServerName &server, const McpRequest &request) const;
    void getPrompt(Ticket ticket, const McpRequest &request);
    void complete(Ticket ticket, const McpRequest &request);
    void readResource(Ticket ticket, const McpRequest &request);
    void subscribe(Ticket ticket, const McpRequest &request);
    void unsubscribe(Ticket ticket, const McpRequest &request);

    /// Finds the child that has a prompt shown as \a name, then does \a next, unless the request
    /// has gone.
    void withPrompt(Ticket ticket, const QString &name,
                    std::function<void(const PublicNames::Target &target)> next);
    /// The same for the child that has a resource.
    void withServerOf(Ticket ticket, const McpRequest &request, const QString &uri,
                      std::function<void(const ServerName &server)> next);
    void pass(Ticket ticket, const ServerName &server, const McpRequest &request, RawJson params,
              Done<RawJson> done);
    /// pass() with the answer going to the request.
    void passOn(Ticket ticket, const ServerName &server, const McpRequest &request, RawJson params);
    void answer(Ticket ticket, Result<RawJson> result);
    [[nodiscard]] RelayedRequest relayedTo(const ServerName &server, const McpRequest &request,
                                           RawJson params) const;
    /// Whether a call of \a target shall become a task of ours.
    [[nodiscard]] Result<void> checkSchema(const PublicNames::Target &target,
                                           const McpRequest &request) const;
    [[nodiscard]] TaskSupport taskSupport(const PublicNames::Target &target,
                                          const McpRequest &request) const;
    [[nodiscard]] bool offers(const ServerName &server, QByteArrayView capability) const;

    ChildLists::Parts m_parts;
    ElicitationHandler *m_person;
    PublicLists m_lists;
    ChildEvents m_events;
    RequestRelay m_relay;
    TaskQueue &m_queue;
    ClientTasks m_tasks;
    RelayedTasks m_childTasks;
    ParkedCalls m_parked;
    SlotMap<Request> m_requests;
};

} // namespace mcprt
