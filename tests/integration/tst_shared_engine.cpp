// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/serve_session.h"

#include <csignal>

#include <unistd.h>

using namespace mcprt;
using namespace Qt::StringLiterals;

using Session = ServeSession;

namespace {

/// A home with one server, `fake`, and what runs in it.
struct Home : ProgramHarness
{
    Home() { writeServers({{u"fake"_s, fakeServer()}}); }

    [[nodiscard]] QStringList childProcesses() const
    {
        QStringList found;
        for (const QString &pid : survivors()) {
            if (QFile::symLinkTarget(u"/proc/%1/exe"_s.arg(pid)).endsWith("/fake_mcp_server"_L1))
                found << pid;
        }
        return found;
    }
};

QByteArray execute(int id, const QByteArray &tool, const QByteArray &more = {})
{
    return callOf(id, "execute_tool",
                  "{\"server_name\":\"fake\",\"tool_name\":\"" + tool + "\"" + more + "}");
}

/// A session whose client has said hello and has its answer.
struct Client : Session
{
    explicit Client(const ProgramHarness &program, const QStringList &more = {})
        : Session(program, more)
    {
        process.write(kInitialize);
    }
    /// Calls \a tool of the server `fake`; empty when there was no result.
    QJsonObject call(const QByteArray &tool, const QByteArray &more = {})
    {
        const int id = ++lastId;
        process.write(execute(id, tool, more));
        return hasAnswer(id) ? result(id) : QJsonObject();
    }
    QJsonObject ask(const QByteArray &tool, const QByteArray &arguments)
    {
        const int id = ++lastId;
        process.write(callOf(id, tool, arguments));
        return hasAnswer(id) ? result(id) : QJsonObject();
    }
    bool works()
    {
        return !call("echo").isEmpty() && !answers[QString::number(lastId)].contains("error"_L1);
    }
    [[nodiscard]] pid_t pid() const { return pid_t(process.processId()); }

    int lastId = 100;
};

QString textOf(const QJsonObject &result)
{
    return result["content"_L1][0]["text"_L1].toString();
}

/// Names of the clients that the engine shows.
QStringList clientsOf(const ProgramHarness &home)
{
    QStringList names;
    const QJsonObject status = home.run({u"status"_s, u"--json"_s}).data();
    for (const QJsonValue client : status["clients"_L1].toArray()) {
        if (client["role"_L1].toString() == "stdio"_L1)
            names << client["name"_L1].toString();
    }
    return names;
}

QString errorOf(Session &session, int id)
{
    return session.answers[QString::number(id)]["error"_L1]["message"_L1].toString();
}

} // namespace

class tst_SharedEngine : public QObject
{
    Q_OBJECT

private slots:
    void clientsShareTheirServers();
    void clientsThatStartTogetherShareToo();
    void tasksAndContentAreSeparate();
    void theEngineStaysForTheOthers();
    void aKilledEngineIsReplaced();
    void anEndedEngineIsReplaced();
    void anInitializeThatWasLostIsAskedAgain();
    void aHungEngineIsGivenUp();
    void aKilledFrontLeavesNothing();
    void otherSettingsMakeAnotherEngine_data();
    void otherSettingsMakeAnotherEngine();
    void aFolderThatOthersCanEnterIsNotUsed();
    void aForeignSocketIsRefused();
    void theModernEraPassesToo();
};

void tst_SharedEngine::clientsShareTheirServers()
{
    const Home home;
    Client first(home);
    QVERIFY(first.works());
    Client second(home);
    Client third(home);
    QVERIFY(second.works());
    QVERIFY(third.works());
    QCOMPARE(home.childProcesses().size(), 1);
    QCOMPARE(second.result(1)["protocolVersion"_L1].toString(), u"2025-11-25"_s);
    const QString counted = textOf(second.call("count"));
    QVERIFY2(counted.contains(u'4'), qPrintable(counted)); // the calls of all of them
    for (Client *client : {&first, &second, &third}) {
        QCOMPARE(client->strangers, QByteArrayList());
        client->process.closeWriteChannel();
    }
    for (Client *client : {&first, &second, &third})
        QCOMPARE(ProgramHarness::wait(client->process).code, 0);
    QTRY_COMPARE(home.survivors(), QStringList());
}

void tst_SharedEngine::clientsThatStartTogetherShareToo()
{
    const Home home;
    std::vector<std::unique_ptr<Client>> clients;
    for (int i = 0; i < 5; ++i)
        clients.push_back(std::make_unique<Client>(home));
    for (const auto &client : clients)
        QVERIFY(client->works());
    QCOMPARE(home.childProcesses().size(), 1);
}

void tst_SharedEngine::tasksAndContentAreSeparate()
{
    const Home home;
    Client first(home);
    QVERIFY(first.works());
    Client second(home);
    const QJsonObject started = first.call("never", R"(,"in_background":true)");
    const QString task = started["structuredContent"_L1]["task_id"_L1].toString();
    QVERIFY(!task.isEmpty());
    const QByteArray which = R"({"task_id":")" + task.toLatin1() + R"("})";
    QVERIFY(!first.ask("poll_task_result", which)["isError"_L1].toBool());
    QCOMPARE(second.ask("poll_task_result", which)["structuredContent"_L1]["status"_L1].toString(),
             u"not_found"_s);
    QVERIFY(!textOf(second.ask("list_tasks", "{}")).contains(task));
    QVERIFY(textOf(first.ask("list_tasks", "{}")).contains(task));

    const QString text = textOf(second.call("huge", R"(,"arguments":{"bytes":100000})"));
    const qsizetype at = text.indexOf("ref_id=\""_L1) + 8;
    const QByteArray ref = R"({"chunk_index":0,"ref_id":")" + text.mid(at, 32).toLatin1() + R"("})";
    QVERIFY(!second.ask("get_content", ref)["isError"_L1].toBool());
    QVERIFY(first.ask("get_content", ref)["isError"_L1].toBool());
}

void tst_SharedEngine::theEngineStaysForTheOthers()
{
    const Home home;
    Client first(home);
    QVERIFY(first.works());
    Client second(home);
    QVERIFY(second.works());
    const QStringList children = home.childProcesses();
    first.process.closeWriteChannel();
    for (int i = 0; i < 3; ++i)
        QVERIFY(second.works());
    Client third(home); // may come as well
    QVERIFY(third.works());
    QCOMPARE(home.childProcesses(), children);
    QCOMPARE(first.process.state(), QProcess::Running);
    second.process.closeWriteChannel();
    third.process.closeWriteChannel();
    for (Client *client : {&second, &third, &first})
        QCOMPARE(ProgramHarness::wait(client->process).code, 0);
    QTRY_COMPARE(home.survivors(), QStringList());
}

void tst_SharedEngine::aKilledEngineIsReplaced()
{
    const Home home;
    auto first = std::make_unique<Client>(home);
    QVERIFY(first->works());
    Client second(home);
    Client third(home);
    const QString text = textOf(second.call("huge", R"(,"arguments":{"bytes":100000})"));
    const QByteArray ref = text.mid(text.indexOf("ref_id=\""_L1) + 8, 32).toLatin1();
    QVERIFY(third.works());
    const QStringList children = home.childProcesses();
    QCOMPARE(clientsOf(home), (QStringList{u"test"_s, u"test"_s, u"test"_s}));
    second.process.write(execute(7, "never"));
    QTest::qWait(100); // so that it is on its way
    ::kill(first->pid(), SIGKILL);
    QVERIFY(second.hasAnswer(7));
    QVERIFY2(errorOf(second, 7).contains(u"Call again"_s), qPrintable(errorOf(second, 7)));
    QVERIFY(second.works()); // without saying hello again
    QVERIFY(third.works());
    QTRY_COMPARE(home.childProcesses().size(), 1);
    QVERIFY(home.childProcesses() != children);
    QCOMPARE(clientsOf(home), (QStringList{u"test"_s, u"test"_s})); // also the one that took over
    // What a client stored is still its own, and nobody else's.
    const QByteArray read = R"({"chunk_index":0,"ref_id":")" + ref + R"("})";
    QVERIFY(!second.ask("get_content", read)["isError"_L1].toBool());
    QVERIFY(third.ask("get_content", read)["isError"_L1].toBool());
    for (Client *client : {&second, &third}) {
        QCOMPARE(client->strangers, QByteArrayList());
        client->process.closeWriteChannel();
    }
    for (Client *client : {&second, &third})
        QCOMPARE(ProgramHarness::wait(client->process).code, 0);
    QTRY_COMPARE(home.survivors(), QStringList());
}

void tst_SharedEngine::anEndedEngineIsReplaced()
{
    const Home home;
    Client first(home);
    QVERIFY(first.works());
    Client second(home);
    QVERIFY(second.works());
    ::kill(first.pid(), SIGTERM);
    QCOMPARE(ProgramHarness::wait(first.process).code, 0);
    QVERIFY(second.works());
    Client third(home);
    QVERIFY(third.works());
    QCOMPARE(home.childProcesses().size(), 1);
}

void tst_SharedEngine::anInitializeThatWasLostIsAskedAgain()
{
    const Home home;
    Client first(home);
    QVERIFY(first.works());
    ::kill(first.pid(), SIGSTOP); // it greets nobody, and then it is gone
    Client second(home);
    QTest::qWait(200);
    ::kill(first.pid(), SIGKILL);
    QVERIFY(second.works());
    QVERIFY(second.result(1).contains("protocolVersion"_L1));
}

void tst_SharedEngine::aHungEngineIsGivenUp()
{
    const Home home;
    Client first(home);
    QVERIFY(first.works());
    Client second(home);
    QVERIFY(second.works());
    ::kill(first.pid(), SIGSTOP);
    second.process.write(execute(7, "echo"));
    QTRY_VERIFY_WITH_TIMEOUT(second.hasAnswer(7), 60000);
    QVERIFY2(errorOf(second, 7).contains(u"does not answer any more"_s),
             qPrintable(errorOf(second, 7)));
    ::kill(first.pid(), SIGCONT);
    QVERIFY(second.works()); // it has been looking for an engine, and has found this one again
    QVERIFY(first.works());
}

void tst_SharedEngine::aKilledFrontLeavesNothing()
{
    const Home home;
    Client first(home);
    QVERIFY(first.works());
    auto second = std::make_unique<Client>(home);
    QVERIFY(second->works());
    second->process.write(execute(7, "slow", R"(,"arguments":{"ms":60000})"));
    QTest::qWait(100);
    ::kill(second->pid(), SIGKILL);
    QVERIFY(first.works());
    first.process.closeWriteChannel();
    // Once the silence of the other one is noticed, nobody needs the engine any more.
    QCOMPARE(ProgramHarness::wait(first.process).code, 0);
    QTRY_COMPARE(home.survivors(), QStringList());
}

void tst_SharedEngine::otherSettingsMakeAnotherEngine_data()
{
    QTest::addColumn<QStringList>("options");
    QTest::newRow("standalone") << QStringList{u"--standalone"_s};
    QTest::newRow("another surface") << QStringList{u"--surface"_s, u"router"_s};
    QTest::newRow("another configuration") << QStringList{u"--config"_s, u"other.json"_s};
}

void tst_SharedEngine::otherSettingsMakeAnotherEngine()
{
    QFETCH(QStringList, options);
    const Home home;
    QFile::copy(home.home.filePath(u".config/mcp-runtime/mcp.json"_s),
                home.home.filePath(u"other.json"_s));
    Client first(home);
    QVERIFY(first.works());
    Client second(home, options);
    second.process.write(
        options.contains(u"router"_s)
            ? callOf(5, "semantic_router",
                     R"({"operation":"execute_tool","server_name":"fake","tool_name":"echo"})")
            : execute(5, "echo"));
    QVERIFY(second.hasAnswer(5));
    QVERIFY(!second.result(5).isEmpty() && !second.result(5)["isError"_L1].toBool());
    QCOMPARE(home.childProcesses().size(), 2);
}

void tst_SharedEngine::aFolderThatOthersCanEnterIsNotUsed()
{
    Home home;
    const QString run = home.home.filePath(u"run"_s);
    home.environment.insert(u"XDG_RUNTIME_DIR"_s, run);
    QDir().mkpath(run + u"/mcp-runtime"_s);
    QVERIFY(QFile::setPermissions(run + u"/mcp-runtime"_s, QFile::ReadOwner | QFile::WriteOwner
                                                               | QFile::ExeOwner | QFile::ReadOther
                                                               | QFile::ExeOther));
    Client first(home);
    QVERIFY(first.works()); // alone, and it says so
    QVERIFY(first.process.readAllStandardError().contains("chmod 700"));
    QCOMPARE(QDir(run + u"/mcp-runtime"_s).entryList(QDir::AllEntries | QDir::NoDotAndDotDot),
             QStringList());
}

void tst_SharedEngine::aForeignSocketIsRefused()
{
    if (::geteuid() != 0)
        QSKIP("only root can pretend to be somebody else");
    Home home;
    home.environment.insert(u"XDG_RUNTIME_DIR"_s, home.home.path());
    {
        Client first(home); // makes the folder
        QVERIFY(first.works());
        first.process.closeWriteChannel();
        QCOMPARE(ProgramHarness::wait(first.process).code, 0);
    }
    const QString run = home.home.filePath(u"mcp-runtime"_s);
    const QStringList engines = QDir(run).entryList(QDir::Dirs | QDir::NoDotAndDotDot);
    QCOMPARE(engines.size(), 1);
    QProcess stranger;
    stranger.setWorkingDirectory(run + u'/' + engines[0]);
    stranger.start(u"python3"_s, {QStringLiteral(MCPRT_SUPPORT_DIR "/foreign_engine.py")});
    QByteArray said;
    QTRY_COMPARE((said += stranger.readAllStandardOutput()), "ready\n"_ba);
    const auto refused = home.run({u"serve"_s}, kInitialize);
    QCOMPARE(refused.code, 5);
    QVERIFY2(refused.err.contains("nothing was sent"), refused.err.constData());
    QVERIFY(refused.out.isEmpty());
    // It was looked at, that is all.
    QTRY_COMPARE((said += stranger.readAllStandardOutput()), "ready\n0\n"_ba);
    stranger.kill();
    stranger.waitForFinished();
}

void tst_SharedEngine::theModernEraPassesToo()
{
    const Home home;
    Client first(home);
    QVERIFY(first.works());
    Session second(home);
    second.process.write(
        R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"execute_tool",)"
        R"("arguments":{"server_name":"fake","tool_name":"echo"},"_meta":{)"
        R"("io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
        R"("io.modelcontextprotocol/clientCapabilities":{},)"
        R"("io.modelcontextprotocol/clientInfo":{"name":"x","version":"1"}}}})"
        "\n");
    QVERIFY(second.hasAnswer(1));
    QCOMPARE(second.result(1)["resultType"_L1].toString(), u"complete"_s);
    QCOMPARE(home.childProcesses().size(), 1);
}

QTEST_GUILESS_MAIN(tst_SharedEngine)
#include "tst_shared_engine.moc"
