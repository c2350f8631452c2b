// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/caller_relay.h"

#include "engine/base/joined.h"
#include "engine/base/json_edit.h"
#include "engine/mcp/elicitation_handler.h"
#include "engine/mcp/tasks_extension.h"
#include "engine/router/progress_relay.h"

namespace mcprt {

namespace {

/// What of a capability a question needs besides the capability itself.
struct Need
{
    QByteArrayView capability;
    QByteArrayView part; ///< a member of it; empty = the capability alone
};

/// \sa MCP 2025-11-25, client/elicitation and client/sampling
Need needOf(QByteArrayView method, const RawJson &params)
{
    Need need{neededCapability(method), {}};
    if (need.capability == "elicitation"
        && decodeUtf8(member(params, "mode").view()).value_or(QByteArray()) == "url")
        need.part = "url";
    else if (need.capability == "elicitation")
        need.part = "form";
    else if (need.capability == "sampling"
             && !(member(params, "tools").isEmpty() && member(params, "toolChoice").isEmpty()))
        need.part = "tools";
    return need;
}

bool isDeclared(const Need &need, const RawJson &capabilities)
{
    const RawJson declared = member(capabilities, need.capability);
    if (!declared.isObject() || need.part.isEmpty())
        return declared.isObject();
    // Who declares no mode means forms, as before there were modes.
    const bool isPlain = need.part == "form" && member(declared, "url").isEmpty();
    return isPlain || member(declared, need.part).isObject();
}

/// What a child is told that asks for something its caller has not declared. A caller of the newer
/// era has a code for that, which the child may pass on to it.
Failure notAskable(QByteArrayView method, const Need &need, const RawJson &capabilities, Era era)
{
    Error error{ErrorCode::Remote,
                QStringLiteral("The client can't be asked \"%1\".")
                    .arg(QString::fromUtf8(method.first(std::min<qsizetype>(method.size(), 100)))),
                {},
                rpc::kMethodNotFound};
    if (need.capability.isEmpty())
        return Failure(std::move(error));
    const bool lacksPart = member(capabilities, need.capability).isObject();
    if (lacksPart) {
        error.message +=
            QStringLiteral(" It has not declared %1.%2.")
                .arg(QString::fromLatin1(need.capability), QString::fromLatin1(need.part));
        error.rpcCode = rpc::kInvalidParams;
    }
    if (era == Era::Modern) {
        error.rpcCode = rpc::kMissingCapability;
        const QByteArray part = lacksPart ? joined({"\"", need.part, "\":{}"}) : QByteArray();
        error.rpcData =
            joined({R"({"requiredCapabilities":{")", need.capability, R"(":{)", part, "}}}"});
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
    bool hasElicitation = false;
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
        declared.hasElicitation |= isObject && keyEquals(key, "elicitation");
        declared.canBeAsked |= isObject && (keyEquals(key, "sampling") || keyEquals(key, "roots"));
    }
    declared.canBeAsked |= declared.hasElicitation;
    return declared;
}

bool isSomebodyThere(const Caller &caller)
{
    return caller.person && caller.person->isThere();
}

/// Asks the caller what it has declared, and the person what it has not.
SharedCallback<Withdraw(QByteArrayView, const RawJson &, Done<RawJson>)>
askerFor(const Caller &caller, const ServerName &server)
{
    return [ask = caller.ask, era = caller.era, capabilities = caller.clientCapabilities,
            person = caller.person,
            server](QByteArrayView method, const RawJson &params, Done<RawJson> done) -> Withdraw {
        const Need need = needOf(method, params);
        if (ask && !need.capability.isEmpty() && isDeclared(need, capabilities))
            return ask(method, params, std::move(done));
        if (need.capability == "elicitation" && person && person->isThere())
            return person->ask(server, params, std::move(done));
        done.report(notAskable(method, need, capabilities, era));
        return {};
    };
}

} // namespace

ChildCalls::Inputs inputsFor(const Caller &caller)
{
    const bool isPersonOnly =
        isSomebodyThere(caller) && !declaredIn(caller.clientCapabilities).canBeAsked;
    return caller.era == Era::Modern && !isPersonOnly ? ChildCalls::Inputs::PassOn
                                                      : ChildCalls::Inputs::Ask;
}

CallOptions callOptionsFor(const Caller &caller, const RawJson &progressToken,
                           const ServerName &server)
{
    CallOptions options;
    options.caller = caller.peer != 0 ? caller.peer : caller.connection;
    options.program = caller.program;
    const Declared declared = declaredIn(caller.clientCapabilities);
    options.clientCapabilities = declared.hasExtensions ? withoutTasks(caller.clientCapabilities)
                                                        : caller.clientCapabilities;
    options.onNotification = caller.notify;
    if (caller.notify && !progressToken.isEmpty()) {
        options.onProgress = [notify = caller.notify, progressToken](const RawJson &params) {
            notify("notifications/progress", relayedProgress(params, progressToken));
        };
    }
    const bool isSomeone = isSomebodyThere(caller);
    // A newer child asks only for what is declared. One caller's answer asks that caller or, if it
    // has declared nothing, the person; not the one this and the other that.
    if (isSomeone && !declared.hasElicitation
        && (caller.era == Era::Legacy || !declared.canBeAsked)) {
        options.clientCapabilities =
            withMember(options.clientCapabilities, "elicitation", R"({"form":{},"url":{}})");
    }
    if (isSomeone || (caller.ask && (declared.canBeAsked || caller.era == Era::Modern)))
        options.onRequest = askerFor(caller, server);
    return options;
}

} // namespace mcprt
