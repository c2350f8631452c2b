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
    row("arguments stay", R"({"command":"x","args":["--key","abc"]})",
        R"({"command":"x","args":["--key","abc"]})", {});
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
