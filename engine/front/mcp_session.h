// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/front/client_requests.h"
#include "engine/mcp/envelope.h"
#include "engine/mcp/surface.h"

#include <QObject>
#include <QSet>

#include <memory>
#include <unordered_map>

namespace mcprt {

/// Where the messages that belong to one request go. Kept until the request has ended.
class RequestSink
{
public:
    virtual ~RequestSink() = default;
    /// A whole JSON-RPC notification, or request to the client, on one line, without line end.
    virtual void sendMessage(const QByteArray &message) = 0;
    /// The reply, on one line. The last call.
    virtual void sendReply(QByteArray message) = 0;
    /// As sendReply(), for an error with \a rpcCode (0: one that fits none).
    virtual void sendError(QByteArray message, int rpcCode)
    {
        Q_UNUSED(rpcCode)
        sendReply(std::move(message));
    }
    /// The client has taken the request back: no reply comes. The last call.
    virtual void endWithoutReply() = 0;
};

/// A number for Caller::connection; unique for the process's life.
[[nodiscard]] quint64 nextConnection();

/// Protocol revisions of the era that begins with `initialize`, newest first.
inline constexpr QByteArrayView kLegacyVersions[] = {"2025-11-25", "2025-06-18", "2025-03-26",
                                                     "2024-11-05"};
[[nodiscard]] bool isLegacyVersion(QByteArrayView version);

/// One client's conversation from `initialize` on, whatever carries it: knows what was negotiated
/// and which requests are open, answers what is not the Surface's business, passes on the rest.
///
/// Speaks the revisions in kLegacyVersions. A client of a later era gets the answers that servers
/// of that time gave, and so falls back to `initialize`. What a child asks goes to the client on
/// the stream of the request that caused it, and is taken back when that request ends.
class McpSession final : public QObject
{
    Q_OBJECT

public:
    /// \a surface must outlive the session.
    McpSession(Surface &surface, OwnerKey owner);
    /// Tells the Surface that the connection is gone; open requests end without reply.
    ~McpSession() override;

    /// Handles one message. Requests are answered through \a sink, now or later; notifications and
    /// replies of the client need none.
    ///
    /// \return Protocol with kInvalidRequest for a request that breaks the rules of a session
    /// (second `initialize`, an id that is in use, no `initialize` yet); \a sink has not been used
    /// then, and the caller answers.
    [[nodiscard]] Result<void> handle(const Envelope &envelope,
                                      const std::shared_ptr<RequestSink> &sink);

    /// Where messages go that belong to no request (`list_changed`, `resources/updated`): each a
    /// line without line end. Without one they are dropped.
    using EventSink = std::function<void(const QByteArray &message)>;
    void setEventSink(EventSink sink) { m_events = std::move(sink); }

    [[nodiscard]] bool isInitialized() const { return !m_version.isEmpty(); }
    /// As negotiated; empty before.
    [[nodiscard]] const QByteArray &version() const { return m_version; }
    [[nodiscard]] const OwnerKey &owner() const { return m_owner; }
    [[nodiscard]] quint64 connection() const { return m_connection; }
    [[nodiscard]] size_t openRequests() const { return m_open.size(); }

private:
    /// What an open request does to the subscriptions once it has succeeded.
    enum class Change { None, Subscribe, Unsubscribe };
    struct Open
    {
        quint64 serial{}; ///< tells apart two requests that used one id, one after the other
        RequestTicket ticket{};
        std::shared_ptr<RequestSink> sink;
        Change change = Change::None;
        QString uri{}; ///< of the change
    };

    Result<void> onRequest(const Envelope &request, const std::shared_ptr<RequestSink> &sink);
    void onNotification(const Envelope &notification);
    void onCancelled(const RawJson &params);
    void initialize(const Envelope &request, RequestSink &sink);
    void setLevel(const Envelope &request, RequestSink &sink);
    Result<void> forward(const Envelope &request, const std::shared_ptr<RequestSink> &sink);
    [[nodiscard]] Caller callerFor(const QByteArray &id, quint64 serial);
    Withdraw ask(const QByteArray &id, quint64 serial, QByteArrayView method, const RawJson &params,
                 Done<RawJson> done);
    void tellWithdrawn(const QByteArray &ours, quint64 serial, RequestSink &sink);
    void rememberPage(const RawJson &elicitation);
    void rememberPages(const Error &error);
    void observe();
    void onEvent(const SurfaceEvent &event);
    void notify(const QByteArray &id, quint64 serial, QByteArrayView method, QByteArrayView params);
    void answer(const QByteArray &id, quint64 serial, Result<RawJson> result);

    Surface &m_surface;
    OwnerKey m_owner;
    quint64 m_connection;
    QByteArray m_version;
    RawJson m_clientCapabilities;
    EventSink m_events;
    ClientRequests m_asked;
    QSet<QString> m_subscribed; ///< URIs of resources
    QByteArrayList m_pages; ///< elicitationIds of pages that this client was sent to, newest last
    std::unordered_map<QByteArray, Open> m_open; ///< by id, as the client writes it
    quint64 m_lastSerial = 0;
    quint64 m_ending = 0; ///< serial of the request that is being cancelled; 0 = none
    int m_minLevel = 0;
    bool m_isObserving = false;
};

} // namespace mcprt
