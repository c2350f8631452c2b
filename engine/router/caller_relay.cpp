// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/caller_relay.h"

#include "engine/mcp/tasks_extension.h"
#include "engine/router/progress_relay.h"

namespace mcprt {

namespace {

Failure notAskable(QByteArrayView method)
{
    return Failure(
        Error{ErrorCode::Remote,
              QStringLiteral("The client can't be asked \"%1\".")
                  .arg(QString::fromUtf8(method.first(std::min<qsizetype>(method.size(), 100)))),
              {},
              rpc::kMethodNotFound});
}

} // namespace

QByteArrayView neededCapability(QByteArrayView method)
{
    if (method == "elicitation/create")
        return "elicitation";
    if (method == "sampling/createMessage")
        return "sampling";
    return method == "roots/list" ? QByteArrayView("roots") : QByteArrayView();
}

RawJson progressTokenOf(const RawJson &params)
{
    const RawJson token = member(member(params, "_meta"), "progressToken");
    const bool isToken = token.isString() || decodeInteger(token.view()).has_value();
    return isToken ? token : RawJson();
}

CallOptions callOptionsFor(const Caller &caller, const RawJson &progressToken)
{
    CallOptions options;
    options.caller = caller.connection;
    options.clientCapabilities = withoutTasks(caller.clientCapabilities);
    if (caller.notify) {
        options.onNotification = [notify = caller.notify](QByteArrayView method,
                                                          const RawJson &params) {
            notify(method, params.view());
        };
        if (!progressToken.isEmpty()) {
            options.onProgress = [notify = caller.notify, progressToken](const RawJson &params) {
                notify("notifications/progress", relayedProgress(params, progressToken).view());
            };
        }
    }
    const bool mayBeAsked = member(caller.clientCapabilities, "elicitation").isObject()
                            || member(caller.clientCapabilities, "sampling").isObject()
                            || member(caller.clientCapabilities, "roots").isObject();
    if (caller.ask && mayBeAsked) {
        options.onRequest = [ask = caller.ask, capabilities = caller.clientCapabilities](
                                QByteArrayView method, const RawJson &params,
                                Done<RawJson> done) -> Withdraw {
            const QByteArrayView needed = neededCapability(method);
            if (!needed.isEmpty() && member(capabilities, needed).isObject())
                return ask(method, params, std::move(done));
            done.report(notAskable(method));
            return {};
        };
    }
    return options;
}

} // namespace mcprt
