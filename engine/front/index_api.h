// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/catalog/catalog_types.h"
#include "engine/front/http_types.h"

#include <QByteArray>
#include <QByteArrayList>
#include <QUrlQuery>

namespace mcprt {

class Catalog;

struct IndexReply
{
    int status = 200;
    QByteArray body; ///< JSON
};

/// The discovery API over what this machine knows, so that one runtime can be another's
/// DISCOVERY_URL. \sa contract, section 3; camelCase dialect, offsets are numbers
///
/// Answers from local knowledge only: two runtimes that point at each other must not ask in a
/// circle. Start commands are not served: they hold paths of this machine, and often keys as plain
/// values of `env` or `headers`; `/command` is therefore always 404, with that reason.
class IndexApi
{
public:
    static constexpr auto kPrefix = "/api/mcp";

    /// \param catalog  must outlive this
    explicit IndexApi(Catalog &catalog)
        : m_catalog(catalog)
    {}

    /// \param path   as in the request line, still percent-encoded, without the query
    /// \param query  behind the question mark, still encoded
    /// \param done   always a reply: 200, 400 (no JSON, wrong type), 404, 405; errors have a body
    ///               `{"error": …}`
    void handle(const QByteArray &method, const QByteArray &path, const QByteArray &query,
                const QByteArray &body, Done<IndexReply> done);

    /// For HttpFront::addRoute(kPrefix, …). This must outlive the front.
    [[nodiscard]] HttpHandler handler();

private:
    /// \param parts  of the path behind the prefix; at least one
    [[nodiscard]] IndexReply answer(const QStringList &parts, const QByteArray &query) const;
    void search(const QString &what, const QByteArray &body, Done<IndexReply> done);
    [[nodiscard]] static IndexReply found(const ToolHits &hits);
    [[nodiscard]] IndexReply found(const ServerHits &hits) const;
    [[nodiscard]] IndexReply servers(const QUrlQuery &query) const;
    [[nodiscard]] IndexReply server(const ServerName &name) const;
    [[nodiscard]] IndexReply tools(const ServerName &name, const QUrlQuery &query) const;
    [[nodiscard]] IndexReply tool(const ServerName &server, const ToolName &tool) const;

    Catalog &m_catalog;
};

} // namespace mcprt
