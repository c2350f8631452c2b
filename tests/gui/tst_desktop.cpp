// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/desktop_harness.h"
#include "tests/support/tray_watcher.h"

#include <QDBusArgument>
#include <QDBusInterface>
#include <QDBusReply>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

/// Entries of the menu's first level: separators left out.
int menuEntries(const QString &service)
{
    QDBusInterface item(service, u"/StatusNotifierItem"_s, u"org.kde.StatusNotifierItem"_s);
    const auto menu = item.property("Menu").value<QDBusObjectPath>();
    QDBusMessage call = QDBusMessage::createMethodCall(service, menu.path(),
                                                       u"com.canonical.dbusmenu"_s, u"GetLayout"_s);
    call << 0 << 1 << QStringList();
    const QDBusMessage reply = QDBusConnection::sessionBus().call(call);
    if (reply.arguments().size() < 2)
        return -1;
    const auto layout = reply.arguments().at(1).value<QDBusArgument>();
    int id = 0;
    QVariantMap properties;
    QVariantList children;
    layout.beginStructure();
    layout >> id >> properties >> children;
    layout.endStructure();
    return int(children.size());
}

} // namespace

/// The built program on a screen with a window manager and a tray of the tests' own.
class TestDesktop : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void opensAWindowWhereThereIsNoTray();
    void showsAnIconWithAMenu();

private:
    Screen m_screen;
};

void TestDesktop::initTestCase()
{
    for (const auto &program : {u"Xvfb"_s, u"openbox"_s, u"xdotool"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(u"%1 is not installed"_s.arg(program)));
    }
    if (!QDBusConnection::sessionBus().isConnected())
        QSKIP("no session bus");
    QVERIFY(m_screen.open());
}

void TestDesktop::opensAWindowWhereThereIsNoTray()
{
    Tray tray(m_screen.name);
    tray.start({u"--background"_s});
    QTRY_VERIFY_WITH_TIMEOUT(tray.hasWindow(), 40000);
}

void TestDesktop::showsAnIconWithAMenu()
{
    TrayWatcher watcher;
    QVERIFY(watcher.open());
    Tray tray(m_screen.name);
    tray.start({u"--background"_s});
    QTRY_COMPARE_WITH_TIMEOUT(watcher.items().size(), 1, 30000);
    QVERIFY(!tray.hasWindow());
    const int entries = menuEntries(watcher.items().first());
    QVERIFY2(entries >= 5 && entries <= 9, qPrintable(QString::number(entries)));
    QCOMPARE(tray.startAgain(), 0); // and the first shows its window
    QTRY_VERIFY_WITH_TIMEOUT(tray.hasWindow(), 20000);
    QCOMPARE(tray.process.state(), QProcess::Running);
}

QTEST_GUILESS_MAIN(TestDesktop)
#include "tst_desktop.moc"
