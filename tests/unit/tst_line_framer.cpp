// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/line_framer.h"

#include <QObject>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_LineFramer : public QObject
{
    Q_OBJECT

private slots:
    void cutsLines_data();
    void cutsLines();
    void refusesALineOverTheLimit();
};

void tst_LineFramer::cutsLines_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<QByteArrayList>("lines");

    QTest::newRow("one line") << "{}\n"_ba << QByteArrayList{"{}"};
    QTest::newRow("two in one read") << "a\nb\n"_ba << QByteArrayList{"a", "b"};
    QTest::newRow("windows line end") << "a\r\nb\n"_ba << QByteArrayList{"a", "b"};
    QTest::newRow("empty line kept") << "a\n\nb\n"_ba << QByteArrayList{"a", "", "b"};
    QTest::newRow("unfinished tail held back") << "a\nb"_ba << QByteArrayList{"a"};
    QTest::newRow("utf-8 split is harmless") << "\xc3\xa4\n"_ba << QByteArrayList{"\xc3\xa4"};
}

// The outcome must not depend on how the pipe happened to split the bytes.
void tst_LineFramer::cutsLines()
{
    QFETCH(const QByteArray, wire);
    QFETCH(const QByteArrayList, lines);

    for (qsizetype step = 1; step <= wire.size(); ++step) {
        LineFramer framer(1024);
        QByteArrayList seen;
        for (qsizetype at = 0; at < wire.size(); at += step) {
            framer.feed(wire.mid(at, step));
            for (auto line = framer.next(); *line; line = framer.next())
                seen += (*line)->toByteArray();
        }
        QCOMPARE(seen, lines);
    }
}

void tst_LineFramer::refusesALineOverTheLimit()
{
    LineFramer framer(4);
    framer.feed("12345");
    QCOMPARE(framer.next().error().code, ErrorCode::LimitExceeded);
}

QTEST_GUILESS_MAIN(tst_LineFramer)
#include "tst_line_framer.moc"
