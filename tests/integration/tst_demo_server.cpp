// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/line_framer.h"
#include "engine/mcp/envelope.h"
#include "engine/mcp/listing.h"
#include "engine/router/argument_checker.h"

#include <QObject>
#include <QProcess>
#include <QTest>
#include <QtEndian>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

constexpr int kPatience = 10'000; // ms; a loaded machine is slow to start programs

/// The built program as a child, one message at a time.
struct Harness
{
    Harness()
    {
        process.setProcessChannelMode(QProcess::ForwardedErrorChannel);
        process.start(qEnvironmentVariable("MCPRT_BIN_DIR") + u"/mcp-runtime-demo-server"_s, {});
        isUp = process.waitForStarted(kPatience);
    }
    ~Harness()
    {
        process.closeWriteChannel();
        process.waitForFinished(kPatience);
    }
    void send(const QByteArray &message) { process.write(message + '\n'); }
    Envelope receive()
    {
        for (;;) {
            const auto line = framer.next();
            if (line && *line)
                return parseEnvelope(**line).value_or(Envelope{});
            if (!line || !process.waitForReadyRead(kPatience))
                return {};
            framer.feed(process.readAllStandardOutput());
        }
    }
    RawJson request(const QByteArray &method, const QByteArray &params)
    {
        send(buildRequest(QByteArray::number(++lastId), method, params));
        const Envelope reply = receive();
        return reply.kind == Envelope::Kind::Result ? reply.result : reply.error;
    }
    RawJson call(const QByteArray &tool, const QByteArray &arguments)
    {
        return request("tools/call", R"({"name":")" + tool + R"(","arguments":)" + arguments + '}');
    }

    QProcess process;
    LineFramer framer{16 << 20};
    bool isUp = false;
    int lastId = 0;
};

RawJson element(const RawJson &list, int index)
{
    JsonCursor at(list.view());
    at.enterArray();
    for (int i = 0; at.nextElement(); ++i) {
        const QByteArrayView value = at.takeValue();
        if (i == index)
            return list.part(value);
    }
    return {};
}

QString firstText(const RawJson &result)
{
    return decodeString(member(element(member(result, "content"), 0), "text").view())
        .value_or(QString());
}

/// The definition of \a name in a `tools/list` result.
RawJson definition(const RawJson &list, const QString &name)
{
    const RawJson tools = member(list, "tools");
    for (int i = 0; !element(tools, i).isEmpty(); ++i) {
        const auto tool = readTool(element(tools, i));
        if (tool && tool->name.text == name)
            return tool->definition;
    }
    return {};
}

} // namespace

class tst_DemoServer : public QObject
{
    Q_OBJECT

private slots:
    void introducesItself();
    void answersAsItsSchemasSay_data();
    void answersAsItsSchemasSay();
    void drawsARealPicture();
    void writesAsManyLinesAsAsked();
    void reportsProgressAndCanBeCancelled();
    void answersWhatItDoesNotKnow();
    void endsWithItsInput();
};

void tst_DemoServer::introducesItself()
{
    Harness h;
    QVERIFY(h.isUp);
    const RawJson known = h.request("initialize", R"({"protocolVersion":"2025-06-18"})");
    QCOMPARE(member(known, "protocolVersion").view(), QByteArrayView("\"2025-06-18\""));
    const RawJson unknown = h.request("initialize", R"({"protocolVersion":"1999-01-01"})");
    QCOMPARE(member(unknown, "protocolVersion").view(), QByteArrayView("\"2025-11-25\""));
    QVERIFY(!member(known, "instructions").isEmpty());
}

void tst_DemoServer::answersAsItsSchemasSay_data()
{
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QByteArray>("arguments");
    QTest::addColumn<bool>("works");
    QTest::addColumn<QString>("text");
    const auto row = [](const char *name, const QString &tool, const char *arguments, bool works,
                        const QString &text) {
        QTest::newRow(name) << tool << QByteArray(arguments) << works << text;
    };
    row("books of an author", u"list_books"_s, R"({"author":"verne","limit":1})", true,
        u"Journey to the Center of the Earth, Jules Verne (1864)"_s);
    row("no such book", u"list_books"_s, R"({"subject":"cooking"})", true, u"No book matches."_s);
    row("notes", u"search_notes"_s, R"({"query":"bees honey"})", true, u"Bees in June"_s);
    row("notes with a tag", u"search_notes"_s, R"({"query":"the","tag":"chess"})", true,
        u"Chess opening"_s);
    row("nothing to look for", u"search_notes"_s, R"({"query":"?!"})", false,
        u"at least one word"_s);
    row("miles", u"convert_units"_s, R"({"value":100,"from":"miles","to":"km"})", true,
        u"100 miles = 160.9344 km"_s);
    row("temperature", u"convert_units"_s, R"({"value":-40,"from":"F","to":"celsius"})", true,
        u"-40 F = -40 celsius"_s);
    row("units that do not go together", u"convert_units"_s, R"({"value":1,"from":"kg","to":"km"})",
        false, u"Known units: length: m"_s);
    row("words", u"word_count"_s, R"({"text":"Hello world. Hello again!\nÉté"})", true,
        u"5 words, 29 characters, 2 lines, 2 sentences"_s);
    row("no words", u"word_count"_s, R"({"text":""})", true, u"0 words, 0 characters, 0 lines"_s);
    row("days", u"days_between"_s, R"({"from":"2024-02-28","to":"2024-03-01"})", true,
        u"2 days, from a Wednesday to a Friday"_s);
    row("no date", u"days_between"_s, R"({"from":"2024-02-30","to":"2024-03-01"})", false,
        u"must be dates"_s);
    row("counting", u"slow_count"_s, R"({"seconds":0})", true, u"Counted 1 steps"_s);
    row("counting for ever", u"slow_count"_s, R"({"seconds":1e9})", false, u"from 0 to 600"_s);
    row("too long a report", u"make_report"_s, R"({"lines":1000000})", false, u"from 1 to"_s);
    row("a chart of words", u"draw_chart"_s, R"({"values":["a"]})", false, u"numbers"_s);
}

void tst_DemoServer::answersAsItsSchemasSay()
{
    QFETCH(const QString, tool);
    QFETCH(const QByteArray, arguments);
    QFETCH(const bool, works);
    QFETCH(const QString, text);
    Harness h;
    const RawJson listed = definition(h.request("tools/list", {}), tool);
    QVERIFY(member(member(listed, "annotations"), "readOnlyHint").isTrue());
    const RawJson result = h.call(tool.toUtf8(), arguments);
    QCOMPARE(member(result, "isError").isTrue(), !works);
    QVERIFY2(firstText(result).contains(text), qPrintable(firstText(result)));
    if (!works)
        return;
    QCOMPARE(ArgumentChecker::compile(member(listed, "inputSchema"))->check(RawJson(arguments)),
             std::nullopt);
    const RawJson schema = member(listed, "outputSchema");
    QVERIFY(!schema.isEmpty());
    QCOMPARE(ArgumentChecker::compile(schema)->check(member(result, "structuredContent")),
             std::nullopt);
}

void tst_DemoServer::drawsARealPicture()
{
    Harness h;
    const RawJson result = h.call("draw_chart", R"({"values":[3,1,-2,5,8.5]})");
    const RawJson block = element(member(result, "content"), 1);
    QCOMPARE(member(block, "mimeType").view(), QByteArrayView("\"image/png\""));
    const QByteArray png =
        QByteArray::fromBase64(decodeUtf8(member(block, "data").view()).value_or(QByteArray()));
    QVERIFY(png.startsWith("\x89PNG\r\n\x1a\n"));
    QCOMPARE(qFromBigEndian<quint32>(png.constData() + 16), 480U);
    QCOMPARE(qFromBigEndian<quint32>(png.constData() + 20), 240U);
    const qsizetype data = png.indexOf("IDAT");
    const auto size = qFromBigEndian<quint32>(png.constData() + data - 4);
    QByteArray packed(4, '\0');
    qToBigEndian(quint32(481 * 240), packed.data());
    const QByteArray rows = qUncompress(packed + png.sliced(data + 4, size));
    QCOMPARE(rows.size(), 481 * 240);
    QVERIFY(rows.contains('\3')); // the colour of the bars
}

void tst_DemoServer::writesAsManyLinesAsAsked()
{
    Harness h;
    const QString report = firstText(h.call("make_report", R"({"lines":5000})"));
    QCOMPARE(report.count(u'\n'), 5000);
    QVERIFY(report.startsWith(u"000001  2026-01-01 00:00"_s));
    QCOMPARE(firstText(h.call("make_report", R"({"lines":5000})")), report); // the same each time
}

void tst_DemoServer::reportsProgressAndCanBeCancelled()
{
    Harness h;
    h.send(R"({"jsonrpc":"2.0","id":"c","method":"tools/call","params":{"name":"slow_count",)"
           R"("arguments":{"seconds":50},"_meta":{"progressToken":"t"}}})");
    const RawJson counted = h.call("slow_count", R"({"seconds":0})"); // calls go side by side
    QVERIFY(!member(counted, "structuredContent").isEmpty());
    const Envelope progress = h.receive();
    QCOMPARE(progress.method, "notifications/progress"_ba);
    QCOMPARE(member(progress.params, "progressToken").view(), QByteArrayView("\"t\""));
    QCOMPARE(member(progress.params, "total").view(), QByteArrayView("100"));
    h.send(buildNotification("notifications/cancelled", R"({"requestId":"c"})"));
    QCOMPARE(h.request("ping", {}).view(), QByteArrayView("{}"));
}

void tst_DemoServer::answersWhatItDoesNotKnow()
{
    Harness h;
    QCOMPARE(member(h.call("nope", "{}"), "code").view(), QByteArrayView("-32602"));
    QCOMPARE(member(h.request("resources/list", {}), "code").view(), QByteArrayView("-32601"));
    h.send("rubbish");
    QCOMPARE(member(h.receive().error, "code").view(), QByteArrayView("-32700"));
    QCOMPARE(h.request("ping", {}).view(), QByteArrayView("{}"));
}

void tst_DemoServer::endsWithItsInput()
{
    Harness h;
    h.send(R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{"name":"slow_count",)"
           R"("arguments":{"seconds":600}}})");
    h.process.closeWriteChannel();
    QVERIFY(h.process.waitForFinished(kPatience));
    QCOMPARE(h.process.exitStatus(), QProcess::NormalExit);
    QCOMPARE(h.process.exitCode(), 0);
}

QTEST_GUILESS_MAIN(tst_DemoServer)
#include "tst_demo_server.moc"
