// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/list_page.h"
#include "engine/router/subscriptions.h"
#include "engine/router/uri_template.h"

#include <QElapsedTimer>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

/// The parts that surface `all` makes its lists and routes of.
class tst_PublicLists : public QObject
{
    Q_OBJECT

private slots:
    void pagesAList();
    void refusesOtherCursors_data();
    void refusesOtherCursors();
    void matchesTemplates_data();
    void matchesTemplates();
    void matchesHostileTemplatesInTime();
    void countsWatchers();
};

void tst_PublicLists::pagesAList()
{
    PublicLists::List list;
    for (const char *item : {"1.0", "{ }", "\"c\"", "4", "5"})
        list.items.push_back({{}, RawJson(QByteArray(item)), {}});
    QByteArrayList pages;
    RawJson params("{}");
    for (int i = 0; i < 9; ++i) {
        const auto page = listPage(list, "tools", params, 2);
        QVERIFY(page);
        pages << page->toByteArray();
        const RawJson cursor = member(*page, "nextCursor");
        if (cursor.isEmpty())
            break;
        params = RawJson(R"({"cursor":)" + cursor.toByteArray() + '}');
    }
    QCOMPARE(pages,
             (QByteArrayList{R"({"tools":[1.0,{ }],"nextCursor":"at-2"})",
                             R"({"tools":["c",4],"nextCursor":"at-4"})", R"({"tools":[5]})"}));
    QCOMPARE(listPage(PublicLists::List(), "prompts", {}, 2)->toByteArray(),
             R"({"prompts":[]})"_ba);
}

void tst_PublicLists::refusesOtherCursors_data()
{
    QTest::addColumn<QByteArray>("cursor");
    for (const char *cursor : {"\"\"", "\"x\"", "\"at-\"", "\"at-0\"", "\"at-9\"", "\"at--1\"",
                               "\"at-1.5\"", "3", "null"})
        QTest::newRow(cursor) << QByteArray(cursor);
}

void tst_PublicLists::refusesOtherCursors()
{
    QFETCH(QByteArray, cursor);
    PublicLists::List list;
    list.items.push_back({{}, RawJson("1"), {}});
    const auto page = listPage(list, "tools", RawJson("{\"cursor\":" + cursor + '}'), 2);
    QVERIFY(!page);
    QCOMPARE(page.error().code, ErrorCode::InvalidArgument);
}

void tst_PublicLists::matchesTemplates_data()
{
    QTest::addColumn<QString>("pattern");
    QTest::addColumn<QString>("uri");
    QTest::addColumn<bool>("matches");

    QTest::newRow("in the middle") << u"t://x/{id}/data"_s << u"t://x/7/data"_s << true;
    QTest::newRow("other end") << u"t://x/{id}/data"_s << u"t://x/7/date"_s << false;
    QTest::newRow("other start") << u"t://x/{id}"_s << u"t://y/7"_s << false;
    QTest::newRow("end twice") << u"a{x}b"_s << u"a1b2b"_s << true;
    QTest::newRow("two") << u"f://{+path}{?q}"_s << u"f://a/b?q=1"_s << true;
    QTest::newRow("empty value") << u"f://{x}"_s << u"f://"_s << true;
    QTest::newRow("none") << u"f://a"_s << u"f://a"_s << true;
    QTest::newRow("none, longer") << u"f://a"_s << u"f://ab"_s << false;
    QTest::newRow("unclosed") << u"f://{a"_s << u"f://b"_s << false;
    QTest::newRow("unclosed, literally") << u"f://{a"_s << u"f://{a"_s << true;
    QTest::newRow("empty") << u""_s << u""_s << true;
}

void tst_PublicLists::matchesTemplates()
{
    QFETCH(QString, pattern);
    QFETCH(QString, uri);
    QTEST(matchesUriTemplate(pattern, uri), "matches");
}

void tst_PublicLists::matchesHostileTemplatesInTime()
{
    QElapsedTimer timer;
    timer.start();
    const QString many = u"{a}x"_s.repeated(2000) + u'y';
    QVERIFY(!matchesUriTemplate(many, QString(4000, u'x')));
    const QString unclosed(50'000, u'{');
    const QString longer = unclosed + u'!';
    QVERIFY(!matchesUriTemplate(unclosed, longer));
    QVERIFY2(timer.elapsed() < 2000, qPrintable(QString::number(timer.elapsed())));
}

void tst_PublicLists::countsWatchers()
{
    Subscriptions watched;
    const Subscriptions::Resource a{ServerName{u"s"_s}, u"a"_s};
    const Subscriptions::Resource b{ServerName{u"s"_s}, u"b"_s};
    QVERIFY(watched.add(a, 1));
    QVERIFY(watched.add(a, 2)); // the child has not agreed yet, and may refuse
    watched.agree(a);
    QVERIFY(!watched.add(a, 2));
    QVERIFY(watched.add(b, 2));
    QCOMPARE(watched.of(a.server), (std::vector<QString>{u"a"_s, u"b"_s}));
    QVERIFY(!watched.remove(b, 1)); // never watched it
    QVERIFY(!watched.remove(a, 1));
    const auto left = watched.removeAll(2);
    QCOMPARE(left.size(), size_t(2));
    QVERIFY(watched.of(a.server).empty());
    QVERIFY(watched.add(a, 2));
}

QTEST_APPLESS_MAIN(tst_PublicLists)
#include "tst_public_lists.moc"
