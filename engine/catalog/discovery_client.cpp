// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/discovery_client.h"

#include <QJsonArray>
#include <QJsonObject>

namespace mcprt {

using namespace Qt::StringLiterals;

namespace {

constexpr auto kRoot = "/api/mcp";
/// A service whose cursors never end must not keep us.
constexpr int kMaxPages = 100;
constexpr int kPageSize = 100;

/// \a name as one segment of a path: no character of it can leave the segment.
QByteArray segment(const QString &name)
{
    return '/' + QUrl::toPercentEncoding(name);
}

/// Names that are no segment, or would be taken for a step in the path even when encoded.
bool isUnusable(const QString &name)
{
    return name.isEmpty() || name == "."_L1 || name == ".."_L1 || name.size() > 1024;
}

QString quotedServer(const ServerName &name)
{
    return u"the server '%1'"_s.arg(name.text);
}

Failure unknown(const QString &subject)
{
    return fail(ErrorCode::NotFound, u"The discovery service can't know %1."_s.arg(subject),
                u"discovery"_s);
}

QByteArray page(int limit, const QByteArray &offset)
{
    QByteArray query = "?limit=" + QByteArray::number(limit);
    if (!offset.isEmpty())
        query += "&offset=" + offset;
    return query;
}

} // namespace

Result<std::unique_ptr<DiscoveryClient>> DiscoveryClient::create(const QString &url,
                                                                 ServiceKey apiKey,
                                                                 ServiceKey encryptionKey,
                                                                 const Clock *clock)
{
    const auto base = DiscoveryHttp::checkUrl(url);
    if (!base)
        return Failure(base.error());
    std::unique_ptr<DiscoveryClient> client(new DiscoveryClient);
    client->m_http = std::make_unique<DiscoveryHttp>(
        *base, std::move(apiKey), std::move(encryptionKey), clock ? *clock : client->m_realClock);
    return client;
}

template <class T>
void DiscoveryClient::send(const DiscoveryRequest &request, Result<T> (*read)(const RawJson &),
                           Done<T> done)
{
    m_http->send(request, Done<RawJson>([read, done = std::move(done)](Result<RawJson> r) mutable {
                     done.report(r ? read(*r) : Result<T>(Failure(r.error())));
                 }));
}

void DiscoveryClient::searchTools(const ToolQuery &query, std::chrono::milliseconds timeout,
                                  Done<ToolHits> done)
{
    QJsonObject body{{"query"_L1, query.text},
                     {"limit"_L1, query.limit},
                     {"min_score"_L1, query.minScore},
                     {"enabled"_L1, query.enabledOnly}};
    if (!query.servers.isEmpty()) {
        QJsonArray names;
        for (const ServerName &name : query.servers)
            names.append(name.text);
        body.insert("server_names"_L1, names);
    }
    if (!query.type.isEmpty())
        body.insert("type"_L1, query.type);
    DiscoveryRequest request;
    request.path = QByteArray(kRoot) + "/tools/search";
    request.body = toRawJson(body).toByteArray();
    request.timeout = timeout;
    send(request, &discovery::readToolHits, std::move(done));
}

void DiscoveryClient::searchServers(const QString &text, int limit, double minScore,
                                    std::chrono::milliseconds timeout, Done<ServerHits> done)
{
    const QJsonObject body{{"query"_L1, text}, {"limit"_L1, limit}, {"min_score"_L1, minScore}};
    DiscoveryRequest request;
    request.path = QByteArray(kRoot) + "/servers/search";
    request.body = toRawJson(body).toByteArray();
    request.timeout = timeout;
    send(request, &discovery::readServerHits, std::move(done));
}

void DiscoveryClient::serverDetails(const ServerName &name, Done<ServerDetails> done)
{
    DiscoveryRequest request;
    request.subject = quotedServer(name);
    if (isUnusable(name.text))
        return done.report(unknown(request.subject));
    request.path = kRoot + QByteArray("/servers") + segment(name.text);
    m_http->send(request, Done<RawJson>([name, done = std::move(done)](Result<RawJson> r) mutable {
                     done.report(r ? discovery::readServerDetails(*r, name)
                                   : Result<ServerDetails>(Failure(r.error())));
                 }));
}

void DiscoveryClient::serverTools(const ServerName &name, int limit, int offset,
                                  Done<ToolPage> done)
{
    DiscoveryRequest request;
    request.subject = quotedServer(name);
    if (isUnusable(name.text))
        return done.report(unknown(request.subject));
    request.path = kRoot + QByteArray("/servers") + segment(name.text) + "/tools"
                   + page(limit, QByteArray::number(offset));
    m_http->send(request, Done<RawJson>([name, done = std::move(done)](Result<RawJson> r) mutable {
                     done.report(r ? discovery::readToolPage(*r, name)
                                   : Result<ToolPage>(Failure(r.error())));
                 }));
}

void DiscoveryClient::toolDetails(const ServerName &server, const ToolName &tool,
                                  Done<ToolDetails> done)
{
    DiscoveryRequest request;
    request.subject = u"the tool '%1' of the server '%2'"_s.arg(tool.text, server.text);
    if (isUnusable(server.text) || isUnusable(tool.text))
        return done.report(unknown(request.subject));
    request.path =
        kRoot + QByteArray("/servers") + segment(server.text) + "/tools" + segment(tool.text);
    m_http->send(request,
                 Done<RawJson>([server, tool, done = std::move(done)](Result<RawJson> r) mutable {
                     done.report(r ? discovery::readToolDetails(*r, server, tool)
                                   : Result<ToolDetails>(Failure(r.error())));
                 }));
}

void DiscoveryClient::statistics(std::chrono::milliseconds timeout, Done<CatalogStatistics> done)
{
    DiscoveryRequest request;
    request.timeout = timeout;
    request.path = QByteArray(kRoot) + "/statistics";
    send(request, &discovery::readStatistics, std::move(done));
}

void DiscoveryClient::startCommand(const ServerName &name, Done<ServerConfig> done)
{
    DiscoveryRequest request;
    request.subject = quotedServer(name);
    request.secret = true;
    if (isUnusable(name.text))
        return done.report(unknown(request.subject));
    request.path = kRoot + QByteArray("/servers") + segment(name.text) + "/command";
    const QString source = m_http->base().toString();
    m_http->send(request,
                 Done<RawJson>([name, source, done = std::move(done)](Result<RawJson> r) mutable {
                     auto config = r ? discovery::readCommand(*r, name)
                                     : Result<ServerConfig>(Failure(r.error()));
                     if (config)
                         config->sourceFile = source;
                     done.report(std::move(config));
                 }));
}

/// Collects one slice of the service's servers over as many pages as it takes.
class DiscoveryClient::ServerWalk final
    : public std::enable_shared_from_this<DiscoveryClient::ServerWalk>
{
public:
    ServerWalk(DiscoveryClient &client, int limit, int offset, std::chrono::milliseconds timeout,
               Done<ServerSlice> done)
        : m_client(&client)
        , m_limit(limit)
        , m_offset(offset)
        , m_timeout(timeout)
        , m_done(std::move(done))
    {}

    void next()
    {
        QByteArray cursor; // none at the beginning: "0" need not be a cursor
        if (m_client->m_numericOffsets) {
            m_position = std::max(m_position, m_offset);
            if (m_position > 0)
                cursor = QByteArray::number(m_position);
        } else if (const auto near =
                       m_client->m_cursors.upper_bound(std::max(m_position, m_offset));
                   near != m_client->m_cursors.begin() && std::prev(near)->first >= m_position) {
            m_position = std::prev(near)->first;
            cursor = QUrl::toPercentEncoding(QString::fromUtf8(std::prev(near)->second));
        } else if (m_position > 0) {
            return finish(true); // no cursor leads on
        }
        DiscoveryRequest request;
        const int wanted = m_offset + m_limit - m_position;
        m_asked = std::clamp(wanted, 1, kPageSize);
        request.path = QByteArray(kRoot) + "/servers" + page(m_asked, cursor);
        request.timeout = m_timeout;
        m_client->m_http->send(
            request,
            Done<RawJson>(m_client.data(), [self = shared_from_this()](const Result<RawJson> &r) {
                self->take(r);
            }));
    }

private:
    void take(const Result<RawJson> &reply)
    {
        if (!reply)
            return m_done.report(Failure(reply.error()));
        auto list = discovery::readServerList(*reply);
        if (!list)
            return m_done.report(Failure(list.error()));
        const bool first = m_position == 0;
        if (list->numeric)
            m_client->m_numericOffsets = true;
        const int begin = m_position;
        m_position += int(std::min<qsizetype>(list->received, kPageSize));
        if (list->cursor)
            m_client->m_cursors[m_position] = *list->cursor;
        int index = begin;
        for (ServerSummary &server : list->servers) {
            if (index >= m_offset && index < m_offset + m_limit)
                m_slice.servers.push_back(std::move(server));
            ++index;
        }
        const bool more = m_client->m_numericOffsets ? list->received >= m_asked
                                                     : list->cursor && list->received > 0;
        const bool jump = first && m_client->m_numericOffsets && m_offset > m_position;
        if (jump || (more && m_position < m_offset + m_limit && ++m_pages < kMaxPages))
            return next();
        finish(!more);
    }

    void finish(bool isEnd)
    {
        m_slice.isEnd = isEnd;
        m_done.report(std::move(m_slice));
    }

    QPointer<DiscoveryClient> m_client;
    int m_limit;
    int m_offset;
    std::chrono::milliseconds m_timeout; ///< for each page
    Done<ServerSlice> m_done;
    ServerSlice m_slice;
    int m_position = 0; ///< of the next server in the service's list
    int m_asked = 0;
    int m_pages = 0;
};

void DiscoveryClient::listServers(int limit, int offset, std::chrono::milliseconds timeout,
                                  Done<ServerSlice> done)
{
    std::make_shared<ServerWalk>(*this, std::max(limit, 1), std::max(offset, 0), timeout,
                                 std::move(done))
        ->next();
}

} // namespace mcprt
