// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/rank_merge.h"

#include <QObject>
#include <QString>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

struct Hit
{
    QString name;
    double score;
};

/// "a .5 b .3" → hits
std::vector<Hit> hits(const QString &text)
{
    std::vector<Hit> list;
    const QStringList parts = text.split(u' ', Qt::SkipEmptyParts);
    for (qsizetype i = 0; i + 1 < parts.size(); i += 2)
        list.push_back({parts[i], parts[i + 1].toDouble()});
    return list;
}

} // namespace

class tst_RankMerge : public QObject
{
    Q_OBJECT

private slots:
    void mergesByRank_data();
    void mergesByRank();
};

void tst_RankMerge::mergesByRank_data()
{
    QTest::addColumn<QString>("local");
    QTest::addColumn<QString>("remote");
    QTest::addColumn<int>("limit");
    QTest::addColumn<QString>("expected");
    QTest::newRow("both empty") << u""_s << u""_s << 5 << u""_s;
    QTest::newRow("local only") << u"a .9 b .5"_s << u""_s << 5 << u"a 0.9 b 0.5"_s;
    QTest::newRow("remote only") << u""_s << u"x .9 y .5"_s << 5 << u"x 0.9 y 0.5"_s;
    QTest::newRow("in turn, local first")
        << u"a .8 b .6"_s << u"x .8 y .6"_s << 5 << u"a 0.8 x 0.8 b 0.6 y 0.6"_s;
    QTest::newRow("limit") << u"a .8 b .6"_s << u"x .8 y .6"_s << 3 << u"a 0.8 x 0.8 b 0.6"_s;
    QTest::newRow("limit of none") << u"a .8"_s << u"x .8"_s << 0 << u""_s;
    // 1/63 + 1/62 for c is more than 1/61 for a.
    QTest::newRow("found by both goes up")
        << u"a .8 b .7 c .6"_s << u"x .9 c .8"_s << 9 << u"c 0.8 a 0.8 x 0.8 b 0.7"_s;
    QTest::newRow("a tie is the local one's")
        << u"a .8 b .7"_s << u"b .9 a .8"_s << 9 << u"a 0.8 b 0.7"_s;
    QTest::newRow("exact local names stay in front")
        << u"a 1 b 1 c .5"_s << u"x 1 y .9"_s << 9 << u"a 1 b 1 x 1 y 0.9 c 0.5"_s;
    QTest::newRow("scores of the service lift no local hit")
        << u"a .4 b .3"_s << u"x .9 y .8"_s << 9 << u"a 0.4 x 0.4 b 0.3 y 0.3"_s;
    QTest::newRow("nor make it an exact name")
        << u"a .4"_s << u"x .2 y 1"_s << 9 << u"a 0.4 x 0.4 y 0.4"_s;
    QTest::newRow("nor sink it") << u"a .9 b .8"_s << u"x 0 y 0"_s << 9
                                 << u"a 0.9 x 0.8 b 0.8 y 0"_s;
    QTest::newRow("its own list stays sorted") << u""_s << u"x .2 y .9"_s << 9 << u"x 0.9 y 0.9"_s;
}

void tst_RankMerge::mergesByRank()
{
    QFETCH(const QString, local);
    QFETCH(const QString, remote);
    QFETCH(const int, limit);
    QFETCH(const QString, expected);
    const auto merged = mergeByRank(hits(local), hits(remote), size_t(limit),
                                    [](const Hit &a, const Hit &b) { return a.name == b.name; });
    QStringList seen;
    for (const Hit &hit : merged)
        seen << hit.name << QString::number(hit.score);
    QCOMPARE(seen.join(u' '), expected);
}

QTEST_APPLESS_MAIN(tst_RankMerge)
#include "tst_rank_merge.moc"
