// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/http_exchange.h"

namespace mcprt {

HttpExchange &HttpExchange::operator=(HttpExchange &&other) noexcept
{
    if (this != &other) {
        abandon();
        m_connection = std::exchange(other.m_connection, nullptr);
        m_exchange = other.m_exchange;
        m_streaming = other.m_streaming;
    }
    return *this;
}

void HttpExchange::abandon()
{
    if (!isOpen())
        return;
    if (m_streaming)
        endStream();
    else
        reply({500, {}, "text/plain; charset=utf-8", "The request was dropped.\n"});
}

void HttpExchange::whenGone(QObject *context, std::function<void()> then) const
{
    if (!m_connection)
        return;
    QObject::connect(m_connection.data(), &HttpConnection::lost, context,
                     [then = std::move(then)](quint64) { then(); });
}

void HttpExchange::reply(const HttpReply &reply)
{
    if (auto *connection = std::exchange(m_connection, nullptr).data())
        connection->reply(m_exchange, reply);
}

void HttpExchange::beginStream(const HttpReply &head)
{
    m_streaming = true;
    if (m_connection)
        m_connection->beginStream(m_exchange, head);
}

void HttpExchange::writeStream(QByteArrayView bytes)
{
    if (m_connection)
        m_connection->writeStream(m_exchange, bytes);
}

void HttpExchange::endStream()
{
    if (auto *connection = std::exchange(m_connection, nullptr).data())
        connection->endStream(m_exchange);
}

} // namespace mcprt
