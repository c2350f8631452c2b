// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/fake_index.h"
#include "tests/support/serve_session.h"

#include <csignal>

using namespace mcprt;
using namespace Qt::StringLiterals;

using Outcome = ProgramHarness::Outcome;
using Session = ServeSession;

namespace {

QByteArray execute(int id, const QByteArray &server, const QByteArray &tool,
                   const QByteArray &more = {})
{
    return callOf(id, "execute_tool",
                  "{\"server_name\":\"" + server + "\",\"tool_name\":\"" + tool + "\"" + more
                      + "}");
}

/// A home with one server, `fake`, and an engine that a client holds.
struct Setup : ProgramHarness
{
    Setup()
    {
        writeServers({{u"fake"_s, fakeServer()}});
        environment.insert(u"DISCOVERY_URL"_s, index.url());
        session = std::make_unique<Session>(*this);
        session->process.write(kInitialize + execute(2, "fake", "echo"));
        ready = session->hasAnswer(2);
    }
    [[nodiscard]] QJsonObject server() const
    {
        return run({u"status"_s, u"--json"_s}).data()["servers"_L1][0].toObject();
    }

    FakeIndex index;
    std::unique_ptr<Session> session;
    bool ready = false;
};

} // namespace

class tst_ControlCli : public QObject
{
    Q_OBJECT

private slots:
    void statusShowsTheEngine();
    void serversStartStopAndLog();
    void tasksAreListedAndCancelled();
    void eventsFollow();
    void approvalsAreAnswered();
    void changedToolsAreComparedAndAnswered();
    void withoutAnEngineTheySaySo();
    void anEngineWithOtherSettingsIsFound();
};

void tst_ControlCli::statusShowsTheEngine()
{
    const Setup s;
    QVERIFY(s.ready);
    const Outcome status = s.run({u"status"_s, u"--json"_s});
    QCOMPARE(status.code, 0);
    const QJsonObject engine = status.data();
    QCOMPARE(qint64(engine["pid"_L1].toDouble()), s.session->process.processId());
    QCOMPARE(engine["calls"_L1].toInt(), 1);
    QCOMPARE(engine["clients"_L1][0]["role"_L1].toString(), u"stdio"_s);
    const QJsonObject server = engine["servers"_L1][0].toObject();
    QCOMPARE(server["name"_L1].toString(), u"fake"_s);
    QCOMPARE(server["state"_L1].toString(), u"running"_s);
    QVERIFY(server["p95_ms"_L1].toDouble() > 0);
    const Outcome text = s.run({u"status"_s});
    QVERIFY2(text.out.startsWith("fake\trunning\t"), text.out.constData());
    QVERIFY2(text.err.contains("1 calls (0 failed)"), text.err.constData());
}

void tst_ControlCli::serversStartStopAndLog()
{
    const Setup s;
    QVERIFY(s.ready);
    const double first = s.server()["pid"_L1].toDouble();
    QCOMPARE(s.run({u"restart"_s, u"fake"_s}).code, 0);
    QVERIFY(s.server()["pid"_L1].toDouble() != first);
    QCOMPARE(s.run({u"stop"_s, u"fake"_s, u"--json"_s}).data()["state"_L1].toString(),
             u"stopped"_s);
    QCOMPARE(s.server()["state"_L1].toString(), u"stopped"_s);
    QCOMPARE(s.run({u"start"_s, u"fake"_s}).code, 0);
    const Outcome log = s.run({u"logs"_s, u"fake"_s, u"--lines"_s, u"1"_s});
    QCOMPARE(log.code, 0);
    QCOMPARE(log.out, "fake_mcp_server ready\n"_ba);
    QCOMPARE(s.run({u"logs"_s, u"nobody"_s}).code, 7);
    QCOMPARE(s.run({u"stop"_s, u"nobody"_s}).code, 7);
}

void tst_ControlCli::tasksAreListedAndCancelled()
{
    const Setup s;
    QVERIFY(s.ready);
    s.session->process.write(execute(3, "fake", "never", ",\"in_background\":true")
                             + execute(4, "fake", "echo", ",\"in_background\":true"));
    QVERIFY(s.session->hasAnswer(4));
    const auto task = [&](int index) {
        return s.run({u"tasks"_s, u"--json"_s}).data()["tasks"_L1][index].toObject();
    };
    QTRY_COMPARE(task(1)["state"_L1].toString(), u"completed"_s);
    const Outcome result = s.run({u"tasks"_s, task(1)["id"_L1].toString(), u"--json"_s});
    QVERIFY(result.data().contains("content"_L1));
    const QString open = task(0)["id"_L1].toString();
    QCOMPARE(s.run({u"tasks"_s, open}).code, 10); // no result yet
    QCOMPARE(s.run({u"tasks"_s, open, u"--cancel"_s}).code, 0);
    QCOMPARE(task(0)["state"_L1].toString(), u"cancelled"_s);
    QCOMPARE(s.run({u"tasks"_s, u"0"_s, u"--cancel"_s}).code, 7);
    QCOMPARE(s.run({u"tasks"_s, u"--cancel"_s}).code, 64);
}

void tst_ControlCli::eventsFollow()
{
    const Setup s;
    QVERIFY(s.ready);
    QProcess events;
    s.start(events, {u"events"_s, u"--json"_s});
    QByteArray said;
    QTRY_VERIFY((said += events.readAllStandardError()).contains("Following"));
    QByteArray out;
    int id = 10;
    // The subscription takes effect a moment after it was made.
    QTRY_VERIFY_WITH_TIMEOUT((s.session->process.write(execute(++id, "fake", "echo")),
                              QTest::qWait(50), out += events.readAllStandardOutput(),
                              out.contains("\"event\":\"call\"")),
                             10000);
    QCOMPARE(s.run({u"stop"_s, u"fake"_s}).code, 0);
    QTRY_VERIFY((out += events.readAllStandardOutput()).contains("\"state\":\"stopped\""));
    for (const QByteArray &line : out.trimmed().split('\n'))
        QVERIFY2(QJsonDocument::fromJson(line).object().contains("event"_L1), line.constData());
    s.session->process.closeWriteChannel(); // the engine ends, and nobody hangs
    QCOMPARE(ProgramHarness::wait(events).code, 1);
    QCOMPARE(ProgramHarness::wait(s.session->process).code, 0);
}

void tst_ControlCli::approvalsAreAnswered()
{
    Setup s;
    QVERIFY(s.ready);
    const auto propose = [&](const QString &name) {
        const QJsonObject command{{u"server_name"_s, u"remote"_s},
                                  {u"transport"_s, u"stdio"_s},
                                  {u"command"_s, ProgramHarness::binary(u"fake_mcp_server"_s)},
                                  {u"args"_s, QJsonArray{u"--name"_s, name}}};
        s.index.on("/api/mcp/servers/remote/command", QJsonDocument(command).toJson());
    };
    const auto failed = [&](int id) {
        s.session->process.write(execute(id, "remote", "echo"));
        return !s.session->hasAnswer(id) || s.session->result(id)["isError"_L1].toBool();
    };
    propose(u"one"_s);
    QVERIFY(failed(10));
    const Outcome list = s.run({u"approvals"_s, u"--json"_s});
    const QJsonObject waiting = list.data()["approvals"_L1][0].toObject();
    QCOMPARE(waiting["name"_L1].toString(), u"remote"_s);
    QVERIFY(waiting["command"_L1].toString().endsWith(u"--name one"_s));
    const Outcome shown = s.run({u"approvals"_s, u"remote"_s});
    QVERIFY2(shown.out.contains("--name one") && shown.out.contains(s.index.url().toUtf8()),
             shown.out.constData());
    QCOMPARE(s.run({u"approvals"_s, u"--once"_s}).code, 64);
    QCOMPARE(s.run({u"approvals"_s, u"remote"_s, u"--once"_s, u"--deny"_s}).code, 64);
    QCOMPARE(s.run({u"approvals"_s, u"nobody"_s, u"--once"_s}).code, 7);
    QCOMPARE(s.run({u"approvals"_s, u"remote"_s, u"--once"_s, u"--hash"_s, u"00"_s}).code, 7);
    QVERIFY(failed(11));
    QCOMPARE(s.run({u"approvals"_s, u"remote"_s, u"--once"_s}).code, 0);
    QVERIFY(!failed(12));
    QCOMPARE(s.run({u"stop"_s, u"remote"_s}).code, 0);
    QVERIFY(failed(13)); // once is over
    QCOMPARE(s.run({u"approvals"_s, u"remote"_s, u"--deny"_s}).code, 0);
    QVERIFY(failed(14));
    QVERIFY(s.run({u"approvals"_s, u"--json"_s}).data()["approvals"_L1].toArray().isEmpty());
}

void tst_ControlCli::changedToolsAreComparedAndAnswered()
{
    ProgramHarness p;
    const QString schema = p.home.filePath(u"schema.json"_s);
    const auto set = [&](const QByteArray &text) {
        QFile file(schema);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(text);
    };
    set(R"({"type":"object","title":"one"})");
    p.writeServers({{u"fake"_s, ProgramHarness::fakeServer({u"--output-schema"_s, schema})}});
    const QStringList call{u"call"_s, u"fake"_s, u"echo"_s, u"--json"_s};
    QCOMPARE(p.run(call).code, 0);
    set(R"({"type":"object","title":"two"})");
    const Outcome refused = p.run(call);
    QCOMPARE(refused.code, 6);
    QCOMPARE(refused.error()["code"_L1].toString(), u"needs_approval"_s);
    // Without an engine.
    QCOMPARE(p.run({u"approve"_s, u"fake/other"_s}).code, 7);
    const Outcome asked = p.run({u"approve"_s, u"fake/echo"_s});
    QCOMPARE(asked.code, 6); // nobody to ask
    QVERIFY2(asked.err.contains("- outputSchema: {\"type\":\"object\",\"title\":\"one\"}"),
             asked.err.constData());
    QVERIFY(asked.err.contains("+ outputSchema: {\"type\":\"object\",\"title\":\"two\"}"));
    const QJsonObject listed =
        p.run({u"approve"_s, u"--list"_s, u"--json"_s}).data()["tools"_L1][0].toObject();
    QCOMPARE(listed["tool"_L1].toString(), u"echo"_s);
    QCOMPARE(p.run({u"approve"_s, u"fake/echo"_s, u"--hash"_s, u"00"_s}).code, 7);
    // With one, that an attached client uses as well.
    Session session(p);
    session.process.write(kInitialize + execute(2, "fake", "echo"));
    QVERIFY(session.hasAnswer(2) && session.result(2)["isError"_L1].toBool());
    Session attached(p);
    attached.process.write(kInitialize + execute(2, "fake", "echo"));
    QVERIFY(attached.hasAnswer(2) && attached.result(2)["isError"_L1].toBool());
    const QJsonObject waiting =
        p.run({u"approvals"_s, u"--json"_s}).data()["approvals"_L1][0].toObject();
    QCOMPARE(waiting["changed"_L1].toArray(), QJsonArray{u"outputSchema"_s});
    QCOMPARE(waiting["hash"_L1], listed["hash"_L1]);
    const Outcome shown = p.run({u"approvals"_s, u"fake/echo"_s});
    QVERIFY2(shown.out.contains("+ outputSchema: "), shown.out.constData());
    QCOMPARE(p.run({u"approvals"_s, u"fake/echo"_s, u"--deny"_s}).code, 0);
    QVERIFY(p.run({u"approvals"_s}).out.contains("changed, denied"));
    QCOMPARE(p.run({u"approve"_s, u"fake/echo"_s, u"--hash"_s, listed["hash"_L1].toString()}).code,
             0); // by another process, and it counts at once
    attached.process.write(execute(3, "fake", "echo"));
    QVERIFY(attached.hasAnswer(3) && !attached.result(3)["isError"_L1].toBool());
    QVERIFY(p.run({u"approvals"_s, u"--json"_s}).data()["approvals"_L1].toArray().isEmpty());
}

void tst_ControlCli::withoutAnEngineTheySaySo()
{
    const ProgramHarness program;
    for (const QStringList &command :
         {QStringList{u"status"_s}, QStringList{u"stop"_s, u"x"_s}, QStringList{u"events"_s},
          QStringList{u"tasks"_s}, QStringList{u"approvals"_s}, QStringList{u"logs"_s, u"x"_s}}) {
        const Outcome outcome = program.run(command);
        QCOMPARE(outcome.code, 10);
        QVERIFY2(outcome.err.contains("No engine is running"), outcome.err.constData());
        const Outcome json = program.run(command + QStringList{u"--json"_s});
        QCOMPARE(json.error()["code"_L1].toString(), u"not_running"_s);
    }
}

void tst_ControlCli::anEngineWithOtherSettingsIsFound()
{
    Setup s;
    QVERIFY(s.ready);
    s.environment.insert(u"MAX_RESULT_TOKENS"_s, u"100"_s); // another engine than ours now
    const Outcome only = s.run({u"status"_s, u"--json"_s});
    QCOMPARE(only.code, 0);
    const QString id = only.data()["id"_L1].toString();
    s.environment.insert(u"MAX_RESULT_TOKENS"_s, u"200"_s);
    Session second(s);
    second.process.write(kInitialize + execute(2, "fake", "echo"));
    QVERIFY(second.hasAnswer(2));
    s.environment.insert(u"MAX_RESULT_TOKENS"_s, u"300"_s);
    Outcome several;
    QTRY_COMPARE((several = s.run({u"status"_s})).code, 10);
    QVERIFY2(several.err.contains(id.toLatin1()), several.err.constData());
    QVERIFY2(several.err.contains("--engine"), several.err.constData());
    const Outcome chosen = s.run({u"status"_s, u"--engine"_s, id, u"--json"_s});
    QCOMPARE(qint64(chosen.data()["pid"_L1].toDouble()), s.session->process.processId());
    QCOMPARE(s.run({u"status"_s, u"--engine"_s, u"none"_s}).code, 7);
}

QTEST_GUILESS_MAIN(tst_ControlCli)
#include "tst_control_cli.moc"
