// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/serve_session.h"

#include <QElapsedTimer>

#include <csignal>

using namespace mcprt;
using namespace Qt::StringLiterals;

using Outcome = ProgramHarness::Outcome;
using Session = ServeSession;

class TestServeStdio : public QObject
{
    Q_OBJECT

private slots:
    void stdoutCarriesMcpAndNothingElse()
    {
        const ProgramHarness program;
        program.writeServers(
            {{u"noisy"_s, ProgramHarness::fakeServer({u"--banner"_s, u"--garbage"_s, u"5"_s})},
             {u"wrong"_s, QJsonObject{{"command"_L1, 7}}}});
        Session session(program, {u"--verbose"_s});
        session.process.write(kInitialize
                              + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}\n"
                              + callOf(3, "execute_tool",
                                       "{\"server_name\":\"noisy\",\"tool_name\":\"echo\","
                                       "\"arguments\":{\"text\":\"x\"}}")
                              + callOf(4, "list_servers", "{}"));
        for (const int id : {1, 2, 3, 4})
            QVERIFY(session.hasAnswer(id));
        QCOMPARE(session.result(1)["protocolVersion"_L1].toString(), u"2025-11-25"_s);
        QCOMPARE(session.result(2)["tools"_L1].toArray().size(), 14);
        QCOMPARE(session.result(3)["structuredContent"_L1].toObject(),
                 (QJsonObject{{"text"_L1, u"x"_s}}));
        session.process.closeWriteChannel();
        const Outcome outcome = ProgramHarness::wait(session.process);
        session.pending += outcome.out;
        session.read();
        QCOMPARE(outcome.code, 0);
        QCOMPARE(session.strangers, QByteArrayList());
        QVERIFY(session.pending.isEmpty());
        QVERIFY2(outcome.err.contains(" mcprt."), outcome.err.constData());
    }

    void endOfInputStopsTheProgramAndEveryDescendant()
    {
        const ProgramHarness program;
        const QString pidFile = program.home.filePath(u"daemon"_s);
        program.writeServers(
            {{u"plain"_s, ProgramHarness::fakeServer()},
             {u"family"_s, ProgramHarness::fakeServer({u"--spawn-daemon"_s, pidFile})},
             {u"stubborn"_s, ProgramHarness::fakeServer({u"--ignore-eof"_s, u"--ignore-term"_s})}});
        Session session(program);
        session.process.write(kInitialize);
        int id = 10;
        for (const char *server : {"plain", "family", "stubborn"})
            session.process.write(
                callOf(++id, "manage_server",
                       "{\"server_name\":\"" + QByteArray(server) + "\",\"action\":\"start\"}"));
        for (const int wanted : {11, 12, 13})
            QVERIFY(session.hasAnswer(wanted));
        QTRY_VERIFY(QFile::exists(pidFile));
        QVERIFY(program.survivors().size() >= 5); // we, three servers, one grandchild
        QElapsedTimer clock;
        clock.start();
        session.process.closeWriteChannel();
        QCOMPARE(ProgramHarness::wait(session.process).code, 0);
        QTRY_COMPARE(program.survivors(), QStringList());
    }

    void endOfInputAtOnceEndsAtOnce()
    {
        const ProgramHarness program;
        const Outcome outcome = program.run({u"serve"_s});
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.isEmpty());
    }

    void signalsEndItGracefully_data()
    {
        QTest::addColumn<int>("signal");
        QTest::addColumn<int>("code");
        QTest::newRow("SIGTERM") << SIGTERM << 0;
        QTest::newRow("SIGHUP") << SIGHUP << 0;
        QTest::newRow("SIGINT") << SIGINT << 130;
    }
    void signalsEndItGracefully()
    {
        QFETCH(int, signal);
        const ProgramHarness program;
        program.writeServers({{u"plain"_s, ProgramHarness::fakeServer()}});
        Session session(program);
        session.process.write(
            kInitialize
            + callOf(2, "execute_tool", "{\"server_name\":\"plain\",\"tool_name\":\"echo\"}")
            + callOf(3, "execute_tool", "{\"server_name\":\"plain\",\"tool_name\":\"never\"}"));
        QVERIFY(session.hasAnswer(2));
        ::kill(pid_t(session.process.processId()), signal);
        const Outcome outcome = ProgramHarness::wait(session.process);
        QTEST(outcome.code, "code");
        QTRY_COMPARE(program.survivors(), QStringList());
    }

    void garbageIsAnsweredAndHarmsNothing_data()
    {
        QTest::addColumn<QByteArray>("garbage");
        QTest::newRow("words") << "hello\n"_ba;
        QTest::newRow("cut JSON") << "{\"jsonrpc\":\"2.0\",\"id\":7,\n"_ba;
        QTest::newRow("an array") << "[1,2,3]\n"_ba;
        QTest::newRow("zero bytes") << QByteArray("\0\0\0\n", 4);
        QTest::newRow("invalid UTF-8") << "\"\xff\xfe\"\n"_ba;
        QTest::newRow("blank lines") << "\n\r\n\n"_ba;
        QTest::newRow("deep nesting") << QByteArray(100'000, '[') + '\n';
    }
    void garbageIsAnsweredAndHarmsNothing()
    {
        QFETCH(QByteArray, garbage);
        const ProgramHarness program;
        Session session(program);
        session.process.write(kInitialize + garbage
                              + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}\n");
        QVERIFY(session.hasAnswer(2));
        QVERIFY(session.answers.value(u"2"_s).contains("result"_L1));
        QCOMPARE(session.strangers, QByteArrayList());
    }

    void aStartThatFailsLeavesStdoutEmpty()
    {
        const ProgramHarness program;
        program.writeConfig(u".env"_s, "MAX_RESULT_TOKENS=none\n");
        for (const QStringList &more : {QStringList{}, QStringList{u"--json"_s}}) {
            const Outcome outcome = program.run(QStringList{u"serve"_s} + more);
            QCOMPARE(outcome.code, 4);
            QVERIFY2(outcome.out.isEmpty(), outcome.out.constData());
            QVERIFY(outcome.err.contains("MAX_RESULT_TOKENS"));
        }
    }

    void aReaderThatLeavesEndsIt()
    {
        ProgramHarness program;
        program.environment.insert(u"RUN"_s, ProgramHarness::binary(u"mcp-runtime"_s));
        QProcess process;
        process.setProcessEnvironment(program.environment);
        process.start(u"bash"_s,
                      {u"-c"_s, u"$RUN serve | head -c 1 >/dev/null; echo ${PIPESTATUS[0]}"_s});
        process.write(kInitialize);
        QTRY_VERIFY_WITH_TIMEOUT(
            (process.write("{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"ping\"}\n"),
             process.state() == QProcess::NotRunning),
            10000);
        QCOMPARE(process.readAllStandardOutput(), "0\n"_ba);
    }

    void surfaceAllShowsTheToolsOfTheServers()
    {
        const ProgramHarness program;
        program.writeServers({{u"one"_s, ProgramHarness::fakeServer()},
                              {u"two"_s, ProgramHarness::fakeServer({u"--tools"_s, u"1"_s})}});
        Session session(program, {u"--surface"_s, u"all"_s});
        session.process.write(
            kInitialize + "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/list\"}\n"
            + callOf(3, "two__echo", "{\"text\":\"x\"}") + callOf(4, "echo", "{}"));
        for (const int id : {1, 2, 3, 4})
            QVERIFY(session.hasAnswer(id));
        QStringList names;
        for (const QJsonValue tool : session.result(2)["tools"_L1].toArray())
            names << tool["name"_L1].toString();
        QCOMPARE(names.first(), u"one__echo"_s);
        QVERIFY(names.contains(u"two__tool_0"_s));
        QCOMPARE(session.result(3)["structuredContent"_L1].toObject(),
                 (QJsonObject{{"text"_L1, u"x"_s}}));
        QCOMPARE(session.answers.value(u"4"_s)["error"_L1]["code"_L1].toInt(), -32602);
        QVERIFY(session.result(1)["capabilities"_L1].toObject().contains("prompts"_L1));
    }

    void childUrlServesOneHttpServer()
    {
        const ProgramHarness behind;
        behind.writeServers({{u"fake"_s, ProgramHarness::fakeServer()}});
        QProcess child;
        behind.start(child, {u"serve"_s, u"--transport"_s, u"streamable-http"_s, u"--port"_s,
                             u"0"_s, u"--no-auth"_s, u"--surface"_s, u"all"_s});
        QByteArray said;
        QTRY_VERIFY_WITH_TIMEOUT((said += child.readAllStandardError(), said.contains("/mcp\n")),
                                 10000);
        const QByteArray url = said.mid(said.indexOf("http://")).split('\n').first();
        const ProgramHarness program;
        program.writeServers({{u"other"_s, ProgramHarness::fakeServer()}}); // is not looked at
        Session session(program,
                        {u"--surface"_s, u"all"_s, u"--child-url"_s, QString::fromUtf8(url)});
        session.process.write(kInitialize + callOf(2, "fake__echo", "{\"text\":\"x\"}")
                              + "{\"jsonrpc\":\"2.0\",\"id\":3,\"method\":\"tools/list\"}\n");
        QVERIFY(session.hasAnswer(2));
        QVERIFY(session.hasAnswer(3));
        QCOMPARE(session.result(2)["structuredContent"_L1].toObject(),
                 (QJsonObject{{"text"_L1, u"x"_s}}));
        QCOMPARE(session.result(3)["tools"_L1][0]["name"_L1].toString(), u"fake__echo"_s);
        child.terminate();
        child.waitForFinished();
    }

    void optionsOfSurfaceAllNeedIt_data()
    {
        QTest::addColumn<QStringList>("options");
        QTest::addColumn<QByteArray>("complaint");
        QTest::newRow("only") << QStringList{u"--only"_s, u"x"_s} << "--surface all"_ba;
        QTest::newRow("child-url")
            << QStringList{u"--child-url"_s, u"http://127.0.0.1:1/mcp"_s} << "--surface all"_ba;
        QTest::newRow("unknown server")
            << QStringList{u"--surface"_s, u"all"_s, u"--only"_s, u"none"_s} << "none"_ba;
        QTest::newRow("both") << QStringList{u"--surface"_s,   u"all"_s,
                                             u"--only"_s,      u"x"_s,
                                             u"--child-url"_s, u"http://127.0.0.1:1/mcp"_s}
                              << "--only"_ba;
        QTest::newRow("no URL") << QStringList{u"--surface"_s, u"all"_s, u"--child-url"_s, u"x"_s}
                                << "--child-url"_ba;
    }
    void optionsOfSurfaceAllNeedIt()
    {
        QFETCH(QStringList, options);
        QFETCH(QByteArray, complaint);
        const ProgramHarness program;
        const Outcome outcome = program.run(QStringList{u"serve"_s} + options);
        QCOMPARE(outcome.code, 4);
        QVERIFY2(outcome.err.contains(complaint), outcome.err.constData());
    }
};

QTEST_GUILESS_MAIN(TestServeStdio)
#include "tst_serve_stdio.moc"
