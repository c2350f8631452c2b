// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/process_environment.h"
#include "engine/child/program_lookup.h"

#include <QDir>
#include <QFile>
#include <QTemporaryDir>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_ProcessEnvironment : public QObject
{
    Q_OBJECT

private slots:
    void passesOnlyWhatIsAllowed();
    void putsTheEntrysVariablesOnTop();
    void repairsThePath();
    void findsPrograms();
    void saysWhatToDoWithoutAProgram_data();
    void saysWhatToDoWithoutAProgram();
};

void tst_ProcessEnvironment::passesOnlyWhatIsAllowed()
{
    QProcessEnvironment own;
    for (const char *name : {"HOME", "USER", "LANG", "LC_TIME", "TZ", "XDG_RUNTIME_DIR"})
        own.insert(QString::fromLatin1(name), u"x"_s);
    const char *secret[] = {"OPENAI_API_KEY", "AWS_SECRET_ACCESS_KEY",
                            "ACCESS_TOKEN",   "HTTPS_PROXY",
                            "LD_PRELOAD",     "SSH_AUTH_SOCK"};
    for (const char *name : secret)
        own.insert(QString::fromLatin1(name), u"x"_s);
    own.insert(u"SHELL"_s, u"() { :; }; echo"_s);
    const auto environment = processenv::forServer(own, {});
    for (const char *name : {"HOME", "USER", "LANG", "LC_TIME", "TZ", "XDG_RUNTIME_DIR"})
        QVERIFY2(environment.contains(QString::fromLatin1(name)), name);
    for (const char *name : secret)
        QVERIFY2(!environment.contains(QString::fromLatin1(name)), name);
    QVERIFY(!environment.contains(u"SHELL"_s)); // an exported function
    QCOMPARE(environment.value(u"npm_config_loglevel"_s), u"error"_s);
}

void tst_ProcessEnvironment::putsTheEntrysVariablesOnTop()
{
    QProcessEnvironment own;
    own.insert(u"LANG"_s, u"C"_s);
    const auto environment = processenv::forServer(own, {{u"LANG"_s, u"de_DE"_s},
                                                         {u"TOKEN"_s, u"t"_s},
                                                         {u"npm_config_loglevel"_s, u"verbose"_s},
                                                         {u"PATH"_s, u"/only/this"_s}});
    QCOMPARE(environment.value(u"LANG"_s), u"de_DE"_s);
    QCOMPARE(environment.value(u"TOKEN"_s), u"t"_s);
    QCOMPARE(environment.value(u"npm_config_loglevel"_s), u"verbose"_s);
    QCOMPARE(environment.value(u"PATH"_s), u"/only/this"_s);
}

void tst_ProcessEnvironment::repairsThePath()
{
    QTemporaryDir home;
    for (const char *folder : {".local/bin", ".cargo/bin", ".nvm/versions/node/v9.1.0/bin",
                               ".nvm/versions/node/v20.2.0/bin", ".volta/bin"})
        QVERIFY(QDir(home.path()).mkpath(QString::fromLatin1(folder)));
    const QString volta = home.path() + "/.volta/bin"_L1;
    const QString first = u"/nowhere/first:"_s + volta;
    const QStringList folders = processenv::repairedPath(first, home.path()).split(u':');
    QCOMPARE(folders.mid(0, 2), (QStringList{u"/nowhere/first"_s, volta})); // theirs stay in front
    QCOMPARE(folders.count(volta), 1);
    QVERIFY(folders.contains(QString(home.path() + "/.local/bin"_L1)));
    QVERIFY(folders.contains(QString(home.path() + "/.cargo/bin"_L1)));
    QVERIFY(folders.contains(QString(home.path() + "/.nvm/versions/node/v20.2.0/bin"_L1)));
    QVERIFY(!folders.contains(QString(home.path() + "/.nvm/versions/node/v9.1.0/bin"_L1)));
    QVERIFY(!folders.contains(QString(home.path() + "/.bun/bin"_L1))); // is not there
    QVERIFY(processenv::repairedPath({}, home.path()).contains("/usr/bin"_L1));
}

void tst_ProcessEnvironment::findsPrograms()
{
    QTemporaryDir folder;
    const QString path = folder.filePath(u"tool"_s);
    QFile file(path);
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.close();
    QCOMPARE(findProgram(u"./tool"_s, {}, folder.path()).error().code, ErrorCode::SpawnFailed);
    QVERIFY(file.setPermissions(file.permissions() | QFile::ExeOwner));
    QCOMPARE(findProgram(u"./tool"_s, {}, folder.path()).value_or(QString()),
             QDir::cleanPath(path));
    QCOMPARE(findProgram(path, {}, u"/"_s).value_or(QString()), path);
    QCOMPARE(findProgram(u"tool"_s, u"/nowhere:"_s + folder.path(), u"/"_s).value_or(QString()),
             path);
    QVERIFY(!findProgram(u"tool"_s, u"/nowhere"_s, folder.path()));
}

void tst_ProcessEnvironment::saysWhatToDoWithoutAProgram_data()
{
    QTest::addColumn<QString>("command");
    QTest::addColumn<QString>("advice");
    QTest::newRow("npx") << u"npx"_s << u"Node.js"_s;
    QTest::newRow("uvx") << u"uvx"_s << u"uv"_s;
    QTest::newRow("unknown") << u"frobnicate"_s << u"full path"_s;
    QTest::newRow("a shell line") << u"npx -y thing"_s << u"\"args\""_s;
    QTest::newRow("a path") << u"/no/such/program"_s << u"no program"_s;
    QTest::newRow("nothing") << u""_s << u"no command"_s;
}

void tst_ProcessEnvironment::saysWhatToDoWithoutAProgram()
{
    QFETCH(const QString, command);
    QFETCH(const QString, advice);
    const auto found = findProgram(command, u"/nowhere"_s, u"/"_s);
    QCOMPARE(found.error().code, ErrorCode::SpawnFailed);
    QVERIFY2(found.error().message.contains(advice), qPrintable(found.error().message));
}

QTEST_APPLESS_MAIN(tst_ProcessEnvironment)
#include "tst_process_environment.moc"
