// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/secret_filter.h"
#include "engine/child/transport.h"
#include "engine/mcp/authorizer.h"

#include <QMap>
#include <QNetworkAccessManager>
#include <QNetworkRequest>
#include <QTimer>
#include <QUrl>

#include <chrono>
#include <memory>
#include <optional>
#include <unordered_map>
#include <vector>

namespace mcprt {

class HttpPost;
class HttpListenStream;
class HttpSseChannel;

/// A server reached by Streamable HTTP: one POST for each message, the answer as JSON or as an
/// event stream, and a stream of its own for what the server says unasked. One that takes no POST
/// for `initialize` may be of 2024-11-05, and is then spoken to by HTTP+SSE.
///
/// A message that fails alone is answered with a JSON-RPC error which names status and cause. A
/// request that was refused because the server forgot our session is unserved(). Keys go to the
/// configured origin only: redirects to another one are not followed, cookies not kept, and nothing
/// on loopback goes through a proxy. \sa MCP 2025-11-25, basic/transports, Streamable HTTP
class HttpTransport final : public Transport
{
    Q_OBJECT

public:
    struct Options
    {
        std::shared_ptr<Authorization> authorization; ///< null = what is in the headers
        QString server;                               ///< its name, for messages
        QString url;
        QMap<QString, QString> headers;
        std::chrono::milliseconds stopGrace{std::chrono::seconds(2)}; ///< for the farewell
        qsizetype maxBodyBytes = kMaxBodyBytes;
        /// What never shows in an error or a log line.
        std::shared_ptr<const SecretFilter> secrets = std::make_shared<SecretFilter>();
    };
    static constexpr qsizetype kMaxBodyBytes = 16 * 1024 * 1024;

    explicit HttpTransport(Options options, QObject *parent = nullptr);
    ~HttpTransport() override;

    void send(const QByteArray &message) override;
    /// Always 0: each message has a connection of its own, so none holds up another.
    [[nodiscard]] qint64 unsentBytes() const override { return 0; }
    void shutdown() override;
    void setProtocolVersion(const QString &version) override;
    [[nodiscard]] bool hasHeaders() const override { return true; }
    void setTools(QHash<QByteArray, ToolTraits> tools) override { m_tools = std::move(tools); }

    /// Starts a request. The caller owns the reply.
    /// \param more    further headers
    /// \param isBare  without those of the session: it is of the modern era, or `initialize`
    [[nodiscard]] QNetworkReply *post(const QByteArray &message, const HttpHeaders &more,
                                      bool isBare);
    [[nodiscard]] QNetworkReply *postTo(const QUrl &url, const QByteArray &message);
    [[nodiscard]] QNetworkReply *get(const QByteArray &lastEventId);
    /// Looks at \a reply's status and remembers the session id.
    /// \return true when the answer can be used.
    bool admit(QNetworkReply *reply, bool isInitialize);
    /// Whether \a reply says, with its \a body, that there is no \a session (any more), so that the
    /// request was not looked at. Some say 400 for what should be 404.
    [[nodiscard]] bool isSessionRefused(QNetworkReply *reply, const QByteArray &body,
                                        const QByteArray &session) const;
    /// Whether \a reply to `initialize` leaves it open that the server is of 2024-11-05. If so, the
    /// \a message goes that way, and \a why answers it if there is no such way.
    [[nodiscard]] bool tryOldChannel(QNetworkReply *reply, const QByteArray &message,
                                     const QString &why);
    [[nodiscard]] const QUrl &url() const { return m_url; }
    [[nodiscard]] const QByteArray &sessionId() const { return m_sessionId; }
    /// Takes over the place that a redirect names, if it is of the same origin.
    bool follow(QNetworkReply *reply);
    /// What \a reply says when it refuses us for want of a (better) token; else nothing.
    [[nodiscard]] std::optional<HttpRefusal> refusal(QNetworkReply *reply) const;
    /// One sentence on why \a reply brings no answer, and what to do.
    [[nodiscard]] QString explain(QNetworkReply *reply, const QByteArray &body) const;

    [[nodiscard]] const Options &options() const { return m_options; }
    [[nodiscard]] const QHash<QByteArray, ToolTraits> &tools() const { return m_tools; }

private:
    [[nodiscard]] QString reasonOf(QNetworkReply *reply, const QByteArray &body) const;
    [[nodiscard]] QString checkOptions();
    [[nodiscard]] QNetworkRequest request(const QUrl &url) const;
    [[nodiscard]] QNetworkRequest sessionRequest() const;
    [[nodiscard]] QNetworkAccessManager &freeManager();
    bool endCancelled(const QByteArray &message);
    void start(const QByteArray &message);
    void releaseHeld();
    void onPostDone(quint64 key);
    void openStream();
    void endStream();
    void close(ErrorCode code, const QString &message);

    Options m_options;
    QUrl m_url;
    QHash<QByteArray, ToolTraits> m_tools;
    QByteArray m_sessionId;
    QByteArray m_protocolVersion;
    std::vector<std::unique_ptr<QNetworkAccessManager>> m_managers;
    std::unordered_map<quint64, std::unique_ptr<HttpPost>> m_posts;
    std::unique_ptr<HttpListenStream> m_stream;
    std::unique_ptr<HttpSseChannel> m_oldChannel; ///< of a server of 2024-11-05
    quint64 m_nextKey = 1;
    quint64 m_initialized = 0; ///< key of the open `notifications/initialized`; 0 = none
    QByteArrayList m_held;     ///< messages that must not overtake it
    int m_redirects = 0;
    bool m_closed = false;
    bool m_usable = true; ///< its options make sense
    bool m_stopping = false;
};

} // namespace mcprt
