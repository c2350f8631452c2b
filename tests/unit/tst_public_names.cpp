// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/public_names.h"

#include <QRegularExpression>
#include <QSet>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_PublicNames : public QObject
{
    Q_OBJECT

private slots:
    void names_data();
    void names();
    void keepsPairsApart();
    void findsWhatItGave();
    void findsAnotherNameWhereOneIsTaken();
    void showsBareNames();
    void tellsWhoMayHaveAName();
};

void tst_PublicNames::names_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QByteArray>("shown");

    QTest::newRow("plain") << u"git"_s << u"git_log"_s << "git__git_log"_ba;
    QTest::newRow("dots and dashes") << u"a.b-c"_s << u"d.e-f"_s << "a.b-c__d.e-f"_ba;
    QTest::newRow("tool begins with the border") << u"a"_s << u"__b"_s << "a____b"_ba;
    QTest::newRow("64 characters") << u"s"_s << QString(61, u'x') << "s__" + QByteArray(61, 'x');
    QTest::newRow("65 characters")
        << u"s"_s << QString(62, u'x') << "s__" + QByteArray(50, 'x') + "_0000000000";
    QTest::newRow("blank") << u"my server"_s << u"t"_s << "my_server__t_0000000000"_ba;
    QTest::newRow("not ASCII") << u"b\u00fccher"_s << u"t"_s << "b_cher__t_0000000000"_ba;
    QTest::newRow("slash") << u"s"_s << u"a/b"_s << "s__a_b_0000000000"_ba;
    QTest::newRow("border in the server") << u"a__b"_s << u"c"_s << "a__b__c_0000000000"_ba;
    QTest::newRow("border at its end") << u"a_"_s << u"b"_s << "a___b_0000000000"_ba;
    QTest::newRow("looks cut") << u"a"_s << u"b_0123456789"_s << "a__b_0123456789_0000000000"_ba;
    QTest::newRow("long server") << QString(128, u's') << u"t"_s
                                 << QByteArray(50, 's') + "__t_0000000000";
    QTest::newRow("long server and tool")
        << QString(60, u's') << u"read_some_text_file_of_mine"_s
        << QByteArray(24, 's') + "__read_some_text_file_of_mine_0000000000";
    QTest::newRow("both too long")
        << QString(60, u's') << QString(60, u't')
        << QByteArray(24, 's') + "__" + QByteArray(27, 't') + "_0000000000";
}

/// The hash is compared by its form only: its digits are zeros in the rows above.
void tst_PublicNames::names()
{
    QFETCH(QString, server);
    QFETCH(QString, tool);
    QFETCH(QByteArray, shown);
    const QByteArray name = publicName(ServerName{server}, tool);
    QCOMPARE(name, publicName(ServerName{server}, tool));
    QVERIFY2(name.size() <= kMaxPublicName, name.constData());
    static const QRegularExpression allowed(u"^[A-Za-z0-9_.-]+$"_s);
    QVERIFY(allowed.match(QString::fromUtf8(name)).hasMatch());
    static const QRegularExpression cut(u"_[0-9a-f]{10}$"_s);
    const bool isCut = cut.match(QString::fromUtf8(shown)).hasMatch();
    QCOMPARE(cut.match(QString::fromUtf8(name)).hasMatch(), isCut);
    if (isCut)
        QCOMPARE(name.chopped(10), shown.chopped(10));
    else
        QCOMPARE(name, shown);
    QVERIFY(mayBelongTo(name, ServerName{server}));
}

/// Pairs that one simple rule or another would give one name.
void tst_PublicNames::keepsPairsApart()
{
    const QString digits = QString::fromUtf8(publicName(ServerName{u"a__b"_s}, u"c"_s)).last(10);
    const std::pair<QString, QString> pairs[] = {
        {u"a"_s, u"b__c"_s},
        {u"a__b"_s, u"c"_s},
        {u"a"_s, u"b__c_"_s + digits},
        {u"a_"_s, u"b"_s},
        {u"a"_s, u"_b"_s},
        {u"a b"_s, u"c"_s},
        {u"a_b"_s, u"c"_s},
        {u"a\u00e4b"_s, u"c"_s},
        {u"a"_s, u"x/y"_s},
        {u"a"_s, u"x y"_s},
        {QString(100, u's'), u"t"_s},
        {QString(101, u's'), u"t"_s},
        {QString(24, u's'), u"_"_s + QString(60, u't')},
        {QString(25, u's'), QString(60, u't')},
        {u"s"_s, QString(100, u't')},
        {u"s"_s, QString(101, u't')},
    };
    QSet<QByteArray> shown;
    for (const auto &[server, tool] : pairs)
        shown.insert(publicName(ServerName{server}, tool));
    QCOMPARE(shown.size(), qsizetype(std::size(pairs)));
}

void tst_PublicNames::findsWhatItGave()
{
    PublicNames names;
    const QByteArray shown = names.add(ServerName{u"my server"_s}, u"read/file"_s);
    QCOMPARE(names.add(ServerName{u"my server"_s}, u"read/file"_s), QByteArray()); // once only
    const auto *target = names.find(shown);
    QVERIFY(target);
    QCOMPARE(target->server.text, u"my server"_s);
    QCOMPARE(target->name, u"read/file"_s);
    QVERIFY(!names.find("my server__read/file"));
    QVERIFY(!names.find(""));
}

void tst_PublicNames::findsAnotherNameWhereOneIsTaken()
{
    const ServerName server{u"s s"_s};
    QVERIFY(publicName(server, u"t"_s, 1) != publicName(server, u"t"_s));
    QVERIFY(publicName(server, u"t"_s, 1) != publicName(server, u"t"_s, 2));
    QVERIFY(publicName(ServerName{u"s"_s}, u"t"_s, 1).size() <= kMaxPublicName);
}

void tst_PublicNames::showsBareNames()
{
    PublicNames names(true);
    QCOMPARE(names.add(ServerName{u"s"_s}, u"a/b \u00e4"_s), "a/b \xc3\xa4"_ba);
    QCOMPARE(names.add(ServerName{u"s"_s}, u"a/b \u00e4"_s), QByteArray());
    QVERIFY(names.find("a/b \xc3\xa4"));
}

void tst_PublicNames::tellsWhoMayHaveAName()
{
    QVERIFY(mayBelongTo("git__log", ServerName{u"git"_s}));
    QVERIFY(!mayBelongTo("git__log", ServerName{u"gi"_s}));
    QVERIFY(!mayBelongTo("git_log", ServerName{u"git"_s}));
}

QTEST_APPLESS_MAIN(tst_PublicNames)
#include "tst_public_names.moc"
