// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/http_post.h"

#include "engine/base/json_edit.h"
#include "engine/base/log.h"
#include "engine/child/http_transport.h"
#include "engine/child/modern_headers.h"
#include "engine/mcp/envelope.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mcprt {

namespace {

constexpr int kMaxResumes = 10;
constexpr int kMaxRefusals = 3;
constexpr auto kDefaultRetry = 1000ms;
constexpr auto kLongestRetry = 60s;

int statusOf(QNetworkReply *reply)
{
    return reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
}

bool isEventStream(QNetworkReply *reply)
{
    return reply->header(QNetworkRequest::ContentTypeHeader)
        .toString()
        .startsWith("text/event-stream"_L1, Qt::CaseInsensitive);
}

bool isMessage(const SseEvent &event)
{
    return !event.data.isEmpty() && (event.type.isEmpty() || event.type == "message");
}

/// An HTTP error may carry the JSON-RPC error that it stands for.
/// \return that, for the request \a id; empty when \a body holds none
QByteArray errorFor(const QByteArray &body, const QByteArray &id, bool isModern)
{
    const auto envelope = parseEnvelope(body);
    if (!envelope || envelope->kind != Envelope::Kind::Error)
        return {};
    if (envelope->id.view() == id)
        return body;
    const qint64 code = decodeInteger(member(envelope->error, "code").view()).value_or(0);
    const bool isOfModernEra = code <= rpc::kHeaderMismatch && code >= rpc::kUnsupportedVersion;
    if (!envelope->id.isNull() || !isModern || !isOfModernEra)
        return {}; // what else is without an id is explained better by its status
    return withMember(RawJson(body), "id", id).toByteArray();
}

/// Whether \a request may be sent twice, should its answer be lost: all that only read, and tools
/// that say so of themselves.
bool isRepeatable(const Envelope &request, const QHash<QByteArray, ToolTraits> &tools)
{
    if (request.method == "subscriptions/listen")
        return false; // whoever listens opens again
    if (request.method != "tools/call")
        return true;
    const auto name = decodeUtf8(member(request.params, "name").view());
    return name && tools.value(*name).isRepeatable;
}

std::chrono::milliseconds retryOf(const SseParser &events)
{
    return std::min<std::chrono::milliseconds>(events.retry().value_or(kDefaultRetry),
                                               kLongestRetry);
}

void drop(QObject *receiver, QNetworkReply *&reply)
{
    if (!reply)
        return;
    reply->disconnect(receiver);
    reply->abort();
    reply->deleteLater();
    reply = nullptr;
}

} // namespace

HttpPost::HttpPost(HttpTransport &transport, QByteArray message, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_message(std::move(message))
    , m_events(transport.options().maxBodyBytes)
{
    const auto envelope = parseEnvelope(m_message); // we built it, so it is valid
    if (envelope) {
        m_method = envelope->method;
        if (envelope->kind == Envelope::Kind::Request)
            m_id = envelope->id.toByteArray();
        m_modern = modernHeaders(*envelope, transport.tools());
        m_isRepeatable = isRepeatable(*envelope, transport.tools());
    }
    m_resume.setSingleShot(true);
    connect(&m_resume, &QTimer::timeout, this,
            [this] { watch(m_transport.get(m_events.lastEventId())); });
}

HttpPost::~HttpPost()
{
    dropReply();
}

void HttpPost::begin()
{
    const auto &authorization = m_transport.options().authorization;
    if (!authorization)
        return start();
    authorization->prepare(Done<bool>(this, [this](const Result<bool> &) {
        if (!m_givenUp) // without a token the server says what it wants
            start();
    }));
}

/// The server refused the message: gets a token for it, if there is a way to, and sends it again.
bool HttpPost::askForAccess()
{
    const auto refusal = m_transport.refusal(m_reply);
    if (!refusal || m_refusals >= kMaxRefusals)
        return false;
    ++m_refusals;
    const QString why = m_transport.explain(m_reply, m_body + m_reply->readAll());
    dropReply();
    m_transport.options().authorization->onRefused(
        *refusal, Done<bool>(this, [this, why](const Result<bool> &allowed) {
            if (m_givenUp)
                return;
            if (allowed)
                return start();
            if (allowed.error().code == ErrorCode::NotFound)
                answerError(why);
            else
                answerWith(allowed.error().message);
            emit finished(false);
        }));
    return true;
}

void HttpPost::start()
{
    const bool isBare = isModern() || m_method == "initialize"; // belongs to no session
    m_session = isBare ? QByteArray() : m_transport.sessionId();
    watch(m_transport.post(m_message, m_modern, isBare));
}

void HttpPost::giveUp()
{
    m_givenUp = true;
    disconnect(&m_transport);
    m_resume.stop();
    dropReply();
    deleteLater(); // we may be on the call stack
}

void HttpPost::watch(QNetworkReply *reply)
{
    dropReply();
    m_reply = reply;
    m_body.clear();
    m_isStream = false;
    connect(reply, &QNetworkReply::readyRead, this, &HttpPost::onReadable);
    connect(reply, &QNetworkReply::finished, this, &HttpPost::onReplyFinished);
}

void HttpPost::onReadable()
{
    if (statusOf(m_reply) == 200 && isEventStream(m_reply)) {
        if (!std::exchange(m_isStream, true))
            m_transport.admit(m_reply, m_method == "initialize");
        m_events.feed(m_reply->readAll());
        return readEvents();
    }
    m_body += m_reply->readAll();
    if (m_body.size() > m_transport.options().maxBodyBytes) {
        dropReply();
        answerError(u"sent an answer of more than %1 bytes, which is the limit"_s.arg(
            m_transport.options().maxBodyBytes));
        emit finished(false);
    }
}

void HttpPost::readEvents()
{
    while (const auto event = m_events.next()) {
        if (isMessage(*event))
            deliver(event->data);
        if (!m_reply)
            return; // a receiver has given us up
    }
    if (m_events.overflowed()) {
        dropReply();
        answerError(u"sent an event of more than %1 bytes, which is the limit"_s.arg(
            m_transport.options().maxBodyBytes));
        emit finished(false);
    }
}

void HttpPost::deliver(const QByteArray &message)
{
    const auto envelope = parseEnvelope(message);
    const bool isReply =
        envelope
        && (envelope->kind == Envelope::Kind::Result || envelope->kind == Envelope::Kind::Error);
    if (isReply && envelope->id.view() == m_id)
        m_answered = true;
    emit received(message, decodeInteger(m_id).value_or(0));
}

void HttpPost::onReplyFinished()
{
    const bool isInitialize = m_method == "initialize";
    if (!m_isStream && statusOf(m_reply) == 200 && isEventStream(m_reply))
        onReadable(); // a stream that ended before anything was on it
    if (!m_reply)
        return;
    if (m_isStream) {
        m_events.feed(m_reply->readAll());
        readEvents();
        if (m_reply)
            onStreamEnded(m_reply->errorString());
        return;
    }
    if (m_resumes > 0)
        return onResumeFailed();
    if (m_transport.follow(m_reply))
        return start();
    if (askForAccess())
        return;
    m_body += m_reply->readAll();
    const bool usable = m_transport.admit(m_reply, isInitialize);
    if (!m_id.isEmpty() && m_transport.isSessionRefused(m_reply, m_body, m_session)) {
        const bool isCurrent = m_session == m_transport.sessionId();
        return repeat(isCurrent ? Transport::Unserved::SessionLost : Transport::Unserved::Renewed);
    }
    const QByteArray answer = usable ? m_body : errorFor(m_body, m_id, isModern());
    if (!m_id.isEmpty() && !answer.isEmpty())
        deliver(answer);
    if (!m_reply)
        return; // a receiver has given us up
    if (isInitialize && !usable && !m_answered) {
        const QString why =
            u"%1 %2."_s.arg(m_transport.options().server, m_transport.explain(m_reply, m_body));
        if (m_transport.tryOldChannel(m_reply, m_message, why)) {
            dropReply();
            emit finished(true); // what comes of it is said elsewhere
            return;
        }
    }
    if (!m_answered && !m_id.isEmpty())
        answerError(m_transport.explain(m_reply, m_body));
    else if (!usable)
        qCWarning(lcChild).noquote()
            << m_transport.options().server << m_transport.explain(m_reply, m_body);
    dropReply();
    emit finished(usable);
}

void HttpPost::onStreamEnded(const QString &why)
{
    if (m_answered || m_id.isEmpty()) {
        dropReply();
        emit finished(true);
        return;
    }
    if (isModern() && m_isRepeatable)
        return repeat(Transport::Unserved::StreamCut);
    // A server may close the stream and let us come back; without an id there is no way to.
    if (!isModern() && !m_events.lastEventId().isEmpty() && m_resumes < kMaxResumes) {
        ++m_resumes;
        m_events.restart();
        dropReply();
        m_resume.start(retryOf(m_events));
        return;
    }
    dropReply();
    answerError(u"closed its event stream before the answer came (%1); call again"_s.arg(why));
    emit finished(false);
}

/// The server lets nobody come back to the stream, or could not be reached meanwhile.
void HttpPost::onResumeFailed()
{
    if (statusOf(m_reply) < 400)
        return onStreamEnded(m_reply->errorString());
    const QString why = m_transport.explain(m_reply, m_body + m_reply->readAll());
    dropReply();
    answerError(u"closed its event stream before the answer came and %1; call again"_s.arg(why));
    emit finished(false);
}

void HttpPost::repeat(Transport::Unserved why)
{
    dropReply();
    m_answered = true;
    emit unserved(decodeInteger(m_id).value_or(0), why);
    emit finished(true);
}

void HttpPost::answerError(const QString &why)
{
    answerWith(u"%1 %2."_s.arg(m_transport.options().server, why));
}

void HttpPost::answerWith(const QString &message)
{
    if (m_id.isEmpty() || std::exchange(m_answered, true))
        return;
    emit received(buildError(m_id, rpc::kServerError, message), decodeInteger(m_id).value_or(0));
}

void HttpPost::dropReply()
{
    drop(this, m_reply);
}

HttpListenStream::HttpListenStream(HttpTransport &transport, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_events(transport.options().maxBodyBytes)
    , m_pause(kDefaultRetry)
{
    m_again.setSingleShot(true);
    connect(&m_again, &QTimer::timeout, this, &HttpListenStream::open);
}

HttpListenStream::~HttpListenStream()
{
    dropReply();
}

void HttpListenStream::open()
{
    dropReply();
    m_events.restart();
    m_reply = m_transport.get(m_events.lastEventId());
    connect(m_reply, &QNetworkReply::readyRead, this, &HttpListenStream::onReadable);
    connect(m_reply, &QNetworkReply::finished, this, &HttpListenStream::onFinished);
}

void HttpListenStream::giveUp()
{
    disconnect(&m_transport);
    m_again.stop();
    dropReply();
    deleteLater(); // we may be on the call stack
}

void HttpListenStream::onReadable()
{
    if (statusOf(m_reply) != 200 || !isEventStream(m_reply))
        return;
    m_pause = kDefaultRetry; // it works
    m_events.feed(m_reply->readAll());
    while (const auto event = m_events.next()) {
        if (isMessage(*event))
            emit received(event->data);
        if (!m_reply)
            return;
    }
    if (m_events.overflowed())
        m_reply->abort(); // finished() follows
}

void HttpListenStream::onFinished()
{
    const int status = statusOf(m_reply);
    m_hasWorked = m_hasWorked || (status == 200 && isEventStream(m_reply));
    // 405 is how a server says that it has no such stream, and some say 404, unless there was one
    // before; other refusals will not change by asking again either.
    if (status >= 400) {
        dropReply();
        if (status == 404 && m_hasWorked)
            emit sessionLost();
        return;
    }
    dropReply();
    m_again.start(std::max(m_pause, retryOf(m_events)));
    m_pause = std::min<std::chrono::milliseconds>(m_pause * 2, kLongestRetry);
}

void HttpListenStream::dropReply()
{
    drop(this, m_reply);
}

} // namespace mcprt
