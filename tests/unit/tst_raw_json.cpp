// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/raw_json.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QRandomGenerator>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_RawJson : public QObject
{
    Q_OBJECT

private slots:
    void acceptsWhatRfc8259Allows_data();
    void acceptsWhatRfc8259Allows();
    void refusesWhatItDoesNot_data();
    void refusesWhatItDoesNot();
    void refusesNestingBeyondTheLimit();
    void findsAMember_data();
    void findsAMember();
    void decodesStrings_data();
    void decodesStrings();
    void writesStringsThatQtReadsBack();
    void decodesIntegers_data();
    void decodesIntegers();
    void agreesWithQtOnMutatedDocuments();
};

void tst_RawJson::acceptsWhatRfc8259Allows_data()
{
    QTest::addColumn<QByteArray>("text");
    for (const char *text : {"{}",
                             "[]",
                             "0",
                             "-0",
                             "1.0",
                             "1e400",
                             "18446744073709551616",
                             "\"\"",
                             "true",
                             "false",
                             "null",
                             "[1,2,3]",
                             "{\"a\":1,\"a\":2}",
                             " [ ] ",
                             "\"\\u0000\\ud800\"",
                             "\"\xf0\x9f\x8e\x89\"",
                             "{\"\":{\"\":[]}}",
                             "[[],[[]],{}]",
                             "\"\\/\\b\\f\\n\\r\\t\\\"\\\\\"",
                             "1E+2",
                             "-1.5e-3",
                             "\"\xe2\x80\xa8\"",
                             "\n{\r\n\t}\n"})
        QTest::newRow(text) << QByteArray(text);
}

void tst_RawJson::acceptsWhatRfc8259Allows()
{
    QFETCH(const QByteArray, text);
    const auto parsed = parseJson(text);
    QVERIFY(parsed.has_value());
    QCOMPARE(parsed->toByteArray(), text.trimmed());
}

void tst_RawJson::refusesWhatItDoesNot_data()
{
    QTest::addColumn<QByteArray>("text");
    const QByteArrayList texts{"",
                               " ",
                               "{",
                               "}",
                               "[1,]",
                               "[,1]",
                               "[1 2]",
                               "{\"a\"}",
                               "{\"a\":}",
                               "{\"a\":1,}",
                               "{a:1}",
                               "{,}",
                               "01",
                               "+1",
                               "1.",
                               ".5",
                               "1e",
                               "--1",
                               "0x1",
                               "NaN",
                               "Infinity",
                               "tru",
                               "nul",
                               "True",
                               "'a'",
                               "\"a",
                               "\"\\x\"",
                               "\"\\u12g4\"",
                               "\"\\u12\"",
                               "\"\t\"",
                               "\"\n\"",
                               "1 2",
                               "{}{}",
                               "[}",
                               "{]",
                               "\xef\xbb\xbf{}",
                               "\"\xff\"",
                               "\"\xc0\xaf\"",
                               "\"\xed\xa0\x80\"",
                               "\"\xf4\x90\x80\x80\"",
                               "\"\xe2\x82\"",
                               "/**/1",
                               "[1]//",
                               "{\"a\":1 \"b\":2}",
                               "[",
                               "\"\\",
                               "\"\\\"",
                               "-",
                               "[1",
                               "{\"a\":1",
                               QByteArray("\"\0\"", 3),
                               QByteArray("1\0", 2)};
    for (qsizetype i = 0; i < texts.size(); ++i)
        QTest::addRow("%d: %s", int(i), texts.at(i).toPercentEncoding().constData()) << texts.at(i);
}

void tst_RawJson::refusesWhatItDoesNot()
{
    QFETCH(const QByteArray, text);
    const auto parsed = parseJson(text);
    QVERIFY(!parsed.has_value());
    QCOMPARE(parsed.error().code, ErrorCode::Protocol);
}

void tst_RawJson::refusesNestingBeyondTheLimit()
{
    const auto nested = [](int depth) -> QByteArray {
        return QByteArray(depth, '[') + QByteArray(depth, ']');
    };
    QVERIFY(parseJson(nested(kMaxJsonDepth)).has_value());
    QVERIFY(!parseJson(nested(kMaxJsonDepth + 1)).has_value());
    QVERIFY(!parseJson(nested(1'000'000)).has_value());
    QVERIFY(!parseJson(QByteArray(1'000'000, '[')).has_value());
    QVERIFY(!parseJson(QByteArray("{\"a\":").repeated(1'000'000)).has_value());
}

void tst_RawJson::findsAMember_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("only one") << "{\"k\":1.0}"_ba
                              << "1.0"_ba;
    QTest::newRow("behind others") << "{\"a\":[{\"k\":2}],\"k\": {\"x\" :1e400} }"_ba
                                   << "{\"x\" :1e400}"_ba;
    QTest::newRow("last one wins") << "{\"k\":1,\"k\":2}"_ba
                                   << "2"_ba;
    QTest::newRow("escaped key") << "{\"\\u006b\":3}"_ba
                                 << "3"_ba;
    QTest::newRow("absent") << "{\"kk\":3}"_ba
                            << ""_ba;
    QTest::newRow("not an object") << "[\"k\",1]"_ba
                                   << ""_ba;
    QTest::newRow("null is there") << "{\"k\":null}"_ba
                                   << "null"_ba;
}

void tst_RawJson::findsAMember()
{
    QFETCH(const QByteArray, object);
    QFETCH(const QByteArray, value);
    QCOMPARE(member(RawJson(object), "k").toByteArray(), value);
}

void tst_RawJson::decodesStrings_data()
{
    QTest::addColumn<QByteArray>("json");
    QTest::addColumn<QString>("text");
    QTest::newRow("plain") << "\"abc\""_ba << u"abc"_s;
    QTest::newRow("short escapes") << R"("\"\\\/\b\f\n\r\t")"_ba << u"\"\\/\b\f\n\r\t"_s;
    QTest::newRow("four digits") << R"("\u00e9\u20AC")"_ba << u"é€"_s;
    QTest::newRow("surrogate pair") << R"("\ud83c\udf89!")"_ba << u"🎉!"_s;
    QTest::newRow("lone high surrogate") << R"("\ud83cx")"_ba << u"\ufffdx"_s;
    QTest::newRow("lone low surrogate") << R"("\udf89")"_ba << u"\ufffd"_s;
    QTest::newRow("high before another escape") << R"("\ud83c\n")"_ba << u"\ufffd\n"_s;
    QTest::newRow("raw utf-8") << "\"\xf0\x9f\x8e\x89\""_ba << u"🎉"_s;
}

void tst_RawJson::decodesStrings()
{
    QFETCH(const QByteArray, json);
    QFETCH(const QString, text);
    QVERIFY(parseJson(json).has_value());
    QCOMPARE(decodeString(json), std::optional(text));
}

void tst_RawJson::writesStringsThatQtReadsBack()
{
    QString text;
    for (char16_t c = 0; c < 0xd800; ++c)
        text += QChar(c);
    text += u"🎉\u2028\ufeff"_s;
    QByteArray json;
    appendJsonString(json, text);
    QVERIFY(parseJson(json).has_value());
    QCOMPARE(decodeString(json), std::optional(text));
    QCOMPARE(QJsonDocument::fromJson('[' + json + ']').array().at(0).toString(), text);
}

void tst_RawJson::decodesIntegers_data()
{
    QTest::addColumn<QByteArray>("number");
    QTest::addColumn<bool>("isInteger");
    QTest::addColumn<qint64>("value");
    QTest::newRow("small") << "12"_ba << true << qint64(12);
    QTest::newRow("largest") << "9223372036854775807"_ba << true << Q_INT64_C(9223372036854775807);
    QTest::newRow("written as a fraction") << "4.0"_ba << true << qint64(4);
    QTest::newRow("written with an exponent") << "1e3"_ba << true << qint64(1000);
    QTest::newRow("fraction") << "1.5"_ba << false << qint64(0);
    QTest::newRow("too large") << "9223372036854775808"_ba << false << qint64(0);
    QTest::newRow("a string") << "\"1\""_ba << false << qint64(0);
}

void tst_RawJson::decodesIntegers()
{
    QFETCH(const QByteArray, number);
    QFETCH(const bool, isInteger);
    QFETCH(const qint64, value);
    const auto decoded = decodeInteger(number);
    QCOMPARE(decoded.has_value(), isInteger);
    QCOMPARE(decoded.value_or(0), value);
}

// Qt is more lenient in places; whatever we accept, Qt must be able to read, but for huge numbers.
void tst_RawJson::agreesWithQtOnMutatedDocuments()
{
    QRandomGenerator random(20261123);
    const QByteArray seed = R"({"a":[1,-2.5e3,"x\u0041\n",{"b":null}],"c":true,"d":"é"})";
    int accepted = 0;
    for (int round = 0; round < 20'000; ++round) {
        QByteArray text = seed;
        for (int edits = random.bounded(1, 4); edits > 0; --edits) {
            const auto at = qsizetype(random.bounded(int(text.size())));
            const char byte = "{}[]\",:\\0123456789eE+-.tfn \xc3\xa9"[random.bounded(30)];
            if (random.bounded(2))
                text[at] = byte;
            else
                text.insert(at, byte);
        }
        if (!parseJson(text))
            continue;
        ++accepted;
        QJsonParseError error;
        QJsonDocument::fromJson('[' + text + ']', &error);
        QVERIFY2(error.error == QJsonParseError::NoError
                     || error.error == QJsonParseError::IllegalNumber,
                 text.constData());
    }
    QVERIFY(accepted > 500);
}

QTEST_GUILESS_MAIN(tst_RawJson)
#include "tst_raw_json.moc"
