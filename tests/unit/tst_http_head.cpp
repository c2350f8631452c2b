// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/http_head.h"

#include <QTest>

#include <random>

using namespace mcprt;
using namespace Qt::StringLiterals;

Q_DECLARE_METATYPE(mcprt::HttpHead::State)

namespace {

constexpr auto kGood = "POST /mcp?x=1 HTTP/1.1\r\nHost: localhost:8001\r\nContent-Length: 5\r\n"
                       "Accept:  application/json \r\nX-Empty:\r\n\r\n";

/// Feeds \a wire in pieces of \a step bytes. \return how many bytes were taken.
qsizetype feedInSteps(HttpHead &head, const QByteArray &wire, qsizetype step)
{
    qsizetype taken = 0;
    for (qsizetype at = 0; at < wire.size() && head.state() == HttpHead::State::Reading; at += step)
        taken += head.feed(QByteArrayView(wire).sliced(at, std::min(step, wire.size() - at)));
    return taken;
}

} // namespace

class tst_HttpHead : public QObject
{
    Q_OBJECT

private slots:
    void readsAHeadWhateverTheSplit();
    void leavesTheBodyAlone();
    void skipsBlankLinesBeforeARequest();
    void canBeUsedAgain();
    void refusesBadHeads_data();
    void refusesBadHeads();
    void refusesWhatIsTooLarge();
    void survivesMutatedInput();
    void acceptsChunkedBodies_data();
    void acceptsChunkedBodies();
    void refusesBadChunks_data();
    void refusesBadChunks();
    void survivesMutatedChunks();
};

void tst_HttpHead::readsAHeadWhateverTheSplit()
{
    const QByteArray wire = kGood;
    for (qsizetype step = 1; step <= wire.size(); ++step) {
        HttpHead head;
        QCOMPARE(feedInSteps(head, wire, step), wire.size());
        QCOMPARE(head.state(), HttpHead::State::Complete);
        QCOMPARE(head.method(), "POST");
        QCOMPARE(head.path(), "/mcp");
        QCOMPARE(head.query(), "x=1");
        QCOMPARE(head.contentLength(), 5);
        QCOMPARE(head.value("accept"), "application/json");
        QCOMPARE(head.value("x-empty").size(), 0);
        QVERIFY(!head.value("x-empty").isNull());
        QVERIFY(head.value("x-absent").isNull());
        QVERIFY(head.keepsAlive());
    }
}

void tst_HttpHead::leavesTheBodyAlone()
{
    const QByteArray head = kGood;
    HttpHead reader;
    QCOMPARE(reader.feed(QByteArray(head + "hello")), head.size());
    QCOMPARE(reader.state(), HttpHead::State::Complete);
}

void tst_HttpHead::skipsBlankLinesBeforeARequest()
{
    HttpHead head;
    QCOMPARE(head.feed("\r\n\r\n"), 4);
    QVERIFY(!head.hasBegun());
    head.feed(kGood);
    QCOMPARE(head.state(), HttpHead::State::Complete);
}

void tst_HttpHead::canBeUsedAgain()
{
    HttpHead head;
    head.feed("GET /a HTTP/1.0\r\nHost: x\r\nTransfer-Encoding: gzip\r\n");
    QCOMPARE(head.state(), HttpHead::State::Refused);
    head.reset();
    head.feed(kGood);
    QCOMPARE(head.state(), HttpHead::State::Complete);
    head.reset();
    head.feed("GET /b HTTP/1.1\r\nhost:h\r\nConnection: keep-alive, Close\r\n\r\n");
    QCOMPARE(head.state(), HttpHead::State::Complete);
    QCOMPARE(head.path(), "/b");
    QCOMPARE(head.contentLength(), -1);
    QVERIFY(!head.keepsAlive());
}

void tst_HttpHead::refusesBadHeads_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("status");
    const QByteArray line = "POST /mcp HTTP/1.1\r\n";
    const QByteArray host = "Host: localhost\r\n";
    QTest::newRow("no Host") << line + "\r\n" << 400;
    QTest::newRow("two Hosts") << line + host + host + "\r\n" << 400;
    QTest::newRow("length and coding")
        << line + host + "Content-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
        << 400;
    QTest::newRow("length 2^63") << line + host + "Content-Length: 9223372036854775808\r\n" << 400;
    QTest::newRow("length 2^64-1") << line + host + "Content-Length: 18446744073709551615\r\n"
                                   << 400;
    QTest::newRow("negative length") << line + host + "Content-Length: -5\r\n" << 400;
    QTest::newRow("signed length") << line + host + "Content-Length: +5\r\n" << 400;
    QTest::newRow("hexadecimal length") << line + host + "Content-Length: 0x5\r\n" << 400;
    QTest::newRow("list of lengths") << line + host + "Content-Length: 5, 5\r\n" << 400;
    QTest::newRow("empty length") << line + host + "Content-Length:\r\n" << 400;
    QTest::newRow("two equal lengths") << line + host + "Content-Length: 5\r\nContent-Length: 5\r\n"
                                       << 400;
    QTest::newRow("two codings")
        << line + host + "Transfer-Encoding: chunked\r\nTransfer-Encoding: chunked\r\n"
        << 400;
    QTest::newRow("unknown coding") << line + host + "Transfer-Encoding: gzip, chunked\r\n" << 501;
    QTest::newRow("obscured coding") << line + host + "Transfer-Encoding: xchunked\r\n" << 501;
    QTest::newRow("chunked HTTP/1.0")
        << "POST /mcp HTTP/1.0\r\n" + host + "Transfer-Encoding: chunked\r\n\r\n"
        << 400;
    QTest::newRow("blank before the colon") << line + "Host : localhost\r\n" << 400;
    QTest::newRow("folded field") << line + host + " more\r\n" << 400;
    QTest::newRow("no colon") << line + "Host localhost\r\n" << 400;
    QTest::newRow("empty name") << line + ": x\r\n" << 400;
    QTest::newRow("bare line feed") << "POST /mcp HTTP/1.1\nHost: x\n\n"_ba << 400;
    QTest::newRow("bare line feed in a field") << line + "Host: x\n" << 400;
    QTest::newRow("carriage return in a value") << line + "Host: x\ry\r\n" << 400;
    QTest::newRow("NUL in a value") << line + QByteArray("Host: x\0y\r\n", 11) << 400;
    QTest::newRow("NUL in the target") << QByteArray("GET /\0 HTTP/1.1\r\n", 17) << 400;
    QTest::newRow("no version") << "GET /mcp\r\n"_ba << 400;
    QTest::newRow("two blanks") << "GET  /mcp HTTP/1.1\r\n"_ba << 400;
    QTest::newRow("blank in the target") << "GET /m cp HTTP/1.1\r\n"_ba << 400;
    QTest::newRow("absolute form") << "GET http://evil.example/mcp HTTP/1.1\r\n"_ba << 400;
    QTest::newRow("authority form") << "CONNECT evil.example:80 HTTP/1.1\r\n"_ba << 400;
    QTest::newRow("asterisk form") << "OPTIONS * HTTP/1.1\r\n"_ba << 400;
    QTest::newRow("HTTP/2 preface") << "PRI * HTTP/2.0\r\n"_ba << 505;
    QTest::newRow("HTTP/1.2") << "GET / HTTP/1.2\r\n"_ba << 505;
    QTest::newRow("TLS") << "\x16\x03\x01\x02 a b\r\n"_ba << 400;
    QTest::newRow("fragment") << "GET /mcp#x HTTP/1.1\r\n"_ba << 400;
    QTest::newRow("byte above ASCII") << "GET /m\xc3\xa4 HTTP/1.1\r\n"_ba << 400;
    QTest::newRow("other expectation") << line + host + "Expect: tea\r\n" << 417;
    QTest::newRow("WebSocket") << line + host + "Upgrade: WebSocket\r\n" << 400;
}

void tst_HttpHead::refusesBadHeads()
{
    QFETCH(const QByteArray, wire);
    QFETCH(const int, status);
    for (qsizetype step = 1; step <= wire.size(); ++step) {
        HttpHead head;
        feedInSteps(head, wire, step);
        QCOMPARE(head.state(), HttpHead::State::Refused);
        QCOMPARE(head.status(), status);
        QVERIFY(qstrlen(head.problem()) > 0);
    }
}

void tst_HttpHead::refusesWhatIsTooLarge()
{
    HttpHead longTarget;
    longTarget.feed(QByteArray("GET /" + QByteArray(9000, 'a') + " HTTP/1.1\r\n"));
    QCOMPARE(longTarget.status(), 414);

    HttpHead longLine;
    const QByteArray piece(1000, 'a');
    longLine.feed("GET / HTTP/1.1\r\nX: ");
    int pieces = 0;
    for (; longLine.state() == HttpHead::State::Reading; ++pieces)
        longLine.feed(piece);
    QCOMPARE(longLine.status(), 431);
    QVERIFY(pieces <= 66);

    HttpHead manyFields;
    manyFields.feed("GET / HTTP/1.1\r\nHost: x\r\n");
    for (int i = 0; i < 200; ++i)
        manyFields.feed("a: b\r\n");
    QCOMPARE(manyFields.status(), 431);
}

void tst_HttpHead::survivesMutatedInput()
{
    std::mt19937 random(7); // same bytes in every run
    const QByteArray good = kGood;
    for (int round = 0; round < 20000; ++round) {
        QByteArray wire = good;
        for (unsigned i = 0, changes = 1 + random() % 4; i < changes; ++i) {
            const auto at = qsizetype(random() % unsigned(wire.size()));
            switch (random() % 3) {
            case 0: wire[at] = char(random()); break;
            case 1: wire.insert(at, char(random())); break;
            default: wire.remove(at, 1);
            }
        }
        HttpHead whole;
        whole.feed(wire);
        HttpHead split;
        feedInSteps(split, wire, 1 + qsizetype(random() % 7));
        QCOMPARE(whole.state(), split.state());
        QCOMPARE(whole.status(), split.status());
        if (whole.state() != HttpHead::State::Complete)
            continue;
        QCOMPARE(whole.count("host"), 1);
        QVERIFY(whole.path().startsWith('/'));
        QCOMPARE(whole.path(), split.path());
    }
}

void tst_HttpHead::acceptsChunkedBodies_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("dataBytes");
    QTest::newRow("empty") << "0\r\n\r\n"_ba << 0;
    QTest::newRow("one chunk") << "5\r\nhello\r\n0\r\n\r\n"_ba << 5;
    QTest::newRow("two chunks") << "5\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n"_ba << 15;
    QTest::newRow("extension") << "5;a=b\r\nhello\r\n0;last\r\n\r\n"_ba << 5;
    QTest::newRow("line ends as data") << "4\r\n\r\n\r\n\r\n0\r\n\r\n"_ba << 4;
    QTest::newRow("leading zeros") << "0005\r\nhello\r\n0\r\n\r\n"_ba << 5;
}

void tst_HttpHead::acceptsChunkedBodies()
{
    QFETCH(const QByteArray, wire);
    QFETCH(const int, dataBytes);
    for (qsizetype step = 1; step <= wire.size(); ++step) {
        ChunkScanner chunks;
        qsizetype taken = 0;
        const QByteArray more = wire + "GET /"_ba;
        for (qsizetype at = 0; at < more.size(); at += step)
            taken += chunks.feed(QByteArrayView(more).sliced(at, std::min(step, more.size() - at)));
        QCOMPARE(chunks.state(), ChunkScanner::State::Complete);
        QCOMPARE(taken, wire.size());
        QCOMPARE(chunks.dataBytes(), dataBytes);
    }
}

void tst_HttpHead::refusesBadChunks_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::newRow("negative") << "-5\r\nhello\r\n"_ba;
    QTest::newRow("huge") << "ffffffffffffffff\r\n"_ba;
    QTest::newRow("no size") << "\r\nhello"_ba;
    QTest::newRow("extension without size") << ";a\r\n"_ba;
    QTest::newRow("prefix") << "0x5\r\nhello\r\n"_ba;
    QTest::newRow("blank") << " 5\r\nhello\r\n"_ba;
    QTest::newRow("bare line feed") << "5\nhello\n"_ba;
    QTest::newRow("too short") << "5\r\nhell\r\n"_ba;
    QTest::newRow("too long") << "5\r\nhello!\r\n"_ba;
    QTest::newRow("trailer") << "0\r\nX: y\r\n\r\n"_ba;
    QTest::newRow("endless extension") << "5;" + QByteArray(300, 'a');
}

void tst_HttpHead::refusesBadChunks()
{
    QFETCH(const QByteArray, wire);
    for (qsizetype step = 1; step <= wire.size(); ++step) {
        ChunkScanner chunks;
        for (qsizetype at = 0; at < wire.size(); at += step)
            chunks.feed(QByteArrayView(wire).sliced(at, std::min(step, wire.size() - at)));
        QCOMPARE(chunks.state(), ChunkScanner::State::Refused);
    }
}

void tst_HttpHead::survivesMutatedChunks()
{
    std::mt19937 random(11);
    const QByteArray good = "5;a=b\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n";
    for (int round = 0; round < 20000; ++round) {
        QByteArray wire = good;
        wire[qsizetype(random() % unsigned(wire.size()))] = char(random());
        ChunkScanner whole;
        const qsizetype taken = whole.feed(wire);
        ChunkScanner split;
        qsizetype takenSplit = 0;
        for (const char c : wire)
            takenSplit += split.feed(QByteArrayView(&c, 1));
        QCOMPARE(whole.state(), split.state());
        QCOMPARE(taken, takenSplit);
    }
}

QTEST_GUILESS_MAIN(tst_HttpHead)
#include "tst_http_head.moc"
