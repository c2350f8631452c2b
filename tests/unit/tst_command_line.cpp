// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/command_help.h"
#include "app/command_line.h"
#include "app/exit_code.h"

#include <QProcess>
#include <QStandardPaths>
#include <QTemporaryFile>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class TestCommandLine : public QObject
{
    Q_OBJECT

private slots:
    void understandsOptionsAnywhere_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("command");
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<QString>("option");
        QTest::addColumn<QString>("value");
        QTest::newRow("before the command") << "--json servers"
                                            << "servers" << QStringList{} << "json"
                                            << "1";
        QTest::newRow("after the command") << "servers --json"
                                           << "servers" << QStringList{} << "json"
                                           << "1";
        QTest::newRow("value as a word of its own") << "search --limit 3 read"
                                                    << "search" << QStringList{u"read"_s} << "limit"
                                                    << "3";
        QTest::newRow("value after an equals sign") << "search --limit=3 read"
                                                    << "search" << QStringList{u"read"_s} << "limit"
                                                    << "3";
        QTest::newRow("empty value") << "--config= servers"
                                     << "servers" << QStringList{} << "config"
                                     << "";
        QTest::newRow("value with an equals sign") << "--config=a=b servers"
                                                   << "servers" << QStringList{} << "config"
                                                   << "a=b";
        QTest::newRow("value that looks like an option") << "--config --json servers"
                                                         << "servers" << QStringList{} << "config"
                                                         << "--json";
        QTest::newRow("letters together") << "-qv doctor"
                                          << "doctor" << QStringList{} << "quiet"
                                          << "1";
        QTest::newRow("dash alone is an argument")
            << "call a b -"
            << "call" << QStringList{u"a"_s, u"b"_s, u"-"_s} << "json"
            << "";
        QTest::newRow("double dash ends options")
            << "call a b -- --json"
            << "call" << QStringList{u"a"_s, u"b"_s, u"--json"_s} << "json"
            << "";
        QTest::newRow("the last one counts") << "search x --limit 3 --limit 4"
                                             << "search" << QStringList{u"x"_s} << "limit"
                                             << "4";
    }
    void understandsOptionsAnywhere()
    {
        QFETCH(QString, line);
        const auto parsed = parseCommandLine(line.split(u' '));
        QVERIFY2(parsed.has_value(), parsed ? "" : qPrintable(parsed.error().message));
        QTEST(QString::fromLatin1(parsed->command->name), "command");
        QTEST(parsed->arguments, "arguments");
        QFETCH(QString, option);
        QTEST(parsed->options.value(option), "value");
    }

    void saysWhatIsWrongAndWhatWasMeant_data()
    {
        QTest::addColumn<QString>("line");
        QTest::addColumn<QString>("says");
        QTest::newRow("typo in a command") << "serch read"
                                           << "Did you mean search?";
        QTest::newRow("swapped letters") << "sevre"
                                         << "serve";
        QTest::newRow("beginning of a command") << "det a b"
                                                << "Did you mean details?";
        QTest::newRow("no such word") << "xyzzy"
                                      << "There is no command 'xyzzy'.";
        QTest::newRow("typo in an option") << "search --limt 3 x"
                                           << "Did you mean --limit?";
        QTest::newRow("another command's option") << "servers --limit 3"
                                                  << "no option --limit";
        QTest::newRow("unknown letter") << "-x servers"
                                        << "no option -x";
        QTest::newRow("missing value") << "search x --limit"
                                       << "--limit N";
        QTest::newRow("value for a flag") << "servers --json=1"
                                          << "--json takes no value";
        QTest::newRow("value not in the list") << "serve --transport sse"
                                               << "streamable-http";
        QTest::newRow("missing argument") << "details one"
                                          << "mcp-runtime details SERVER TOOL";
        QTest::newRow("argument too much") << "servers one"
                                           << "'one' is too much";
        QTest::newRow("nothing at all") << "--json"
                                        << "No command was given";
    }
    void saysWhatIsWrongAndWhatWasMeant()
    {
        QFETCH(QString, line);
        QFETCH(QString, says);
        const auto parsed = parseCommandLine(line.split(u' '));
        QVERIFY(!parsed.has_value());
        QCOMPARE(parsed.error().code, ErrorCode::InvalidArgument);
        QVERIFY2(parsed.error().message.contains(says), qPrintable(parsed.error().message));
    }

    void asksForHelpNeedNoArguments()
    {
        const auto parsed = parseCommandLine({u"details"_s, u"--help"_s});
        QVERIFY(parsed.has_value());
        QVERIFY(parsed->has("help"_L1));
        QVERIFY(parseCommandLine({u"--version"_s}).has_value());
    }

    void refusesNumbersOutOfRange_data()
    {
        QTest::addColumn<QString>("text");
        QTest::addColumn<int>("expected"); // -1 = refused
        QTest::newRow("least") << "1" << 1;
        QTest::newRow("most") << "100" << 100;
        QTest::newRow("zero") << "0" << -1;
        QTest::newRow("too many") << "101" << -1;
        QTest::newRow("words") << "ten" << -1;
        QTest::newRow("fraction") << "1.5" << -1;
        QTest::newRow("overflow") << "99999999999" << -1;
        QTest::newRow("nothing") << "" << -1;
    }
    void refusesNumbersOutOfRange()
    {
        QFETCH(QString, text);
        QFETCH(int, expected);
        const auto parsed = parseCommandLine({u"search"_s, u"x"_s, "--limit="_L1 + text});
        QVERIFY(parsed.has_value());
        const auto limit = parsed->integer("limit"_L1, 10, 1, 100);
        QCOMPARE(limit.has_value() ? *limit : -1, expected);
        QVERIFY(!parseCommandLine({u"search"_s, u"x"_s, u"--min-score=nan"_s})
                     ->number("min-score"_L1, 0.3, 0, 1)
                     .has_value());
    }

    void helpFitsTheScreenAndStartsWithExamples_data()
    {
        QTest::addColumn<QString>("command");
        QTest::newRow("program") << "";
        for (const CommandSpec &spec : commandTable())
            QTest::newRow(spec.name) << QString::fromLatin1(spec.name);
    }
    void helpFitsTheScreenAndStartsWithExamples()
    {
        QFETCH(QString, command);
        const QString text = helpText(findCommand(command));
        QVERIFY(text.endsWith(u'\n'));
        for (const QString &line : text.split(u'\n')) {
            QVERIFY2(line.size() <= kHelpColumns, qPrintable(line));
            QVERIFY2(!line.endsWith(u' '), qPrintable(line));
        }
        QVERIFY(text.indexOf("Examples:\n"_L1) > 0);
        QVERIFY(text.indexOf("Examples:\n"_L1) < text.indexOf("Usage:"_L1));
        if (command.isEmpty()) {
            for (const CommandSpec &spec : commandTable())
                QVERIFY2(text.contains(QLatin1StringView(spec.summary)), spec.name);
        }
    }

    void everyExampleIsAValidCommandLine()
    {
        for (const CommandSpec &spec : commandTable()) {
            for (const char *example : spec.examples) {
                const QStringList words = QProcess::splitCommand(QString::fromLatin1(example));
                const qsizetype redirection =
                    std::min(words.indexOf(u"<"_s) < 0 ? words.size() : words.indexOf(u"<"_s),
                             words.indexOf(u">"_s) < 0 ? words.size() : words.indexOf(u">"_s));
                const auto parsed = parseCommandLine(words.first(redirection));
                QVERIFY2(parsed.has_value(), example);
                QCOMPARE(parsed->command->id, spec.id);
            }
        }
    }

    void completionScriptsAreValidShell_data()
    {
        QTest::addColumn<QString>("shell");
        QTest::newRow("bash") << "bash";
        QTest::newRow("zsh") << "zsh";
        QTest::newRow("fish") << "fish";
    }
    void completionScriptsAreValidShell()
    {
        QFETCH(QString, shell);
        const auto script = completionScript(shell);
        QVERIFY(script.has_value());
        for (const CommandSpec &spec : commandTable()) {
            QVERIFY2(script->contains(QLatin1StringView(spec.name)), spec.name);
            for (const OptionSpec &option : spec.options)
                QVERIFY2(script->contains(QLatin1StringView(option.name)), option.name);
        }
        QVERIFY(!script->contains("%1"_L1) && !script->contains("%2"_L1));
        if (QStandardPaths::findExecutable(shell).isEmpty())
            QSKIP("This shell is not installed; its script was checked for content only.");
        QTemporaryFile file;
        QVERIFY(file.open());
        file.write(script->toUtf8());
        file.close();
        QProcess check;
        check.start(shell, {u"-n"_s, file.fileName()});
        QVERIFY(check.waitForFinished());
        QVERIFY2(check.exitCode() == 0, check.readAllStandardError().constData());
    }

    void bashCompletesCommandsAndChoices_data()
    {
        QTest::addColumn<QString>("words");
        QTest::addColumn<QString>("expected");
        QTest::newRow("command") << "mcp-runtime dem"
                                 << "demo";
        QTest::newRow("choice") << "mcp-runtime serve --surface r"
                                << "router";
        QTest::newRow("option of the command") << "mcp-runtime serve --por"
                                               << "--port";
        QTest::newRow("global option") << "mcp-runtime search --verb"
                                       << "--verbose";
        QTest::newRow("shell") << "mcp-runtime completion z"
                               << "zsh";
    }
    void bashCompletesCommandsAndChoices()
    {
        if (QStandardPaths::findExecutable(u"bash"_s).isEmpty())
            QSKIP("bash is not installed.");
        QFETCH(QString, words);
        QProcess bash;
        bash.start(u"bash"_s, {u"--norc"_s});
        bash.write(completionScript(u"bash"_s)->toUtf8());
        bash.write(u"COMP_WORDS=(%1); COMP_CWORD=$((${#COMP_WORDS[@]}-1)); _mcp_runtime; "
                   "echo \"${COMPREPLY[@]}\"\n"_s.arg(words)
                       .toUtf8());
        bash.closeWriteChannel();
        QVERIFY(bash.waitForFinished());
        QTEST(QString::fromUtf8(bash.readAllStandardOutput()).trimmed(), "expected");
    }

    void offersNothingForAnUnknownShell()
    {
        QCOMPARE(completionScript(u"tcsh"_s).error().code, ErrorCode::InvalidArgument);
    }

    void exitCodesNeverChange()
    {
        QCOMPARE(int(ExitCode::Ok), 0);
        QCOMPARE(int(ExitCode::General), 1);
        QCOMPARE(int(ExitCode::PortInUse), 2);
        QCOMPARE(int(ExitCode::AlreadyRunning), 3);
        QCOMPARE(int(ExitCode::Config), 4);
        QCOMPARE(int(ExitCode::Permission), 5);
        QCOMPARE(int(ExitCode::NeedsApproval), 6);
        QCOMPARE(int(ExitCode::NotFound), 7);
        QCOMPARE(int(ExitCode::Degraded), 10);
        QCOMPARE(int(ExitCode::Blocked), 11);
        QCOMPARE(int(ExitCode::Usage), 64);
        QCOMPARE(int(ExitCode::Interrupted), 130);
        QCOMPARE(toExitCode(ErrorCode::Misconfigured), ExitCode::Config);
        QCOMPARE(toExitCode(ErrorCode::Unauthorized), ExitCode::Permission);
        QCOMPARE(toExitCode(ErrorCode::NeedsApproval), ExitCode::NeedsApproval);
        QCOMPARE(toExitCode(ErrorCode::NotFound), ExitCode::NotFound);
        QCOMPARE(toExitCode(ErrorCode::Unavailable), ExitCode::Degraded);
        QCOMPARE(toExitCode(ErrorCode::Timeout), ExitCode::Degraded);
        QCOMPARE(toExitCode(ErrorCode::Disabled), ExitCode::Blocked);
        QCOMPARE(toExitCode(ErrorCode::InvalidArgument), ExitCode::Usage);
        QCOMPARE(toExitCode(ErrorCode::SpawnFailed), ExitCode::General);
    }
};

QTEST_GUILESS_MAIN(TestCommandLine)
#include "tst_command_line.moc"
