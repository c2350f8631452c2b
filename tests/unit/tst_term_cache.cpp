// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/term_cache.h"

#include <QTest>

using namespace mcprt;

class tst_TermCache : public QObject
{
    Q_OBJECT
private slots:
    void givesBackWhatWasPut();
    void neverGivesTheTermOfAnotherWord();
    void staysSmall();
};

void tst_TermCache::givesBackWhatWasPut()
{
    TermCache cache;
    QVERIFY(!cache.find("word"));
    QVERIFY(!cache.find(""));
    cache.put("word", 7);
    QVERIFY(cache.find("word"));
    QCOMPARE(*cache.find("word"), 7U);
    QVERIFY(!cache.find("words"));
    cache.put("word", 8);
    QCOMPARE(*cache.find("word"), 8U);
    cache.clear();
    QVERIFY(!cache.find("word"));
}

/// A hundred thousand words in fewer places: each is found as itself or not at all.
void tst_TermCache::neverGivesTheTermOfAnotherWord()
{
    TermCache cache;
    const auto word = [](std::uint32_t i) { return "w" + std::to_string(i); };
    int kept = 0;
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        cache.put(word(i), i);
        QCOMPARE(*cache.find(word(i)), i);
    }
    for (std::uint32_t i = 0; i < 100'000; ++i) {
        if (const std::uint32_t *term = cache.find(word(i))) {
            QCOMPARE(*term, i);
            ++kept;
        }
    }
    QVERIFY(kept > 5'000);
    QVERIFY(!cache.find("w100000"));
}

/// Most catalogues have few words, and there are two indexes.
void tst_TermCache::staysSmall()
{
    TermCache cache;
    QCOMPARE(cache.memoryBytes(), 0U);
    for (std::uint32_t i = 0; i < 60; ++i)
        cache.put("w" + std::to_string(i), i);
    QVERIFY(cache.memoryBytes() < 8'000);
    for (std::uint32_t i = 0; i < 1'000'000; ++i)
        cache.put("w" + std::to_string(i), i);
    QVERIFY(cache.memoryBytes() < 1'000'000);
}

QTEST_APPLESS_MAIN(tst_TermCache)
#include "tst_term_cache.moc"
