// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/nearest_name.h"

#include <QObject>
#include <QRandomGenerator>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_NearestName : public QObject
{
    Q_OBJECT

private slots:
    void offersWhatWasMeant_data();
    void offersWhatWasMeant();
    void offersNothingThatIsUnlike_data();
    void offersNothingThatIsUnlike();
    void offersTheBestFirstAndThreeAtMost();
    void asksAsPeopleDo();
    void survivesAnyName();
};

namespace {
const QStringList kNames{u"github"_s,         u"gitlab"_s,       u"filesystem"_s, u"create_issue"_s,
                         u"list_directory"_s, u"get_forecast"_s, u"天气查询"_s,   u"Zürich"_s};
}

void tst_NearestName::offersWhatWasMeant_data()
{
    QTest::addColumn<QString>("wanted");
    QTest::addColumn<QString>("first");
    QTest::newRow("letter missing") << u"githb"_s << u"github"_s;
    QTest::newRow("letters swapped") << u"gihtub"_s << u"github"_s;
    QTest::newRow("letter too many") << u"ggithub"_s << u"github"_s;
    QTest::newRow("wrong letter") << u"gitnub"_s << u"github"_s;
    QTest::newRow("case and punctuation") << u"Create-Issue"_s << u"create_issue"_s;
    QTest::newRow("words in another order") << u"issue_create"_s << u"create_issue"_s;
    QTest::newRow("plural") << u"list_directories"_s << u"list_directory"_s;
    QTest::newRow("a word missing") << u"forecast"_s << u"get_forecast"_s;
    QTest::newRow("something in front") << u"mcp-filesystem"_s << u"filesystem"_s;
    QTest::newRow("no accent") << u"zurich"_s << u"Zürich"_s;
    QTest::newRow("Chinese") << u"天气查"_s << u"天气查询"_s;
}

void tst_NearestName::offersWhatWasMeant()
{
    QFETCH(const QString, wanted);
    QFETCH(const QString, first);
    QCOMPARE(nearestNames(wanted, kNames).value(0), first);
}

void tst_NearestName::offersNothingThatIsUnlike_data()
{
    QTest::addColumn<QString>("wanted");
    for (const char *name : {"", "---", "x", "postgres", "weather", "\xf0\x9f\x8e\x89"})
        QTest::newRow(name) << QString::fromUtf8(name);
}

void tst_NearestName::offersNothingThatIsUnlike()
{
    QFETCH(const QString, wanted);
    QCOMPARE(nearestNames(wanted, kNames), QStringList());
}

void tst_NearestName::offersTheBestFirstAndThreeAtMost()
{
    const QStringList names{u"file_e"_s, u"file_d"_s, u"file_c"_s, u"file_b"_s, u"files"_s};
    QCOMPARE(nearestNames(u"files"_s, names).value(0), u"files"_s);
    QCOMPARE(nearestNames(u"file_a"_s, names),
             (QStringList{u"file_b"_s, u"file_c"_s, u"file_d"_s}));
    QCOMPARE(nearestNames(u"file_a"_s, names, 1).size(), 1);
    QCOMPARE(nearestNames(u"same"_s, {u"same"_s, u"same"_s}), QStringList{u"same"_s});
}

void tst_NearestName::asksAsPeopleDo()
{
    QCOMPARE(didYouMean({}), QString());
    QCOMPARE(didYouMean({u"a"_s}), u" Did you mean 'a'?"_s);
    QCOMPARE(didYouMean({u"a"_s, u"b"_s}), u" Did you mean 'a' or 'b'?"_s);
    QCOMPARE(didYouMean({u"a"_s, u"b"_s, u"c"_s}), u" Did you mean 'a', 'b' or 'c'?"_s);
}

void tst_NearestName::survivesAnyName()
{
    QRandomGenerator random(3);
    for (int round = 0; round < 500; ++round) {
        QStringList names;
        for (int i = 0; i < 5; ++i) {
            QString name;
            for (int c = int(random.bounded(12)); c > 0; --c)
                name += QChar(ushort(random.bounded(0x10000)));
            names << name;
        }
        QVERIFY(nearestNames(names[0], names).size() <= 3);
    }
    QVERIFY(nearestNames(QString(1000000, u'x'), {QString(1000000, u'x')}).size() == 1);
}

QTEST_APPLESS_MAIN(tst_NearestName)
#include "tst_nearest_name.moc"
