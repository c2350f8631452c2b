// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/command_line.h"
#include "app/log_sink.h"
#include "app/tray/endpoint_words.h"
#include "app/tray/engine_host.h"
#include "app/tray/single_instance.h"
#include "ui/shared/engine_watch.h"

#include <QDir>
#include <QFile>
#include <QProcess>
#include <QSignalSpy>
#include <QTcpServer>
#include <QTcpSocket>
#include <QTemporaryDir>
#include <QTest>
#include <QThread>
#include <QUrl>

#include <atomic>
#include <optional>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

/// A home of its own with one server, `fake`.
struct Home
{
    QTemporaryDir folder;

    Home()
    {
        setUp("XDG_CONFIG_HOME", u"config"_s);
        setUp("XDG_DATA_HOME", u"data"_s);
        setUp("XDG_STATE_HOME", u"state"_s);
        setUp("XDG_RUNTIME_DIR", u"run"_s);
        QDir().mkpath(folder.filePath(u"config/mcp-runtime"_s));
        QFile file(folder.filePath(u"config/mcp-runtime/mcp.json"_s));
        if (!file.open(QIODevice::WriteOnly))
            qFatal("no file");
        file.write(R"({"mcpServers":{"fake":{"command":")" + qgetenv("MCPRT_BIN_DIR")
                   + R"(/fake_mcp_server"}}})");
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
    }

    void setUp(const char *variable, const QString &name) const
    {
        const QString path = folder.filePath(name);
        QDir().mkpath(path);
        QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
        qputenv(variable, path.toLocal8Bit());
    }
};

bool isServed(int port)
{
    QTcpSocket socket;
    socket.connectToHost(QHostAddress::LocalHost, quint16(port));
    return socket.waitForConnected(5000);
}

} // namespace

class TestEngineHost : public QObject
{
    Q_OBJECT

private slots:
    void runsTheEngineOnItsOwnThread();
    void startsAndStopsAServer();
    void attachesToAnEngineThatRuns();
    void saysWhatIsWrongWithTheSettings();
    void answersWhenThereIsNoEngine();
    void secondStartAsksTheFirst();
    void movesItsDoorAtOnce();
    void namesWhoHasItsPort();
    void saysThatAnotherEngineServesNoHttp();
    void takesOverFromAProcessWhoseClientHasGone();

private:
    LogSink m_log{STDERR_FILENO, LogSink::Format::Text};
    Invocation m_invocation;
    EngineHost::Options m_options{u"127.0.0.1"_s, 0, true};

    [[nodiscard]] static bool stops(EngineHost &host)
    {
        bool stopped = false;
        host.shutdown(Done<bool>([&](const Result<bool> &) { stopped = true; }));
        return QTest::qWaitFor([&] { return stopped; }, 20000);
    }
};

void TestEngineHost::runsTheEngineOnItsOwnThread()
{
    const Home home;
    EngineHost host(m_invocation, m_log, m_options);
    host.start();
    QTRY_COMPARE_WITH_TIMEOUT(host.state(), EngineHandle::State::Running, 20000);
    std::atomic<QThread *> engineThread = nullptr;
    host.post([&](EngineControl &) { engineThread = QThread::currentThread(); });
    QTRY_VERIFY(engineThread.load());
    QVERIFY(engineThread.load() != QThread::currentThread());
    QThread *answeredOn = nullptr;
    QString url;
    host.ask<status::Engine>(
        this,
        [](EngineControl &engine, Done<status::Engine> done) { engine.status(std::move(done)); },
        [&](const Result<status::Engine> &engine) {
            answeredOn = QThread::currentThread();
            url = engine->httpUrl;
        });
    QTRY_COMPARE(answeredOn, QThread::currentThread());
    QVERIFY(url.startsWith("http://127.0.0.1:"_L1));
    QVERIFY(stops(host));
}

void TestEngineHost::startsAndStopsAServer()
{
    const Home home;
    EngineHost host(m_invocation, m_log, m_options);
    EngineWatch watch(host);
    host.start();
    QTRY_COMPARE_WITH_TIMEOUT(watch.engine().servers.size(), 1, 20000);
    watch.order([](EngineControl &engine, Done<bool> done) {
        engine.startServer(u"fake"_s, std::move(done));
    });
    QTRY_COMPARE_WITH_TIMEOUT(watch.engine().servers.first().state, ServerState::Running, 20000);
    QVERIFY(watch.engine().servers.first().tools > 0);
    watch.order([](EngineControl &engine, Done<bool> done) {
        engine.stopServer(u"fake"_s, std::move(done));
    });
    QTRY_COMPARE_WITH_TIMEOUT(watch.engine().servers.first().state, ServerState::Stopped, 20000);
    QVERIFY(stops(host));
}

void TestEngineHost::attachesToAnEngineThatRuns()
{
    const Home home;
    EngineHost first(m_invocation, m_log, m_options);
    first.start();
    QTRY_COMPARE_WITH_TIMEOUT(first.state(), EngineHandle::State::Running, 20000);
    EngineHost second(m_invocation, m_log, m_options);
    EngineWatch watch(second);
    second.start();
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), EngineHandle::State::Attached, 20000);
    QTRY_COMPARE(watch.engine().servers.size(), 1);
    QVERIFY(stops(first)); // and the second takes over
    QTRY_COMPARE_WITH_TIMEOUT(second.state(), EngineHandle::State::Running, 30000);
    QVERIFY(stops(second));
}

void TestEngineHost::saysWhatIsWrongWithTheSettings()
{
    const Home home;
    qputenv("IDLE_STOP_S", "soon");
    EngineHost host(m_invocation, m_log, m_options);
    host.start();
    QTRY_COMPARE_WITH_TIMEOUT(host.state(), EngineHandle::State::Failed, 20000);
    qunsetenv("IDLE_STOP_S");
    QVERIFY(host.problem().contains("IDLE_STOP_S"_L1));
    QVERIFY(stops(host));
}

void TestEngineHost::answersWhenThereIsNoEngine()
{
    EngineHost host(m_invocation, m_log, m_options);
    std::optional<ErrorCode> code;
    {
        EngineHost never(m_invocation, m_log, m_options);
        Q_UNUSED(never) // one that is destroyed before it was started ends, too
    }
    const Home home;
    qputenv("IDLE_STOP_S", "soon");
    host.start();
    QTRY_COMPARE_WITH_TIMEOUT(host.state(), EngineHandle::State::Failed, 20000);
    qunsetenv("IDLE_STOP_S");
    host.ask<bool>(
        this,
        [](EngineControl &engine, Done<bool> done) { engine.setPaused(true, std::move(done)); },
        [&](const Result<bool> &result) { code = result.error().code; });
    QTRY_VERIFY(code == ErrorCode::Cancelled);
    QVERIFY(stops(host));
}

void TestEngineHost::secondStartAsksTheFirst()
{
    const QTemporaryDir folder;
    const QString socket = folder.filePath(u"desktop"_s);
    SingleInstance first(socket);
    QSignalSpy asked(&first, &SingleInstance::asked);
    std::optional<bool> isFirst;
    first.claim([&](bool is) { isFirst = is; });
    QTRY_VERIFY(isFirst == true);
    SingleInstance second(socket);
    second.claim([&](bool is) { isFirst = is; });
    QTRY_VERIFY(isFirst == false);
    QTRY_COMPARE(asked.size(), 1);
}

void TestEngineHost::movesItsDoorAtOnce()
{
    const Home home;
    EngineHost host(m_invocation, m_log, m_options);
    EngineWatch watch(host);
    connect(&host, &EngineHost::httpChanged, &watch, &EngineWatch::refresh);
    host.start();
    QTRY_VERIFY_WITH_TIMEOUT(!watch.engine().httpUrl.isEmpty(), 20000);
    const QUrl first(watch.engine().httpUrl);
    QVERIFY(isServed(first.port()));
    host.setEndpoint({u"127.0.0.1"_s, 0, false});
    QTRY_VERIFY(watch.engine().httpUrl.isEmpty());
    QVERIFY(!isServed(first.port()));
    host.setEndpoint({u"127.0.0.1"_s, quint16(first.port()), true});
    QTRY_COMPARE(watch.engine().httpUrl, first.toString());
    QVERIFY(isServed(first.port()));
    host.setEndpoint({u"localhost"_s, quint16(first.port()), true}); // the same port, at once
    QTRY_COMPARE(QUrl(watch.engine().httpUrl).port(), first.port());
    QTRY_VERIFY(isServed(first.port()));
    QVERIFY(stops(host));
}

void TestEngineHost::namesWhoHasItsPort()
{
    const Home home;
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    EngineHost host(m_invocation, m_log, {u"127.0.0.1"_s, other.serverPort(), true});
    EngineWatch watch(host);
    EngineHost::HttpProblem problem;
    connect(&host, &EngineHost::httpChanged, this,
            [&](const EngineHost::HttpProblem &now) { problem = now; });
    host.start();
    QTRY_COMPARE_WITH_TIMEOUT(int(problem.port), int(other.serverPort()), 20000);
    QVERIFY(problem.freePort > 0 && problem.freePort != problem.port);
    const QString said = EndpointWords::of(problem);
    QVERIFY(said.contains(QString::number(problem.port)));
    QVERIFY(said.contains(QString::number(problem.freePort)));
#if defined(Q_OS_LINUX)
    QCOMPARE(problem.ownerId, QCoreApplication::applicationPid());
    QVERIFY2(said.contains(QString::number(problem.ownerId)), qPrintable(said));
#endif
    QTRY_VERIFY(watch.engine().processId > 0);
    QCOMPARE(EndpointWords(watch, true, problem).whole(), said);
    QVERIFY(EndpointWords(watch, true, problem).brief().contains(QString::number(problem.port)));
    host.setEndpoint({u"127.0.0.1"_s, problem.freePort, true}); // as it is advised
    QTRY_VERIFY(problem.text.isEmpty());
    QVERIFY(stops(host));
}

void TestEngineHost::saysThatAnotherEngineServesNoHttp()
{
    const Home home;
    EngineHost first(m_invocation, m_log, {u"127.0.0.1"_s, 0, false});
    first.start();
    QTRY_COMPARE_WITH_TIMEOUT(first.state(), EngineHandle::State::Running, 20000);
    EngineHost second(m_invocation, m_log, m_options);
    EngineWatch watch(second);
    connect(&second, &EngineHost::httpChanged, &watch, &EngineWatch::refresh);
    second.start();
    QTRY_VERIFY_WITH_TIMEOUT(watch.engine().processId > 0, 20000);
    QCOMPARE(second.state(), EngineHandle::State::Attached);
    const EngineHost::HttpProblem none;
    const EndpointWords words(watch, true, none);
    const QString holder = QString::number(watch.engine().processId);
    QVERIFY2(words.brief().contains(holder), qPrintable(words.brief()));
    QVERIFY2(words.whole().contains(holder), qPrintable(words.whole()));
    QVERIFY(words.whole().contains("Quit your MCP clients"_L1));
    QCOMPARE(EndpointWords(watch, false, none).brief(), QString()); // nobody wants it
    QVERIFY(stops(first));
    QTRY_VERIFY_WITH_TIMEOUT(!watch.engine().httpUrl.isEmpty(), 30000); // now it does
    QCOMPARE(words.brief(), QString());
    QVERIFY(words.whole().contains(watch.engine().httpUrl));
    QVERIFY(stops(second));
}

void TestEngineHost::takesOverFromAProcessWhoseClientHasGone()
{
    const Home home;
    QProcess client;
    client.start(qEnvironmentVariable("MCPRT_BIN_DIR") + "/mcp-runtime"_L1, {u"serve"_s});
    client.write(R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":)"
                 R"("2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}})"
                 "\n");
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += client.readAllStandardOutput()).contains("\"id\":1"), 20000);
    EngineHost host(m_invocation, m_log, m_options);
    EngineWatch watch(host);
    connect(&host, &EngineHost::httpChanged, &watch, &EngineWatch::refresh);
    host.start();
    QTRY_VERIFY_WITH_TIMEOUT(watch.engine().processId > 0, 20000);
    if (host.state() == EngineHandle::State::Running)
        QSKIP("the client's process was not the first");
    QCOMPARE(watch.engine().processId, client.processId());
    QVERIFY(watch.engine().httpUrl.isEmpty());
    client.closeWriteChannel();
    QTRY_COMPARE_WITH_TIMEOUT(client.state(), QProcess::NotRunning, 30000);
    QTRY_COMPARE_WITH_TIMEOUT(host.state(), EngineHandle::State::Running, 30000);
    QTRY_VERIFY_WITH_TIMEOUT(!watch.engine().httpUrl.isEmpty(), 20000);
    QVERIFY(isServed(QUrl(watch.engine().httpUrl).port()));
    QVERIFY(stops(host));
}

QTEST_MAIN(TestEngineHost)
#include "tst_engine_host.moc"
