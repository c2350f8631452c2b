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
