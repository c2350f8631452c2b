// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/ids.h"
#include "engine/mcp/surface.h"
#include "engine/router/child_calls.h"
#include "engine/router/slot_map.h"

#include <QObject>

#include <chrono>
#include <optional>

namespace mcprt {

class Activity;
class Catalog;
class ServerPool;
class ServerStarter;

/// A caller's request as one child shall get it.
struct RelayedRequest
{
    ServerName server;
    QByteArray method;
    RawJson params; ///< an object, or empty
    Caller caller;
    ToolName tool{};                                             ///< of `tools/call`
    std::chrono::milliseconds timeout{std::chrono::seconds(60)}; ///< from when it is sent
    QByteArray logLevel{}; ///< that a modern child shall log from on; empty = none
    /// What becomes of `input_required` of a modern child; by default what the caller's era asks.
    std::optional<ChildCalls::Inputs> inputs{};
    bool mayBeTask = false; ///< a modern child may answer with a task of its own
};

/// Passes requests on to children, starts them first where needed, and gives the answers back as
/// they are. What belongs to a request (progress, logs, questions) goes to its caller meanwhile.
class RequestRelay final : public QObject
{
    Q_OBJECT

public:
    using Key = quint64;

    /// All of it outlives this. \param activity  notes the calls of tools; may be null
    RequestRelay(Catalog &catalog, ServerPool &servers, ServerStarter &starter, Activity *activity,
                 QObject *parent = nullptr);
    ~RequestRelay() override;

    /// \param done  the child's `result`, verbatim; what ServerStarter::startForRequest() and
    ///              ChildSession::call() report; NeedsApproval for a tool that its server changed.
    ///              May run before send() returns.
    /// \return for cancel()
    Key send(RelayedRequest request, Done<RawJson> done);
    /// Ends the request, tells the child, and reports Cancelled. Unknown keys are ignored.
    void cancel(Key key);

private:
    struct Call
    {
        RelayedRequest request;
        Done<RawJson> done;
        ChildCalls::Key passed = 0; ///< 0 = its server is being started
        std::chrono::steady_clock::time_point begin{};
    };

    void onStarted(Key key, const Result<ChildSession *> &session);
    void pass(Key key, ChildSession &session);
    void finish(Key key, Result<RawJson> result, bool isAcrossEras = false);

    Catalog &m_catalog;
    ServerPool &m_servers;
    ServerStarter &m_starter;
    Activity *m_activity;
    ChildCalls m_children;
    SlotMap<Call> m_calls;
};

} // namespace mcprt
