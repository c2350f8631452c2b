// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/tray/autostart.h"

#include <QCoreApplication>
#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mcprt;

/// Of desktops that follow the Desktop Application Autostart Specification.
class TestAutostart : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void findsWhatItWrote_data();
    void findsWhatItWrote();
    void saysWhatTheSessionWillDo_data();
    void saysWhatTheSessionWillDo();

private:
    QTemporaryDir m_home;
};

void TestAutostart::initTestCase()
{
    qputenv("XDG_CONFIG_HOME", m_home.path().toLocal8Bit());
}

void TestAutostart::findsWhatItWrote_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("plain") << u"tray"_s;
    QTest::newRow("with a space") << u"my tray"_s;
    QTest::newRow("with everything") << u"a \\ \" ` $ %f %% é ' s\\n"_s;
}

void TestAutostart::findsWhatItWrote()
{
    QFETCH(QString, name);
    const QString program = m_home.filePath(name);
    const Autostart autostart(program);
    QVERIFY(!autostart.isOn());
    QVERIFY(autostart.set(true));
    QVERIFY(!autostart.isOn()); // the program is not there
    QVERIFY(QFile::copy(QCoreApplication::applicationFilePath(), program));
    QVERIFY(autostart.isOn());
    QVERIFY(QFile::remove(program)); // and is gone
    QVERIFY(!autostart.isOn());
    QVERIFY(autostart.set(false));
    QVERIFY(!QFile::exists(autostart.place()));
}

void TestAutostart::saysWhatTheSessionWillDo_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<bool>("isOn");
    const QByteArray exec = "Exec=sh --background\n";
    QTest::newRow("on") << "[Desktop Entry]\n" + exec << true;
    QTest::newRow("spaces") << QByteArray("[Desktop Entry]\nExec = sh\n") << true;
    QTest::newRow("hidden") << "[Desktop Entry]\nHidden=true\n" + exec << false;
    QTest::newRow("hidden, spaces") << "[Desktop Entry]\n" + exec + "Hidden = true\n" << false;
    QTest::newRow("hidden, line ends") << "[Desktop Entry]\r\n" + exec + "Hidden=true\r\n" << false;
    QTest::newRow("not hidden") << "[Desktop Entry]\n#Hidden=true\nHidden=false\n" + exec << true;
    QTest::newRow("hidden elsewhere") << "[Desktop Entry]\n" + exec + "[Other]\nHidden=true\n"
                                      << true;
    QTest::newRow("off in GNOME") << "[Desktop Entry]\n" + exec
                                         + "X-GNOME-Autostart-enabled =false\n"
                                  << false;
    QTest::newRow("a program that is gone")
        << QByteArray("[Desktop Entry]\nExec=/opt/gone/mcp-runtime-tray --background\n") << false;
    QTest::newRow("a condition that does not hold")
        << "[Desktop Entry]\nTryExec=/opt/gone/x\n" + exec << false;
    QTest::newRow("no program") << QByteArray("[Desktop Entry]\nName=MCP Runtime\n") << false;
    QTest::newRow("nothing") << QByteArray() << false;
}

void TestAutostart::saysWhatTheSessionWillDo()
{
    QFETCH(QByteArray, text);
    QFETCH(bool, isOn);
    const Autostart autostart(u"/opt/gone/mcp-runtime-tray"_s);
    QVERIFY(QDir().mkpath(QFileInfo(autostart.place()).path()));
    QFile file(autostart.place());
    QVERIFY(file.open(QIODevice::WriteOnly));
    QCOMPARE(file.write(text), text.size());
    file.close();
    QCOMPARE(autostart.isOn(), isOn);
}

QTEST_GUILESS_MAIN(TestAutostart)
#include "tst_autostart.moc"
