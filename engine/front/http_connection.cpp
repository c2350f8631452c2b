// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/http_connection.h"

#include "engine/base/log.h"

#include <QTcpSocket>

#ifdef Q_OS_WIN
#include <winsock2.h>
#else
#include <sys/socket.h>
#endif

using namespace std::chrono_literals;

namespace mcprt {

namespace {

/// Up to here an answer is copied behind its head, so that both leave in one system call.
constexpr qsizetype kCopiedBodyBytes = 64 * 1024;
constexpr auto kCloseTime = 2s;

const char *reasonOf(int status)
{
    switch (status) {
    case 200: return "OK";
    case 202: return "Accepted";
    case 204: return "No Content";
    case 400: return "Bad Request";
    case 401: return "Unauthorized";
    case 403: return "Forbidden";
    case 404: return "Not Found";
    case 405: return "Method Not Allowed";
    case 406: return "Not Acceptable";
    case 408: return "Request Timeout";
    case 409: return "Conflict";
    case 413: return "Content Too Large";
    case 414: return "URI Too Long";
    case 415: return "Unsupported Media Type";
    case 417: return "Expectation Failed";
    case 429: return "Too Many Requests";
    case 431: return "Request Header Fields Too Large";
    case 500: return "Internal Server Error";
    case 501: return "Not Implemented";
    case 503: return "Service Unavailable";
    case 505: return "HTTP Version Not Supported";
    default: return "Status";
    }
}

QByteArray headOf(const HttpReply &reply, bool close, qsizetype reserve)
{
    QByteArray out;
    out.reserve(192 + reserve);
    out += "HTTP/1.1 ";
    out += QByteArray::number(reply.status);
    out += ' ';
    out += reasonOf(reply.status);
    out += "\r\n";
    for (const auto &[name, value] : reply.headers) {
        out += name;
        out += ": ";
        out += value;
        out += "\r\n";
    }
    if (close)
        out += "Connection: close\r\n";
    return out;
}

HttpReply problemReply(int status, const char *problem)
{
    return {status, {}, "text/plain; charset=utf-8", QByteArray(problem) + '\n'};
}

void shutDownWriting(QTcpSocket *socket)
{
#ifdef Q_OS_WIN
    ::shutdown(SOCKET(socket->socketDescriptor()), SD_SEND);
#else
    ::shutdown(int(socket->socketDescriptor()), SHUT_WR);
#endif
}

/// \return bytes that the system has taken; 0 as well on an error, which QTcpSocket then finds.
qint64 sendNow(QTcpSocket *socket, const QByteArray &bytes)
{
#ifdef Q_OS_WIN
    const int sent =
        ::send(SOCKET(socket->socketDescriptor()), bytes.constData(), int(bytes.size()), 0);
#else
    const ssize_t sent = ::send(int(socket->socketDescriptor()), bytes.constData(),
                                size_t(bytes.size()), MSG_NOSIGNAL | MSG_DONTWAIT);
#endif
    return std::max<qint64>(sent, 0);
}

} // namespace

HttpConnection::HttpConnection(QTcpSocket *socket, quint64 id, HttpPolicy *policy)
    : QObject(socket)
    , m_socket(socket)
    , m_policy(policy)
    , m_head(policy->limits.head)
    , m_id(id)
{
    // First of all slots of readyRead: QtHttpServer connects its own later and so runs behind us.
    connect(socket, &QTcpSocket::readyRead, this, &HttpConnection::onReadyRead);
    connect(socket, &QTcpSocket::disconnected, this, &HttpConnection::onDisconnected);
}

void HttpConnection::enter(Phase phase)
{
    m_phase = phase;
    m_phaseTicks = 0;
}

void HttpConnection::onReadyRead()
{
    const qint64 fresh = m_socket->bytesAvailable(); // QtHttpServer has taken all the earlier ones
    if (fresh <= 0)
        return;
    switch (m_phase) {
    case Phase::Head: return readHead();
    case Phase::Body: return readBody(fresh);
    case Phase::Ready:
    case Phase::Answering:
    case Phase::Streaming:
        // Qt 6.4 would start the next request at once and answer out of order. So requests are not
        // pipelined: this answer will be the connection's last, and the client asks again.
        m_closeAfter = true;
        return throwAwayInput();
    case Phase::Closing: return throwAwayInput();
    }
}

/// Takes the head out of the socket as it comes, so that QtHttpServer sees none of it.
void HttpConnection::readHead()
{
    if (m_socket->isTransactionStarted())
        m_socket->commitTransaction(); // QtHttpServer's own, over bytes that we have taken out
    const qint64 fresh = m_socket->bytesAvailable();
    const qint64 wanted = std::min<qint64>(fresh, m_policy->limits.head.headBytes + 1);
    QByteArray &scratch = m_policy->scratch;
    if (scratch.size() < wanted)
        scratch.resize(wanted);
    const qint64 peeked = m_socket->peek(scratch.data(), wanted);
    const bool hadBegun = m_head.hasBegun();
    const qsizetype used = m_head.feed(QByteArrayView(scratch.constData(), qsizetype(peeked)));
    if (!hadBegun && m_head.hasBegun()) { // blank lines alone must not keep us waiting
        m_isNew = false;
        m_phaseTicks = 0;
    }
    if (m_head.state() != HttpHead::State::Complete) {
        m_socket->skip(used);
        if (m_head.state() == HttpHead::State::Refused)
            refuse(m_head.status(), m_head.problem());
        return;
    }
    const qint64 rest = fresh - used;
    if (isWhole(peeked - used)) {
        const QByteArray body(scratch.constData() + used,
                              std::max<qint64>(m_head.contentLength(), 0));
        m_socket->skip(used + body.size());
        if (acceptHead(rest))
            handOver(body, rest - body.size());
        return;
    }
    m_socket->skip(used);
    if (!acceptHead(rest))
        return;
    putBackHead();
    readBody(rest);
}

/// \a bytes: how many behind the head are at hand.
bool HttpConnection::isWhole(qint64 bytes) const
{
    return !m_head.isChunked() && m_head.contentLength() <= bytes;
}

/// QtHttpServer, whose turn is next, finds nothing to read.
void HttpConnection::handOver(const QByteArray &body, qint64 extra)
{
    if (extra > 0) { // pipelined: see onReadyRead()
        m_closeAfter = true;
        throwAwayInput();
    }
    enter(Phase::Ready);
    m_policy->handle(this, body);
}

/// Gives QtHttpServer the one thing that it has to know, how long the body is, in words of ours:
/// nothing that a peer writes into a head can be understood otherwise there than here. It reads
/// heads byte by byte, too, so that a short one saves half of the time that a request takes.
void HttpConnection::putBackHead()
{
    QByteArray head = QByteArrayLiteral("POST / HTTP/1.1\r\n");
    if (m_head.isChunked())
        head += "Transfer-Encoding: chunked\r\n";
    else if (m_head.contentLength() > 0)
        head += "Content-Length: " + QByteArray::number(m_head.contentLength()) + "\r\n";
    head += "\r\n";
    for (auto c = head.crbegin(); c != head.crend(); ++c)
        m_socket->ungetChar(*c);
}

/// \a rest: bytes that have come behind the head. \return false when the request was refused.
bool HttpConnection::acceptHead(qint64 rest)
{
    m_closeAfter = !m_head.keepsAlive();
    m_bodyBytes = 0;
    m_chunks.reset();
    auto refusal = m_policy->check ? m_policy->check(m_head, &m_owner) : std::nullopt;
    if (!refusal && m_head.contentLength() > m_policy->limits.bodyBytes)
        refusal = problemReply(413, "The request body is too large.");
    if (!refusal) {
        // QtHttpServer leaves a request in the socket's buffer until it is whole.
        if (m_head.isChunked() || m_head.contentLength() > m_socket->readBufferSize() / 2)
            m_socket->setReadBufferSize(2 * m_policy->limits.bodyBytes
                                        + m_policy->limits.head.headBytes + 64 * 1024);
        enter(Phase::Body);
        if (m_head.expectsContinue() && rest == 0)
            write("HTTP/1.1 100 Continue\r\n\r\n");
        return true;
    }
    if (m_head.isChunked() || rest != std::max<qint64>(m_head.contentLength(), 0))
        m_closeAfter = true; // a body is still to come
    refuse(*refusal);
    return false;
}

/// \a fresh: bytes of the body (and maybe beyond it) that have not been counted yet; they are the
/// last bytes of what the socket holds.
void HttpConnection::readBody(qint64 fresh)
{
    const HttpLimits &limits = m_policy->limits;
    if (!m_head.isChunked()) {
        m_bodyBytes += fresh;
        const qint64 missing = std::max<qint64>(m_head.contentLength(), 0) - m_bodyBytes;
        if (missing <= 0)
            complete(-missing);
        return;
    }
    const qint64 available = m_socket->bytesAvailable();
    QByteArray &scratch = m_policy->scratch;
    if (scratch.size() < available)
        scratch.resize(available);
    m_socket->peek(scratch.data(), available);
    const QByteArrayView bytes(scratch.constData() + (available - fresh), qsizetype(fresh));
    const qsizetype used = m_chunks.feed(bytes);
    m_bodyBytes += used;
    if (m_chunks.state() == ChunkScanner::State::Refused) {
        m_closeAfter = true;
        return refuse(400, "The chunked body is malformed.");
    }
    if (m_chunks.dataBytes() > limits.bodyBytes || m_bodyBytes > 2 * limits.bodyBytes) {
        m_closeAfter = true;
        return refuse(413, "The request body is too large.");
    }
    if (m_chunks.state() == ChunkScanner::State::Complete)
        complete(fresh - used);
}

void HttpConnection::complete(qint64 extra)
{
    if (extra > 0)
        m_closeAfter = true; // pipelined: see onReadyRead()
    enter(Phase::Ready);
    emit requestReady();
}

quint32 HttpConnection::beginExchange()
{
    if (m_phase != Phase::Ready)
        return 0;
    enter(Phase::Answering);
    return ++m_exchange;
}

bool HttpConnection::isOpen(quint32 exchange) const
{
    return exchange == m_exchange && (m_phase == Phase::Answering || m_phase == Phase::Streaming);
}

void HttpConnection::refuse(int status, const char *problem)
{
    m_closeAfter = true;
    refuse(problemReply(status, problem));
}

/// Answers in place of a handler; QtHttpServer sees no further byte of the request.
void HttpConnection::refuse(const HttpReply &answer)
{
    qCDebug(lcFront) << "connection" << m_id << "refused with" << answer.status;
    throwAwayInput();
    enter(Phase::Answering);
    reply(++m_exchange, answer);
}

void HttpConnection::reply(quint32 exchange, const HttpReply &reply)
{
    if (!isOpen(exchange) || m_phase != Phase::Answering)
        return;
    const bool copied = reply.body.size() <= kCopiedBodyBytes;
    QByteArray bytes = headOf(reply, m_closeAfter, copied ? reply.body.size() : 0);
    if (!reply.body.isEmpty()) {
        bytes += "Content-Type: ";
        bytes += reply.type;
        bytes += "\r\n";
    }
    if (reply.status != 204) {
        bytes += "Content-Length: ";
        bytes += QByteArray::number(reply.body.size());
        bytes += "\r\n";
    }
    bytes += "\r\n";
    const bool hasBody = m_head.method() != "HEAD";
    if (copied && hasBody)
        bytes += reply.body;
    write(bytes);
    if (!copied && hasBody)
        write(reply.body);
    finish();
}

void HttpConnection::beginStream(quint32 exchange, const HttpReply &head)
{
    if (!isOpen(exchange) || m_phase != Phase::Answering)
        return;
    if (!m_head.isHttp11())
        m_closeAfter = true; // the end of the connection is the end of the body
    QByteArray bytes = headOf(head, m_closeAfter, 64);
    bytes += "Content-Type: ";
    bytes += head.type;
    bytes += m_head.isHttp11() ? "\r\nTransfer-Encoding: chunked\r\n\r\n" : "\r\n\r\n";
    enter(Phase::Streaming);
    write(bytes);
}

void HttpConnection::writeStream(quint32 exchange, QByteArrayView bytes)
{
    if (!isOpen(exchange) || m_phase != Phase::Streaming || bytes.isEmpty())
        return;
    if (m_socket->bytesToWrite() > m_policy->limits.unsentBytes) {
        qCWarning(lcFront) << "connection" << m_id << "does not read its stream; closing it";
        return abort();
    }
    if (!m_head.isHttp11()) {
        write(bytes.toByteArray());
    } else {
        QByteArray chunk;
        chunk.reserve(bytes.size() + 20);
        chunk += QByteArray::number(bytes.size(), 16);
        chunk += "\r\n";
        chunk += bytes;
        chunk += "\r\n";
        write(chunk);
    }
}

void HttpConnection::endStream(quint32 exchange)
{
    if (!isOpen(exchange) || m_phase != Phase::Streaming)
        return;
    if (m_head.isHttp11())
        write("0\r\n\r\n");
    finish();
}

/// Straight to the system while nothing is queued: QTcpSocket would switch its write notifier on
/// and off for every answer, and each of that wakes the event loop once more.
void HttpConnection::write(const QByteArray &bytes)
{
    m_queued += bytes.size();
    const qint64 sent = m_socket->bytesToWrite() == 0 ? sendNow(m_socket, bytes) : 0;
    if (sent == 0)
        m_socket->write(bytes);
    else if (sent < bytes.size())
        m_socket->write(bytes.sliced(sent));
}

/// The answer is written: wait for the next request or close.
void HttpConnection::finish()
{
    if (m_phase == Phase::Closing)
        return; // the peer has gone
    if (m_closeAfter)
        return closeGently();
    enter(Phase::Head);
    m_head.reset();
}

/// Closing while the peer still sends would reset the connection, and the answer would be lost with
/// it: so only our half is closed, and input is thrown away until the peer closes too.
void HttpConnection::closeGently()
{
    enter(Phase::Closing);
    throwAwayInput();
    const auto shutDown = [this] {
        if (m_socket->bytesToWrite() == 0 && m_socket->state() == QTcpSocket::ConnectedState)
            shutDownWriting(m_socket);
    };
    if (m_socket->bytesToWrite() > 0)
        connect(m_socket, &QTcpSocket::bytesWritten, this, shutDown);
    shutDown();
}

void HttpConnection::throwAwayInput()
{
    m_socket->skip(m_socket->bytesAvailable());
}

void HttpConnection::abort()
{
    enter(Phase::Closing);
    // Not from within a slot of the socket: QtHttpServer may run behind us and use it.
    QMetaObject::invokeMethod(m_socket, &QTcpSocket::abort, Qt::QueuedConnection);
}

void HttpConnection::onDisconnected()
{
    enter(Phase::Closing);
    emit lost(m_id);
}

void HttpConnection::evict()
{
    // Nothing is under way, so nothing is lost by closing at once.
    const HttpReply answer = problemReply(503, "Too many connections; try again.");
    write(headOf(answer, true, 0) + "Content-Length: 0\r\n\r\n");
    enter(Phase::Closing);
    m_socket->abort();
}

qint64 HttpConnection::sentBytes() const
{
    return m_queued - m_socket->bytesToWrite();
}

std::chrono::milliseconds HttpConnection::inPhase() const
{
    return m_phaseTicks * m_policy->limits.tick;
}

void HttpConnection::checkTimes()
{
    const HttpLimits &limits = m_policy->limits;
    ++m_phaseTicks;
    const bool isStalled = m_socket->bytesToWrite() > 0 && sentBytes() == m_lastSent;
    m_stalledTicks = isStalled ? m_stalledTicks + 1 : 0;
    m_lastSent = sentBytes();
    if (m_stalledTicks * limits.tick >= limits.writeStall) {
        qCInfo(lcFront) << "connection" << m_id << "takes no bytes; closing it";
        return abort();
    }
    switch (m_phase) {
    case Phase::Head:
        if (m_isNew || m_head.hasBegun()) {
            if (inPhase() >= limits.headTime)
                refuse(408, "The request head did not come in time.");
        } else if (inPhase() >= limits.idleTime) {
            closeGently();
        }
        return;
    case Phase::Body:
        if (inPhase() >= limits.bodyTime + m_bodyBytes * 1000ms / limits.bodyBytesPerSecond)
            refuse(408, "The request body did not come in time.");
        return;
    case Phase::Ready: // QtHttpServer should have handed the request over at once
        if (inPhase() >= limits.headTime)
            abort();
        return;
    case Phase::Answering: return;
    case Phase::Streaming:
        // Whoever holds the stream open may have lost its token meanwhile.
        if (OwnerKey owner; m_policy->check && m_policy->check(m_head, &owner)) {
            qCInfo(lcFront) << "connection" << m_id << "has no valid token any more; closing it";
            abort();
        }
        return;
    case Phase::Closing:
        if (inPhase() >= kCloseTime && m_socket->bytesToWrite() == 0)
            m_socket->abort();
        return;
    }
}

} // namespace mcprt
