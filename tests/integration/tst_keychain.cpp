// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/secret_session.h"

#include <QDBusConnection>
#include <QDBusMessage>
#include <QDBusVariant>
#include <QDBusVirtualObject>
#include <QDirIterator>
#include <QElapsedTimer>
#include <QTimer>
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
/// A service that says it is open, and then nothing more.
const QString kHalting = u"$SELF halting & sleep 1; "_s;

/// The default collection of kHalting.
class OpenCollection final : public QDBusVirtualObject
{
public:
    [[nodiscard]] QString introspect(const QString &) const override { return {}; }
    bool handleMessage(const QDBusMessage &message, const QDBusConnection &connection) override
    {
        if (message.member() == "Get"_L1)
            connection.send(
                message.createReply(QVariant::fromValue(QDBusVariant(QVariant(false)))));
        return true; // to all else it owes an answer
    }
};

int serveHalting(int argc, char **argv)
{
    const QCoreApplication qt(argc, argv);
    OpenCollection collection;
    QDBusConnection session = QDBusConnection::sessionBus();
    session.registerVirtualObject(u"/"_s, &collection, QDBusConnection::SubPath);
    if (!session.registerService(u"org.freedesktop.secrets"_s))
        return 1;
    QTimer::singleShot(60000, &qt, &QCoreApplication::quit); // at the latest
    return QCoreApplication::exec();
}

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

    void aLockedKeychainRemovesNothing()
    {
        const ProgramHarness program;
        writeServer(program);
        const QString set = u"printf tweet-tweet | $RUN secrets set canary"_s;
        QCOMPARE(secretsession::run(program, kUnlock + set).code, 0);
        const Outcome locked =
            secretsession::run(program, kStayLocked + u"$RUN secrets remove canary --json"_s);
        QCOMPARE(locked.error()["code"_L1].toString(), u"unauthorized"_s);
        QVERIFY2(locked.out.contains("is locked, so it can't remove"), locked.out.constData());
        const Outcome used = secretsession::run(program, kUnlock + kCall);
        QVERIFY2(used.out.contains("CANARY=tweet-tweet"), used.out.constData());
        const QString remove = u"$RUN secrets remove canary --json"_s;
        QCOMPARE(secretsession::run(program, kUnlock + remove).code, 0);
        QCOMPARE(secretsession::run(program, kUnlock + remove).code, 0); // there is none: as well
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

    void aServiceThatHangsIsGivenUp_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("read") << kCall;
        QTest::newRow("write") << u"printf x | $RUN secrets set canary --json"_s;
        QTest::newRow("remove") << u"$RUN secrets remove canary --json"_s;
    }

    void aServiceThatHangsIsGivenUp()
    {
        QFETCH(const QString, command);
        const ProgramHarness program;
        writeServer(program);
        for (const QString &halts : {QString(), kHalting}) {
            QElapsedTimer clock;
            clock.start();
            const Outcome outcome =
                halts.isEmpty() ? secretsession::run(program, command, hungBus(program))
                                : secretsession::run(program, halts + command, emptyBus(program));
            QVERIFY2(outcome.code == 10, QByteArray(outcome.out + outcome.err).constData());
            QCOMPARE(outcome.error()["code"_L1].toString(), u"timeout"_s);
            QVERIFY2(outcome.out.contains("did not answer in 5 s"), outcome.out.constData());
            QVERIFY(clock.elapsed() < 20000); // the service would have taken 25 s or more
        }
    }

    void aServiceThatHangsTakesTheTimeOfOneQuestion()
    {
        const ProgramHarness program;
        QJsonObject server = ProgramHarness::fakeServer();
        QJsonObject wanted;
        for (int i = 0; i < 8; ++i)
            wanted[u"KEY%1"_s.arg(i)] = u"${keychain:key%1}"_s.arg(i);
        server["env"_L1] = wanted;
        program.writeServers({{u"s"_s, server}});
        QElapsedTimer clock;
        clock.start();
        const Outcome outcome =
            secretsession::run(program, u"$RUN secrets list --json"_s, hungBus(program));
        const QJsonArray secrets = outcome.data()["secrets"_L1].toArray();
        QCOMPARE(secrets.size(), 8);
        for (int i = 0; i < 8; ++i) {
            QCOMPARE(secrets[i]["name"_L1].toString(), u"key%1"_s.arg(i));
            QCOMPARE(secrets[i]["state"_L1].toString(), u"unknown"_s);
            QVERIFY(secrets[i]["problem"_L1].toString().contains("did not answer"_L1));
        }
        QVERIFY(clock.elapsed() < 30000); // eight questions would take 40 s
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
    if (argc == 2 && QByteArrayView(argv[1]) == "halting")
        return serveHalting(argc, argv);
    QCoreApplication qt(argc, argv);
    TestKeychain test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_keychain.moc"
