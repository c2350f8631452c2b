// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/restart_budget.h"

#include <QTest>

using namespace mcprt;
using namespace std::chrono_literals;

class tst_RestartBudget : public QObject
{
    Q_OBJECT

private slots:
    void doublesThePause();
    void givesUpAfterFiveFailuresInAMinute();
    void givesUpAfterEightInARow();
    void forgetsOnReset();
};

void tst_RestartBudget::doublesThePause()
{
    RestartBudget budget;
    RestartBudget::TimePoint now{};
    auto expected = 500ms;
    for (int i = 0; i < 8; ++i) {
        now += 100s; // slowly, so that only the pause grows
        const auto pause = budget.afterFailure(now);
        QVERIFY(pause);
        QVERIFY(*pause >= expected * 8 / 10 && *pause <= expected * 12 / 10);
        expected = std::min(expected * 2, 60000ms);
    }
}

void tst_RestartBudget::givesUpAfterFiveFailuresInAMinute()
{
    RestartBudget budget;
    RestartBudget::TimePoint now{};
    for (int i = 0; i < 4; ++i)
        QVERIFY(budget.afterFailure(now += 10s));
    QVERIFY(!budget.afterFailure(now += 10s));
    QCOMPARE(budget.granted(), 4);
}

void tst_RestartBudget::givesUpAfterEightInARow()
{
    RestartBudget budget;
    RestartBudget::TimePoint now{};
    for (int i = 0; i < 8; ++i)
        QVERIFY(budget.afterFailure(now += 100s));
    QVERIFY(!budget.afterFailure(now += 100s));
}

void tst_RestartBudget::forgetsOnReset()
{
    RestartBudget budget;
    RestartBudget::TimePoint now{};
    for (int i = 0; i < 4; ++i)
        QVERIFY(budget.afterFailure(now));
    budget.reset();
    QCOMPARE(budget.granted(), 0);
    const auto pause = budget.afterFailure(now);
    QVERIFY(pause && *pause <= 600ms);
}

QTEST_APPLESS_MAIN(tst_RestartBudget)
#include "tst_restart_budget.moc"
