// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/discovery_reply.h"

#include "engine/catalog/server_summary.h"

#include <QUrl>

#include <algorithm>
#include <cmath>
#include <functional>

namespace mcprt::discovery {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kOrigin = "discovery"_L1;
constexpr qsizetype kMaxName = 256;
constexpr qsizetype kMaxTitle = 512;
constexpr qsizetype kMaxDescription = 16384;
constexpr qsizetype kMaxSummary = 600;
constexpr qsizetype kMaxListed = 50; ///< entries of capabilities, limitations, hints

Failure unexpected(const QString &what)
{
    return fail(ErrorCode::Unavailable,
                u"The discovery service answered without %1. Check that DISCOVERY_URL is an "
                "mcp_index service."_s.arg(what),
                kOrigin);
}

/// The member under either of its names; the first that is there.
RawJson either(const RawJson &object, QByteArrayView camel, QByteArrayView snake)
{
    RawJson value = member(object, camel);
    return value.isEmpty() || value.isNull() ? member(object, snake) : value;
}

QString text(const RawJson &value, qsizetype maxChars)
{
    return decodeString(value.view()).value_or(QString()).left(maxChars);
}

/// A whole name; a cut one would be another name.
QString name(const RawJson &value)
{
    const QString whole = decodeString(value.view()).value_or(QString());
    return whole.size() <= kMaxName ? whole : QString();
}

std::optional<qsizetype> count(const RawJson &value)
{
    const auto number = decodeInteger(value.view());
    if (!number || *number < 0 || *number > 1'000'000'000)
        return std::nullopt;
    return qsizetype(*number);
}

double score(const RawJson &value)
{
    const double number = decodeDouble(value.view()).value_or(0);
    return std::isfinite(number) ? std::clamp(number, 0.0, 1.0) : 0;
}

/// Calls \a take with each object of the array \a list; false when it is no array.
bool eachObject(const RawJson &list, const std::function<void(const RawJson &)> &take)
{
    JsonCursor at(list.view());
    if (!at.enterArray())
        return false;
    while (at.nextElement())
        take(list.part(at.takeValue()));
    return true;
}

QStringList strings(const RawJson &list, qsizetype maxCount)
{
    QStringList texts;
    eachObject(list, [&](const RawJson &value) {
        const QString one = text(value, kMaxTitle);
        if (!one.isEmpty() && texts.size() < maxCount)
            texts.append(one);
    });
    return texts;
}

ServerName serverName(const RawJson &object)
{
    return ServerName{name(either(object, "serverName", "server_name"))};
}

ToolSummary readToolSummary(const RawJson &object)
{
    return {serverName(object), ToolName{name(either(object, "name", "tool_name"))},
            text(member(object, "title"), kMaxTitle),
            text(either(object, "description", "tool_description"), kMaxDescription)};
}

/// In lists of servers the name is `name` or `server_name`.
ServerSummary readServer(const RawJson &object)
{
    ServerSummary server;
    server.name = ServerName{name(either(object, "name", "server_name"))};
    server.title = text(member(object, "title"), kMaxTitle);
    if (server.title.isEmpty())
        server.title = server.name.text;
    server.toolCount = count(either(object, "nbTools", "nb_tools"));
    return server;
}

/// A schema as an object, or as the text of one.
RawJson readSchema(const RawJson &value)
{
    if (value.isObject())
        return value;
    if (const auto inner = decodeUtf8(value.view())) {
        const auto parsed = parseJson(ByteSlice(*inner));
        if (parsed && parsed->isObject())
            return *parsed;
    }
    return RawJson("{}"_ba);
}

} // namespace

Result<ToolHits> readToolHits(const RawJson &reply)
{
    ToolHits hits;
    const bool ok = eachObject(member(reply, "tools"), [&](const RawJson &object) {
        ToolSummary tool = readToolSummary(object);
        if (!tool.name.isEmpty() && !tool.server.isEmpty()) {
            hits.tools.push_back({tool.server, tool.name, tool.title, tool.description,
                                  score(member(object, "score"))});
        }
    });
    if (!ok)
        return unexpected(u"a list of tools"_s);
    const auto found = qsizetype(hits.tools.size());
    hits.total = std::max(count(member(reply, "total_results")).value_or(found), found);
    return hits;
}

Result<ServerHits> readServerHits(const RawJson &reply)
{
    ServerHits hits;
    const bool ok = eachObject(member(reply, "servers"), [&](const RawJson &object) {
        const ServerSummary server = readServer(object);
        if (!server.name.isEmpty()) {
            hits.servers.push_back({server.name, server.title, server.toolCount.value_or(0),
                                    score(member(object, "score"))});
        }
    });
    if (!ok)
        return unexpected(u"a list of servers"_s);
    const auto found = qsizetype(hits.servers.size());
    hits.total = std::max(count(member(reply, "total_results")).value_or(found), found);
    return hits;
}

Result<ServerList> readServerList(const RawJson &reply)
{
    ServerList list;
    const bool ok = eachObject(member(reply, "servers"), [&](const RawJson &object) {
        ++list.received;
        const ServerSummary server = readServer(object);
        if (!server.name.isEmpty())
            list.servers.push_back(server);
    });
    if (!ok)
        return unexpected(u"a list of servers"_s);
    const RawJson offset = member(reply, "offset");
    list.numeric = count(offset).has_value();
    if (offset.isString())
        list.cursor = decodeUtf8(offset.view());
    return list;
}

Result<ServerDetails> readServerDetails(const RawJson &reply, const ServerName &name)
{
    const RawJson inner = member(reply, "server");
    const RawJson &object = inner.isObject() ? inner : reply;
    const ServerSummary server = readServer(object);
    if (server.name.isEmpty())
        return unexpected(u"a description of the server '%1'"_s.arg(name.text));
    ServerDetails details;
    details.name = name;
    details.title = server.title;
    details.summary = shortened(text(member(object, "summary"), kMaxDescription), kMaxSummary);
    details.capabilities = strings(member(object, "capabilities"), kMaxListed);
    details.limitations = strings(member(object, "limitations"), kMaxListed);
    details.hints = strings(member(object, "hints"), kMaxListed);
    details.toolCount = server.toolCount;
    return details;
}

Result<ToolPage> readToolPage(const RawJson &reply, const ServerName &server)
{
    ToolPage page;
    const bool ok = eachObject(member(reply, "tools"), [&](const RawJson &object) {
        ToolSummary tool = readToolSummary(object);
        tool.server = server;
        if (!tool.name.isEmpty())
            page.tools.push_back(std::move(tool));
    });
    if (!ok)
        return unexpected(u"a list of tools"_s);
    return page;
}

Result<ToolDetails> readToolDetails(const RawJson &reply, const ServerName &server,
                                    const ToolName &tool)
{
    const RawJson inner = member(reply, "tool");
    const RawJson &object = inner.isObject() ? inner : reply;
    const ToolSummary summary = readToolSummary(object);
    if (summary.name.isEmpty())
        return unexpected(u"a description of the tool '%1'"_s.arg(tool.text));
    ToolDetails details;
    details.server = server;
    details.name = tool;
    details.description = summary.description;
    details.inputSchema = readSchema(either(object, "inputSchema", "tool_schema"));
    return details;
}

Result<CatalogStatistics> readStatistics(const RawJson &reply)
{
    const auto servers = count(member(reply, "total_servers"));
    const auto tools = count(member(reply, "total_tools"));
    if (!servers || !tools)
        return unexpected(u"total_servers and total_tools"_s);
    return CatalogStatistics{*servers, *tools};
}

} // namespace mcprt::discovery
