// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/desktop_harness.h"
#include "tests/support/stdio_client.h"

#include <QJsonArray>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

const QString kClaude = u"config/Claude/claude_desktop_config.json"_s;

QJsonObject jsonIn(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? QJsonDocument::fromJson(file.readAll()).object()
                                          : QJsonObject();
}

} // namespace

/// The built program, as somebody meets it who has just installed it.
class TestNewUser : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void comesFromTheFirstStartToTheFirstCall();

private:
    [[nodiscard]] static QString binary(const QString &name)
    {
        return qEnvironmentVariable("MCPRT_BIN_DIR") + u'/' + name;
    }
    /// A Claude Desktop that has two servers.
    static void writeClaude(const QString &path)
    {
        const QJsonObject server{{"command"_L1, binary(u"mcp-runtime-demo-server"_s)}};
        const QJsonObject json{
            {"mcpServers"_L1, QJsonObject{{"library"_L1, server}, {"notes"_L1, server}}},
            {"preferences"_L1, QJsonObject{{"menuBarEnabled"_L1, false}}}};
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(json).toJson());
    }
    static void press(const Tray &tray, const QString &key)
    {
        QProcess tool;
        tool.setProcessEnvironment(tray.environment());
        tool.start(u"xdotool"_s,
                   {u"search"_s, u"--onlyvisible"_s, u"--name"_s, u"^Set up MCP Runtime"_s,
                    u"windowactivate"_s, u"--sync"_s, u"key"_s, u"--clearmodifiers"_s, key});
        if (!tool.waitForFinished(5000))
            tool.kill();
        QTest::qWait(200);
    }
    static bool hasWizard(const Tray &tray)
    {
        QProcess search;
        search.setProcessEnvironment(tray.environment());
        search.start(u"xdotool"_s,
                     {u"search"_s, u"--onlyvisible"_s, u"--name"_s, u"^Set up MCP Runtime"_s});
        search.waitForFinished(10000);
        return !search.readAllStandardOutput().trimmed().isEmpty();
    }

    Screen m_screen;
};

void TestNewUser::initTestCase()
{
    for (const auto &program : {u"Xvfb"_s, u"openbox"_s, u"xdotool"_s}) {
        if (QStandardPaths::findExecutable(program).isEmpty())
            QSKIP(qPrintable(u"%1 is not installed"_s.arg(program)));
    }
    QVERIFY(m_screen.open());
}

void TestNewUser::comesFromTheFirstStartToTheFirstCall()
{
    Tray tray(m_screen.name);
    writeClaude(tray.path(kClaude));
    const QJsonObject before = jsonIn(tray.path(kClaude));
    tray.start({});
    QVERIFY2(QTest::qWaitFor([&] { return hasWizard(tray); }, 40000),
             tray.process.readAllStandardError().constData());
    // Next, tick all, Next, Apply. Where a page isn't ready the keys do nothing, and come again.
    const auto isConnected = [&] {
        return jsonIn(tray.path(kClaude))["mcpServers"_L1].toObject().contains("mcp-runtime"_L1);
    };
    for (int round = 0; round < 40 && !isConnected(); ++round) {
        press(tray, u"alt+n"_s);
        press(tray, u"alt+a"_s);
    }
    const QJsonObject claude = jsonIn(tray.path(kClaude));
    const QJsonObject servers = claude["mcpServers"_L1].toObject();
    QCOMPARE(servers.keys(), QStringList{u"mcp-runtime"_s});
    QCOMPARE(claude["preferences"_L1], before["preferences"_L1]);
    QCOMPARE(jsonIn(tray.path(u"config/mcp-runtime/mcp.json"_s))["mcpServers"_L1].toObject().keys(),
             (QStringList{u"library"_s, u"notes"_s}));
    for (int round = 0; round < 20 && hasWizard(tray); ++round)
        press(tray, u"alt+l"_s); // the rest is for later
    QVERIFY(!hasWizard(tray));

    StdioClient client;
    client.start(servers["mcp-runtime"_L1].toObject(), tray.environment());
    QVERIFY(client.initialize().contains("serverInfo"_L1));
    QVERIFY(QTest::qWaitFor(
        [&] {
            const QJsonObject started = client.call(
                u"manage_server"_s, {{"server_name"_L1, u"library"_s}, {"action"_L1, u"start"_s}});
            return !started.isEmpty() && !started["isError"_L1].toBool();
        },
        30000));
    const QJsonObject found =
        client.call(u"search_tools"_s, {{"query"_L1, u"which books did Verne write"_s}});
    QVERIFY2(QJsonDocument(found).toJson().contains("list_books"),
             QJsonDocument(found).toJson().constData());
    const QJsonObject called =
        client.call(u"execute_tool"_s, {{"server_name"_L1, u"library"_s},
                                        {"tool_name"_L1, u"list_books"_s},
                                        {"arguments"_L1, QJsonObject{{"author"_L1, u"Verne"_s}}}});
    QVERIFY2(QJsonDocument(called).toJson().contains("Verne"),
             QJsonDocument(called).toJson().constData());
    QVERIFY(!called["isError"_L1].toBool());
    QCOMPARE(tray.process.state(), QProcess::Running);
}

QTEST_GUILESS_MAIN(TestNewUser)
#include "tst_new_user.moc"
