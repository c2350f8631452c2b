// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/raw_json.h"
#include "engine/child/sse_parser.h"
#include "engine/child/transport.h"

#include <QNetworkReply>
#include <QTimer>

#include <memory>

namespace mcprt {

class HttpTransport;

/// One message on its way by HTTP, until its answer is there. Follows redirects, resumes a cut
/// event stream, and answers the request itself when nothing else will.
class HttpPost final : public QObject
{
    Q_OBJECT

public:
    /// \param transport  must outlive this object
    HttpPost(HttpTransport &transport, QByteArray message, QObject *parent = nullptr);
    ~HttpPost() override;

    /// Sends the message, once there is a token for it where one is needed.
    void begin();
    /// Nobody waits for the answer any more: ends the connection and, soon, this object.
    void giveUp();
    /// The request's id as it was written; empty for a notification or an answer of ours.
    [[nodiscard]] const QByteArray &id() const { return m_id; }
    [[nodiscard]] const QByteArray &method() const { return m_method; }
    [[nodiscard]] bool isModern() const { return !m_modern.empty(); }

signals:
    /// A message of the server's: the answer, or what it says before.
    void received(const mcprt::ByteSlice &message, qint64 duringRequest);
    /// The request has to be sent again.
    void unserved(qint64 request, mcprt::Transport::Unserved why);
    /// Nothing more comes. \a accepted: the server took the message.
    void finished(bool accepted);

private:
    void start();
    bool askForAccess();
    void watch(QNetworkReply *reply);
    void onReadable();
    void onReplyFinished();
    void onStreamEnded(const QString &why);
    void onResumeFailed();
    void repeat(Transport::Unserved why);
    void readEvents();
    void deliver(const QByteArray &message);
    void answerError(const QString &why);
    void answerWith(const QString &message);
    void dropReply();

    HttpTransport &m_transport;
    QByteArray m_message;
    QByteArray m_id;
    QByteArray m_method;
    QByteArray m_session;        ///< in which it was sent; empty = none
    HttpHeaders m_modern;        ///< headers of a request of the modern era
    bool m_isRepeatable = false; ///< asking twice does no harm
    QNetworkReply *m_reply = nullptr;
    QByteArray m_body;
    SseParser m_events;
    QTimer m_resume;
    int m_resumes = 0;
    int m_refusals = 0; ///< of this message, answered with another token
    bool m_givenUp = false;
    bool m_isStream = false;
    bool m_answered = false;
};

/// The stream on which a server says things that answer no request. Opens again when it is cut.
class HttpListenStream final : public QObject
{
    Q_OBJECT

public:
    explicit HttpListenStream(HttpTransport &transport, QObject *parent = nullptr);
    ~HttpListenStream() override;

    void open();
    /// Ends the connection and, soon, this object.
    void giveUp();

signals:
    void received(const mcprt::ByteSlice &message);
    /// A stream that was there before is not known any more.
    void sessionLost();

private:
    void onReadable();
    void onFinished();
    void dropReply();

    HttpTransport &m_transport;
    QNetworkReply *m_reply = nullptr;
    SseParser m_events;
    QTimer m_again;
    std::chrono::milliseconds m_pause;
    bool m_hasWorked = false;
};

} // namespace mcprt
