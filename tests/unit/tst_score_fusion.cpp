// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/score_fusion.h"

#include <QRandomGenerator>
#include <QTest>

#include <algorithm>
#include <numeric>
#include <vector>

using namespace mcprt;

namespace {

/// Sixty-four sums side by side, taken together after every 1,024 tools.
double sumInLanes(const std::vector<float> &values)
{
    double sum = 0;
    const std::size_t whole = values.size() / 64 * 64;
    for (std::size_t block = 0; block < whole; block += 1024) {
        for (std::size_t lane = 0; lane < 64; ++lane) {
            float part = 0;
            for (std::size_t i = block + lane; i < std::min(whole, block + 1024); i += 64)
                part += values[i];
            sum += double(part);
        }
    }
    for (std::size_t i = whole; i < values.size(); ++i)
        sum += double(values[i]);
    return sum;
}

} // namespace

/// Against loops that do one tool after the other.
class tst_ScoreFusion : public QObject
{
    Q_OBJECT

private slots:
    void agreesWithPlainLoops_data();
    void agreesWithPlainLoops();
    void findsAllThatMayCount_data();
    void findsAllThatMayCount();
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
    QCOMPARE(spread.sumMeant, sumInLanes(meant)); // on every machine

    const std::vector<float> before = said;
    std::vector<float> fused(said.size(), 0.0F);
    const fusion::Odds odds = fusion::Odds::of({3, 0.5F, 0.25F, true, 6000});
    fusion::fuse(said, meant, fused, {0.5F, 0.25F, 0.1F}, odds);
    for (std::size_t i = 0; i < said.size(); ++i) {
        QCOMPARE(fused[i], 0.5F * before[i] + 0.25F * (meant[i] - 0.1F));
        QCOMPARE(said[i], odds(before[i], meant[i]));
        QVERIFY(qAbs(odds.saidOf(said[i], meant[i]) - std::min(before[i], 1.0F)) < 1e-4F);
    }
    std::vector<qint32> products(said.size(), 0);
    std::vector<float> centred(said.size(), 0.0F);
    for (qint32 &product : products)
        product = random.bounded(-250'000, 250'000);
    fusion::centre(products, 16, 1234.5F, centred);
    for (std::size_t i = 0; i < products.size(); ++i)
        QCOMPARE(centred[i], float(products[i] * 16) - 1234.5F);
    QCOMPARE(fusion::most(before), most(before));
}

void tst_ScoreFusion::findsAllThatMayCount_data()
{
    QTest::addColumn<int>("count");
    QTest::addColumn<float>("least");
    for (const int count : {0, 1, 31, 32, 33, 511, 512, 513, 5000}) {
        for (const float least : {20.0F, 30.0F, 33.0F, 100.0F})
            QTest::addRow("%d, %g", count, double(least)) << count << least;
    }
}

/// 20: all may reach it, 100: none but the nearest ones.
void tst_ScoreFusion::findsAllThatMayCount()
{
    QFETCH(const int, count);
    QFETCH(const float, least);
    QRandomGenerator random(quint32(count) + 7);
    const auto some = [&](double from, double to) {
        std::vector<float> values(std::size_t(count), 0.0F);
        for (float &value : values)
            value = float(from + random.generateDouble() * (to - from));
        return values;
    };
    const std::vector<float> said = some(-1, 1.2);
    const std::vector<float> values = some(-9000, 9000);
    const std::vector<float> scales = some(0.0005, 0.001);
    const float unit = 0.05F;
    const float error = 500;
    const fusion::Odds odds = fusion::Odds::of({5, -1, 0.1F, true, 6000});
    fusion::Glance glance(odds, least, unit, error);
    std::vector<std::uint32_t> which;
    std::vector<float> valuesOf;
    std::vector<std::uint32_t> expected;
    std::vector<float> expectedValues;
    float most = 0;
    for (std::size_t first = 0; first < said.size(); first += fusion::Glance::kPiece) {
        const std::size_t size = std::min(fusion::Glance::kPiece, said.size() - first);
        const auto piece = [&](const std::vector<float> &all) {
            return std::span(all).subspan(first, size);
        };
        glance.lookAt(piece(said), piece(values), piece(scales), which, valuesOf);
        for (std::size_t i = first; i < first + size; ++i) {
            most = std::max(most, (values[i] - error) * (unit * scales[i]));
        }
        for (std::size_t i = first; i < first + size; ++i) {
            const float upper = (values[i] + error) * (unit * scales[i]) + 1e-4F;
            if (odds(said[i], upper) >= least || upper >= most) {
                expected.push_back(std::uint32_t(i));
                expectedValues.push_back(values[i]);
            }
        }
    }
    QCOMPARE(which, expected);
    QCOMPARE(valuesOf, expectedValues);
    QCOMPARE(glance.mostMeant(), most);
    if (count == 5000)
        QVERIFY(which.size() > 5 && (least > 20 || which.size() == 5000));
}

/// many = lambda n: 1 - min(log(6000 / min(n, 6000)) / 5, 1)
/// fit = lambda s, c, unknown, n: (30 - 3.5 + many(n) * (.25 + unknown)
///       + 4 * min(s, 1) + 5.4 * c - 1.8 * min(s, 1) * max(c, 0))
/// ask = lambda s, c, words, talk, said, n: (30 - 11.15 - 1.35 * talk + 5.15 * log1p(min(words, 4))
///       - 1.4 * (not said) + 7.5 * (1 - many(n))
///       + 4.4 * min(s, 1) + 4.8 * c + 1.55 * min(s, 1) * max(c, 0))
void tst_ScoreFusion::oddsAreAsFitted()
{
    const auto isNear = [](float value, double expected) {
        return qAbs(double(value) - expected) < 1e-4;
    };
    const fusion::Odds odds = fusion::Odds::of({3, 1.5F, 0.25F, true, 9000});
    QVERIFY(isNear(odds.fits(0.5F, 0.4F), 30.800000));
    QVERIFY(isNear(odds.asks(0.5F, 0.4F), 28.394416));
    QCOMPARE(odds(0.5F, 0.4F), odds.asks(0.5F, 0.4F)); // looks like talk
    QVERIFY(isNear(odds.fits(2, -0.5F), 28.300000));
    QVERIFY(isNear(odds.asks(2, -0.5F), 25.964416));
    QVERIFY(isNear(odds.saidOf(odds(0.5F, 0.4F), 0.4F), 0.5));
    const fusion::Odds sure = fusion::Odds::of({9, -2, 0, false, 600});
    QVERIFY(isNear(sure.fits(0, 0.5F), 29.334871));
    QVERIFY(isNear(sure.asks(0, 0), 31.892483));
    QCOMPARE(sure(0.5F, 0.4F), sure.fits(0.5F, 0.4F));
    QVERIFY(isNear(sure.saidOf(sure(0.5F, 0.4F), 0.4F), 0.5));
    QVERIFY(fusion::Odds::of({0, 100, 0, false, 9000})(0, -1) > 0);
}

QTEST_APPLESS_MAIN(tst_ScoreFusion)
#include "tst_score_fusion.moc"
