// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/modern_stdio.h"

#include "engine/front/modern_check.h"

using namespace Qt::StringLiterals;

namespace mcprt {

/// One open request; lets go of it when it has replied.
class ModernStdio::Open final : public QObject, public RequestSink
{
public:
    Open(ModernStdio *door, QByteArray id)
        : m_door(door)
        , m_id(std::move(id))
    {}
    void start(ModernCall call)
    {
        m_work = makeModernWork(m_door->m_surface, std::move(call), *this);
        m_work->start();
    }

    void close() { m_work->close(); }

    void sendMessage(const QByteArray &message) override { m_door->m_sink->sendMessage(message); }
    void sendReply(QByteArray message) override
    {
        const auto sink = m_door->m_sink;
        m_door->finish(m_id); // first: then the sink sees how many are still open
        sink->sendReply(std::move(message));
    }
    void endWithoutReply() override {}

private:
    ModernStdio *m_door;
    QByteArray m_id;
    std::unique_ptr<ModernWork> m_work;
};

ModernStdio::ModernStdio(Surface &surface, OwnerKey owner, std::shared_ptr<RequestSink> sink)
    : m_surface(surface)
    , m_owner(std::move(owner))
    , m_sink(std::move(sink))
{}

ModernStdio::~ModernStdio() = default;

void ModernStdio::handle(const Envelope &message)
{
    if (message.kind == Envelope::Kind::Request)
        return onRequest(message);
    if (message.method == "notifications/cancelled")
        m_open.erase(member(message.params, "requestId").toByteArray()); // says nothing more
}

void ModernStdio::onRequest(const Envelope &request)
{
    const auto refuse = [&](const Error &error) {
        m_sink->sendReply(buildError(request.id.view(), error));
    };
    if (request.method == "initialize" && !carriesModernMeta(request.params)) {
        const auto wanted = decodeUtf8(member(request.params, "protocolVersion").view());
        return refuse(checkModernVersion(wanted.value_or(QByteArray())).error());
    }
    auto meta = checkModern(request, nullptr, m_surface);
    if (!meta)
        return refuse(meta.error());
    const QByteArray id(request.id.view().data(), request.id.size()); // not the whole message
    if (m_open.contains(id)) {
        return refuse(Error{ErrorCode::Protocol,
                            u"A request with this id is still being answered."_s,
                            {},
                            rpc::kInvalidRequest});
    }
    const auto at = m_open.emplace(id, std::make_unique<Open>(this, id)).first;
    at->second->start({request, std::move(*meta), m_owner, m_peer});
}

void ModernStdio::close()
{
    std::vector<Open *> requests;
    requests.reserve(m_open.size());
    for (const auto &[id, open] : m_open)
        requests.push_back(open.get());
    for (Open *request : requests)
        request->close(); // which may take it out of m_open, and lets it live until the next event
}

/// Forgets the request \a id, whose code may be running.
void ModernStdio::finish(const QByteArray &id)
{
    if (auto node = m_open.extract(id)) {
        m_finished.push_back(std::move(node.mapped()));
        QMetaObject::invokeMethod(
            this, [this] { std::exchange(m_finished, {}).clear(); }, Qt::QueuedConnection);
    }
}

} // namespace mcprt
