// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/client_change.h"
#include "engine/clients/client_import.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

/// A home folder in which one client has a file.
struct Home
{
    explicit Home(const QString &client)
        : form(*findClientForm(client))
    {
        places.home = folder.filePath(u"home"_s);
        places.settings = places.home + "/.config"_L1;
        path = clientPaths(client, places).value(0);
        QDir().mkpath(QFileInfo(path).absolutePath());
        values.program = u"/opt/mcp-runtime"_s;
        values.arguments = QStringList{u"serve"_s};
    }
    void write(const QByteArray &bytes) const
    {
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    [[nodiscard]] QByteArray read() const
    {
        QFile file(path);
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }
    [[nodiscard]] ClientConnector connector() const
    {
        return {places, folder.filePath(u"backups"_s)};
    }
    /// Its servers, or those of them that are called \a names.
    [[nodiscard]] std::vector<ClientEntry> originals(const QStringList &names = {}) const
    {
        std::vector<ClientEntry> out;
        const auto found = serversOf(form, places);
        for (const FoundServer &server : found.value_or(std::vector<FoundServer>())) {
            if (names.isEmpty() || names.contains(server.name))
                out.push_back(server.original);
        }
        return out;
    }
    [[nodiscard]] Result<ClientChange> plan(const QStringList &names = {}) const
    {
        return connector().planReplace(form, values, originals(names));
    }
    /// Replaces them; \return what failed.
    [[nodiscard]] QString replace(const QStringList &names = {}) const
    {
        const auto change = plan(names);
        const auto applied = change ? connector().apply(*change) : Failure(change.error());
        return applied ? QString() : applied.error().message;
    }
    [[nodiscard]] QString disconnect() const
    {
        const auto change = connector().planDisconnect(form);
        const auto applied = change ? connector().apply(*change) : Failure(change.error());
        return applied ? QString() : applied.error().message;
    }

    QTemporaryDir folder;
    ClientPlaces places;
    const ClientForm &form;
    QString path;
    EntryValues values;
};

QByteArray fixture(const QString &name)
{
    QFile file(QStringLiteral(MCPRT_DATA_DIR "/clients/") + name);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

const QByteArray kCursor =
    "{\n  // mine\n  \"mcpServers\": {\n    \"a\": {\"command\": \"x\"}, // of a\n"
    "    \"b\": {\n      \"command\": \"y\",\n      \"env\": {\"KEY\": "
    "\"sk-secret\"}\n    }\n  },\n  \"z\": 1\n}\n";

} // namespace

/// Our one entry in place of a client's own.
class TestClientReplace : public QObject
{
    Q_OBJECT

private slots:
    void combinesEdits();
    void replacesInEveryClient_data();
    void replacesInEveryClient();
    void keepsWhatIsNotReplaced();
    void keepsWhatIsNotReplacedInToml();
    void replacesInAProject();
    void showsNoSecret();
    void refusesAnEntryThatChanged();
    void refusesAFileThatChangedInBetween();
    void replacesMoreLater();
    void putsBackIntoAFileThatChanged();
    void putsBackTables();
};

void TestClientReplace::combinesEdits()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 3000; ++round) {
        const QByteArray text = QByteArray("0123456789").left(random.bounded(11));
        const auto edits = [&](qsizetype size) {
            TextEdits out;
            qsizetype at = 0;
            while (random.bounded(3) > 0 && at <= size) {
                const qsizetype begin = at + random.bounded(int(size - at + 1));
                const qsizetype length = random.bounded(int(size - begin + 1));
                out.push_back({begin, length, QByteArray("abcdef").left(random.bounded(4))});
                at = begin + length + 1;
            }
            return out;
        };
        const TextEdits first = edits(text.size());
        const QByteArray between = edited(text, first);
        const TextEdits second = edits(between.size());
        const QByteArray after = edited(between, second);
        const TextEdits both = combined(text, first, second);
        QCOMPARE(edited(text, both), after);
        QCOMPARE(edited(after, reversed(text, both)), text);
        for (size_t i = 1; i < both.size(); ++i)
            QVERIFY(both[i - 1].at + both[i - 1].length < both[i].at);
    }
}

void TestClientReplace::replacesInEveryClient_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<int>("servers");
    QTest::newRow("claude-desktop") << fixture(u"claude_desktop_config.json"_s) << 2;
    QTest::newRow("claude-code") << fixture(u"claude.json"_s) << 2;
    QTest::newRow("cursor") << fixture(u"cursor.json"_s) << 1;
    QTest::newRow("vscode") << fixture(u"vscode.json"_s) << 1;
    QTest::newRow("windsurf") << "{\r\n\t\"mcpServers\": {\r\n\t\t\"w\": {\r\n\t\t\t\"serverUrl\": "
                                 "\"https://w.example/mcp\"\r\n\t\t}\r\n\t}\r\n}\r\n"_ba
                              << 1;
    QTest::newRow("cline") << fixture(u"cline.json"_s) << 1;
    QTest::newRow("zed")
        << fixture(u"zed.json"_s)
               .replace("  \"theme\"",
                        "  \"context_servers\": {\n    \"z\": { \"command\": \"z\", },\n  },\n"
                        "  \"theme\"")
        << 1;
    QTest::newRow("gemini") << fixture(u"gemini.json"_s) << 1;
    QTest::newRow("codex") << fixture(u"codex.toml"_s) << 1;
    QTest::newRow("lmstudio") << fixture(u"lmstudio.json"_s) << 1;
}

void TestClientReplace::replacesInEveryClient()
{
    QFETCH(QByteArray, before);
    QFETCH(int, servers);
    const Home home(QString::fromLatin1(QTest::currentDataTag()));
    home.write(before);
    QCOMPARE(int(home.originals().size()), servers);
    const auto change = home.plan();
    QVERIFY2(change, change ? "" : qPrintable(change.error().message));
    QCOMPARE(home.read(), before); // planning writes nothing
    QCOMPARE(edited(change->before, change->edits), change->after);
    QVERIFY(home.connector().apply(*change));

    const auto state = home.connector().state(home.form);
    QVERIFY2(state, state ? "" : qPrintable(state.error().message));
    QVERIFY(state->isConnected);
    QCOMPARE(state->servers, QStringList());
    QCOMPARE(home.originals().size(), size_t(0)); // none in a project either

    const auto back = home.connector().planDisconnect(home.form);
    QVERIFY(back && back->isRestore);
    QVERIFY(back->description().contains("/opt/mcp-runtime"_L1));
    QVERIFY(home.connector().apply(*back));
    QCOMPARE(home.read(), before);
    QVERIFY(QDir(home.folder.filePath(u"backups"_s)).isEmpty());
}

void TestClientReplace::keepsWhatIsNotReplaced()
{
    const Home home(u"cursor"_s);
    home.write(kCursor);
    QCOMPARE(home.replace({u"a"_s}), QString());
    const QByteArray text = home.read();
    QVERIFY2(text.startsWith("{\n  // mine\n  \"mcpServers\": {\n     // of a\n    \"b\": {\n"
                             "      \"command\": \"y\",\n      \"env\": {\"KEY\": \"sk-secret\"}\n"
                             "    },\n    \"mcp-runtime\": {"),
             text.constData());
    QVERIFY2(text.endsWith("    }\n  },\n  \"z\": 1\n}\n"), text.constData());
}

void TestClientReplace::keepsWhatIsNotReplacedInToml()
{
    const Home home(u"codex"_s);
    home.write("# top\nmodel = \"m\"\n\n[mcp_servers.a]\ncommand = 'x' # of a\n\n"
               "[mcp_servers.b]\nurl = 'https://b/'\n\n# tui\n[tui]\nn = true\n");
    QCOMPARE(home.replace({u"a"_s}), QString());
    QCOMPARE(home.read(), "# top\nmodel = \"m\"\n\n[mcp_servers.b]\nurl = 'https://b/'\n\n# tui\n"
                          "[tui]\nn = true\n\n[mcp_servers.mcp-runtime]\ncommand = "
                          "\"/opt/mcp-runtime\"\nargs = [\"serve\"]\n");
}

void TestClientReplace::replacesInAProject()
{
    const Home home(u"claude-code"_s);
    home.write(R"({"n":1,"projects":{"/p":{"mcpServers":{"a":{"command":"x"}},"h":[1]}}})");
    QCOMPARE(home.replace(), QString());
    const QByteArray text = home.read();
    QVERIFY2(text.contains(R"("projects":{"/p":{"mcpServers":{},"h":[1]}})"), text.constData());
    QVERIFY2(text.contains("\"mcp-runtime\": {"), text.constData());
}

void TestClientReplace::showsNoSecret()
{
    const Home home(u"cursor"_s);
    home.write(kCursor);
    const auto change = home.plan();
    QVERIFY(change);
    QVERIFY(change->description().contains("(hidden)"_L1));
    QVERIFY(!change->description().contains("sk-secret"_L1));
    QVERIFY(change->description().contains("\"command\": \"y\""_L1));
    QVERIFY(home.connector().apply(*change));
    const auto back = home.connector().planDisconnect(home.form);
    QVERIFY(back && back->description().contains("(hidden)"_L1));
    QVERIFY(!back->description().contains("sk-secret"_L1));
}

void TestClientReplace::refusesAnEntryThatChanged()
{
    const Home home(u"cursor"_s);
    home.write(kCursor);
    const auto originals = home.originals();
    home.write(QByteArray(kCursor).replace("\"y\"", "\"other\""));
    const auto change = home.connector().planReplace(home.form, home.values, originals);
    QVERIFY(!change);
    QCOMPARE(change.error().code, ErrorCode::Busy);
    QVERIFY2(change.error().message.contains("'b'"_L1), qPrintable(change.error().message));
}

void TestClientReplace::refusesAFileThatChangedInBetween()
{
    const Home home(u"cursor"_s);
    home.write(kCursor);
    const auto change = home.plan();
    QVERIFY(change);
    home.write(kCursor + ' ');
    const auto applied = home.connector().apply(*change);
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, ErrorCode::Busy);
    QCOMPARE(home.read(), kCursor + ' ');
}

void TestClientReplace::replacesMoreLater()
{
    const Home home(u"cursor"_s);
    home.write(kCursor);
    QCOMPARE(home.replace({u"a"_s}), QString());
    QCOMPARE(home.replace({u"b"_s}), QString());
    QVERIFY(home.originals().empty());
    const auto back = home.connector().planDisconnect(home.form);
    QVERIFY(back && back->isRestore);
    QCOMPARE(edited(back->before, back->edits), kCursor);
    QCOMPARE(home.disconnect(), QString());
    QCOMPARE(home.read(), kCursor);
}

void TestClientReplace::putsBackIntoAFileThatChanged()
{
    const Home home(u"cursor"_s);
    home.write(kCursor);
    QCOMPARE(home.replace({u"a"_s}), QString());
    home.write(home.read().replace("\"z\": 1", "\"z\": 2"));
    QCOMPARE(home.replace({u"b"_s}), QString()); // connected before, and changed since
    home.write(home.read().replace("\"z\": 2", "\"z\": 3"));
    const auto back = home.connector().planDisconnect(home.form);
    QVERIFY(back && !back->isRestore);
    QVERIFY(!back->description().contains("sk-secret"_L1));
    QVERIFY(home.connector().apply(*back));
    const QByteArray text = home.read();
    QVERIFY2(!text.contains("mcp-runtime") && text.contains("\"z\": 3"), text.constData());
    const auto now = home.originals();
    QCOMPARE(now.size(), size_t(2));
    QCOMPARE(now[0].value["command"_L1].toString(), u"x"_s);
    QCOMPARE(now[1].value["env"_L1]["KEY"_L1].toString(), u"sk-secret"_s);
    QVERIFY(QDir(home.folder.filePath(u"backups"_s)).isEmpty());
}

void TestClientReplace::putsBackTables()
{
    const Home home(u"codex"_s);
    home.write(fixture(u"codex.toml"_s));
    QCOMPARE(home.replace(), QString());
    home.write("# new\n" + home.read());
    QCOMPARE(home.disconnect(), QString());
    const QByteArray text = home.read();
    QVERIFY2(text.startsWith("# new\n# Codex\n"), text.constData());
    QVERIFY2(text.contains("[mcp_servers.playwright.env]\nDEBUG = \"pw:mcp\" # [mcp_servers"),
             text.constData());
    QVERIFY2(!text.contains("mcp-runtime"), text.constData());
}

QTEST_GUILESS_MAIN(TestClientReplace)
#include "tst_client_replace.moc"
