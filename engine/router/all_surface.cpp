// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/all_surface.h"

#include "engine/base/json_edit.h"
#include "engine/catalog/catalog.h"
#include "engine/child/server_pool.h"
#include "engine/mcp/envelope.h"
#include "engine/mcp/modern.h"
#include "engine/router/list_page.h"
#include "engine/router/relayed_work.h"
#include "engine/router/replies.h"
#include "engine/router/reply_text.h"

namespace mcprt {

namespace {

constexpr qsizetype kNameChars = 100; ///< of an unknown name, in a message
/// Resource not found, until 2025-11-25. \sa MCP 2025-11-25, server/resources
constexpr int kLegacyNotFound = -32002;
/// From here on a modern child logs for a caller of the older era that has set no level; an older
/// child decides that for itself.
constexpr QByteArrayView kUsualLogLevel = "info";

Failure refused(int rpcCode, const QString &message, const QByteArray &data = {})
{
    Error error{ErrorCode::InvalidArgument, message, {}, rpcCode};
    error.rpcData = data;
    return Failure(std::move(error));
}

Failure missing(QLatin1StringView what, const QByteArray &method)
{
    return refused(
        rpc::kInvalidParams,
        QStringLiteral("%1 needs %2 in its params.").arg(QString::fromUtf8(method), what));
}

QString textOf(const RawJson &object, QByteArrayView key)
{
    return decodeString(member(object, key).view()).value_or(QString());
}

QByteArray quoted(const QString &text)
{
    QByteArray out;
    appendJsonString(out, text);
    return out;
}

/// In either era. The newer one's code says more than that, and the URI in `data` tells which.
bool saysNotFound(const Error &error)
{
    return error.rpcCode == kLegacyNotFound
           || (error.rpcCode == rpc::kInvalidParams
               && member(RawJson(error.rpcData), "uri").isString());
}

Failure resourceNotFound(const QString &uri, Era era)
{
    return refused(era == Era::Modern ? rpc::kInvalidParams : kLegacyNotFound,
                   QStringLiteral("Resource not found: %1").arg(brief(uri, kNameChars)),
                   "{\"uri\":" + quoted(uri) + '}');
}

/// The requests whose answer may be `input_required`. \sa MCP 2026-07-28, MRTR
bool mayNeedInput(const QByteArray &method)
{
    return method == "tools/call" || method == "prompts/get" || method == "resources/read";
}

/// A call that failed on our side of the child is a tool that failed; what the child refused, or
/// the caller took back, stays an error.
Result<RawJson> asToolResult(Result<RawJson> result)
{
    if (result || result.error().rpcCode != 0 || result.error().code == ErrorCode::Cancelled
        || result.error().code == ErrorCode::Remote)
        return result;
    return replies::failure(result.error());
}

} // namespace

AllSurface::AllSurface(const ChildLists::Parts &parts, TaskQueue &tasks, const Clock &clock,
                       ServerName only, ElicitationHandler *person)
    : m_parts(parts)
    , m_person(person)
    , m_lists(parts, std::move(only))
    , m_events(parts, m_lists)
    , m_relay(parts.catalog, parts.servers, parts.starter, parts.activity)
    , m_queue(tasks)
    , m_tasks(tasks, clock)
    , m_parked(clock)
{}

AllSurface::~AllSurface() = default;

RawJson AllSurface::capabilities() const
{
    return RawJson(QByteArrayLiteral(
        R"({"tools":{"listChanged":true},"prompts":{"listChanged":true},)"
        R"("resources":{"subscribe":true,"listChanged":true},"completions":{}})"));
}

QString AllSurface::instructions() const
{
    if (!m_lists.isBare()) {
        return QStringLiteral("Tools and prompts of several MCP servers; the name of each begins "
                              "with that of its server and two underscores.");
    }
    const ServerListing *listing = m_parts.catalog.listing(m_lists.only());
    return listing ? listing->instructions : QString();
}

RequestTicket AllSurface::request(McpRequest request, Done<RawJson> done)
{
    request.caller.person = m_person;
    const Ticket ticket = m_requests.insert({std::move(done), request.caller.connection});
    dispatch(ticket, request);
    return m_requests.find(ticket) ? ticket : 0;
}

void AllSurface::dispatch(Ticket ticket, const McpRequest &request)
{
    const QByteArray &method = request.method;
    if (method == "tools/call")
        return callTool(ticket, request);
    if (method == "tools/list")
        return listTools(ticket, request);
    if (method == "prompts/list")
        return listItems(ticket, ChildList::Prompts, request);
    if (method == "resources/list")
        return listItems(ticket, ChildList::Resources, request);
    if (method == "resources/templates/list")
        return listItems(ticket, ChildList::ResourceTemplates, request);
    if (method == "prompts/get")
        return getPrompt(ticket, request);
    if (method == "resources/read")
        return readResource(ticket, request);
    if (method == "completion/complete")
        return complete(ticket, request);
    if (method == "resources/subscribe")
        return subscribe(ticket, request);
    if (method == "resources/unsubscribe")
        return unsubscribe(ticket, request);
    if (request.caller.era == Era::Modern && ClientTasks::isMethod(method))
        return answerTask(ticket, request);
    answer(ticket,
           refused(rpc::kMethodNotFound, QStringLiteral("Method not found: %1")
                                             .arg(brief(QString::fromUtf8(method), kNameChars))));
}

void AllSurface::listTools(Ticket ticket, const McpRequest &request)
{
    using List = PublicLists::ListPtr;
    m_lists.tools(
        Done<List>(this, [this, ticket, params = request.params](const Result<List> &list) {
            answer(ticket,
                   list ? listPage(**list, "tools", params, kPageItems) : Failure(list.error()));
        }));
}

void AllSurface::listItems(Ticket ticket, ChildList kind, const McpRequest &request)
{
    using List = PublicLists::ListPtr;
    const QByteArrayView name = kind == ChildList::Prompts     ? "prompts"
                                : kind == ChildList::Resources ? "resources"
                                                               : "resourceTemplates";
    m_lists.items(kind, Done<List>(this, [this, ticket, name,
                                          params = request.params](const Result<List> &list) {
                      answer(ticket, list ? listPage(**list, name, params, kPageItems)
                                          : Failure(list.error()));
                  }));
}

void AllSurface::callTool(Ticket ticket, const McpRequest &request, bool isSecondTry)
{
    const auto name = decodeUtf8(member(request.params, "name").view());
    if (!name || name->isEmpty())
        return answer(ticket, missing(QLatin1StringView("the `name` of a tool"), request.method));
    const PublicLists::ListPtr tools = m_lists.knownTools();
    if (const auto *target = tools->names.find(*name)) {
        if (const auto fits = checkSchema(*target, request); !fits)
            return answer(ticket, Failure(fits.error()));
        const RawJson params = m_lists.isBare()
                                   ? request.params
                                   : withMember(request.params, "name", quoted(target->name));
        const TaskSupport support = taskSupport(*target, request);
        if (support == TaskSupport::Forbidden)
            return passOn(ticket, target->server, request, params);
        if (declaresTasks(request.caller.clientCapabilities))
            return callAsTask(ticket, *target, request, params);
        if (support == TaskSupport::Required)
            return answer(ticket, Failure(tasksNotDeclared()));
        return passOn(ticket, target->server, request, params);
    }
    if (isSecondTry) {
        return answer(ticket, refused(rpc::kInvalidParams,
                                      QStringLiteral("Unknown tool: %1. tools/list has all names.")
                                          .arg(brief(QString::fromUtf8(*name), kNameChars))));
    }
    m_lists.learn(
        *name, Done<bool>(this, [this, ticket, request, name = *name](const Result<bool> &learnt) {
            if (!m_requests.find(ticket))
                return;
            // One that is found now may be another server's than the one that failed.
            if (learnt || m_lists.knownTools()->names.find(name))
                callTool(ticket, request, true);
            else
                answer(ticket, asToolResult(Failure(learnt.error())));
        }));
}

/// What the front door could not check before the tool was known.
Result<void> AllSurface::checkSchema(const PublicNames::Target &target,
                                     const McpRequest &request) const
{
    if (!request.checkSchema)
        return {};
    const KnownTool *tool = m_parts.catalog.findTool(target.server, ToolName{target.name});
    return request.checkSchema(tool ? tool->inputSchema : RawJson());
}

TaskSupport AllSurface::taskSupport(const PublicNames::Target &target,
                                    const McpRequest &request) const
{
    const ServerListing *listing = m_parts.catalog.listing(target.server);
    if (request.caller.era == Era::Legacy || (listing && declaresTasks(listing->capabilities)))
        return TaskSupport::Forbidden; // of our own: such a server makes them itself
    const KnownTool *tool = m_parts.catalog.findTool(target.server, ToolName{target.name});
    return tool ? taskSupportOf(tool->info.definition) : TaskSupport::Forbidden;
}

void AllSurface::callAsTask(Ticket ticket, const PublicNames::Target &target,
                            const McpRequest &request, RawJson params)
{
    const auto open = ClientTasks::open(request.caller.owner);
    RelayedRequest relayed = relayedTo(target.server, request, std::move(params));
    const ServerConfig *config = m_parts.servers.config(target.server);
    if (!config || config->timeout.count() <= 0)
        relayed.timeout = kTaskTimeout;
    relayed.caller = m_tasks.callerOf(open, request.caller);
    relayed.inputs = ChildCalls::Inputs::Ask;
    const auto id =
        m_queue.submit({request.caller.owner, target.server.text, target.name},
                       std::make_unique<RelayedWork>(m_relay, std::move(relayed), &asToolResult));
    answer(ticket, id ? m_tasks.created(*id, open) : asToolResult(Failure(id.error())));
}

void AllSurface::answerTask(Ticket ticket, const McpRequest &request)
{
    if (!declaresTasks(request.caller.clientCapabilities))
        return answer(ticket, Failure(tasksNotDeclared()));
    const QString id = textOf(request.params, "taskId");
    const RelayedTasks::Task *theirs = m_childTasks.find(request.caller.owner, id);
    if (!theirs)
        return answer(ticket, m_tasks.answer(request));
    pass(ticket, theirs->server, request, withMember(request.params, "taskId", quoted(theirs->id)),
         Done<RawJson>(this, [this, ticket, id](Result<RawJson> result) {
             answer(ticket, result ? RelayedTasks::renamed(*result, id) : std::move(result));
         }));
}

bool AllSurface::mayMakeTasks(const ServerName &server, const McpRequest &request) const
{
    const ServerListing *listing = m_parts.catalog.listing(server);
    return request.caller.era == Era::Modern && listing && declaresTasks(listing->capabilities)
           && (request.method == "tools/call" || ClientTasks::isMethod(request.method));
}

void AllSurface::withPrompt(Ticket ticket, const QString &name,
                            std::function<void(const PublicNames::Target &target)> next)
{
    if (m_lists.isBare())
        return next({m_lists.only(), name});
    using Target = PublicNames::Target;
    m_lists.prompt(
        name.toUtf8(),
        Done<Target>(this, [this, ticket, name, next = std::move(next)](const auto &target) {
            if (!m_requests.find(ticket))
                return;
            if (target)
                return next(*target);
            if (target.error().code != ErrorCode::NotFound)
                return answer(ticket, Failure(target.error()));
            answer(ticket, refused(rpc::kInvalidParams,
                                   QStringLiteral("Unknown prompt: %1. prompts/list has all.")
                                       .arg(brief(name, kNameChars))));
        }));
}

void AllSurface::getPrompt(Ticket ticket, const McpRequest &request)
{
    const QString name = textOf(request.params, "name");
    if (name.isEmpty())
        return answer(ticket, missing(QLatin1StringView("the `name` of a prompt"), request.method));
    withPrompt(ticket, name, [this, ticket, request](const PublicNames::Target &target) {
        passOn(ticket, target.server, request,
               withMember(request.params, "name", quoted(target.name)));
    });
}

void AllSurface::complete(Ticket ticket, const McpRequest &request)
{
    const RawJson ref = member(request.params, "ref");
    const auto next = [this, ticket, request](const ServerName &server, const RawJson &params) {
        if (offers(server, "completions"))
            return passOn(ticket, server, request, params);
        answer(ticket, RawJson(QByteArrayLiteral(R"({"completion":{"values":[]}})")));
    };
    if (const QString name = textOf(ref, "name"); textOf(ref, "type") == u"ref/prompt") {
        return withPrompt(ticket, name, [request, ref, next](const PublicNames::Target &target) {
            const RawJson own = withMember(ref, "name", quoted(target.name));
            next(target.server, withMember(request.params, "ref", own.view()));
        });
    }
    const QString uri = textOf(ref, "uri");
    if (uri.isEmpty())
        return answer(
            ticket, missing(QLatin1StringView("a `ref` to a prompt or resource"), request.method));
    withServerOf(ticket, request, uri,
                 [request, next](const ServerName &server) { next(server, request.params); });
}

void AllSurface::withServerOf(Ticket ticket, const McpRequest &request, const QString &uri,
                              std::function<void(const ServerName &server)> next)
{
    if (uri.isEmpty())
        return answer(ticket,
                      missing(QLatin1StringView("the `uri` of a resource"), request.method));
    m_lists.serverOf(
        uri, Done<ServerName>(this, [this, ticket, uri, era = request.caller.era,
                                     next = std::move(next)](const Result<ServerName> &server) {
            if (!m_requests.find(ticket))
                return;
            if (server)
                next(*server);
            else if (server.error().code == ErrorCode::NotFound)
                answer(ticket, resourceNotFound(uri, era));
            else // who can't say may have it
                answer(ticket, Failure(server.error()));
        }));
}

void AllSurface::readResource(Ticket ticket, const McpRequest &request)
{
    const QString uri = textOf(request.params, "uri");
    withServerOf(ticket, request, uri, [this, ticket, request, uri](const ServerName &server) {
        pass(ticket, server, request, request.params,
             Done<RawJson>(this, [this, ticket, uri, era = request.caller.era](Result<RawJson> r) {
                 const bool isUnknown = !r && saysNotFound(r.error());
                 answer(ticket, isUnknown ? resourceNotFound(uri, era) : std::move(r));
             }));
    });
}

RelayedRequest AllSurface::relayedTo(const ServerName &server, const McpRequest &request,
                                     RawJson params) const
{
    RelayedRequest relayed{server, request.method, std::move(params), request.caller};
    if (request.method == "tools/call")
        relayed.tool.text = textOf(relayed.params, "name");
    const ServerConfig *config = m_parts.servers.config(server);
    if (config && config->timeout.count() > 0)
        relayed.timeout = config->timeout;
    relayed.logLevel =
        request.caller.era == Era::Modern
            ? decodeUtf8(member(member(request.params, "_meta"), metaKey::kLogLevel).view())
                  .value_or(QByteArray()) // each request says it for itself
            : m_events.logLevel(request.caller.connection);
    if (request.caller.era == Era::Legacy && relayed.logLevel.isEmpty())
        relayed.logLevel = kUsualLogLevel.toByteArray();
    relayed.mayBeTask = mayMakeTasks(server, request);
    return relayed;
}

void AllSurface::pass(Ticket ticket, const ServerName &server, const McpRequest &request,
                      RawJson params, Done<RawJson> done)
{
    RelayedRequest relayed = relayedTo(server, request, std::move(params));
    if (request.caller.era == Era::Legacy || !mayNeedInput(request.method)) {
        const auto key = m_relay.send(std::move(relayed), std::move(done));
        if (Request *open = m_requests.find(ticket))
            open->relayed = key;
        return;
    }
    const auto start = [this, relayed = std::move(relayed)](const Caller &caller,
                                                            Done<RawJson> answer) {
        RelayedRequest now = relayed;
        now.caller = caller;
        return m_relay.send(std::move(now), std::move(answer));
    };
    const auto key = m_parked.run(
        request, start, [this](quint64 started) { m_relay.cancel(started); }, std::move(done));
    if (Request *open = m_requests.find(ticket))
        open->parked = key;
}

void AllSurface::passOn(Ticket ticket, const ServerName &server, const McpRequest &request,
                        RawJson params)
{
    pass(ticket, server, request, std::move(params),
         Done<RawJson>(this, [this, ticket, server, request](Result<RawJson> result) {
             if (result && request.method == "tools/call" && isTaskCreated(*result))
                 result = m_childTasks.adopt(request.caller.owner, server, *result);
             answer(ticket, request.method == "tools/call" ? asToolResult(std::move(result))
                                                           : std::move(result));
         }));
}

void AllSurface::answer(Ticket ticket, Result<RawJson> result)
{
    if (auto request = m_requests.take(ticket))
        request->done.report(std::move(result));
}

void AllSurface::cancel(RequestTicket ticket)
{
    auto request = m_requests.take(ticket);
    if (!request)
        return;
    m_relay.cancel(request->relayed);
    m_parked.cancel(request->parked);
    request->done.fail(ErrorCode::Cancelled, QStringLiteral("The request was cancelled."));
}

void AllSurface::connectionClosed(quint64 connection)
{
    for (const Ticket ticket :
         m_requests.keys([&](const Request &r) { return r.connection == connection; }))
        cancel(ticket);
    m_events.connectionClosed(connection);
    m_tasks.closed(connection);
}

void AllSurface::subscribe(Ticket ticket, const McpRequest &request)
{
    const QString uri = textOf(request.params, "uri");
    withServerOf(ticket, request, uri, [this, ticket, request, uri](const ServerName &server) {
        const Subscriptions::Resource resource{server, uri};
        const quint64 connection = request.caller.connection;
        if (!m_events.watch(resource, connection))
            return answer(ticket, RawJson(QByteArrayLiteral("{}")));
        pass(ticket, server, request, request.params,
             Done<RawJson>(this, [this, ticket, resource, connection](Result<RawJson> result) {
                 m_events.onSubscribed(resource, connection, result.has_value());
                 answer(ticket, std::move(result));
             }));
    });
}

void AllSurface::unsubscribe(Ticket ticket, const McpRequest &request)
{
    const QString uri = textOf(request.params, "uri");
    withServerOf(ticket, request, uri, [this, ticket, request, uri](const ServerName &server) {
        if (m_events.unwatch({server, uri}, request.caller.connection))
            return passOn(ticket, server, request, request.params);
        answer(ticket, RawJson(QByteArrayLiteral("{}")));
    });
}

void AllSurface::observe(quint64 connection, SurfaceObserver observer)
{
    m_tasks.observe(connection, observer);
    m_events.observe(connection, std::move(observer));
}

RawJson AllSurface::extensions() const
{
    return tasksExtension();
}

bool AllSurface::tellsOfTask(const OwnerKey &owner, const QString &id) const
{
    return m_tasks.knows(owner, id);
}

void AllSurface::setLogLevel(quint64 connection, const QByteArray &level)
{
    m_events.setLogLevel(connection, level);
}

RawJson AllSurface::toolSchema(QByteArrayView name) const
{
    const auto *target = m_lists.knownTools()->names.find(name.toByteArray());
    const KnownTool *tool =
        target ? m_parts.catalog.findTool(target->server, ToolName{target->name}) : nullptr;
    return tool ? tool->inputSchema : RawJson();
}

bool AllSurface::offers(const ServerName &server, QByteArrayView capability) const
{
    const ServerListing *listing = m_parts.catalog.listing(server);
    return !listing || member(listing->capabilities, capability).isObject();
}

} // namespace mcprt
