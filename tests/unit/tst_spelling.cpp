// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/bm25f_index.h"
#include "engine/catalog/spelling.h"

#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_Spelling : public QObject
{
    Q_OBJECT

private slots:
    void choosesTheSameInAnyOrder();
    void anotherBeginningIsAnotherWord();
    void findsWhatWasMeant_data();
    void findsWhatWasMeant();
    void prefersTheLikest();
    void measuresByTrigrams();
    void findsDocumentsInSpiteOfErrors();
};

void tst_Spelling::findsWhatWasMeant_data()
{
    QTest::addColumn<std::string>("written");
    QTest::addColumn<std::string>("meant"); // empty: nothing

    using S = std::string;
    QTest::newRow("a letter less") << S("weathr") << S("weather");
    QTest::newRow("a letter more") << S("weatther") << S("weather");
    QTest::newRow("another letter") << S("calender") << S("calendar");
    QTest::newRow("two swapped") << S("isseu") << S("issue");
    QTest::newRow("first two swapped") << S("sisue") << S("issue");
    QTest::newRow("last letter missing") << S("issu") << S("issue");
    QTest::newRow("first letter missing") << S("ssue") << S("issue");
    QTest::newRow("two slips in a long word") << S("reposittorry") << S("repository");
    QTest::newRow("word of another language") << S("directorio") << S("directory");
    QTest::newRow("two slips in a short word") << S("wxathr") << S();
    QTest::newRow("nothing like it") << S("zebra") << S();
    QTest::newRow("too short") << S("gti") << S();
    QTest::newRow("not Latin") << S("\xe5\xa4\xa9\xe6\xb0\x94") << S();
    QTest::newRow("empty") << S() << S();
    QTest::newRow("endless") << S(400, 'a') << S();
}

void tst_Spelling::findsWhatWasMeant()
{
    QFETCH(std::string, written);
    QFETCH(std::string, meant);
    const std::string words[] = {"weather", "calendar", "issue", "repository", "directory", "git"};
    Spelling spelling;
    for (const std::string &word : words)
        spelling.add(word);
    const auto found = spelling.nearest(written);
    QCOMPARE(found ? words[found->number] : std::string(), meant);
    if (found)
        QVERIFY(found->likeness >= Spelling::kLeast && found->likeness <= 1);
    spelling.clear();
    QVERIFY(!spelling.nearest(written));
}

void tst_Spelling::prefersTheLikest()
{
    Spelling spelling;
    for (const char *word : {"listen", "listing", "lists"})
        spelling.add(word);
    QCOMPARE(spelling.nearest("listin")->number, 1U); // 5 of its 7 trigrams; "listen" is a slip off
    QCOMPARE(spelling.nearest("listenn")->number, 0U);
}

/// Dice of `$calender$` and `$calendar$`: of 8 trigrams each ($ca cal ale len end nde der er$; nda
/// dar ar$), the first five are common: 2 * 5 / 16 = 0.625.
void tst_Spelling::measuresByTrigrams()
{
    Spelling spelling;
    spelling.add("calendar");
    QCOMPARE(spelling.nearest("calender")->likeness, 0.625F);
    spelling.add("issue"); // 2 * 2 / 10 = 0.4, but two neighbours swapped
    QCOMPARE(spelling.nearest("isseu")->likeness, Spelling::kSlip);
}

void tst_Spelling::findsDocumentsInSpiteOfErrors()
{
    Bm25fIndex index;
    for (const auto &text : {u"read the calendar"_s, u"open an issue"_s, u"weather of a city"_s})
        index.add(std::vector<TextField>{{text, 1, 10}});
    const auto best = [&](const QString &query, bool *wasCorrected) {
        const auto terms = index.query(query);
        std::vector<float> scores(index.size());
        index.score(terms, scores);
        *wasCorrected = std::ranges::any_of(terms, [](const auto &term) { return term.corrected; });
        const auto at = std::ranges::max_element(scores);
        return *at > 0 ? int(at - scores.begin()) : -1;
    };
    bool wasCorrected = false;
    QCOMPARE(best(u"calender"_s, &wasCorrected), 0);
    QVERIFY(wasCorrected);
    QCOMPARE(best(u"create isseu"_s, &wasCorrected), 1);
    QCOMPARE(best(u"wheather"_s, &wasCorrected), 2);
    QCOMPARE(best(u"weather"_s, &wasCorrected), 2);
    QVERIFY(!wasCorrected);
    QCOMPARE(best(u"zebra"_s, &wasCorrected), -1);
    QVERIFY(!wasCorrected);
    // A word that is as it should be counts more than one that resembles it.
    const auto right = index.query(u"calendar"_s);
    const auto wrong = index.query(u"calender"_s);
    QCOMPARE(wrong[0].term, right[0].term);
    QVERIFY(wrong[0].weight < right[0].weight);
    QVERIFY(wrong[0].weight >= right[0].weight * Spelling::kLeast);
}

/// "listex" is a slip off both.
void tst_Spelling::choosesTheSameInAnyOrder()
{
    for (const bool turned : {false, true}) {
        Spelling spelling;
        spelling.add(turned ? "lister" : "listen");
        spelling.add(turned ? "listen" : "lister");
        const auto found = spelling.nearest("listex");
        QVERIFY(found);
        QCOMPARE(spelling.word(found->number), std::string_view("listen"));
    }
}

void tst_Spelling::anotherBeginningIsAnotherWord()
{
    Spelling spelling;
    spelling.add("interlin"); // 4 of 6 and 8 trigrams: like enough, but for its beginning
    QVERIFY(!spelling.nearest("berlin"));
    spelling.add("merlin"); // a slip
    QCOMPARE(spelling.nearest("berlin")->number, 1U);
}

QTEST_APPLESS_MAIN(tst_Spelling)
#include "tst_spelling.moc"
