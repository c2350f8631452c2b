// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/slot_map.h"

#include <QObject>
#include <QRandomGenerator>
#include <QTest>

#include <map>
#include <memory>

using namespace mcprt;

class tst_SlotMap : public QObject
{
    Q_OBJECT

private slots:
    void neverGivesAKeyTwice();
    void keepsValuesWhereTheyAre();
    void agreesWithAMap();
};

void tst_SlotMap::neverGivesAKeyTwice()
{
    SlotMap<int> slots_;
    const auto first = slots_.insert(1);
    QVERIFY(first != 0);
    QCOMPARE(slots_.take(first), std::optional(1));
    QVERIFY(!slots_.take(first));
    const auto second = slots_.insert(2); // in the same place
    QVERIFY(second != first);
    QVERIFY(!slots_.find(first));
    QCOMPARE(*slots_.find(second), 2);
    QVERIFY(!slots_.find(0));
    QVERIFY(!slots_.find(~quint64(0)));
}

void tst_SlotMap::keepsValuesWhereTheyAre()
{
    SlotMap<std::unique_ptr<int>> slots_;
    const auto key = slots_.insert(std::make_unique<int>(7));
    const auto *place = slots_.find(key);
    for (int i = 0; i < 1000; ++i)
        (void)slots_.insert(std::make_unique<int>(i));
    QCOMPARE(slots_.find(key), place);
    QCOMPARE(slots_.keys([](const auto &value) { return *value == 7; }).size(), size_t(2));
}

void tst_SlotMap::agreesWithAMap()
{
    SlotMap<int> slots_;
    std::map<quint64, int> expected;
    QRandomGenerator random(7);
    for (int i = 0; i < 20000; ++i) {
        if (expected.empty() || random.bounded(2)) {
            const auto key = slots_.insert(i);
            QVERIFY(expected.emplace(key, i).second);
        } else {
            auto it = expected.begin();
            std::advance(it, random.bounded(int(expected.size())));
            QCOMPARE(slots_.take(it->first), std::optional(it->second));
            expected.erase(it);
        }
        QCOMPARE(slots_.isEmpty(), expected.empty());
    }
    for (const auto &[key, value] : expected)
        QCOMPARE(*slots_.find(key), value);
}

QTEST_APPLESS_MAIN(tst_SlotMap)
#include "tst_slot_map.moc"
