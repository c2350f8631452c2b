// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/child_session.h"
#include "engine/child/server_pool.h"

#include <QDir>
#include <QSignalSpy>
#include <QTest>

#include <csignal>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

ServerConfig fakeServer(const QString &name, const QStringList &arguments = {})
{
    ServerConfig config;
    config.name = ServerName{name};
    config.command = qEnvironmentVariable("MCPRT_BIN_DIR") + "/fake_mcp_server"_L1;
    config.arguments = arguments;
    return config;
}

/// Real time, that can run faster for the count of starts.
class StepClock final : public Clock
{
public:
    [[nodiscard]] std::chrono::steady_clock::time_point now() const override
    {
        m_ahead += step;
        return Clock::now() + m_ahead;
    }
    std::chrono::milliseconds step{0};

private:
    mutable std::chrono::milliseconds m_ahead{0};
};

struct Harness
{
    explicit Harness(ServerPoolOptions options = {})
        : pool(withGuardian(std::move(options)), secrets, clock)
    {}
    ~Harness() { stopAll(); }

    static ServerPoolOptions withGuardian(ServerPoolOptions options)
    {
        if (options.guardianPath.isEmpty())
            options.guardianPath =
                qEnvironmentVariable("MCPRT_BIN_DIR") + "/mcp-runtime-guardian"_L1;
        return options;
    }
    void start(const QString &name)
    {
        pool.start(ServerName{name},
                   Done<ChildSession *>([this](Result<ChildSession *> r) { started += r; }));
    }
    [[nodiscard]] bool startAndWait(const QString &name)
    {
        const auto before = started.size();
        start(name);
        return QTest::qWaitFor([&] { return started.size() > before; }, 10000)
               && started.last().has_value();
    }
    Result<RawJson> call(const QString &name, const QByteArray &params)
    {
        std::optional<Result<RawJson>> answer;
        ChildSession *session = pool.session(ServerName{name});
        if (!session)
            return fail(ErrorCode::NotRunning, u"no session"_s);
        session->call("tools/call", RawJson(params), {},
                      Done<RawJson>([&](Result<RawJson> r) { answer = std::move(r); }));
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10000))
            qFatal("no answer");
        return *answer;
    }
    bool stopAll()
    {
        bool stopped = false;
        pool.stopAll(Done<bool>([&](const Result<bool> &) { stopped = true; }));
        return QTest::qWaitFor([&] { return stopped; }, 10000);
    }
    [[nodiscard]] ServerState state(const QString &name) const
    {
        return pool.status(ServerName{name}).state;
    }

    NoSecretStore secrets;
    StepClock clock;
    QList<Result<ChildSession *>> started;
    ServerPool pool;
};

QString textOf(const Result<RawJson> &answer)
{
    if (!answer)
        return answer.error().message;
    return QString::fromUtf8(answer->view().toByteArray());
}

qsizetype openDescriptors()
{
    return QDir(u"/proc/self/fd"_s).entryList(QDir::Files | QDir::System).size();
}

const QString kA = u"a"_s; // most tests have one server

} // namespace

class tst_ServerPool : public QObject
{
    Q_OBJECT

private slots:
    void startsOnceForAllWhoAsk();
    void passesArgumentsAndResultsByteForByte();
    void refusesWhatMustNotStart_data();
    void refusesWhatMustNotStart();
    void saysWhyAStartFailed_data();
    void saysWhyAStartFailed();
    void expandsVariablesForTheProcessOnly();
    void readsAllPagesOfTools();
    void doesNotListForEver();
    void leavesOutBlockedAndNamelessTools();
    void listsAgainWhenToolsChange();
    void restartsAServerThatDied();
    void restartsOnTheNextCallAtOnce();
    void refusesToStartAServerAgainAndAgain();
    void restartsAServerThatHangs();
    void stopsIdleServersButNoBusyOnes();
    void startsAgainWhatEndsWhenProbed();
    void asksForTheEraOnlyOnce();
    void stopsAnIdleServerThatIsListenedTo();
    void stopsAServerThatIsStarting();
    void startsAgainWhatIsBeingStopped();
    void takesOverANewConfiguration();
    void stopsFiftyUnwillingServersTogether();
    void leaksNothingOverManyRestarts();
    void deletingThePoolAnswersEveryone();
};

void tst_ServerPool::startsOnceForAllWhoAsk()
{
    Harness h;
    h.pool.setConfigs({fakeServer(u"a"_s, {u"--tools"_s, u"3"_s})});
    QSignalSpy listed(&h.pool, &ServerPool::listed);
    for (int i = 0; i < 10; ++i)
        h.start(u"a"_s);
    QCOMPARE(h.state(u"a"_s), ServerState::Starting);
    QTRY_COMPARE(h.started.size(), 10);
    for (const auto &one : h.started)
        QCOMPARE(one.value(), h.pool.session(ServerName{u"a"_s}));
    QCOMPARE(listed.size(), 1);
    QCOMPARE(listed[0][1].value<ServerListing>().title, u"Fake server"_s);
    QVERIFY(h.pool.status(ServerName{u"a"_s}).processId > 0);
    QCOMPARE(h.call(u"a"_s, R"({"name":"count"})")->toByteArray(),
             R"({"content":[{"type":"text","text":"1"}]})"_ba);
    QVERIFY(h.stopAll());
    QCOMPARE(h.state(u"a"_s), ServerState::Stopped);
}

void tst_ServerPool::passesArgumentsAndResultsByteForByte()
{
    Harness h;
    h.pool.setConfigs({fakeServer(u"a"_s)});
    QVERIFY(h.startAndWait(u"a"_s));
    const QByteArray odd = R"({"z":1.0, "a":18446744073709551617,"a":1e400,"t":"\u0041/"})";
    const auto answer = h.call(u"a"_s, R"({"name":"echo","arguments":)" + odd + "}");
    QVERIFY(answer.has_value());
    QCOMPARE(member(*answer, "structuredContent").toByteArray(), odd);
}

void tst_ServerPool::refusesWhatMustNotStart_data()
{
    QTest::addColumn<int>("kind");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<ServerState>("state");
    QTest::newRow("unknown") << 0 << ErrorCode::NotFound << ServerState::Stopped;
    QTest::newRow("disabled") << 1 << ErrorCode::Disabled << ServerState::Disabled;
    QTest::newRow("misconfigured") << 2 << ErrorCode::Misconfigured << ServerState::Misconfigured;
    QTest::newRow("not approved") << 3 << ErrorCode::NeedsApproval << ServerState::NeedsApproval;
}

void tst_ServerPool::refusesWhatMustNotStart()
{
    QFETCH(const int, kind);
    QFETCH(const ErrorCode, code);
    QFETCH(const ServerState, state);
    Harness h;
    ServerConfig config = fakeServer(kind == 0 ? u"other"_s : kA);
    config.disabled = kind == 1;
    if (kind > 1)
        config.problem = Error{code, u"It is so."_s, kA};
    h.pool.setConfigs({config});
    h.start(kA);
    QCOMPARE(h.started.size(), 1);
    QCOMPARE(h.started[0].error().code, code);
    QCOMPARE(h.state(kA), state);
}

void tst_ServerPool::saysWhyAStartFailed_data()
{
    QTest::addColumn<QStringList>("arguments");
    QTest::addColumn<ErrorCode>("code");
    QTest::addColumn<QString>("mentions");
    QTest::newRow("ends at once") << QStringList{u"--exit-at-start"_s, u"5"_s} << ErrorCode::Io
                                  << u"exit code 5. Its last words: fake_mcp_server: told"_s;
    QTest::newRow("answers nothing")
        << QStringList{u"--silent"_s} << ErrorCode::Timeout << u"fake_mcp_server ready"_s;
    QTest::newRow("unknown protocol")
        << QStringList{u"--protocol"_s, u"1999-01-01"_s} << ErrorCode::Protocol << u"1999-01-01"_s;
    QTest::newRow("unknown option")
        << QStringList{u"--nonsense"_s} << ErrorCode::Io << u"unknown option"_s;
}

void tst_ServerPool::saysWhyAStartFailed()
{
    QFETCH(const QStringList, arguments);
    QFETCH(const ErrorCode, code);
    QFETCH(const QString, mentions);
    ServerPoolOptions options;
    options.startTimeout = 1s;
    Harness h(options);
    h.pool.setConfigs({fakeServer(kA, arguments)});
    QVERIFY(!h.startAndWait(kA));
    const Error error = h.started[0].error();
    QCOMPARE(error.code, code);
    QVERIFY2(error.message.contains(mentions), qPrintable(error.message));
    QCOMPARE(h.state(kA), ServerState::Failed);
    QCOMPARE(h.pool.status(ServerName{kA}).lastError, error);
    QVERIFY(!h.pool.session(ServerName{kA}));
}

void tst_ServerPool::expandsVariablesForTheProcessOnly()
{
    qputenv("MCPRT_TEST_VALUE", "from outside");
    Harness h;
    ServerConfig config = fakeServer(kA, {u"--name"_s, u"${MCPRT_TEST_VALUE}"_s});
    config.environment[u"GIVEN"_s] = u"<${env:MCPRT_TEST_VALUE}>"_s;
    h.pool.setConfigs({config, fakeServer(u"b"_s, {u"${MCPRT_TEST_UNSET}"_s})});
    QVERIFY(h.startAndWait(kA));
    const QString seen = textOf(h.call(kA, R"({"name":"environment"})"));
    QVERIFY(seen.contains("GIVEN=<from outside>"_L1));
    QVERIFY(!seen.contains("MCPRT_TEST_VALUE="_L1)); // not on the allow-list
    QCOMPARE(h.pool.config(ServerName{kA})->environment[u"GIVEN"_s],
             u"<${env:MCPRT_TEST_VALUE}>"_s);
    QVERIFY(!h.startAndWait(u"b"_s));
    QCOMPARE(h.state(u"b"_s), ServerState::Misconfigured);
    QVERIFY(h.started.last().error().message.contains("MCPRT_TEST_UNSET"_L1));
}

void tst_ServerPool::readsAllPagesOfTools()
{
    Harness h;
    QSignalSpy listed(&h.pool, &ServerPool::listed);
    h.pool.setConfigs({fakeServer(kA, {u"--tools"_s, u"500"_s, u"--page"_s, u"7"_s})});
    QVERIFY(h.startAndWait(kA));
    const auto tools = listed[0][1].value<ServerListing>().tools;
    QVERIFY(tools.size() > 500);
    QCOMPARE(tools.back().name.text, u"tool_499"_s);
}

void tst_ServerPool::doesNotListForEver()
{
    Harness h;
    QSignalSpy listed(&h.pool, &ServerPool::listed);
    h.pool.setConfigs({fakeServer(kA, {u"--endless-pages"_s, u"--page"_s, u"5"_s})});
    QVERIFY(h.startAndWait(kA));
    QCOMPARE(listed[0][1].value<ServerListing>().tools.front().name.text, u"echo"_s);
}

void tst_ServerPool::leavesOutBlockedAndNamelessTools()
{
    Harness h;
    QSignalSpy listed(&h.pool, &ServerPool::listed);
    ServerConfig config = fakeServer(kA, {u"--bad-tool"_s});
    config.blockedTools = {u"crash"_s, u"huge"_s};
    h.pool.setConfigs({config});
    QVERIFY(h.startAndWait(kA));
    const auto has = [&](const QString &name) {
        const auto tools = listed.last()[1].value<ServerListing>().tools;
        return std::any_of(tools.begin(), tools.end(),
                           [&](const ToolInfo &tool) { return tool.name.text == name; });
    };
    QVERIFY(has(u"echo"_s) && !has(u"crash"_s) && !has(u"huge"_s) && !has(QString()));
    config.blockedTools = {u"echo"_s};
    ChildSession *session = h.pool.session(ServerName{kA});
    h.pool.setConfigs({config}); // no restart for that
    QCOMPARE(h.pool.session(ServerName{kA}), session);
    QVERIFY(!has(u"echo"_s) && has(u"crash"_s));
}

void tst_ServerPool::listsAgainWhenToolsChange()
{
    Harness h;
    QSignalSpy listed(&h.pool, &ServerPool::listed);
    h.pool.setConfigs({fakeServer(kA)});
    QVERIFY(h.startAndWait(kA));
    const auto before = listed[0][1].value<ServerListing>().tools.size();
    QVERIFY(h.call(kA, R"({"name":"grow","arguments":{"times":1000}})").has_value());
    QTRY_COMPARE(listed.last()[1].value<ServerListing>().tools.size(), before + 1000);
    QTest::qWait(600);
    QVERIFY2(listed.size() <= 3, "a storm of changes is one change");
}

void tst_ServerPool::restartsAServerThatDied()
{
    Harness h;
    h.pool.setConfigs({fakeServer(kA)});
    QVERIFY(h.startAndWait(kA));
    QSignalSpy changed(&h.pool, &ServerPool::stateChanged);
    const auto answer = h.call(kA, R"({"name":"crash","arguments":{"code":9}})");
    QCOMPARE(answer.error().code, ErrorCode::Io);
    QVERIFY(answer.error().message.contains("and then it crashed"_L1));
    QCOMPARE(h.state(kA), ServerState::Stopped);
    QVERIFY(h.pool.status(ServerName{kA}).lastError);
    QTRY_COMPARE(h.state(kA), ServerState::Running);
    QCOMPARE(h.pool.status(ServerName{kA}).restarts, 1);
    QCOMPARE(changed.size(), 3); // stopped, starting, running
    QVERIFY(h.call(kA, R"({"name":"echo"})").has_value());
}

void tst_ServerPool::restartsOnTheNextCallAtOnce()
{
    Harness h;
    h.pool.setConfigs({fakeServer(kA)});
    QVERIFY(h.startAndWait(kA));
    (void)h.call(kA, R"({"name":"crash"})");
    QCOMPARE(h.state(kA), ServerState::Stopped);
    h.start(kA); // does not wait for the pause to pass
    QCOMPARE(h.state(kA), ServerState::Starting);
    QTRY_COMPARE(h.state(kA), ServerState::Running);
    QCOMPARE(h.pool.status(ServerName{kA}).restarts, 0);
}

void tst_ServerPool::refusesToStartAServerAgainAndAgain()
{
    Harness h;
    h.pool.setConfigs({fakeServer(kA, {u"--exit-at-start"_s, u"1"_s})});
    int busy = 0;
    for (int i = 0; i < 20; ++i) {
        QVERIFY(!h.startAndWait(kA));
        busy += h.started.last().error().code == ErrorCode::Busy;
    }
    QCOMPARE(busy, 10);
    QVERIFY(h.started.last().error().message.contains("exit code 1"_L1));
}

void tst_ServerPool::restartsAServerThatHangs()
{
    ServerPoolOptions options;
    options.pingTimeout = 100ms;
    Harness h(options);
    h.pool.setConfigs({fakeServer(kA, {u"--hang"_s})});
    QVERIFY(h.startAndWait(kA));
    ChildSession *hanging = h.pool.session(ServerName{kA});
    int timeouts = 0;
    for (int i = 0; i < 3; ++i) {
        hanging->call("tools/call", RawJson(R"({"name":"echo"})"_ba), {50ms, {}},
                      Done<RawJson>([&](const Result<RawJson> &r) {
                          timeouts += r.error().code == ErrorCode::Timeout;
                      }));
    }
    QTRY_COMPARE(timeouts, 3);
    QTRY_COMPARE(h.state(kA), ServerState::Stopped);
    QVERIFY(h.pool.status(ServerName{kA}).lastError->message.contains("ping"_L1));
    QTRY_COMPARE(h.state(kA), ServerState::Running);
}

void tst_ServerPool::stopsIdleServersButNoBusyOnes()
{
    ServerPoolOptions options;
    options.idleStop = 150ms;
    Harness h(options);
    h.pool.setConfigs({fakeServer(kA), fakeServer(u"b"_s)});
    QVERIFY(h.startAndWait(kA));
    QVERIFY(h.startAndWait(u"b"_s));
    std::optional<Result<RawJson>> slow;
    h.pool.session(ServerName{u"b"_s})
        ->call("tools/call", RawJson(R"({"name":"slow","arguments":{"ms":700}})"_ba), {},
               Done<RawJson>([&](Result<RawJson> r) { slow = std::move(r); }));
    QTRY_COMPARE(h.state(kA), ServerState::Stopped);
    QCOMPARE(h.state(u"b"_s), ServerState::Running);
    QVERIFY(!slow);
    QTRY_VERIFY(slow);
    QVERIFY(slow->has_value());
    QTRY_COMPARE(h.state(u"b"_s), ServerState::Stopped);
}

void tst_ServerPool::startsAgainWhatEndsWhenProbed()
{
    Harness h;
    h.pool.setConfigs({fakeServer(kA, {u"--exit-on-probe"_s})});
    QVERIFY(h.startAndWait(kA));
    QCOMPARE(h.pool.session(ServerName{kA})->era(), Era::Legacy);
    QCOMPARE(h.pool.status(ServerName{kA}).restarts, 0);
}

void tst_ServerPool::asksForTheEraOnlyOnce()
{
    ServerPoolOptions options;
    QString known = u"2025-11-25"_s;
    options.knownVersion = [&](const ServerName &) { return known; };
    Harness h(options);
    // It would end if it were probed, and then be started twice.
    h.pool.setConfigs(
        {fakeServer(kA, {u"--exit-on-probe"_s}), fakeServer(u"new"_s, {u"--modern"_s})});
    QSignalSpy states(&h.pool, &ServerPool::stateChanged);
    QVERIFY(h.startAndWait(kA));
    QCOMPARE(states.size(), 2); // starting, running
    // What was known does not hold any more.
    QVERIFY(h.startAndWait(u"new"_s));
    QCOMPARE(h.pool.session(ServerName{u"new"_s})->era(), Era::Modern);
}

void tst_ServerPool::stopsAnIdleServerThatIsListenedTo()
{
    ServerPoolOptions options;
    options.idleStop = 150ms;
    Harness h(options);
    QSignalSpy told(&h.pool, &ServerPool::notified);
    h.pool.setConfigs({fakeServer(kA, {u"--modern"_s})});
    QVERIFY(h.startAndWait(kA));
    QCOMPARE(h.pool.status(ServerName{kA}).callsInFlight, 0);
    QTRY_VERIFY(!told.isEmpty()); // it is listened to
    QTRY_COMPARE(h.state(kA), ServerState::Stopped);
}

void tst_ServerPool::stopsAServerThatIsStarting()
{
    Harness h;
    h.pool.setConfigs({fakeServer(kA, {u"--silent"_s})});
    h.start(kA);
    bool stopped = false;
    h.pool.stop(ServerName{kA}, Done<bool>([&](const Result<bool> &) { stopped = true; }));
    QCOMPARE(h.started[0].error().code, ErrorCode::Cancelled);
    QTRY_VERIFY(stopped);
    QCOMPARE(h.state(kA), ServerState::Stopped);
    bool again = false;
    h.pool.stop(ServerName{kA}, Done<bool>([&](const Result<bool> &) { again = true; }));
    QVERIFY(again);
}

void tst_ServerPool::startsAgainWhatIsBeingStopped()
{
    Harness h;
    h.pool.setConfigs({fakeServer(kA)});
    QVERIFY(h.startAndWait(kA));
    bool stopped = false;
    h.pool.stop(ServerName{kA}, Done<bool>([&](const Result<bool> &) { stopped = true; }));
    QCOMPARE(h.state(kA), ServerState::Stopping);
    QVERIFY(h.startAndWait(kA));
    QVERIFY(stopped);
    QVERIFY(h.call(kA, R"({"name":"echo"})").has_value());
}

void tst_ServerPool::takesOverANewConfiguration()
{
    Harness h;
    h.pool.setConfigs({fakeServer(kA), fakeServer(u"b"_s), fakeServer(u"c"_s)});
    for (const QString &name : {u"a"_s, u"b"_s, u"c"_s})
        QVERIFY(h.startAndWait(name));
    ChildSession *kept = h.pool.session(ServerName{kA});
    ServerConfig hinted = fakeServer(kA);
    hinted.hints = {u"more words"_s};
    h.pool.setConfigs({hinted, fakeServer(u"b"_s, {u"--tools"_s, u"1"_s}), fakeServer(u"d"_s)});
    QCOMPARE(h.pool.session(ServerName{kA}), kept);
    QCOMPARE(h.pool.config(ServerName{kA})->hints, QStringList{u"more words"_s});
    QCOMPARE(h.state(u"b"_s), ServerState::Stopped); // its old process is on its way out
    QVERIFY(!h.pool.config(ServerName{u"c"_s}));
    QCOMPARE(h.pool.names().size(), 3u);
    QCOMPARE(h.pool.running(), std::vector<ServerName>{ServerName{kA}});
    QVERIFY(h.startAndWait(u"b"_s));
    QVERIFY(h.startAndWait(u"d"_s));
    ServerConfig off = hinted;
    off.disabled = true;
    h.pool.addConfig(off);
    QCOMPARE(h.state(kA), ServerState::Disabled);
    QVERIFY(!h.pool.session(ServerName{kA}));
}

void tst_ServerPool::stopsFiftyUnwillingServersTogether()
{
    ServerPoolOptions options;
    options.stopGrace = 300ms;
    Harness h(options);
    std::vector<ServerConfig> configs;
    for (int i = 0; i < 50; ++i)
        configs.push_back(fakeServer(QString::number(i), {u"--ignore-eof"_s, u"--ignore-term"_s}));
    h.pool.setConfigs(configs);
    for (int i = 0; i < 50; ++i)
        h.start(QString::number(i));
    QTRY_COMPARE_WITH_TIMEOUT(h.started.size(), 50, 30000);
    QCOMPARE(h.pool.running().size(), 50u);
    std::vector<pid_t> ids;
    for (const ServerName &name : h.pool.running())
        ids.push_back(pid_t(h.pool.status(name).processId));
    QVERIFY(h.stopAll());
    for (const pid_t id : ids)
        QVERIFY(id > 0 && ::kill(id, 0) == -1);
    QVERIFY(!h.startAndWait(u"1"_s)); // nothing starts any more
    QCOMPARE(h.started.last().error().code, ErrorCode::Cancelled);
}

void tst_ServerPool::leaksNothingOverManyRestarts()
{
    Harness h;
    h.pool.setConfigs({fakeServer(kA)});
    const auto round = [&] {
        QVERIFY(h.startAndWait(kA));
        bool stopped = false;
        h.pool.stop(ServerName{kA}, Done<bool>([&](const Result<bool> &) { stopped = true; }));
        QTRY_VERIFY(stopped);
    };
    for (int i = 0; i < 5; ++i)
        round();
    const auto before = openDescriptors();
    h.clock.step = 2s; // or the pool would call it a storm
    for (int i = 0; i < 100; ++i)
        round();
    QTRY_COMPARE(openDescriptors(), before);
}

void tst_ServerPool::deletingThePoolAnswersEveryone()
{
    std::optional<Result<RawJson>> answer;
    std::optional<Result<ChildSession *>> start;
    pid_t id = 0;
    {
        NoSecretStore secrets;
        Clock clock;
        ServerPool pool(Harness::withGuardian({}), secrets, clock);
        pool.setConfigs({fakeServer(kA), fakeServer(u"b"_s, {u"--silent"_s})});
        bool running = false;
        pool.start(ServerName{kA},
                   Done<ChildSession *>([&](const Result<ChildSession *> &) { running = true; }));
        QTRY_VERIFY(running);
        pool.session(ServerName{kA})
            ->call("tools/call", RawJson(R"({"name":"never"})"_ba), {},
                   Done<RawJson>([&](Result<RawJson> r) { answer = std::move(r); }));
        pool.start(ServerName{u"b"_s},
                   Done<ChildSession *>([&](Result<ChildSession *> r) { start = r; }));
        QTRY_VERIFY(pool.status(ServerName{kA}).processId > 0);
        id = pid_t(pool.status(ServerName{kA}).processId);
    }
    QVERIFY(answer && !answer->has_value());
    QVERIFY(start && !start->has_value());
    QTRY_COMPARE(::kill(id, 0), -1);
}

QTEST_GUILESS_MAIN(tst_ServerPool)
#include "tst_server_pool.moc"
