// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/start_check.h"

#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_StartCheck final : public QObject
{
    Q_OBJECT

private slots:
    void findsWhatIsWrong_data();
    void findsWhatIsWrong();
    void namesThePlaceOfFileEntriesOnly();
};

void tst_StartCheck::findsWhatIsWrong_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("folder");
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("says"); ///< empty = nothing is wrong
    const auto row = [](const char *name, const QString &command, const QString &folder,
                        const QString &url, const QString &says) {
        QTest::newRow(name) << command << folder << url << says;
    };
    row("fine", u"sh"_s, {}, {}, {});
    row("variable is set", u"${env:SHELL_NAME}"_s, {}, {}, {});
    row("variable is not set", u"sh"_s, u"${env:NOT_SET}"_s, {}, u"NOT_SET is not set"_s);
    row("variable has a default", u"${env:NOT_SET:-sh}"_s, {}, {}, {});
    row("no such program", u"no-such-program-anywhere"_s, {}, {}, u"no-such-program-anywhere"_s);
    row("no such folder", u"sh"_s, u"/nowhere"_s, {}, u"\"/nowhere\" (\"cwd\")"_s);
    row("program in the keychain", u"${keychain:x}"_s, {}, {}, {});
    row("address", {}, {}, u"https://host/mcp"_s, {});
    row("address of a variable", {}, {}, u"${env:SHELL_NAME}"_s, u"no complete http"_s);
    row("address in the keychain", {}, {}, u"${keychain:x}"_s, {});
}

void tst_StartCheck::findsWhatIsWrong()
{
    QFETCH(QString, command);
    QFETCH(QString, folder);
    QFETCH(QString, url);
    QFETCH(QString, says);
    QProcessEnvironment environment;
    environment.insert(u"PATH"_s, qEnvironmentVariable("PATH"));
    environment.insert(u"SHELL_NAME"_s, u"sh"_s);
    ServerConfig config;
    config.name = ServerName{u"srv"_s};
    config.kind = url.isEmpty() ? ServerConfig::Kind::Stdio : ServerConfig::Kind::Http;
    config.command = command;
    config.workingDirectory = folder;
    config.url = url;
    config.sourceFile = u"/etc/mcp.json"_s;
    config.sourceLine = 7;
    const auto problem = startProblem(config, environment);
    if (says.isEmpty()) {
        QVERIFY2(!problem, problem ? qPrintable(problem->message) : "");
        return;
    }
    QVERIFY(problem);
    QVERIFY2(problem->message.contains(says), qPrintable(problem->message));
    QVERIFY2(problem->message.endsWith("Its entry is in /etc/mcp.json:7."_L1),
             qPrintable(problem->message));
}

void tst_StartCheck::namesThePlaceOfFileEntriesOnly()
{
    const Error error{ErrorCode::SpawnFailed, u"It failed."_s, u"srv"_s};
    ServerConfig config;
    config.sourceFile = u"https://index"_s;
    config.source = ServerConfig::Source::Discovery;
    QCOMPARE(withPlace(error, config), error);
    config.source = ServerConfig::Source::ConfigFile;
    config.sourceLine = 3;
    QCOMPARE(withPlace(error, config).message, u"It failed. Its entry is in https://index:3."_s);
}

QTEST_GUILESS_MAIN(tst_StartCheck)
#include "tst_start_check.moc"
