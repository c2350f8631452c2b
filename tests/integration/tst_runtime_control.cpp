// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/control/runtime_control.h"
#include "tests/support/fake_index.h"
#include "tests/support/runtime_harness.h"

#include <QSignalSpy>

using namespace mcprt;
using namespace Qt::StringLiterals;

using H = RuntimeHarness;

namespace {

/// The answer of one of EngineControl's functions; the caller waits for it.
template <class T>
class Reply
{
public:
    Done<T> done()
    {
        return Done<T>([answer = m_answer](Result<T> result) { *answer = std::move(result); });
    }
    [[nodiscard]] Result<T> wait() const
    {
        if (!QTest::qWaitFor([&] { return m_answer->has_value(); }, 20000))
            return fail(ErrorCode::Timeout, u"no answer"_s);
        return **m_answer;
    }

private:
    std::shared_ptr<std::optional<Result<T>>> m_answer =
        std::make_shared<std::optional<Result<T>>>();
};

template <class T, class F>
Result<T> ask(F &&function)
{
    Reply<T> reply;
    function(reply.done());
    return reply.wait();
}

status::Engine statusOf(EngineControl &control)
{
    return ask<status::Engine>([&](auto done) { control.status(std::move(done)); })
        .value_or(status::Engine());
}

} // namespace

class tst_RuntimeControl : public QObject
{
    Q_OBJECT

private slots:
    void seesServersAndCalls();
    void startsStopsAndRestarts();
    void tellsChangesInBatches();
    void switchesServersForGood();
    void switchesToolsForGood();
    void pausesEverything();
    void seesAndCancelsTasksOfEveryone();
    void seesContentOfEveryone();
    void answersApprovals_data();
    void answersApprovals();
    void asksAsAClientOfItsOwn();
};

void tst_RuntimeControl::seesServersAndCalls()
{
    H h;
    RuntimeControl control(*h.runtime);
    status::Engine before = statusOf(control);
    QCOMPARE(before.servers.size(), 1);
    QCOMPARE(before.servers[0].name, u"fake"_s);
    QCOMPARE(before.servers[0].state, ServerState::Stopped);
    QCOMPARE(before.servers[0].tools, -1);
    QCOMPARE(before.servers[0].p95Ms, -1.0);
    QCOMPARE(before.calls, 0);

    QVERIFY(!H::isError(h.run("echo")));
    QVERIFY(H::isError(h.run("fail")));
    QVERIFY(!H::isError(h.run("huge", R"({"bytes":200000})")));
    const status::Engine after = statusOf(control);
    const status::Server &server = after.servers[0];
    QCOMPARE(server.state, ServerState::Running);
    QVERIFY(server.tools > 10);
    QCOMPARE(server.calls, 3);
    QCOMPARE(server.failedCalls, 1);
    QVERIFY(server.medianMs > 0 && server.p95Ms >= server.medianMs);
    QVERIFY(server.processId > 0);
    QVERIFY(server.idleStopInMs > 0 && server.idleStopInMs <= 600'000);
#ifdef Q_OS_LINUX
    QVERIFY(server.memoryBytes > 10'000);
    QTRY_VERIFY(statusOf(control).servers[0].cpuPercent >= 0); // from the second look on
#endif
    QCOMPARE(after.calls, 3);
    QCOMPARE(after.failedCalls, 1);
    QVERIFY2(after.tokensKeptOut > 40'000 && after.tokensKeptOut <= 50'000,
             qPrintable(QString::number(after.tokensKeptOut)));
    QCOMPARE(after.contentItems, 1);

    const auto calls =
        ask<QList<status::Call>>([&](auto done) { control.recentCalls(std::move(done)); });
    QCOMPARE(calls->size(), 3);
    QCOMPARE(calls->at(0).tool, u"echo"_s);
    QVERIFY(!calls->at(0).isError);
    QVERIFY(calls->at(1).isError);
    QCOMPARE(calls->at(2).tokensKeptOut, after.tokensKeptOut);
}

void tst_RuntimeControl::startsStopsAndRestarts()
{
    H h;
    RuntimeControl control(*h.runtime);
    const auto pid = [&] { return statusOf(control).servers[0].processId; };
    QVERIFY(ask<bool>([&](auto d) { control.startServer(u"fake"_s, std::move(d)); }));
    const qint64 first = pid();
    QVERIFY(first > 0);
    QVERIFY(ask<bool>([&](auto d) { control.restartServer(u"fake"_s, std::move(d)); }));
    QVERIFY(pid() > 0 && pid() != first);
    QVERIFY(ask<bool>([&](auto d) { control.stopServer(u"fake"_s, std::move(d)); }));
    QCOMPARE(pid(), 0);
    for (const auto function :
         {&EngineControl::startServer, &EngineControl::stopServer, &EngineControl::restartServer}) {
        const auto wrong = ask<bool>([&](auto d) { (control.*function)(u"fak"_s, std::move(d)); });
        QVERIFY(!wrong);
        QCOMPARE(wrong.error().code, ErrorCode::NotFound);
        QVERIFY(wrong.error().message.contains(u"fake"_s));
    }
}

void tst_RuntimeControl::tellsChangesInBatches()
{
    H h;
    QVERIFY(!H::isError(h.run("echo")));
    RuntimeControl control(*h.runtime);
    QList<status::Changes> told;
    connect(&control, &EngineControl::changed, this,
            [&](const status::Changes &changes) { told += changes; });
    constexpr int kCalls = 300;
    std::vector<H::Asked> asked;
    for (int i = 0; i < kCalls; ++i)
        asked.push_back(h.start("execute_tool", H::execute("echo")));
    for (const H::Asked &call : asked)
        QVERIFY(!H::isError(h.wait(call)));
    const auto seen = [&] {
        qsizetype calls = 0;
        for (const status::Changes &changes : std::as_const(told))
            calls += changes.calls.size();
        return calls;
    };
    QTRY_COMPARE(seen(), kCalls); // each once, and not the one before we were there
    QVERIFY(told.size() < kCalls / 2);
    QCOMPARE(told.last().calls.last().number, kCalls + 1);
    told.clear();
    QVERIFY(ask<bool>([&](auto d) { control.stopServer(u"fake"_s, std::move(d)); }));
    QTRY_VERIFY(!told.isEmpty() && told[0].servers);
    QVERIFY(told[0].calls.isEmpty());
}

void tst_RuntimeControl::switchesServersForGood()
{
    H h;
    RuntimeControl control(*h.runtime);
    QVERIFY(!H::isError(h.run("echo")));
    QVERIFY(ask<bool>([&](auto d) { control.setServerEnabled(u"fake"_s, false, std::move(d)); }));
    QVERIFY(!statusOf(control).servers[0].enabled);
    QVERIFY(H::isError(h.run("echo")));
    h.write({{u"fake"_s, {}}, {u"second"_s, {}}}); // a new reading of the file changes nothing
    QTRY_COMPARE(statusOf(control).servers.size(), 2);
    QCOMPARE(statusOf(control).servers[0].state, ServerState::Disabled);

    EngineSettings settings = h.runtime->settings();
    settings.offloadFolder = h.path("content2");
    const auto again = Runtime::create(settings); // as after a restart
    QVERIFY(again.has_value());
    RuntimeControl other(**again);
    QVERIFY(!statusOf(other).servers[0].enabled);
    QVERIFY(ask<bool>([&](auto d) { control.setServerEnabled(u"fake"_s, true, std::move(d)); }));
    QVERIFY(!H::isError(h.run("echo")));
}

void tst_RuntimeControl::switchesToolsForGood()
{
    H h;
    RuntimeControl control(*h.runtime);
    const auto toggle = [&](bool on) {
        return ask<bool>(
            [&](auto d) { control.setToolEnabled(u"fake"_s, u"echo"_s, on, std::move(d)); });
    };
    const auto tool = [&](const QString &name) {
        const auto tools =
            ask<QList<status::Tool>>([&](auto d) { control.tools(u"fake"_s, std::move(d)); });
        for (const status::Tool &known : *tools) {
            if (known.name == name)
                return known;
        }
        return status::Tool();
    };
    QVERIFY(!H::isError(h.run("echo")));
    QVERIFY(tool(u"echo"_s).enabled);
    QVERIFY(tool(u"echo"_s).inputSchema.startsWith('{'));
    const qint64 process = statusOf(control).servers[0].processId;
    QVERIFY(toggle(false));
    QVERIFY(!tool(u"echo"_s).enabled);
    QVERIFY(tool(u"slow"_s).enabled);
    QCOMPARE(statusOf(control).servers[0].blockedTools, 1);
    QVERIFY(H::isError(h.run("echo")));
    QVERIFY(!H::isError(h.run("count")));
    QVERIFY(toggle(true));
    QVERIFY(!H::isError(h.run("echo")));
    QCOMPARE(statusOf(control).servers[0].processId, process); // never restarted for it
}

void tst_RuntimeControl::pausesEverything()
{
    H h;
    RuntimeControl control(*h.runtime);
    QVERIFY(!H::isError(h.run("echo")));
    QVERIFY(ask<bool>([&](auto d) { control.setPaused(true, std::move(d)); }));
    QVERIFY(statusOf(control).paused);
    const RawJson refused = h.run("echo");
    QVERIFY(H::isError(refused));
    QVERIFY2(H::text(refused).contains(u"paused"_s), qPrintable(H::text(refused)));
    QTRY_COMPARE(statusOf(control).servers[0].processId, 0);
    QVERIFY(ask<bool>([&](auto d) { control.setPaused(false, std::move(d)); }));
    QVERIFY(!H::isError(h.run("echo")));
}

void tst_RuntimeControl::seesAndCancelsTasksOfEveryone()
{
    H h;
    RuntimeControl control(*h.runtime);
    for (const char *tool : {"never", "echo"}) {
        h.owner.text = QString::fromLatin1(tool); // another client each
        QVERIFY(!H::isError(h.run(tool, "{}", R"(,"in_background":true)")));
    }
    const auto tasks = [&] {
        return *ask<QList<status::Task>>([&](auto d) { control.tasks(std::move(d)); });
    };
    QCOMPARE(tasks().size(), 2);
    QTRY_COMPARE(tasks()[1].state, TaskStatus::Completed);
    const auto result =
        ask<RawJson>([&](auto d) { control.taskResult(tasks()[1].id, std::move(d)); });
    QVERIFY(result->view().contains("content"));
    const QString open = tasks()[0].id;
    QCOMPARE(ask<RawJson>([&](auto d) { control.taskResult(open, std::move(d)); }).error().code,
             ErrorCode::NotRunning);
    QVERIFY(ask<bool>([&](auto d) { control.cancelTask(open, std::move(d)); }));
    QCOMPARE(tasks()[0].state, TaskStatus::Cancelled);
    QCOMPARE(ask<bool>([&](auto d) { control.cancelTask(u"nope"_s, std::move(d)); }).error().code,
             ErrorCode::NotFound);
}

void tst_RuntimeControl::seesContentOfEveryone()
{
    H h;
    RuntimeControl control(*h.runtime);
    h.owner.text = u"someone"_s;
    QVERIFY(!H::isError(h.run("huge", R"({"bytes":100000})")));
    const auto items = ask<QList<status::Content>>([&](auto d) { control.content(std::move(d)); });
    QCOMPARE(items->size(), 1);
    const status::Content &item = items->first();
    QCOMPARE(item.kind, u"text"_s);
    QCOMPARE(item.origin, u"fake/huge"_s);
    QVERIFY(item.bytes >= 100'000);
    QVERIFY(item.storedAt.secsTo(QDateTime::currentDateTimeUtc()) < 60);
    const auto begin =
        ask<QByteArray>([&](auto d) { control.readContent(item.ref, 1000, std::move(d)); });
    QCOMPARE(begin->size(), 1000);
    QVERIFY(!ask<QByteArray>(
        [&](auto d) { control.readContent(u"../../etc/passwd"_s, 1000, std::move(d)); }));
}

void tst_RuntimeControl::answersApprovals_data()
{
    QTest::addColumn<int>("answer");
    QTest::newRow("once") << int(status::Answer::Once);
    QTest::newRow("always") << int(status::Answer::Always);
    QTest::newRow("deny") << int(status::Answer::Deny);
}

void tst_RuntimeControl::answersApprovals()
{
    QFETCH(int, answer);
    FakeIndex index;
    const QString program = qEnvironmentVariable("MCPRT_BIN_DIR") + u"/fake_mcp_server"_s;
    const QJsonObject command{
        {u"server_name"_s, u"remote"_s}, {u"transport"_s, u"stdio"_s}, {u"command"_s, program}};
    index.on("/api/mcp/servers/remote/command", QJsonDocument(command).toJson());
    H h({}, [&](EngineSettings &settings) { settings.discoveryUrl = index.url(); });
    RuntimeControl control(*h.runtime);
    bool told = false;
    connect(&control, &EngineControl::changed, this,
            [&](const status::Changes &changes) { told |= changes.approvals; });
    const auto run = [&] {
        return h.call("execute_tool", R"({"server_name":"remote","tool_name":"echo"})");
    };
    const auto waiting = [&] {
        return *ask<QList<status::Approval>>([&](auto d) { control.approvals(std::move(d)); });
    };
    const auto code = [](const RawJson &result) {
        return H::structured(result)["error"_L1]["code"_L1].toString();
    };
    QCOMPARE(code(run()), u"needs_approval"_s);
    QTRY_VERIFY(told);
    QCOMPARE(waiting().size(), 1);
    QCOMPARE(statusOf(control).approvals, 1);
    const status::Approval seen = waiting()[0];
    QVERIFY(seen.command.contains(u"fake_mcp_server"_s));
    const auto other = ask<bool>([&](auto d) {
        control.answerApproval(seen.name, QByteArray(64, '0'), status::Answer(answer),
                               std::move(d));
    });
    QCOMPARE(other.error().code, ErrorCode::NotFound); // not what the person saw
    QVERIFY(ask<bool>([&](auto d) {
        control.answerApproval(seen.name, seen.hash, status::Answer(answer), std::move(d));
    }));
    QCOMPARE(waiting().size(), 0);
    if (status::Answer(answer) == status::Answer::Deny) {
        QCOMPARE(code(run()), u"disabled"_s);
        QCOMPARE(waiting().size(), 0); // nobody is asked again
        return;
    }
    QVERIFY(!H::isError(run()));
    QVERIFY(ask<bool>([&](auto d) { control.stopServer(u"remote"_s, std::move(d)); }));
    if (status::Answer(answer) == status::Answer::Always) {
        QVERIFY(!H::isError(run()));
        return;
    }
    QTRY_COMPARE(code(run()), u"needs_approval"_s); // once is over
    QCOMPARE(waiting().size(), 1);
}

void tst_RuntimeControl::asksAsAClientOfItsOwn()
{
    H h;
    RuntimeControl control(*h.runtime);
    const auto result = ask<RawJson>([&](auto d) {
        control.request(
            "tools/call",
            RawJson(R"({"name":"execute_tool","arguments":)" + H::execute("echo") + '}'),
            std::move(d));
    });
    QVERIFY(result.has_value());
    QVERIFY(!H::isError(*result));
}

QTEST_GUILESS_MAIN(tst_RuntimeControl)
#include "tst_runtime_control.moc"
