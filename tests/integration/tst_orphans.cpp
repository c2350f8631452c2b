// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

// No program that a server starts may outlive the engine, however the engine ends.

#include "engine/child/process_environment.h"
#include "engine/child/stderr_ring.h"
#include "engine/child/stdio_transport.h"

#include <QCoreApplication>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

#include <csignal>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QString program(const QString &name)
{
    return qEnvironmentVariable("MCPRT_BIN_DIR") + u'/' + name;
}

bool isAlive(pid_t id)
{
    return id > 0 && ::kill(id, 0) == 0;
}

/// The number in a file that appears some time.
pid_t idFrom(const QString &path)
{
    pid_t id = 0;
    (void)QTest::qWaitFor(
        [&] {
            QFile file(path);
            if (file.open(QIODevice::ReadOnly))
                id = file.readAll().trimmed().toInt();
            return id > 0;
        },
        10000);
    return id;
}

StdioTransport::Options childWithDaemon(const QString &idFile)
{
    StdioTransport::Options options;
    options.server = u"fake"_s;
    options.program = program(u"fake_mcp_server"_s);
    options.arguments = {u"--ignore-eof"_s, u"--ignore-term"_s, u"--spawn-daemon"_s, idFile};
    options.environment = processenv::forServer(QProcessEnvironment::systemEnvironment(), {});
    options.guardianPath = program(u"mcp-runtime-guardian"_s);
    options.stopGrace = 100ms;
    return options;
}

/// Plays the engine in a process of its own: starts the child and waits to be killed.
int playEngine(const QString &folder)
{
    StdioTransport transport(childWithDaemon(folder + "/daemon"_L1),
                             std::make_shared<StderrRing>());
    QTimer poll;
    QObject::connect(&poll, &QTimer::timeout, &transport, [&] {
        if (transport.processId() == 0 || QFile::exists(folder + "/child"_L1))
            return;
        QFile file(folder + "/child.new"_L1);
        if (!file.open(QIODevice::WriteOnly))
            return;
        file.write(QByteArray::number(transport.processId()));
        file.close();
        file.rename(folder + "/child"_L1);
    });
    poll.start(5ms);
    return QCoreApplication::exec();
}

} // namespace

class tst_Orphans : public QObject
{
    Q_OBJECT

private slots:
    void killedEngineLeavesNothingBehind();
    void stoppingEndsDaemonsToo();
    void aChildThatEndsTakesItsDaemonsAlong();
    void aKilledGuardianTakesTheChildAlong();
};

void tst_Orphans::killedEngineLeavesNothingBehind()
{
    for (int round = 0; round < 5; ++round) {
        QTemporaryDir folder;
        QProcess engine;
        engine.start(QCoreApplication::applicationFilePath(), {u"--engine"_s, folder.path()});
        const pid_t child = idFrom(folder.filePath(u"child"_s));
        const pid_t daemon = idFrom(folder.filePath(u"daemon"_s));
        QVERIFY(isAlive(child) && isAlive(daemon));
        engine.kill(); // SIGKILL
        QVERIFY(engine.waitForFinished());
        QTRY_VERIFY_WITH_TIMEOUT(!isAlive(child) && !isAlive(daemon), 1000);
    }
}

void tst_Orphans::stoppingEndsDaemonsToo()
{
    QTemporaryDir folder;
    StdioTransport transport(childWithDaemon(folder.filePath(u"daemon"_s)),
                             std::make_shared<StderrRing>());
    bool closed = false;
    connect(&transport, &Transport::closed, this, [&] { closed = true; });
    const pid_t daemon = idFrom(folder.filePath(u"daemon"_s));
    QVERIFY(isAlive(daemon));
    transport.shutdown();
    QTRY_VERIFY(closed);
    QVERIFY(!isAlive(daemon)); // closed() means that nothing is left
}

void tst_Orphans::aChildThatEndsTakesItsDaemonsAlong()
{
    QTemporaryDir folder;
    StdioTransport transport(childWithDaemon(folder.filePath(u"daemon"_s)),
                             std::make_shared<StderrRing>());
    QString reason;
    connect(&transport, &Transport::closed, this,
            [&](const Error &error) { reason = error.message; });
    const pid_t daemon = idFrom(folder.filePath(u"daemon"_s));
    QTRY_VERIFY(transport.processId() > 0);
    ::kill(pid_t(transport.processId()), SIGSEGV);
    QTRY_VERIFY(!reason.isEmpty());
    QVERIFY2(reason.contains("signal 11"_L1), qPrintable(reason));
    QVERIFY(!isAlive(daemon));
}

void tst_Orphans::aKilledGuardianTakesTheChildAlong()
{
    auto options = childWithDaemon({});
    options.arguments.clear();
    StdioTransport transport(options, std::make_shared<StderrRing>());
    bool closed = false;
    connect(&transport, &Transport::closed, this, [&] { closed = true; });
    QTRY_VERIFY(transport.processId() > 0);
    const auto child = pid_t(transport.processId());
    QFile stat(u"/proc/%1/stat"_s.arg(child));
    QVERIFY(stat.open(QIODevice::ReadOnly));
    const pid_t guardian = stat.readAll().split(')').last().split(' ').value(2).toInt();
    QVERIFY(guardian > 1);
    ::kill(guardian, SIGKILL);
    QTRY_VERIFY(closed);
    QTRY_VERIFY(!isAlive(child));
}

int main(int argc, char **argv)
{
    QCoreApplication app(argc, argv);
    const QStringList arguments = QCoreApplication::arguments();
    if (arguments.value(1) == "--engine"_L1)
        return playEngine(arguments.value(2));
    tst_Orphans test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_orphans.moc"
