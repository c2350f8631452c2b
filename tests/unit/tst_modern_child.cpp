// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/child_listener.h"
#include "engine/child/child_session.h"
#include "tests/support/fake_transport.h"

#include <QSignalSpy>
#include <QTest>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A session with a child of the modern era that the test plays.
struct Harness
{
    QList<Result<RawJson>> answers; // outlives the session, which cancels what is open
    FakeTransport *wire = new FakeTransport;
    ChildSession session{ServerName{u"fake"_s}, std::unique_ptr<Transport>(wire)};

    Harness() { session.speakModern("2026-07-28"); }

    ChildSession::CallId call(const QByteArray &params = "{}", CallOptions options = {})
    {
        return session.call("tools/call", RawJson(params), std::move(options),
                            Done<RawJson>([this](Result<RawJson> r) { answers += std::move(r); }));
    }
    [[nodiscard]] RawJson sent() const { return RawJson(wire->sent.last()); }
    [[nodiscard]] QByteArray sentMethod() const
    {
        return decodeUtf8(member(sent(), "method").view()).value_or(QByteArray());
    }
    [[nodiscard]] QByteArray sentId() const { return member(sent(), "id").toByteArray(); }
    [[nodiscard]] RawJson sentMeta(QByteArrayView key) const
    {
        return member(member(member(sent(), "params"), "_meta"), key);
    }
    void answerLast(const QByteArray &result)
    {
        wire->say(R"({"jsonrpc":"2.0","id":)" + sentId() + R"(,"result":)" + result + '}');
    }
    void refuseLast(int code, const QByteArray &data = "null")
    {
        wire->say(R"({"jsonrpc":"2.0","id":)" + sentId() + R"(,"error":{"code":)"
                  + QByteArray::number(code) + R"(,"message":"no","data":)" + data + "}}");
    }
};

const QByteArray kAll = R"({"tools":{"listChanged":true},"prompts":{"listChanged":true},)"
                        R"("resources":{"subscribe":true}})";

} // namespace

class tst_ModernChild : public QObject
{
    Q_OBJECT

private slots:
    void saysWhoIsBehindEachRequest();
    void passesResultsOnAndRefusesUnknownKinds();
    void speaksAnotherVersionWhenTold();
    void startsAnewWhenNoVersionIsLeft();
    void waitsForTheToolsWhenHeadersDoNotMatch();
    void repeatsUnderANewIdAndStaysCancellable();
    void givesUpAfterTwoRepeats();
    void upkeepIsNoUse();
    void listensForWhatMayChange();
    void listensForWatchedResources();
    void listensAgainAfterAGap();
    void asksForTheToolsOnceItListens();
    void listensNoMoreWhereItIsRefused();
};

void tst_ModernChild::saysWhoIsBehindEachRequest()
{
    Harness h;
    CallOptions options;
    options.clientCapabilities = RawJson(R"({"roots":{}})");
    options.logLevel = "info";
    options.onProgress = [](const RawJson &) {};
    const auto id = h.call(R"({"name":"t","arguments":{"a": 1.0}})", options);
    QCOMPARE(h.sentMeta("io.modelcontextprotocol/protocolVersion").view(), R"("2026-07-28")");
    QCOMPARE(h.sentMeta("io.modelcontextprotocol/clientCapabilities").view(), R"({"roots":{}})");
    QCOMPARE(h.sentMeta("io.modelcontextprotocol/logLevel").view(), R"("info")");
    QCOMPARE(h.sentMeta("progressToken").view(), QByteArray::number(id));
    QVERIFY(h.wire->sent.last().contains(R"("name":"t","arguments":{"a": 1.0})"));
}

void tst_ModernChild::passesResultsOnAndRefusesUnknownKinds()
{
    Harness h;
    const QByteArray asks = R"({"resultType":"input_required","requestState":"s"})";
    for (const QByteArray &result : {QByteArray(R"({"n": 1.0})"), asks}) {
        h.call();
        h.answerLast(result);
        QVERIFY(h.answers.last());
        QCOMPARE(h.answers.last()->view(), result);
    }
    for (const char *odd : {R"({"resultType":"task","taskId":"x"})", "null", "[]", "5"}) {
        h.call();
        h.answerLast(odd);
        QCOMPARE(h.answers.last().error().code, ErrorCode::Protocol);
    }
}

void tst_ModernChild::speaksAnotherVersionWhenTold()
{
    Harness h;
    h.call();
    const QByteArray first = h.sentId();
    h.refuseLast(-32022, R"({"supported":["2099-01-01","2026-07-28"],"requested":"x"})");
    QVERIFY(h.answers.isEmpty());
    QVERIFY(h.sentId() != first);
    h.answerLast("{}");
    QVERIFY(h.answers.last());
}

void tst_ModernChild::startsAnewWhenNoVersionIsLeft()
{
    Harness h;
    QSignalSpy closed(&h.session, &ChildSession::closed);
    h.call();
    h.refuseLast(-32022, R"({"supported":["2025-11-25"]})");
    QCOMPARE(closed.size(), 1);
    QCOMPARE(h.answers.last().error().code, ErrorCode::Io);
}

void tst_ModernChild::waitsForTheToolsWhenHeadersDoNotMatch()
{
    Harness h;
    h.wire->headers = true;
    QSignalSpy needed(&h.session, &ChildSession::renewalNeeded);
    h.call(R"({"name":"a"})");
    h.refuseLast(-32020);
    QCOMPARE(needed.size(), 1);
    QCOMPARE(needed.first().first().value<ChildSession::Renewal>(), ChildSession::Renewal::Tools);
    const auto before = h.wire->sent.size();
    h.call(R"({"name":"b"})"); // waits, too
    QCOMPARE(h.wire->sent.size(), before);
    h.session.resume();
    QCOMPARE(h.wire->sent.size(), before + 2);
    h.answerLast("{}");
    QCOMPARE(h.answers.size(), 1);

    // What is refused once more is an error.
    h.call(R"({"name":"c"})");
    h.refuseLast(-32020);
    h.session.resume();
    h.refuseLast(-32020);
    QCOMPARE(h.answers.last().error().rpcCode, -32020);
}

void tst_ModernChild::repeatsUnderANewIdAndStaysCancellable()
{
    Harness h;
    const auto id = h.call();
    QCOMPARE(h.sentId(), QByteArray::number(id));
    emit h.wire->unserved(id, Transport::Unserved::StreamCut);
    const QByteArray again = h.sentId();
    QVERIFY(again != QByteArray::number(id));
    h.session.cancel(id, u"enough"_s);
    QCOMPARE(h.sentMethod(), "notifications/cancelled");
    QCOMPARE(member(member(h.sent(), "params"), "requestId").view(), again);
    QCOMPARE(h.answers.last().error().code, ErrorCode::Cancelled);
    QCOMPARE(h.session.inFlight(), 0);
}

void tst_ModernChild::givesUpAfterTwoRepeats()
{
    Harness h;
    h.call();
    for (int i = 0; i < 3; ++i) {
        QVERIFY(h.answers.isEmpty());
        emit h.wire->unserved(h.sentId().toLongLong(), Transport::Unserved::StreamCut);
    }
    QCOMPARE(h.wire->sent.size(), 3);
    QCOMPARE(h.answers.last().error().code, ErrorCode::Io);
}

void tst_ModernChild::upkeepIsNoUse()
{
    Harness h;
    const auto before = h.session.lastUsed();
    CallOptions options;
    options.isUpkeep = true;
    h.call("{}", options);
    QCOMPARE(h.session.inFlight(), 0);
    h.answerLast("{}");
    QCOMPARE(h.answers.size(), 1);
    QVERIFY(h.session.lastUsed() == before);
    h.call();
    QCOMPARE(h.session.inFlight(), 1);
    QVERIFY(h.session.lastUsed() > before);
}

void tst_ModernChild::listensForWhatMayChange()
{
    Harness h;
    QSignalSpy told(&h.session, &ChildSession::notified);
    const ChildListener listener(h.session, RawJson(kAll));
    QCOMPARE(h.sentMethod(), "subscriptions/listen");
    QCOMPARE(member(member(h.sent(), "params"), "notifications").view(),
             R"({"toolsListChanged":true,"promptsListChanged":true})");
    QCOMPARE(h.session.inFlight(), 0);
    h.wire->say(R"({"jsonrpc":"2.0","method":"notifications/tools/list_changed","params":)"
                R"({"_meta":{"io.modelcontextprotocol/subscriptionId":1}}})");
    QCOMPARE(told.size(), 1);
    QCOMPARE(told.first().at(1).value<RawJson>().view(), "{}");

    Harness silent;
    const ChildListener idle(silent.session, RawJson(R"({"tools":{}})"));
    QVERIFY(silent.wire->sent.isEmpty());
}

void tst_ModernChild::listensForWatchedResources()
{
    Harness h;
    ChildListener listener(h.session, RawJson(R"({"resources":{"subscribe":true}})"));
    QVERIFY(h.wire->sent.isEmpty());
    listener.watch({u"f://a"_s, u"f://b"_s});
    const QByteArray both = R"({"resourceSubscriptions":["f://a","f://b"]})";
    QCOMPARE(member(member(h.sent(), "params"), "notifications").view(), both);
    const QByteArray first = h.sentId();
    listener.watch({u"f://a"_s});
    QCOMPARE(member(RawJson(h.wire->sent.at(1)), "method").view(), R"("subscriptions/listen")");
    QCOMPARE(h.sentMethod(), "notifications/cancelled"); // only then: nothing goes unheard
    QCOMPARE(member(member(h.sent(), "params"), "requestId").view(), first);
    listener.watch({});
    QCOMPARE(h.sentMethod(), "notifications/cancelled");
}

void tst_ModernChild::listensAgainAfterAGap()
{
    Harness h;
    ChildListener listener(h.session, RawJson(kAll));
    listener.watch({u"f://a"_s});
    const QByteArray id = member(RawJson(h.wire->sent.at(1)), "id").toByteArray();
    QSignalSpy missed(&listener, &ChildListener::missed);
    const auto before = h.wire->sent.size();
    h.wire->say(R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":)" + id
                + "}}"); // how a child ends it on stdio
    QTRY_COMPARE(h.wire->sent.size(), before + 1);
    QCOMPARE(missed.size(), 0);
    h.wire->say(
        R"({"jsonrpc":"2.0","method":"notifications/subscriptions/acknowledged","params":{}})");
    QCOMPARE(missed.size(), 3);
    const QByteArray changed = R"({"uri":"f://a"})";
    QCOMPARE(missed.last().at(1).value<RawJson>().view(), changed);
}

/// What changed between the list and the listening.
void tst_ModernChild::asksForTheToolsOnceItListens()
{
    Harness h;
    const ChildListener listener(h.session, RawJson(kAll));
    QSignalSpy missed(&listener, &ChildListener::missed);
    for (int times = 0; times < 2; ++times) {
        h.wire->say(
            R"({"jsonrpc":"2.0","method":"notifications/subscriptions/acknowledged","params":{}})");
        QCOMPARE(missed.size(), 1);
    }
    QCOMPARE(missed[0][0].toByteArray(), "notifications/tools/list_changed"_ba);
}

void tst_ModernChild::listensNoMoreWhereItIsRefused()
{
    Harness h;
    const ChildListener listener(h.session, RawJson(kAll));
    h.refuseLast(-32601);
    QTest::qWait(int(ChildListener::kFirstPause.count()) + 200);
    QCOMPARE(h.wire->sent.size(), 1);
}

QTEST_GUILESS_MAIN(tst_ModernChild)
#include "tst_modern_child.moc"
