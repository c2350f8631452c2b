// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/modern_headers.h"
#include "engine/child/param_headers.h"

#include <QTest>

using namespace mcprt;

namespace {

QByteArray schema(const QByteArray &properties)
{
    return R"({"type":"object","properties":{)" + properties + "}}";
}

QByteArray shown(const HttpHeaders &headers)
{
    QByteArrayList lines;
    for (const auto &[name, value] : headers)
        lines += name + ": " + value;
    return lines.join('\n');
}

} // namespace

class tst_ParamHeaders : public QObject
{
    Q_OBJECT

private slots:
    void refusesWhatTheSpecificationForbids_data();
    void refusesWhatTheSpecificationForbids();
    void repeatsArguments_data();
    void repeatsArguments();
    void encodesWhatAHeaderCantHold_data();
    void encodesWhatAHeaderCantHold();
    void namesMethodAndThing_data();
    void namesMethodAndThing();
};

void tst_ParamHeaders::refusesWhatTheSpecificationForbids_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<bool>("valid");
    const auto row = [](const char *name, const QByteArray &text, bool valid) {
        QTest::newRow(name) << text << valid;
    };
    row("none", schema(R"("a":{"type":"string"})"), true);
    row("string", schema(R"("a":{"type":"string","x-mcp-header":"A"})"), true);
    row("integer", schema(R"("a":{"x-mcp-header":"A","type":"integer"})"), true);
    row("boolean", schema(R"("a":{"type":"boolean","x-mcp-header":"A"})"), true);
    row("within an object",
        schema(R"("a":{"type":"object",)"
               + schema(R"("b":{"type":"string","x-mcp-header":"B"})").mid(1)),
        true);
    row("a property of that name", schema(R"("x-mcp-header":{"type":"number"})"), true);
    row("number", schema(R"("a":{"type":"number","x-mcp-header":"A"})"), false);
    row("object", schema(R"("a":{"type":"object","x-mcp-header":"A"})"), false);
    row("array", schema(R"("a":{"type":"array","x-mcp-header":"A"})"), false);
    row("null", schema(R"("a":{"type":"null","x-mcp-header":"A"})"), false);
    row("no type", schema(R"("a":{"x-mcp-header":"A"})"), false);
    row("two types", schema(R"("a":{"type":["string","null"],"x-mcp-header":"A"})"), false);
    row("empty", schema(R"("a":{"type":"string","x-mcp-header":""})"), false);
    row("no string", schema(R"("a":{"type":"string","x-mcp-header":1})"), false);
    row("space", schema(R"("a":{"type":"string","x-mcp-header":"A B"})"), false);
    row("colon", schema(R"("a":{"type":"string","x-mcp-header":"A:B"})"), false);
    row("accent", schema(R"("a":{"type":"string","x-mcp-header":"R\u00e9gion"})"), false);
    row("tab", schema(R"("a":{"type":"string","x-mcp-header":"A\t"})"), false);
    row("twice",
        schema(
            R"("a":{"type":"string","x-mcp-header":"Ab"},"b":{"type":"string","x-mcp-header":"aB"})"),
        false);
    row("of items", schema(R"("a":{"type":"array","items":{"type":"string","x-mcp-header":"A"}})"),
        false);
    row("under oneOf", R"({"oneOf":[{"properties":{"a":{"type":"string","x-mcp-header":"A"}}}]})",
        false);
    row("in definitions", R"({"$defs":{"a":{"type":"string","x-mcp-header":"A"}}})", false);
    row("of the whole", R"({"type":"string","x-mcp-header":"A"})", false);
}

void tst_ParamHeaders::refusesWhatTheSpecificationForbids()
{
    QFETCH(QByteArray, schema);
    QVERIFY(parseJson(schema));
    QTEST(ParamHeaders::read(RawJson(schema)).has_value(), "valid");
}

void tst_ParamHeaders::repeatsArguments_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("headers");
    QTest::newRow("all") << QByteArray(R"({"s":"x","i":42,"b":false,"o":{"d":"y"},"n":"no"})")
                         << QByteArray("Mcp-Param-S: x\nMcp-Param-I: 42\nMcp-Param-B: false\n"
                                       "Mcp-Param-D: y");
    QTest::newRow("absent and null")
        << QByteArray(R"({"s":null,"b":true})") << QByteArray("Mcp-Param-B: true");
    QTest::newRow("empty text") << QByteArray(R"({"s":""})") << QByteArray("Mcp-Param-S: ");
    QTest::newRow("whole number with a point")
        << QByteArray(R"({"i":4.0})") << QByteArray("Mcp-Param-I: 4");
    QTest::newRow("no arguments") << QByteArray() << QByteArray();
}

void tst_ParamHeaders::repeatsArguments()
{
    QFETCH(QByteArray, arguments);
    const auto headers = ParamHeaders::read(RawJson(schema(
        R"("s":{"type":"string","x-mcp-header":"S"},"i":{"type":"integer","x-mcp-header":"I"},)"
        R"("b":{"type":"boolean","x-mcp-header":"B"},"n":{"type":"string"},)"
        R"("o":{"type":"object","properties":{"d":{"type":"string","x-mcp-header":"D"}}})")));
    QVERIFY(headers);
    QTEST(shown(headers->of(RawJson(arguments))), "headers");
}

void tst_ParamHeaders::encodesWhatAHeaderCantHold_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<QByteArray>("value");
    QTest::newRow("plain") << QByteArray("us west 1") << QByteArray("us west 1");
    QTest::newRow("umlaut") << QByteArray("\xc3\xa4") << QByteArray("=?base64?w6Q=?=");
    QTest::newRow("line end") << QByteArray("a\r\nX: 1") << QByteArray("=?base64?YQ0KWDogMQ==?=");
    QTest::newRow("padded") << QByteArray(" a") << QByteArray("=?base64?IGE=?=");
    QTest::newRow("looks encoded")
        << QByteArray("=?base64?YQ==?=") << QByteArray("=?base64?PT9iYXNlNjQ/WVE9PT89?=");
}

void tst_ParamHeaders::encodesWhatAHeaderCantHold()
{
    QFETCH(QByteArray, text);
    QTEST(encodeHeaderValue(text), "value");
}

void tst_ParamHeaders::namesMethodAndThing_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("headers");
    const QByteArray meta = R"("_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"})";
    const QByteArray first = "MCP-Protocol-Version: 2026-07-28\nMcp-Method: ";
    const auto row = [&](const QByteArray &method, const QByteArray &members,
                         const QByteArray &rest) {
        QTest::newRow(method.constData())
            << method << '{' + members + meta + '}' << first + method + rest;
    };
    row("tools/list", {}, {});
    row("tools/call", R"("name":"t","arguments":{"a":"x"},)", "\nMcp-Name: t\nMcp-Param-A: x");
    row("prompts/get", R"("name":"p",)", "\nMcp-Name: p");
    row("resources/read", R"("uri":"f://x",)", "\nMcp-Name: f://x");
    QTest::newRow("legacy") << QByteArray("tools/call") << QByteArray(R"({"name":"t"})")
                            << QByteArray();
}

void tst_ParamHeaders::namesMethodAndThing()
{
    QFETCH(QByteArray, method);
    QFETCH(QByteArray, params);
    auto read = ParamHeaders::read(RawJson(schema(R"("a":{"type":"string","x-mcp-header":"A"})")));
    QVERIFY(read);
    const auto request = parseEnvelope(buildRequest("1", method, params));
    QVERIFY(request);
    QTEST(shown(modernHeaders(*request, {{"t", {*read, false}}})), "headers");
}

QTEST_GUILESS_MAIN(tst_ParamHeaders)
#include "tst_param_headers.moc"
