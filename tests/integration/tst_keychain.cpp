// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/program_harness.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <QStandardPaths>
#include <qt6keychain/keychain.h>

using namespace mcprt;
using namespace Qt::StringLiterals;

using Outcome = ProgramHarness::Outcome;

namespace {

/// Runs \a script in a D-Bus session of its own, in the home of \a program. `$RUN` is the program,
/// `$SELF` this test.
Outcome inSession(const ProgramHarness &program, const QString &script,
                  const QStringList &busOptions = {})
{
    QProcess process;
    QProcessEnvironment environment = program.environment;
    environment.insert(u"RUN"_s, ProgramHarness::binary(u"mcp-runtime"_s));
    environment.insert(u"SELF"_s, QCoreApplication::applicationFilePath());
    environment.insert(u"XDG_RUNTIME_DIR"_s, program.home.path());
    process.setProcessEnvironment(environment);
    process.setWorkingDirectory(program.home.path());
    process.start(u"dbus-run-session"_s,
                  busOptions + QStringList{u"--"_s, u"bash"_s, u"-c"_s, script});
    return ProgramHarness::wait(process);
}

const QString kCall = u"$RUN call s environment --json"_s;
/// Opens the keyring `login`, making it if it is not there.
const QString kUnlock =
    u"printf 'pass' | gnome-keyring-daemon --unlock --components=secrets >/dev/null 2>&1; "_s;
/// Starts the service with that keyring closed.
const QString kStayLocked = u"gnome-keyring-daemon --start --components=secrets "
                            ">/dev/null 2>&1; "_s;

int writeSecret(int argc, char **argv)
{
    QCoreApplication qt(argc, argv);
    QKeychain::WritePasswordJob job(u"mcp-runtime"_s);
    job.setAutoDelete(false);
    job.setInsecureFallback(false);
    job.setKey(QString::fromLocal8Bit(argv[2]));
    job.setBinaryData(argv[3]);
    QObject::connect(&job, &QKeychain::Job::finished, &qt,
                     [&job] { QCoreApplication::exit(job.error()); });
    job.start();
    return QCoreApplication::exec();
}

} // namespace

class TestKeychain : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        for (const QString &needed : {u"dbus-run-session"_s, u"gnome-keyring-daemon"_s}) {
            if (QStandardPaths::findExecutable(needed).isEmpty())
                QSKIP(qPrintable(needed + " is not installed"_L1));
        }
    }

    void aStoredSecretReachesTheServerAndNoLog()
    {
        const ProgramHarness program;
        writeServer(program);
        const Outcome outcome = inSession(program, kUnlock + u"$SELF write canary tweet-tweet && "_s
                                                       + kCall + u" -v"_s);
        QVERIFY2(outcome.code == 0, QByteArray(outcome.out + outcome.err).constData());
        QVERIFY(outcome.out.contains("CANARY=tweet-tweet"));
        QVERIFY(!outcome.err.contains("tweet-tweet"));
    }

    void aSecretIsSetListedAndRemovedFromTheCommandLine()
    {
        const ProgramHarness program;
        writeServer(program);
        const QString set = u"printf tweet-tweet | $RUN secrets set canary --json && "_s;
        const Outcome used = inSession(program, kUnlock + set + kCall);
        QVERIFY2(used.code == 0, QByteArray(used.out + used.err).constData());
        QVERIFY(used.out.contains("CANARY=tweet-tweet"));

        const Outcome listed = inSession(program, kUnlock + u"$RUN secrets list --json"_s);
        QCOMPARE(listed.data()["secrets"_L1].toArray(),
                 (QJsonArray{QJsonObject{
                     {"name"_L1, u"canary"_s}, {"used"_L1, true}, {"state"_L1, u"kept"_s}}}));
        QVERIFY(!QByteArray(listed.out + listed.err).contains("tweet-tweet"));
        QDirIterator files(program.home.path(), QDir::Files | QDir::Hidden,
                           QDirIterator::Subdirectories);
        while (files.hasNext()) {
            QFile file(files.next());
            QVERIFY2(!file.open(QIODevice::ReadOnly) || !file.readAll().contains("tweet-tweet"),
                     qPrintable(file.fileName()));
        }

        const Outcome removed =
            inSession(program, kUnlock + u"$RUN secrets remove canary --json"_s);
        QCOMPARE(removed.code, 0);
        const Outcome gone = inSession(program, kUnlock + u"$RUN secrets list --json"_s);
        QCOMPARE(gone.data()["secrets"_L1][0]["state"_L1].toString(), u"missing"_s);

        const Outcome locked = inSession(program, kStayLocked + u"$RUN secrets list --json"_s);
        QCOMPARE(locked.data()["secrets"_L1][0]["state"_L1].toString(), u"unknown"_s);
        QVERIFY(locked.data()["secrets"_L1][0]["problem"_L1].toString().contains("locked"_L1));
    }

    void aKeyOfAServiceThatCantBeReadIsToldAndTheRestAnswers_data()
    {
        QTest::addColumn<QString>("keychain");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("empty") << kUnlock << "mcp-runtime secrets set disc"_ba;
        QTest::newRow("locked") << kStayLocked << "is locked"_ba;
        QTest::newRow("absent") << QString() << "no keychain answers"_ba;
    }

    void aKeyOfAServiceThatCantBeReadIsToldAndTheRestAnswers()
    {
        QFETCH(const QString, keychain);
        QFETCH(const QByteArray, says);
        ProgramHarness program;
        program.writeServers({{u"s"_s, ProgramHarness::fakeServer()}});
        QCOMPARE(program.run({u"index"_s}).code, 0);
        QCOMPARE(inSession(program, kUnlock + u"$SELF write other x"_s).code, 0); // a keyring
        program.environment.insert(u"DISCOVERY_URL"_s, u"http://127.0.0.1:1"_s);
        program.environment.insert(u"DISCOVERY_API_KEY"_s, u"${keychain:disc}"_s);
        const QString search = u"$RUN search echo --json"_s;
        const Outcome outcome =
            keychain.isEmpty()
                ? inSession(program, search, {u"--config-file=%1"_s.arg(emptyBus(program))})
                : inSession(program, keychain + search);
        QVERIFY2(outcome.code == 0, QByteArray(outcome.out + outcome.err).constData());
        QCOMPARE(outcome.data()["tools"_L1][0]["serverName"_L1].toString(), u"s"_s);
        const QString warning = outcome.data()["warnings"_L1][0].toString();
        QVERIFY2(warning.contains("DISCOVERY_API_KEY"_L1), qPrintable(warning));
        QVERIFY2(warning.toUtf8().contains(says), qPrintable(warning));
    }

    void anEntryThatIsAbsentIsNotFound()
    {
        const ProgramHarness program;
        writeServer(program);
        const Outcome outcome = inSession(program, kUnlock + kCall);
        QCOMPARE(outcome.error()["code"_L1].toString(), u"not_found"_s);
        QVERIFY(outcome.error()["message"_L1].toString().contains("canary"_L1));
    }

    void aLockedKeychainIsNotAnEmptyOne()
    {
        const ProgramHarness program;
        writeServer(program);
        QCOMPARE(inSession(program, kUnlock + u"$SELF write canary tweet-tweet"_s).code, 0);
        const Outcome outcome = inSession(program, kStayLocked + kCall);
        QCOMPARE(outcome.code, 5);
        QCOMPARE(outcome.error()["code"_L1].toString(), u"unauthorized"_s);
        QVERIFY2(outcome.out.contains("locked"), outcome.out.constData());
    }

    void withoutASessionThereIsNone()
    {
        ProgramHarness program;
        program.environment.insert(u"DBUS_SESSION_BUS_ADDRESS"_s, u"unix:path=/nowhere"_s);
        writeServer(program);
        const Outcome outcome = program.run({u"call"_s, u"s"_s, u"environment"_s, u"--json"_s});
        QCOMPARE(outcome.code, 10);
        QCOMPARE(outcome.error()["code"_L1].toString(), u"unavailable"_s);
        QVERIFY(outcome.out.contains("${env:canary}"));
    }

    void aServiceThatHangsIsGivenUp()
    {
        const ProgramHarness program;
        writeServer(program);
        const QString bus = emptyBus(program);
        QVERIFY(write(program.home.filePath(u"services/org.freedesktop.secrets.service"_s),
                      "[D-BUS Service]\nName=org.freedesktop.secrets\nExec=/bin/sleep 60\n"));
        QElapsedTimer clock;
        clock.start();
        const Outcome outcome = inSession(program, kCall, {u"--config-file=%1"_s.arg(bus)});
        QCOMPARE(outcome.code, 10);
        QCOMPARE(outcome.error()["code"_L1].toString(), u"timeout"_s);
        QVERIFY(outcome.out.contains("5 s"));
        QVERIFY(clock.elapsed() < 20000); // the service would have taken 25 s or more
    }

private:
    static bool write(const QString &path, const QByteArray &text)
    {
        QFile file(path);
        return file.open(QIODevice::WriteOnly) && file.write(text) == text.size();
    }

    /// The configuration of a bus that starts only what the folder `services` of this home names.
    static QString emptyBus(const ProgramHarness &program)
    {
        const QString folder = program.home.filePath(u"services"_s);
        QDir().mkpath(folder);
        const QString bus = program.home.filePath(u"bus.conf"_s);
        write(bus, "<!DOCTYPE busconfig PUBLIC \"-//freedesktop//DTD D-Bus Bus Configuration "
                   "1.0//EN\" \"http://www.freedesktop.org/standards/dbus/1.0/busconfig.dtd\">"
                   "<busconfig><type>session</type><listen>unix:tmpdir=/tmp</listen><servicedir>"
                       + folder.toUtf8()
                       + "</servicedir><policy context=\"default\"><allow send_destination=\"*\" "
                         "eavesdrop=\"true\"/><allow eavesdrop=\"true\"/><allow "
                         "own=\"*\"/></policy></busconfig>");
        return bus;
    }

    static void writeServer(const ProgramHarness &program)
    {
        QJsonObject server = ProgramHarness::fakeServer();
        server["env"_L1] = QJsonObject{{"CANARY"_L1, u"${keychain:canary}"_s}};
        program.writeServers({{u"s"_s, server}});
    }
};

int main(int argc, char **argv)
{
    if (argc == 4 && QByteArrayView(argv[1]) == "write")
        return writeSecret(argc, argv);
    QCoreApplication qt(argc, argv);
    TestKeychain test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychain.moc"
