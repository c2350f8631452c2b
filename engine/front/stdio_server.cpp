// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/stdio_server.h"

#include "engine/base/log.h"

namespace mcprt {

/// One for all requests: what they have to say goes out in the order in which they say it.
class StdioServer::Sink final : public RequestSink
{
public:
    explicit Sink(StdioServer *server)
        : m_server(server)
    {}
    void sendMessage(const QByteArray &message) override { m_server->send(message); }
    void sendReply(QByteArray message) override { m_server->send(std::move(message)); }
    void endWithoutReply() override {}

private:
    StdioServer *m_server; // the session, and with it every use of the sink, ends before the server
};

StdioServer::StdioServer(Surface &surface, OwnerKey owner, int inFd, int outFd)
    : m_channel(StdioChannel::create(inFd, outFd))
    , m_sink(std::make_shared<Sink>(this))
    , m_session(std::make_unique<McpSession>(surface, owner))
    , m_modern(std::make_unique<ModernStdio>(surface, std::move(owner), m_sink))
    , m_framer(m_maxLineBytes)
{
    m_session->setEventSink([this](const QByteArray &message) { send(message); });
    connect(m_channel.get(), &StdioChannel::received, this, &StdioServer::onReceived);
    connect(m_channel.get(), &StdioChannel::ended, this, &StdioServer::finish);
    connect(m_channel.get(), &StdioChannel::writable, this, [this] {
        m_blocked = false;
        flush();
    });
}

StdioServer::~StdioServer()
{
    m_finished = true;
    m_session.reset(); // their open requests still report to our sink
    m_modern.reset();
}

void StdioServer::setLimits(qsizetype lineBytes, qsizetype unsentBytes)
{
    m_maxLineBytes = lineBytes;
    m_maxUnsentBytes = unsentBytes;
    m_framer = LineFramer(lineBytes);
}

void StdioServer::start()
{
    m_channel->setReading(true);
}

void StdioServer::onReceived(const QByteArray &bytes)
{
    const QPointer<StdioServer> alive = this; // a request may lead to our end
    m_reading = true;
    QByteArray chunk = bytes;
    while (!chunk.isEmpty()) {
        if (std::exchange(m_skippingLine, false)) {
            chunk = behindLine(chunk);
            continue;
        }
        m_framer.feed(chunk);
        takeLines();
        if (!alive || m_finished)
            return;
        if (m_skippingLine) { // the line that is too long began somewhere in or before this chunk
            const qsizetype tail = std::min(m_framer.pendingBytes(), chunk.size());
            m_framer = LineFramer(m_maxLineBytes);
            chunk = chunk.last(tail);
            continue;
        }
        break;
    }
    m_reading = false;
    flush();
}

void StdioServer::takeLines()
{
    const QPointer<StdioServer> alive = this;
    for (;;) {
        const auto line = m_framer.next();
        if (!line) {
            qCWarning(lcFront).noquote() << "stdin:" << line.error().message;
            send(buildError({}, rpc::kInvalidRequest, line.error().message));
            m_skippingLine = true;
            return;
        }
        if (!line->has_value())
            return;
        onLine(**line);
        if (!alive || m_finished)
            return;
    }
}

QByteArray StdioServer::behindLine(const QByteArray &bytes)
{
    const qsizetype end = bytes.indexOf('\n');
    m_skippingLine = end < 0;
    return end < 0 ? QByteArray() : bytes.sliced(end + 1);
}

void StdioServer::onLine(const ByteSlice &line)
{
    if (line.view().trimmed().isEmpty())
        return;
    const auto envelope = parseEnvelope(line);
    if (!envelope) {
        send(buildError(salvageId(line).view(), envelope.error()));
        return;
    }
    if (isForModern(*envelope))
        return m_modern->handle(*envelope);
    if (const auto handled = m_session->handle(*envelope, m_sink); !handled)
        send(buildError(envelope->id.view(), handled.error()));
}

bool StdioServer::isForModern(const Envelope &message)
{
    if (m_isModern || m_session->isInitialized() || message.kind != Envelope::Kind::Request)
        return m_isModern;
    if (message.method == "server/discover")
        return true;
    m_isModern = message.method != "initialize" && carriesModernMeta(message.params);
    return m_isModern;
}

/// An answer is still to come.
bool StdioServer::isWaiting() const
{
    return m_session->openRequests() + m_modern->openRequests() > 0;
}

void StdioServer::send(QByteArray message)
{
    if (m_finished)
        return;
    if (m_unsent.isEmpty())
        m_unsent = std::move(message); // the builders leave room for the line end
    else
        m_unsent += message;
    m_unsent += '\n';
    if (m_blocked) {
        watchBacklog();
        return;
    }
    if (m_reading)
        return; // leaves with the rest
    if (!isWaiting())
        flush(); // nothing more to come: waiting would only add a turn of the event loop
    else
        flushSoon();
}

/// Answers that come in one turn of the event loop leave in one system call.
void StdioServer::flushSoon()
{
    if (std::exchange(m_flushPosted, true))
        return;
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_flushPosted = false;
            flush();
        },
        Qt::QueuedConnection);
}

void StdioServer::flush()
{
    if (m_blocked || m_finished || m_unsent.isEmpty())
        return;
    const qsizetype some = m_channel->write(QByteArrayView(m_unsent).sliced(m_sent));
    if (some < 0) {
        qCInfo(lcFront) << "stdout: the reader has gone";
        return finish();
    }
    m_sent += some;
    m_blocked = m_sent < m_unsent.size();
    if (!m_blocked) {
        m_unsent.resize(0);
        m_sent = 0;
        if (m_unsent.capacity() > (1 << 20))
            m_unsent.squeeze();
    } else if (m_sent > m_unsent.size() / 2) {
        m_unsent.remove(0, m_sent); // at most half of what was sent is moved
        m_sent = 0;
    }
    watchBacklog();
}

/// A client that does not read its answers gets no further request accepted.
void StdioServer::watchBacklog()
{
    m_channel->setReading(m_unsent.size() - m_sent <= m_maxUnsentBytes);
}

void StdioServer::finish()
{
    if (std::exchange(m_finished, true))
        return;
    m_channel->setReading(false);
    // Later: we may be within a call of the session.
    QMetaObject::invokeMethod(
        this,
        [this] {
            m_session.reset();
            m_modern.reset();
            emit finished();
        },
        Qt::QueuedConnection);
}

} // namespace mcprt
