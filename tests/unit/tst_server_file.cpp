// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/server_file.h"

#include <QFile>
#include <QObject>
#include <QRandomGenerator>
#include <QTemporaryDir>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

class tst_ServerFile : public QObject
{
    Q_OBJECT

private slots:
    void readsEveryKey();
    void saysWhatIsWrongWithAnEntry_data();
    void saysWhatIsWrongWithAnEntry();
    void acceptsOtherSpellings_data();
    void acceptsOtherSpellings();
    void leavesTheOthersAloneWhenOneIsWrong();
    void saysWhereABrokenFileIsBroken_data();
    void saysWhereABrokenFileIsBroken();
    void refusesUnusableNames_data();
    void refusesUnusableNames();
    void takesTheLastOfTwoEntriesWithOneName();
    void notesWhatIsNotUsed();
    void warnsOfWhatWillDifferFromWhatWasWritten();
    void readsATruncatedFileAtEveryCut();
    void survivesMutatedFiles();
    void readsAFileOnDisk();
};

namespace {

const QByteArray kSample = R"({
  // Servers of a test.
  "mcpServers": {
    "files": {
      "command": "npx",
      "args": ["-y", "server-filesystem", "${HOME}/docs", "a b"],
      "env": {"TOKEN": "${keychain:files}", "EMPTY": ""},
      "cwd": "/srv",
      "timeout": 2.5,
      "hints": ["documents", "read write"],
      "blocked_tools": ["delete_file"], "changed_tools": "allow",
    },
    "my remote é": {
      "type": "streamable-http",
      "url": "https://example.org/mcp?x=1",
      "headers": {"Authorization": "Bearer ${env:KEY}"},
      "disabled": true
    }
  }
}
)"_ba;

/// `{"mcpServers": {"x": …}}` in one line.
QByteArray entry(const QByteArray &value)
{
    return R"({"mcpServers": {"x": )" + value + "}}";
}

} // namespace

void tst_ServerFile::readsEveryKey()
{
    const auto file = parseServerFile(kSample, u"/c/servers.json"_s);
    QVERIFY2(file.has_value(), qPrintable(file ? QString() : file.error().message));
    QCOMPARE(file->warnings, QStringList());
    QCOMPARE(file->notes, QStringList());
    QCOMPARE(file->servers.size(), 2U);

    ServerConfig files;
    files.name = ServerName{u"files"_s};
    files.command = u"npx"_s;
    files.arguments = {u"-y"_s, u"server-filesystem"_s, u"${HOME}/docs"_s, u"a b"_s};
    files.environment = {{u"TOKEN"_s, u"${keychain:files}"_s}, {u"EMPTY"_s, QString(u""_s)}};
    files.workingDirectory = u"/srv"_s;
    files.timeout = 2500ms;
    files.hints = {u"documents"_s, u"read write"_s};
    files.blockedTools = {u"delete_file"_s};
    files.changedTools = ChangedTools::Allow;
    files.sourceFile = u"/c/servers.json"_s;
    files.sourceLine = 4;
    QVERIFY(file->servers[0] == files);

    ServerConfig remote;
    remote.name = ServerName{u"my remote é"_s};
    remote.kind = ServerConfig::Kind::Http;
    remote.url = u"https://example.org/mcp?x=1"_s;
    remote.headers = {{u"Authorization"_s, u"Bearer ${env:KEY}"_s}};
    remote.disabled = true;
    remote.sourceFile = u"/c/servers.json"_s;
    remote.sourceLine = 13;
    QVERIFY(file->servers[1] == remote);
}

void tst_ServerFile::saysWhatIsWrongWithAnEntry_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QString>("problem");
    const auto row = [](const char *name, const char *value, const QString &problem) {
        QTest::newRow(name) << QByteArray(value) << problem;
    };
    row("not an object", R"("npx")", u"mcpServers.x must be an object, not a string."_s);
    row("nothing to start", "{}",
        u"mcpServers.x needs `command` (a program) or `url` (a remote server)."_s);
    row("command is a list", R"({"command": ["npx"]})",
        u"mcpServers.x.command must be a string, not a list."_s);
    row("command is empty", R"({"command": " "})", u"mcpServers.x.command must name a program."_s);
    row("NUL in the command", R"({"command": "a\u0000b"})",
        u"mcpServers.x.command must not contain a NUL character."_s);
    row("args is a string", R"({"command": "a", "args": "b"})",
        u"mcpServers.x.args must be a list of strings, not a string."_s);
    row("a number among args", R"({"command": "a", "args": ["b", 8080]})",
        u"mcpServers.x.args[1] must be a string, not a number; write \"8080\"."_s);
    row("null among args", R"({"command": "a", "args": [null]})",
        u"mcpServers.x.args[0] must be a string, not null."_s);
    row("env is a list", R"({"command": "a", "env": ["A=1"]})",
        u"mcpServers.x.env must be an object of strings, not a list."_s);
    row("env value is a boolean", R"({"command": "a", "env": {"A": true}})",
        u"mcpServers.x.env.A must be a string, not a boolean; write \"true\"."_s);
    row("env name with =", R"({"command": "a", "env": {"A=B": "1"}})",
        u"mcpServers.x.env has the name 'A=B', which can't be one."_s);
    row("url without scheme", R"({"url": "example.org/mcp"})",
        u"mcpServers.x.url must be a complete http:// or https:// address, as in https://host/mcp."_s);
    row("url of another scheme", R"({"url": "file:///etc/passwd"})",
        u"mcpServers.x.url must be a complete http:// or https:// address, as in https://host/mcp."_s);
    row("line feed in a header", R"({"url": "http://a", "headers": {"A": "b\nC: d"}})",
        u"mcpServers.x.headers.A can't be sent as an HTTP header."_s);
    row("timeout is a string", R"({"command": "a", "timeout": "30"})",
        u"mcpServers.x.timeout must be a number of seconds, 0 or more, as in 30; not a string."_s);
    row("changed tools are neither", R"({"command": "a", "changed_tools": "never"})",
        u"mcpServers.x.changed_tools must be \"ask\" or \"allow\"."_s);
    row("timeout is negative", R"({"command": "a", "timeout": -1})",
        u"mcpServers.x.timeout must be a number of seconds, 0 or more, as in 30; not -1."_s);
    row("disabled is a string", R"({"command": "a", "disabled": "yes"})",
        u"mcpServers.x.disabled must be true or false, not a string."_s);
    row("both command and url", R"({"command": "a", "url": "http://b"})",
        u"mcpServers.x has both `command` and `url`; keep one, or say which with `type`: \"stdio\" "
        "or \"http\"."_s);
    row("http without url", R"({"type": "http", "command": "a"})",
        u"mcpServers.x is of type http, so it needs `url`."_s);
    row("stdio without command", R"({"type": "stdio", "url": "http://a"})",
        u"mcpServers.x needs `command` (a program) or `url` (a remote server)."_s);
}

void tst_ServerFile::saysWhatIsWrongWithAnEntry()
{
    QFETCH(const QByteArray, value);
    QFETCH(const QString, problem);
    const auto file = parseServerFile(entry(value), u"F"_s);
    QCOMPARE(file->servers.size(), 1U);
    QVERIFY(file->servers[0].problem);
    QCOMPARE(file->servers[0].problem->code, ErrorCode::Misconfigured);
    QCOMPARE(file->servers[0].problem->message, u"F:1: "_s + problem);
    QCOMPARE(file->servers[0].problem->origin, u"x"_s);
}

void tst_ServerFile::acceptsOtherSpellings_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("same");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &same) {
        QTest::newRow(name) << text << same;
    };
    row("servers", R"({"servers": {"x": {"command": "a"}}})", entry(R"({"command": "a"})"));
    row("serverUrl", entry(R"({"serverUrl": "http://a/b"})"), entry(R"({"url": "http://a/b"})"));
    row("httpUrl", entry(R"({"httpUrl": "http://a/b"})"), entry(R"({"url": "http://a/b"})"));
    row("type stdio", entry(R"({"type": "stdio", "command": "a"})"), entry(R"({"command": "a"})"));
    row("transport", entry(R"({"url": "http://a", "transport": "streamable_http"})"),
        entry(R"({"url": "http://a"})"));
    row("enabled", entry(R"({"command": "a", "enabled": false})"),
        entry(R"({"command": "a", "disabled": true})"));
    row("one hint", entry(R"({"command": "a", "hints": "b"})"),
        entry(R"({"command": "a", "hints": ["b"]})"));
    row("disabledTools", entry(R"({"command": "a", "disabledTools": ["b"]})"),
        entry(R"({"command": "a", "blocked_tools": ["b"]})"));
    row("byte order mark", "\xef\xbb\xbf" + entry(R"({"command": "a"})"),
        entry(R"({"command": "a"})"));
    row("escaped keys", entry(R"({"\u0063ommand": "a"})"), entry(R"({"command": "a"})"));
    row("variable as url", entry(R"({"url": "${env:U}"})"), entry(R"({"url": "${env:U}"})"));
}

void tst_ServerFile::acceptsOtherSpellings()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, same);
    const auto file = parseServerFile(text, u"F"_s);
    QCOMPARE(file->servers.size(), 1U);
    QVERIFY2(!file->servers[0].problem,
             qPrintable(file->servers[0].problem.value_or(Error{}).message));
    QVERIFY(file->servers == parseServerFile(same, u"F"_s)->servers);
}

void tst_ServerFile::leavesTheOthersAloneWhenOneIsWrong()
{
    const auto file = parseServerFile(
        "{\"mcpServers\": {\n\"a\": {\"command\": \"a\"},\n\"b\": {\n\"command\": 1},\n"
        "\"c\": {\"command\": \"c\"}}}"_ba,
        u"F"_s);
    QCOMPARE(file->servers.size(), 3U);
    QVERIFY(!file->servers[0].problem);
    QCOMPARE(file->servers[1].problem->message,
             u"F:4: mcpServers.b.command must be a string, not a number; write \"1\"."_s);
    QCOMPARE(file->servers[1].sourceLine, 3);
    QVERIFY(!file->servers[2].problem);
}

void tst_ServerFile::saysWhereABrokenFileIsBroken_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QString>("message");
    QTest::newRow("empty") << ""_ba << u"F:1:1: this is not valid JSON: the file ends too early."_s;
    QTest::newRow("missing comma") << "{\n  \"mcpServers\": {}\n  \"x\": 1}"_ba
                                   << u"F:3:3: this is not valid JSON: unexpected \"."_s;
    QTest::newRow("cut") << "{\"mcpServers\": {"_ba
                         << u"F:1:17: this is not valid JSON: the file ends too early."_s;
    QTest::newRow("rest behind it")
        << "{\"mcpServers\": {}} x"_ba << u"F:1:20: this is not valid JSON: unexpected x."_s;
    QTest::newRow("a list") << "[]"_ba
                            << u"F:1:1: the file must be an object, {\"mcpServers\": {…}}, not a "
                               "list."_s;
    QTest::newRow("servers as a list")
        << "{\n\"mcpServers\": []}"_ba
        << u"F:2: `mcpServers` must be an object of servers by name, not a list."_s;
}

void tst_ServerFile::saysWhereABrokenFileIsBroken()
{
    QFETCH(const QByteArray, text);
    const auto file = parseServerFile(text, u"F"_s);
    QVERIFY(!file.has_value());
    QCOMPARE(file.error().code, ErrorCode::Misconfigured);
    QTEST(file.error().message, "message");
}

void tst_ServerFile::refusesUnusableNames_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<bool>("isUsable");
    QTest::newRow("words") << u"my server (2)"_s << true;
    QTest::newRow("umlaut") << u"Bücher"_s << true;
    QTest::newRow("emoji") << u"🎉"_s << true;
    QTest::newRow("dots and dashes") << u"a.b-c_d"_s << true;
    QTest::newRow("128 characters") << QString(128, u'a') << true;
    QTest::newRow("129 characters") << QString(129, u'a') << false;
    QTest::newRow("empty") << u""_s << false;
    QTest::newRow("slash") << u"a/b"_s << false;
    QTest::newRow("tab") << u"a\tb"_s << false;
    QTest::newRow("right-to-left override") << u"a\u202eb"_s << false;
    QTest::newRow("zero width space") << u"a\u200bb"_s << false;
}

void tst_ServerFile::refusesUnusableNames()
{
    QFETCH(const QString, name);
    QFETCH(const bool, isUsable);
    const QByteArray escaped = name.toUtf8().replace('\t', "\\t");
    const auto file =
        parseServerFile(R"({"mcpServers": {")" + escaped + R"(": {"command": "a"}}})", u"F"_s);
    QCOMPARE(file->servers.size(), 1U);
    QCOMPARE(!file->servers[0].problem, isUsable);
    if (isUsable)
        QCOMPARE(file->servers[0].name.text, name);
    else
        QVERIFY(file->servers[0].problem->message.contains(u"unusable name"_s));
}

void tst_ServerFile::takesTheLastOfTwoEntriesWithOneName()
{
    const auto file = parseServerFile(
        "{\"mcpServers\": {\"x\": {\"command\": \"a\"},\n\"x\": {\"command\": \"b\"}}}"_ba, u"F"_s);
    QCOMPARE(file->servers.size(), 1U);
    QCOMPARE(file->servers[0].command, u"b"_s);
    QCOMPARE(file->warnings,
             QStringList{u"F:2: mcpServers.x replaces the entry of the same name in line 1."_s});
}

void tst_ServerFile::notesWhatIsNotUsed()
{
    const auto file = parseServerFile(entry(R"({"command": "a", "alwaysAllow": []})"), u"F"_s);
    QVERIFY(!file->servers[0].problem);
    QCOMPARE(file->notes, QStringList{u"F:1: mcpServers.x.alwaysAllow is not used here."_s});
}

void tst_ServerFile::warnsOfWhatWillDifferFromWhatWasWritten()
{
    const auto late = parseServerFile(entry(R"({"command": "a", "timeout": 600000})"), u"F"_s);
    QCOMPARE(late->servers[0].timeout, std::chrono::milliseconds(24h));
    QCOMPARE(late->warnings.size(), 1);
    const auto sse = parseServerFile(entry(R"({"type": "sse", "url": "http://a/sse"})"), u"F"_s);
    QVERIFY(!sse->servers[0].problem);
    QVERIFY(sse->warnings.isEmpty()); // it is tried when Streamable HTTP is refused
    const auto none = parseServerFile("{\"theme\": \"dark\"}"_ba, u"F"_s);
    QVERIFY(none->servers.empty());
    QCOMPARE(none->warnings, QStringList{u"F: there is no `mcpServers` in this file."_s});
}

void tst_ServerFile::readsATruncatedFileAtEveryCut()
{
    const qsizetype whole = kSample.lastIndexOf('}') + 1;
    for (qsizetype size = 0; size <= kSample.size(); ++size) {
        const auto file = parseServerFile(kSample.first(size), u"F"_s);
        QCOMPARE(file.has_value(), size >= whole);
        if (!file)
            QVERIFY(file.error().message.startsWith(u"F:"_s));
    }
}

void tst_ServerFile::survivesMutatedFiles()
{
    QRandomGenerator random(20261123);
    int accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray text = kSample;
        for (int edits = random.bounded(1, 4); edits > 0; --edits) {
            const auto at = qsizetype(random.bounded(int(text.size())));
            const char byte = "{}[]\",:\\/*019-.tfn \n\xc3\xa9\0"[random.bounded(23)];
            switch (random.bounded(3)) {
            case 0: text[at] = byte; break;
            case 1: text.insert(at, byte); break;
            case 2: text.remove(at, 1); break;
            }
        }
        const auto file = parseServerFile(text, u"F"_s);
        if (!file)
            continue;
        ++accepted;
        for (const ServerConfig &server : file->servers) {
            QVERIFY(server.sourceLine >= 1);
            QVERIFY(!server.name.isEmpty());
            QVERIFY(server.problem || !server.command.isEmpty() || !server.url.isEmpty());
        }
    }
    QVERIFY(accepted > 1000);
}

void tst_ServerFile::readsAFileOnDisk()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"servers.json"_s);
    QVERIFY(readServerFile(path)->servers.empty());
    QCOMPARE(readServerFile(path, MissingFile::IsAnError).error().code, ErrorCode::NotFound);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(kSample);
    file.close();
    QCOMPARE(readServerFile(path)->servers.size(), 2U);
    QVERIFY(file.setPermissions(file.permissions() | QFile::WriteOther));
    QCOMPARE(readServerFile(path).error().code, ErrorCode::Unauthorized);
}

QTEST_GUILESS_MAIN(tst_ServerFile)
#include "tst_server_file.moc"
