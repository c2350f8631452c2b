// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/wide_vectors.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <numeric>

using namespace mcprt;
using Vector = WideVectors::Vector;

namespace {

Vector randomVector(QRandomGenerator &random, int size)
{
    Vector vector;
    for (int i = 0; i < size; ++i)
        vector.push_back(float(random.generateDouble() * 2 - 1));
    return normalised(std::move(vector));
}

float product(const Vector &a, const Vector &b)
{
    return std::inner_product(a.begin(), a.end(), b.begin(), 0.0F);
}

} // namespace

class tst_WideVectors : public QObject
{
    Q_OBJECT

private slots:
    void keepsTheOrderOfTheirsAndTheMeasureOfOurs();
    void leavesOutWhatHasNone();
    void doesNothingWithTooLittle_data();
    void doesNothingWithTooLittle();
    void movesWithTheDocuments();
    void beginsAnewForAnotherSize();
    void packs();
    void normalises();
};

/// The new numbers order documents as the other model does; their mean and spread stay.
void tst_WideVectors::keepsTheOrderOfTheirsAndTheMeasureOfOurs()
{
    QRandomGenerator random(1);
    WideVectors wide;
    std::vector<Vector> vectors;
    std::vector<float> cosines;
    for (int i = 0; i < 50; ++i) {
        vectors.push_back(randomVector(random, 333));
        wide.set(std::uint32_t(i), vectors.back());
        cosines.push_back(float(0.2 + 0.1 * random.generateDouble()));
    }
    const std::vector<float> before = cosines;
    const Vector query = randomVector(random, 333);
    wide.blend(query, cosines);
    const auto mean = [](const std::vector<float> &values) {
        return std::accumulate(values.begin(), values.end(), 0.0) / double(values.size());
    };
    const auto spread = [&](const std::vector<float> &values) {
        double sum = 0;
        for (const float value : values)
            sum += (double(value) - mean(values)) * (double(value) - mean(values));
        return std::sqrt(sum / double(values.size()));
    };
    QVERIFY(std::abs(mean(cosines) - mean(before)) < 1e-4);
    QVERIFY(std::abs(spread(cosines) - spread(before)) < 1e-4);
    for (std::size_t i = 0; i < vectors.size(); ++i) {
        for (std::size_t j = 0; j < vectors.size(); ++j) {
            const float difference = product(query, vectors[i]) - product(query, vectors[j]);
            if (difference > 0.01F) // int8 tells no less apart
                QVERIFY(cosines[i] > cosines[j]);
        }
    }
}

void tst_WideVectors::leavesOutWhatHasNone()
{
    QRandomGenerator random(2);
    WideVectors wide;
    for (std::uint32_t i = 0; i < 20; ++i)
        wide.set(i * 2, randomVector(random, 16));
    wide.set(4, {}); // taken back
    std::vector<float> cosines(60, 0.0F);
    for (std::size_t i = 0; i < cosines.size(); ++i)
        cosines[i] = float(i) / 100;
    const std::vector<float> before = cosines;
    wide.blend(randomVector(random, 16), cosines);
    for (std::size_t i = 0; i < cosines.size(); ++i) {
        const bool hasOne = i % 2 == 0 && i < 40 && i != 4;
        QCOMPARE(cosines[i] != before[i], hasOne);
    }
}

void tst_WideVectors::doesNothingWithTooLittle_data()
{
    QTest::addColumn<int>("documents");
    QTest::addColumn<int>("size");
    QTest::newRow("too few") << int(WideVectors::kLeast) - 1 << 16;
    QTest::newRow("none") << 0 << 16;
    QTest::newRow("a query of another size") << 20 << 17;
    QTest::newRow("no query") << 20 << 0;
}

void tst_WideVectors::doesNothingWithTooLittle()
{
    QFETCH(const int, documents);
    QFETCH(const int, size);
    QRandomGenerator random(3);
    WideVectors wide;
    for (int i = 0; i < documents; ++i)
        wide.set(std::uint32_t(i), randomVector(random, 16));
    QCOMPARE(wide.isEmpty(), documents == 0);
    std::vector<float> cosines(30, 0.25F);
    wide.blend(randomVector(random, size), cosines);
    QCOMPARE(cosines, std::vector<float>(30, 0.25F));
}

void tst_WideVectors::movesWithTheDocuments()
{
    constexpr std::uint32_t kGone = 999;
    QRandomGenerator random(4);
    WideVectors wide;
    WideVectors expected;
    std::vector<std::uint32_t> newIds;
    std::uint32_t next = 0;
    for (std::uint32_t i = 0; i < 40; ++i) {
        const Vector vector = randomVector(random, 8);
        const bool hasOne = i % 5 != 0;
        if (hasOne)
            wide.set(i, vector);
        newIds.push_back(i % 3 == 0 ? kGone : next++);
        if (hasOne && newIds.back() != kGone)
            expected.set(newIds.back(), vector);
    }
    wide.renumber(newIds, kGone);
    std::vector<float> got(next, 0.0F);
    std::iota(got.begin(), got.end(), 0.0F);
    std::vector<float> wanted = got;
    const Vector query = randomVector(random, 8);
    wide.blend(query, got);
    expected.blend(query, wanted);
    QCOMPARE(got, wanted);
    wide.renumber(std::vector<std::uint32_t>(next, kGone), kGone);
    QVERIFY(wide.isEmpty());
}

void tst_WideVectors::beginsAnewForAnotherSize()
{
    QRandomGenerator random(5);
    WideVectors wide;
    for (std::uint32_t i = 0; i < 20; ++i)
        wide.set(i, randomVector(random, 8));
    wide.set(3, randomVector(random, 9));
    std::vector<float> cosines(20, 0.25F);
    wide.blend(randomVector(random, 8), cosines);
    QCOMPARE(cosines, std::vector<float>(20, 0.25F));
    QVERIFY(!wide.isEmpty());
}

void tst_WideVectors::packs()
{
    QRandomGenerator random(6);
    const Vector vector = randomVector(random, 384);
    const QByteArray bytes = packed(vector);
    QCOMPARE(bytes.size(), 4 + 384);
    QVERIFY(product(unpacked(bytes), vector) > 0.999F);
    for (const QByteArray &odd : {QByteArray(), QByteArray(4, 0), QByteArray(3, 'x'),
                                  QByteArray(40, 0), QByteArray(40, char(0xff))})
        QVERIFY(unpacked(odd).empty());
}

void tst_WideVectors::normalises()
{
    QCOMPARE(normalised({3, 4}), (Vector{0.6F, 0.8F}));
    QVERIFY(normalised({0, 0}).empty());
    QVERIFY(normalised({}).empty());
    QVERIFY(normalised({1, std::nanf("")}).empty());
    QVERIFY(normalised({1, INFINITY}).empty());
}

QTEST_APPLESS_MAIN(tst_WideVectors)
#include "tst_wide_vectors.moc"
