// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/client_entry.h"
#include "engine/clients/client_import.h"
#include "engine/clients/toml_servers.h"
#include "engine/clients/toml_value.h"

#include <QDir>
#include <QFile>
#include <QFileInfo>
#include <QJsonArray>
#include <QJsonDocument>
#include <QTemporaryDir>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

QByteArray compact(const QJsonObject &json)
{
    return QJsonDocument(json).toJson(QJsonDocument::Compact);
}

} // namespace

/// What each client has for a server, as our own configuration says it.
class TestClientEntry : public QObject
{
    Q_OBJECT

private slots:
    void readsTomlValues_data();
    void readsTomlValues();
    void readsTomlServers_data();
    void readsTomlServers();
    void translates_data();
    void translates();
    void saysWhatWillBeDifferent_data();
    void saysWhatWillBeDifferent();
    void importsEveryClient_data();
    void importsEveryClient();
    void importsProjectsOfClaudeCode();
};

void TestClientEntry::readsTomlValues_data()
{
    QTest::addColumn<QByteArray>("toml");
    QTest::addColumn<QByteArray>("json"); ///< of [value]; empty = refused
    const auto row = [](const char *name, const QByteArray &toml, const QByteArray &json) {
        QTest::newRow(name) << toml << json;
    };
    row("basic", R"(  "a\"b\\\u00e9\U0001F600\t" # c)", R"(["a\"b\\é😀\t"])");
    row("literal", R"('C:\x "y"')", R"(["C:\\x \"y\""])");
    row("long basic", "\"\"\"\r\na\n\"b\"\\\n   c\"\"\"\"\"", R"(["a\n\"b\"c\"\""])");
    row("long literal", "'''\na\\n'b'''", R"(["a\\n'b"])");
    row("numbers", "[ 1_000, -3, +4, 0x1F, 0o17, 0b101, 1.5e2, -0.25 ]",
        "[[1000,-3,4,31,15,5,150,-0.25]]");
    row("booleans", "[true,false,]", "[[true,false]]");
    row("list over lines", "[ # one\n 'a', # two ]\n 'b'\n]", R"([["a","b"]])");
    row("table", R"({ a = 1, "b c".d = ['x'], 'e' = { } })",
        R"([{"a":1,"b c":{"d":["x"]},"e":{}}])");
    row("date", "1979-05-27 07:32:00Z # z", R"(["1979-05-27 07:32:00Z"])");
    row("time", "07:32:00", R"(["07:32:00"])");
    row("nothing", " # c", "");
    row("a word", "yes", "");
    row("open string", "\"a", "");
    row("open list", "[1,", "");
    row("no comma", "[1 2]", "");
    row("a key twice", "{a = 1, a = 2}", "");
    row("a key in a value", "{a = 1, a.b = 2}", "");
    row("bad escape", R"("\q")", "");
    row("half a pair", R"("\ud800")", "");
    row("two values", "1 2", "");
    row("too deep", QByteArray(1000, '[') + QByteArray(1000, ']'), "");
}

void TestClientEntry::readsTomlValues()
{
    QFETCH(QByteArray, toml);
    QFETCH(QByteArray, json);
    const auto value = tomlValue(toml);
    QCOMPARE(value.has_value(), !json.isEmpty());
    if (value)
        QCOMPARE(QJsonArray{*value}, QJsonDocument::fromJson(json).array());
    for (qsizetype cut = 0; cut < toml.size() && toml.size() < 200; ++cut)
        (void)tomlValue(toml.first(cut)); // must end, and read nothing behind the end
}

void TestClientEntry::readsTomlServers_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("server"); ///< empty = refused
    QTest::addColumn<QByteArray>("without");
    const auto row = [](const char *name, const QByteArray &text, const QByteArray &server,
                        const QByteArray &without) {
        QTest::newRow(name) << text << server << without;
    };
    row("tables", "[mcp_servers.s]\ncommand = \"x\"\n\n[a]\nb = 1\n[mcp_servers.s.env]\nK = 'v'\n",
        R"({"command":"x","env":{"K":"v"}})", "\n[a]\nb = 1\n");
    row("one value", "# c\n[mcp_servers]\ns = { command = 'x', env = { K = 'v' } } # own\nt = {}\n",
        R"({"command":"x","env":{"K":"v"}})", "# c\n[mcp_servers]\nt = {}\n");
    row("dotted", "mcp_servers.s.command = 'x'\nmcp_servers.t.command = 'y'\n",
        R"({"command":"x"})", "mcp_servers.t.command = 'y'\n");
    row("absent", "[mcp_servers.t]\n", "{}", "[mcp_servers.t]\n");
    row("a key twice", "[mcp_servers.s]\ncommand = 'x'\ncommand = 'y'\n", "", "");
    row("a bad value", "[mcp_servers.s]\ncommand = x\n", "", "");
}

void TestClientEntry::readsTomlServers()
{
    QFETCH(QByteArray, text);
    QFETCH(QByteArray, server);
    QFETCH(QByteArray, without);
    const TomlPlace place{u"mcp_servers"_s, u"s"_s, u"FILE"_s};
    const auto read = tomlServer(text, place);
    QCOMPARE(read.has_value(), !server.isEmpty());
    if (!read) {
        QCOMPARE(read.error().code, ErrorCode::Misconfigured);
        QVERIFY2(read.error().message.startsWith("FILE:"_L1), qPrintable(read.error().message));
        return;
    }
    QCOMPARE(*read, object(server));
    const auto edits = removeTomlServer(text, place);
    QVERIFY(edits);
    QCOMPARE(edited(text, *edits), without);
}

void TestClientEntry::translates_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QByteArray>("ours");
    const auto row = [](const char *name, const char *client, const QByteArray &theirs,
                        const QByteArray &ours) {
        QTest::newRow(name) << QString::fromLatin1(client) << theirs << ours;
    };
    row("Codex, local", "codex",
        R"({"command":"npx","args":["-y","x"],"env":{"A":"1"},"env_vars":["B",{"name":"C"}],
            "cwd":"/tmp","startup_timeout_sec":20,"tool_timeout_sec":90,"enabled":false,
            "disabled_tools":["rm"]})",
        R"({"command":"npx","args":["-y","x"],"cwd":"/tmp","timeout":90,"enabled":false,
            "env":{"A":"1","B":"${env:B:-}","C":"${env:C:-}"},"blocked_tools":["rm"]})");
    row("Codex, HTTP", "codex",
        R"({"url":"https://h/mcp","bearer_token_env_var":"T","http_headers":{"X":"1"},
            "env_http_headers":{"Y":"YV"}})",
        R"({"url":"https://h/mcp","headers":{"X":"1","Y":"${env:YV}",
            "Authorization":"Bearer ${env:T}"}})");
    row("Gemini: milliseconds and variables", "gemini",
        R"({"command":"$BIN/x","args":["--k=$KEY","${B}"],"env":{"A":"$A"},"timeout":5000,
            "trust":true,"excludeTools":["t"]})",
        R"({"command":"${BIN}/x","args":["--k=${KEY}","${B}"],"env":{"A":"${A}"},"timeout":5,
            "excludeTools":["t"]})");
    row("Zed as it was", "zed",
        R"({"source":"custom","command":{"path":"x","args":["a"],"env":null}})",
        R"({"command":"x","args":["a"]})");
    row("Zed as it is", "zed", R"({"enabled":true,"command":"x","args":[],"settings":{}})",
        R"({"enabled":true,"command":"x","args":[]})");
    row("Cursor signs in", "cursor",
        R"({"url":"https://h/","auth":{"CLIENT_ID":"i","CLIENT_SECRET":"s","scopes":["r"]}})",
        R"({"url":"https://h/","oauth":{"clientId":"i","clientSecret":"s","scopes":["r"]}})");
    row("Cline is in seconds", "cline",
        R"({"command":"x","timeout":3600,"disabled":true,"autoApprove":["t"]})",
        R"({"command":"x","timeout":3600,"disabled":true})");
    row("Windsurf", "windsurf", R"({"serverUrl":"https://h/","disabledTools":["t"]})",
        R"({"serverUrl":"https://h/","disabledTools":["t"]})");
    row("VS Code", "vscode",
        R"({"type":"http","url":"https://h/","headers":{"A":"Bearer ${input:k}"},"gallery":true})",
        R"({"type":"http","url":"https://h/","headers":{"A":"Bearer ${input:k}"}})");
    row("LM Studio, in milliseconds", "lmstudio", R"({"command":"x","timeout":60000})",
        R"({"command":"x","timeout":60})");
    row("Claude Desktop", "claude-desktop", R"({"command":"x","args":["$HOME"],"env":{"A":"$B"}})",
        R"({"command":"x","args":["$HOME"],"env":{"A":"$B"}})");
}

void TestClientEntry::translates()
{
    QFETCH(QString, client);
    QFETCH(QByteArray, theirs);
    QFETCH(QByteArray, ours);
    const OwnEntry own = ownEntry(*findClientForm(client), object(theirs));
    QVERIFY(!object(theirs).isEmpty());
    QCOMPARE(compact(own.entry), compact(object(ours)));
    QCOMPARE(own.problem, QString());
}

void TestClientEntry::saysWhatWillBeDifferent_data()
{
    QTest::addColumn<QString>("client");
    QTest::addColumn<QByteArray>("theirs");
    QTest::addColumn<QString>("remark");
    QTest::addColumn<QString>("problem");
    QTest::newRow("fewer tools") << u"codex"_s << R"({"command":"x","enabled_tools":["a","b"]})"_ba
                                 << u"a, b"_s << QString();
    QTest::newRow("a file of variables")
        << u"vscode"_s << R"({"command":"x","envFile":"/e/.env"})"_ba << u"/e/.env"_s << QString();
    QTest::newRow("an extension") << u"zed"_s << R"({"source":"extension","settings":{"k":1}})"_ba
                                  << QString() << u"extension"_s;
    QTest::newRow("a folder only VS Code knows")
        << u"vscode"_s << R"({"command":"x","args":["${workspaceFolder}/a"]})"_ba << QString()
        << u"${workspaceFolder}"_s;
    QTest::newRow("asked for in an argument")
        << u"vscode"_s << R"({"command":"x","args":["--k=${input:k}"]})"_ba << QString()
        << u"${input:k}"_s;
}

void TestClientEntry::saysWhatWillBeDifferent()
{
    QFETCH(QString, client);
    QFETCH(QByteArray, theirs);
    QFETCH(QString, remark);
    QFETCH(QString, problem);
    const OwnEntry own = ownEntry(*findClientForm(client), object(theirs));
    QCOMPARE(own.remarks.size(), remark.isEmpty() ? 0 : 1);
    QVERIFY(own.remarks.join(u' ').contains(remark));
    QCOMPARE(own.problem.isEmpty(), problem.isEmpty());
    QVERIFY2(own.problem.contains(problem), qPrintable(own.problem));
}

void TestClientEntry::importsEveryClient_data()
{
    QTest::addColumn<QString>("fixture");
    QTest::addColumn<QStringList>("shown"); ///< NAME: COMMAND or URL
    const auto row = [](const char *client, const char *fixture, const QStringList &shown) {
        QTest::newRow(client) << QString::fromLatin1(fixture) << shown;
    };
    row("claude-desktop", "claude_desktop_config.json",
        {u"filesystem: npx -y @modelcontextprotocol/server-filesystem /home/me/Documents"_s,
         u"github: npx -y @modelcontextprotocol/server-github"_s});
    row("claude-code", "claude.json",
        {u"sentry: https://mcp.sentry.dev/mcp"_s, u"local: local-server"_s});
    row("cursor", "cursor.json", {u"context7: https://mcp.context7.com/mcp"_s});
    row("vscode", "vscode.json", {u"perplexity: npx -y server-perplexity-ask"_s});
    row("windsurf", "windsurf.json", {});
    row("cline", "cline.json", {u"weather: node /home/me/weather/index.js"_s});
    row("zed", "zed.json", {});
    row("gemini", "gemini.json", {u"docs: https://docs.example/mcp"_s});
    row("codex", "codex.toml", {u"playwright: npx -y @playwright/mcp@latest"_s});
    row("lmstudio", "lmstudio.json", {u"time: uvx mcp-server-time"_s});
}

void TestClientEntry::importsEveryClient()
{
    QFETCH(QString, fixture);
    QFETCH(QStringList, shown);
    const QTemporaryDir home;
    ClientPlaces places;
    places.home = home.path();
    places.settings = home.filePath(u".config"_s);
    const QString client = QString::fromLatin1(QTest::currentDataTag());
    const QString path = findClientFile(client, places).path;
    QVERIFY(QDir().mkpath(QFileInfo(path).absolutePath()));
    QVERIFY(QFile::copy(QStringLiteral(MCPRT_DATA_DIR "/clients/") + fixture, path));
    const auto found = serversOf(*findClientForm(client), places);
    QVERIFY2(found, found ? "" : qPrintable(found.error().message));
    QStringList names;
    for (const FoundServer &server : *found) {
        QCOMPARE(server.problem, QString());
        names << server.name + u": "_s + imported(server).shown();
    }
    QCOMPARE(names, shown);
}

void TestClientEntry::importsProjectsOfClaudeCode()
{
    const QTemporaryDir home;
    ClientPlaces places;
    places.home = home.path();
    QFile file(home.filePath(u".claude.json"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(R"({"projects": {"/p": {"mcpServers": {"a": {"command": "x"}}}, "/q": {}}})");
    file.close();
    const auto found = serversOf(*findClientForm(u"claude-code"_s), places);
    QVERIFY(found && found->size() == 1);
    const FoundServer &server = found->front();
    QCOMPARE(server.entry, object(R"({"command":"x","cwd":"/p"})"));
    QVERIFY(server.remarks.join(u' ').contains("/p"_L1));
    QCOMPARE(server.original.within, (QByteArrayList{"projects", "/p"}));
    QCOMPARE(server.original.value, object(R"({"command":"x"})"));
}

QTEST_GUILESS_MAIN(TestClientEntry)
#include "tst_client_entry.moc"
