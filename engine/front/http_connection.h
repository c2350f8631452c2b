// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#pragma once

#include "engine/base/ids.h"
#include "engine/front/http_head.h"
#include "engine/front/http_types.h"

#include <QObject>
#include <QPointer>

#include <chrono>

class QTcpSocket;

namespace mcprt {

/// What one peer may cost us. Times are checked once a HttpLimits::tick.
struct HttpLimits
{
    HttpHeadLimits head;
    qint64 bodyBytes = 16 * 1024 * 1024;
    qint64 unsentBytes = 32 * 1024 * 1024; ///< of a stream whose peer reads too slowly
    int connections = 256;
    int reservedForKnown = 16; ///< connections that only peers with a valid token may hold
    std::chrono::milliseconds headTime{10'000};
    std::chrono::milliseconds bodyTime{30'000}; ///< for the body to begin with, and
    qint64 bodyBytesPerSecond = 1000;           ///< at least this fast on the whole
    std::chrono::milliseconds idleTime{60'000};
    std::chrono::milliseconds writeStall{30'000};
    std::chrono::milliseconds tick{1'000};
};

/// Looks at a complete head before its body is read. \return an answer to refuse with, or nothing.
/// \a owner is set to whose token the peer has shown; empty = no valid one.
using HttpHeadCheck =
    std::function<std::optional<HttpReply>(const HttpHead &head, OwnerKey *owner)>;

class HttpConnection;

/// What connections share with the server that they belong to.
struct HttpPolicy
{
    HttpLimits limits;
    HttpHeadCheck check;
    /// Takes a vetted request that came in one piece.
    std::function<void(HttpConnection *connection, const QByteArray &body)> handle;
    QByteArray scratch; ///< peeked bytes; only valid within one slot
};

/// One TCP connection: vets each request before QtHttpServer sees it, and writes every answer.
///
/// Heads are read here. A request whose body has come with its head, as nearly all do, goes
/// straight to its handler. Otherwise QtHttpServer is shown a head of ours in place of the peer's
/// and so only collects the body, which is counted on its way and, when chunked, checked.
///
/// QtHttpServer's responders are not used for writing. Qt 6.4.2 crashes when one is used after the
/// peer has closed, and no version tells when a peer has gone or how much is still unsent. The
/// object is a child of its socket and dies with it, so whoever holds a QPointer writes late
/// safely.
class HttpConnection final : public QObject
{
    Q_OBJECT

public:
    HttpConnection(QTcpSocket *socket, quint64 id, HttpPolicy *policy);

    [[nodiscard]] quint64 id() const { return m_id; }
    /// Showed a valid token with its last request.
    [[nodiscard]] bool isKnown() const { return !m_owner.isEmpty(); }
    [[nodiscard]] const OwnerKey &owner() const { return m_owner; }
    /// Nothing is being read or answered.
    [[nodiscard]] bool isIdle() const { return m_phase == Phase::Head; }
    [[nodiscard]] const HttpHead &head() const { return m_head; }

    /// Marks the vetted request as handed to its handler. \return a number for the calls below, 0
    /// when there is no complete request.
    [[nodiscard]] quint32 beginExchange();
    [[nodiscard]] bool isOpen(quint32 exchange) const;
    void reply(quint32 exchange, const HttpReply &reply);
    /// Answers with a body of unknown length: beginStream(), any number of writeStream(),
    /// endStream().
    void beginStream(quint32 exchange, const HttpReply &head);
    void writeStream(quint32 exchange, QByteArrayView bytes);
    void endStream(quint32 exchange);

    /// Closes the connection if it is over one of its times. Called once a tick.
    void checkTimes();
    /// Answers 503 and closes; only for idle connections.
    void evict();

signals:
    /// A request passed and waits for beginExchange().
    void requestReady();
    void lost(quint64 id);

private:
    enum class Phase {
        Head,      ///< between requests, or reading a head
        Body,      ///< head accepted, body coming
        Ready,     ///< complete; about to be handed over
        Answering, ///< with the handler
        Streaming, ///< answer begun
        Closing,   ///< last answer written; what still comes is thrown away
    };

    void onReadyRead();
    void onDisconnected();
    void readHead();
    bool isWhole(qint64 bytes) const;
    void handOver(const QByteArray &body, qint64 extra);
    void putBackHead();
    void readBody(qint64 fresh);
    bool acceptHead(qint64 rest);
    void complete(qint64 extra);
    void refuse(const HttpReply &reply);
    void refuse(int status, const char *problem);
    void throwAwayInput();
    void write(const QByteArray &bytes);
    void finish();
    void closeGently();
    void abort();
    [[nodiscard]] qint64 sentBytes() const;
    [[nodiscard]] std::chrono::milliseconds inPhase() const;
    void enter(Phase phase);

    QTcpSocket *m_socket; // our parent
    HttpPolicy *m_policy;
    HttpHead m_head;
    ChunkScanner m_chunks;
    quint64 m_id;
    quint32 m_exchange = 0;
    Phase m_phase = Phase::Head;
    OwnerKey m_owner;          ///< of the last request's token
    bool m_isNew = true;       ///< no byte has come yet
    bool m_closeAfter = false; ///< the answer under way is the last
    qint64 m_bodyBytes = 0;
    qint64 m_queued = 0;    ///< bytes ever given to the socket
    qint64 m_lastSent = 0;  ///< at the last tick
    int m_phaseTicks = 0;   ///< ticks since the phase began
    int m_stalledTicks = 0; ///< ticks without a byte sent, while some wait
};

} // namespace mcprt
