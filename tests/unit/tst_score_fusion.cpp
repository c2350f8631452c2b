// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/score_fusion.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace mcprt;

/// Against loops that do one tool after the other.
class tst_ScoreFusion : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithPlainLoops_data();
    void agreesWithPlainLoops();
    void oddsAreAsFitted();
};

void tst_ScoreFusion::agreesWithPlainLoops_data()
{
    QTest::addColumn<int>("count");
    for (const int count : {0, 1, 7, 8, 9, 1023, 1024, 1025, 5000})
        QTest::addRow("%d", count) << count;
}

void tst_ScoreFusion::agreesWithPlainLoops()
{
    QFETCH(const int, count);
    QRandomGenerator random(quint32(count) + 1);
    std::vector<float> said(std::size_t(count), 0.0F);
    std::vector<float> meant(std::size_t(count), 0.0F);
    for (std::size_t i = 0; i < said.size(); ++i) {
        said[i] = float(random.generateDouble() * 3);
        meant[i] = float(random.generateDouble() * 2 - 1);
    }
    const fusion::Spread spread = fusion::spreadOf(said, meant);
    const auto most = [](const std::vector<float> &values) {
        return std::accumulate(values.begin(), values.end(), 0.0F,
                               [](float a, float b) { return std::max(a, b); });
    };
    QCOMPARE(spread.mostSaid, most(said));
    QCOMPARE(spread.mostMeant, most(meant));
    QVERIFY(qAbs(spread.sumMeant - std::accumulate(meant.begin(), meant.end(), 0.0)) < 1e-3);

    const std::vector<float> before = said;
    std::vector<float> fused(said.size(), 0.0F);
    fusion::fuse(said, meant, fused, {0.5F, 0.25F, 0.1F});
    for (std::size_t i = 0; i < said.size(); ++i) {
        QCOMPARE(fused[i], 0.5F * before[i] + 0.25F * (meant[i] - 0.1F));
        QCOMPARE(said[i], fusion::oddsOf(before[i], meant[i]));
        if (meant[i] < 0.9F) // else a word more or less is lost in rounding
            QVERIFY(qAbs(fusion::saidOf(said[i], meant[i]) - std::min(before[i], 1.0F)) < 1e-4F);
    }
    std::vector<float> scaled = before;
    fusion::scale(scaled, 0.5F, 1);
    for (std::size_t i = 0; i < scaled.size(); ++i)
        QCOMPARE(scaled[i], std::min(before[i] * 0.5F, 1.0F));
}

/// -3.5 + 4 s + 5.4 c - 1.8 s c, s at most 1, and 10 on top: s = 0.5, c = 0.4 gives
/// 10 - 3.5 + 2 + 2.16 - 0.36 = 10.3; s = 2, c = -0.5 gives 10 - 3.5 + 4 - 2.7 = 7.8.
void tst_ScoreFusion::oddsAreAsFitted()
{
    QCOMPARE(fusion::oddsOf(0.5F, 0.4F), 10.3F);
    QCOMPARE(fusion::oddsOf(2, -0.5F), 7.8F);
    QCOMPARE(fusion::saidOf(10.3F, 0.4F), 0.5F);
}

QTEST_APPLESS_MAIN(tst_ScoreFusion)
#include "tst_score_fusion.moc"
