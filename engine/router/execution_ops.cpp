// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/execution_ops.h"

#include "engine/child/server_pool.h"
#include "engine/mcp/tasks_extension.h"
#include "engine/router/caller_relay.h"
#include "engine/router/replies.h"

#include <QPointer>

#include <algorithm>

namespace mcprt {

namespace {

using std::chrono::milliseconds;

/// How often slow calls are looked for; a call becomes a task at most this much late.
milliseconds watchInterval(milliseconds autoBackground)
{
    return std::clamp(autoBackground / 20, milliseconds(10), milliseconds(1000));
}

/// \a caller of a call that runs on when its request is answered: the client can't be asked or
/// told, but it stays known whose it is, and the person may be there.
Caller gone(Caller caller)
{
    caller.ask = nullptr;
    caller.notify = nullptr;
    return caller;
}

/// A tool call that waits in the queue for its turn.
class QueuedCall final : public TaskWork
{
public:
    QueuedCall(ToolCaller &caller, ToolRequest request)
        : m_caller(&caller)
        , m_request(std::move(request))
    {}

    void start(SharedCallback<void(const RawJson &params)> onProgress, Done<RawJson> done) override
    {
        if (!m_caller)
            return; // the engine is going down, the queue hears of it by the lost Done
        m_request.relay.onProgress = std::move(onProgress);
        m_call = m_caller->call(std::move(m_request), std::move(done));
    }
    void cancel() override
    {
        if (m_caller)
            m_caller->cancel(m_call);
    }

private:
    QPointer<ToolCaller> m_caller;
    ToolRequest m_request;
    ToolCaller::Key m_call = 0;
};

bool knowsTasks(const Caller &caller)
{
    return caller.era == Era::Modern && declaresTasks(caller.clientCapabilities);
}

} // namespace

ExecutionOps::ExecutionOps(Parts parts, QObject *parent)
    : QObject(parent)
    , m_parts(parts)
{
    m_watch.setInterval(watchInterval(parts.autoBackground));
    connect(&m_watch, &QTimer::timeout, this, &ExecutionOps::adoptSlowCalls);
}

milliseconds ExecutionOps::timeoutOf(const op::ExecuteTool &operation) const
{
    if (operation.timeout)
        return *operation.timeout;
    const ServerConfig *config = m_parts.servers.config(operation.server);
    return config && config->timeout.count() > 0 ? config->timeout : kDefaultCallTimeout;
}

ExecutionOps::Key ExecutionOps::execute(op::ExecuteTool operation, const RequestContext &context,
                                        Done<RawJson> done)
{
    if (operation.inBackground) {
        submit(operation, context, std::move(done));
        return 0;
    }
    const milliseconds timeout = timeoutOf(operation);
    const bool mayBeAdopted =
        m_parts.autoBackground.count() > 0 && timeout > m_parts.autoBackground;
    const bool makesTasks = knowsTasks(context.caller);
    const Key key = m_foreground.insert(Foreground{
        std::move(done),
        {context.caller.owner, operation.server.text, operation.tool.text, operation.priority},
        mayBeAdopted ? m_parts.clock.now() : TimePoint::max()});
    Foreground &foreground = *m_foreground.find(key);
    ToolRequest request{std::move(operation.server),    std::move(operation.tool),
                        std::move(operation.arguments), timeout,
                        context.caller.owner,           {}};
    request.relay = makesTasks
                        ? callOptionsFor(askedThrough(key, context.caller), context.progressToken,
                                         request.server)
                        : callOptionsFor(context.caller, context.progressToken, request.server);
    if (context.caller.era == Era::Modern) {
        request.inputs = inputsFor(context.caller);
        request.inputResponses = context.inputResponses;
        request.requestState = context.requestState;
    }
    foreground.mayBeAdopted = mayBeAdopted;
    if (mayBeAdopted)
        request.relay = pausedByQuestions(key, std::move(request.relay));
    if (mayBeAdopted && makesTasks)
        foreground.open = ClientTasks::open(context.caller.owner);
    if (request.relay.onProgress || mayBeAdopted) { // as a task it shows how far it is
        foreground.onProgress = std::move(request.relay.onProgress);
        request.relay.onProgress = [self = QPointer(this), key](const RawJson &params) {
            if (self)
                self->onProgress(key, params);
        };
    }
    const auto call = m_parts.caller.call(std::move(request),
                                          Done<RawJson>(this, [this, key](Result<RawJson> result) {
                                              onAnswer(key, std::move(result));
                                          }));
    Foreground *waiting = m_foreground.find(key);
    if (!waiting)
        return 0;
    waiting->call = call;
    if (mayBeAdopted && !m_watch.isActive())
        m_watch.start();
    return key;
}

Caller ExecutionOps::askedThrough(Key key, const Caller &caller)
{
    Caller asked = caller;
    asked.ask = [self = QPointer(this), key, ask = caller.ask](
                    QByteArrayView method, const RawJson &params, Done<RawJson> done) -> Withdraw {
        const Foreground *call = self ? self->m_foreground.find(key) : nullptr;
        if (call && call->isTask && call->open)
            return self->m_parts.clientTasks.ask(call->open, method, params, std::move(done));
        if (ask)
            return ask(method, params, std::move(done));
        return {};
    };
    return asked;
}

CallOptions ExecutionOps::pausedByQuestions(Key key, CallOptions options)
{
    if (!options.onRequest)
        return options;
    options.onRequest = [self = QPointer(this), key, ask = std::move(options.onRequest)](
                            QByteArrayView method, const RawJson &params,
                            Done<RawJson> done) -> Withdraw {
        if (Foreground *waiting = self ? self->m_foreground.find(key) : nullptr) {
            ++waiting->openQuestions;
            waiting->startedAt = TimePoint::max();
        }
        return ask(method, params,
                   Done<RawJson>([self, key, done = std::move(done)](Result<RawJson> r) mutable {
                       Foreground *waiting = self ? self->m_foreground.find(key) : nullptr;
                       if (waiting && --waiting->openQuestions == 0 && !waiting->isTask) {
                           waiting->startedAt = self->m_parts.clock.now();
                           if (!self->m_watch.isActive())
                               self->m_watch.start();
                       }
                       done.report(std::move(r));
                   }));
    };
    return options;
}

void ExecutionOps::submit(const op::ExecuteTool &operation, const RequestContext &context,
                          Done<RawJson> done)
{
    const TaskQueue::Description description{context.caller.owner, operation.server.text,
                                             operation.tool.text, operation.priority};
    ToolRequest request{operation.server,     operation.tool,       operation.arguments,
                        timeoutOf(operation), context.caller.owner, {}};
    if (auto refused = m_parts.caller.refusal(request))
        return done.report(*refused ? **std::move(refused) : replies::failure(refused->error()));
    const auto open =
        knowsTasks(context.caller) ? ClientTasks::open(context.caller.owner) : nullptr;
    if (open)
        request.relay =
            callOptionsFor(m_parts.clientTasks.callerOf(open, context.caller), {}, request.server);
    else
        request.relay = callOptionsFor(gone(context.caller), {}, request.server);
    const auto id = m_parts.tasks.submit(
        description, std::make_unique<QueuedCall>(m_parts.caller, std::move(request)));
    if (!id)
        return done.report(replies::failure(id.error()));
    if (open)
        return done.report(m_parts.clientTasks.created(*id, open));
    done.report(replies::taskStarted(*id, TaskStatus::Queued,
                                     QStringLiteral("%1/%2 is queued as task %3.")
                                         .arg(description.server, description.tool, id->text)));
}

void ExecutionOps::onAnswer(Key key, Result<RawJson> result)
{
    auto waiting = m_foreground.take(key);
    if (!waiting)
        return;
    if (waiting->isTask && result && isInputRequired(*result)) {
        // Asked as an answer, which this is not any more: only a call that begins as a task can
        // be made again with what its caller says.
        result =
            fail(ErrorCode::Remote,
                 QStringLiteral("%1 needs an answer of the client's and could not wait for it. "
                                "Call it with in_background.")
                     .arg(waiting->description.server));
    }
    if (!result && !waiting->isTask)
        return waiting->done.report(replies::failure(result.error()));
    waiting->done.report(std::move(result));
}

void ExecutionOps::onProgress(Key key, const RawJson &params)
{
    const Foreground *waiting = m_foreground.find(key);
    if (!waiting || !waiting->onProgress)
        return;
    const auto relay = waiting->onProgress; // its receiver may cancel the call
    relay(params);
}

void ExecutionOps::adoptSlowCalls()
{
    const auto latest = m_parts.clock.now() - m_parts.autoBackground;
    bool anyLeft = false;
    for (const Key key : m_foreground.keys([&](const Foreground &waiting) {
             const bool watched = !waiting.isTask && waiting.startedAt != TimePoint::max();
             anyLeft |= watched && waiting.startedAt > latest;
             return watched && waiting.startedAt <= latest;
         }))
        adopt(key);
    if (!anyLeft)
        m_watch.stop();
}

void ExecutionOps::adopt(Key key)
{
    Foreground *waiting = m_foreground.find(key);
    if (!waiting)
        return; // an answer before this one ended it
    auto adopted = m_parts.tasks.adopt(waiting->description, [self = QPointer(this), key] {
        if (!self)
            return;
        if (auto task = self->m_foreground.take(key)) {
            self->m_parts.caller.cancel(task->call);
            task->done.fail(ErrorCode::Cancelled, QStringLiteral("The call was cancelled."));
        }
    });
    const QString text = QStringLiteral("%1/%2 takes longer than %3 s and goes on as task %4.")
                             .arg(waiting->description.server, waiting->description.tool)
                             .arg(double(m_parts.autoBackground.count()) / 1000)
                             .arg(adopted.id.text);
    Done<RawJson> caller = std::exchange(waiting->done, std::move(adopted.finish));
    waiting->onProgress = std::move(adopted.onProgress);
    waiting->isTask = true;
    if (const auto open = waiting->open)
        return caller.report(m_parts.clientTasks.created(adopted.id, open));
    caller.report(replies::taskStarted(adopted.id, TaskStatus::Running, text));
}

void ExecutionOps::cancel(Key key)
{
    Foreground *waiting = m_foreground.find(key);
    if (!waiting || waiting->isTask)
        return;
    auto taken = m_foreground.take(key);
    m_parts.caller.cancel(taken->call);
    taken->done.fail(ErrorCode::Cancelled, QStringLiteral("The call was cancelled."));
}

} // namespace mcprt
