// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/control/runtime_control.h"

#include "engine/catalog/catalog.h"
#include "engine/catalog/nearest_name.h"
#include "engine/child/child_session.h"
#include "engine/child/process_usage.h"
#include "engine/content/content_store.h"
#include "engine/control/runtime_status.h"
#include "engine/front/mcp_session.h"
#include "engine/router/activity.h"
#include "engine/router/approvals.h"
#include "engine/router/elicitation_desk.h"
#include "engine/router/server_starter.h"
#include "engine/runtime.h"

#include <QCoreApplication>

#include <algorithm>

using namespace Qt::StringLiterals;

namespace mcprt {

namespace {

const OwnerKey kOwner{u"person"_s}; // of what this end's own requests leave

QList<status::Call> callsSince(const Activity &activity, qint64 number)
{
    QList<status::Call> calls;
    for (const CallRecord &record : activity.since(number))
        calls += toStatus(record);
    return calls;
}

/// Reports whether a server started.
Done<ChildSession *> whetherStarted(Done<bool> done)
{
    return Done<ChildSession *>(
        [done = std::move(done)](const Result<ChildSession *> &session) mutable {
            if (session)
                done.report(true);
            else
                done.report(Failure(session.error()));
        });
}

} // namespace

RuntimeControl::RuntimeControl(Runtime &runtime, QObject *parent)
    : EngineControl()
    , m_runtime(runtime)
    , m_connection(nextConnection())
    , m_toldCalls(runtime.activity().totals().calls)
{
    using status::Changes;
    setParent(parent);
    m_timer.setSingleShot(true);
    m_timer.setInterval(kPause);
    connect(&m_timer, &QTimer::timeout, this, &RuntimeControl::tell);
    connect(&runtime.servers(), &ServerPool::stateChanged, this,
            [this] { note(&Changes::servers); });
    connect(&runtime.catalog(), &Catalog::serverChanged, this, [this] { note(&Changes::servers); });
    connect(&runtime, &Runtime::switched, this, [this] {
        note(&Changes::servers);
        note(&Changes::engine);
    });
    connect(&runtime.tasks(), &TaskQueue::changed, this, [this] { note(&Changes::tasks); });
    connect(&runtime.starter(), &ServerStarter::approvalNeeded, this,
            [this] { note(&Changes::approvals); });
    connect(&runtime.catalog(), &Catalog::changedToolsChanged, this,
            [this] { note(&Changes::approvals); });
    connect(&runtime.elicitations(), &ElicitationDesk::changed, this,
            [this] { note(&Changes::elicitations); });
    connect(&runtime.activity(), &Activity::recorded, this, [this] {
        if (!m_timer.isActive())
            m_timer.start();
    });
}

RuntimeControl::~RuntimeControl()
{
    m_runtime.surface().connectionClosed(m_connection);
}

status::Client RuntimeControl::thisProcess(const QString &role)
{
    return {{}, role, QCoreApplication::applicationPid(), QDateTime::currentDateTimeUtc()};
}

void RuntimeControl::setClients(QList<status::Client> clients)
{
    m_clients = std::move(clients);
    m_runtime.elicitations().setAttended(std::ranges::any_of(
        m_clients, [](const status::Client &client) { return client.role == "desktop"_L1; }));
    note(&status::Changes::engine);
}

void RuntimeControl::note(bool status::Changes::*what)
{
    m_changes.*what = true;
    if (!m_timer.isActive())
        m_timer.start();
}

void RuntimeControl::tell()
{
    status::Changes changes = std::exchange(m_changes, {});
    changes.calls = callsSince(m_runtime.activity(), m_toldCalls);
    m_toldCalls = m_runtime.activity().totals().calls;
    changes.content |= std::ranges::any_of(
        changes.calls, [](const status::Call &call) { return call.tokensKeptOut > 0; });
    emit changed(changes);
}

void RuntimeControl::status(Done<status::Engine> done)
{
    const Activity::Totals &totals = m_runtime.activity().totals();
    const ContentStore::Usage usage = m_runtime.content().usage();
    status::Engine engine;
    engine.version = QStringLiteral(MCPRT_VERSION);
    engine.id = m_id;
    engine.processId = QCoreApplication::applicationPid();
    engine.startedAt = m_startedAt;
    engine.configFile = m_runtime.settings().configFile;
    engine.httpUrl = m_httpUrl;
    engine.paused = m_runtime.isPaused();
    for (const ServerName &name : m_runtime.servers().names())
        engine.servers += server(name);
    engine.clients = m_clients;
    engine.tasksQueued = int(m_runtime.tasks().queuedCount());
    engine.tasksRunning = int(m_runtime.tasks().runningCount());
    engine.approvals =
        int(m_runtime.approvals().pending().size()) + m_runtime.catalog().waitingTools();
    engine.elicitations = int(m_runtime.elicitations().count());
    engine.contentItems = int(usage.items);
    engine.contentBytes = usage.bytes;
    engine.calls = totals.calls;
    engine.failedCalls = totals.failed;
    engine.tokensKeptOut = totals.tokensKeptOut;
    done.report(std::move(engine));
}

status::Server RuntimeControl::server(const ServerName &name)
{
    const ServerPool &pool = m_runtime.servers();
    const ServerConfig &config = *pool.config(name);
    const ServerStatus now = pool.status(name);
    const Activity::Summary calls = m_runtime.activity().summary(name);
    const ServerListing *listing = m_runtime.catalog().listing(name);
    status::Server shown;
    shown.name = name.text;
    shown.state = now.state;
    shown.enabled = !config.disabled;
    shown.isHttp = config.kind == ServerConfig::Kind::Http;
    shown.command = config.display();
    shown.sourceFile = config.sourceFile;
    shown.hints = config.hints;
    shown.blockedTools = int(config.blockedTools.size());
    if (listing) {
        shown.tools = int(std::ranges::count_if(listing->tools, [&](const ToolInfo &tool) {
            return !config.blockedTools.contains(tool.name.text);
        }));
    }
    shown.calls = calls.calls;
    shown.failedCalls = calls.failed;
    shown.callsInFlight = int(now.callsInFlight);
    shown.medianMs = calls.medianMs;
    shown.p95Ms = calls.p95Ms;
    shown.processId = now.processId;
    shown.startedAt = now.startedAt;
    shown.restarts = now.restarts;
    if (now.lastError) {
        shown.problem = now.lastError->message;
        shown.problemCode = toWireName(now.lastError->code);
    }
    addUsage(shown);
    addIdle(shown);
    return shown;
}

void RuntimeControl::addUsage(status::Server &server)
{
    if (server.processId == 0) {
        m_cpu.remove(server.name);
        return;
    }
    const auto usage = usageOfTree(server.processId);
    if (!usage)
        return;
    using std::chrono::duration;
    server.memoryBytes = usage->privateBytes;
    const CpuLook look{usage->cpuTime, std::chrono::steady_clock::now(), server.processId};
    const CpuLook last = std::exchange(m_cpu[server.name], look);
    const double passed = duration<double>(look.at - last.at).count();
    if (last.processId == look.processId && passed > 0) {
        const double used = duration<double>(look.used - last.used).count();
        server.cpuPercent = std::max(0.0, 100 * used / passed); // a child of its may have ended
    }
}

void RuntimeControl::addIdle(status::Server &server) const
{
    using std::chrono::milliseconds;
    const milliseconds limit = m_runtime.settings().idleStop;
    const ChildSession *session = m_runtime.servers().session(ServerName{server.name});
    if (!session || session->inFlight() > 0 || limit.count() == 0)
        return;
    const auto idle = std::chrono::steady_clock::now() - session->lastUsed();
    server.idleStopInMs =
        std::max<qint64>(0, std::chrono::ceil<milliseconds>(limit - idle).count());
}

Result<ServerName> RuntimeControl::known(const QString &name) const
{
    ServerName server{name};
    if (m_runtime.servers().config(server))
        return server;
    return fail(ErrorCode::NotFound,
                u"There is no server %1.%2"_s.arg(
                    name, didYouMean(m_runtime.catalog().nearestServers(server))),
                name);
}

void RuntimeControl::tools(const QString &server, ListDone<status::Tool> done)
{
    const auto name = known(server);
    if (!name)
        return done.report(Failure(name.error()));
    const QStringList blocked = m_runtime.servers().config(*name)->blockedTools;
    QList<status::Tool> tools;
    QStringList unlisted = blocked;
    if (const ServerListing *listing = m_runtime.catalog().listing(*name)) {
        for (const ToolInfo &tool : listing->tools) {
            const bool enabled = !blocked.contains(tool.name.text);
            unlisted.removeAll(tool.name.text);
            tools.append(
                {tool.name.text, tool.title, tool.description, enabled,
                 enabled ? member(tool.definition, "inputSchema").toByteArray() : QByteArray()});
        }
    }
    for (const QString &tool : unlisted)
        tools.append({tool, {}, {}, false, {}});
    done.report(std::move(tools));
}

void RuntimeControl::logs(const QString &server, int lines, Done<QStringList> done)
{
    if (const auto name = known(server))
        done.report(m_runtime.servers().stderrTail(*name, lines));
    else
        done.report(Failure(name.error()));
}

void RuntimeControl::tasks(ListDone<status::Task> done)
{
    QList<status::Task> tasks;
    for (const TaskSnapshot &task : m_runtime.tasks().listAll())
        tasks += toStatus(task);
    done.report(std::move(tasks));
}

void RuntimeControl::taskResult(const QString &id, Done<RawJson> done)
{
    TaskQueue &queue = m_runtime.tasks();
    queue.poll(
        queue.ownerOf(TaskId{id}).value_or(OwnerKey{}), TaskId{id}, std::chrono::milliseconds(0),
        Done<TaskSnapshot>([done = std::move(done)](Result<TaskSnapshot> task) mutable {
            if (!task)
                return done.report(Failure(task.error()));
            if (task->error)
                return done.report(Failure(*task->error));
            if (task->status != TaskStatus::Completed) {
                return done.fail(ErrorCode::NotRunning, u"The task has no result: it is %1."_s.arg(
                                                            toWireName(task->status)));
            }
            done.report(std::move(task->result));
        }));
}

void RuntimeControl::approvals(ListDone<status::Approval> done)
{
    const std::vector<Proposal> approved = m_runtime.approvals().approved();
    QList<status::Approval> waiting;
    for (const Proposal &proposal : m_runtime.approvals().pending()) {
        status::Approval shown{proposal.name,      proposal.source, proposal.hash, proposal.display,
                               proposal.variables, proposal.folder, proposal.at,   {}};
        for (const Proposal &before : approved) {
            if (before.name == proposal.name && before.source == proposal.source)
                shown.approvedCommand = before.display;
        }
        waiting += shown;
    }
    for (const ChangedTool &tool : m_runtime.catalog().changedTools()) {
        if (const ServerConfig *config = m_runtime.servers().config(tool.server))
            waiting += toStatus(tool, *config);
    }
    done.report(std::move(waiting));
}

void RuntimeControl::elicitations(ListDone<status::Elicitation> done)
{
    QList<status::Elicitation> questions;
    for (const Elicitation &question : m_runtime.elicitations().open())
        questions += toStatus(question);
    done.report(std::move(questions));
}

void RuntimeControl::content(ListDone<status::Content> done)
{
    const QDateTime now = QDateTime::currentDateTimeUtc();
    QList<status::Content> items;
    for (const ContentStore::Entry &entry : m_runtime.content().list(kMaxListed)) {
        items.append({entry.ref.text, kindName(entry.content.kind), entry.content.mimeType,
                      entry.content.origin, entry.bytes, now.addMSecs(-entry.age.count())});
    }
    done.report(std::move(items));
}

void RuntimeControl::readContent(const QString &ref, qint64 maxBytes, Done<QByteArray> done)
{
    auto part = m_runtime.content().inspect(ContentRef{ref}, maxBytes);
    if (part)
        done.report(std::move(part->content.bytes));
    else
        done.report(Failure(part.error()));
}

void RuntimeControl::recentCalls(ListDone<status::Call> done)
{
    done.report(callsSince(m_runtime.activity(), 0));
}

void RuntimeControl::startServer(const QString &name, Done<bool> done)
{
    m_runtime.starter().start(ServerName{name}, whetherStarted(std::move(done)));
}

void RuntimeControl::stopServer(const QString &name, Done<bool> done)
{
    if (const auto server = known(name))
        m_runtime.servers().stop(*server, std::move(done));
    else
        done.report(Failure(server.error()));
}

void RuntimeControl::restartServer(const QString &name, Done<bool> done)
{
    const auto server = known(name);
    if (!server)
        return done.report(Failure(server.error()));
    m_runtime.servers().stop(*server,
                             Done<bool>(this, [this, name = *server, done = std::move(done)](
                                                  const Result<bool> &stopped) mutable {
                                 if (!stopped)
                                     return done.report(Failure(stopped.error()));
                                 m_runtime.starter().start(name, whetherStarted(std::move(done)));
                             }));
}

void RuntimeControl::setServerEnabled(const QString &name, bool enabled, Done<bool> done)
{
    done.report(m_runtime.setServerEnabled(ServerName{name}, enabled));
}

void RuntimeControl::setToolEnabled(const QString &server, const QString &tool, bool enabled,
                                    Done<bool> done)
{
    done.report(m_runtime.setToolEnabled(ServerName{server}, ToolName{tool}, enabled));
}

void RuntimeControl::setPaused(bool paused, Done<bool> done)
{
    m_runtime.setPaused(paused);
    done.report(true);
}

void RuntimeControl::cancelTask(const QString &id, Done<bool> done)
{
    TaskQueue &queue = m_runtime.tasks();
    const auto owner = queue.ownerOf(TaskId{id}).value_or(OwnerKey{});
    if (const auto cancelled = queue.cancel(owner, TaskId{id}); !cancelled)
        done.report(Failure(cancelled.error()));
    else
        done.report(true);
}

void RuntimeControl::answerApproval(const QString &name, const QByteArray &hash,
                                    status::Answer answer, Done<bool> done)
{
    Catalog &catalog = m_runtime.catalog();
    const std::vector<ChangedTool> changed = catalog.changedTools();
    if (std::ranges::any_of(changed, [&](const ChangedTool &tool) {
            return tool.server.text == name && tool.hash == hash;
        }))
        return done.report(catalog.answer(ServerName{name}, hash, toToolAnswer(answer)));
    Approvals &approvals = m_runtime.approvals();
    const auto answered = answer == status::Answer::Once     ? approvals.approveOnce(name, hash)
                          : answer == status::Answer::Always ? approvals.approve(name, hash)
                                                             : approvals.deny(name, hash);
    if (!answered && answered.error().code == ErrorCode::NotFound)
        return done.fail(ErrorCode::NotFound, // a start command or a changed tool: nobody can tell
                         u"Nothing of %1 with the hash %2 waits for approval. It may have changed "
                         "since you looked."_s.arg(name, QString::fromLatin1(hash)),
                         name);
    if (!answered)
        return done.report(Failure(answered.error()));
    note(&status::Changes::approvals);
    done.report(true);
}

void RuntimeControl::answerElicitation(const QString &id, ElicitationAction action,
                                       const RawJson &content, Done<bool> done)
{
    done.report(m_runtime.elicitations().answer(id, action, content));
}

void RuntimeControl::request(const QByteArray &method, const RawJson &params, Done<RawJson> done)
{
    m_runtime.surface().request(
        {method, params, Caller{kOwner, m_connection, [](QByteArrayView, const RawJson &) {}}},
        std::move(done));
}

} // namespace mcprt
