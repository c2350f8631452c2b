// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/server_entry.h"

#include "engine/base/log.h"
#include "engine/child/http_transport.h"
#include "engine/child/process_environment.h"
#include "engine/child/start_check.h"
#include "engine/child/stdio_transport.h"
#include "engine/mcp/modern.h"

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace mcprt {

namespace {

constexpr auto kHealthyAfter = 60s; ///< a run of this length clears the restart budget
/// Callers that start a broken server again and again: more than this many starts within the window
/// are refused.
constexpr size_t kMaxStarts = 10;
constexpr auto kStartsWindow = 10s;
constexpr qsizetype kLastLines = 3;

/// A key of the person's own is what is sent; there is nothing to sign in for.
bool hasAuthorization(const QMap<QString, QString> &headers)
{
    const QStringList names = headers.keys();
    return names.contains("authorization"_L1, Qt::CaseInsensitive);
}

} // namespace

ServerEntry::ServerEntry(ServerConfig config, Context context, QObject *parent)
    : QObject(parent)
    , m_config(std::move(config))
    , m_context(context)
    , m_state(restingState())
{
    for (QTimer *timer : {&m_restartTimer, &m_idleTimer})
        timer->setSingleShot(true);
    connect(&m_restartTimer, &QTimer::timeout, this, [this] {
        m_automatic = true;
        launch();
    });
    connect(&m_idleTimer, &QTimer::timeout, this, &ServerEntry::onIdle);
}

ServerEntry::~ServerEntry()
{
    m_upkeep.reset();
    m_handshake.reset();
    m_session.reset();
}

void ServerEntry::setConfig(ServerConfig config)
{
    const bool menuChanged = config.blockedTools != m_config.blockedTools;
    m_config = std::move(config);
    if (menuChanged && m_state == ServerState::Running)
        emitListed();
}

ServerStatus ServerEntry::status() const
{
    ServerStatus status;
    status.name = m_config.name;
    status.state = m_state;
    status.lastError = m_config.problem ? m_config.problem : m_lastError;
    status.processId = m_process ? m_process->processId() : 0;
    status.callsInFlight = m_session ? m_session->inFlight() : 0;
    status.startedAt = m_startedAt;
    status.restarts = m_budget.granted();
    return status;
}

void ServerEntry::start(Done<ChildSession *> done)
{
    if (m_config.disabled) {
        return done.fail(
            ErrorCode::Disabled,
            u"%1 is switched off. Set \"disabled\" of its entry to false to use it."_s.arg(
                m_config.name.text),
            m_config.name.text);
    }
    if (m_config.problem)
        return done.report(Failure(*m_config.problem));
    if (m_state == ServerState::Running)
        return done.report(m_session.get());
    if (m_state != ServerState::Starting && m_state != ServerState::Stopping && startsTooOften()) {
        return done.fail(
            ErrorCode::Busy,
            u"%1 was started %2 times within %3 s. Wait a moment.%4"_s.arg(m_config.name.text)
                .arg(kMaxStarts)
                .arg(kStartsWindow.count())
                .arg(m_lastError ? u" Last error: "_s + m_lastError->message : QString()),
            m_config.name.text);
    }
    m_waiters.push_back(std::move(done));
    if (m_state == ServerState::Starting || m_state == ServerState::Stopping)
        return;
    m_budget.reset();
    m_automatic = false;
    launch();
}

bool ServerEntry::startsTooOften()
{
    const auto now = m_context.clock.now();
    while (!m_starts.empty() && now - m_starts.front() > kStartsWindow)
        m_starts.pop_front();
    if (m_starts.size() >= kMaxStarts)
        return true;
    m_starts.push_back(now);
    return false;
}

void ServerEntry::launch()
{
    m_restartTimer.stop();
    m_errors->clear();
    const quint64 launch = ++m_launch;
    setState(ServerState::Starting);
    expandVariables(m_config, QProcessEnvironment::systemEnvironment(), m_context.secrets,
                    Done<ExpandedServer>(this, [this, launch](Result<ExpandedServer> expanded) {
                        if (launch == m_launch)
                            onExpanded(std::move(expanded));
                    }));
}

void ServerEntry::onExpanded(Result<ExpandedServer> expanded)
{
    if (!expanded)
        return onStartFailed(std::move(expanded.error()));
    const auto secrets = std::make_shared<SecretFilter>();
    for (const Secret &secret : expanded->secrets)
        secrets->add(secret);
    m_errors->setSecrets(secrets);
    m_session =
        std::make_unique<ChildSession>(m_config.name, makeTransport(expanded->config, secrets));
    m_session->setSecrets(secrets);
    connect(m_session.get(), &ChildSession::closed, this, &ServerEntry::onClosed);
    connect(m_session.get(), &ChildSession::notified, this, &ServerEntry::notified);
    connect(m_session.get(), &ChildSession::stalled, this, &ServerEntry::onStalled);
    m_handshake =
        std::make_unique<Handshake>(*m_session, m_context.options.startTimeout, greeting());
    m_handshake->start(Done<ServerListing>(this, [this](Result<ServerListing> listing) {
        if (m_state == ServerState::Starting) // else stopped meanwhile
            onHandshake(std::move(listing));
    }));
}

Handshake::Greeting ServerEntry::greeting() const
{
    using Greeting = Handshake::Greeting;
    if (m_isProbeFatal)
        return Greeting::OnlyInitialize;
    const QString known =
        m_context.options.knownVersion ? m_context.options.knownVersion(m_config.name) : QString();
    const auto isKnown = [&](QByteArrayView version) {
        return known == QLatin1StringView(version);
    };
    return known.isEmpty() || std::ranges::any_of(kModernVersions, isKnown)
               ? Greeting::ProbeFirst
               : Greeting::InitializeFirst;
}

void ServerEntry::onHandshake(Result<ServerListing> listing)
{
    if (listing) {
        m_isProbeFatal = false; // it is known by now which era the server has
        return onReady(std::move(*listing));
    }
    const bool isProcess = m_config.kind == ServerConfig::Kind::Stdio;
    if (!isProcess || !m_handshake || !m_handshake->diedInProbe() || m_isProbeFatal)
        return onStartFailed(std::move(listing.error()));
    qCInfo(lcChild).noquote() << m_config.name.text
                              << "ended when it was asked for the newer protocol; once more with "
                                 "the older one";
    m_isProbeFatal = true;
    dropSession();
    launch();
}

std::unique_ptr<Transport> ServerEntry::makeTransport(const ServerConfig &config,
                                                      std::shared_ptr<SecretFilter> secrets)
{
    if (config.kind == ServerConfig::Kind::Http) {
        HttpTransport::Options options;
        options.server = config.name.text;
        options.url = config.url;
        options.headers = config.headers;
        if (m_context.options.authorizer && !hasAuthorization(config.headers)) {
            options.authorization = m_context.options.authorizer->forServer(
                config.name.text, config.url, config.oauth,
                [secrets](const Secret &token) { secrets->add(token); });
        }
        options.secrets = std::move(secrets);
        options.stopGrace = m_context.options.stopGrace;
        return std::make_unique<HttpTransport>(std::move(options));
    }
    StdioTransport::Options options;
    options.server = config.name.text;
    options.program = config.command;
    options.arguments = config.arguments;
    options.environment =
        processenv::forServer(QProcessEnvironment::systemEnvironment(), config.environment);
    options.workingDirectory = config.workingDirectory;
    options.guardianPath = m_context.options.guardianPath;
    options.stopGrace = m_context.options.stopGrace;
    auto transport = std::make_unique<StdioTransport>(std::move(options), m_errors);
    m_process = transport.get();
    return transport;
}

void ServerEntry::onReady(ServerListing listing)
{
    m_listing = std::move(listing);
    m_lastError.reset();
    m_runningSince = m_context.clock.now();
    m_startedAt = m_context.clock.wallTime();
    if (m_context.options.idleStop > 0ms)
        m_idleTimer.start(m_context.options.idleStop);
    qCInfo(lcChild).noquote() << m_config.name.text << "runs with" << m_listing.tools.size()
                              << "tools";
    m_upkeep = std::make_unique<SessionUpkeep>(*m_session, *m_handshake, m_listing, m_watched);
    connect(m_upkeep.get(), &SessionUpkeep::listed, this, [this](const ServerListing &changed) {
        m_listing = changed;
        emitListed();
    });
    connect(m_upkeep.get(), &SessionUpkeep::renewed, this, &ServerEntry::renewed);
    connect(m_upkeep.get(), &SessionUpkeep::missed, this, &ServerEntry::notified);
    setState(ServerState::Running);
    emitListed();
    answerWaiters(m_session.get());
}

void ServerEntry::onStartFailed(Error error)
{
    error.origin = m_config.name.text;
    if (error.code == ErrorCode::Timeout || error.code == ErrorCode::Protocol) {
        const QStringList lines = m_errors->tail(kLastLines);
        if (!lines.isEmpty())
            error.message += u" Its last words: %1"_s.arg(lines.join(u" | "_s));
    }
    const bool isEntryWrong = !m_session || error.code == ErrorCode::Misconfigured
                              || error.code == ErrorCode::SpawnFailed;
    if (isEntryWrong)
        error = withPlace(std::move(error), m_config);
    qCWarning(lcChild).noquote() << error.message;
    dropSession();
    m_lastError = error;
    if (m_automatic)
        restartLater();
    else
        setState(error.code == ErrorCode::Misconfigured ? ServerState::Misconfigured
                                                        : ServerState::Failed);
    answerWaiters(Failure(error));
}

void ServerEntry::onClosed(const Error &reason)
{
    switch (m_state) {
    case ServerState::Stopping: return finishStop();
    case ServerState::Starting: return onStartFailed(reason);
    case ServerState::Running: break;
    case ServerState::Stopped:
    case ServerState::Failed:
    case ServerState::Disabled:
    case ServerState::Misconfigured:
    case ServerState::NeedsApproval: return; // no session in these states
    }
    qCWarning(lcChild).noquote() << reason.message;
    dropSession();
    m_lastError = reason;
    if (m_context.clock.now() - m_runningSince >= kHealthyAfter)
        m_budget.reset();
    restartLater();
}

void ServerEntry::restartLater()
{
    const auto pause = m_budget.afterFailure(m_context.clock.now());
    if (!pause) {
        m_lastError->message += u" It failed too often and is not restarted any more; start it by "
                                "hand once the cause is gone."_s;
        return setState(ServerState::Failed);
    }
    m_restartTimer.start(*pause);
    setState(ServerState::Stopped);
}

void ServerEntry::watchResources(const QStringList &uris)
{
    m_watched = uris;
    if (m_upkeep)
        m_upkeep->watch(uris);
}

void ServerEntry::emitListed()
{
    ServerListing visible = m_listing;
    std::erase_if(visible.tools, [this](const ToolInfo &tool) {
        return m_config.blockedTools.contains(tool.name.text);
    });
    emit listed(visible);
}

void ServerEntry::onStalled()
{
    CallOptions options;
    options.timeout = m_context.options.pingTimeout;
    options.isUpkeep = true;
    const QByteArray question = m_session->era() == Era::Modern ? "server/discover" : "ping";
    m_session->call(
        question, {}, std::move(options), Done<RawJson>(this, [this](Result<RawJson> answer) {
            if (answer || answer.error().code != ErrorCode::Timeout || !m_session)
                return;
            m_session->abandon(
                Error{ErrorCode::Io,
                      u"%1 answered nothing any more, not even a ping, and was ended."_s.arg(
                          m_config.name.text),
                      m_config.name.text});
        }));
}

void ServerEntry::onIdle()
{
    if (m_state != ServerState::Running)
        return;
    using std::chrono::ceil;
    using std::chrono::milliseconds;
    const auto idle = std::chrono::steady_clock::now() - m_session->lastUsed();
    const auto left = ceil<milliseconds>(m_context.options.idleStop - idle);
    if (m_session->inFlight() > 0)
        return m_idleTimer.start(m_context.options.idleStop);
    if (left > 0ms)
        return m_idleTimer.start(left);
    qCInfo(lcChild).noquote() << m_config.name.text << "is stopped: not used for a while";
    stop(Done<bool>([](const Result<bool> &) {}));
}

void ServerEntry::stop(Done<bool> done)
{
    m_restartTimer.stop();
    switch (m_state) {
    case ServerState::Stopping:
        m_stopWaiters.push_back(std::move(done));
        answerWaiters(fail(ErrorCode::Cancelled, u"%1 was stopped."_s.arg(m_config.name.text),
                           m_config.name.text)); // who asked last is right
        break;
    case ServerState::Starting:
    case ServerState::Running:
        m_stopWaiters.push_back(std::move(done));
        ++m_launch;
        setState(ServerState::Stopping);
        answerWaiters(fail(ErrorCode::Cancelled, u"%1 was stopped."_s.arg(m_config.name.text),
                           m_config.name.text));
        if (!m_session)
            return finishStop(); // its secrets were still being read
        m_session->shutdown();
        break;
    case ServerState::Stopped:
    case ServerState::Failed:
    case ServerState::Disabled:
    case ServerState::Misconfigured:
    case ServerState::NeedsApproval:
        setState(restingState());
        done.report(true);
        break;
    }
}

void ServerEntry::finishStop()
{
    dropSession();
    setState(restingState());
    auto stopped = std::exchange(m_stopWaiters, {});
    for (auto &done : stopped)
        done.report(true);
    if (m_state == ServerState::Stopped && !m_waiters.empty()) {
        m_budget.reset();
        m_automatic = false;
        launch();
    }
}

void ServerEntry::dropSession()
{
    m_idleTimer.stop();
    // We may be inside a signal of theirs.
    if (m_upkeep) {
        m_upkeep->disconnect(this);
        m_upkeep.release()->deleteLater();
    }
    if (m_handshake)
        m_handshake.release()->deleteLater();
    if (m_session) {
        m_session->disconnect(this);
        m_session.release()->deleteLater();
    }
    m_process.clear();
}

void ServerEntry::answerWaiters(const Result<ChildSession *> &answer)
{
    auto waiters = std::exchange(m_waiters, {});
    for (auto &done : waiters)
        done.report(answer);
}

ServerState ServerEntry::restingState() const
{
    if (m_config.disabled)
        return ServerState::Disabled;
    if (!m_config.problem)
        return ServerState::Stopped;
    return m_config.problem->code == ErrorCode::NeedsApproval ? ServerState::NeedsApproval
                                                              : ServerState::Misconfigured;
}

void ServerEntry::setState(ServerState state)
{
    if (state == m_state)
        return;
    m_state = state;
    emit stateChanged(state);
}

} // namespace mcprt
