// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/secret_session.h"

#include <QDirIterator>
#include <QElapsedTimer>
#include <qt6keychain/keychain.h>

using namespace mcprt;
using namespace Qt::StringLiterals;

using Outcome = ProgramHarness::Outcome;

namespace {

using secretsession::emptyBus;
using secretsession::hungBus;
using secretsession::kStayLocked;
using secretsession::kUnlock;

const QString kCall = u"$RUN call s environment --json"_s;
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
        if (const QString missing = secretsession::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
    }

    void aStoredSecretReachesTheServerAndNoLog()
    {
        const ProgramHarness program;
        writeServer(program);
        const Outcome outcome = secretsession::run(
            program, kUnlock + u"$SELF write canary tweet-tweet && "_s + kCall + u" -v"_s);
        QVERIFY2(outcome.code == 0, QByteArray(outcome.out + outcome.err).constData());
        QVERIFY(outcome.out.contains("CANARY=tweet-tweet"));
        QVERIFY(!outcome.err.contains("tweet-tweet"));
    }

    void aSecretIsSetListedAndRemovedFromTheCommandLine()
    {
        const ProgramHarness program;
        writeServer(program);
        const QString set = u"printf tweet-tweet | $RUN secrets set canary --json && "_s;
        const Outcome used = secretsession::run(program, kUnlock + set + kCall);
        QVERIFY2(used.code == 0, QByteArray(used.out + used.err).constData());
        QVERIFY(used.out.contains("CANARY=tweet-tweet"));

        const Outcome listed = secretsession::run(program, kUnlock + u"$RUN secrets list --json"_s);
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
            secretsession::run(program, kUnlock + u"$RUN secrets remove canary --json"_s);
        QCOMPARE(removed.code, 0);
        const Outcome gone = secretsession::run(program, kUnlock + u"$RUN secrets list --json"_s);
        QCOMPARE(gone.data()["secrets"_L1][0]["state"_L1].toString(), u"missing"_s);

        const Outcome locked =
            secretsession::run(program, kStayLocked + u"$RUN secrets list --json"_s);
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
        QCOMPARE(secretsession::run(program, kUnlock + u"$SELF write other x"_s).code,
                 0); // a keyring
        program.environment.insert(u"DISCOVERY_URL"_s, u"http://127.0.0.1:1"_s);
        program.environment.insert(u"DISCOVERY_API_KEY"_s, u"${keychain:disc}"_s);
        const QString search = u"$RUN search echo --json"_s;
        const Outcome outcome = keychain.isEmpty()
                                    ? secretsession::run(program, search, emptyBus(program))
                                    : secretsession::run(program, keychain + search);
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
        const Outcome outcome = secretsession::run(program, kUnlock + kCall);
        QCOMPARE(outcome.error()["code"_L1].toString(), u"not_found"_s);
        QVERIFY(outcome.error()["message"_L1].toString().contains("canary"_L1));
    }

    void aLockedKeychainIsNotAnEmptyOne()
    {
        const ProgramHarness program;
        writeServer(program);
        QCOMPARE(secretsession::run(program, kUnlock + u"$SELF write canary tweet-tweet"_s).code,
                 0);
        const Outcome outcome = secretsession::run(program, kStayLocked + kCall);
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
        QElapsedTimer clock;
        clock.start();
        const Outcome outcome = secretsession::run(program, kCall, hungBus(program));
        QCOMPARE(outcome.code, 10);
        QCOMPARE(outcome.error()["code"_L1].toString(), u"timeout"_s);
        QVERIFY(outcome.out.contains("5 s"));
        QVERIFY(clock.elapsed() < 20000); // the service would have taken 25 s or more
    }

private:
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
