// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/batch.h"

#include <algorithm>
#include <vector>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// The answers of one batch on their way to its sink.
class Gathered
{
public:
    explicit Gathered(std::shared_ptr<RequestSink> sink)
        : m_sink(std::move(sink))
    {}
    void expectOne() { ++m_open; }
    void say(const QByteArray &message) { m_sink->sendMessage(message); }
    /// \param reply  empty: there is none, the request was taken back
    void add(const QByteArray &reply)
    {
        if (!reply.isEmpty())
            m_replies += (m_replies.isEmpty() ? "" : ",") + reply;
        if (--m_open > 0)
            return;
        if (m_replies.isEmpty())
            m_sink->endWithoutReply();
        else
            m_sink->sendReply('[' + m_replies + ']');
    }

private:
    std::shared_ptr<RequestSink> m_sink;
    QByteArray m_replies;
    int m_open = 1; ///< one for the reader of the batch
};

/// One request of a batch.
class Part final : public RequestSink
{
public:
    explicit Part(std::shared_ptr<Gathered> all)
        : m_all(std::move(all))
    {
        m_all->expectOne();
    }
    void sendMessage(const QByteArray &message) override { m_all->say(message); }
    void sendReply(QByteArray message) override { m_all->add(message); }
    void endWithoutReply() override { m_all->add({}); }

private:
    std::shared_ptr<Gathered> m_all;
};

struct Element
{
    ByteSlice bytes;
    Result<Envelope> envelope;

    [[nodiscard]] bool wantsAnswer() const
    {
        return !envelope || envelope->kind == Envelope::Kind::Request;
    }
};

} // namespace

Result<bool> handleBatch(McpSession &session, const ByteSlice &batch,
                         const std::shared_ptr<RequestSink> &sink)
{
    const auto parts = splitBatch(batch, kMaxBatch);
    if (!parts)
        return Failure(parts.error());
    std::vector<Element> elements;
    for (const ByteSlice &bytes : *parts)
        elements.push_back({bytes, parseEnvelope(bytes)});
    const bool isAnswered = std::ranges::any_of(elements, &Element::wantsAnswer);
    const auto all = std::make_shared<Gathered>(sink);
    for (const Element &element : elements) {
        if (!element.wantsAnswer()) {
            std::ignore = session.handle(*element.envelope, nullptr); // nothing to say of it
            continue;
        }
        const auto part = std::make_shared<Part>(all);
        if (!element.envelope) {
            part->sendReply(buildError(salvageId(element.bytes).view(), element.envelope.error()));
        } else if (const auto handled = session.handle(*element.envelope, part); !handled) {
            part->sendReply(buildError(element.envelope->id.view(), handled.error()));
        }
    }
    if (isAnswered)
        all->add({}); // the reader has read all
    return isAnswered;
}

} // namespace mcprt
