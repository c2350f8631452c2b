// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/json_edit.h"
#include "engine/front/modern_result.h"
#include "engine/front/server_identity.h"
#include "tests/support/fake_surface.h"

#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kMeta =
    R"("_meta":{"io.modelcontextprotocol/serverInfo":)" + serverInfo().toByteArray() + '}';

RawJson json(const QByteArray &text)
{
    return RawJson(text);
}

} // namespace

class tst_ModernResult : public QObject
{
    Q_OBJECT

private slots:
    void insertsMembers_data();
    void insertsMembers();
    void insertsIntoMeta_data();
    void insertsIntoMeta();
    void completesResults_data();
    void completesResults();
    void tellsWhatThereIs();
};

void tst_ModernResult::insertsMembers_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("empty") << "{}"_ba
                           << R"({"k":1})"_ba;
    QTest::newRow("blank") << "{ \n}"_ba
                           << "{\"k\":1 \n}"_ba;
    QTest::newRow("others") << R"({ "a":1.0})"_ba
                            << R"({"k":1, "a":1.0})"_ba;
    QTest::newRow("there") << R"({"k":null})"_ba
                           << R"({"k":null})"_ba;
    QTest::newRow("there deeper") << R"({"a":{"k":2}})"_ba
                                  << R"({"k":1,"a":{"k":2}})"_ba;
    QTest::newRow("no object") << "[]"_ba
                               << "[]"_ba;
}

void tst_ModernResult::insertsMembers()
{
    QFETCH(const QByteArray, object);
    QFETCH(const QByteArray, result);
    QCOMPARE(withDefaultMember(json(object), "k", "1").view(), result);
}

void tst_ModernResult::insertsIntoMeta_data()
{
    QTest::addColumn<QByteArray>("object");
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("none") << R"({"a":1})"_ba
                          << R"({"_meta":{"k":1},"a":1})"_ba;
    QTest::newRow("empty") << R"({"a":1, "_meta": {}})"_ba
                           << R"({"a":1, "_meta": {"k":1}})"_ba;
    QTest::newRow("others") << R"({"_meta":{"b":2},"a":1})"_ba
                            << R"({"_meta":{"k":1,"b":2},"a":1})"_ba;
    QTest::newRow("there") << R"({"_meta":{"k":2}})"_ba
                           << R"({"_meta":{"k":2}})"_ba;
    QTest::newRow("no object") << R"({"_meta":null})"_ba
                               << R"({"_meta":null})"_ba;
}

void tst_ModernResult::insertsIntoMeta()
{
    QFETCH(const QByteArray, object);
    QFETCH(const QByteArray, result);
    const RawJson made = withDefaultMeta(json(object), "k", "1");
    QCOMPARE(made.view(), result);
    QVERIFY(parseJson(made.toByteArray()));
}

void tst_ModernResult::completesResults_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("given");
    QTest::addColumn<QByteArray>("made");
    const QByteArray constant = R"({)" + kMeta + R"(,"ttlMs":3600000,"cacheScope":"public",)"
                                + R"("resultType":"complete"})";
    const QByteArray changing =
        R"({)" + kMeta + R"(,"ttlMs":0,"cacheScope":"private",)" + R"("resultType":"complete"})";
    QTest::newRow("call") << "tools/call"_ba
                          << R"({"content":[ ]})"_ba
                          << QByteArray('{' + kMeta + R"(,"resultType":"complete","content":[ ]})");
    QTest::newRow("constant list") << "tools/list"_ba
                                   << "{}"_ba << constant;
    QTest::newRow("changing list") << "prompts/list"_ba
                                   << "{}"_ba << changing;
    QTest::newRow("templates") << "resources/templates/list"_ba
                               << "{}"_ba << constant;
    QTest::newRow("resource") << "resources/read"_ba
                              << "{}"_ba << changing;
    QTest::newRow("discovery") << "server/discover"_ba
                               << "{}"_ba << constant;
    const QByteArray own =
        R"({"resultType":"complete","ttlMs":5,"cacheScope":"public",)" + kMeta + '}';
    QTest::newRow("says all itself") << "prompts/list"_ba << own << own;
    QTest::newRow("asks") << "resources/read"_ba
                          << R"({"resultType":"input_required"})"_ba
                          << QByteArray('{' + kMeta + R"(,"resultType":"input_required"})");
}

void tst_ModernResult::completesResults()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, given);
    QFETCH(const QByteArray, made);
    FakeSurface surface;
    surface.can = R"({"tools":{},"prompts":{"listChanged":true}})";
    QCOMPARE(modernResult(method, json(given), surface).view(), made);
}

void tst_ModernResult::tellsWhatThereIs()
{
    FakeSurface surface;
    QCOMPARE(discoverResult(surface).view(),
             R"({"supportedVersions":["2026-07-28"],"capabilities":{"logging":{},"tools":{}},)"
             R"("instructions":"Search, then call."})");
    surface.extending = R"({"e/x":{}})";
    QCOMPARE(member(discoverResult(surface), "capabilities").view(),
             R"({"extensions":{"e/x":{}},"logging":{},"tools":{}})");
    surface.can = R"({"logging":{"x":1}})";
    QCOMPARE(capabilitiesOf(surface).view(), R"({"logging":{"x":1}})");
}

QTEST_GUILESS_MAIN(tst_ModernResult)
#include "tst_modern_result.moc"
