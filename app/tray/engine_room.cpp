// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/engine_room.h"

#include "app/application.h"
#include "app/port_owner.h"
#include "engine/base/log.h"
#include "engine/base/random_id.h"
#include "engine/control/control_server.h"
#include "engine/control/remote_control.h"
#include "engine/front/http_front.h"
#include "engine/runtime.h"
#include "engine/zmq/control_folder.h"

#include <QTimer>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

const QString kRole = u"desktop"_s;
constexpr auto kTimeToEnd = std::chrono::milliseconds(300); ///< of an engine that nobody uses

/// Has its own client gone, does nobody but desktop apps use it, and does it do nothing?
bool isForgotten(const status::Engine &engine)
{
    return !engine.paused && engine.tasksQueued == 0 && engine.tasksRunning == 0
           && engine.elicitations == 0
           && std::ranges::all_of(engine.clients,
                                  [&engine](const status::Client &one) {
                                      return one.role == kRole && one.processId != engine.processId;
                                  })
           && std::ranges::all_of(engine.servers, [](const status::Server &server) {
                  return server.callsInFlight == 0 && server.state != ServerState::Starting;
              });
}

} // namespace

EngineRoom::EngineRoom(EngineHost &host, const Invocation &invocation, LogSink &log,
                       EngineHost::Options options)
    : m_host(host)
    , m_invocation(invocation)
    , m_log(log)
    , m_options(std::move(options))
{}

EngineRoom::~EngineRoom() = default;

void EngineRoom::open()
{
    m_application = std::make_unique<Application>(m_invocation, m_log);
    auto folder = m_application->controlFolder();
    if (!folder)
        return runAlone(folder.error().message);
    m_folder = std::make_unique<ControlFolder>(std::move(*folder));
    m_seat = std::make_unique<EngineSeat>(m_context, *m_folder,
                                          ControlClient::Introduction{kRole, randomHex()});
    seek();
}

void EngineRoom::seek()
{
    m_seat->find(Done<EngineSeat::Seat>(
        this, [this](Result<EngineSeat::Seat> seat) { onSeat(std::move(seat)); }));
}

void EngineRoom::onSeat(Result<EngineSeat::Seat> seat)
{
    if (m_isClosing)
        return;
    if (!seat)
        return tell(EngineHandle::State::Failed, seat.error().message);
    if (auto *lock = std::get_if<ControlFolder::Lock>(&*seat))
        becomeEngine(std::move(*lock));
    else
        attach(std::move(std::get<std::unique_ptr<ControlClient>>(*seat)));
}

void EngineRoom::becomeEngine(ControlFolder::Lock lock)
{
    const auto runtime = m_application->runtime();
    if (!runtime)
        return tell(EngineHandle::State::Failed, runtime.error().message);
    auto server = ControlServer::create(m_context, **runtime, *m_folder, std::move(lock));
    if (!server)
        return runAlone(server.error().message);
    m_server = std::move(*server);
    m_server->setOwnClient(kRole);
    serveHttp();
    use(m_server->control(), EngineHandle::State::Running);
}

void EngineRoom::runAlone(const QString &why)
{
    const auto runtime = m_application->runtime();
    if (!runtime)
        return tell(EngineHandle::State::Failed, runtime.error().message);
    qCWarning(lcControl).noquote() << "Nobody can share this engine:" << why;
    m_alone = std::make_unique<RuntimeControl>(**runtime);
    m_alone->setClients({RuntimeControl::thisProcess(kRole)});
    serveHttp();
    use(*m_alone, EngineHandle::State::Running);
}

void EngineRoom::serveHttp()
{
    const EngineHost::HttpProblem problem =
        m_options.servesHttp ? openHttp() : EngineHost::HttpProblem();
    setHttpUrl(m_http ? m_http->url() : QString());
    QMetaObject::invokeMethod(
        &m_host, [&host = m_host, problem] { emit host.httpChanged(problem); },
        Qt::QueuedConnection);
}

EngineHost::HttpProblem EngineRoom::openHttp()
{
    const auto token = m_application->accessToken(); // makes it, and hides it in the log
    const auto tokens = token ? m_application->accessTokens() : Failure(token.error());
    if (!tokens)
        return {tokens.error().message};
    HttpFrontOptions options;
    options.host = m_options.host;
    options.port = m_options.port;
    options.allowRemote = true; // a person chose the address in the settings
    options.tokens = *tokens;
    m_http = std::make_unique<HttpFront>((*m_application->runtime())->surface(), options);
    if (const auto port = m_http->listen(); !port) {
        m_http.reset();
        return portProblem(port.error());
    }
    return {};
}

EngineHost::HttpProblem EngineRoom::portProblem(const Error &error) const
{
    EngineHost::HttpProblem problem{error.message};
    const QHostAddress named(m_options.host);
    const QHostAddress address = named.isNull() ? QHostAddress(QHostAddress::LocalHost) : named;
    if (error.code != ErrorCode::Io || isPortFree(address, m_options.port))
        return problem;
    const PortOwner owner = portOwner(m_options.port);
    problem.port = m_options.port;
    problem.ownerId = owner.processId;
    problem.ownerName = owner.name;
    problem.freePort = freePortNear(address, m_options.port);
    return problem;
}

void EngineRoom::setEndpoint(const EngineHost::Options &options)
{
    if (options == m_options)
        return;
    m_options = options;
    if (m_isClosing || (!m_server && !m_alone))
        return lookWhetherAlone(); // serveHttp() comes with the engine
    if (!m_http)
        return serveHttp();
    // Its port is free when it is gone.
    connect(m_http.get(), &QObject::destroyed, this, [this] {
        if (!m_isClosing && !m_http)
            serveHttp();
    });
    m_http->close();
    m_http.release()->deleteLater(); // streams that listen are told first
}

void EngineRoom::setHttpUrl(const QString &url)
{
    if (m_server || m_alone)
        (m_server ? m_server->control() : *m_alone).setHttpUrl(url);
}

void EngineRoom::attach(std::unique_ptr<ControlClient> client)
{
    auto remote = std::make_unique<RemoteControl>(std::move(client));
    if (const auto followed = remote->follow(); !followed)
        return tell(EngineHandle::State::Failed, followed.error().message);
    connect(remote.get(), &EngineControl::lost, this, &EngineRoom::onLost);
    connect(remote.get(), &EngineControl::changed, this, [this](const status::Changes &changes) {
        if (changes.engine || changes.servers || changes.tasks || changes.elicitations)
            lookWhetherAlone();
    });
    m_remote = std::move(remote);
    use(*m_remote, EngineHandle::State::Attached);
    lookWhetherAlone();
}

/// A client's process whose client is gone goes on for us alone, without HTTP. When we let go of
/// it, it ends, and the engine in this process serves HTTP.
void EngineRoom::lookWhetherAlone()
{
    if (!m_options.servesHttp || !m_remote || m_isLooking)
        return;
    m_isLooking = true;
    m_remote->status(Done<status::Engine>(this, [this](const Result<status::Engine> &engine) {
        m_isLooking = false;
        if (m_isClosing || !m_remote || !engine || !engine->httpUrl.isEmpty()
            || engine->processId == m_leftProcess || !isForgotten(*engine))
            return;
        qCInfo(lcControl) << "taking the engine over from process" << engine->processId
                          << "whose client has gone";
        m_leftProcess = engine->processId;
        letGo();
        QTimer::singleShot(kTimeToEnd, this, &EngineRoom::seek);
    }));
}

void EngineRoom::onLost()
{
    if (m_isClosing || !m_remote)
        return;
    letGo();
    QMetaObject::invokeMethod(this, &EngineRoom::seek, Qt::QueuedConnection);
}

void EngineRoom::letGo()
{
    m_control = nullptr;
    m_remote.release()->deleteLater(); // it is what called us
    tell(EngineHandle::State::Starting);
}

void EngineRoom::use(EngineControl &control, EngineHandle::State state)
{
    m_control = &control;
    connect(m_control, &EngineControl::changed, &m_host, &EngineHandle::changed,
            Qt::QueuedConnection);
    tell(state);
}

void EngineRoom::tell(EngineHandle::State state, const QString &problem)
{
    QMetaObject::invokeMethod(
        &m_host, [&host = m_host, state, problem] { host.onState(state, problem); },
        Qt::QueuedConnection);
}

void EngineRoom::run(const EngineHandle::Order &order)
{
    if (m_control)
        order(*m_control);
}

void EngineRoom::close(Done<bool> done)
{
    m_isClosing = true;
    m_control = nullptr;
    m_seat.reset();
    m_remote.reset();
    if (m_server)
        m_server->close();
    if (m_http)
        m_http->close();
    if (!m_application) {
        m_http.reset();
        return done.report(true);
    }
    const auto shared = std::make_shared<Done<bool>>(std::move(done));
    m_application->shutdown(Done<bool>(this, [this, shared](const Result<bool> &stopped) {
        // A turn later: it is the engine itself that calls.
        QMetaObject::invokeMethod(
            this,
            [this, shared, stopped] {
                m_http.reset();
                m_alone.reset();
                m_server.reset();
                m_application.reset();
                shared->report(stopped);
            },
            Qt::QueuedConnection);
    }));
}

} // namespace mcprt
