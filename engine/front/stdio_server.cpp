// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/stdio_server.h"

#include "engine/mcp/client_name.h"

namespace mcprt {

StdioServer::StdioServer(Surface &surface, OwnerKey owner, int inFd, int outFd)
    : m_lines(
        inFd, outFd, [this](const ByteSlice &line) { onLine(line); },
        [this] { return m_client && m_client->isWaiting(); })
    , m_client(
          std::make_unique<Conversation>(surface, std::move(owner), [this](QByteArray message) {
              m_lines.send(std::move(message));
          }))
{
    connect(&m_lines, &StdioLines::finished, this, [this] {
        m_client.reset();
        emit finished();
    });
}

void StdioServer::onLine(const ByteSlice &line)
{
    const bool isFirst = !m_name;
    if (isFirst)
        m_name = clientNameIn(line.view().toByteArray());
    m_client->handle(line);
    if (isFirst)
        emit named();
}

void StdioServer::close()
{
    if (m_client)
        m_client->close();
}

} // namespace mcprt
