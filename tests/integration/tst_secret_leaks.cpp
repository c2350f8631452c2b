// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/fake_http_server.h"
#include "tests/support/program_harness.h"

#include <QDirIterator>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

/// What must be found nowhere.
const QString kCanary = u"cAnary/7+secret=00"_s;

QJsonObject shell(const QString &script, const QJsonObject &more)
{
    QJsonObject entry{{"command"_L1, u"/bin/sh"_s}, {"args"_L1, QJsonArray{u"-c"_s, script}}};
    for (auto it = more.begin(); it != more.end(); ++it)
        entry[it.key()] = it.value();
    return entry;
}

/// The files under \a folder that hold the canary, without the configuration.
QStringList filesWithCanary(const QString &folder)
{
    QStringList found;
    QDirIterator files(folder, QDir::Files | QDir::Hidden, QDirIterator::Subdirectories);
    while (files.hasNext()) {
        QFile file(files.next());
        if (!file.fileName().endsWith("/mcp.json"_L1) && file.open(QIODevice::ReadOnly)
            && file.readAll().contains(kCanary.toUtf8()))
            found << file.fileName();
    }
    return found;
}

} // namespace

/// Servers that fail and say what they were given. \sa security.md, T12
class tst_SecretLeaks final : public QObject
{
    Q_OBJECT

private slots:
    void whatFailsDoesNotRepeatTheSecret_data();
    void whatFailsDoesNotRepeatTheSecret();
    void anHttpErrorPageDoesNotRepeatTheKey();
};

void tst_SecretLeaks::whatFailsDoesNotRepeatTheSecret_data()
{
    QTest::addColumn<QJsonObject>("entry");
    const QString lastWords = u"echo \"bad key $KEY\" >&2; exit 3"_s;
    const QJsonObject reference{{"env"_L1, QJsonObject{{"KEY"_L1, u"${env:CANARY}"_s}}}};
    const QJsonObject literal{{"env"_L1, QJsonObject{{"KEY"_L1, kCanary}}}};
    QTest::newRow("last words, reference") << shell(lastWords, reference);
    QTest::newRow("last words, literal") << shell(lastWords, literal);
    QTest::newRow("no MCP on stdout")
        << shell(u"while echo \"using $KEY now\"; do :; done"_s, reference);
    QTest::newRow("a JSON-RPC error")
        << shell(u"read line; printf '{\"jsonrpc\":\"2.0\",\"id\":1,\"error\":{\"code\":-32000,"
                 "\"message\":\"no such key: %s\",\"data\":\"%s\"}}\\n' \"$KEY\" \"$KEY\"; cat"_s,
                 reference);
    QTest::newRow("an option") << QJsonObject{
        {"command"_L1, u"/bin/sh"_s},
        {"args"_L1,
         QJsonArray{u"-c"_s, u"echo \"$2\" >&2; exit 1"_s, u"sh"_s, u"--api-key"_s, kCanary}}};
    QTest::newRow("program") << QJsonObject{{"command"_L1, u"/nowhere/${env:CANARY}/run"_s}};
    QTest::newRow("folder") << QJsonObject{{"command"_L1, u"/bin/true"_s},
                                           {"cwd"_L1, u"/nowhere/${env:CANARY}"_s}};
    QTest::newRow("address") << QJsonObject{{"url"_L1, u"http://127.0.0.1:9/${env:CANARY}/mcp"_s}};
    QTest::newRow("password") << QJsonObject{
        {"url"_L1, u"http://me:cAnary%2F7+secret%3D00@127.0.0.1:9/mcp"_s}};
    QTest::newRow("no address") << QJsonObject{{"url"_L1, u"${env:CANARY}"_s}};
}

void tst_SecretLeaks::whatFailsDoesNotRepeatTheSecret()
{
    QFETCH(QJsonObject, entry);
    ProgramHarness program;
    program.environment.insert(u"CANARY"_s, kCanary);
    program.environment.insert(u"LOG_LEVEL"_s, u"debug"_s);
    program.writeServers({{u"leaky"_s, entry}});
    for (const QStringList &arguments :
         {QStringList{u"index"_s}, QStringList{u"index"_s, u"--json"_s},
          QStringList{u"call"_s, u"leaky"_s, u"tool"_s, u"--json"_s}, QStringList{u"servers"_s},
          QStringList{u"doctor"_s, u"--json"_s}}) {
        const auto outcome = program.run(arguments);
        QVERIFY2(outcome.code >= 0, outcome.err.constData());
        const QByteArray said = outcome.out + outcome.err;
        QVERIFY2(!said.contains("cAnary"), said.constData());
        if (arguments.first() == "index"_L1)
            QVERIFY2(said.contains("leaky"), said.constData());
    }
    QCOMPARE(filesWithCanary(program.home.path()), QStringList());
}

void tst_SecretLeaks::anHttpErrorPageDoesNotRepeatTheKey()
{
    FakeHttpServer server;
    int asked = 0;
    server.onRequest = [&](const HttpRequest &request) {
        ++asked;
        server.answer(500, "no: " + request.header("Authorization"));
    };
    ProgramHarness program;
    program.environment.insert(u"CANARY"_s, kCanary);
    program.writeServers(
        {{u"leaky"_s, QJsonObject{{"url"_L1, server.url()},
                                  {"headers"_L1, QJsonObject{{"Authorization"_L1,
                                                              u"Bearer ${env:CANARY}"_s}}}}}});
    QProcess process;
    program.start(process, {u"index"_s, u"--json"_s});
    QTRY_COMPARE_WITH_TIMEOUT(process.state(), QProcess::NotRunning, 20000);
    const auto outcome = ProgramHarness::wait(process);
    const QByteArray said = outcome.out + outcome.err;
    QVERIFY(asked > 0);
    QVERIFY2(said.contains("no: [hidden]"), said.constData());
    QVERIFY2(!said.contains("cAnary"), said.constData());
}

QTEST_GUILESS_MAIN(tst_SecretLeaks)
#include "tst_secret_leaks.moc"
