// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/relaxed_json.h"

#include <QObject>
#include <QStringEncoder>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_RelaxedJson : public QObject
{
    Q_OBJECT

private slots:
    void blanksWhatPlainJsonLacks_data();
    void blanksWhatPlainJsonLacks();
    void readsUtf16();
    void keepsEveryOffsetAtEveryCut();
    void tellsLineAndColumn_data();
    void tellsLineAndColumn();
};

void tst_RelaxedJson::blanksWhatPlainJsonLacks_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("plain");
    const auto row = [](const char *name, const char *text, const char *plain) {
        QTest::newRow(name) << QByteArray(text) << QByteArray(plain);
    };
    row("nothing to do", R"({"a": [1, 2]})", R"({"a": [1, 2]})");
    row("line comment", "{} // x\n", "{}     \n");
    row("line comment at the end", "{}//", "{}  ");
    row("block comment over lines", "/*a\nb*/{}", "   \n   {}");
    row("block comment never closed", "{} /* x", "{} /* x");
    row("slash star slash is open", "{} /*/ x", "{} /*/ x");
    row("comment marks in a string", R"("http://a/*b*/")", R"("http://a/*b*/")");
    row("quote in a string", R"("\"//" //x)", R"("\"//"    )");
    row("backslash before the quote", R"("\\"//x)", R"("\\"   )");
    row("trailing comma in an object", R"({"a":1,})", R"({"a":1 })");
    row("trailing comma in a list", "[1, \n]", "[1  \n]");
    row("trailing comma before a comment", "[1,/*x*/]", "[1      ]");
    row("trailing comma behind a string", R"(["a",])", R"(["a" ])");
    row("nested trailing commas", "[[1,],]", "[[1 ] ]");
    row("lone comma stays wrong", "[,]", "[,]");
    row("two commas stay wrong", "[1,,]", "[1,,]");
    row("comma in a string", R"([",]"])", R"([",]"])");
    row("unfinished string ends with its line", "[\"a\n//x\n]", "[\"a\n   \n]");
    row("byte order mark", "\xef\xbb\xbf{}", "   {}");
    row("empty", "", "");
}

void tst_RelaxedJson::blanksWhatPlainJsonLacks()
{
    QFETCH(const QByteArray, text);
    QFETCH(const QByteArray, plain);
    QCOMPARE(plainJson(text), plain);
}

void tst_RelaxedJson::readsUtf16()
{
    const QString text = u"{\"a\": \"é\"} // x"_s;
    for (const auto encoding : {QStringEncoder::Utf16LE, QStringEncoder::Utf16BE}) {
        QStringEncoder encode(encoding, QStringConverter::Flag::WriteBom);
        const QByteArray bytes = encode(text);
        QCOMPARE(plainJson(bytes).trimmed(), "{\"a\": \"é\"}"_ba);
    }
}

void tst_RelaxedJson::keepsEveryOffsetAtEveryCut()
{
    const QByteArray text =
        "// a\n{\"b\": \"/*\\\"\", /* c\n */ \"d\": [1, 2, ], } // e \xc3\xa9\n";
    for (qsizetype size = 0; size <= text.size(); ++size) {
        const QByteArray plain = plainJson(text.first(size));
        QCOMPARE(plain.size(), size);
        for (qsizetype i = 0; i < size; ++i)
            QVERIFY(plain[i] == text[i] || plain[i] == ' ');
    }
}

void tst_RelaxedJson::tellsLineAndColumn_data()
{
    QTest::addColumn<qsizetype>("offset");
    QTest::addColumn<int>("line");
    QTest::addColumn<int>("column");
    QTest::newRow("first byte") << qsizetype(0) << 1 << 1;
    QTest::newRow("behind a two-byte character") << qsizetype(3) << 1 << 3;
    QTest::newRow("the line feed itself") << qsizetype(4) << 1 << 4;
    QTest::newRow("second line") << qsizetype(5) << 2 << 1;
    QTest::newRow("end") << qsizetype(6) << 2 << 2;
    QTest::newRow("beyond the end") << qsizetype(99) << 2 << 2;
}

void tst_RelaxedJson::tellsLineAndColumn()
{
    QFETCH(const qsizetype, offset);
    const TextPosition position = positionOf("a\xc3\xa9z\nx", offset);
    QTEST(position.line, "line");
    QTEST(position.column, "column");
}

QTEST_GUILESS_MAIN(tst_RelaxedJson)
#include "tst_relaxed_json.moc"
