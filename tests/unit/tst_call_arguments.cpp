// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/cli/call_arguments.h"

#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kSchema = "{\"type\":\"object\",\"properties\":{"
                           "\"text\":{\"type\":\"string\"},"
                           "\"count\":{\"type\":\"integer\"},"
                           "\"ratio\":{\"type\":\"number\"},"
                           "\"deep\":{\"type\":\"boolean\"},"
                           "\"tags\":{\"type\":\"array\",\"items\":{\"type\":\"string\"}},"
                           "\"sizes\":{\"type\":\"array\",\"items\":{\"type\":\"number\"}},"
                           "\"filter\":{\"type\":\"object\"},"
                           "\"maybe\":{\"anyOf\":[{\"type\":\"integer\"},{\"type\":\"null\"}]},"
                           "\"either\":{\"type\":[\"string\",\"number\"]}}}";

} // namespace

class TestCallArguments : public QObject
{
    Q_OBJECT

private slots:
    void typesValuesByTheSchema_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::addColumn<QByteArray>("json");
        const auto row = [](const char *name, const QStringList &words, const char *json) {
            QTest::newRow(name) << words << QByteArray(json);
        };
        row("nothing", {}, "{}");
        row("string", {u"text=hello world"_s}, "{\"text\":\"hello world\"}");
        row("string that looks like a number", {u"text=42"_s}, "{\"text\":\"42\"}");
        row("string that looks like an object", {u"text={\"a\":1}"_s},
            "{\"text\":\"{\\\"a\\\":1}\"}");
        row("empty string", {u"text="_s}, "{\"text\":\"\"}");
        row("value with equals signs", {u"text=a=b=c"_s}, "{\"text\":\"a=b=c\"}");
        row("integer", {u"count=42"_s}, "{\"count\":42}");
        row("integer above 2^53 survives", {u"count=9007199254740993"_s},
            "{\"count\":9007199254740993}");
        row("number as written", {u"ratio=1.0"_s}, "{\"ratio\":1.0}");
        row("no number for a number", {u"count=many"_s}, "{\"count\":\"many\"}");
        row("boolean", {u"deep=true"_s}, "{\"deep\":true}");
        row("word for a boolean", {u"deep=yes"_s}, "{\"deep\":\"yes\"}");
        row("array as JSON", {u"tags=[\"a\",\"b\"]"_s}, "{\"tags\":[\"a\",\"b\"]}");
        row("one element", {u"tags=a"_s}, "{\"tags\":[\"a\"]}");
        row("element that looks like a number", {u"tags=1"_s}, "{\"tags\":[\"1\"]}");
        row("repeated key", {u"tags=a"_s, u"tags=b"_s}, "{\"tags\":[\"a\",\"b\"]}");
        row("array of numbers", {u"sizes=1"_s, u"sizes=2.5"_s}, "{\"sizes\":[1,2.5]}");
        row("object", {u"filter={\"a\": 1}"_s}, "{\"filter\":{\"a\": 1}}");
        row("null where allowed", {u"maybe=null"_s}, "{\"maybe\":null}");
        row("number in a choice", {u"maybe=3"_s}, "{\"maybe\":3}");
        row("number where a string would do too", {u"either=3"_s}, "{\"either\":3}");
        row("unknown key, number", {u"extra=3"_s}, "{\"extra\":3}");
        row("unknown key, word", {u"extra=x"_s}, "{\"extra\":\"x\"}");
        row("several", {u"text=a"_s, u"count=1"_s}, "{\"text\":\"a\",\"count\":1}");
        row("key that needs escaping", {u"a\"b=1"_s}, "{\"a\\\"b\":1}");
        row("whole object, byte for byte", {u"{\"b\": 1.0, \"a\": 1e400}"_s},
            "{\"b\": 1.0, \"a\": 1e400}");
        row("whole object with an equals sign", {u"{\"text\":\"a=b\"}"_s}, "{\"text\":\"a=b\"}");
    }
    void typesValuesByTheSchema()
    {
        QFETCH(QStringList, words);
        const auto arguments = callArguments(words, *parseJson(kSchema));
        QVERIFY2(arguments.has_value(), arguments ? "" : qPrintable(arguments.error().message));
        QTEST(arguments->view().toByteArray(), "json");
        QVERIFY(parseJson(*arguments).has_value());
    }

    void refusesWhatIsNoArgument_data()
    {
        QTest::addColumn<QStringList>("words");
        QTest::newRow("broken JSON") << QStringList{u"{\"a\":"_s};
        QTest::newRow("array") << QStringList{u"[1]"_s};
        QTest::newRow("bare word") << QStringList{u"hello"_s};
        QTest::newRow("bare word among pairs") << QStringList{u"text=a"_s, u"hello"_s};
        QTest::newRow("no key") << QStringList{u"=a"_s, u"text=a"_s};
        QTest::newRow("string twice") << QStringList{u"text=a"_s, u"text=b"_s};
        QTest::newRow("object and pair") << QStringList{u"{}"_s, u"text=b"_s};
    }
    void refusesWhatIsNoArgument()
    {
        QFETCH(QStringList, words);
        const auto arguments = callArguments(words, *parseJson(kSchema));
        QVERIFY(!arguments.has_value());
        QCOMPARE(arguments.error().code, ErrorCode::InvalidArgument);
    }

    void guessesWithoutASchema()
    {
        const auto arguments =
            callArguments({u"n=1"_s, u"t=true"_s, u"s=abc"_s, u"q=\"x\""_s}, RawJson());
        QCOMPARE(arguments->view().toByteArray(),
                 "{\"n\":1,\"t\":true,\"s\":\"abc\",\"q\":\"\\\"x\\\"\"}"_ba);
    }
};

QTEST_GUILESS_MAIN(TestCallArguments)
#include "tst_call_arguments.moc"
