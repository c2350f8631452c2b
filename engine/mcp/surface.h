// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/ids.h"
#include "engine/base/raw_json.h"
#include "engine/base/shared_callback.h"
#include "engine/mcp/era.h"
#include "engine/mcp/withdraw.h"

#include <functional>

namespace mcprt {

class ElicitationHandler;

/// Who asks, and how to tell them something before the answer is there.
struct Caller
{
    OwnerKey owner; ///< owns the tasks and content that the request makes
    /// One stdio stream, one HTTP session, or in the modern era one request, closed as soon as it
    /// is answered; unique for the process's life.
    quint64 connection{};
    /// Sends a notification that belongs to this request (progress, log). Copied into every Caller
    /// of a request; does nothing once the caller has gone.
    SharedCallback<void(QByteArrayView method, const RawJson &params)> notify;

    Era era = Era::Legacy;
    /// `capabilities` of `initialize`, or of the request's `_meta` in the modern era; may be empty.
    RawJson clientCapabilities{};
    /// Sends a request of a child's (elicitation, sampling, roots) to the client, on the stream of
    /// this request, and reports the client's `result`: Remote (the client's error), Cancelled (it
    /// has gone, or the question was withdrawn). Null where the era has no such requests: there the
    /// answer of this request asks
    /// (`input_required`).
    SharedCallback<Withdraw(QByteArrayView method, const RawJson &params, Done<RawJson> done)>
        ask{};
    /// One program at the other end, whose requests need not be told apart: a stdio stream or an
    /// HTTP session. 0 where nothing joins requests to each other (modern era, HTTP).
    quint64 peer = 0;
    /// What can be told of the program where `peer` is 0: its owner and the clientInfo that it
    /// names, which others may share. 0 = nothing.
    quint64 program = 0;
    /// Whom a child's questions go to that `ask` is not for; may be null. Outlives every request.
    ElicitationHandler *person = nullptr;
};

/// Something that happened on a surface outside any request: `notifications/tools/list_changed`,
/// `notifications/resources/updated`, `notifications/tasks` …
struct SurfaceEvent
{
    QByteArray method;
    RawJson params;      ///< may be empty
    QString resourceUri; ///< of `resources/updated`; who has not subscribed to it is not told
    QString task{};      ///< id, of `tasks`; who does not listen for it is not told
};
using SurfaceObserver = std::function<void(const SurfaceEvent &event)>;

/// One MCP request that the front doors do not answer themselves.
struct McpRequest
{
    QByteArray method; ///< e.g. `tools/call`
    RawJson params;    ///< empty when absent
    Caller caller;
    /// Checks the request against the input schema of the tool that it calls; set where
    /// Surface::toolSchema() did not know the tool yet. An error is the answer.
    std::function<Result<void>(const RawJson &inputSchema)> checkSchema{};
};

/// Names a request under way, for cancel(). 0 = already answered.
using RequestTicket = quint64;

/// What a caller sees behind a front door: the fourteen tools, the one router tool, or the
/// children's own tools (contract: `--surface`). The front doors own `initialize`, `ping`,
/// `logging/setLevel` and cancellation; everything else comes here.
class Surface
{
public:
    virtual ~Surface() = default;

    /// `capabilities` of the `initialize` result; constant.
    [[nodiscard]] virtual RawJson capabilities() const = 0;
    /// `instructions` of the `initialize` result; may be empty.
    [[nodiscard]] virtual QString instructions() const = 0;

    /// Answers \a request with its `result` object.
    ///
    /// \param done  once: the result, or an Error whose rpcCode (or code, see buildError()) becomes
    ///              the JSON-RPC error. A tool that fails is not an Error but a result with
    ///              `isError: true`. May run before request() returns.
    /// \return a ticket for cancel(), 0 when done has run already.
    virtual RequestTicket request(McpRequest request, Done<RawJson> done) = 0;
    /// Stops the work behind \a ticket and tells the child; its Done then reports Cancelled.
    /// Unknown tickets are ignored: the answer may have crossed the cancellation.
    virtual void cancel(RequestTicket ticket) = 0;
    /// The connection is gone for good: cancels what still runs in the foreground for it, and its
    /// observers and subscriptions go.
    virtual void connectionClosed(quint64 connection) = 0;

    /// Tells \a observer of events from now on, until connectionClosed(\a connection). One for each
    /// connection; a surface whose lists never change has nothing to tell.
    // NOLINTNEXTLINE(performance-unnecessary-value-param): surfaces that have events keep it
    virtual void observe(quint64 connection, SurfaceObserver observer)
    {
        Q_UNUSED(connection)
        Q_UNUSED(observer)
    }

    /// \a connection wants log messages from \a level on, one of the eight words of MCP. The front
    /// doors still leave out what is below it; a surface may pass the wish on to children.
    virtual void setLogLevel(quint64 connection, const QByteArray &level)
    {
        Q_UNUSED(connection)
        Q_UNUSED(level)
    }

    /// Extensions that clients of the modern era may use: an object of settings by name, or empty.
    [[nodiscard]] virtual RawJson extensions() const { return {}; }
    /// Whether observers are told of the task \a id of \a owner.
    [[nodiscard]] virtual bool tellsOfTask(const OwnerKey &owner, const QString &id) const
    {
        Q_UNUSED(owner)
        Q_UNUSED(id)
        return false;
    }

    /// `inputSchema` of the tool that `tools/list` shows as \a name (UTF-8), for the check of
    /// `Mcp-Param-` headers. Empty when it is not known: nothing is checked then.
    [[nodiscard]] virtual RawJson toolSchema(QByteArrayView name) const
    {
        Q_UNUSED(name)
        return {};
    }
};

} // namespace mcprt
