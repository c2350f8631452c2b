// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/handshake.h"
#include "tests/support/fake_transport.h"

#include <QTest>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

using Greeting = Handshake::Greeting;

struct Harness
{
    std::optional<Result<ServerListing>> outcome; // outlives what reports to it
    FakeTransport *wire = new FakeTransport;
    ChildSession session{ServerName{u"fake"_s}, std::unique_ptr<Transport>(wire)};
    Handshake handshake;

    explicit Harness(Greeting greeting, std::chrono::milliseconds timeout = 20s)
        : handshake(session, timeout, greeting)
    {
        handshake.start(taker());
    }
    [[nodiscard]] Done<ServerListing> taker()
    {
        return Done<ServerListing>([this](Result<ServerListing> r) { outcome = std::move(r); });
    }
    /// Methods of all that was sent, in order.
    [[nodiscard]] QByteArray methods() const
    {
        QByteArrayList names;
        for (const QByteArray &message : wire->sent)
            names += decodeUtf8(member(RawJson(message), "method").view()).value_or(QByteArray());
        return names.join(' ');
    }
    [[nodiscard]] QByteArray idOf(const QByteArray &method) const
    {
        const QByteArray wanted = '"' + method + '"';
        for (auto it = wire->sent.crbegin(); it != wire->sent.crend(); ++it) {
            if (member(RawJson(*it), "method").view() == wanted)
                return member(RawJson(*it), "id").toByteArray();
        }
        return {};
    }
    void answer(const QByteArray &method, const QByteArray &result)
    {
        wire->say(R"({"jsonrpc":"2.0","id":)" + idOf(method) + R"(,"result":)" + result + '}');
    }
    void refuse(const QByteArray &method, int code, const QByteArray &data = "null")
    {
        wire->say(R"({"jsonrpc":"2.0","id":)" + idOf(method) + R"(,"error":{"code":)"
                  + QByteArray::number(code) + R"(,"message":"no","data":)" + data + "}}");
    }
    [[nodiscard]] QString version() const
    {
        return outcome && *outcome ? (*outcome)->protocolVersion : QString();
    }
};

const QByteArray kDiscovered =
    R"({"resultType":"complete","supportedVersions":["2026-07-28"],"capabilities":{"tools":{}},)"
    R"("_meta":{"io.modelcontextprotocol/serverInfo":{"name":"new","version":"2"}}})";
const QByteArray kInitialized =
    R"({"protocolVersion":"2025-11-25","capabilities":{"tools":{}},"serverInfo":{"name":"old"}})";

} // namespace

class tst_Handshake : public QObject
{
    Q_OBJECT

private slots:
    void takesTheModernEraWhereItIsOffered();
    void initializesWhateverElseTheProbeSays_data();
    void initializesWhateverElseTheProbeSays();
    void probesAgainWithAVersionThatIsOffered();
    void initializesBesideASilentProbe();
    void saysThatOnlyRubbishCame();
    void lateAnswerToTheProbeStillDecides();
    void probesWhoRefusesToBeInitialized();
    void neverProbesWhoEndedInIt();
    void tellsADeathInTheProbe();
    void saysWhyNeitherWorked();
    void leavesOutToolsWithWrongHeaders();
    void renewsALegacySession();
    void readsHowLongTheListIsGood();
};

void tst_Handshake::takesTheModernEraWhereItIsOffered()
{
    Harness h(Greeting::ProbeFirst);
    QCOMPARE(h.methods(), "server/discover");
    QVERIFY(
        h.wire->sent.last().contains(R"("io.modelcontextprotocol/protocolVersion":"2026-07-28")"));
    h.answer("server/discover", kDiscovered);
    QCOMPARE(h.methods(), "server/discover tools/list"); // no `initialized`
    h.answer("tools/list", R"({"tools":[{"name":"t"}]})");
    QCOMPARE(h.version(), u"2026-07-28"_s);
    QCOMPARE((*h.outcome)->title, u"new"_s);
    QCOMPARE(h.session.era(), Era::Modern);
}

void tst_Handshake::initializesWhateverElseTheProbeSays_data()
{
    QTest::addColumn<int>("code");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("unknown method") << -32601 << QByteArray("null");
    QTest::newRow("invalid params") << -32602 << QByteArray("null");
    QTest::newRow("not initialized") << -32000 << QByteArray("null");
    QTest::newRow("no version of ours") << -32022 << QByteArray(R"({"supported":["2025-11-25"]})");
    QTest::newRow("a result without versions") << 0 << QByteArray("{}");
    QTest::newRow("only versions of tomorrow")
        << 0 << QByteArray(R"({"supportedVersions":["2099-01-01"]})");
}

void tst_Handshake::initializesWhateverElseTheProbeSays()
{
    QFETCH(int, code);
    QFETCH(QByteArray, answer);
    Harness h(Greeting::ProbeFirst);
    if (code == 0)
        h.answer("server/discover", answer);
    else
        h.refuse("server/discover", code, answer);
    QCOMPARE(h.methods(), "server/discover initialize");
    h.answer("initialize", kInitialized);
    h.answer("tools/list", R"({"tools":[]})");
    QCOMPARE(h.version(), u"2025-11-25"_s);
    QCOMPARE(h.session.era(), Era::Legacy);
    QVERIFY(!h.wire->sent.last().contains("io.modelcontextprotocol"));
}

void tst_Handshake::probesAgainWithAVersionThatIsOffered()
{
    Harness h(Greeting::ProbeFirst);
    h.refuse("server/discover", -32022, R"({"supported":["2099-01-01","2026-07-28"]})");
    QCOMPARE(h.methods(), "server/discover server/discover");
    h.refuse("server/discover", -32022, R"({"supported":["2026-07-28"]})");
    QCOMPARE(h.methods(), "server/discover server/discover initialize"); // but not for ever
}

void tst_Handshake::saysThatOnlyRubbishCame()
{
    Harness h(Greeting::OnlyInitialize, 50ms);
    h.wire->say("Welcome to the server!");
    h.wire->say("It listens on port 3000.");
    QTRY_VERIFY(h.outcome.has_value());
    QCOMPARE(h.outcome->error().code, ErrorCode::Timeout);
    const QString message = h.outcome->error().message;
    QVERIFY2(message.contains("printed 2 lines that are no MCP messages"_L1), qPrintable(message));
}

void tst_Handshake::initializesBesideASilentProbe()
{
    Harness h(Greeting::ProbeFirst, 400ms);
    QTRY_COMPARE(h.methods(), "server/discover initialize");
    h.answer("initialize", kInitialized);
    QCOMPARE(h.methods(), "server/discover initialize notifications/initialized tools/list");
    h.answer("tools/list", R"({"tools":[]})");
    QCOMPARE(h.version(), u"2025-11-25"_s);
    h.answer("server/discover", kDiscovered); // too late to change anything
    QCOMPARE(h.session.era(), Era::Legacy);
}

void tst_Handshake::lateAnswerToTheProbeStillDecides()
{
    Harness h(Greeting::ProbeFirst, 4s);
    QTRY_COMPARE(h.methods(), "server/discover initialize");
    h.answer("server/discover", kDiscovered);
    QCOMPARE(h.methods(), "server/discover initialize tools/list");
    h.refuse("initialize", -32022);
    h.answer("tools/list", R"({"tools":[]})");
    QCOMPARE(h.version(), u"2026-07-28"_s);
}

void tst_Handshake::probesWhoRefusesToBeInitialized()
{
    Harness h(Greeting::InitializeFirst);
    QCOMPARE(h.methods(), "initialize");
    h.refuse("initialize", -32601);
    QCOMPARE(h.methods(), "initialize server/discover");
    h.answer("server/discover", kDiscovered);
    h.answer("tools/list", R"({"tools":[]})");
    QCOMPARE(h.version(), u"2026-07-28"_s);
}

void tst_Handshake::neverProbesWhoEndedInIt()
{
    Harness h(Greeting::OnlyInitialize);
    h.refuse("initialize", -32601);
    QCOMPARE(h.methods(), "initialize");
    QVERIFY(h.outcome && !*h.outcome);
}

void tst_Handshake::tellsADeathInTheProbe()
{
    Harness h(Greeting::ProbeFirst);
    h.wire->die();
    QVERIFY(h.outcome && !*h.outcome);
    QVERIFY(h.handshake.diedInProbe());

    Harness later(Greeting::ProbeFirst);
    later.refuse("server/discover", -32601);
    later.wire->die();
    QVERIFY(later.outcome && !*later.outcome);
    QVERIFY(!later.handshake.diedInProbe());
}

void tst_Handshake::saysWhyNeitherWorked()
{
    Harness h(Greeting::ProbeFirst);
    h.refuse("server/discover", -32601);
    h.refuse("initialize", -32603);
    QVERIFY(h.outcome && !*h.outcome);
    QCOMPARE(h.outcome->error().message, u"fake refused to be set up: no"_s);
}

void tst_Handshake::leavesOutToolsWithWrongHeaders()
{
    const QByteArray tools =
        R"({"tools":[{"name":"good","annotations":{"readOnlyHint":true},"inputSchema":{"properties":)"
        R"({"a":{"type":"string","x-mcp-header":"A"}}}},{"name":"bad","inputSchema":{"properties":)"
        R"({"a":{"type":"number","x-mcp-header":"A"}}}},{"name":"plain","inputSchema":{}}]})";
    for (const bool headers : {true, false}) {
        Harness h(Greeting::ProbeFirst);
        h.wire->headers = headers;
        h.answer("server/discover", kDiscovered);
        h.answer("tools/list", tools);
        QVERIFY(h.outcome && *h.outcome);
        QCOMPARE((*h.outcome)->tools.size(), headers ? 2U : 3U); // on stdio they mean nothing
        QCOMPARE(h.wire->tools.size(), headers ? 1 : 0);
        QCOMPARE(h.wire->tools.value("good").isRepeatable, headers);
    }
}

void tst_Handshake::renewsALegacySession()
{
    Harness h(Greeting::InitializeFirst);
    h.answer("initialize", kInitialized);
    h.answer("tools/list", R"({"tools":[{"name":"a"}]})");
    h.outcome.reset();
    h.handshake.renew(h.taker());
    h.answer("initialize", kInitialized);
    h.answer("tools/list", R"({"tools":[{"name":"a"},{"name":"b"}]})");
    QVERIFY(h.outcome && *h.outcome);
    QCOMPARE((*h.outcome)->tools.size(), 2U);
}

void tst_Handshake::readsHowLongTheListIsGood()
{
    Harness h(Greeting::ProbeFirst);
    h.answer("server/discover", kDiscovered);
    h.answer("tools/list", R"({"tools":[],"ttlMs":90000,"nextCursor":"x"})");
    h.answer("tools/list", R"({"tools":[],"ttlMs":60000})");
    QVERIFY(h.handshake.toolsTtl() == 60s);
}

QTEST_GUILESS_MAIN(tst_Handshake)
#include "tst_handshake.moc"
