// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/program_harness.h"

using namespace mcprt;
using namespace Qt::StringLiterals;

using Outcome = ProgramHarness::Outcome;

namespace {

/// A home in which Claude Desktop has two servers, and Cursor one.
struct Home
{
    Home()
    {
        program.environment.insert(u"SECRETS_FILE"_s, program.home.filePath(u"secrets.json"_s));
        QJsonObject first = ProgramHarness::fakeServer();
        first["env"_L1] = QJsonObject{{"API_TOKEN"_L1, u"tweet-tweet"_s}, {"LEVEL"_L1, u"9"_s}};
        write(u".config/Claude/claude_desktop_config.json"_s,
              {{"mcpServers"_L1,
                QJsonObject{{"first"_L1, first}, {"second"_L1, ProgramHarness::fakeServer()}}}});
        write(u".cursor/mcp.json"_s,
              {{"mcpServers"_L1,
                QJsonObject{{"first"_L1, ProgramHarness::fakeServer({u"--other"_s})}}}});
    }
    void write(const QString &name, const QJsonObject &json) const
    {
        const QString path = program.home.filePath(name);
        QDir().mkpath(QFileInfo(path).absolutePath());
        QFile file(path);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(QJsonDocument(json).toJson());
    }
    [[nodiscard]] QByteArray read(const QString &name) const
    {
        QFile file(program.home.filePath(name));
        return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
    }

    ProgramHarness program;
};

const QString kOurs = u".config/mcp-runtime/mcp.json"_s;
const QString kClaude = u".config/Claude/claude_desktop_config.json"_s;

} // namespace

class TestImport : public QObject
{
    Q_OBJECT

private slots:
    void aClientsServersBecomeOurs()
    {
        const Home home;
        const QByteArray before = home.read(kClaude);
        const Outcome outcome =
            home.program.run({u"import"_s, u"claude-desktop"_s, u"--yes"_s, u"--json"_s});
        QVERIFY2(outcome.code == 0, outcome.out.constData());
        const QJsonArray servers = outcome.data()["servers"_L1].toArray();
        QCOMPARE(servers.size(), 2);
        QVERIFY(servers[0]["imported"_L1].toBool() && servers[1]["imported"_L1].toBool());
        QCOMPARE(servers[0]["secrets"_L1].toArray(), QJsonArray{u"first/API_TOKEN"_s});
        QCOMPARE(home.read(kClaude), before);
        QVERIFY(!home.read(kOurs).contains("tweet-tweet"));
        QVERIFY(!QByteArray(outcome.out + outcome.err).contains("tweet-tweet"));

        const Outcome call =
            home.program.run({u"call"_s, u"first"_s, u"environment"_s, u"--json"_s});
        QVERIFY2(call.out.contains("API_TOKEN=tweet-tweet"), call.out.constData());
        QVERIFY(call.out.contains("LEVEL=9"));

        const Outcome again =
            home.program.run({u"import"_s, u"claude-desktop"_s, u"--yes"_s, u"--json"_s});
        QVERIFY(!again.data()["servers"_L1][0]["imported"_L1].toBool());
        QCOMPARE(again.data()["servers"_L1][0]["problem"_L1].toString(), u"is here already"_s);
    }

    void allClientsAtOnce()
    {
        const Home home;
        const Outcome outcome = home.program.run({u"import"_s, u"--yes"_s, u"--json"_s});
        QCOMPARE(outcome.code, 0);
        QStringList taken;
        QString problem;
        for (const QJsonValue server : outcome.data()["servers"_L1].toArray()) {
            const QString name =
                server["client"_L1].toString() + u'/' + server["server"_L1].toString();
            if (server["imported"_L1].toBool())
                taken << name;
            else
                problem = name + u": "_s + server["problem"_L1].toString();
        }
        QCOMPARE(taken, (QStringList{u"claude-desktop/first"_s, u"claude-desktop/second"_s}));
        QVERIFY2(problem.startsWith("cursor/first: Another client"_L1), qPrintable(problem));
    }

    void oneServerByName()
    {
        const Home home;
        QCOMPARE(home.program
                     .run({u"import"_s, u"claude-desktop"_s, u"second"_s, u"--yes"_s, u"--json"_s})
                     .data()["servers"_L1]
                     .toArray()
                     .size(),
                 1);
        QVERIFY(!home.read(kOurs).contains("first"));
        QCOMPARE(home.program
                     .run({u"import"_s, u"claude-desktop"_s, u"third"_s, u"--yes"_s, u"--json"_s})
                     .code,
                 7);
    }

    void nothingWithoutAYes()
    {
        const Home home;
        const Outcome asked = home.program.run({u"import"_s, u"claude-desktop"_s, u"--json"_s});
        QCOMPARE(asked.error()["code"_L1].toString(), u"needs_approval"_s);
        const Outcome dry = home.program.run({u"import"_s, u"--dry-run"_s});
        QCOMPARE(dry.code, 0);
        QVERIFY(dry.out.contains("first/API_TOKEN"));
        QVERIFY(!QByteArray(dry.out + dry.err).contains("tweet-tweet"));
        QVERIFY(home.read(kOurs).isEmpty());
        QVERIFY(home.read(u"secrets.json"_s).isEmpty());
    }

    void theOriginalsAreReplacedAndComeBack()
    {
        const Home home;
        const QByteArray before = home.read(kClaude);
        const Outcome dry =
            home.program.run({u"import"_s, u"claude-desktop"_s, u"--replace"_s, u"--dry-run"_s});
        QVERIFY2(dry.code == 0 && dry.out.contains("+"), dry.err.constData());
        QVERIFY(dry.out.contains("(hidden)") && !dry.out.contains("tweet-tweet"));
        QCOMPARE(home.read(kClaude), before);

        const Outcome outcome = home.program.run(
            {u"import"_s, u"claude-desktop"_s, u"--replace"_s, u"--yes"_s, u"--json"_s});
        QVERIFY2(outcome.code == 0, outcome.out.constData());
        const QJsonValue replaced = outcome.data()["replaced"_L1][0];
        QVERIFY(replaced["changed"_L1].toBool());
        QVERIFY(!outcome.out.contains("tweet-tweet"));
        const QJsonObject left =
            QJsonDocument::fromJson(home.read(kClaude)).object()["mcpServers"_L1].toObject();
        QCOMPARE(left.keys(), QStringList{u"mcp-runtime"_s});
        QCOMPARE(left["mcp-runtime"_L1]["command"_L1].toString(),
                 ProgramHarness::binary(u"mcp-runtime"_s));

        QCOMPARE(home.program.run({u"disconnect"_s, u"claude-desktop"_s, u"--yes"_s}).code, 0);
        QCOMPARE(home.read(kClaude), before);
    }

    void secretsAnywhereInAnEntryAreTakenAndShownNowhere()
    {
        const Home home;
        QJsonObject server = ProgramHarness::fakeServer();
        QJsonArray arguments{u"-c"_s, u"ARGS=\"$*\" exec \"$0\""_s, server["command"_L1]};
        for (const auto word : {"--api-key"_L1, "chirp-1"_L1, "--token=chirp-2"_L1, "--header"_L1,
                                "Authorization: Bearer chirp-3"_L1, "postgres://me:chirp-4@db/x"_L1,
                                "-k"_L1, "--password"_L1, "cp5"_L1})
            arguments << word;
        server["command"_L1] = u"/bin/sh"_s;
        server["args"_L1] = arguments;
        server["env"_L1] = QJsonObject{{"DB_PASS"_L1, u"chirp-6"_s},
                                       {"DATABASE_URL"_L1, u"postgres://me:chirp-7@db/x"_s}};
        const QJsonObject remote{{"url"_L1, u"https://me:chirp-8@127.0.0.1:1/mcp?token=chirp-9"_s}};
        home.write(u".cursor/mcp.json"_s,
                   {{"mcpServers"_L1, QJsonObject{{"s"_L1, server}, {"r"_L1, remote}}}});
        const auto isClean = [](const QByteArray &text) {
            return !text.contains("chirp") && !text.contains("cp5");
        };
        const Outcome dry =
            home.program.run({u"import"_s, u"cursor"_s, u"--replace"_s, u"--dry-run"_s});
        QVERIFY2(dry.code == 0 && isClean(dry.out + dry.err),
                 QByteArray(dry.out + dry.err).constData());
        const Outcome done =
            home.program.run({u"import"_s, u"cursor"_s, u"--replace"_s, u"--yes"_s, u"--json"_s});
        QVERIFY2(done.code == 0 && isClean(done.out + done.err),
                 QByteArray(done.out + done.err).constData());
        QVERIFY2(isClean(home.read(kOurs)), home.read(kOurs).constData());
        QVERIFY(isClean(home.read(u".cursor/mcp.json"_s)));
        // What undoing needs is told.
        const QJsonArray copies = done.data()["replaced"_L1][0]["plainCopies"_L1].toArray();
        QCOMPARE(copies.size(), 2);
        for (const QJsonValue copy : copies)
            QVERIFY(done.err.contains(copy.toString().toUtf8()));

        const Outcome call = home.program.run({u"call"_s, u"s"_s, u"environment"_s, u"--json"_s});
        QVERIFY2(call.out.contains("DB_PASS=chirp-6")
                     && call.out.contains("DATABASE_URL=postgres://me:chirp-7@db/x")
                     && call.out.contains("ARGS=--api-key chirp-1 --token=chirp-2 --header "
                                          "Authorization: Bearer chirp-3 "
                                          "postgres://me:chirp-4@db/x -k --password cp5"),
                 QByteArray(call.out + call.err).constData());
        const Outcome back = home.program.run({u"disconnect"_s, u"cursor"_s, u"--yes"_s});
        QVERIFY2(back.code == 0 && isClean(back.out + back.err), back.out.constData());
        QVERIFY(home.read(u".cursor/mcp.json"_s).contains("chirp-4"));
    }

    void whatWasImportedBeforeIsReplacedToo()
    {
        const Home home;
        const Outcome first = home.program.run({u"import"_s, u"claude-desktop"_s, u"--yes"_s});
        QVERIFY2(first.err.contains("import claude-desktop --replace"), first.err.constData());
        const Outcome second = home.program.run(
            {u"import"_s, u"claude-desktop"_s, u"--replace"_s, u"--yes"_s, u"--json"_s});
        QVERIFY(second.data()["replaced"_L1][0]["changed"_L1].toBool());
        QVERIFY(!home.read(kClaude).contains("second"));
    }

    void onlyWhatWasImportedIsReplaced()
    {
        const Home home;
        QJsonObject lost = ProgramHarness::fakeServer();
        lost["args"_L1] = u"no list"_s;
        home.write(u".cursor/mcp.json"_s,
                   {{"mcpServers"_L1,
                     QJsonObject{{"good"_L1, ProgramHarness::fakeServer()}, {"wrong"_L1, lost}}}});
        const Outcome outcome =
            home.program.run({u"import"_s, u"cursor"_s, u"--replace"_s, u"--yes"_s, u"--json"_s});
        QVERIFY(outcome.data()["replaced"_L1][0]["changed"_L1].toBool());
        const QJsonObject left = QJsonDocument::fromJson(home.read(u".cursor/mcp.json"_s))
                                     .object()["mcpServers"_L1]
                                     .toObject();
        QCOMPARE(left.keys(), (QStringList{u"mcp-runtime"_s, u"wrong"_s}));
        QVERIFY(!home.read(kOurs).contains("wrong"));
    }

    void codexIsImported()
    {
        const Home home;
        QDir().mkpath(home.program.home.filePath(u".codex"_s));
        QFile file(home.program.home.filePath(u".codex/config.toml"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("# mine\n[mcp_servers.toml]\ncommand = '"
                   + ProgramHarness::binary(u"fake_mcp_server"_s).toUtf8()
                   + "'\n[mcp_servers.toml.env]\nAPI_KEY = 'hush-hush'\n");
        file.close();
        const QByteArray before = home.read(u".codex/config.toml"_s);
        const Outcome outcome =
            home.program.run({u"import"_s, u"codex"_s, u"--replace"_s, u"--yes"_s, u"--json"_s});
        QVERIFY2(outcome.code == 0, outcome.out.constData());
        QVERIFY(!home.read(kOurs).contains("hush-hush"));
        QVERIFY(!home.read(u".codex/config.toml"_s).contains("hush-hush"));
        const Outcome call =
            home.program.run({u"call"_s, u"toml"_s, u"environment"_s, u"--json"_s});
        QVERIFY2(call.out.contains("API_KEY=hush-hush"), call.out.constData());
        QCOMPARE(home.program.run({u"disconnect"_s, u"codex"_s, u"--yes"_s}).code, 0);
        QCOMPARE(home.read(u".codex/config.toml"_s), before);
    }

    void aKeyThatDiffersIsReplacedWithConsentOnly()
    {
        const Home home;
        const QStringList again{u"import"_s, u"claude-desktop"_s, u"--yes"_s, u"--json"_s};
        const auto key = [&home] {
            return QJsonDocument::fromJson(home.read(u"secrets.json"_s))["first/API_TOKEN"_L1]
                .toString();
        };
        QCOMPARE(home.program.run(again).code, 0);
        QVERIFY(
            home.program.run(again).data()["servers"_L1][0]["otherKeys"_L1].toArray().isEmpty());
        home.write(kClaude,
                   QJsonDocument::fromJson(home.read(kClaude).replace("tweet-tweet", "chirp-chirp"))
                       .object());

        const Outcome dry = home.program.run(
            {u"import"_s, u"claude-desktop"_s, u"--replace-keys"_s, u"--dry-run"_s});
        QVERIFY2(dry.out.contains("The keychain has another first/API_TOKEN."),
                 dry.out.constData());
        QCOMPARE(key(), u"tweet-tweet"_s);
        const Outcome kept = home.program.run(again + QStringList(u"--replace"_s));
        const QJsonArray names{u"first/API_TOKEN"_s};
        QCOMPARE(kept.data()["servers"_L1][0]["otherKeys"_L1].toArray(), names);
        QVERIFY(kept.data()["servers"_L1][0]["replacedKeys"_L1].toArray().isEmpty());
        QVERIFY2(kept.err.contains("import claude-desktop first --replace-keys"),
                 kept.err.constData());
        QCOMPARE(key(), u"tweet-tweet"_s);
        QVERIFY(home.read(kClaude).contains("chirp-chirp")); // it would have been lost
        QVERIFY(!home.read(kClaude).contains("second"));

        const Outcome replaced = home.program.run(again + QStringList(u"--replace-keys"_s));
        QCOMPARE(replaced.data()["servers"_L1][0]["replacedKeys"_L1].toArray(), names);
        QCOMPARE(key(), u"chirp-chirp"_s);
        for (const Outcome &outcome : {dry, kept, replaced})
            QVERIFY(!QByteArray(outcome.out + outcome.err).contains("chirp-chirp"));
    }

    void aServerWhoseSecretCantBeKeptIsLeftOut()
    {
        const Home home;
        QFile file(home.program.home.filePath(u"secrets.json"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no JSON");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        const Outcome outcome =
            home.program.run({u"import"_s, u"claude-desktop"_s, u"--yes"_s, u"--json"_s});
        const QJsonArray servers = outcome.data()["servers"_L1].toArray();
        QVERIFY(!servers[0]["imported"_L1].toBool());
        QVERIFY(servers[0]["problem"_L1].toString().contains("secrets.json"_L1));
        QVERIFY(servers[1]["imported"_L1].toBool());
        QVERIFY(!home.read(kOurs).contains("first"));
        QCOMPARE(outcome.code, 4); // as for any file of secrets that can't be read

        // Nor does the client lose the keys of one that is here, while nothing can compare them.
        QVERIFY(file.remove());
        QCOMPARE(home.program.run({u"import"_s, u"claude-desktop"_s, u"--yes"_s}).code, 0);
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("no JSON");
        file.close();
        file.setPermissions(QFile::ReadOwner | QFile::WriteOwner);
        const Outcome replaced =
            home.program.run({u"import"_s, u"claude-desktop"_s, u"--replace"_s, u"--yes"_s});
        QCOMPARE(replaced.code, 4);
        QVERIFY(home.read(kClaude).contains("tweet-tweet"));
    }
};

QTEST_GUILESS_MAIN(TestImport)
#include "tst_import.moc"
