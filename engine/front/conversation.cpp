// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/conversation.h"

#include "engine/front/batch.h"

namespace mcprt {

/// One for all requests: what they have to say goes out in the order in which they say it.
class Conversation::Sink final : public RequestSink
{
public:
    explicit Sink(const Send &send)
        : m_send(&send)
    {}
    /// The conversation ends; requests that are still open have nobody to tell.
    void close() { m_send = nullptr; }

    void sendMessage(const QByteArray &message) override { sendReply(message); }
    void sendReply(QByteArray message) override
    {
        if (m_send)
            (*m_send)(std::move(message));
    }
    void endWithoutReply() override {}

private:
    const Send *m_send;
};

Conversation::Conversation(Surface &surface, OwnerKey owner, Send send)
    : m_send(std::move(send))
    , m_sink(std::make_shared<Sink>(m_send))
    , m_session(std::make_unique<McpSession>(surface, owner))
    , m_modern(std::make_unique<ModernStdio>(surface, std::move(owner), m_sink))
{
    m_session->setEventSink(
        [sink = m_sink](const QByteArray &message) { sink->sendMessage(message); });
}

Conversation::~Conversation()
{
    m_sink->close();
}

void Conversation::handle(const ByteSlice &message)
{
    if (message.view().trimmed().isEmpty())
        return;
    if (isBatch(message, m_session->version())) {
        if (const auto handled = handleBatch(*m_session, message, m_sink); !handled)
            m_send(buildError({}, handled.error()));
        return;
    }
    const auto envelope = parseEnvelope(message);
    if (!envelope)
        return m_send(buildError(salvageId(message).view(), envelope.error()));
    if (isForModern(*envelope))
        return m_modern->handle(*envelope);
    if (const auto handled = m_session->handle(*envelope, m_sink); !handled)
        m_send(buildError(envelope->id.view(), handled.error()));
}

bool Conversation::isForModern(const Envelope &message)
{
    if (m_isModern || m_session->isInitialized() || message.kind != Envelope::Kind::Request)
        return m_isModern;
    if (message.method == "server/discover")
        return true;
    m_isModern = message.method != "initialize" && carriesModernMeta(message.params);
    return m_isModern;
}

bool Conversation::isWaiting() const
{
    return m_session->openRequests() + m_modern->openRequests() > 0;
}

} // namespace mcprt
