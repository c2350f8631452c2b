// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/zmq/control_client.h"

#include "engine/zmq/control_message.h"

#include <QCoreApplication>
#include <QtEndian>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mcprt {

namespace {

constexpr auto kRetry = 5ms;
/// So many pings without a sign of life mean that the engine hangs. Counted, not timed: after a
/// sleep of this machine or process one more ping is due, and that is all.
constexpr int kPingsInSilence = 10;
/// The ways in which a connection ends, or does not come about.
constexpr int kEnds = ZMQ_EVENT_DISCONNECTED | ZMQ_EVENT_CLOSED
                      | ZMQ_EVENT_HANDSHAKE_FAILED_NO_DETAIL | ZMQ_EVENT_HANDSHAKE_FAILED_PROTOCOL
                      | ZMQ_EVENT_HANDSHAKE_FAILED_AUTH;

QByteArray helloOf(const ControlClient::Introduction &who)
{
    QByteArray hello = R"({"version":")" MCPRT_VERSION R"(","role":)";
    appendJsonString(hello, who.role);
    hello += R"(,"session":)";
    appendJsonString(hello, who.session);
    return hello + R"(,"pid":)" + QByteArray::number(QCoreApplication::applicationPid()) + '}';
}

Error errorOf(const RawJson &reply)
{
    const RawJson error = member(reply, "error");
    const QString wireName = decodeString(member(error, "code").view()).value_or(QString());
    return Error{errorCodeFromWireName(wireName).value_or(ErrorCode::Remote),
                 decodeString(member(error, "message").view()).value_or(QString()), u"engine"_s};
}

} // namespace

Result<std::unique_ptr<ControlClient>> ControlClient::attach(ZmqContext &context,
                                                             const ControlFolder &folder,
                                                             const Introduction &who,
                                                             std::chrono::milliseconds pingInterval)
{
    const QString name = QLatin1StringView(control::kSocketName);
    if (const auto there = folder.checkListener(name); !there)
        return Failure(there.error());
    auto dealer = ZmqSocket::create(context, ZMQ_DEALER);
    auto events = ZmqSocket::create(context, ZMQ_SUB);
    auto monitor = ZmqSocket::create(context, ZMQ_PAIR);
    for (const auto *socket : {&dealer, &events, &monitor}) {
        if (!*socket)
            return Failure(socket->error());
    }
    // A new engine must not get the old one's half-finished talk: no reconnecting behind our back.
    if (const auto set = dealer->setOption(ZMQ_RECONNECT_IVL, -1); !set)
        return Failure(set.error());
    const QByteArray watch =
        "inproc://monitor-" + QByteArray::number(quintptr(dealer->handle()), 16);
    if (zmq_socket_monitor(dealer->handle(), watch.constData(), kEnds) != 0)
        return fail(ErrorCode::Io, u"The engine's socket can't be watched."_s, u"control"_s);
    if (const auto done = monitor->connect(watch); !done)
        return Failure(done.error());
    if (const auto done = dealer->connect(folder.endpoint(name)); !done)
        return Failure(done.error());
    std::unique_ptr<ControlClient> client(
        new ControlClient(std::move(*dealer), std::move(*events), std::move(*monitor),
                          folder.endpoint(QLatin1StringView(control::kEventsName)), pingInterval));
    client->send(control::kHello, {helloOf(who)});
    return client;
}

ControlClient::ControlClient(ZmqSocket dealer, ZmqSocket events, ZmqSocket monitor,
                             QByteArray eventsEndpoint, std::chrono::milliseconds pingInterval)
    : m_dealer(std::move(dealer))
    , m_events(std::move(events))
    , m_monitor(std::move(monitor))
    , m_eventsEndpoint(std::move(eventsEndpoint))
    , m_dealerNotifier(m_dealer, [this](QByteArrayList frames) { onMessage(std::move(frames)); })
    , m_eventsNotifier(m_events,
                       [this](const QByteArrayList &frames) {
                           if (frames.size() == 2)
                               emit published(frames.at(0), frames.at(1));
                       })
    , m_monitorNotifier(m_monitor, [this](const QByteArrayList &frames) { onMonitor(frames); })
{
    m_retry.setSingleShot(true);
    connect(&m_retry, &QTimer::timeout, this, &ControlClient::flush);
    connect(&m_ping, &QTimer::timeout, this, &ControlClient::ping);
    m_ping.start(pingInterval);
}

ControlClient::~ControlClient()
{
    // ZeroMQ's I/O thread, which all sockets share, would wait for ever to tell of the end of this
    // connection once nobody listens.
    zmq_socket_monitor(m_dealer.handle(), nullptr, 0);
    if (m_lost)
        return;
    // Closing drops what is queued, so the farewell gets a moment to leave.
    (void)m_dealer.setOption(ZMQ_LINGER, 100);
    (void)m_dealer.send({control::kBye});
}

void ControlClient::ping()
{
    if (++m_unheard > kPingsInSilence) {
        const auto silence =
            std::chrono::ceil<std::chrono::seconds>(m_ping.intervalAsDuration() * kPingsInSilence);
        return lose(u"The engine does not answer any more, for %1 s now."_s.arg(silence.count()));
    }
    send(control::kPing, {});
}

void ControlClient::send(const QByteArray &kind, const QByteArrayList &frames)
{
    if (m_lost)
        return;
    m_queue.append(QByteArrayList{kind} + frames);
    flush();
}

void ControlClient::flush()
{
    while (!m_queue.isEmpty() && m_dealerNotifier.send(m_queue.first()))
        m_queue.removeFirst();
    if (!m_queue.isEmpty())
        m_retry.start(kRetry);
}

void ControlClient::command(const RawJson &command, Done<RawJson> done)
{
    if (m_lost)
        return done.fail(ErrorCode::Io, u"The engine has ended."_s, u"control"_s);
    const quint64 number = m_nextCommand++;
    m_commands.emplace(number, std::move(done));
    send(control::kCommand, {QByteArray::number(number), command.toByteArray()});
}

Result<bool> ControlClient::subscribe(const QByteArray &prefix)
{
    if (!std::exchange(m_subscribed, true)) {
        if (const auto connected = m_events.connect(m_eventsEndpoint); !connected)
            return connected;
    }
    return m_events.setOption(ZMQ_SUBSCRIBE, prefix);
}

void ControlClient::onMessage(QByteArrayList frames)
{
    if (frames.isEmpty() || m_lost)
        return;
    m_unheard = 0;
    const QByteArray kind = frames.takeFirst();
    if (kind == control::kHello)
        emit attached(frames.value(0));
    else if (kind == control::kReply)
        onReply(frames);
    else if (kind == control::kBye)
        lose(frames.isEmpty() ? u"The engine has ended."_s
                              : u"The engine let go of this client: %1."_s.arg(
                                  QString::fromUtf8(frames.first())));
    else if (kind != control::kPong)
        emit received(kind, frames);
}

void ControlClient::onReply(const QByteArrayList &frames)
{
    auto node = m_commands.extract(frames.value(0).toULongLong());
    if (!node)
        return;
    const auto reply = parseJson(frames.value(1));
    if (!reply)
        return node.mapped().report(Failure(reply.error()));
    if (!member(*reply, "ok").isTrue())
        return node.mapped().report(Failure(errorOf(*reply)));
    node.mapped().report(member(*reply, "data"));
}

void ControlClient::onMonitor(const QByteArrayList &frames)
{
    if (frames.isEmpty() || frames.first().size() < 2)
        return;
    quint16 happened = 0;
    memcpy(&happened, frames.first().constData(), sizeof happened); // in the machine's byte order
    if (happened & kEnds)
        lose(u"The engine has ended."_s);
}

void ControlClient::lose(const QString &reason)
{
    if (std::exchange(m_lost, true))
        return;
    m_ping.stop();
    m_retry.stop();
    auto orphans = std::exchange(m_commands, {}); // an answer may send a new command
    for (auto &[number, done] : orphans)
        done.fail(ErrorCode::Io, reason, u"control"_s);
    emit lost(reason);
}

} // namespace mcprt

// Not among the mocs of the whole library, so that programs without a control plane do not load
// libzmq at start.
#include "moc_control_client.cpp"
