// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/command_line.h"
#include "app/keychain_store.h"
#include "app/log_sink.h"
#include "app/tray/engine_host.h"
#include "app/tray/tray_first_run.h"
#include "tests/support/client_home.h"
#include "tests/support/fake_first_run.h"
#include "tests/support/sample_engine.h"
#include "ui/first_run/first_run_wizard.h"
#include "ui/shared/engine_watch.h"

#include <QAbstractItemView>
#include <QCheckBox>
#include <QComboBox>
#include <QDir>
#include <QFile>
#include <QLabel>
#include <QLineEdit>
#include <QPlainTextEdit>
#include <QPointer>
#include <QPushButton>
#include <QTest>

#include <unistd.h>

using namespace Qt::StringLiterals;
using namespace mcprt;

using Home = ClientHome;

namespace {

std::unique_ptr<TrayFirstRun> backendOf(const Home &home)
{
    return std::make_unique<TrayFirstRun>(
        home.folders, home.folders.serverFile(),
        openSecretStore(home.folder.filePath(u"secrets.json"_s), [](const Secret &) {}));
}

/// A wizard on the screen, and the keys that a person presses in it.
struct Shown
{
    QPointer<FirstRunWizard> wizard;

    Shown(FirstRunBackend &backend, EngineWatch &watch)
        : wizard(new FirstRunWizard(backend, watch))
    {
        wizard->show();
    }
    ~Shown() { delete wizard; }
    [[nodiscard]] bool isActive() const { return QTest::qWaitForWindowActive(wizard.data()); }
    void press(Qt::Key key) const
    {
        QTest::qWait(50);
        QTest::keyClick(wizard.data(), key, Qt::AltModifier);
    }
    [[nodiscard]] bool reaches(int page) const
    {
        return QTest::qWaitFor(
            [&] {
                return wizard && wizard->currentId() == page && wizard->currentPage()->isComplete();
            },
            15000);
    }
    [[nodiscard]] QString text() const
    {
        const auto *report = wizard->currentPage()->findChild<QPlainTextEdit *>();
        return report ? report->toPlainText() : QString();
    }
};

} // namespace

class TestFirstRun : public QObject
{
    Q_OBJECT

private slots:
    void walksThroughWithKeysAlone();
    void triesTheDemoServerOfAnEmptyComputer();
    void leavesAFileWhoseServerCouldNotBeTaken();
    void everyPageCanBeSkipped();
    void replacesNothingWithoutTheTick();
    void saysWhyAutostartFailed();
    void hasNoControlWithoutAName();

private:
    LogSink m_log{STDERR_FILENO, LogSink::Format::Text};
    Invocation m_invocation;

    [[nodiscard]] static bool stops(EngineHost &host)
    {
        bool stopped = false;
        host.shutdown(Done<bool>([&](const Result<bool> &) { stopped = true; }));
        return QTest::qWaitFor([&] { return stopped; }, 20000);
    }
};

void TestFirstRun::walksThroughWithKeysAlone()
{
    const Home home;
    const auto backend = backendOf(home);
    QVERIFY(backend->isFirst());
    EngineHost host(m_invocation, m_log, {u"127.0.0.1"_s, 0, false});
    EngineWatch watch(host);
    host.start();
    QTRY_VERIFY_WITH_TIMEOUT(host.isUsable(), 20000);
    const Shown shown(*backend, watch);
    QVERIFY(shown.isActive());
    QVERIFY(shown.reaches(FirstRunWizard::Find));
    shown.press(Qt::Key_N);
    QVERIFY(shown.reaches(FirstRunWizard::Choose));
    shown.press(Qt::Key_A); // tick all
    shown.press(Qt::Key_N);
    QVERIFY(shown.reaches(FirstRunWizard::Preview));
    QVERIFY2(shown.text().contains("\"mcp-runtime\": {"_L1), qPrintable(shown.text()));
    QVERIFY2(shown.text().contains("(hidden)"_L1) && !shown.text().contains("tweet"_L1),
             qPrintable(shown.text()));
    const QByteArray before = Home::read(home.claude());
    QVERIFY(Home::read(home.folders.serverFile()).isEmpty()); // nothing has happened yet
    shown.press(Qt::Key_A);                                   // apply
    QVERIFY(shown.reaches(FirstRunWizard::Apply));
    QVERIFY2(shown.text().contains("Imported: books, keyed."_L1)
                 && shown.text().contains("Connected: Claude Desktop."_L1),
             qPrintable(shown.text()));
    QVERIFY(!Home::read(home.folders.serverFile()).contains("tweet"));
    QVERIFY(!Home::read(home.claude()).contains("tweet"));
    shown.press(Qt::Key_N);
    QVERIFY(shown.reaches(FirstRunWizard::Try));
    shown.press(Qt::Key_T);
    QTRY_VERIFY_WITH_TIMEOUT(shown.text().contains("books runs. Tools: 8."_L1), 20000);
    QTRY_VERIFY_WITH_TIMEOUT(shown.text().contains("books / list_books"_L1), 20000);
    shown.press(Qt::Key_C);
    QTRY_VERIFY_WITH_TIMEOUT(shown.text().contains("It works."_L1), 20000);
    shown.press(Qt::Key_N);
    QVERIFY(shown.reaches(FirstRunWizard::Last));
    shown.press(Qt::Key_I);
    shown.press(Qt::Key_F);
    QTRY_VERIFY(!shown.wizard);
    QVERIFY(backend->autostart());
    QVERIFY(!backend->isFirst());
    QVERIFY(backend->setAutostart(false) || !backend->autostart());
    QVERIFY(before != Home::read(home.claude()));
    QVERIFY(stops(host));
}

void TestFirstRun::triesTheDemoServerOfAnEmptyComputer()
{
    const Home home;
    QVERIFY(QFile::remove(home.claude()));
    QVERIFY(QDir(home.folder.filePath(u"config/Claude"_s)).removeRecursively());
    const auto backend = backendOf(home);
    EngineHost host(m_invocation, m_log, {u"127.0.0.1"_s, 0, false});
    EngineWatch watch(host);
    host.start();
    QTRY_VERIFY_WITH_TIMEOUT(host.isUsable(), 20000);
    const Shown shown(*backend, watch);
    QVERIFY(shown.isActive());
    QVERIFY(shown.reaches(FirstRunWizard::Find));
    shown.press(Qt::Key_N);
    QVERIFY(shown.reaches(FirstRunWizard::Try)); // nothing to choose
    shown.press(Qt::Key_T);
    QTRY_VERIFY_WITH_TIMEOUT(shown.text().contains("It works."_L1), 30000);
    QVERIFY2(shown.text().contains("42.16"_L1), qPrintable(shown.text()));
    QVERIFY(stops(host));
}

void TestFirstRun::leavesAFileWhoseServerCouldNotBeTaken()
{
    const Home home;
    const auto backend = backendOf(home);
    FakeLink link;
    EngineWatch watch(link);
    const Shown shown(*backend, watch);
    QVERIFY(shown.isActive());
    QVERIFY(shown.reaches(FirstRunWizard::Find));
    shown.press(Qt::Key_N);
    QVERIFY(shown.reaches(FirstRunWizard::Choose));
    shown.press(Qt::Key_A);
    shown.press(Qt::Key_N);
    QVERIFY(shown.reaches(FirstRunWizard::Preview));
    const QByteArray before = Home::read(home.claude());
    Home::write(home.folder.filePath(u"secrets.json"_s), "no JSON");
    shown.press(Qt::Key_A);
    QVERIFY(shown.reaches(FirstRunWizard::Apply));
    QVERIFY2(shown.text().contains("Imported: books."_L1), qPrintable(shown.text()));
    QVERIFY2(shown.text().contains("keyed could not be taken over"_L1), qPrintable(shown.text()));
    QCOMPARE(Home::read(home.claude()), before);
    shown.press(Qt::Key_B); // and the page before can be used again
    QVERIFY(shown.reaches(FirstRunWizard::Preview));
}

void TestFirstRun::everyPageCanBeSkipped()
{
    FakeFirstRun backend;
    FakeLink link;
    EngineWatch watch(link);
    const Shown shown(backend, watch);
    QVERIFY(shown.isActive());
    QVERIFY(shown.reaches(FirstRunWizard::Find));
    shown.press(Qt::Key_N);
    QVERIFY(shown.reaches(FirstRunWizard::Choose));
    shown.press(Qt::Key_A); // ticked, but skipped
    shown.press(Qt::Key_S);
    QVERIFY(shown.reaches(FirstRunWizard::Preview));
    shown.press(Qt::Key_S);
    QVERIFY(shown.reaches(FirstRunWizard::Try));
    shown.press(Qt::Key_S);
    QVERIFY(shown.reaches(FirstRunWizard::Last));
    shown.press(Qt::Key_F);
    QTRY_VERIFY(!shown.wizard);
    QVERIFY(backend.carriedOut.isEmpty() && backend.changed.isEmpty());
    QVERIFY(!backend.hasDemo && !backend.isAutostart);
}

void TestFirstRun::replacesNothingWithoutTheTick()
{
    FakeFirstRun backend;
    FakeLink link;
    EngineWatch watch(link);
    for (const bool replaces : {true, false}) {
        const Shown shown(backend, watch);
        QVERIFY(shown.isActive());
        QVERIFY(shown.reaches(FirstRunWizard::Find));
        shown.press(Qt::Key_N);
        QVERIFY(shown.reaches(FirstRunWizard::Choose));
        shown.press(Qt::Key_A);
        shown.press(Qt::Key_N);
        QVERIFY(shown.reaches(FirstRunWizard::Preview));
        if (!replaces)
            shown.press(Qt::Key_R);
        shown.press(Qt::Key_A);
        QVERIFY(shown.reaches(FirstRunWizard::Apply));
        QCOMPARE(backend.changed.size(), 2); // Zed has no server that was chosen
        QCOMPARE(backend.changed[0].replaced.size(), size_t(replaces ? 2 : 0));
        QCOMPARE(backend.carriedOut[0].servers, (QStringList{u"filesystem"_s, u"github"_s}));
    }
}

void TestFirstRun::saysWhyAutostartFailed()
{
    FakeFirstRun backend;
    backend.clients.clear();
    backend.autostartAnswer = fail(ErrorCode::Io, u"The folder can't be written."_s);
    FakeLink link;
    EngineWatch watch(link);
    const Shown shown(backend, watch);
    QVERIFY(shown.isActive());
    shown.press(Qt::Key_N);
    QVERIFY(shown.reaches(FirstRunWizard::Try));
    shown.press(Qt::Key_N);
    QVERIFY(shown.reaches(FirstRunWizard::Last));
    shown.press(Qt::Key_I);
    shown.press(Qt::Key_F);
    const auto isSaid = [&] {
        for (const auto *label : shown.wizard->currentPage()->findChildren<QLabel *>()) {
            if (label->isVisible() && label->text().contains("can't be written"_L1))
                return true;
        }
        return false;
    };
    QTRY_VERIFY(isSaid());
    shown.press(Qt::Key_F); // without it
    QTRY_VERIFY(!shown.wizard);
}

void TestFirstRun::hasNoControlWithoutAName()
{
    FakeFirstRun backend;
    FakeLink link;
    EngineWatch watch(link);
    const Shown shown(backend, watch);
    for (const QWidget *control : shown.wizard->findChildren<QWidget *>()) {
        const auto *button = qobject_cast<const QAbstractButton *>(control);
        const bool isField = qobject_cast<const QLineEdit *>(control)
                             || qobject_cast<const QPlainTextEdit *>(control)
                             || qobject_cast<const QComboBox *>(control)
                             || qobject_cast<const QAbstractItemView *>(control);
        if (control->focusPolicy() == Qt::NoFocus || (!button && !isField)
            || control->objectName().startsWith("qt_"_L1)
            || control->objectName().startsWith("__qt"_L1))
            continue;
        const bool isNamed =
            !control->accessibleName().isEmpty() || (button && !button->text().isEmpty());
        QVERIFY2(isNamed,
                 qPrintable(QLatin1StringView(control->metaObject()->className()) + " in "_L1
                            + QLatin1StringView(control->parent()->metaObject()->className())));
    }
}

QTEST_MAIN(TestFirstRun)
#include "tst_first_run.moc"
