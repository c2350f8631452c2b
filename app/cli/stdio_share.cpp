// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/stdio_share.h"

#include "app/application.h"
#include "engine/base/log.h"
#include "engine/base/random_id.h"
#include "engine/control/control_server.h"
#include "engine/control/shared_front.h"
#include "engine/front/stdio_server.h"
#include "engine/runtime.h"
#include "engine/zmq/control_message.h"

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

const QString kRole = u"stdio"_s;

} // namespace

StdioShare::StdioShare(Application &application, ControlFolder folder, int inFd, int outFd)
    : m_application(application)
    , m_folder(std::move(folder))
    , m_inFd(inFd)
    , m_outFd(outFd)
    , m_session(randomHex())
    , m_seat(m_context, m_folder, {kRole, m_session})
{}

StdioShare::~StdioShare() = default;

void StdioShare::start(Done<bool> done)
{
    m_done = std::move(done);
    seek();
}

void StdioShare::close()
{
    if (m_direct)
        m_direct->close();
    if (m_conversation) // after a take-over
        m_conversation->close();
    if (m_server)
        m_server->close();
}

void StdioShare::seek()
{
    m_seat.find(Done<EngineSeat::Seat>(
        this, [this](Result<EngineSeat::Seat> seat) { onSeat(std::move(seat)); }));
}

void StdioShare::onSeat(Result<EngineSeat::Seat> seat)
{
    if (!m_done)
        return;
    if (!seat)
        return m_done.report(Failure(seat.error()));
    if (auto *lock = std::get_if<ControlFolder::Lock>(&*seat))
        becomeEngine(std::move(*lock));
    else
        attach(std::move(std::get<std::unique_ptr<ControlClient>>(*seat)));
}

void StdioShare::becomeEngine(ControlFolder::Lock lock)
{
    if (const auto runtime = m_application.runtime(); !runtime)
        return m_done.report(Failure(runtime.error()));
    if (m_front)
        takeOver();
    else
        serveDirectly();
    // A moment later: our own client shall not wait for the sockets.
    QMetaObject::invokeMethod(
        this,
        [this, held = std::make_shared<ControlFolder::Lock>(std::move(lock))] {
            share(std::move(*held));
        },
        Qt::QueuedConnection);
}

void StdioShare::share(ControlFolder::Lock lock)
{
    auto server =
        ControlServer::create(m_context, **m_application.runtime(), m_folder, std::move(lock));
    if (!server) {
        qCWarning(lcControl).noquote() << "Nobody can share this engine:" << server.error().message;
        return;
    }
    m_server = std::move(*server);
    showOwnClient();
    connect(m_server.get(), &ControlServer::sessionsChanged, this, &StdioShare::endIfAlone);
}

void StdioShare::serveDirectly()
{
    m_direct = std::make_unique<StdioServer>((*m_application.runtime())->surface(),
                                             OwnerKey{"client-"_L1 + m_session}, m_inFd, m_outFd);
    connect(m_direct.get(), &StdioServer::finished, this, &StdioShare::onClientGone);
    connect(m_direct.get(), &StdioServer::named, this, &StdioShare::showOwnClient);
    m_direct->start();
}

void StdioShare::takeOver()
{
    qCInfo(lcControl) << "the engine has ended; this process takes over";
    m_conversation = std::make_unique<Conversation>(
        (*m_application.runtime())->surface(), OwnerKey{"client-"_L1 + m_session},
        [this](const QByteArray &message) { m_front->receive(message); });
    m_front->connectEngine([this](const QByteArray &message) { m_conversation->handle(message); });
    connect(m_front.get(), &SharedFront::named, this, &StdioShare::showOwnClient);
}

void StdioShare::attach(std::unique_ptr<ControlClient> client)
{
    m_engine = std::move(client);
    connect(m_engine.get(), &ControlClient::lost, this, &StdioShare::onLost);
    connect(m_engine.get(), &ControlClient::received, this,
            [this](const QByteArray &kind, const QByteArrayList &frames) {
                if (kind == control::kMcp && frames.size() == 1)
                    m_front->receive(frames.first());
            });
    if (!m_front) {
        m_front = std::make_unique<SharedFront>(m_inFd, m_outFd);
        connect(m_front.get(), &SharedFront::finished, this, &StdioShare::onClientGone);
    }
    qCInfo(lcControl).noquote() << "sharing the engine at" << m_folder.path();
    m_front->connectEngine(
        [this](const QByteArray &message) { m_engine->send(control::kMcp, {message}); });
}

void StdioShare::onLost(const QString &why)
{
    qCWarning(lcControl).noquote() << why << "Looking for the next one.";
    m_front->disconnectEngine(u"The mcp-runtime process that runs the servers is lost. "_s + why);
    m_engine.release()->deleteLater(); // it is what called us
    QMetaObject::invokeMethod(this, &StdioShare::seek, Qt::QueuedConnection);
}

void StdioShare::onClientGone()
{
    m_clientIsGone = true;
    m_engine.reset(); // says goodbye
    if (m_server)
        m_server->setOwnClient({});
    endIfAlone();
}

void StdioShare::showOwnClient()
{
    if (m_server && !m_clientIsGone)
        m_server->setOwnClient(kRole, m_front ? m_front->clientName() : m_direct->clientName());
}

void StdioShare::endIfAlone()
{
    if (!m_clientIsGone || !m_done)
        return;
    if (m_server && m_server->sessions() > 0) {
        qCInfo(lcControl) << "the client has gone; going on for the others";
        return;
    }
    m_done.report(true);
}

} // namespace mcprt
