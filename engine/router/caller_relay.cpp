// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/caller_relay.h"

#include "engine/base/joined.h"
#include "engine/mcp/tasks_extension.h"
#include "engine/router/progress_relay.h"

namespace mcprt {

namespace {

/// What a child is told that asks for something its caller has not declared. A caller of the newer
/// era has a code for that, which the child may pass on to it.
Failure notAskable(QByteArrayView method, Era era)
{
    Error error{ErrorCode::Remote,
                QStringLiteral("The client can't be asked \"%1\".")
                    .arg(QString::fromUtf8(method.first(std::min<qsizetype>(method.size(), 100)))),
                {},
                rpc::kMethodNotFound};
    const QByteArrayView needed = neededCapability(method);
    if (era == Era::Modern && !needed.isEmpty()) {
        error.rpcCode = rpc::kMissingCapability;
        error.rpcData = joined({R"({"requiredCapabilities":{")", needed, R"(":{}}})"});
    }
    return Failure(std::move(error));
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

namespace {

/// What of a client's `capabilities` matters here, found in one pass: every call asks.
struct Declared
{
    bool canBeAsked = false;
    bool hasExtensions = false;
};

Declared declaredIn(const RawJson &capabilities)
{
    Declared declared;
    JsonCursor at(capabilities.view());
    QByteArrayView key;
    if (!at.enterObject())
        return declared;
    while (at.nextMember(&key)) {
        const bool isObject = at.takeValue().startsWith('{');
        declared.hasExtensions |= isObject && keyEquals(key, "extensions");
        declared.canBeAsked |= isObject
                               && (keyEquals(key, "elicitation") || keyEquals(key, "sampling")
                                   || keyEquals(key, "roots"));
    }
    return declared;
}

} // namespace

CallOptions callOptionsFor(const Caller &caller, const RawJson &progressToken)
{
    CallOptions options;
    options.caller = caller.peer != 0 ? caller.peer : caller.connection;
    options.owner = caller.owner;
    const Declared declared = declaredIn(caller.clientCapabilities);
    options.clientCapabilities = declared.hasExtensions ? withoutTasks(caller.clientCapabilities)
                                                        : caller.clientCapabilities;
    options.onNotification = caller.notify;
    if (caller.notify && !progressToken.isEmpty()) {
        options.onProgress = [notify = caller.notify, progressToken](const RawJson &params) {
            notify("notifications/progress", relayedProgress(params, progressToken));
        };
    }
    if (caller.ask && (declared.canBeAsked || caller.era == Era::Modern)) {
        options.onRequest =
            [ask = caller.ask, era = caller.era, capabilities = caller.clientCapabilities](
                QByteArrayView method, const RawJson &params, Done<RawJson> done) -> Withdraw {
            const QByteArrayView needed = neededCapability(method);
            if (!needed.isEmpty() && member(capabilities, needed).isObject())
                return ask(method, params, std::move(done));
            done.report(notAskable(method, era));
            return {};
        };
    }
    return options;
}

} // namespace mcprt
