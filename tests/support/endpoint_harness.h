// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/http_front.h"
#include "tests/support/fake_surface.h"
#include "tests/support/raw_http_client.h"

#include <memory>

namespace mcprt {

inline const QByteArray kToken = "0123456789abcdef0123456789abcdef";

/// An HTTP front on a free port over a surface that the test answers for, and a client with the
/// token.
struct EndpointHarness
{
    FakeSurface surface;
    std::unique_ptr<HttpFront> front;
    quint16 port = 0;
    std::unique_ptr<RawHttpClient> client;
    QByteArray session; ///< sent with every request when set

    explicit EndpointHarness(McpEndpointLimits limits = {})
    {
        HttpFrontOptions options;
        options.port = 0;
        options.sessions = limits;
        options.accessToken = Secret(kToken);
        front = std::make_unique<HttpFront>(surface, std::move(options));
        port = front->listen().value();
        client = std::make_unique<RawHttpClient>(port);
    }

    QByteArray head(const QByteArray &method, const QByteArray &fields = {}) const
    {
        return method + " /mcp HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
               + "\r\nAuthorization: Bearer " + kToken
               + "\r\nAccept: application/json, text/event-stream\r\n"
               + (session.isEmpty() ? QByteArray() : "Mcp-Session-Id: " + session + "\r\n")
               + fields;
    }
    QByteArray post(const QByteArray &body, const QByteArray &fields = {}) const
    {
        return head("POST", fields) + "Content-Type: application/json\r\nContent-Length: "
               + QByteArray::number(body.size()) + "\r\n\r\n" + body;
    }
    QByteArray get(const QByteArray &fields = {}) const { return head("GET", fields) + "\r\n"; }

    RawHttpClient::Reply ask(const QByteArray &wire)
    {
        if (client->isClosed())
            client = std::make_unique<RawHttpClient>(port);
        return client->ask(wire).value_or(RawHttpClient::Reply());
    }
};

} // namespace mcprt
