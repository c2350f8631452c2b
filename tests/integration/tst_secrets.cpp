// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/program_harness.h"

using namespace mcprt;
using namespace Qt::StringLiterals;

using Outcome = ProgramHarness::Outcome;

namespace {

/// A home whose secrets are in a file, and a server that wants one of them.
struct Home
{
    Home()
    {
        program.environment.insert(u"SECRETS_FILE"_s, file);
        QJsonObject server = ProgramHarness::fakeServer();
        server["env"_L1] = QJsonObject{{"CANARY"_L1, u"${keychain:canary}"_s}};
        program.writeServers({{u"s"_s, server}});
    }
    [[nodiscard]] Outcome call() const
    {
        return program.run({u"call"_s, u"s"_s, u"environment"_s, u"--json"_s, u"-v"_s});
    }

    ProgramHarness program;
    QString file = program.home.filePath(u"own/secrets.json"_s);
};

} // namespace

class TestSecrets : public QObject
{
    Q_OBJECT

private slots:
    void aFileServesWhereThereIsNoKeychain()
    {
        const Home home;
        const Outcome missing = home.call();
        QCOMPARE(missing.error()["code"_L1].toString(), u"not_found"_s);
        QVERIFY(
            missing.error()["message"_L1].toString().contains("mcp-runtime secrets set canary"_L1));

        const Outcome set =
            home.program.run({u"secrets"_s, u"set"_s, u"canary"_s, u"--json"_s}, "tweet-tweet\n");
        QCOMPARE(set.code, 0);
        QVERIFY(!QByteArray(set.out + set.err).contains("tweet-tweet"));
        const Outcome called = home.call();
        QVERIFY2(called.out.contains("CANARY=tweet-tweet\\u000a"), called.out.constData());
        QVERIFY(!called.err.contains("tweet-tweet"));

        QCOMPARE(home.program.run({u"secrets"_s, u"set"_s, u"other/one"_s}, "x").code, 0);
        const Outcome listed = home.program.run({u"secrets"_s, u"list"_s});
        QCOMPARE(listed.out, "canary\tkept\tby a server\nother/one\tkept\t–\n"_ba);
        QCOMPARE(home.program.run({u"secrets"_s, u"remove"_s, u"other/one"_s}).code, 0);
        QCOMPARE(home.program.run({u"secrets"_s, u"list"_s}).out, "canary\tkept\tby a server\n"_ba);
    }

    void aKeyOfAServiceIsReadWhereItIsNeeded()
    {
        ProgramHarness service;
        service.writeServers({{u"good"_s, ProgramHarness::fakeServer()}});
        QCOMPARE(service.run({u"index"_s}).code, 0);
        service.environment.insert(u"ACCESS_TOKEN"_s, u"tweet-tweet-tweet"_s);
        QProcess process;
        service.start(process, {u"serve"_s, u"--transport"_s, u"streamable-http"_s, u"--port"_s,
                                u"0"_s, u"--index-api"_s});
        QByteArray err;
        QTRY_VERIFY_WITH_TIMEOUT((err += process.readAllStandardError()).contains("/mcp\n"), 10000);
        const qsizetype begin = err.indexOf("http://");

        const Home home;
        home.program.writeConfig(u"settings.ini"_s,
                                 "[General]\nDISCOVERY_API_KEY=${keychain:disc}\nDISCOVERY_URL="
                                     + err.mid(begin, err.indexOf("/mcp\n", begin) - begin) + '\n');
        const auto search = [&] {
            return home.program.run({u"search"_s, u"echo"_s, u"--json"_s, u"-v"_s});
        };
        QCOMPARE(home.program.run({u"secrets"_s, u"set"_s, u"canary"_s}, "x").code, 0);
        QCOMPARE(home.program.run({u"index"_s}).code, 0); // needs no key of a service
        const Outcome without = search();
        QCOMPARE(without.code, 0);
        QCOMPARE(without.data()["tools"_L1][0]["serverName"_L1].toString(), u"s"_s);
        QVERIFY2(without.out.contains("DISCOVERY_API_KEY can't be read")
                     && without.out.contains("mcp-runtime secrets set disc"),
                 without.out.constData());

        QCOMPARE(home.program.run({u"secrets"_s, u"set"_s, u"disc"_s}, "tweet-tweet-tweet\n").code,
                 0);
        const Outcome with = search();
        QVERIFY2(!with.out.contains("can't be read"), with.out.constData());
        QVERIFY(with.out.contains("good"));
        QVERIFY(!QByteArray(with.out + with.err).contains("tweet"));
        QVERIFY(
            home.program.run({u"secrets"_s, u"list"_s}).out.contains("disc\tkept\tby a setting"));
        process.terminate();
        QCOMPARE(ProgramHarness::wait(process).code, 0);
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("input");
        QTest::addColumn<int>("code");
        const auto row = [](const char *name, const QStringList &arguments, const QByteArray &input,
                            int code) { QTest::newRow(name) << arguments << input << code; };
        row("nothing to keep", {u"set"_s, u"a"_s}, "\n", 64);
        row("a value as an argument", {u"set"_s, u"a"_s, u"value"_s}, "", 64);
        row("no name", {u"set"_s}, "x", 64);
        row("no name to remove", {u"remove"_s}, "", 64);
        row("a name that ends the reference", {u"set"_s, u"a}b"_s}, "x", 64);
        row("unknown action", {u"show"_s, u"a"_s}, "", 64);
        row("too long", {u"set"_s, u"a"_s}, QByteArray(70'000, 'x'), 1);
    }

    void mistakesAreNamed()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const QByteArray, input);
        QFETCH(const int, code);
        const Home home;
        const Outcome outcome = home.program.run(
            QStringList{u"secrets"_s} + arguments + QStringList{u"--json"_s}, input);
        QCOMPARE(outcome.code, code);
        QVERIFY(!outcome.error()["message"_L1].toString().isEmpty());
        QVERIFY(!QFile::exists(home.file));
    }
};

QTEST_GUILESS_MAIN(TestSecrets)
#include "tst_secrets.moc"
