// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/env_file.h"

#include <QRandomGenerator>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

using Values = QMap<QString, QString>;

class TestEnvFile : public QObject
{
    Q_OBJECT

private slots:
    void readsWhatPeopleWrite_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<Values>("values");
        const auto row = [](const char *name, const char *text, const Values &values) {
            QTest::newRow(name) << QByteArray(text) << values;
        };
        row("nothing", "", {});
        row("plain", "A=1\nB=two words\n", {{u"A"_s, u"1"_s}, {u"B"_s, u"two words"_s}});
        row("no line feed at the end", "A=1", {{u"A"_s, u"1"_s}});
        row("space around", "  A =  1  \n", {{u"A"_s, u"1"_s}});
        row("export", "export A=1\n", {{u"A"_s, u"1"_s}});
        row("windows line ends", "A=1\r\nB=2\r\n", {{u"A"_s, u"1"_s}, {u"B"_s, u"2"_s}});
        row("byte order mark",
            "\xEF\xBB\xBF"
            "A=1\n",
            {{u"A"_s, u"1"_s}});
        row("comments", "# A=0\nA=1 # one\nB=#2\n", {{u"A"_s, u"1"_s}, {u"B"_s, u"#2"_s}});
        row("hash inside a word", "A=a#b\n", {{u"A"_s, u"a#b"_s}});
        row("empty", "A=\nB=''\n", {{u"A"_s, QString()}, {u"B"_s, QString()}});
        row("equals signs", "A=b=c\n", {{u"A"_s, u"b=c"_s}});
        row("single quotes", "A='a $B \\n # c'\n", {{u"A"_s, u"a $B \\n # c"_s}});
        row("double quotes", "A=\"a\\n\\\"b\\\" \\$c \\\\ \\x\"",
            {{u"A"_s, u"a\n\"b\" $c \\ \\x"_s}});
        row("over lines", "A=\"one\ntwo\"\nB=3\n", {{u"A"_s, u"one\ntwo"_s}, {u"B"_s, u"3"_s}});
        row("comment behind a quote", "A='x' # y\n", {{u"A"_s, u"x"_s}});
        row("the last one counts", "A=1\nA=2\n", {{u"A"_s, u"2"_s}});
        row("key without a value", "A\nB=1\n", {{u"B"_s, u"1"_s}});
        row("no command is run", "A=$(id)\nB=`id`\n", {{u"A"_s, u"$(id)"_s}, {u"B"_s, u"`id`"_s}});
    }
    void readsWhatPeopleWrite()
    {
        QFETCH(QByteArray, text);
        const auto values = parseEnvFile(text, u".env"_s);
        QVERIFY2(values.has_value(), values ? "" : qPrintable(values.error().message));
        QTEST(*values, "values");
    }

    void namesTheLineOfAMistake_data()
    {
        QTest::addColumn<QByteArray>("text");
        QTest::addColumn<QString>("where");
        QTest::newRow("quote not closed") << "A=1\nB=\"x\nC=3\n"_ba << u"/x/.env:2: "_s;
        QTest::newRow("behind a quote") << "A='x'y\n"_ba << u"/x/.env:1: "_s;
        QTest::newRow("no key") << "\n\n=1\n"_ba << u"/x/.env:3: "_s;
        QTest::newRow("two words as key") << "A B=1\n"_ba << u"/x/.env:1: "_s;
    }
    void namesTheLineOfAMistake()
    {
        QFETCH(QByteArray, text);
        QFETCH(QString, where);
        const auto values = parseEnvFile(text, u"/x/.env"_s);
        QVERIFY(!values.has_value());
        QCOMPARE(values.error().code, ErrorCode::Misconfigured);
        QVERIFY2(values.error().message.startsWith(where), qPrintable(values.error().message));
    }

    void survivesAnything()
    {
        const QByteArray good = "export A='1' # x\nB=\"two\\n\"\r\nC=three\n\xEF\xBB\xBF=\\";
        QRandomGenerator random(7);
        for (int i = 0; i < 20'000; ++i) {
            QByteArray text = good.first(random.bounded(int(good.size()) + 1));
            for (int edits = random.bounded(4); edits > 0 && !text.isEmpty(); --edits)
                text[random.bounded(int(text.size()))] = char(random.bounded(256));
            const auto values = parseEnvFile(text, u"f"_s);
            QVERIFY(values.has_value() || values.error().code == ErrorCode::Misconfigured);
        }
    }
};

QTEST_GUILESS_MAIN(TestEnvFile)
#include "tst_env_file.moc"
