// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/zmq/control_endpoint.h"

#include "engine/base/log.h"
#include "engine/zmq/control_message.h"

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;
using std::chrono::steady_clock;

namespace mcprt {

namespace {

constexpr auto kRetry = 5ms; // ROUTER does not tell when a full queue has room again

qint64 bytesOf(const QByteArrayList &frames)
{
    qint64 bytes = 0;
    for (const QByteArray &frame : frames)
        bytes += frame.size();
    return bytes;
}

Result<ZmqSocket> listen(ZmqContext &context, int type, const ControlFolder &folder,
                         const ControlFolder::Lock &held, const QString &name)
{
    const auto descriptor = folder.listenAt(held, name);
    if (!descriptor)
        return Failure(descriptor.error());
    auto socket = ZmqSocket::create(context, type);
    if (!socket)
        return socket;
    if (const auto set = socket->setOption(ZMQ_USE_FD, *descriptor); !set)
        return Failure(set.error());
    if (const auto bound = socket->bind(folder.endpoint(name)); !bound)
        return Failure(bound.error());
    return socket;
}

} // namespace

Result<std::unique_ptr<ControlEndpoint>> ControlEndpoint::create(ZmqContext &context,
                                                                 const ControlFolder &folder,
                                                                 const ControlFolder::Lock &held,
                                                                 Options options)
{
    auto router =
        listen(context, ZMQ_ROUTER, folder, held, QLatin1StringView(control::kSocketName));
    if (!router)
        return Failure(router.error());
    // Without this a message to a full or vanished peer is dropped in silence.
    if (const auto set = router->setOption(ZMQ_ROUTER_MANDATORY, 1); !set)
        return Failure(set.error());
    auto events = listen(context, ZMQ_PUB, folder, held, QLatin1StringView(control::kEventsName));
    if (!events)
        return Failure(events.error());
    return std::unique_ptr<ControlEndpoint>(
        new ControlEndpoint(std::move(*router), std::move(*events), options));
}

ControlEndpoint::ControlEndpoint(ZmqSocket router, ZmqSocket events, Options options)
    : m_options(options)
    , m_router(std::move(router))
    , m_events(std::move(events))
    , m_notifier(m_router, [this](QByteArrayList frames) { onMessage(std::move(frames)); })
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ControlEndpoint::flush);
    connect(&m_watch, &QTimer::timeout, this, &ControlEndpoint::dropSilent);
    m_watch.start(m_options.silence / 2);
}

ControlEndpoint::~ControlEndpoint()
{
    for (const auto &[identity, peer] : m_peers)
        (void)m_router.send({identity, control::kBye}); // best effort: it may be gone as well
}

void ControlEndpoint::onMessage(QByteArrayList frames)
{
    if (frames.size() < 2)
        return;
    const QByteArray identity = frames.takeFirst();
    const QByteArray kind = frames.takeFirst();
    const auto known = m_peers.find(identity);
    if (known == m_peers.end()) {
        if (kind != control::kHello || frames.size() != 1)
            return; // a stranger who does not introduce itself, or one that was dropped
        m_peers.emplace(identity, Peer{steady_clock::now(), {}, 0});
        send(identity, control::kHello, {R"({"version":")" MCPRT_VERSION R"("})"});
        emit joined(identity, frames.first());
        return;
    }
    known->second.lastHeard = steady_clock::now();
    if (kind == control::kPing)
        return send(identity, control::kPong, {});
    if (kind == control::kBye) {
        m_peers.erase(known);
        emit left(identity);
        return;
    }
    if (kind != control::kHello)
        emit received(identity, kind, frames);
}

void ControlEndpoint::send(const QByteArray &peer, const QByteArray &kind,
                           const QByteArrayList &frames)
{
    const auto known = m_peers.find(peer);
    if (known == m_peers.end())
        return;
    QByteArrayList message{peer, kind};
    message += frames;
    Peer &to = known->second;
    if (to.queue.empty() && m_notifier.send(message))
        return;
    to.queuedBytes += bytesOf(message);
    to.queue.push_back(std::move(message));
    if (to.queuedBytes > m_options.maxQueuedBytes)
        return drop(peer, "it does not read");
    if (!m_retry.isActive())
        m_retry.start(kRetry);
}

void ControlEndpoint::flush()
{
    bool more = false;
    for (auto &[identity, peer] : m_peers) {
        while (!peer.queue.empty() && m_notifier.send(peer.queue.front())) {
            peer.queuedBytes -= bytesOf(peer.queue.front());
            peer.queue.pop_front();
        }
        more |= !peer.queue.empty();
    }
    if (more)
        m_retry.start(kRetry);
}

void ControlEndpoint::publish(const QByteArray &topic, const QByteArray &json)
{
    (void)m_events.send({topic, json}); // PUB drops for slow listeners by design
}

void ControlEndpoint::dropSilent()
{
    const auto oldest = steady_clock::now() - m_options.silence;
    QByteArrayList silent;
    for (const auto &[identity, peer] : m_peers) {
        if (peer.lastHeard < oldest)
            silent += identity;
    }
    for (const QByteArray &identity : silent)
        drop(identity, "it has been silent for too long");
}

void ControlEndpoint::drop(const QByteArray &peer, const char *reason)
{
    if (m_peers.erase(peer) == 0)
        return;
    qCInfo(lcControl).noquote() << "an attached client was dropped:" << QLatin1StringView(reason);
    (void)m_router.send({peer, control::kBye, reason});
    emit left(peer);
}

} // namespace mcprt

// Not among the mocs of the whole library, so that programs without a control plane do not load
// libzmq at start.
#include "moc_control_endpoint.cpp"
