// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/listen_stream.h"

#include "engine/base/json_edit.h"
#include "engine/mcp/tasks_extension.h"

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

constexpr size_t kMaxEarly = 256;

struct ListKind
{
    QByteArrayView key; ///< in the filter
    QByteArrayView capability;
    QByteArrayView method;
};
constexpr ListKind kLists[] = {
    {"toolsListChanged", "tools", "notifications/tools/list_changed"},
    {"promptsListChanged", "prompts", "notifications/prompts/list_changed"},
    {"resourcesListChanged", "resources", "notifications/resources/list_changed"},
};

Failure invalid(const QString &why)
{
    return Failure(Error{ErrorCode::InvalidArgument, why, {}, rpc::kInvalidParams});
}

void appendTexts(QByteArray &out, const QStringList &texts)
{
    out += '[';
    for (const QString &text : texts) {
        out += out.endsWith('[') ? "" : ",";
        appendJsonString(out, text);
    }
    out += ']';
}

} // namespace

ListenStream::ListenStream(Surface &surface, ModernCall call, RequestSink &sink)
    : ModernWork(surface, std::move(call), sink)
{}

ListenStream::~ListenStream()
{
    m_isEnding = true;
    for (const RequestTicket ticket : m_tickets)
        m_surface.cancel(ticket); // answered ones are unknown there
    m_surface.connectionClosed(m_connection);
}

Result<void> ListenStream::readFilter()
{
    const RawJson filter = member(m_call.request.params, "notifications");
    if (!filter.isObject())
        return invalid(u"\"notifications\" must be an object that says what to listen for."_s);
    const RawJson capabilities = m_surface.capabilities();
    for (const ListKind &kind : kLists) {
        if (member(filter, kind.key).isTrue()
            && member(member(capabilities, kind.capability), "listChanged").isTrue())
            m_lists.append(kind.key.toByteArray());
    }
    if (auto read = readTasks(member(filter, "taskIds")); !read)
        return read;
    const RawJson uris = member(filter, "resourceSubscriptions");
    if (uris.isEmpty() || uris.isNull())
        return {};
    JsonCursor at(uris.view());
    if (!at.enterArray())
        return invalid(u"\"resourceSubscriptions\" must be an array of URIs."_s);
    while (at.nextElement()) {
        const auto uri = decodeString(at.takeValue());
        if (!uri)
            return invalid(u"\"resourceSubscriptions\" must be an array of URIs."_s);
        if (!m_wanted.contains(*uri))
            m_wanted.append(*uri);
        if (m_wanted.size() > kMaxResources)
            return invalid(u"At most %1 resources can be listened for."_s.arg(kMaxResources));
    }
    if (!member(member(capabilities, "resources"), "subscribe").isTrue())
        m_wanted.clear();
    return {};
}

Result<void> ListenStream::readTasks(const RawJson &ids)
{
    if (ids.isEmpty() || ids.isNull())
        return {};
    if (!declaresTasks(m_call.meta.clientCapabilities))
        return Failure(tasksNotDeclared());
    JsonCursor at(ids.view());
    if (!at.enterArray())
        return invalid(u"\"taskIds\" must be an array of ids."_s);
    for (qsizetype count = 0; at.nextElement(); ++count) {
        const auto id = decodeString(at.takeValue());
        if (!id)
            return invalid(u"\"taskIds\" must be an array of ids."_s);
        if (count >= kMaxTasks)
            return invalid(u"At most %1 tasks can be listened for."_s.arg(kMaxTasks));
        if (m_surface.tellsOfTask(m_call.owner, *id) && !m_tasks.contains(*id))
            m_tasks.append(*id);
    }
    return {};
}

void ListenStream::start()
{
    if (const auto read = readFilter(); !read)
        return fail(read.error());
    m_surface.observe(m_connection,
                      [self = QPointer<ListenStream>(this)](const SurfaceEvent &event) {
                          if (self && !self->m_isEnding)
                              self->onEvent(event);
                      });
    m_pending = m_wanted.size() + 1; // the one: not before all have been asked
    for (const QString &uri : QStringList(m_wanted))
        subscribe(uri);
    subscribed({}, false);
}

/// The surface knows subscriptions as requests of the legacy era make them.
void ListenStream::subscribe(const QString &uri)
{
    QByteArray params = R"({"uri":)";
    appendJsonString(params, uri);
    params += '}';
    Caller caller;
    caller.owner = m_call.owner;
    caller.connection = m_connection;
    caller.era = Era::Modern;
    caller.clientCapabilities = m_call.meta.clientCapabilities;
    caller.notify = [](QByteArrayView, const RawJson &) {};
    const RequestTicket ticket = m_surface.request(
        McpRequest{"resources/subscribe", RawJson(params), std::move(caller)},
        Done<RawJson>([self = QPointer<ListenStream>(this), uri](const Result<RawJson> &result) {
            if (self && !self->m_isEnding)
                self->subscribed(uri, result.has_value());
        }));
    if (ticket != 0)
        m_tickets.push_back(ticket);
}

void ListenStream::subscribed(const QString &uri, bool isGranted)
{
    if (isGranted)
        m_resources.append(uri);
    if (--m_pending == 0)
        acknowledge();
}

void ListenStream::acknowledge()
{
    QByteArray params = R"({"notifications":{)";
    for (const QByteArray &key : m_lists)
        params += (params.endsWith('{') ? "\"" : ",\"") + key + "\":true";
    if (!m_resources.isEmpty()) {
        params += params.endsWith('{') ? "" : ",";
        params += R"("resourceSubscriptions":)";
        appendTexts(params, m_resources);
    }
    if (!m_tasks.isEmpty()) {
        params += params.endsWith('{') ? "" : ",";
        params += R"("taskIds":)";
        appendTexts(params, m_tasks);
    }
    params += "}}";
    m_isAcknowledged = true;
    send("notifications/subscriptions/acknowledged", RawJson(params));
    for (const SurfaceEvent &event : std::exchange(m_early, {}))
        onEvent(event);
}

/// \sa MCP 2026-07-28, subscriptions/listen: a server that ends it says so with its result
void ListenStream::close()
{
    if (!m_isAcknowledged || hasReplied())
        return;
    reply(withDefaultMeta(RawJson(QByteArray("{}")), metaKey::kSubscriptionId,
                          m_call.request.id.view()));
}

void ListenStream::onEvent(const SurfaceEvent &event)
{
    if (!m_isAcknowledged) {
        if (m_early.size() < kMaxEarly)
            m_early.push_back(event);
        return;
    }
    const bool isUpdate = event.method == "notifications/resources/updated"
                          && m_resources.contains(event.resourceUri);
    const bool isList = std::ranges::any_of(kLists, [&](const ListKind &kind) {
        return kind.method == event.method && m_lists.contains(kind.key);
    });
    if (isUpdate || isList || m_tasks.contains(event.task))
        send(event.method, event.params);
}

void ListenStream::send(QByteArrayView method, const RawJson &params)
{
    const RawJson tagged = withDefaultMeta(params.isObject() ? params : RawJson(QByteArray("{}")),
                                           metaKey::kSubscriptionId, m_call.request.id.view());
    m_sink.sendMessage(buildNotification(method, tagged.view()));
}

} // namespace mcprt
