// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/index_api.h"

#include "engine/catalog/catalog.h"
#include "engine/front/http_head.h"

#include <QJsonArray>
#include <QJsonObject>

#include <algorithm>
#include <optional>

namespace mcprt {

using namespace Qt::StringLiterals;

namespace {

constexpr int kMaxPage = 1000;

IndexReply json(const QJsonObject &object)
{
    return {200, toRawJson(object).toByteArray()};
}

IndexReply refusal(int status, const QString &message)
{
    return {status, toRawJson(QJsonObject{{"error"_L1, message}}).toByteArray()};
}

IndexReply refusal(const Error &error)
{
    // What is switched off is, to another machine, not there.
    const bool unknown = error.code == ErrorCode::NotFound || error.code == ErrorCode::Disabled;
    return refusal(unknown ? 404 : 500, error.message);
}

/// The segments behind the prefix, decoded; nothing when one is no UTF-8.
std::optional<QStringList> segments(const QByteArray &path)
{
    QStringList names;
    const QByteArrayList parts = path.split('/');
    for (qsizetype i = 1; i < parts.size(); ++i) { // the first is before the leading slash
        const QByteArray decoded = QByteArray::fromPercentEncoding(parts[i]);
        if (!QByteArrayView(decoded).isValidUtf8())
            return std::nullopt;
        names.append(QString::fromUtf8(decoded));
    }
    return names;
}

std::optional<QStringList> segmentsBehindPrefix(const QByteArray &path)
{
    const QByteArray prefix = QByteArray(IndexApi::kPrefix) + '/';
    return path.startsWith(prefix) ? segments(path.mid(prefix.size() - 1)) : std::nullopt;
}

int number(const QUrlQuery &query, const QString &key, int fallback, int most)
{
    bool ok = false;
    const int value = query.queryItemValue(key).toInt(&ok);
    return ok ? std::clamp(value, 0, most) : fallback;
}

int wholeNumber(const RawJson &value, int fallback)
{
    const auto decoded = decodeInteger(value.view());
    return decoded ? int(std::clamp<qint64>(*decoded, 1, 100)) : fallback;
}

QJsonObject toJson(const ToolSummary &tool)
{
    return {{"name"_L1, tool.name.text},
            {"serverName"_L1, tool.server.text},
            {"title"_L1, tool.title},
            {"description"_L1, tool.description}};
}

/// null: its tools are not known yet, which is not to have none.
QJsonValue countOf(const std::optional<qsizetype> &tools)
{
    return tools ? QJsonValue(qint64(*tools)) : QJsonValue(QJsonValue::Null);
}

ToolQuery readQuery(const RawJson &body)
{
    ToolQuery query;
    query.text = decodeString(member(body, "query").view()).value_or(QString());
    query.limit = wholeNumber(member(body, "limit"), query.limit);
    query.minScore = decodeDouble(member(body, "min_score").view()).value_or(query.minScore);
    query.type = decodeString(member(body, "type").view()).value_or(QString());
    query.enabledOnly = true; // what is switched off here is nobody else's business
    const RawJson names = member(body, "server_names");
    JsonCursor at(names.view());
    if (at.enterArray()) {
        while (at.nextElement()) {
            if (const auto name = decodeString(at.takeValue()))
                query.servers.append(ServerName{*name});
        }
    }
    return query;
}

} // namespace

void IndexApi::handle(const QByteArray &method, const QByteArray &path, const QByteArray &query,
                      const QByteArray &body, Done<IndexReply> done)
{
    const auto parts = segmentsBehindPrefix(path);
    if (!parts)
        return done.report(refusal(404, u"There is no such route."_s));
    const bool isSearch =
        parts->size() == 2 && parts->at(1) == "search"_L1
        && (parts->at(0) == "tools"_L1 || (parts->at(0) == "servers"_L1 && method == "POST"));
    const QByteArray wanted = isSearch ? "POST" : "GET";
    if (method != wanted)
        return done.report(refusal(405, u"Use %1 here."_s.arg(QString::fromLatin1(wanted))));
    if (isSearch)
        return search(parts->at(0), body, std::move(done));
    done.report(answer(*parts, query));
}

HttpHandler IndexApi::handler()
{
    return [this](const HttpRequest &request, Done<HttpReply> done) {
        const HttpHead &head = request.head;
        auto send = [method = head.method().toByteArray(),
                     done = std::move(done)](Result<IndexReply> reply) mutable {
            if (!reply)
                return done.report(Failure(reply.error()));
            HttpReply http;
            http.status = reply->status;
            if (reply->status == 405)
                http.headers.emplace_back("Allow", method == "GET" ? "POST" : "GET");
            http.body = std::move(reply->body);
            done.report(std::move(http));
        };
        handle(head.method().toByteArray(), head.path().toByteArray(), head.query().toByteArray(),
               request.body, Done<IndexReply>(std::move(send)));
    };
}

IndexReply IndexApi::answer(const QStringList &parts, const QByteArray &query) const
{
    IndexReply unknown = refusal(404, u"There is no such route."_s);
    const QUrlQuery items(QString::fromUtf8(query));
    if (parts == QStringList{u"statistics"_s}) {
        const CatalogStatistics all = m_catalog.localStatistics();
        return json({{"total_servers"_L1, all.servers}, {"total_tools"_L1, all.tools}});
    }
    if (parts.at(0) != "servers"_L1)
        return unknown;
    const ServerName name{parts.value(1)};
    if (parts.size() == 1)
        return servers(items);
    if (parts.size() == 2)
        return server(name);
    if (parts.at(2) == "tools"_L1 && parts.size() == 3)
        return tools(name, items);
    if (parts.at(2) == "tools"_L1 && parts.size() == 4)
        return tool(name, ToolName{parts.at(3)});
    if (parts.at(2) == "command"_L1 && parts.size() == 3)
        return refusal(404, u"This index does not hand out start commands: they may hold keys."_s);
    return unknown;
}

void IndexApi::search(const QString &what, const QByteArray &body, Done<IndexReply> done)
{
    const auto parsed = parseJson(ByteSlice(body));
    if (!parsed || !parsed->isObject() || !member(*parsed, "query").isString()) {
        return done.report(
            refusal(400, u"The body must be a JSON object with a string 'query'."_s));
    }
    const ToolQuery query = readQuery(*parsed);
    if (what == "tools"_L1) {
        return m_catalog.searchLocalTools(
            query, Done<ToolHits>([done = std::move(done)](const Result<ToolHits> &hits) mutable {
                done.report(hits ? found(*hits) : refusal(hits.error()));
            }));
    }
    m_catalog.searchLocalServers(
        query.text, query.limit, query.minScore,
        Done<ServerHits>([this, done = std::move(done)](const Result<ServerHits> &hits) mutable {
            done.report(hits ? found(*hits) : refusal(hits.error()));
        }));
}

IndexReply IndexApi::found(const ToolHits &hits)
{
    QJsonArray list;
    for (const ToolHit &hit : hits.tools) {
        QJsonObject tool = toJson(ToolSummary{hit.server, hit.name, hit.title, hit.description});
        tool.insert("score"_L1, hit.score);
        list.append(tool);
    }
    return json({{"tools"_L1, list}, {"total_results"_L1, hits.total}});
}

IndexReply IndexApi::found(const ServerHits &hits) const
{
    QJsonArray list;
    for (const ServerHit &hit : hits.servers) {
        const auto details = m_catalog.localServerDetails(hit.name);
        list.append(QJsonObject{{"name"_L1, hit.name.text},
                                {"title"_L1, hit.title},
                                {"summary"_L1, details ? details->summary : QString()},
                                {"nbTools"_L1, hit.toolCount},
                                {"score"_L1, hit.score}});
    }
    return json({{"servers"_L1, list}, {"total_results"_L1, hits.total}});
}

IndexReply IndexApi::servers(const QUrlQuery &query) const
{
    const ServerPage page = m_catalog.localServers(number(query, u"limit"_s, 50, kMaxPage),
                                                   number(query, u"offset"_s, 0, 1 << 30));
    QJsonArray list;
    for (const ServerSummary &server : page.servers) {
        list.append(QJsonObject{{"name"_L1, server.name.text},
                                {"title"_L1, server.title},
                                {"nbTools"_L1, countOf(server.toolCount)}});
    }
    return json({{"servers"_L1, list}, {"total"_L1, page.total}, {"offset"_L1, page.offset}});
}

IndexReply IndexApi::server(const ServerName &name) const
{
    const auto details = m_catalog.localServerDetails(name);
    if (!details)
        return refusal(details.error());
    return json(
        {{"server"_L1,
          QJsonObject{{"name"_L1, details->name.text},
                      {"title"_L1, details->title},
                      {"summary"_L1, details->summary},
                      {"capabilities"_L1, QJsonArray::fromStringList(details->capabilities)},
                      {"limitations"_L1, QJsonArray::fromStringList(details->limitations)},
                      {"hints"_L1, QJsonArray::fromStringList(details->hints)},
                      {"nbTools"_L1, countOf(details->toolCount)}}}});
}

IndexReply IndexApi::tools(const ServerName &name, const QUrlQuery &query) const
{
    const auto page = m_catalog.localServerTools(name, number(query, u"limit"_s, 50, kMaxPage),
                                                 number(query, u"offset"_s, 0, 1 << 30));
    if (!page)
        return refusal(page.error());
    QJsonArray list;
    for (const ToolSummary &tool : page->tools)
        list.append(toJson(tool));
    return json({{"tools"_L1, list}, {"total"_L1, page->total}, {"offset"_L1, page->offset}});
}

IndexReply IndexApi::tool(const ServerName &server, const ToolName &tool) const
{
    const auto details = m_catalog.localToolDetails(server, tool);
    if (!details)
        return refusal(details.error());
    IndexReply reply; // the schema goes out as its server wrote it
    reply.body = "{\"name\":";
    appendJsonString(reply.body, details->name.text);
    reply.body += ",\"serverName\":";
    appendJsonString(reply.body, details->server.text);
    reply.body += ",\"description\":";
    appendJsonString(reply.body, details->description);
    reply.body += ",\"inputSchema\":";
    reply.body +=
        details->inputSchema.isEmpty() ? QByteArray("{}") : details->inputSchema.toByteArray();
    reply.body += '}';
    return reply;
}

} // namespace mcprt
