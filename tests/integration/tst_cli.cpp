// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/program_harness.h"

#include <QDirIterator>
#include <QTcpServer>
#include <QTcpSocket>

#include <csignal>
#include <cstdlib>

#include <sqlite3.h>

using namespace mcprt;
using namespace Qt::StringLiterals;

using Outcome = ProgramHarness::Outcome;

namespace {

/// An index service that knows one server, and how to start it.
struct DiscoveryStub
{
    DiscoveryStub()
    {
        const bool listening = server.listen(QHostAddress::LocalHost, 0);
        Q_ASSERT(listening);
        QObject::connect(&server, &QTcpServer::newConnection, &server, [this] {
            QTcpSocket *socket = server.nextPendingConnection();
            QObject::connect(socket, &QTcpSocket::readyRead, socket, [this, socket] {
                request += socket->readAll();
                if (request.contains("\r\n\r\n"))
                    answer(*socket);
            });
        });
    }
    QString url() const { return u"http://127.0.0.1:%1"_s.arg(server.serverPort()); }
    void answer(QTcpSocket &socket)
    {
        const bool known = std::exchange(request, {}).contains("/proposed/command ");
        const QJsonObject command{{"name"_L1, u"proposed"_s},
                                  {"transport"_L1, u"stdio"_s},
                                  {"command"_L1, ProgramHarness::binary(u"fake_mcp_server"_s)},
                                  {"args"_L1, QJsonArray::fromStringList(arguments)}};
        const QByteArray body = known ? QJsonDocument(command).toJson() : "{}"_ba;
        socket.write(QByteArray(known ? "HTTP/1.1 200 OK" : "HTTP/1.1 404 Not Found")
                     + "\r\nContent-Type: application/json\r\nConnection: close\r\n"
                       "Content-Length: "
                     + QByteArray::number(body.size()) + "\r\n\r\n" + body);
        socket.disconnectFromHost();
    }

    QTcpServer server;
    QStringList arguments;
    QByteArray request;
};

/// How many search indexes the catalogue in \a home holds; -1 when it can't be read.
int keptIndexes(const QString &home)
{
    QDirIterator files(home, {u"catalog.sqlite"_s}, QDir::Files | QDir::Hidden,
                       QDirIterator::Subdirectories);
    sqlite3 *database = nullptr;
    int count = -1;
    if (sqlite3_open(qPrintable(files.next()), &database) == SQLITE_OK) {
        const auto take = [](void *to, int, char **values, char **) {
            *static_cast<int *>(to) = std::atoi(values[0]);
            return 0;
        };
        sqlite3_exec(database, "SELECT count(*) FROM kept_index", take, &count, nullptr);
    }
    sqlite3_close(database);
    return count;
}

} // namespace

class TestCli : public QObject
{
    Q_OBJECT

private slots:
    void answersWithoutAnyConfiguration_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QByteArray>("out");
        QTest::newRow("help") << QStringList{u"--help"_s} << "Examples:"_ba;
        QTest::newRow("help of a command") << QStringList{u"call"_s, u"-h"_s} << "--timeout"_ba;
        QTest::newRow("help command") << QStringList{u"help"_s, u"serve"_s} << "--transport"_ba;
        QTest::newRow("version") << QStringList{u"version"_s} << "mcp-runtime 0."_ba;
        QTest::newRow("version option") << QStringList{u"--version"_s} << "mcp-runtime 0."_ba;
        QTest::newRow("completion") << QStringList{u"completion"_s, u"bash"_s} << "complete -F"_ba;
        QTest::newRow("no servers")
            << QStringList{u"servers"_s, u"--json"_s} << "\"servers\":[]"_ba;
        QTest::newRow("no tools") << QStringList{u"search"_s, u"x"_s, u"--json"_s}
                                  << "\"tools\":[]"_ba;
        QTest::newRow("nothing to index")
            << QStringList{u"index"_s, u"--json"_s} << "{\"servers\":[]}"_ba;
    }
    void answersWithoutAnyConfiguration()
    {
        const ProgramHarness program;
        QFETCH(QStringList, arguments);
        QFETCH(QByteArray, out);
        const Outcome outcome = program.run(arguments);
        QVERIFY2(outcome.code == 0, outcome.err.constData());
        QVERIFY2(outcome.out.contains(out), outcome.out.constData());
    }

    void endsWithTheCodeOfTheFailure_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::addColumn<QString>("errorCode");
        const auto row = [](const char *name, const QStringList &arguments, int code,
                            const char *errorCode) {
            QTest::newRow(name) << arguments << code << QString::fromLatin1(errorCode);
        };
        row("no command", {}, 64, "invalid_argument");
        row("unknown command", {u"serch"_s}, 64, "invalid_argument");
        row("unknown option", {u"servers"_s, u"--x"_s}, 64, "invalid_argument");
        row("limit out of range", {u"search"_s, u"x"_s, u"--limit=0"_s}, 64, "invalid_argument");
        row("config file missing", {u"servers"_s, u"--config"_s, u"/nowhere.json"_s}, 4,
            "misconfigured");
        row("env file missing", {u"servers"_s, u"--env-file"_s, u"/nowhere.env"_s}, 4,
            "misconfigured");
        row("unknown server to index", {u"index"_s, u"nope"_s}, 7, "not_found");
        row("unknown server to list", {u"tools"_s, u"nope"_s}, 7, "not_found");
        row("unknown server to call", {u"call"_s, u"nope"_s, u"echo"_s}, 7, "not_found");
        row("unknown tool", {u"call"_s, u"good"_s, u"ecko"_s}, 7, "not_found");
        row("unknown tool details", {u"details"_s, u"good"_s, u"nope"_s}, 7, "not_found");
        row("arguments are no JSON", {u"call"_s, u"good"_s, u"echo"_s, u"{"_s}, 64,
            "invalid_argument");
        row("arguments do not fit the schema", {u"call"_s, u"good"_s, u"slow"_s, u"ms=soon"_s}, 64,
            "invalid_argument");
        row("server switched off", {u"call"_s, u"off"_s, u"echo"_s}, 11, "disabled");
        row("entry is wrong", {u"call"_s, u"wrong"_s, u"echo"_s}, 4, "misconfigured");
        row("program is missing", {u"call"_s, u"gone"_s, u"echo"_s}, 1, "spawn_failed");
        row("blocked tool", {u"call"_s, u"good"_s, u"fail"_s}, 11, "disabled");
        row("JSON-RPC error", {u"call"_s, u"good"_s, u"refuse"_s}, 1, "remote");
        row("no answer in time", {u"call"_s, u"good"_s, u"never"_s, u"--timeout=1"_s}, 10,
            "timeout");
        row("nothing proposed", {u"approve"_s, u"nope"_s}, 7, "not_found");
        row("sign-in at nobody", {u"login"_s, u"nope"_s}, 7, "not_found");
        row("sign-in at a program", {u"login"_s, u"good"_s}, 64, "invalid_argument");
        row("sign-out of a program", {u"logout"_s, u"good"_s}, 64, "invalid_argument");
        row("unknown client", {u"connect"_s, u"--print"_s, u"emacs"_s}, 64, "invalid_argument");
        row("HTTP option over stdio", {u"serve"_s, u"--port=1"_s}, 64, "invalid_argument");
    }
    void endsWithTheCodeOfTheFailure()
    {
        const ProgramHarness program;
        writeManyServers(program);
        QFETCH(QStringList, arguments);
        const Outcome human = program.run(arguments);
        QTEST(human.code, "code");
        QVERIFY2(human.out.isEmpty(), human.out.constData());
        QVERIFY2(human.err.contains("mcp-runtime: "), human.err.constData());

        const Outcome json = program.run(arguments + QStringList{u"--json"_s});
        QTEST(json.code, "code");
        QCOMPARE(json.json()["ok"_L1], QJsonValue(false));
        QTEST(json.error()["code"_L1].toString(), "errorCode");
        QVERIFY(!json.error()["message"_L1].toString().isEmpty());
        QVERIFY(json.error().contains("hint"_L1));
    }

    void offersTheNearestNames()
    {
        const ProgramHarness program;
        writeManyServers(program);
        QVERIFY(program.run({u"call"_s, u"good"_s, u"ecko"_s}).err.contains("echo"));
        QVERIFY(program.run({u"call"_s, u"goood"_s, u"echo"_s}).err.contains("good"));
    }

    void learnsToolsThenAnswersWithoutRunningAnything()
    {
        const ProgramHarness program;
        program.writeServers({{u"one"_s, ProgramHarness::fakeServer({u"--tools"_s, u"3"_s})},
                              {u"two"_s, ProgramHarness::fakeServer()},
                              {u"gone"_s, QJsonObject{{"command"_L1, u"/nowhere/server"_s}}}});
        const Outcome index = program.run({u"index"_s, u"--json"_s});
        QCOMPARE(index.code, 10); // one failed, the others did not
        QCOMPARE(program.survivors(), QStringList());
        const QJsonArray servers = index.data()["servers"_L1].toArray();
        QCOMPARE(servers.size(), 3);
        QCOMPARE(servers[0]["name"_L1].toString(), u"gone"_s);
        QCOMPARE(servers[0]["error"_L1]["code"_L1].toString(), u"spawn_failed"_s);
        QVERIFY(servers[1]["nbTools"_L1].toInt() == servers[2]["nbTools"_L1].toInt() + 3);

        const Outcome list = program.run({u"servers"_s});
        QCOMPARE(list.code, 0);
        QVERIFY2(list.out.contains("one\tknown\t20\t"), list.out.constData());
        QVERIFY2(list.out.contains("gone\tnot indexed\t-\t"), list.out.constData());
        const Outcome tools = program.run({u"tools"_s, u"one"_s});
        QVERIFY2(tools.out.contains("tool_2\t"), tools.out.constData());
        const Outcome found =
            program.run({u"search"_s, u"--json"_s, u"--min-score=0"_s, u"echo"_s});
        const QJsonObject first = found.data()["tools"_L1].toArray()[0].toObject();
        QCOMPARE(first["name"_L1].toString(), u"echo"_s);
        const Outcome details = program.run({u"details"_s, u"two"_s, u"slow"_s, u"--json"_s});
        QCOMPARE(details.data()["tool_schema"_L1]["required"_L1].toArray(), QJsonArray{u"ms"_s});
        QVERIFY(program.run({u"details"_s, u"two"_s, u"slow"_s}).out.contains("\"minimum\": 0"));
    }

    void explainsWhyAToolWasFound()
    {
        const ProgramHarness program;
        program.writeServers({{u"good"_s, ProgramHarness::fakeServer()}});
        QCOMPARE(program.run({u"index"_s}).code, 0);
        const Outcome byName = program.run({u"search"_s, u"--explain"_s, u"--json"_s, u"echo"_s});
        const QJsonObject echo = byName.data()["tools"_L1].toArray()[0].toObject();
        QCOMPARE(echo["name"_L1].toString(), u"echo"_s);
        QVERIFY(echo["why"_L1]["name"_L1].toBool());
        QCOMPARE(echo["why"_L1]["confidence"_L1].toDouble(), 1.0);
        QVERIFY(echo["why"_L1]["matchedFields"_L1].toArray().contains(u"name"_s));
        const Outcome byWords = program.run({u"search"_s, u"--explain"_s, u"--json"_s,
                                             u"--min-score=0"_s, u"reports its progress"_s});
        for (const QJsonValue &tool : byWords.data()["tools"_L1].toArray()) {
            const QJsonValue why = tool["why"_L1];
            QVERIFY(!why["name"_L1].toBool());
            for (const auto &part : {"words"_L1, "confidence"_L1})
                QVERIFY(why[part].toDouble() >= 0 && why[part].toDouble() <= 1);
            QVERIFY(qAbs(why["similarity"_L1].toDouble()) <= 1);
            QVERIFY(tool["score"_L1].toDouble() <= why["confidence"_L1].toDouble() + 1e-9);
        }
        const Outcome french =
            program.run({u"search"_s, u"--explain"_s, u"--json"_s, u"supprimer un fichier"_s});
        QVERIFY(french.data()["readAs"_L1].toString().startsWith("delete"_L1));
        const QByteArray table = program.run({u"search"_s, u"--explain"_s, u"echo"_s}).out;
        QVERIFY2(table.contains("the name itself"), table.constData());
        QVERIFY(!program.run({u"search"_s, u"--json"_s, u"echo"_s}).out.contains("matchedFields"));
    }

    void callsToolsAndKeepsTheirBytes()
    {
        const ProgramHarness program;
        const QByteArray result = "{\"content\":[],\"structuredContent\":{\"z\":1.0,\"a\":1e400,"
                                  "\"n\":9007199254740993,\"z\":2},\"isError\":false}";
        QFile file(program.home.filePath(u"result"_s));
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write(result);
        file.close();
        program.writeServers(
            {{u"good"_s, ProgramHarness::fakeServer({u"--result-file"_s, file.fileName()})}});
        const Outcome verbatim = program.run({u"call"_s, u"good"_s, u"fixed"_s, u"--json"_s});
        QCOMPARE(verbatim.code, 0);
        QCOMPARE(verbatim.out, "{\"ok\":true,\"data\":" + result + "}\n");

        QCOMPARE(program.run({u"call"_s, u"good"_s, u"echo"_s, u"text=42"_s}).out,
                 "{\"text\":\"42\"}\n"_ba);
        QCOMPARE(program.run({u"call"_s, u"good"_s, u"slow"_s, u"ms=1"_s}).out, "done\n"_ba);
        QCOMPARE(program.run({u"call"_s, u"good"_s, u"echo"_s, u"-"_s}, "{\"text\": \"in\"}").out,
                 "{\"text\": \"in\"}\n"_ba);
        QCOMPARE(program.survivors(), QStringList());
    }

    void aToolThatFailsEndsWithOneAndSpeaksOnStderr()
    {
        const ProgramHarness program;
        program.writeServers({{u"good"_s, ProgramHarness::fakeServer()}});
        const Outcome human = program.run({u"call"_s, u"good"_s, u"fail"_s});
        QCOMPARE(human.code, 1);
        QVERIFY(human.out.isEmpty());
        QVERIFY2(human.err.contains("It did not work."), human.err.constData());
        const Outcome json = program.run({u"call"_s, u"good"_s, u"fail"_s, u"--json"_s});
        QCOMPARE(json.code, 1);
        QCOMPARE(json.json()["ok"_L1], QJsonValue(false));
        QCOMPARE(json.error()["code"_L1].toString(), u"tool_error"_s);
        QCOMPARE(json.error()["message"_L1].toString(), u"It did not work."_s);
        QCOMPARE(json.data()["isError"_L1], QJsonValue(true)); // the result is there as it came
    }

    void saysThatItsOutputIsLost()
    {
        if (!QFile::exists(u"/dev/full"_s))
            QSKIP("needs /dev/full");
        const ProgramHarness program;
        program.writeServers({{u"good"_s, ProgramHarness::fakeServer()}});
        for (const QStringList &command :
             {QStringList{u"servers"_s}, {u"servers"_s, u"--json"_s}, {u"--help"_s}}) {
            QProcess process;
            process.setStandardOutputFile(u"/dev/full"_s);
            program.start(process, command);
            const Outcome lost = ProgramHarness::wait(process);
            QCOMPARE(lost.code, 1);
            QCOMPARE(lost.err.count("The output can't be written: "), 1);
        }
        QProcess closed;
        closed.setProcessEnvironment(program.environment);
        closed.start(u"/bin/sh"_s, {u"-c"_s, u"exec '%1' servers >&-"_s.arg(
                                                 ProgramHarness::binary(u"mcp-runtime"_s))});
        const Outcome bad = ProgramHarness::wait(closed);
        QCOMPARE(bad.code, 1);
        QVERIFY2(bad.err.contains("Bad file descriptor"), bad.err.constData());
        QProcess head;
        head.setProcessEnvironment(program.environment);
        const QString shell = u"(sleep 0.2; '%1' --help; echo $? >&2) | true"_s.arg(
            ProgramHarness::binary(u"mcp-runtime"_s));
        head.start(u"/bin/sh"_s, {u"-c"_s, shell});
        QCOMPARE(ProgramHarness::wait(head).err, "0\n"); // a closed pager is no fault
    }

    void ctrlCEndsACallAndItsServer()
    {
        const ProgramHarness program;
        program.writeServers({{u"good"_s, ProgramHarness::fakeServer()}});
        QProcess process;
        program.start(process, {u"call"_s, u"good"_s, u"never"_s});
        QTRY_VERIFY_WITH_TIMEOUT(program.survivors().size() >= 2, 10000);
        ::kill(pid_t(process.processId()), SIGINT);
        QCOMPARE(ProgramHarness::wait(process).code, 130);
        QTRY_COMPARE(program.survivors(), QStringList());
    }

    void printsEntriesForClients_data()
    {
        QTest::addColumn<QString>("client");
        QTest::addColumn<QByteArray>("has");
        QTest::newRow("generic") << ""
                                 << "\"mcpServers\""_ba;
        QTest::newRow("vscode") << "vscode"
                                << "\"servers\""_ba;
        QTest::newRow("windsurf") << "windsurf"
                                  << "\"serverUrl\""_ba;
        QTest::newRow("gemini") << "gemini"
                                << "\"httpUrl\""_ba;
        QTest::newRow("zed") << "zed"
                             << "\"context_servers\""_ba;
        QTest::newRow("codex") << "codex"
                               << "[mcp_servers.mcp-runtime]"_ba;
        QTest::newRow("claude-desktop") << "claude-desktop"
                                        << "\"serve\""_ba;
    }
    void printsEntriesForClients()
    {
        const ProgramHarness program;
        QFETCH(QString, client);
        QFETCH(QByteArray, has);
        QStringList arguments{u"connect"_s, u"--print"_s, u"--port"_s, u"9123"_s};
        if (!client.isEmpty())
            arguments << client;
        const Outcome outcome = program.run(arguments);
        QCOMPARE(outcome.code, 0);
        QVERIFY2(outcome.out.contains(has), outcome.out.constData());
        const bool http = client != "claude-desktop"_L1;
        QCOMPARE(outcome.out.contains("http://127.0.0.1:9123/mcp"), http);
        const bool isItsOwn = !client.isEmpty() && client != "generic"_L1;
        const QString kept = program.home.filePath(u".local/state/mcp-runtime/access_token"_s);
        QFile token(isItsOwn ? kept + u's' : kept);
        QCOMPARE(token.exists(), http);
        if (!http)
            return;
        QCOMPARE(token.permissions() & ~(QFile::ReadUser | QFile::WriteUser),
                 QFile::ReadOwner | QFile::WriteOwner);
        QVERIFY(token.open(QIODevice::ReadOnly));
        const QByteArray text = token.readAll();
        const QByteArray secret =
            isItsOwn ? QJsonDocument::fromJson(text)[client]["token"_L1].toString().toLatin1()
                     : text.trimmed();
        QCOMPARE(secret.size(), 64);
        QVERIFY(outcome.out.contains(QByteArray("Bearer " + secret)));
        QCOMPARE(program.run(arguments).out, outcome.out); // the same one the next time
        QVERIFY(!outcome.err.contains(secret));
    }

    void readsSettingsInTheirOrder()
    {
        ProgramHarness program;
        const auto discovery = [&](const QStringList &more) {
            const Outcome doctor = program.run(QStringList{u"doctor"_s, u"--json"_s} + more);
            for (const QJsonValue check : doctor.data()["checks"_L1].toArray()) {
                if (check["check"_L1].toString() == "setting MAX_RESULT_TOKENS"_L1)
                    return check["detail"_L1].toString();
            }
            return QString();
        };
        QCOMPARE(discovery({}), QString());
        program.writeConfig(u"settings.ini"_s, "[General]\nMAX_RESULT_TOKENS=100\n");
        QVERIFY(discovery({}).endsWith("settings.ini"_L1));
        program.writeConfig(u".env"_s, "MAX_RESULT_TOKENS=200\n");
        QVERIFY(discovery({}).endsWith("/.env"_L1));
        program.writeConfig(u"other"_s, "MAX_RESULT_TOKENS=300\n");
        const QString other = program.home.filePath(u".config/mcp-runtime/other"_s);
        QVERIFY(discovery({u"--env-file"_s, other}).endsWith("/other"_L1));
        program.environment.insert(u"MAX_RESULT_TOKENS"_s, u"400"_s);
        QVERIFY(discovery({}).endsWith("the environment"_L1));
        program.environment.insert(u"MAX_RESULT_TOKENS"_s, u"many"_s);
        const Outcome wrong = program.run({u"servers"_s});
        QCOMPARE(wrong.code, 4);
        QVERIFY2(wrong.err.contains("MAX_RESULT_TOKENS"), wrong.err.constData());
    }

    void neverReadsTheEnvFileOfTheFolderItIsIn()
    {
        const ProgramHarness program;
        QFile file(program.home.filePath(u".env"_s)); // the working folder, not the configuration's
        QVERIFY(file.open(QIODevice::WriteOnly));
        file.write("DISCOVERY_URL=http://evil.example\nMAX_RESULT_TOKENS=wrong\n");
        file.close();
        QVERIFY(!program.run({u"doctor"_s}).out.contains("evil"));
        QCOMPARE(program.run({u"servers"_s}).code, 0);
    }

    void doctorSeesTroubleAndNamesNoSecret()
    {
        ProgramHarness program;
        program.environment.insert(u"DISCOVERY_API_KEY"_s, u"canary-secret-value"_s);
        const Outcome well = program.run({u"doctor"_s});
        QVERIFY2(well.code == 0, well.out.constData());
        program.writeServers({{u"gone"_s, QJsonObject{{"command"_L1, u"/nowhere/server"_s}}}});
        QCOMPARE(program.run({u"doctor"_s}).code, 10);
        writeManyServers(program);
        const Outcome wrong = program.run({u"doctor"_s, u"--json"_s});
        QCOMPARE(wrong.code, 4);
        QVERIFY(wrong.out.contains("server wrong"));
        for (const Outcome &outcome : {well, wrong})
            QVERIFY(!QByteArray(outcome.out + outcome.err).contains("canary"));
    }

    void namesThePortsOwnerAndAFreeOne()
    {
        const ProgramHarness program;
        QTcpServer occupied;
        QVERIFY(occupied.listen(QHostAddress::LocalHost, 0));
        const Outcome outcome = program.run({u"serve"_s, u"--transport"_s, u"streamable-http"_s,
                                             u"--port"_s, QString::number(occupied.serverPort())});
        QCOMPARE(outcome.code, 2);
        QVERIFY2(outcome.err.contains(QByteArray::number(QCoreApplication::applicationPid())),
                 outcome.err.constData());
        QVERIFY2(outcome.err.contains("--port "), outcome.err.constData());
    }

    void theDemonstrationWorksAndLeavesNothingBehind()
    {
        ProgramHarness program;
        const QString temporary = program.home.filePath(u"tmp"_s);
        QVERIFY(QDir().mkpath(temporary));
        program.environment.insert(u"TMPDIR"_s, temporary);
        const auto files = [&] {
            QStringList found;
            for (QDirIterator at(program.home.path(),
                                 QDir::AllEntries | QDir::Hidden | QDir::NoDotAndDotDot,
                                 QDirIterator::Subdirectories);
                 at.hasNext();)
                found << at.next();
            return found;
        };
        const QStringList before = files();
        const Outcome outcome = program.run({u"demo"_s, u"--json"_s});
        QVERIFY2(outcome.code == 0, QByteArray(outcome.out + outcome.err).constData());
        QCOMPARE(outcome.data()["ok"_L1], QJsonValue(true));
        QVERIFY(outcome.data()["steps"_L1].toArray().size() >= 14);
        QCOMPARE(files(), before);
        QCOMPARE(program.survivors(), QStringList());
        const QString elsewhere = program.home.filePath(u"my config"_s);
        program.environment.insert(u"XDG_CONFIG_HOME"_s, elsewhere);
        const QByteArray out = program.run({u"demo"_s}).out;
        QVERIFY(out.contains("Every step gave what it should."));
        QVERIFY2(out.contains("into ~/my config/mcp-runtime/mcp.json, run"),
                 out.right(300).constData());
    }

    void callsWhatAServiceProposesOnlyOnceApproved()
    {
        ProgramHarness program;
        DiscoveryStub service;
        program.environment.insert(u"DISCOVERY_URL"_s, service.url());
        const QStringList call{u"call"_s, u"proposed"_s, u"echo"_s, u"text=x"_s, u"--json"_s};
        const Outcome refused = runBeside(program, call);
        QCOMPARE(refused.code, 6);
        QCOMPARE(refused.error()["code"_L1].toString(), u"needs_approval"_s);
        QCOMPARE(runBeside(program, {u"approve"_s, u"proposed"_s}).code, 6); // nobody to ask
        const Outcome list = runBeside(program, {u"approve"_s, u"--list"_s, u"--json"_s});
        const QJsonObject proposal = list.data()["proposals"_L1].toArray()[0].toObject();
        QVERIFY(proposal["command"_L1].toString().contains("fake_mcp_server"_L1));
        QCOMPARE(proposal["approved"_L1], QJsonValue(false));
        const QString hash = proposal["hash"_L1].toString();
        QCOMPARE(runBeside(program, {u"approve"_s, u"proposed"_s, u"--hash"_s, u"00"_s}).code, 7);
        QCOMPARE(runBeside(program, {u"approve"_s, u"proposed"_s, u"--hash"_s, hash}).code, 0);
        const Outcome called = runBeside(program, call);
        QVERIFY2(called.code == 0, called.out.constData());
        service.arguments << u"--name"_s << u"other"_s; // one changed word asks again
        QCOMPARE(runBeside(program, call).code, 6);
        QCOMPARE(runBeside(program, {u"approve"_s, u"proposed"_s, u"--revoke"_s}).code, 0);
        QCOMPARE(runBeside(program, {u"approve"_s, u"--list"_s}).out, QByteArray());
    }

    void keepsAnIndexForEachConfiguration()
    {
        const ProgramHarness program;
        program.writeConfig(u"a.json"_s, R"({"mcpServers":{"good":)"
                                             + QJsonDocument(ProgramHarness::fakeServer()).toJson()
                                             + "}}");
        program.writeConfig(u"b.json"_s, "{}");
        const QString folder = program.home.filePath(u".config/mcp-runtime/"_s);
        const auto search = [&](const QString &file) {
            return program.run({u"search"_s, u"echo"_s, u"--config"_s, QString(folder + file)}).out;
        };
        QCOMPARE(program.run({u"index"_s, u"--config"_s, QString(folder + u"a.json"_s)}).code, 0);
        QVERIFY(search(u"a.json"_s).contains("echo"));
        QVERIFY(!search(u"b.json"_s).contains("good"));
        QVERIFY(search(u"a.json"_s).contains("echo"));
        QCOMPARE(keptIndexes(program.home.path()), 1); // nothing was to be kept of the empty one
        program.writeConfig(u"b.json"_s, R"({"mcpServers":{"other":{"command":"none"}}})");
        QVERIFY(!search(u"b.json"_s).contains("good"));
        QCOMPARE(keptIndexes(program.home.path()), 2);
    }

    void servesItsIndexToOtherRuntimes()
    {
        ProgramHarness program;
        program.writeServers({{u"good"_s, ProgramHarness::fakeServer()}});
        QCOMPARE(program.run({u"index"_s}).code, 0);
        program.environment.insert(u"ACCESS_TOKEN"_s, u"0123456789abcdef"_s);
        QProcess process;
        program.start(process, {u"serve"_s, u"--transport"_s, u"streamable-http"_s, u"--port"_s,
                                u"0"_s, u"--index-api"_s});
        QByteArray err;
        QTRY_VERIFY_WITH_TIMEOUT((err += process.readAllStandardError()).contains("/mcp\n"), 10000);
        const qsizetype begin = err.indexOf("http://");
        const QString url =
            QString::fromLatin1(err.mid(begin, err.indexOf("/mcp\n", begin) - begin));
        ProgramHarness other;
        other.environment.insert(u"DISCOVERY_URL"_s, url);
        other.environment.insert(u"DISCOVERY_API_KEY"_s, u"0123456789abcdef"_s);
        const Outcome found = other.run({u"search"_s, u"echo"_s, u"--json"_s});
        QCOMPARE(found.data()["tools"_L1][0]["serverName"_L1].toString(), u"good"_s);
        QVERIFY(other.run({u"servers"_s}).out.contains("good\tremote\t"));
        QVERIFY(other.run({u"doctor"_s}).out.contains(QByteArray(url.toUtf8() + " answers")));
        ::kill(pid_t(process.processId()), SIGTERM);
        QCOMPARE(ProgramHarness::wait(process).code, 0);
    }

    void refusesToServeStrangers_data()
    {
        QTest::addColumn<QStringList>("more");
        QTest::newRow("not on purpose") << QStringList();
        QTest::newRow("without a token") << QStringList{u"--allow-remote"_s, u"--no-auth"_s};
    }

    void refusesToServeStrangers()
    {
        QFETCH(const QStringList, more);
        const ProgramHarness program;
        const Outcome outcome =
            program.run(QStringList{u"serve"_s, u"--transport"_s, u"streamable-http"_s, u"--host"_s,
                                    u"0.0.0.0"_s, u"--port"_s, u"0"_s}
                        + more);
        QCOMPARE(outcome.code, 64);
    }

    void servesHttpAndEndsOnSigterm()
    {
        const ProgramHarness program;
        QProcess process;
        program.start(process,
                      {u"serve"_s, u"--transport"_s, u"streamable-http"_s, u"--port"_s, u"0"_s});
        QByteArray err;
        QTRY_VERIFY_WITH_TIMEOUT((err += process.readAllStandardError()).contains("/mcp\n"), 10000);
        QVERIFY(err.contains("http://127.0.0.1:"));
        QTRY_VERIFY((err += process.readAllStandardError()).contains("connect --print"));
        QFile token(program.home.filePath(u".local/state/mcp-runtime/access_token"_s));
        QVERIFY(token.open(QIODevice::ReadOnly));
        ::kill(pid_t(process.processId()), SIGTERM);
        const Outcome outcome = ProgramHarness::wait(process);
        QCOMPARE(outcome.code, 0);
        QVERIFY(outcome.out.isEmpty());
        QVERIFY(!QByteArray(err + outcome.err).contains(token.readAll().trimmed()));
    }

private:
    /// Runs the program while this process answers it, too.
    static Outcome runBeside(const ProgramHarness &program, const QStringList &arguments)
    {
        QProcess process;
        program.start(process, arguments);
        process.closeWriteChannel();
        if (!QTest::qWaitFor([&] { return process.state() == QProcess::NotRunning; }, 30000))
            return {};
        return {process.exitStatus() == QProcess::NormalExit ? process.exitCode() : -1,
                process.readAllStandardOutput(), process.readAllStandardError()};
    }

    static void writeManyServers(const ProgramHarness &program)
    {
        QJsonObject good = ProgramHarness::fakeServer();
        good["blocked_tools"_L1] = QJsonArray{u"fail"_s};
        QJsonObject off = ProgramHarness::fakeServer();
        off["disabled"_L1] = true;
        program.writeServers({{u"good"_s, good},
                              {u"off"_s, off},
                              {u"wrong"_s, QJsonObject{{"command"_L1, 7}}},
                              {u"gone"_s, QJsonObject{{"command"_L1, u"/nowhere/server"_s}}}});
    }
};

QTEST_GUILESS_MAIN(TestCli)
#include "tst_cli.moc"
