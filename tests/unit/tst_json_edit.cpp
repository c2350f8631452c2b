// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/json_edit.h"

#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_JsonEdit : public QObject
{
    Q_OBJECT

private slots:
    void replaces_data();
    void replaces();
    void leavesOut_data();
    void leavesOut();
};

void tst_JsonEdit::replaces_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QByteArray>("edited");

    QTest::newRow("in place, the rest as it is")
        << R"( { "z": 1.0e2 , "name" : "old" ,"a":[ {"name":"inner"} ] } )"_ba
        << R"( { "z": 1.0e2 , "name" : "NEW" ,"a":[ {"name":"inner"} ] })"_ba;
    QTest::newRow("absent") << R"({"a":1 })"_ba
                            << R"({"a":1 ,"name":"NEW"})"_ba;
    QTest::newRow("empty object") << "{ }"_ba
                                  << R"({ "name":"NEW"})"_ba;
    QTest::newRow("twice") << R"({"name":1,"name":{}})"_ba
                           << R"({"name":"NEW","name":"NEW"})"_ba;
    QTest::newRow("escaped key") << R"({"n\u0061me":1})"_ba
                                 << R"({"n\u0061me":"NEW"})"_ba;
    QTest::newRow("nothing") << ""_ba
                             << R"({"name":"NEW"})"_ba;
    QTest::newRow("no object") << "[1]"_ba
                               << R"({"name":"NEW"})"_ba;
}

void tst_JsonEdit::replaces()
{
    QFETCH(QByteArray, object);
    QFETCH(QByteArray, edited);
    const RawJson result = withMember(RawJson(object), "name", R"("NEW")");
    QCOMPARE(result.toByteArray(), edited);
    QVERIFY(parseJson(ByteSlice(result.toByteArray())));
}

void tst_JsonEdit::leavesOut_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QByteArray>("kept");

    QTest::newRow("some") << R"({"x/a": 1, "b" :2.50, "x/c":{"x/d":1}})"_ba
                          << R"({"b":2.50})"_ba;
    QTest::newRow("none") << R"({ "b" : 2 })"_ba
                          << R"({ "b" : 2 })"_ba;
    QTest::newRow("all") << R"({"x/a":1,"\u0078/b":2})"_ba
                         << "{}"_ba;
    QTest::newRow("no object") << "7"_ba
                               << "7"_ba;
}

void tst_JsonEdit::leavesOut()
{
    QFETCH(QByteArray, object);
    QFETCH(QByteArray, kept);
    const auto isX = [](QByteArrayView key) { return key.startsWith("x/"); };
    QCOMPARE(withoutMembers(RawJson(object), isX).toByteArray(), kept);
}

QTEST_APPLESS_MAIN(tst_JsonEdit)
#include "tst_json_edit.moc"
