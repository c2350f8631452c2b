// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/http_sse_channel.h"

#include "engine/base/log.h"
#include "engine/child/http_transport.h"
#include "engine/mcp/envelope.h"

using namespace Qt::StringLiterals;

namespace mcprt {

HttpSseChannel::HttpSseChannel(HttpTransport &transport, QObject *parent)
    : QObject(parent)
    , m_transport(transport)
    , m_events(transport.options().maxBodyBytes)
{
    m_wait.setSingleShot(true);
    connect(&m_wait, &QTimer::timeout, this, &HttpSseChannel::fail);
}

HttpSseChannel::~HttpSseChannel()
{
    dropStream();
}

void HttpSseChannel::open()
{
    m_stream = m_transport.get({});
    connect(m_stream, &QNetworkReply::readyRead, this, &HttpSseChannel::onReadable);
    connect(m_stream, &QNetworkReply::finished, this, &HttpSseChannel::onFinished);
    m_wait.start(kEndpointWait);
}

void HttpSseChannel::giveUp()
{
    m_wait.stop();
    dropStream();
    deleteLater(); // we may be on the call stack
}

void HttpSseChannel::onReadable()
{
    const int status = m_stream->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    const QString type = m_stream->header(QNetworkRequest::ContentTypeHeader).toString();
    if (status != 200 || !type.startsWith("text/event-stream"_L1, Qt::CaseInsensitive))
        return fail();
    m_events.feed(m_stream->readAll());
    while (const auto event = m_events.next()) {
        if (event->type == "endpoint")
            onEndpoint(event->data);
        else if (isOpen() && !event->data.isEmpty())
            emit received(event->data);
        if (!m_stream)
            return; // a receiver has given us up
    }
    if (m_events.overflowed())
        m_stream->abort(); // finished() follows
}

void HttpSseChannel::onEndpoint(const QByteArray &place)
{
    if (isOpen())
        return; // it is named once
    const QUrl here = m_transport.url();
    const QUrl endpoint = here.resolved(QUrl(QString::fromUtf8(place), QUrl::StrictMode));
    if (!endpoint.isValid() || endpoint.scheme() != here.scheme() || endpoint.host() != here.host()
        || endpoint.port() != here.port()) {
        qCWarning(lcChild).noquote() << m_transport.options().server
                                     << "names an endpoint of another origin; keys are not sent "
                                        "there";
        return fail();
    }
    m_wait.stop();
    m_endpoint = endpoint;
    emit opened();
}

void HttpSseChannel::onFinished()
{
    if (!isOpen())
        return fail();
    const QString why = m_stream->errorString();
    dropStream();
    emit ended(why);
}

void HttpSseChannel::fail()
{
    m_wait.stop();
    dropStream();
    emit failed();
}

void HttpSseChannel::send(const QByteArray &message)
{
    const auto envelope = parseEnvelope(message); // we built it, so it is valid
    QByteArray id;
    if (envelope && envelope->kind == Envelope::Kind::Request)
        id = envelope->id.toByteArray();
    QNetworkReply *reply = m_transport.postTo(m_endpoint, message);
    connect(reply, &QNetworkReply::finished, this, [this, reply, id] { onPosted(reply, id); });
}

void HttpSseChannel::onPosted(QNetworkReply *reply, const QByteArray &id)
{
    reply->deleteLater();
    const int status = reply->attribute(QNetworkRequest::HttpStatusCodeAttribute).toInt();
    if (status >= 200 && status < 300)
        return; // the answer comes on the stream
    // The endpoint is one session's, which may be gone though the stream does not know it. Whoever
    // calls next gets a new one.
    const bool isForgotten = (status == 404 || status == 410) && m_stream;
    const QString forgotten = u"does not know our session any more; call again"_s;
    const QString why = m_transport.options().server + u' '
                        + (isForgotten ? forgotten : m_transport.explain(reply, reply->readAll()))
                        + u'.';
    if (id.isEmpty())
        qCWarning(lcChild).noquote() << why;
    else
        emit received(buildError(id, rpc::kServerError, why));
    if (isForgotten) {
        dropStream();
        emit ended(forgotten);
    }
}

void HttpSseChannel::dropStream()
{
    if (!m_stream)
        return;
    m_stream->disconnect(this);
    m_stream->abort();
    m_stream->deleteLater();
    m_stream = nullptr;
}

} // namespace mcprt
