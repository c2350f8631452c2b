// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/http_connection.h"

namespace mcprt {

/// The right to answer one request, once. Destroyed unanswered it answers 500. Harmless when the
/// peer has gone.
class HttpExchange
{
public:
    HttpExchange() = default;
    HttpExchange(HttpConnection *connection, quint32 exchange)
        : m_connection(connection)
        , m_exchange(exchange)
    {}
    HttpExchange(HttpExchange &&other) noexcept
        : m_connection(std::exchange(other.m_connection, nullptr))
        , m_exchange(other.m_exchange)
        , m_streaming(other.m_streaming)
    {}
    HttpExchange &operator=(HttpExchange &&other) noexcept;
    ~HttpExchange() { abandon(); }

    /// False once answered, or when the peer has gone.
    [[nodiscard]] bool isOpen() const { return m_connection && m_connection->isOpen(m_exchange); }
    /// Calls \a then once the peer has closed, unless \a context has died before. Who has answered
    /// must let \a context die: the connection may live on with other requests.
    void whenGone(QObject *context, std::function<void()> then) const;
    void reply(const HttpReply &reply);
    void beginStream(const HttpReply &head);
    void writeStream(QByteArrayView bytes);
    void endStream();

private:
    void abandon();

    QPointer<HttpConnection> m_connection;
    quint32 m_exchange = 0;
    bool m_streaming = false;
};

} // namespace mcprt
