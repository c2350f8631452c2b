// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/tool_surface.h"

#include "engine/mcp/envelope.h"
#include "engine/mcp/tasks_extension.h"
#include "engine/router/replies.h"
#include "engine/router/reply_text.h"
#include "engine/router/tool_list.h"

namespace mcprt {

namespace {

constexpr qsizetype kNameChars = 80; ///< of an unknown name, in a message
constexpr QByteArrayView kOperation = "operation";

Failure refused(int rpcCode, const QString &message)
{
    return Failure(Error{ErrorCode::InvalidArgument, message, {}, rpcCode});
}

QString shown(const QByteArray &name)
{
    return brief(QString::fromUtf8(name), kNameChars);
}

/// Only what MCP allows as a token is sent back.
bool isProgressToken(const RawJson &token)
{
    return token.isString() || decodeInteger(token.view()).has_value();
}

/// " Did you mean 'x'?", or \a otherwise with a blank in front.
QString orElse(const QString &didYouMean, QLatin1StringView otherwise)
{
    return didYouMean.isEmpty() ? u' ' + otherwise : didYouMean;
}

Result<Operation> readRouterOperation(const RawJson &arguments)
{
    using namespace Qt::StringLiterals;
    const auto name = decodeUtf8(member(arguments, kOperation).view());
    const ToolSpec *spec = name ? findToolSpec(*name) : nullptr;
    if (spec)
        return parseOperation(*spec, arguments, kOperation);
    if (!name) {
        return fail(ErrorCode::InvalidArgument,
                    QStringLiteral("semantic_router needs `operation`; start with "
                                   "operation=\"search_tools\" and a query."));
    }
    return fail(ErrorCode::InvalidArgument,
                QStringLiteral("Unknown operation %1.").arg(shown(*name))
                    + orElse(didYouMeanTool(shown(*name)), "Start with search_tools."_L1));
}

} // namespace

ToolSurface::ToolSurface(Menu menu, const Router::Parts &parts, QObject *parent)
    : QObject(parent)
    , m_menu(menu)
    , m_person(parts.person)
    , m_router(parts)
    , m_parked(parts.clock)
{}

RawJson ToolSurface::capabilities() const
{
    return RawJson(QByteArrayLiteral(R"({"tools":{"listChanged":false}})"));
}

QString ToolSurface::instructions() const
{
    return m_menu == Menu::Router ? routerInstructions() : toolInstructions();
}

RequestTicket ToolSurface::request(McpRequest request, Done<RawJson> done)
{
    request.caller.person = m_person;
    if (request.method == "tools/call")
        return call(request, std::move(done));
    if (request.caller.era == Era::Modern && ClientTasks::isMethod(request.method)) {
        done.report(declaresTasks(request.caller.clientCapabilities)
                        ? m_router.clientTasks().answer(request)
                        : Failure(tasksNotDeclared()));
        return 0;
    }
    if (request.method == "tools/list") {
        const RawJson menu = m_menu == Menu::Router ? routerToolList() : toolList();
        m_router.noteMenu(menu);
        done.report(menu);
    } else {
        done.report(refused(rpc::kMethodNotFound,
                            QStringLiteral("Method not found: %1").arg(shown(request.method))));
    }
    return 0;
}

Result<ToolSurface::ToolCall> ToolSurface::readCall(const RawJson &params)
{
    ToolCall call;
    JsonCursor at(params.view());
    QByteArrayView rawKey;
    if (at.enterObject()) {
        while (at.nextMember(&rawKey)) {
            const QByteArrayView value = at.takeValue();
            if (keyEquals(rawKey, "name"))
                call.name = decodeUtf8(value).value_or(QByteArray());
            else if (keyEquals(rawKey, "arguments"))
                call.arguments = params.part(value);
            else if (keyEquals(rawKey, "_meta"))
                call.progressToken = member(params.part(value), "progressToken");
        }
    }
    if (call.name.isEmpty()) {
        return refused(rpc::kInvalidParams,
                       QStringLiteral("tools/call needs the `name` of a tool in its params."));
    }
    if (call.arguments.isNull())
        call.arguments = {};
    if (!isProgressToken(call.progressToken))
        call.progressToken = {};
    return call;
}

Failure ToolSurface::unknownTool(const QByteArray &name) const
{
    using namespace Qt::StringLiterals;
    const QString near = m_menu == Menu::Router ? QString() : didYouMeanTool(shown(name));
    const auto otherwise = m_menu == Menu::Router ? "The only tool is semantic_router."_L1
                                                  : "Tools of servers are run by execute_tool."_L1;
    return refused(rpc::kInvalidParams,
                   QStringLiteral("Unknown tool: %1.").arg(shown(name)) + orElse(near, otherwise));
}

RequestTicket ToolSurface::call(const McpRequest &request, Done<RawJson> done)
{
    const auto call = readCall(request.params);
    if (!call) {
        done.report(Failure(call.error()));
        return 0;
    }
    const bool isRouter = m_menu == Menu::Router;
    const ToolSpec *spec = isRouter ? nullptr : findToolSpec(call->name);
    if (isRouter ? call->name != kRouterToolName : !spec) {
        done.report(unknownTool(call->name));
        return 0;
    }
    auto operation =
        isRouter ? readRouterOperation(call->arguments) : parseOperation(*spec, call->arguments);
    if (!operation) {
        done.report(replies::failure(operation.error()));
        return 0;
    }
    const RequestTicket ticket = m_requests.insert({std::move(done), request.caller.connection});
    run(ticket, request, std::move(*operation), call->progressToken,
        Done<RawJson>(this, [this, ticket](Result<RawJson> result) {
            if (auto waiting = m_requests.take(ticket))
                waiting->done.report(std::move(result));
        }));
    return m_requests.find(ticket) ? ticket : 0; // 0 = answered
}

void ToolSurface::run(RequestTicket ticket, const McpRequest &request, Operation operation,
                      const RawJson &progressToken, Done<RawJson> done)
{
    if (request.caller.era == Era::Legacy || !std::holds_alternative<op::ExecuteTool>(operation)) {
        const auto key =
            m_router.run(std::move(operation), {request.caller, progressToken}, std::move(done));
        if (Request *waiting = m_requests.find(ticket))
            waiting->call = key;
        return;
    }
    const auto start = [this, progressToken, operation = std::move(operation),
                        params = request.params](const Caller &caller, Done<RawJson> answer) {
        return m_router.run(operation,
                            {caller, progressToken, member(params, "inputResponses"),
                             member(params, "requestState")},
                            std::move(answer));
    };
    const auto key = m_parked.run(
        request, start, [this](quint64 started) { m_router.cancel(started); }, std::move(done));
    if (Request *waiting = m_requests.find(ticket))
        waiting->parked = key;
}

void ToolSurface::cancel(RequestTicket ticket)
{
    auto request = m_requests.take(ticket);
    if (!request)
        return;
    m_router.cancel(request->call);
    m_parked.cancel(request->parked);
    request->done.fail(ErrorCode::Cancelled, QStringLiteral("The request was cancelled."));
}

void ToolSurface::connectionClosed(quint64 connection)
{
    for (const RequestTicket ticket :
         m_requests.keys([&](const Request &r) { return r.connection == connection; }))
        cancel(ticket);
    m_router.clientTasks().closed(connection);
}

void ToolSurface::observe(quint64 connection, SurfaceObserver observer)
{
    m_router.clientTasks().observe(connection, std::move(observer));
}

RawJson ToolSurface::extensions() const
{
    return tasksExtension();
}

bool ToolSurface::tellsOfTask(const OwnerKey &owner, const QString &id) const
{
    return m_router.clientTasks().knows(owner, id);
}

} // namespace mcprt
