// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/bench/search_quality.h"

#include <QObject>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

/// bench_search counts as the benchmark's own scorer does.
class tst_SearchQuality : public QObject
{
    Q_OBJECT

private slots:
    void judges_data();
    void judges();
    void meansWeighGroupsAlike();
};

void tst_SearchQuality::judges_data()
{
    QTest::addColumn<QByteArray>("query");
    QTest::addColumn<QString>("results");
    QTest::addColumn<double>("at1");
    QTest::addColumn<double>("at5");
    QTest::addColumn<double>("at10");
    QTest::addColumn<double>("rank");
    QTest::addColumn<double>("gain");
    const QByteArray one = R"({"gold":["s/a"],"match":"any"})"_ba;
    const QByteArray all = R"({"gold":["s/a","s/b"],"match":"all","alts":{"s/a":["t/a"]}})"_ba;
    // dcg = lambda *ranks: sum(1 / math.log2(r + 2) for r in ranks)
    QTest::newRow("first") << one << u"s/a x"_s << 1.0 << 1.0 << 1.0 << 1.0 << 1.0;
    QTest::newRow("third") << one << u"x y s/a"_s << 0.0 << 1.0 << 1.0 << 1.0 / 3 << 0.5; // dcg(2)
    QTest::newRow("repeated") << one << u"x x x s/a"_s << 0.0 << 1.0 << 1.0 << 0.5
                              << 0.6309297536; // dcg(1)
    QTest::newRow("eleventh") << one << u"1 2 3 4 5 6 7 8 9 10 s/a"_s << 0.0 << 0.0 << 0.0 << 0.0
                              << 0.0;
    QTest::newRow("none") << one << u""_s << 0.0 << 0.0 << 0.0 << 0.0 << 0.0;
    QTest::newRow("both, by an alternative") << all << u"t/a x x2 x3 x4 s/b"_s << 0.5 << 0.5 << 1.0
                                             << 1.0 << 0.8315546296; // dcg(0, 5) / dcg(0, 1)
    QTest::newRow("one group twice")
        << all << u"t/a s/a"_s << 0.5 << 0.5 << 0.5 << 1.0 << 0.6131471928; // dcg(0) / dcg(0, 1)
    QTest::newRow("any of two") << R"({"gold":["s/a","s/b"]})"_ba << u"x s/b s/a"_s << 0.0 << 1.0
                                << 1.0 << 0.5 << 0.6309297536; // dcg(1)
}

void tst_SearchQuality::judges()
{
    QFETCH(const QByteArray, query);
    QFETCH(const QString, results);
    QFETCH(const double, at1);
    QFETCH(const double, at5);
    QFETCH(const double, at10);
    QFETCH(const double, rank);
    QFETCH(const double, gain);
    const SearchQuality judged =
        JudgedQuery::read(RawJson(query)).judge(results.split(u' ', Qt::SkipEmptyParts));
    QCOMPARE(judged.recallAt1, at1);
    QCOMPARE(judged.recallAt5, at5);
    QCOMPARE(judged.recallAt10, at10);
    QCOMPARE(judged.reciprocalRank, rank);
    QVERIFY2(qAbs(judged.gain - gain) < 1e-9, qPrintable(QString::number(judged.gain, 'f', 10)));
}

void tst_SearchQuality::meansWeighGroupsAlike()
{
    QualityTable table;
    table.add(u"a"_s, {1, 1, 1, 1, 1});
    table.add(u"b"_s, {0, 1, 1, 0, 0});
    table.add(u"b"_s, {0, 0, 1, 0, 0});
    table.add(u"b"_s, {0, 0, 1, 0, 0});
    const SearchQuality mean = table.mean({u"a"_s, u"b"_s, u"not there"_s});
    QCOMPARE(mean.recallAt1, 0.5);
    QVERIFY(qAbs(mean.recallAt5 - 2.0 / 3) < 1e-12);
    QCOMPARE(mean.recallAt10, 1.0);
}

QTEST_APPLESS_MAIN(tst_SearchQuality)
#include "tst_search_quality.moc"
