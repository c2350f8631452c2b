// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/done.h"
#include "engine/base/ids.h"

#include <QByteArray>

#include <functional>
#include <utility>
#include <vector>

namespace mcprt {

class HttpHead;

using HttpHeaders = std::vector<std::pair<QByteArray, QByteArray>>;

/// A whole answer. Length, connection and framing headers are not the handler's business.
struct HttpReply
{
    int status = 200;
    HttpHeaders headers; ///< beside Content-Type
    QByteArray type = QByteArrayLiteral("application/json");
    QByteArray body; ///< with an empty body no Content-Type is sent
};

/// A request as its handler sees it. \a head lives as long as the handler's call.
struct HttpRequest
{
    const HttpHead &head;
    QByteArray body;
    quint64 connection{}; ///< names the TCP connection until connectionLost()
    OwnerKey owner{};     ///< whose token it showed
};

/// Answers one request, now or later.
using HttpHandler = std::function<void(const HttpRequest &request, Done<HttpReply> done)>;

} // namespace mcprt
