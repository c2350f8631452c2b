// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/desktop_harness.h"
#include "tests/support/tray_watcher.h"

#include <QDBusArgument>
#include <QDBusInterface>
#include <QDBusReply>

#include <algorithm>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

/// What the desktop's panel asks the menu of the icon.
QDBusMessage askMenu(const QString &service, const QString &method, const QVariantList &arguments)
{
    QDBusInterface item(service, u"/StatusNotifierItem"_s, u"org.kde.StatusNotifierItem"_s);
    const auto menu = item.property("Menu").value<QDBusObjectPath>();
    QDBusMessage call =
        QDBusMessage::createMethodCall(service, menu.path(), u"com.canonical.dbusmenu"_s, method);
    call.setArguments(arguments);
    return QDBusConnection::sessionBus().call(call);
}

struct MenuEntry
{
    int id = 0;
    QString label;
};

/// Of the first level: separators left out.
QList<MenuEntry> menuEntries(const QString &service)
{
    const QDBusMessage reply = askMenu(service, u"GetLayout"_s, {0, 1, QStringList()});
    if (reply.arguments().size() < 2)
        return {};
    const auto layout = reply.arguments().at(1).value<QDBusArgument>();
    int id = 0;
    QVariantMap properties;
    QVariantList children;
    layout.beginStructure();
    layout >> id >> properties >> children;
    layout.endStructure();
    QList<MenuEntry> entries;
    for (const QVariant &child : std::as_const(children)) {
        const bool isWrapped = child.metaType() == QMetaType::fromType<QDBusVariant>();
        const QVariant inner = isWrapped ? child.value<QDBusVariant>().variant() : child;
        const auto entry = inner.value<QDBusArgument>();
        QVariantList none;
        entry.beginStructure();
        entry >> id >> properties >> none;
        entry.endStructure();
        entries.push_back({id, properties.value(u"label"_s).toString().remove(u'_')});
    }
    return entries;
}

bool click(const QString &service, const QString &label)
{
    const QList<MenuEntry> entries = menuEntries(service);
    const auto entry = std::ranges::find(entries, label, &MenuEntry::label);
    return entry != entries.end()
           && askMenu(service, u"Event"_s,
                      {entry->id, u"clicked"_s, QVariant::fromValue(QDBusVariant(QString())), 0U})
                      .type()
                  == QDBusMessage::ReplyMessage;
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
    void opensTheSettingsOnce();
    void answersAServerForAClientThatCanNotAsk();

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
    const auto entries = menuEntries(watcher.items().first()).size();
    QVERIFY2(entries >= 5 && entries <= 9, qPrintable(QString::number(entries)));
    QCOMPARE(tray.startAgain(), 0); // and the first shows its window
    QTRY_VERIFY_WITH_TIMEOUT(tray.hasWindow(), 20000);
    QCOMPARE(tray.process.state(), QProcess::Running);
}

void TestDesktop::opensTheSettingsOnce()
{
    TrayWatcher watcher;
    QVERIFY(watcher.open());
    Tray tray(m_screen.name);
    tray.start({u"--background"_s});
    QTRY_COMPARE_WITH_TIMEOUT(watcher.items().size(), 1, 30000);
    const QString item = watcher.items().first();
    for (int i = 0; i < 3; ++i)
        QVERIFY(click(item, u"Settings…"_s));
    // Clicks are worked off in their order: About comes after the three.
    QVERIFY(click(item, u"Help"_s));
    QTRY_VERIFY_WITH_TIMEOUT(tray.hasWindow(u"^About"_s), 20000);
    const auto windows =
        tray.xdotool({u"search"_s, u"--onlyvisible"_s, u"--name"_s, u"^Settings"_s});
    QCOMPARE(windows.split('\n').size(), 1);
    QVERIFY(!windows.isEmpty());
}

/// A client that shares the tray's engine and has declared nothing calls a tool whose server asks.
void TestDesktop::answersAServerForAClientThatCanNotAsk()
{
    Tray tray(m_screen.name);
    tray.addServer(u"python3"_s, {QStringLiteral(MCPRT_SUPPORT_DIR "/talking_server.py")});
    tray.start({u"--background"_s});
    QTRY_VERIFY_WITH_TIMEOUT(tray.hasWindow(), 40000); // no tray here: the engine runs
    QProcess client;
    client.setProcessEnvironment(tray.environment());
    client.start(qEnvironmentVariable("MCPRT_BIN_DIR") + "/mcp-runtime"_L1, {u"serve"_s});
    client.write(R"({"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":)"
                 R"("2025-11-25","capabilities":{},"clientInfo":{"name":"t","version":"1"}}})"
                 "\n");
    client.write(R"({"jsonrpc":"2.0","method":"notifications/initialized"})"
                 "\n");
    client.write(R"({"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"execute_tool",)"
                 R"("arguments":{"server_name":"fake","tool_name":"ask","arguments":{"params":{)"
                 R"("message":"Who?","requestedSchema":{"type":"object","properties":{"name":{)"
                 R"("type":"string"}},"required":["name"]}}}}}})"
                 "\n");
    const QString dialog = u"^fake asks$"_s;
    QTRY_VERIFY_WITH_TIMEOUT(tray.hasWindow(dialog), 40000);
    // Nobody's keys land in it before somebody turns to it.
    QVERIFY(!tray.xdotool({u"getactivewindow"_s, u"getwindowname"_s}).contains("fake asks"));
    tray.xdotool({u"search"_s, u"--name"_s, dialog, u"windowactivate"_s, u"--sync"_s});
    tray.xdotool({u"type"_s, u"Ada"_s});
    tray.xdotool({u"key"_s, u"alt+s"_s});
    QByteArray said;
    QTRY_VERIFY_WITH_TIMEOUT((said += client.readAllStandardOutput()).contains("\"id\":2"), 20000);
    QVERIFY2(said.contains("accept") && said.contains("Ada"), said.constData());
    QTRY_VERIFY(!tray.hasWindow(dialog));
    client.closeWriteChannel();
    QVERIFY(client.waitForFinished(20000));
}

QTEST_GUILESS_MAIN(TestDesktop)
#include "tst_desktop.moc"
