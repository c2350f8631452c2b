// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/tray_watcher.h"

#include <QDBusArgument>
#include <QDBusInterface>
#include <QDBusReply>
#include <QDir>
#include <QFile>
#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

/// A screen nobody sees, with a window manager.
class Screen
{
public:
    [[nodiscard]] bool open()
    {
        m_server.start(u"Xvfb"_s, {u"-displayfd"_s, u"1"_s, u"-screen"_s, u"0"_s, u"1280x800x24"_s,
                                   u"-nolisten"_s, u"tcp"_s});
        if (!QTest::qWaitFor([this] { return m_server.canReadLine(); }, 20000))
            return false;
        name = u":"_s + QString::fromLatin1(m_server.readLine().trimmed());
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DISPLAY"_s, name);
        m_manager.setProcessEnvironment(environment);
        m_manager.start(u"openbox"_s, {u"--sm-disable"_s});
        return m_manager.waitForStarted();
    }
    ~Screen()
    {
        for (QProcess *process : {&m_manager, &m_server}) {
            process->terminate();
            process->waitForFinished(5000);
        }
    }
    QString name;

private:
    QProcess m_server;
    QProcess m_manager;
};

/// The built program in a home of its own.
class Tray
{
public:
    explicit Tray(const QString &display)
    {
        QProcessEnvironment environment = QProcessEnvironment::systemEnvironment();
        environment.insert(u"DISPLAY"_s, display);
        environment.insert(u"QT_QPA_PLATFORM"_s, u"xcb"_s);
        environment.insert(u"HOME"_s, m_home.path());
        for (const auto &[variable, name] :
             {std::pair{u"XDG_CONFIG_HOME"_s, u"config"_s},
              std::pair{u"XDG_DATA_HOME"_s, u"data"_s}, std::pair{u"XDG_STATE_HOME"_s, u"state"_s},
              std::pair{u"XDG_RUNTIME_DIR"_s, u"run"_s}}) {
            const QString path = m_home.filePath(name);
            QDir().mkpath(path);
            QFile::setPermissions(path, QFile::ReadOwner | QFile::WriteOwner | QFile::ExeOwner);
            environment.insert(variable, path);
        }
        m_environment = environment;
        process.setProcessEnvironment(environment);
    }
    ~Tray()
    {
        process.terminate();
        if (!process.waitForFinished(20000))
            process.kill();
    }
    void start(const QStringList &arguments)
    {
        process.start(qEnvironmentVariable("MCPRT_BIN_DIR") + "/mcp-runtime-tray"_L1, arguments);
    }
    /// Exit code of a second start.
    [[nodiscard]] int startAgain() const
    {
        QProcess second;
        second.setProcessEnvironment(m_environment);
        second.start(qEnvironmentVariable("MCPRT_BIN_DIR") + "/mcp-runtime-tray"_L1);
        if (!QTest::qWaitFor([&] { return second.state() == QProcess::NotRunning; }, 20000))
            return -1;
        return second.exitCode();
    }
    /// Is a window called MCP Runtime on the screen?
    [[nodiscard]] bool hasWindow() const
    {
        QProcess search;
        search.setProcessEnvironment(m_environment);
        search.start(u"xdotool"_s,
                     {u"search"_s, u"--onlyvisible"_s, u"--name"_s, u"^MCP Runtime$"_s});
        search.waitForFinished(10000);
        return !search.readAllStandardOutput().trimmed().isEmpty();
    }
    QProcess process;

private:
    QTemporaryDir m_home;
    QProcessEnvironment m_environment;
};

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
