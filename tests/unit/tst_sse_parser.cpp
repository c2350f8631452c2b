// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/sse_parser.h"

#include <QTest>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

class tst_SseParser : public QObject
{
    Q_OBJECT

private slots:
    void readsEventsAtEverySplit_data();
    void readsEventsAtEverySplit();
    void remembersIdAndRetry();
    void startsAnewButRemembers();
    void refusesWhatIsTooLong();
    void survivesMutatedStreams();
};

void tst_SseParser::readsEventsAtEverySplit_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArrayList>("events"); // type, data, type, data …
    QTest::newRow("one event") << "data: a\n\n"_ba << QByteArrayList{"", "a"};
    QTest::newRow("type and id") << "event: message\nid: 7\ndata: {}\n\n"_ba
                                 << QByteArrayList{"message", "{}"};
    QTest::newRow("windows line ends")
        << "data: a\r\ndata: b\r\n\r\ndata: c\r\n\r\n"_ba << QByteArrayList{"", "a\nb", "", "c"};
    QTest::newRow("old mac line ends")
        << "data: a\r\rdata: b\r\r"_ba << QByteArrayList{"", "a", "", "b"};
    QTest::newRow("line feed inside JSON layout")
        << "data: {\ndata: }\n\n"_ba << QByteArrayList{"", "{\n}"};
    QTest::newRow("comments and blank lines")
        << ": hi\n\n\n:\ndata:a\n\n"_ba << QByteArrayList{"", "a"};
    QTest::newRow("only the first space goes") << "data:  a \n\n"_ba << QByteArrayList{"", " a "};
    QTest::newRow("colon in the value")
        << "data: {\"a\":1}\n\n"_ba << QByteArrayList{"", "{\"a\":1}"};
    QTest::newRow("empty data is an event") << "id: 1\ndata:\n\n"_ba << QByteArrayList{"", ""};
    QTest::newRow("no data is none")
        << "event: x\nid: 1\n\ndata: a\n\n"_ba << QByteArrayList{"", "a"};
    QTest::newRow("field without a colon") << "data\n\n"_ba << QByteArrayList{"", ""};
    QTest::newRow("unknown fields") << "foo: bar\ndata: a\n\n"_ba << QByteArrayList{"", "a"};
    QTest::newRow("byte order mark") << "\xef\xbb\xbf"
                                        "data: a\n\n"_ba
                                     << QByteArrayList{"", "a"};
    QTest::newRow("unfinished event held back")
        << "data: a\n\ndata: b\n"_ba << QByteArrayList{"", "a"};
}

void tst_SseParser::readsEventsAtEverySplit()
{
    QFETCH(const QByteArray, wire);
    QFETCH(const QByteArrayList, events);
    for (qsizetype step = 1; step <= wire.size(); ++step) {
        SseParser parser(1024);
        QByteArrayList seen;
        for (qsizetype at = 0; at < wire.size(); at += step) {
            parser.feed(QByteArrayView(wire).sliced(at, std::min(step, wire.size() - at)));
            while (const auto event = parser.next())
                seen << event->type << event->data;
        }
        QCOMPARE(seen, events);
        QVERIFY(!parser.overflowed());
    }
}

void tst_SseParser::remembersIdAndRetry()
{
    SseParser parser(1024);
    parser.feed("id: a1\nretry: 500\ndata:\n\n");
    QCOMPARE(parser.lastEventId(), "a1"_ba);
    QCOMPARE(parser.retry(), std::chrono::milliseconds(500));
    parser.feed("id: b\0c\nretry: -5\nretry: x\n\n"_ba);
    QCOMPARE(parser.lastEventId(), "a1"_ba);
    QCOMPARE(parser.retry(), std::chrono::milliseconds(500));
    parser.feed("id: unfinished");
    QCOMPARE(parser.lastEventId(), "a1"_ba);
    parser.feed("\nid:\n\n");
    QCOMPARE(parser.lastEventId(), ""_ba);
}

void tst_SseParser::startsAnewButRemembers()
{
    SseParser parser(1024);
    parser.feed("id: 3\ndata: a\n\nid: 4\ndata: cut");
    parser.restart();
    QCOMPARE(parser.lastEventId(), "3"_ba);
    parser.feed("data: b\n\n");
    QCOMPARE(parser.next()->data, "a"_ba);
    QCOMPARE(parser.next()->data, "b"_ba);
    QVERIFY(!parser.next());
}

void tst_SseParser::refusesWhatIsTooLong()
{
    SseParser oneLine(10);
    oneLine.feed("data: 0123456789\n\n");
    QVERIFY(oneLine.overflowed());
    QVERIFY(!oneLine.next());
    SseParser manyLines(20);
    for (int i = 0; i < 10; ++i)
        manyLines.feed("data: 0123\n");
    QVERIFY(manyLines.overflowed());
    SseParser small(20);
    for (int i = 0; i < 10; ++i)
        small.feed("data: 0123\n\n");
    QVERIFY(!small.overflowed());
}

void tst_SseParser::survivesMutatedStreams()
{
    const QByteArray good =
        "id: 1\r\nevent: message\r\nretry: 10\r\ndata: {\"a\":[1]}\r\n\r\n: x\n";
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (const char c : {'\n', '\r', ':', '\0', '\xff', ' '}) {
            QByteArray bad = good;
            bad[at] = c;
            SseParser parser(64);
            parser.feed(bad);
            int events = 0;
            while (parser.next())
                ++events;
            QVERIFY(events <= 2);
        }
    }
}

QTEST_APPLESS_MAIN(tst_SseParser)
#include "tst_sse_parser.moc"
