// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/request_meta.h"

#include <QTest>

using namespace mcprt;

namespace {

const QByteArray kOurs =
    R"("io.modelcontextprotocol/protocolVersion":"2026-07-28",)"
    R"("io.modelcontextprotocol/clientInfo":{"name":"mcp-runtime","version":")" MCPRT_VERSION
    R"("},"io.modelcontextprotocol/clientCapabilities":)";

} // namespace

class tst_RequestMeta : public QObject
{
    Q_OBJECT

private slots:
    void saysWhoAsksAndKeepsTheRest_data();
    void saysWhoAsksAndKeepsTheRest();
    void takesTheSubscriptionOut_data();
    void takesTheSubscriptionOut();
    void findsACommonVersion();
    void knowsTheKindsOfResults();
};

void tst_RequestMeta::saysWhoAsksAndKeepsTheRest_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("capabilities");
    QTest::addColumn<QByteArray>("level");
    QTest::addColumn<QByteArray>("expected");
    const QByteArray odd = R"({"z":1.0, "a":1e400 })";
    QTest::newRow("nothing") << QByteArray() << QByteArray() << QByteArray()
                             << R"({"_meta":{)" + kOurs + "{}}}";
    QTest::newRow("verbatim") << odd << QByteArray(R"({"roots": {}})") << QByteArray()
                              << R"({"z":1.0, "a":1e400 ,"_meta":{)" + kOurs + R"({"roots": {}}}})";
    QTest::newRow("log level") << QByteArray("{}") << QByteArray() << QByteArray("info")
                               << R"({"_meta":{)" + kOurs
                                      + R"({},"io.modelcontextprotocol/logLevel":"info"}})";
    QTest::newRow("others stay") << QByteArray(
        R"({"_meta":{"progressToken":7,"io.modelcontextprotocol/clientInfo":{},)"
        R"("io.modelcontextprotocol/logLevel":"debug","x/y": [1]}})")
                                 << QByteArray() << QByteArray()
                                 << R"({"_meta":{)" + kOurs + R"({},"progressToken":7,"x/y":[1]}})";
    const QByteArray extended = R"({"extensions":{"io.modelcontextprotocol/tasks":{}}})";
    QTest::newRow("extensions") << QByteArray("{}") << extended << QByteArray()
                                << R"({"_meta":{)" + kOurs + extended + "}}";
}

void tst_RequestMeta::saysWhoAsksAndKeepsTheRest()
{
    QFETCH(QByteArray, params);
    QFETCH(QByteArray, capabilities);
    QFETCH(QByteArray, level);
    const RawJson out =
        withRequestMeta(RawJson(params), {"2026-07-28", RawJson(capabilities), level});
    QVERIFY(parseJson(out));
    QTEST(out.toByteArray(), "expected");
}

void tst_RequestMeta::takesTheSubscriptionOut_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("expected");
    QTest::newRow("none") << QByteArray(R"({"uri":"a"})") << QByteArray(R"({"uri":"a"})");
    QTest::newRow("alone") << QByteArray(
        R"({"uri":"a","_meta":{"io.modelcontextprotocol/subscriptionId":3}})")
                           << QByteArray(R"({"uri":"a"})");
    QTest::newRow("among others") << QByteArray(
        R"({"_meta":{"io.modelcontextprotocol/subscriptionId":3,"k":1}})")
                                  << QByteArray(R"({"_meta":{"k":1}})");
}

void tst_RequestMeta::takesTheSubscriptionOut()
{
    QFETCH(QByteArray, params);
    QTEST(withoutSubscriptionId(RawJson(params)).toByteArray(), "expected");
}

void tst_RequestMeta::findsACommonVersion()
{
    QCOMPARE(commonModernVersion(RawJson(R"(["2027-01-01","2026-07-28"])")), "2026-07-28");
    QVERIFY(!commonModernVersion(RawJson(R"(["2025-11-25"])")));
    QVERIFY(!commonModernVersion(RawJson(R"("2026-07-28")")));
    QVERIFY(!commonModernVersion({}));
}

void tst_RequestMeta::knowsTheKindsOfResults()
{
    QVERIFY(isKnownResult(RawJson(R"({})")));
    QVERIFY(isKnownResult(RawJson(R"({"resultType":"complete"})")));
    QVERIFY(isKnownResult(RawJson(R"({"resultType":"input_required"})")));
    QVERIFY(!isKnownResult(RawJson(R"({"resultType":"task"})")));
    QVERIFY(!isKnownResult(RawJson(R"({"resultType":"task"})"), RawJson(R"({"tasks":{}})")));
    QVERIFY(isKnownResult(RawJson(R"({"resultType":"task"})"),
                          RawJson(R"({"extensions":{"io.modelcontextprotocol/tasks":{}}})")));
    QVERIFY(!isKnownResult(RawJson(R"({"resultType":null})")));
}

QTEST_GUILESS_MAIN(tst_RequestMeta)
#include "tst_request_meta.moc"
