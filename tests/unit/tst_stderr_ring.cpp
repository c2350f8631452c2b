// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/stderr_ring.h"

#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_StderrRing : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheNewestLinesAtEverySplit();
    void cleansLines_data();
    void cleansLines();
    void hidesSecrets();
    void staysSmallInAFlood();
};

void tst_StderrRing::keepsTheNewestLinesAtEverySplit()
{
    QByteArray wire;
    for (int i = 0; i < 30; ++i)
        wire += "line " + QByteArray::number(i) + '\n';
    wire += "unfinished";
    for (qsizetype step = 1; step <= wire.size(); step += 3) {
        StderrRing ring(64);
        for (qsizetype at = 0; at < wire.size(); at += step)
            ring.append(QByteArrayView(wire).sliced(at, std::min(step, wire.size() - at)));
        QCOMPARE(ring.size(), 64);
        QCOMPARE(ring.totalBytes(), wire.size());
        QCOMPARE(ring.tail(3), (QStringList{u"line 28"_s, u"line 29"_s, u"unfinished"_s}));
        // 64 bytes hold six whole lines; the one whose start is gone does not count.
        QCOMPARE(ring.tail(100).first(), u"line 24"_s);
    }
}

void tst_StderrRing::cleansLines_data()
{
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QStringList>("lines");
    QTest::newRow("nothing") << ""_ba << QStringList();
    QTest::newRow("blank lines") << "\n \n\r\na\n\n"_ba << QStringList{u"a"_s};
    QTest::newRow("colours") << "\x1b[1;31mred\x1b[0m plain\n"_ba << QStringList{u"red plain"_s};
    QTest::newRow("title and link") << "\x1b]0;title\x07text\n"_ba << QStringList{u"text"_s};
    QTest::newRow("cut sequence") << "text\x1b["_ba << QStringList{u"text"_s};
    QTest::newRow("progress bar") << "10%\r50%\r100%\n"_ba << QStringList{u"100%"_s};
    QTest::newRow("wrong UTF-8") << "a\xff"
                                    "b\n"_ba
                                 << QStringList{u"a\ufffd"
                                                "b"_s};
    QTest::newRow("control characters") << "a\bb\0c\td\n"_ba << QStringList{u"abc d"_s};
}

void tst_StderrRing::cleansLines()
{
    QFETCH(const QByteArray, bytes);
    QFETCH(const QStringList, lines);
    StderrRing ring;
    ring.append(bytes);
    QCOMPARE(ring.tail(10), lines);
}

void tst_StderrRing::hidesSecrets()
{
    StderrRing ring;
    const auto secrets = std::make_shared<SecretFilter>();
    secrets->add(Secret("hunter2-token"_ba));
    secrets->add(Secret("ab"_ba));
    ring.setSecrets(secrets);
    ring.append("using hunter2-tok");
    ring.append("en for abc\n");
    QCOMPARE(ring.tail(1), QStringList{u"using [hidden] for abc"_s});
}

void tst_StderrRing::staysSmallInAFlood()
{
    StderrRing ring;
    QByteArray block;
    while (block.size() < 100000)
        block += "noise\n";
    for (int i = 0; i < 100; ++i)
        ring.append(block);
    ring.append("the reason\n");
    QCOMPARE(ring.size(), StderrRing::kDefaultMaxBytes);
    QCOMPARE(ring.tail(2), (QStringList{u"noise"_s, u"the reason"_s}));
    ring.append(QByteArray(1000000, 'x'));
    ring.append("\nend\n");
    QCOMPARE(ring.tail(5), QStringList{u"end"_s});
    ring.clear();
    QVERIFY(ring.tail(5).isEmpty());
}

QTEST_APPLESS_MAIN(tst_StderrRing)
#include "tst_stderr_ring.moc"
