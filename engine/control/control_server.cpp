// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/control/control_server.h"

#include "engine/base/log.h"
#include "engine/base/random_id.h"
#include "engine/control/control_commands.h"
#include "engine/control/status_json.h"
#include "engine/mcp/client_name.h"
#include "engine/runtime.h"
#include "engine/zmq/control_message.h"

#include <QFileInfo>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

/// What a message may hold beside its frames.
constexpr qsizetype kMaxMessage = ZmqSocket::kMaxMessageBytes - 1024;
constexpr qsizetype kMaxName = 100;

QByteArray reply(const Result<RawJson> &result)
{
    if (result && result->size() <= kMaxMessage)
        return R"({"ok":true,"data":)" + result->toByteArray() + '}';
    const Error tooLarge{
        ErrorCode::LimitExceeded,
        u"The answer has %1 bytes, too many for one message."_s.arg(result ? result->size() : 0),
        u"control"_s};
    const Error &error = result ? tooLarge : result.error();
    QByteArray json = R"({"ok":false,"error":{"code":)";
    appendJsonString(json, QByteArrayView(toWireName(error.code)));
    json += R"(,"message":)";
    appendJsonString(json, error.message);
    return json + "}}";
}

bool needsEngine(const status::Client &client)
{
    return client.role == "stdio"_L1 || client.role == "desktop"_L1;
}

bool mayFollow(const status::Client &client)
{
    return client.role != "stdio"_L1;
}

} // namespace

Result<std::unique_ptr<ControlServer>> ControlServer::create(ZmqContext &context, Runtime &runtime,
                                                             const ControlFolder &folder,
                                                             ControlFolder::Lock held)
{
    auto endpoint = ControlEndpoint::create(context, folder, held);
    if (!endpoint)
        return Failure(endpoint.error());
    const QString id = QFileInfo(folder.path()).fileName();
    return std::unique_ptr<ControlServer>(
        new ControlServer(runtime, std::move(held), std::move(*endpoint), id));
}

ControlServer::ControlServer(Runtime &runtime, ControlFolder::Lock held,
                             std::unique_ptr<ControlEndpoint> endpoint, const QString &id)
    : m_runtime(runtime)
    , m_held(std::move(held))
    , m_control(runtime)
    , m_endpoint(std::move(endpoint))
{
    m_control.setId(id);
    connect(m_endpoint.get(), &ControlEndpoint::joined, this, &ControlServer::onJoined);
    connect(m_endpoint.get(), &ControlEndpoint::received, this, &ControlServer::onReceived);
    connect(m_endpoint.get(), &ControlEndpoint::left, this, &ControlServer::onLeft);
    connect(&m_control, &EngineControl::changed, this, [this](const status::Changes &changes) {
        if (m_endpoint && m_listeners > 0)
            m_endpoint->publish(control::kChanges,
                                toRawJson(status_json::toJson(changes)).toByteArray());
    });
}

ControlServer::~ControlServer()
{
    close();
}

void ControlServer::close()
{
    m_endpoint.reset(); // first: conversations that end have nobody to tell
    m_peers.clear();
}

void ControlServer::setOwnClient(const QString &role, const QString &name)
{
    const QDateTime since = m_own.since;
    m_own = role.isEmpty() ? status::Client() : RuntimeControl::thisProcess(role);
    m_own.name = name;
    if (!role.isEmpty() && since.isValid()) // only its name is new
        m_own.since = since;
    showClients();
}

int ControlServer::sessions() const
{
    return int(std::ranges::count_if(
        m_peers, [](const auto &entry) { return needsEngine(entry.second.shown); }));
}

void ControlServer::onJoined(const QByteArray &identity, const QByteArray &hello)
{
    const auto json = parseJson(hello);
    const QJsonObject said = json ? toJsonValue(*json).toObject() : QJsonObject();
    QString session = said["session"_L1].toString();
    if (!isRandomId(session))
        session = randomHex();
    Peer peer;
    peer.shown = {{},
                  said["role"_L1].toString().left(kMaxName),
                  said["pid"_L1].toInteger(),
                  QDateTime::currentDateTimeUtc()};
    peer.owner.text = "client-"_L1 + session;
    m_listeners += mayFollow(peer.shown);
    qCInfo(lcControl).noquote() << "attached:" << peer.shown.role << "process"
                                << peer.shown.processId;
    m_peers[identity] = std::move(peer);
    showClients();
}

void ControlServer::onLeft(const QByteArray &identity)
{
    auto node = m_peers.extract(identity);
    if (!node)
        return;
    const Peer &peer = node.mapped();
    m_listeners -= mayFollow(peer.shown);
    qCInfo(lcControl).noquote() << "left:" << peer.shown.role << "process" << peer.shown.processId;
    // Later: it may be its conversation that we are called from.
    QMetaObject::invokeMethod(
        this, [last = peer.conversation] {}, Qt::QueuedConnection);
    showClients();
}

void ControlServer::showClients()
{
    QList<status::Client> clients;
    if (!m_own.role.isEmpty())
        clients += m_own;
    for (const auto &[identity, peer] : m_peers)
        clients += peer.shown;
    std::ranges::stable_sort(clients, {}, &status::Client::since);
    m_control.setClients(std::move(clients));
    emit sessionsChanged(sessions());
}

void ControlServer::onReceived(const QByteArray &identity, const QByteArray &kind,
                               const QByteArrayList &frames)
{
    if (kind == control::kMcp && frames.size() == 1)
        onMessage(identity, frames.first());
    else if (kind == control::kCommand && frames.size() == 2)
        onCommand(identity, frames.at(0), frames.at(1));
}

void ControlServer::onMessage(const QByteArray &identity, const QByteArray &message)
{
    const auto known = m_peers.find(identity);
    if (known == m_peers.end())
        return;
    Peer &peer = known->second;
    if (!peer.conversation) {
        peer.shown.name = clientNameIn(message);
        peer.conversation = std::make_shared<Conversation>(
            m_runtime.surface(), peer.owner,
            [this, identity](const QByteArray &answer) { send(identity, answer); });
        showClients();
    }
    const auto conversation = peer.conversation; // the peer may leave meanwhile
    conversation->handle(message);
}

void ControlServer::send(const QByteArray &identity, const QByteArray &message)
{
    if (!m_endpoint)
        return;
    if (message.size() <= kMaxMessage)
        return m_endpoint->send(identity, control::kMcp, {message});
    const RawJson id = salvageId(message);
    if (!id.isEmpty()) {
        m_endpoint->send(identity, control::kMcp,
                         {buildError(id.view(), rpc::kServerError,
                                     u"The answer has %1 bytes; a client that shares its engine "
                                     "gets 32 MiB at most. Ask for less."_s.arg(message.size()))});
    }
}

void ControlServer::onCommand(const QByteArray &identity, const QByteArray &number,
                              const QByteArray &command)
{
    Done<RawJson> done(this, [this, identity, number](const Result<RawJson> &result) {
        if (m_endpoint)
            m_endpoint->send(identity, control::kReply, {number, reply(result)});
    });
    if (const auto json = parseJson(command))
        runCommand(m_control, *json, std::move(done));
    else
        done.report(Failure(json.error()));
}

} // namespace mcprt
