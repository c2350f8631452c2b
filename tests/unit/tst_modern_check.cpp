// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/http_head.h"
#include "engine/front/mcp_headers.h"
#include "engine/front/modern_check.h"
#include "tests/support/fake_surface.h"
#include "tests/support/modern_request_text.h"

#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kVersion = "MCP-Protocol-Version: 2026-07-28\r\n";

/// One string, one integer, one number, one boolean, one nested; two that mark nothing valid.
const QByteArray kSchema =
    R"({"type":"object","properties":{)"
    R"("region":{"type":"string","x-mcp-header":"Region"},)"
    R"("count":{"type":"integer","x-mcp-header":"Count"},)"
    R"("ratio":{"type":"number","x-mcp-header":"Ratio"},)"
    R"("force":{"type":"boolean","x-mcp-header":"Force"},)"
    R"("where":{"type":"object","properties":{"zone":{"type":"string","x-mcp-header":"Zone"}}},)"
    R"("list":{"type":"array","x-mcp-header":"List","items":{"type":"string"}},)"
    R"("odd":{"type":"string","x-mcp-header":7},)"
    R"("plain":{"type":"string"}}})";

HttpHead headOf(const QByteArray &fields)
{
    HttpHead head;
    head.feed(QByteArray("POST /mcp HTTP/1.1\r\nHost: localhost\r\n" + fields + "\r\n"));
    return head;
}

QByteArray calling(const QByteArray &arguments)
{
    return modernRequest("1", "tools/call", R"("name":"t","arguments":)" + arguments);
}

} // namespace

class tst_ModernCheck : public QObject
{
    Q_OBJECT

private slots:
    void checksInOrder_data();
    void checksInOrder();
    void namesTheVersionsThatThereAre();
    void readsWhatTheSenderSays();
    void decodesHeaderValues_data();
    void decodesHeaderValues();
    void checksParameterHeaders_data();
    void checksParameterHeaders();
    void checksNoHeadersWithoutHttp();
    void choosesTheStatus_data();
    void choosesTheStatus();
};

void tst_ModernCheck::checksInOrder_data()
{
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("code"); // 0: passes
    const QByteArray list = modernRequest("1", "tools/list");
    const QByteArray listed = kVersion + "Mcp-Method: tools/list\r\n";
    const QByteArray call = modernRequest("1", "tools/call", R"("name":"t","arguments":{})");
    const QByteArray called = kVersion + "Mcp-Method: tools/call\r\n";
    const auto row = [](const char *name, const QByteArray &body, const QByteArray &fields,
                        int code) { QTest::newRow(name) << body << fields << code; };

    row("fine", list, listed, 0);
    // 1: what the message says of its sender
    row("no params", R"({"jsonrpc":"2.0","id":1,"method":"tools/list"})", listed, -32602);
    row("params no object", buildRequest("1", "tools/list", "[]"), listed, -32602);
    row("no _meta", buildRequest("1", "tools/list", "{}"), listed, -32602);
    row("_meta no object", buildRequest("1", "tools/list", R"({"_meta":[]})"), listed, -32602);
    row("no version",
        buildRequest("1", "tools/list",
                     R"({"_meta":{"io.modelcontextprotocol/clientCapabilities":{}}})"),
        listed, -32602);
    row("version no string",
        modernRequest("1", "tools/list", {},
                      R"("_meta":{"io.modelcontextprotocol/protocolVersion":3,)"
                      R"("io.modelcontextprotocol/clientCapabilities":{}})"),
        listed, -32602);
    row("no capabilities",
        buildRequest("1", "tools/list",
                     R"({"_meta":{"io.modelcontextprotocol/protocolVersion":"2026-07-28"}})"),
        listed, -32602);
    row("capabilities no object",
        modernRequest("1", "tools/list", {}, modernMeta({}, "2026-07-28", "[]")), listed, -32602);
    row("unknown log level",
        modernRequest("1", "tools/list", {},
                      modernMeta(R"("io.modelcontextprotocol/logLevel":"loud")")),
        listed, -32602);
    row("known log level",
        modernRequest("1", "tools/list", {},
                      modernMeta(R"("io.modelcontextprotocol/logLevel":"error")")),
        listed, 0);
    row("_meta before headers", buildRequest("1", "tools/list", "{}"), {}, -32602);
    // 2: headers that say the same
    row("no headers", list, {}, -32020);
    row("no version header", list, "Mcp-Method: tools/list\r\n", -32020);
    row("other version header", list,
        "MCP-Protocol-Version: 2025-11-25\r\nMcp-Method: tools/list\r\n", -32020);
    row("two version headers", list, kVersion + listed, -32020);
    row("no method header", list, kVersion, -32020);
    row("other method header", list, kVersion + "Mcp-Method: prompts/list\r\n", -32020);
    row("method in capitals", list, kVersion + "Mcp-Method: TOOLS/LIST\r\n", -32020);
    row("header name in capitals", list, kVersion + "MCP-METHOD: tools/list\r\n", 0);
    row("header name in small letters", list, kVersion + "mcp-method: tools/list\r\n", 0);
    row("blanks around", list, kVersion + "Mcp-Method: \t tools/list \t\r\n", 0);
    row("encoded method", list, kVersion + "Mcp-Method: =?base64?dG9vbHMvbGlzdA==?=\r\n", 0);
    row("tool name", call, called + "Mcp-Name: t\r\n", 0);
    row("no tool name", call, called, -32020);
    row("other tool name", call, called + "Mcp-Name: T\r\n", -32020);
    row("name with blanks around", call, called + "Mcp-Name:   t  \r\n", 0);
    row("encoded name", call, called + "Mcp-Name: =?base64?dA==?=\r\n", 0);
    row("broken encoding", call, called + "Mcp-Name: =?base64?dA=?=\r\n", -32020);
    row("a name that the body lacks", modernRequest("1", "tools/call"), called + "Mcp-Name: t\r\n",
        -32020);
    row("no name at all", modernRequest("1", "tools/call"), called, 0); // the surface refuses it
    row("prompt name", modernRequest("1", "prompts/get", R"("name":"p")"),
        kVersion + "Mcp-Method: prompts/get\r\nMcp-Name: p\r\n", 0);
    row("no prompt name", modernRequest("1", "prompts/get", R"("name":"p")"),
        kVersion + "Mcp-Method: prompts/get\r\n", -32020);
    row("resource", modernRequest("1", "resources/read", R"("uri":"x:a")"),
        kVersion + "Mcp-Method: resources/read\r\nMcp-Name: x:a\r\n", 0);
    row("other resource", modernRequest("1", "resources/read", R"("uri":"x:a")"),
        kVersion + "Mcp-Method: resources/read\r\nMcp-Name: x:b\r\n", -32020);
    row("task", modernRequest("1", "tasks/get", R"("taskId":"9")"),
        kVersion + "Mcp-Method: tasks/get\r\nMcp-Name: 9\r\n", 0);
    row("no task", modernRequest("1", "tasks/get", R"("taskId":"9")"),
        kVersion + "Mcp-Method: tasks/get\r\n", -32020);
    // 3: a version that there is
    const QByteArray later = modernRequest("1", "ping", {}, modernMeta({}, "v999"));
    row("unknown version", later, "MCP-Protocol-Version: v999\r\nMcp-Method: ping\r\n", -32022);
    row("headers before the version", later, kVersion + "Mcp-Method: ping\r\n", -32020);
    row("version of the other era",
        modernRequest("1", "tools/list", {}, modernMeta({}, "2025-11-25")),
        "MCP-Protocol-Version: 2025-11-25\r\nMcp-Method: tools/list\r\n", -32022);
    // 4: a method that there is
    for (const char *gone : {"initialize", "ping", "logging/setLevel", "resources/subscribe",
                             "resources/unsubscribe"}) {
        row(gone, modernRequest("1", gone), kVersion + "Mcp-Method: " + gone + "\r\n", -32601);
    }
    // 5: headers that repeat arguments
    row("no parameter header", calling(R"({"region":"eu"})"), called + "Mcp-Name: t\r\n", -32020);
    row("parameter header", calling(R"({"region":"eu"})"),
        called + "Mcp-Name: t\r\nMcp-Param-Region: eu\r\n", 0);
}

void tst_ModernCheck::checksInOrder()
{
    QFETCH(const QByteArray, body);
    QFETCH(const QByteArray, fields);
    QFETCH(const int, code);
    FakeSurface surface;
    surface.schemas["t"] = kSchema;
    const HttpHead head = headOf(fields);
    QCOMPARE(head.state(), HttpHead::State::Complete);
    const auto checked = checkModern(parseEnvelope(body).value(), &head, surface);
    QCOMPARE(checked ? 0 : checked.error().rpcCode, code);
    QCOMPARE(surface.requests, 0);
}

void tst_ModernCheck::namesTheVersionsThatThereAre()
{
    const auto checked = checkModernVersion("v\"9");
    QCOMPARE(checked.error().rpcData, R"({"supported":["2026-07-28"],"requested":"v\"9"})");
}

void tst_ModernCheck::readsWhatTheSenderSays()
{
    const auto request = parseEnvelope(modernRequest(
        "1", "x", {},
        modernMeta(R"("io.modelcontextprotocol/logLevel":"notice")", "v7", R"({"roots":{}})")));
    QVERIFY(carriesModernMeta(request->params));
    const auto meta = readModernMeta(request->params).value();
    QCOMPARE(meta.version, "v7");
    QCOMPARE(meta.clientCapabilities.view(), R"({"roots":{}})");
    QCOMPARE(meta.logLevel, std::optional(2));
    QVERIFY(!carriesModernMeta(RawJson("{\"_meta\":{\"progressToken\":1}}"_ba)));
}

void tst_ModernCheck::decodesHeaderValues_data()
{
    QTest::addColumn<QByteArray>("value");
    QTest::addColumn<QByteArray>("text"); // null: broken
    QTest::newRow("plain") << "eu west"_ba
                           << "eu west"_ba;
    QTest::newRow("empty") << ""_ba
                           << ""_ba;
    QTest::newRow("coded") << "=?base64?SGVsbG8=?="_ba
                           << "Hello"_ba;
    QTest::newRow("coded UTF-8") << "=?base64?w6Q=?="_ba
                                 << "\xc3\xa4"_ba;
    QTest::newRow("coded nothing") << "=?base64?"
                                      "?="_ba
                                   << ""_ba;
    QTest::newRow("padding missing") << "=?base64?SGVsbG8?="_ba << QByteArray();
    QTest::newRow("other characters") << "=?base64?SGVs!!!bG8=?="_ba << QByteArray();
    QTest::newRow("URL alphabet") << "=?base64?-_-_?="_ba << QByteArray();
    QTest::newRow("no prefix") << "SGVsbG8="_ba
                               << "SGVsbG8="_ba;
    QTest::newRow("no suffix") << "=?base64?SGVsbG8="_ba
                               << "=?base64?SGVsbG8="_ba;
    QTest::newRow("prefix in capitals") << "=?BASE64?SGVsbG8=?="_ba
                                        << "=?BASE64?SGVsbG8=?="_ba;
    QTest::newRow("overlap") << "=?base64?="_ba
                             << "=?base64?="_ba;
    QTest::newRow("not ASCII") << "\xc3\xa4"_ba << QByteArray();
    QTest::newRow("control") << "a\x01"_ba << QByteArray();
}

void tst_ModernCheck::decodesHeaderValues()
{
    QFETCH(const QByteArray, value);
    QFETCH(const QByteArray, text);
    const auto decoded = decodeHeaderValue(value);
    QCOMPARE(decoded.has_value(), !text.isNull());
    QCOMPARE(decoded.value_or(QByteArray()), text);
}

void tst_ModernCheck::checksParameterHeaders_data()
{
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<bool>("passes");
    const auto row = [](const char *name, const QByteArray &arguments, const QByteArray &fields,
                        bool passes) {
        QTest::newRow(name) << arguments << (fields.isEmpty() ? fields : fields + "\r\n") << passes;
    };
    row("none", "{}", {}, true);
    row("no arguments", {}, {}, true);
    row("string", R"({"region":"eu"})", "Mcp-Param-Region: eu", true);
    row("escapes", "{\"re\\u0067ion\":\"\\u0065u\"}", "mcp-param-region: eu", true);
    row("other string", R"({"region":"eu"})", "Mcp-Param-Region: us", false);
    row("other case", R"({"region":"eu"})", "Mcp-Param-Region: EU", false);
    row("missing", R"({"region":"eu"})", {}, false);
    row("missing for nothing", R"({"region":""})", {}, false);
    row("twice", R"({"region":"eu"})", "Mcp-Param-Region: eu\r\nMcp-Param-Region: eu", false);
    row("coded", R"({"region":"Hello"})", "Mcp-Param-Region: =?base64?SGVsbG8=?=", true);
    row("coded badly", R"({"region":"Hello"})", "Mcp-Param-Region: =?base64?SGVsbG8?=", false);
    row("literal without prefix", R"({"region":"SGVsbG8="})", "Mcp-Param-Region: SGVsbG8=", true);
    row("null, no header", R"({"region":null})", {}, true);
    row("null, a header", R"({"region":null})", "Mcp-Param-Region: eu", true);
    row("absent, a header", "{}", "Mcp-Param-Region: eu", true);
    row("integer", R"({"count":42})", "Mcp-Param-Count: 42", true);
    row("integer as a number", R"({"count":42})", "Mcp-Param-Count: 42.0", true);
    row("number as an integer", R"({"count":4.2e1})", "Mcp-Param-Count: 42", true);
    row("other integer", R"({"count":42})", "Mcp-Param-Count: 43", false);
    row("no integer", R"({"count":42})", "Mcp-Param-Count: many", false);
    row("large integers", R"({"count":9007199254740993})", "Mcp-Param-Count: 9007199254740992",
        false);
    row("number", R"({"ratio":0.50})", "Mcp-Param-Ratio: 0.5", true);
    row("other number", R"({"ratio":0.5})", "Mcp-Param-Ratio: 0.25", false);
    row("boolean", R"({"force":true})", "Mcp-Param-Force: true", true);
    row("other boolean", R"({"force":false})", "Mcp-Param-Force: true", false);
    row("boolean in capitals", R"({"force":true})", "Mcp-Param-Force: TRUE", false);
    row("nested", R"({"where":{"zone":"a"}})", "Mcp-Param-Zone: a", true);
    row("nested, missing", R"({"where":{"zone":"a"}})", {}, false);
    row("string for an object", R"({"where":"zone"})", {}, true); // the schema's business
    row("marked, but a list", R"({"list":["a"]})", {}, true);
    row("marked wrongly", R"({"odd":"a"})", {}, true);
    row("not marked", R"({"plain":"a"})", "Mcp-Param-Plain: b", true);
}

void tst_ModernCheck::checksParameterHeaders()
{
    QFETCH(const QByteArray, arguments);
    QFETCH(const QByteArray, fields);
    QFETCH(const bool, passes);
    const HttpHead head = headOf(fields);
    QCOMPARE(head.state(), HttpHead::State::Complete);
    const auto checked = checkParamHeaders(head, RawJson(kSchema), RawJson(arguments));
    QCOMPARE(checked.has_value(), passes);
    if (!checked)
        QCOMPARE(checked.error().rpcCode, rpc::kHeaderMismatch);
    QVERIFY(checkParamHeaders(head, {}, RawJson(arguments))); // nothing known, nothing checked
}

void tst_ModernCheck::checksNoHeadersWithoutHttp()
{
    FakeSurface surface;
    surface.schemas["t"] = kSchema;
    const auto check = [&](const QByteArray &body) {
        return checkModern(parseEnvelope(body).value(), nullptr, surface);
    };
    QVERIFY(check(calling(R"({"region":"eu"})")));
    QCOMPARE(check(modernRequest("1", "ping")).error().rpcCode, -32601);
    QCOMPARE(check(buildRequest("1", "tools/list", "{}")).error().rpcCode, -32602);
}

void tst_ModernCheck::choosesTheStatus_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<int>("refused");
    QTest::addColumn<int>("failed");
    QTest::newRow("invalid params") << -32602 << 400 << 200; // one is ours, one the tool's
    QTest::newRow("no such method") << -32601 << 404 << 404;
    QTest::newRow("header mismatch") << -32020 << 400 << 400;
    QTest::newRow("missing capability") << -32021 << 400 << 400;
    QTest::newRow("unsupported version") << -32022 << 400 << 400;
    QTest::newRow("a child's own") << -31000 << 400 << 200;
}

void tst_ModernCheck::choosesTheStatus()
{
    QFETCH(const int, code);
    QFETCH(const int, refused);
    QFETCH(const int, failed);
    QCOMPARE(httpStatusOfRefusal(code), refused);
    QCOMPARE(httpStatusOfError(code), failed);
}

QTEST_GUILESS_MAIN(tst_ModernCheck)
#include "tst_modern_check.moc"
