// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/scored_tools.h"

#include <QTest>

using namespace mcprt;

class tst_ScoredTools : public QObject
{
    Q_OBJECT
private slots:
    void findsPlacesAmongAll();
    void findsPlacesAmongSome();
    void insertsInOrderAndOnce();
};

void tst_ScoredTools::findsPlacesAmongAll()
{
    ScoredTools tools;
    tools.reset(true);
    tools.scores = {0.5F, 0.25F, 1};
    QCOMPARE(tools.size(), 3U);
    for (std::uint32_t document = 0; document < 3; ++document) {
        QCOMPARE(tools.documentAt(document), document);
        QCOMPARE(tools.placeOf(document), std::optional<std::size_t>(document));
    }
    QVERIFY(!tools.placeOf(3));
}

void tst_ScoredTools::findsPlacesAmongSome()
{
    ScoredTools tools;
    tools.reset(false);
    QVERIFY(!tools.placeOf(0));
    tools.documents = {2, 7, 4'000'000'000U};
    tools.scores = {0.5F, 0.25F, 1};
    QCOMPARE(tools.documentAt(1), 7U);
    QCOMPARE(tools.placeOf(2), std::optional<std::size_t>(0));
    QCOMPARE(tools.placeOf(4'000'000'000U), std::optional<std::size_t>(2));
    for (const std::uint32_t other : {0U, 1U, 3U, 8U, 4'000'000'001U})
        QVERIFY(!tools.placeOf(other));
    tools.reset(false);
    QVERIFY(tools.documents.empty() && tools.size() == 0);
}

void tst_ScoredTools::insertsInOrderAndOnce()
{
    ScoredTools tools;
    tools.reset(false);
    for (const std::uint32_t document : {5U, 1U, 9U, 5U, 7U})
        tools.insert(document, float(document) + 0.5F);
    tools.insert(9, 0); // keeps what was there
    QCOMPARE(tools.documents, (std::vector<std::uint32_t>{1, 5, 7, 9}));
    QCOMPARE(tools.cosines, (std::vector<float>{1.5F, 5.5F, 7.5F, 9.5F}));
}

QTEST_APPLESS_MAIN(tst_ScoredTools)
#include "tst_scored_tools.moc"
