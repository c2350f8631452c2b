// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/client_change.h"
#include "engine/clients/client_servers.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QObject>
#include <QTemporaryDir>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

QByteArray contentOf(const QString &path)
{
    QFile file(path);
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}

EntryValues ours()
{
    EntryValues values;
    values.program = u"/opt/mcp runtime/bin/mcp-runtime"_s;
    values.arguments = QStringList{u"serve"_s};
    return values;
}

/// A home folder with clients in it.
struct Home
{
    Home()
    {
        places.home = folder.filePath(u"home"_s);
        places.settings = places.home + "/.config"_L1;
    }
    void write(const QString &path, const QByteArray &bytes) const
    {
        QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly | QIODevice::Truncate));
        QCOMPARE(file.write(bytes), bytes.size());
    }
    [[nodiscard]] QString fileOf(const QString &client) const
    {
        return findClientFile(client, places).path;
    }
    [[nodiscard]] ClientConnector connector() const
    {
        return {places, folder.filePath(u"backups"_s)};
    }

    QTemporaryDir folder;
    ClientPlaces places;
};

const ClientForm &cursor()
{
    return *findClientForm(u"cursor"_s);
}

} // namespace

class TestClientChange : public QObject
{
    Q_OBJECT

private slots:
    void connectsEveryClientAndTakesItBack_data();
    void connectsEveryClientAndTakesItBack();
    void findsFilesOnEverySystem_data();
    void findsFilesOnEverySystem();
    void prefersTheFileThatIsThere();
    void makesAndRemovesAFile();
    void removesOnlyOursFromAChangedFile();
    void connectingTwiceKeepsTheFirstBackup();
    void bringsBackAnEntryWithOurName_data();
    void bringsBackAnEntryWithOurName();
    void refusesAFileThatChangedInBetween();
    void respectsLinksAndPermissions();
    void leavesWhatItMustNotTouch_data();
    void leavesWhatItMustNotTouch();
};

void TestClientChange::connectsEveryClientAndTakesItBack_data()
{
    QTest::addColumn<QString>("fixture");
    QTest::addColumn<QStringList>("servers");
    QTest::newRow("claude-desktop")
        << u"claude_desktop_config.json"_s << QStringList{u"filesystem"_s, u"github"_s};
    QTest::newRow("claude-code") << u"claude.json"_s << QStringList{u"sentry"_s};
    QTest::newRow("cursor") << u"cursor.json"_s << QStringList{u"context7"_s};
    QTest::newRow("vscode") << u"vscode.json"_s << QStringList{u"perplexity"_s};
    QTest::newRow("windsurf") << u"windsurf.json"_s << QStringList();
    QTest::newRow("cline") << u"cline.json"_s << QStringList{u"weather"_s};
    QTest::newRow("zed") << u"zed.json"_s << QStringList();
    QTest::newRow("gemini") << u"gemini.json"_s << QStringList{u"docs"_s};
    QTest::newRow("codex") << u"codex.toml"_s << QStringList{u"playwright"_s};
    QTest::newRow("lmstudio") << u"lmstudio.json"_s << QStringList{u"time"_s};
}

void TestClientChange::connectsEveryClientAndTakesItBack()
{
    QFETCH(QString, fixture);
    QFETCH(QStringList, servers);
    const Home home;
    const QString name = QString::fromLatin1(QTest::currentDataTag());
    const ClientForm &form = *findClientForm(name);
    const QString path = home.fileOf(name);
    const QByteArray before = contentOf(QStringLiteral(MCPRT_DATA_DIR "/clients/") + fixture);
    QVERIFY(!before.isEmpty());
    home.write(path, before);

    const auto change = home.connector().planConnect(form, ours());
    QVERIFY2(change, change ? "" : qPrintable(change.error().message));
    QCOMPARE(contentOf(path), before); // planning writes nothing
    QVERIFY(change->description().contains("+"_L1));
    const auto applied = home.connector().apply(*change);
    QVERIFY2(applied, applied ? "" : qPrintable(applied.error().message));
    const QByteArray with = contentOf(path);
    QVERIFY(with.contains("/opt/mcp runtime/bin/mcp-runtime"));
    qsizetype kept = with.size();
    for (const TextEdit &edit : change->edits)
        kept -= edit.with.size() - edit.length;
    QCOMPARE(kept, before.size());
    const auto state = home.connector().state(form);
    QVERIFY(state);
    QVERIFY(state->isConnected);
    QCOMPARE(state->servers, servers);
    const auto again = home.connector().planConnect(form, ours());
    QVERIFY(again);
    QVERIFY(again->isNothing());

    const auto back = home.connector().planDisconnect(form);
    QVERIFY(back);
    QVERIFY(back->isRestore);
    QVERIFY(home.connector().apply(*back));
    QCOMPARE(contentOf(path), before);
    QVERIFY(QDir(home.folder.filePath(u"backups"_s)).isEmpty());
}

void TestClientChange::findsFilesOnEverySystem_data()
{
    QTest::addColumn<int>("system");
    QTest::addColumn<QString>("client");
    QTest::addColumn<QString>("path");
    const auto row = [](ClientPlaces::System system, const char *client, const char *path) {
        QTest::addRow("%s %d", client, int(system))
            << int(system) << QString::fromLatin1(client) << QString::fromLatin1(path);
    };
    using enum ClientPlaces::System;
    row(Linux, "claude-desktop", "S/Claude/claude_desktop_config.json");
    row(Windows, "claude-desktop", "S/Claude/claude_desktop_config.json");
    row(MacOs, "vscode", "S/Code/User/mcp.json");
    row(MacOs, "zed", "H/.config/zed/settings.json");
    row(Windows, "zed", "S/Zed/settings.json");
    row(Linux, "cursor", "H/.cursor/mcp.json");
    row(Linux, "claude-code", "H/.claude.json");
    row(Windows, "codex", "H/.codex/config.toml");
    row(Linux, "generic", "");
}

void TestClientChange::findsFilesOnEverySystem()
{
    QFETCH(int, system);
    QFETCH(QString, client);
    QFETCH(QString, path);
    ClientPlaces places{ClientPlaces::System(system), u"H"_s, u"S"_s, {}};
    QCOMPARE(findClientFile(client, places).path, path);
    QVERIFY(!findClientFile(client, places).isFound);
    if (client == "codex"_L1) {
        places.variables[u"CODEX_HOME"_s] = u"X"_s;
        QCOMPARE(findClientFile(client, places).path, u"X/config.toml"_s);
    }
}

void TestClientChange::prefersTheFileThatIsThere()
{
    const Home home;
    QVERIFY(QDir().mkpath(home.places.settings + "/Claude"_L1));
    const QString other = home.places.settings + "/claude/claude_desktop_config.json"_L1;
    home.write(other, "{}");
    QCOMPARE(home.fileOf(u"claude-desktop"_s), other);
}

void TestClientChange::makesAndRemovesAFile()
{
    const Home home;
    const auto absent = home.connector().planConnect(cursor(), ours());
    QVERIFY(!absent);
    QCOMPARE(absent.error().code, ErrorCode::NotFound);
    QVERIFY(QDir().mkpath(home.places.home + "/.cursor"_L1));
    const auto change = home.connector().planConnect(cursor(), ours());
    QVERIFY(change);
    QVERIFY(home.connector().apply(*change));
    const QString path = home.fileOf(u"cursor"_s);
    QCOMPARE(QFileInfo(path).permissions() & (QFile::ReadGroup | QFile::ReadOther),
             QFile::Permissions());
    const auto back = home.connector().planDisconnect(cursor());
    QVERIFY(back);
    QVERIFY(back->description().contains("The file is removed"_L1));
    QVERIFY(home.connector().apply(*back));
    QVERIFY(!QFileInfo::exists(path));
}

void TestClientChange::removesOnlyOursFromAChangedFile()
{
    const Home home;
    const QString path = home.places.home + "/.cursor/mcp.json"_L1;
    home.write(path, "{\n  \"mcpServers\": {\n    \"a\": 1\n  }\n}\n");
    const auto change = home.connector().planConnect(cursor(), ours());
    QVERIFY(change);
    QVERIFY(home.connector().apply(*change));
    home.write(path, contentOf(path).replace("\"a\": 1", "\"a\": 2"));
    const auto back = home.connector().planDisconnect(cursor());
    QVERIFY(back);
    QVERIFY(!back->isRestore);
    QVERIFY(home.connector().apply(*back));
    QCOMPARE(contentOf(path), "{\n  \"mcpServers\": {\n    \"a\": 2\n  }\n}\n");
    const auto again = home.connector().planDisconnect(cursor());
    QVERIFY(again && again->isNothing());
}

void TestClientChange::connectingTwiceKeepsTheFirstBackup()
{
    const Home home;
    const QString path = home.places.home + "/.cursor/mcp.json"_L1;
    const QByteArray before = "{ }";
    home.write(path, before);
    EntryValues values = ours();
    for (const auto program : {"/old/mcp-runtime"_L1, "/new/mcp-runtime"_L1}) {
        values.program = program;
        const auto change = home.connector().planConnect(cursor(), values);
        QVERIFY(change && !change->isNothing());
        QVERIFY(home.connector().apply(*change));
    }
    QVERIFY(contentOf(path).contains("/new/"));
    QVERIFY(!contentOf(path).contains("/old/"));
    const auto back = home.connector().planDisconnect(cursor());
    QVERIFY(back && home.connector().apply(*back));
    QCOMPARE(contentOf(path), before);
}

void TestClientChange::bringsBackAnEntryWithOurName_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QByteArray>("before");
    QTest::newRow("JSON")
        << u"cursor"_s
        << R"({"mcpServers":{"mcp-runtime":{"command":"old","args":["mine"],"env":{"A_KEY":"tweet"}},"x":{}}})"_ba;
    QTest::newRow("TOML")
        << u"codex"_s
        << "# mine\n[mcp_servers.mcp-runtime]\ncommand = 'old'\nargs = "
           "['mine']\nenv = { A_KEY = 'tweet' }\n\n[mcp_servers.x]\ncommand = 'y'\n"_ba;
}

void TestClientChange::bringsBackAnEntryWithOurName()
{
    QFETCH(const QString, client);
    QFETCH(const QByteArray, before);
    const ClientForm &form = *findClientForm(client);
    for (const bool isChanged : {false, true}) {
        const Home home;
        const QString path = home.fileOf(client);
        home.write(path, before);
        EntryValues values = ours();
        for (const auto program : {"/first/mcp-runtime"_L1, "/second/mcp-runtime"_L1}) {
            values.program = program;
            const auto change = home.connector().planConnect(form, values);
            QVERIFY(change && home.connector().apply(*change));
            QVERIFY(!change->description().contains("tweet"_L1));
        }
        QVERIFY(!contentOf(path).contains("mine'") && !contentOf(path).contains("\"mine\""));
        if (isChanged)
            home.write(path, contentOf(path) + '\n');
        const auto back = home.connector().planDisconnect(form);
        QVERIFY(back && home.connector().apply(*back));
        QVERIFY(!back->description().contains("tweet"_L1));
        if (isChanged) {
            const auto entry = readClientEntry(form, contentOf(path), path, {u"mcp-runtime"_s});
            QCOMPARE(
                entry.value_or(QJsonObject()),
                readClientEntry(form, before, path, {u"mcp-runtime"_s}).value_or(QJsonObject()));
        } else {
            QCOMPARE(contentOf(path), before);
        }
        // It is the person's: who wants it gone says so again.
        const auto gone = home.connector().planDisconnect(form);
        QVERIFY(gone && home.connector().apply(*gone));
        QVERIFY(!contentOf(path).contains("mcp-runtime"));
    }
}

void TestClientChange::refusesAFileThatChangedInBetween()
{
    const Home home;
    const QString path = home.places.home + "/.cursor/mcp.json"_L1;
    home.write(path, "{}");
    const auto change = home.connector().planConnect(cursor(), ours());
    QVERIFY(change);
    for (const bool gone : {false, true}) {
        if (gone)
            QVERIFY(QFile::remove(path));
        else
            home.write(path, "{ }");
        const auto applied = home.connector().apply(*change);
        QVERIFY(!applied);
        QCOMPARE(applied.error().code, ErrorCode::Busy);
        QCOMPARE(contentOf(path), gone ? QByteArray() : QByteArray("{ }"));
    }
}

void TestClientChange::respectsLinksAndPermissions()
{
    const Home home;
    const QString real = home.folder.filePath(u"dotfiles/cursor.json"_s);
    home.write(real, "{}");
    const auto rights = QFile::ReadOwner | QFile::WriteOwner | QFile::ReadGroup;
    QVERIFY(QFile::setPermissions(real, rights));
    QVERIFY(QDir().mkpath(home.places.home + "/.cursor"_L1));
    const QString path = home.places.home + "/.cursor/mcp.json"_L1;
    QVERIFY(QFile::link(real, path));
    const auto change = home.connector().planConnect(cursor(), ours());
    QVERIFY(change && home.connector().apply(*change));
    QVERIFY(QFileInfo(path).isSymLink());
    QVERIFY(contentOf(real).contains("mcp-runtime"));
    QCOMPARE(QFileInfo(real).permissions() & ~(QFile::ReadUser | QFile::WriteUser), rights);
    QCOMPARE(QDir(QFileInfo(real).path()).entryList(QDir::Files), QStringList(u"cursor.json"_s));
}

void TestClientChange::leavesWhatItMustNotTouch_data()
{
    QTest::addColumn<QString>("kind");
    QTest::addColumn<ErrorCode>("code");
    QTest::newRow("read-only") << u"read-only"_s << ErrorCode::Unauthorized;
    QTest::newRow("broken") << u"broken"_s << ErrorCode::Misconfigured;
    QTest::newRow("huge") << u"huge"_s << ErrorCode::LimitExceeded;
    QTest::newRow("folder") << u"folder"_s << ErrorCode::Io;
    QTest::newRow("dangling link") << u"dangling"_s << ErrorCode::Io;
}

void TestClientChange::leavesWhatItMustNotTouch()
{
    QFETCH(QString, kind);
    QFETCH(ErrorCode, code);
    const Home home;
    const QString path = home.places.home + "/.cursor/mcp.json"_L1;
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    if (kind == "folder"_L1)
        QVERIFY(QDir().mkpath(path));
    else if (kind == "dangling"_L1)
        QVERIFY(QFile::link(home.folder.filePath(u"nothing"_s), path));
    else
        home.write(path, kind == "broken"_L1 ? "{\n\"a\""
                         : kind == "huge"_L1 ? QByteArray((32 << 20) + 1, ' ')
                                             : QByteArray("{}"));
    if (kind == "read-only"_L1)
        QVERIFY(QFile::setPermissions(path, QFile::ReadOwner));
    const QByteArray before = contentOf(path);
    const auto change = home.connector().planConnect(cursor(), ours());
    const Result<bool> applied =
        change ? home.connector().apply(*change) : Result<bool>(Failure(change.error()));
    QVERIFY(!applied);
    QCOMPARE(applied.error().code, code);
    QVERIFY2(applied.error().message.contains("mcp.json"_L1), qPrintable(applied.error().message));
    QCOMPARE(contentOf(path), before);
    QVERIFY(!QFileInfo::exists(home.folder.filePath(u"nothing"_s)));
}

QTEST_GUILESS_MAIN(TestClientChange)
#include "tst_client_change.moc"
