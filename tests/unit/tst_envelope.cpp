// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/mcp/envelope.h"

#include <QObject>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

class tst_Envelope : public QObject
{
    Q_OBJECT

private slots:
    void keepsPayloadsByteForByte();
    void tellsTheKindsApart_data();
    void tellsTheKindsApart();
    void refusesWithTheRightCode_data();
    void refusesWithTheRightCode();
    void salvagesTheIdForTheErrorReply();
    void buildsOneLine();
};

void tst_Envelope::keepsPayloadsByteForByte()
{
    const QByteArray params = R"({"z":18446744073709551617, "a":1.0,"a":1e400,"t":"\u0041/\/"})";
    const QByteArray wire = R"({"params":)" + params + R"(,"id":"x\u0031","method":"tools\/call",)"
                            + R"("jsonrpc":"2.0"})";
    const auto envelope = parseEnvelope(wire);
    QVERIFY(envelope.has_value());
    QCOMPARE(envelope->kind, Envelope::Kind::Request);
    QCOMPARE(envelope->method, "tools/call"_ba);
    QCOMPARE(envelope->params.toByteArray(), params);
    QCOMPARE(envelope->id.toByteArray(), R"("x\u0031")"_ba);
}

void tst_Envelope::tellsTheKindsApart_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<Envelope::Kind>("kind");
    using K = Envelope::Kind;
    QTest::newRow("request") << R"({"jsonrpc":"2.0","id":1,"method":"ping"})"_ba << K::Request;
    QTest::newRow("notification") << R"({"jsonrpc":"2.0","method":"a/b"})"_ba << K::Notification;
    QTest::newRow("result") << R"({"jsonrpc":"2.0","id":1,"result":{}})"_ba << K::Result;
    QTest::newRow("error") << R"({"jsonrpc":"2.0","id":1,"error":{"code":1,"message":""}})"_ba
                           << K::Error;
    QTest::newRow("error without an id")
        << R"({"jsonrpc":"2.0","id":null,"error":{"code":1,"message":""}})"_ba << K::Error;
    QTest::newRow("unknown members")
        << R"({"x":[],"jsonrpc":"2.0","id":1,"method":"m","y":0})"_ba << K::Request;
}

void tst_Envelope::tellsTheKindsApart()
{
    QFETCH(const QByteArray, wire);
    QFETCH(const Envelope::Kind, kind);
    const auto envelope = parseEnvelope(wire);
    QVERIFY2(envelope.has_value(), envelope ? "" : qPrintable(envelope.error().message));
    QCOMPARE(envelope->kind, kind);
}

void tst_Envelope::refusesWithTheRightCode_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("code");
    const auto row = [](const char *name, const char *wire, int code) {
        QTest::newRow(name) << QByteArray(wire) << code;
    };
    row("not JSON", "hello", rpc::kParseError);
    row("cut off", R"({"jsonrpc":"2.0","id":1,"method":"x")", rpc::kParseError);
    row("two messages", R"({"jsonrpc":"2.0","method":"x"}{})", rpc::kParseError);
    row("invalid utf-8", "{\"jsonrpc\":\"2.0\",\"method\":\"\xff\"}", rpc::kParseError);
    row("batch", R"([{"jsonrpc":"2.0","id":1,"method":"x"}])", rpc::kInvalidRequest);
    row("a string", R"("x")", rpc::kInvalidRequest);
    row("no version", R"({"id":1,"method":"x"})", rpc::kInvalidRequest);
    row("old version", R"({"jsonrpc":"1.0","id":1,"method":"x"})", rpc::kInvalidRequest);
    row("null id", R"({"jsonrpc":"2.0","id":null,"method":"x"})", rpc::kInvalidRequest);
    row("fraction as id", R"({"jsonrpc":"2.0","id":1.5,"method":"x"})", rpc::kInvalidRequest);
    row("object as id", R"({"jsonrpc":"2.0","id":{},"method":"x"})", rpc::kInvalidRequest);
    row("id twice", R"({"jsonrpc":"2.0","id":1,"id":2,"method":"x"})", rpc::kInvalidRequest);
    row("method twice", R"({"jsonrpc":"2.0","id":1,"method":"y","\u006dethod":"x"})",
        rpc::kInvalidRequest);
    row("method not a string", R"({"jsonrpc":"2.0","id":1,"method":7})", rpc::kInvalidRequest);
    row("request and reply", R"({"jsonrpc":"2.0","id":1,"method":"x","result":1})",
        rpc::kInvalidRequest);
    row("result and error", R"({"jsonrpc":"2.0","id":1,"result":1,"error":{}})",
        rpc::kInvalidRequest);
    row("scalar params", R"({"jsonrpc":"2.0","id":1,"method":"x","params":1})",
        rpc::kInvalidRequest);
    row("empty object", "{}", rpc::kInvalidRequest);
}

void tst_Envelope::refusesWithTheRightCode()
{
    QFETCH(const QByteArray, wire);
    QFETCH(const int, code);
    const auto envelope = parseEnvelope(wire);
    QVERIFY(!envelope.has_value());
    QCOMPARE(envelope.error().rpcCode, code);
}

void tst_Envelope::salvagesTheIdForTheErrorReply()
{
    QCOMPARE(salvageId(R"({"id":7,"method":1})"_ba).toByteArray(), "7"_ba);
    QVERIFY(salvageId(R"({"id":null})"_ba).isEmpty());
    QVERIFY(salvageId("garbage"_ba).isEmpty());
}

void tst_Envelope::buildsOneLine()
{
    const QByteArray pretty = "{\n  \"a\": \"x\\ny\"\r\n}";
    const QByteArray line = buildResult("1", pretty);
    QVERIFY(!line.contains('\n') && !line.contains('\r'));
    const auto envelope = parseEnvelope(line);
    QVERIFY(envelope.has_value());
    QCOMPARE(member(envelope->result, "a").toByteArray(), "\"x\\ny\""_ba);
    QVERIFY(parseEnvelope(buildRequest("\"a\"", "tools/call", "{}")).has_value());
    QVERIFY(parseEnvelope(buildNotification("n", "")).has_value());
    QCOMPARE(buildError("", -32700, u"a \"b\""_s),
             R"({"jsonrpc":"2.0","id":null,"error":{"code":-32700,"message":"a \"b\""}})"_ba);
}

QTEST_GUILESS_MAIN(tst_Envelope)
#include "tst_envelope.moc"
