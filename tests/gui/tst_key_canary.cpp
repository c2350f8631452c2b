// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/log_sink.h"
#include "app/tray/desktop_settings.h"
#include "app/tray/tray_settings.h"
#include "tests/support/secret_session.h"
#include "ui/settings/settings_dialog.h"

#include <QApplication>
#include <QDialogButtonBox>
#include <QDirIterator>
#include <QLineEdit>
#include <QPushButton>
#include <QSpinBox>

#include <cstdio>

#include <unistd.h>

using namespace mcprt;
using namespace Qt::StringLiterals;

using Outcome = ProgramHarness::Outcome;

namespace {

const QStringList kKeys{u"DISCOVERY_API_KEY"_s, u"DISCOVERY_ENCRYPTION_KEY"_s, u"OPENAI_API_KEY"_s,
                        u"EMBEDDING_API_KEY"_s};

/// In a session of its own: a person types \a canary as each key (clears each, when it is empty),
/// changes a number, and saves. Says on stdout what the dialog then shows.
int saveInDialog(int argc, char **argv, const QString &canary)
{
    const QApplication qt(argc, argv);
    const Folders folders = Folders::ofUser();
    DesktopSettings desktop(folders.config);
    LogSink log(STDERR_FILENO, LogSink::Format::Text);
    LogSink::setLevel(u"debug"_s);
    TraySettings backend(folders, desktop, log);
    QPointer<SettingsDialog> dialog = new SettingsDialog(backend);
    dialog->open();
    for (const QString &key : kKeys) {
        if (canary.isEmpty())
            dialog->findChild<QPushButton *>(key + "/clear"_L1)->click();
        else
            QTest::keyClicks(dialog->findChild<QLineEdit *>(key), canary + key);
    }
    dialog->findChild<QSpinBox *>(u"IDLE_STOP_S"_s)->setValue(42);
    auto *save = dialog->findChild<QDialogButtonBox *>()->button(QDialogButtonBox::Save);
    QTest::mouseClick(save, Qt::LeftButton);
    int turns = 0; // of the event loop, while the keychain is asked
    const bool isOver = QTest::qWaitFor(
        [&] {
            ++turns;
            return !dialog || !dialog->isVisible() || save->isEnabled();
        },
        25000);
    const QString shown = !isOver                           ? u"WAITS"_s
                          : !dialog || !dialog->isVisible() ? u"SAVED"_s
                                                            : dialog->problem();
    std::fputs(qPrintable(shown + u'\n'), stdout);
    std::fputs(turns > 1 ? "FLUID\n" : "BLOCKED\n", stdout);
    delete dialog;
    return 0;
}

/// Files under \a home that hold \a canary.
QStringList filesWith(const QString &home, const QByteArray &canary)
{
    QStringList found;
    QDirIterator files(home, QDir::Files | QDir::Hidden | QDir::System,
                       QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (file.size() < 50'000'000 && file.open(QIODevice::ReadOnly)
            && file.readAll().contains(canary))
            found << file.fileName();
    }
    return found;
}

QByteArray settingsOf(const ProgramHarness &program)
{
    QFile file(program.home.filePath(u".config/mcp-runtime/settings.ini"_s));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

} // namespace

/// Keys that are typed into the settings dialog, with a real keychain.
class TestKeyCanary : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase()
    {
        if (const QString missing = secretsession::missing(); !missing.isEmpty())
            QSKIP(qPrintable(missing));
    }

    void aKeyIsInTheKeychainAndNowhereElse()
    {
        const ProgramHarness program = inAHome();
        QVERIFY(filesWith(program.home.path(), "tweet").isEmpty());
        QVERIFY(secretsession::write(program.home.filePath(u"seen"_s), "a tweet"));
        QCOMPARE(filesWith(program.home.path(), "tweet").size(), 1); // it would be found
        QVERIFY(QFile::remove(program.home.filePath(u"seen"_s)));

        const Outcome saved = secretsession::run(
            program,
            secretsession::kUnlock + u"$SELF save tweet && $RUN secrets list --json >list"_s);
        QVERIFY2(saved.code == 0, QByteArray(saved.out + saved.err).constData());
        QCOMPARE(saved.out, "SAVED\nFLUID\n"_ba);
        QVERIFY(!saved.err.contains("tweet"));
        QVERIFY(settingsOf(program).contains("IDLE_STOP_S=42"));
        QFile list(program.home.filePath(u"list"_s));
        QVERIFY(list.open(QIODevice::ReadOnly));
        const QByteArray secrets = list.readAll();
        for (const QString &key : kKeys) {
            QVERIFY(settingsOf(program).contains(
                QString(key + "=${keychain:"_L1 + key + u'}').toUtf8()));
            QVERIFY2(secrets.contains(
                         QByteArray("\"name\":\"" + key.toUtf8() + "\",\"state\":\"kept\"")),
                     secrets.constData());
        }
        const QStringList found = filesWith(program.home.path(), "tweet");
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u' ')));

        // The keyring is closed now: what it has stays, and nothing else is written.
        const QByteArray before = settingsOf(program);
        const Outcome locked =
            secretsession::run(program, secretsession::kStayLocked + u"$SELF save chirp"_s);
        QVERIFY2(locked.out.startsWith("Nothing was saved.") && locked.out.contains("is locked"),
                 locked.out.constData());
        QCOMPARE(settingsOf(program), before);
        QVERIFY(filesWith(program.home.path(), "chirp").isEmpty());

        // Nor is anything cleared.
        const Outcome cleared =
            secretsession::run(program, secretsession::kStayLocked + u"$SELF save ''"_s);
        QVERIFY2(cleared.out.startsWith("Nothing was saved.") && cleared.out.contains("is locked"),
                 cleared.out.constData());
        QCOMPARE(settingsOf(program), before);
        const Outcome still =
            secretsession::run(program, secretsession::kUnlock + u"$RUN secrets list --json"_s);
        QCOMPARE(still.out.count("\"state\":\"kept\""), kKeys.size());
        const Outcome gone = secretsession::run(
            program, secretsession::kUnlock + u"$SELF save '' && $RUN secrets list --json"_s);
        QVERIFY2(gone.out.startsWith("SAVED") && !gone.out.contains("\"kept\""),
                 gone.out.constData());
        QVERIFY(!settingsOf(program).contains("${keychain:"));
    }

    void whatTheKeychainSaysIsShown_data()
    {
        QTest::addColumn<bool>("isHung");
        QTest::addColumn<QByteArray>("says");
        QTest::newRow("hung") << true << "did not answer in 5 s"_ba;
        QTest::newRow("absent") << false << "No keychain answers in this session"_ba;
    }

    void whatTheKeychainSaysIsShown()
    {
        QFETCH(const bool, isHung);
        QFETCH(const QByteArray, says);
        const ProgramHarness program = inAHome();
        const Outcome outcome = secretsession::run(program, u"$SELF save tweet"_s,
                                                   isHung ? secretsession::hungBus(program)
                                                          : secretsession::emptyBus(program));
        QVERIFY2(outcome.out.startsWith("Nothing was saved.") && outcome.out.contains(says),
                 QByteArray(outcome.out + outcome.err).constData());
        QVERIFY(outcome.out.endsWith("FLUID\n"));
        QCOMPARE(settingsOf(program), QByteArray());
        const QStringList found = filesWith(program.home.path(), "tweet");
        QVERIFY2(found.isEmpty(), qPrintable(found.join(u' ')));
    }

private:
    static ProgramHarness inAHome()
    {
        ProgramHarness program;
        program.environment.insert(u"QT_QPA_PLATFORM"_s, u"offscreen"_s);
        return program;
    }
};

int main(int argc, char **argv)
{
    if (argc == 3 && QByteArrayView(argv[1]) == "save")
        return saveInDialog(argc, argv, QString::fromLocal8Bit(argv[2]));
    QCoreApplication qt(argc, argv);
    TestKeyCanary test;
    return QTest::qExec(&test, argc, argv);
}

#include "tst_key_canary.moc"
