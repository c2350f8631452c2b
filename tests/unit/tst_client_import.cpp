// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/clients/client_import.h"

#include <QJsonDocument>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

QJsonObject object(const QByteArray &json)
{
    return QJsonDocument::fromJson(json).object();
}

} // namespace

class tst_ClientImport : public QObject
{
    Q_OBJECT

private slots:
    void liftsSecrets_data();
    void liftsSecrets();
    void shows_data();
    void shows();
    void putsIntoOurFile();
    void leavesOthersAlone();
};

void tst_ClientImport::liftsSecrets_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QByteArray>("kept");
    QTest::addColumn<QStringList>("secrets"); ///< NAME=VALUE
    const auto row = [](const char *name, const QByteArray &entry, const QByteArray &kept,
                        const QStringList &secrets) {
        QTest::newRow(name) << entry << kept << secrets;
    };
    row("by the name of its key", R"({"env":{"GITHUB_TOKEN":"abc","LEVEL":"info"}})",
        R"({"env":{"GITHUB_TOKEN":"${keychain:my_server/GITHUB_TOKEN}","LEVEL":"info"}})",
        {u"my_server/GITHUB_TOKEN=abc"_s});
    row("by how its value begins", R"({"env":{"WHO":"ghp_abcdef"}})",
        R"({"env":{"WHO":"${keychain:my_server/WHO}"}})", {u"my_server/WHO=ghp_abcdef"_s});
    row("in headers",
        R"({"url":"https://a/","headers":{"Authorization":"Bearer x","X-Api-Key":"y"}})",
        R"({"url":"https://a/","headers":{"Authorization":"${keychain:my_server/Authorization}","X-Api-Key":"${keychain:my_server/X-Api-Key}"}})",
        {u"my_server/Authorization=Bearer x"_s, u"my_server/X-Api-Key=y"_s});
    row("a reference stays", R"({"env":{"A_KEY":"${env:A_KEY}","B_KEY":"$B"}})",
        R"({"env":{"A_KEY":"${env:A_KEY}","B_KEY":"$B"}})", {});
    row("what the client asks for", R"({"env":{"A":"${input:token}"}})",
        R"({"env":{"A":"${keychain:my_server/A}"}})", {u"my_server/A="_s});
    row("empty or no text", R"({"env":{"A_KEY":"","B_KEY":1}})",
        R"({"env":{"A_KEY":"","B_KEY":1}})", {});
    row("more names",
        R"({"env":{"DB_PASS":"a","GITHUB_PAT":"b","PASSPHRASE":"c","JWT":"d","AUTH":"e","SESSION":"f"}})",
        R"({"env":{"AUTH":"${keychain:my_server/AUTH}","DB_PASS":"${keychain:my_server/DB_PASS}","GITHUB_PAT":"${keychain:my_server/GITHUB_PAT}","JWT":"${keychain:my_server/JWT}","PASSPHRASE":"${keychain:my_server/PASSPHRASE}","SESSION":"${keychain:my_server/SESSION}"}})",
        {u"my_server/AUTH=e"_s, u"my_server/DB_PASS=a"_s, u"my_server/GITHUB_PAT=b"_s,
         u"my_server/JWT=d"_s, u"my_server/PASSPHRASE=c"_s, u"my_server/SESSION=f"_s});
    const QByteArray plain =
        R"({"env":{"PATH":"/bin","AUTHOR":"me","PWD":"/x","AUTH_MODE":"none","SESSION_DIR":"/y","HOST":"localhost:5432","WHERE":"https://a/b?c=d"}})";
    row("names of what is none", plain, plain, {});
    row("the password of an address", R"({"env":{"DATABASE_URL":"postgres://me:p%40w@db:5432/x"}})",
        R"({"env":{"DATABASE_URL":"postgres://me:${keychain:my_server/DATABASE_URL}@db:5432/x"}})",
        {u"my_server/DATABASE_URL=p%40w"_s});
    row("a long random value", R"({"env":{"WHO":"aB3dE6gH9kL2mN5pQ8rS"}})",
        R"({"env":{"WHO":"${keychain:my_server/WHO}"}})",
        {u"my_server/WHO=aB3dE6gH9kL2mN5pQ8rS"_s});
    row("headers in JSON",
        R"({"env":{"EXTRA":"{\"Authorization\": \"Bearer ntn_x\", \"V\": \"1\"}"}})",
        R"({"env":{"EXTRA":"{\"Authorization\": \"Bearer ${keychain:my_server/EXTRA}\", \"V\": \"1\"}"}})",
        {u"my_server/EXTRA=ntn_x"_s});
    row("the argument after an option",
        R"({"command":"x","args":["--api-key","abc","--level","9","--no-auth","stdio","--token-file","f"]})",
        R"({"command":"x","args":["--api-key","${keychain:my_server/api-key}","--level","9","--no-auth","stdio","--token-file","f"]})",
        {u"my_server/api-key=abc"_s});
    row("an option with its value", R"({"command":"x","args":["--token=abc","-e","DB_PASS=a b"]})",
        R"({"command":"x","args":["--token=${keychain:my_server/token}","-e","DB_PASS=${keychain:my_server/DB_PASS}"]})",
        {u"my_server/token=abc"_s, u"my_server/DB_PASS=a b"_s});
    row("headers as arguments",
        R"({"command":"x","args":["--header","Authorization: Bearer abc","--header","X-Api-Key:${K}","--header","X-Api-Key: def"]})",
        R"({"command":"x","args":["--header","Authorization: Bearer ${keychain:my_server/Authorization}","--header","X-Api-Key:${K}","--header","X-Api-Key: ${keychain:my_server/X-Api-Key}"]})",
        {u"my_server/Authorization=abc"_s, u"my_server/X-Api-Key=def"_s});
    row("an address as an argument",
        R"({"command":"x","args":["postgresql://me:pw@localhost/db"]})",
        R"({"command":"x","args":["postgresql://me:${keychain:my_server/argument}@localhost/db"]})",
        {u"my_server/argument=pw"_s});
    row("parts of the server's address",
        R"({"url":"https://me:pw@a/mcp?token=abc&x=1&apiKey=def"})",
        R"({"url":"https://me:${keychain:my_server/url}@a/mcp?token=${keychain:my_server/token}&x=1&apiKey=${keychain:my_server/apiKey}"})",
        {u"my_server/url=pw"_s, u"my_server/token=abc"_s, u"my_server/apiKey=def"_s});
    row("two of a name",
        R"({"command":"x","args":["--token","a","--token=b"],"env":{"token":"a"}})",
        R"({"command":"x","args":["--token","${keychain:my_server/token}","--token=${keychain:my_server/token_2}"],"env":{"token":"${keychain:my_server/token}"}})",
        {u"my_server/token=a"_s, u"my_server/token_2=b"_s});
    const QByteArray common =
        R"({"command":"npx","args":["-y","@scope/server-x@1.2.3","/home/me/npm_cache","C:\\x","img@sha256:0123456789abcdef0123456789abcdef","https://a/b:80"]})";
    row("arguments of every day stay", common, common, {});
}

void tst_ClientImport::liftsSecrets()
{
    QFETCH(const QByteArray, entry);
    QFETCH(const QByteArray, kept);
    QFETCH(const QStringList, secrets);
    const ImportedServer server = imported({u"my server"_s, object(entry)});
    QCOMPARE(server.entry, object(kept));
    QStringList lifted;
    for (const auto &secret : server.secrets)
        lifted << secret.name + u'=' + QString::fromUtf8(secret.value.reveal());
    QCOMPARE(lifted, secrets);
}

void tst_ClientImport::shows_data()
{
    QTest::addColumn<QByteArray>("entry");
    QTest::addColumn<QString>("shown");
    QTest::newRow("command") << R"({"command":"npx","args":["-y","a b"]})"_ba << u"npx -y a b"_s;
    QTest::newRow("a secret as an argument")
        << R"({"command":"x","args":["--token","ghp_abc"]})"_ba << u"x --token (hidden)"_s;
    QTest::newRow("address") << R"({"serverUrl":"https://u:p@host/mcp?key=1"})"_ba
                             << u"https://host/mcp"_s;
    QTest::newRow("a header as an argument")
        << R"({"command":"x","args":["--header","Authorization: Bearer abc"]})"_ba
        << u"x --header Authorization: Bearer (hidden)"_s;
}

void tst_ClientImport::shows()
{
    QFETCH(const QByteArray, entry);
    QFETCH(const QString, shown);
    QCOMPARE(imported({u"s"_s, object(entry)}).shown(), shown);
}

void tst_ClientImport::putsIntoOurFile()
{
    const ImportedServer server = imported({u"new"_s, object(R"({"command":"x"})")});
    const QByteArray ours =
        "{\n  // mine\n  \"mcpServers\": {\n    \"old\": {\"command\": \"y\"}\n  }\n}\n";
    const auto edits = putImported(ours, server, u"mcp.json"_s);
    QVERIFY(edits.has_value());
    const QByteArray text = edited(ours, *edits);
    QVERIFY(
        text.startsWith("{\n  // mine\n  \"mcpServers\": {\n    \"old\": {\"command\": \"y\"},"));
    QVERIFY(text.contains("\"new\": {"));
    QVERIFY(putImported(text, server, u"mcp.json"_s)->empty()); // the same again
    QVERIFY(!putImported({}, server, u"mcp.json"_s)->empty());  // no file yet
}

void tst_ClientImport::leavesOthersAlone()
{
    const ImportedServer server = imported({u"old"_s, object(R"({"command":"x"})")});
    const auto taken = putImported(R"({"mcpServers":{"old":{"command":"y"}}})", server, u"f"_s);
    QCOMPARE(taken.error().code, ErrorCode::InvalidArgument);
    QVERIFY(taken.error().message.contains("old"_L1));
    for (const QString &name : {u"a/b"_s, u"a\"b"_s, QString(), u"a\nb"_s}) {
        QCOMPARE(
            putImported({}, imported({name, object(R"({"command":"x"})")}), u"f"_s).error().code,
            ErrorCode::InvalidArgument);
    }
}

QTEST_GUILESS_MAIN(tst_ClientImport)
#include "tst_client_import.moc"
