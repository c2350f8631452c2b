// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/serve_session.h"

using namespace mcprt;
using namespace Qt::StringLiterals;

using Outcome = ProgramHarness::Outcome;

namespace {

const QByteArray kClaude = "{\n\t// mine\n\t\"preferences\": { \"sidebar\": true },\n"
                           "\t\"mcpServers\": {\n\t\t\"time\": { \"command\": \"uvx\" },\n\t}\n}";

/// A home with Claude Desktop in it.
struct Desktop
{
    Desktop()
        : path(program.home.filePath(u".config/Claude/claude_desktop_config.json"_s))
    {
        write(kClaude);
    }
    void write(const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    [[nodiscard]] QByteArray content() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    ProgramHarness program;
    QString path;
};

} // namespace

class TestConnect : public QObject
{
    Q_OBJECT

private slots:
    void connectedClientStartsWhatIsWrittenAndCallsATool()
    {
        const Desktop desktop;
        desktop.program.writeServers({{u"fake"_s, ProgramHarness::fakeServer()}});
        const Outcome connected =
            desktop.program.run({u"connect"_s, u"claude-desktop"_s, u"--yes"_s, u"--json"_s});
        QCOMPARE(connected.code, 0);
        QVERIFY(connected.data()["changed"_L1].toBool());
        QVERIFY(desktop.content().startsWith("{\n\t// mine\n"));

        // Exactly the written command line, as the client would start it.
        const QByteArray text =
            desktop.content().replace("// mine", "").replace("},\n\t}", "}\n\t}");
        const QJsonObject entry =
            QJsonDocument::fromJson(text)["mcpServers"_L1]["mcp-runtime"_L1].toObject();
        QVERIFY2(!entry.isEmpty(), text.constData());
        QStringList arguments;
        for (const QJsonValue argument : entry["args"_L1].toArray())
            arguments << argument.toString();
        ServeSession session(desktop.program, entry["command"_L1].toString(), arguments);
        session.process.write(kInitialize
                              + callOf(2, "execute_tool",
                                       "{\"server_name\":\"fake\",\"tool_name\":\"echo\","
                                       "\"arguments\":{\"text\":\"hello\"}}"));
        QVERIFY(session.hasAnswer(2));
        QCOMPARE(session.result(2)["structuredContent"_L1].toObject(),
                 (QJsonObject{{"text"_L1, u"hello"_s}}));
        session.process.closeWriteChannel();
        QVERIFY(session.process.waitForFinished(10000));

        const Outcome gone =
            desktop.program.run({u"disconnect"_s, u"claude-desktop"_s, u"--yes"_s, u"--json"_s});
        QCOMPARE(gone.code, 0);
        QVERIFY(gone.data()["restored"_L1].toBool());
        QCOMPARE(desktop.content(), kClaude);
    }

    void asksBeforeItWrites()
    {
        const Desktop desktop;
        const Outcome shown =
            desktop.program.run({u"connect"_s, u"claude-desktop"_s, u"--dry-run"_s});
        QCOMPARE(shown.code, 0);
        QVERIFY(shown.out.contains("+\t\t\"mcp-runtime\": {"));
        QVERIFY(!shown.out.contains("uvx")); // what others have is not shown
        const Outcome unasked = desktop.program.run({u"connect"_s, u"claude-desktop"_s});
        QCOMPARE(unasked.code, 6);
        QVERIFY(unasked.err.contains("--yes"));
        QVERIFY(!unasked.err.contains("approve")); // which is about start commands
        QCOMPARE(desktop.content(), kClaude);
    }

    void hintsAtWhatHelps()
    {
        const Desktop desktop;
        const Outcome away = desktop.program.run({u"connect"_s, u"cursor"_s, u"--yes"_s});
        QVERIFY2(away.err.contains("mcp-runtime clients"), away.err.constData());
        QVERIFY(QFile::setPermissions(desktop.path, QFile::ReadOwner));
        const Outcome fixed = desktop.program.run({u"connect"_s, u"claude-desktop"_s, u"--yes"_s});
        QCOMPARE(fixed.code, 5);
        QVERIFY2(fixed.err.contains("Make it writable") && !fixed.err.contains("doctor"),
                 fixed.err.constData());
        const Outcome unknown = desktop.program.run({u"call"_s, u"none"_s, u"t"_s});
        QVERIFY2(unknown.err.contains("mcp-runtime servers"), unknown.err.constData());
    }

    void refuses_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("file");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("says");
        const QStringList claude{u"connect"_s, u"claude-desktop"_s, u"--yes"_s};
        QTest::newRow("broken file")
            << claude << "{\n  \"a\": 1,\n  oops\n}"_ba << 4 << u"claude_desktop_config.json:3:3"_s;
        QTest::newRow("no such client")
            << QStringList{u"connect"_s, u"emacs"_s} << kClaude << 64 << u"lmstudio"_s;
        QTest::newRow("no client named")
            << QStringList{u"connect"_s} << kClaude << 64 << u"Which client?"_s;
        QTest::newRow("client is not here") << QStringList{u"connect"_s, u"cursor"_s, u"--yes"_s}
                                            << kClaude << 7 << u"Cursor isn't on this machine"_s;
        QTest::newRow("any client has no file")
            << QStringList{u"connect"_s, u"generic"_s} << kClaude << 64 << u"--print"_s;
    }
    void refuses()
    {
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, file);
        QFETCH(int, code);
        QFETCH(QString, says);
        const Desktop desktop;
        desktop.write(file);
        const Outcome outcome = desktop.program.run(arguments + QStringList{u"--json"_s});
        QCOMPARE(outcome.code, code);
        const QString message = outcome.error()["message"_L1].toString();
        QVERIFY2(message.contains(says), outcome.out.constData());
        QCOMPARE(desktop.content(), file);
    }

    void listsClients()
    {
        const Desktop desktop;
        const auto claude = [&] {
            const Outcome outcome = desktop.program.run({u"clients"_s, u"--json"_s});
            for (const QJsonValue row : outcome.data()["clients"_L1].toArray()) {
                if (row["client"_L1].toString() == "claude-desktop"_L1)
                    return row.toObject();
            }
            return QJsonObject();
        };
        QCOMPARE(claude()["state"_L1].toString(), u"found"_s);
        QCOMPARE(claude()["servers"_L1].toArray(), QJsonArray{u"time"_s});
        QCOMPARE(desktop.program.run({u"connect"_s, u"claude-desktop"_s, u"--yes"_s}).code, 0);
        QCOMPARE(claude()["state"_L1].toString(), u"connected"_s);
        desktop.write("{");
        QCOMPARE(claude()["state"_L1].toString(), u"unreadable"_s);
        const Outcome outcome = desktop.program.run({u"clients"_s});
        QCOMPARE(outcome.code, 0);
        QCOMPARE(outcome.out.count('\n'), 10);
        QVERIFY(outcome.out.contains("cursor\tabsent\t0\t"));
    }
};

QTEST_GUILESS_MAIN(TestConnect)
#include "tst_connect.moc"
