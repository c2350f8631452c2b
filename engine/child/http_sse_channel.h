// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"
#include "engine/child/sse_parser.h"

#include <QNetworkReply>
#include <QTimer>
#include <QUrl>

#include <chrono>

namespace mcprt {

class HttpTransport;

/// The transport of 2024-11-05, HTTP+SSE: one event stream brings everything the server says, its
/// first event names the place that takes what we say.
/// \sa MCP 2024-11-05, basic/transports
class HttpSseChannel final : public QObject
{
    Q_OBJECT

public:
    static constexpr std::chrono::seconds kEndpointWait{10};

    /// \param transport  must outlive this object
    explicit HttpSseChannel(HttpTransport &transport, QObject *parent = nullptr);
    ~HttpSseChannel() override;

    /// Asks for the stream; opened() or failed() follows.
    void open();
    /// Only when open. A request that can't be delivered is answered with a JSON-RPC error.
    void send(const QByteArray &message);
    /// Ends the connections and, soon, this object.
    void giveUp();
    [[nodiscard]] bool isOpen() const { return m_endpoint.isValid(); }

signals:
    void opened();
    /// There is no such stream here, or its endpoint is not of the same origin.
    void failed();
    void received(const mcprt::ByteSlice &message);
    /// The stream of an open channel has ended, and the session with it.
    void ended(const QString &why);

private:
    void onReadable();
    void onFinished();
    void onEndpoint(const QByteArray &place);
    void onPosted(QNetworkReply *reply, const QByteArray &id);
    void fail();
    void dropStream();

    HttpTransport &m_transport;
    QNetworkReply *m_stream = nullptr;
    SseParser m_events;
    QUrl m_endpoint; ///< invalid until the stream has named it
    QTimer m_wait;
};

} // namespace mcprt
