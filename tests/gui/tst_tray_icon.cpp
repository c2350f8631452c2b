// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/sample_engine.h"
#include "ui/shared/engine_watch.h"
#include "ui/shared/icons.h"
#include "ui/tray/tray_icon.h"

#include <QImage>
#include <QSet>
#include <QSignalSpy>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mcprt;

class TestTrayIcon : public QObject
{
    Q_OBJECT

private slots:
    void tellsTheState_data();
    void tellsTheState();
    void hasAShapeForEveryState();
    void hasNineEntriesAtMost();
    void pausesFromTheMenu();
    void tellsOnceThatAServerGaveUp();
    void tellsTogetherWhatCameInThePause();
    void forgetsWhatIsSettledInThePause();
    void isSilentWhenSwitchedOff();
};

void TestTrayIcon::tellsTheState_data()
{
    QTest::addColumn<int>("link");
    QTest::addColumn<int>("server");
    QTest::addColumn<int>("approvals");
    QTest::addColumn<bool>("paused");
    QTest::addColumn<int>("expected");
    const auto row = [](const char *name, EngineHandle::State link, ServerState server,
                        int approvals, bool paused, TrayState expected) {
        QTest::newRow(name) << int(link) << int(server) << approvals << paused << int(expected);
    };
    using Link = EngineHandle::State;
    row("all is quiet", Link::Running, ServerState::Running, 0, false, TrayState::Idle);
    row("in another process", Link::Attached, ServerState::Stopped, 0, false, TrayState::Idle);
    row("a server starts", Link::Running, ServerState::Starting, 0, false, TrayState::Working);
    row("a server gave up", Link::Running, ServerState::Failed, 0, false, TrayState::Error);
    row("an approval waits", Link::Running, ServerState::Failed, 1, false, TrayState::Attention);
    row("paused", Link::Running, ServerState::Stopped, 1, true, TrayState::Off);
    row("no engine", Link::Failed, ServerState::Stopped, 0, false, TrayState::Error);
    row("not yet", Link::Starting, ServerState::Stopped, 0, false, TrayState::Off);
}

void TestTrayIcon::tellsTheState()
{
    QFETCH(int, link);
    QFETCH(int, server);
    QFETCH(int, approvals);
    QFETCH(bool, paused);
    QFETCH(int, expected);
    status::Engine engine;
    engine.servers.resize(1);
    engine.servers[0].state = ServerState(server);
    engine.approvals = approvals;
    engine.paused = paused;
    QCOMPARE(int(trayState(EngineHandle::State(link), engine)), expected);
}

void TestTrayIcon::hasAShapeForEveryState()
{
    QSet<QByteArray> shapes;
    for (const TrayState state : {TrayState::Idle, TrayState::Working, TrayState::Attention,
                                  TrayState::Error, TrayState::Off}) {
        const QIcon icon = icons::symbolic(trayIconName(state) + "-symbolic"_L1, QPalette());
        const QImage image = icon.pixmap(22).toImage().convertToFormat(QImage::Format_Alpha8);
        QVERIFY(!image.isNull());
        shapes.insert(QByteArray(reinterpret_cast<const char *>(image.constBits()),
                                 image.sizeInBytes())); // colours do not count
        QVERIFY(!icons::coloured(trayIconName(state)).isNull());
    }
    QCOMPARE(shapes.size(), 5);
}

void TestTrayIcon::hasNineEntriesAtMost()
{
    FakeLink link;
    fillWithSamples(link.engine);
    EngineWatch watch(link);
    const TrayIcon tray(watch);
    QVERIFY(tray.menu().actions().size() <= 9);
    QTRY_COMPARE(tray.menu().actions().first()->text(), u"2 of 5 servers running"_s);
    QVERIFY(tray.menu().actions().at(4)->text().contains("(2)"_L1));
}

void TestTrayIcon::pausesFromTheMenu()
{
    FakeLink link;
    EngineWatch watch(link);
    const TrayIcon tray(watch);
    tray.menu().actions().at(3)->trigger();
    QTRY_VERIFY(link.engine.orders.contains(u"pause"_s));
    QTRY_COMPARE(int(tray.state()), int(TrayState::Off));
}

void TestTrayIcon::tellsOnceThatAServerGaveUp()
{
    FakeLink link;
    EngineWatch watch(link);
    TrayIcon tray(watch);
    const QSignalSpy told(&tray, &TrayIcon::notified);
    fillWithSamples(link.engine);
    link.engine.now.approvals = 0;
    link.changeAll();
    QTRY_COMPARE(told.size(), 1);
    QVERIFY(told.first().at(1).toString().startsWith("mail "_L1));
    link.engine.now.servers[2].state = ServerState::Failed; // within the same minute
    link.changeAll();
    QTRY_COMPARE(watch.engine().servers.at(2).state, ServerState::Failed);
    QCOMPARE(told.size(), 1);
}

void TestTrayIcon::tellsTogetherWhatCameInThePause()
{
    FakeLink link;
    EngineWatch watch(link);
    TrayIcon tray(watch);
    tray.setPause(std::chrono::milliseconds(300));
    QStringList told;
    connect(&tray, &TrayIcon::notified, this,
            [&told](const QString &, const QString &text) { told += text; });
    fillWithSamples(link.engine);
    auto &servers = link.engine.now.servers;
    servers[3].state = ServerState::Running;
    link.engine.now.approvals = 0;
    link.changeAll();
    QTRY_COMPARE(watch.engine().servers.size(), 5);
    QVERIFY(told.isEmpty());
    link.engine.now.approvals = 1;
    servers[0].state = ServerState::Failed;
    servers[4].problemCode = u"unauthorized"_s;
    link.changeAll();
    QTRY_COMPARE(told.size(), 3);
    told.clear();
    link.engine.now.approvals = 3; // nothing else changes any more
    servers[1].state = ServerState::Failed;
    servers[2].state = ServerState::Failed;
    servers[3].problemCode = u"unauthorized"_s;
    link.changeAll();
    QTRY_COMPARE(told.size(), 3);
    QVERIFY2(told[0].startsWith("3 "_L1), qPrintable(told[0]));
    QVERIFY2(told[1].contains("filesystem, git"_L1), qPrintable(told[1]));
    QVERIFY2(told[2].startsWith("mail "_L1), qPrintable(told[2]));
}

void TestTrayIcon::forgetsWhatIsSettledInThePause()
{
    FakeLink link;
    EngineWatch watch(link);
    TrayIcon tray(watch);
    tray.setPause(std::chrono::hours(1));
    const QSignalSpy told(&tray, &TrayIcon::notified);
    link.engine.now.approvals = 1;
    link.changeAll();
    QTRY_COMPARE(told.size(), 1);
    link.engine.now.approvals = 2;
    link.changeAll();
    QTRY_COMPARE(watch.engine().approvals, 2);
    link.engine.now.approvals = 1; // the one that is known
    link.changeAll();
    QTRY_COMPARE(watch.engine().approvals, 1);
    tray.setPause(std::chrono::milliseconds(0));
    link.engine.now.paused = true;
    link.changeAll();
    QTRY_VERIFY(watch.engine().paused);
    QCOMPARE(told.size(), 1);
}

void TestTrayIcon::isSilentWhenSwitchedOff()
{
    FakeLink link;
    EngineWatch watch(link);
    TrayIcon tray(watch);
    tray.setNotifications(false);
    const QSignalSpy told(&tray, &TrayIcon::notified);
    fillWithSamples(link.engine);
    link.changeAll();
    QTRY_COMPARE(watch.engine().servers.size(), 5);
    QCOMPARE(told.size(), 0);
}

QTEST_MAIN(TestTrayIcon)
#include "tst_tray_icon.moc"
