// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/child_session.h"
#include "engine/child/progress_token.h"
#include "engine/child/reply_salvage.h"
#include "tests/support/fake_transport.h"

#include <QJsonDocument>
#include <QJsonObject>
#include <QSignalSpy>
#include <QTest>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

struct Harness
{
    QList<Result<RawJson>> answers; // outlives the session, which cancels what is open
    FakeTransport *wire = new FakeTransport;
    ChildSession session{ServerName{u"fake"_s}, std::unique_ptr<Transport>(wire)};

    ChildSession::CallId call(const QByteArray &params = "{}", CallOptions options = {})
    {
        return session.call("tools/call", RawJson(params), std::move(options),
                            Done<RawJson>([this](Result<RawJson> r) { answers += std::move(r); }));
    }
    ChildSession::CallId callWithin(std::chrono::milliseconds timeout)
    {
        return call("{}", {timeout, {}});
    }
    [[nodiscard]] QJsonObject lastSent() const
    {
        return QJsonDocument::fromJson(wire->sent.last()).object();
    }
};

} // namespace

class tst_ChildSession : public QObject
{
    Q_OBJECT

private slots:
    void sendsParamsAndReportsResultsByteForByte();
    void matchesRepliesOutOfOrder();
    void reportsRemoteErrors();
    void timesOutAndTellsTheChild();
    void keepsManyDeadlinesWithOneTimer();
    void neverCancelsInitialize();
    void cancelTellsTheChildAndTheCaller();
    void reportsADeadChildToEveryCallerAndToLaterOnes();
    void dropsLateAndDoubleReplies();
    void answersWhatTheChildAsks_data();
    void answersWhatTheChildAsks();
    void putsTheProgressTokenIn_data();
    void putsTheProgressTokenIn();
    void routesProgressToItsCall();
    void handsOnOtherNotifications();
    void takesBatchesOfTheRevisionThatHasThem();
    void failsOnlyTheCallWhoseReplyIsBroken_data();
    void failsOnlyTheCallWhoseReplyIsBroken();
    void saysWhatIsNoResult_data();
    void saysWhatIsNoResult();
    void survivesGarbageAndGivesUpAtAHundredLinesInARow();
    void isBusyWhenTheChildDoesNotRead();
    void stopsAChildThatAsksWithoutReading();
    void ignoresARequestWithAnEndlessId();
    void tellsOfThreeTimeoutsInARow();
    void allowsNewCallsFromWithinAReport();
    void survivesMutatedMessages();
};

void tst_ChildSession::sendsParamsAndReportsResultsByteForByte()
{
    Harness h;
    const QByteArray odd = R"({"z":1.0, "a":18446744073709551617,"a":1e400,"t":"\u0041\/"})";
    h.call(odd);
    QCOMPARE(h.wire->sent.last(),
             R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":)" + odd + "}");
    h.wire->say(R"({"result":)" + odd + R"(,"id":1,"jsonrpc":"2.0"})");
    QCOMPARE(h.answers.size(), 1);
    QCOMPARE(h.answers[0]->toByteArray(), odd);
    QCOMPARE(h.session.inFlight(), 0);
}

void tst_ChildSession::matchesRepliesOutOfOrder()
{
    Harness h;
    h.call();
    h.call();
    h.wire->say(R"({"jsonrpc":"2.0","id":2,"result":{"n":2}})");
    h.wire->say(R"({"jsonrpc":"2.0","id":1,"result":{"n":1}})");
    QCOMPARE(h.answers.size(), 2);
    QCOMPARE(h.answers[0]->toByteArray(), R"({"n":2})"_ba);
    QCOMPARE(h.answers[1]->toByteArray(), R"({"n":1})"_ba);
}

void tst_ChildSession::reportsRemoteErrors()
{
    Harness h;
    h.call();
    h.wire->say(R"({"jsonrpc":"2.0","id":1,"error":{"code":-32602,"message":"bad"}})");
    QCOMPARE(h.answers.first().error(), (Error{ErrorCode::Remote, u"bad"_s, u"fake"_s, -32602}));
}

void tst_ChildSession::timesOutAndTellsTheChild()
{
    Harness h;
    h.callWithin(10ms);
    QTRY_COMPARE(h.answers.size(), 1);
    QCOMPARE(h.answers.first().error().code, ErrorCode::Timeout);
    QCOMPARE(h.lastSent()["method"_L1].toString(), u"notifications/cancelled"_s);
    QCOMPARE(h.lastSent()["params"_L1]["requestId"_L1].toInt(), 1);
}

void tst_ChildSession::keepsManyDeadlinesWithOneTimer()
{
    Harness h;
    h.callWithin(60s);
    h.callWithin(15ms);
    h.callWithin(5ms);
    h.callWithin(30s);
    QTRY_COMPARE(h.answers.size(), 2);
    QCOMPARE(h.session.inFlight(), 2);
    h.wire->say(R"({"jsonrpc":"2.0","id":1,"result":{}})");
    QCOMPARE(h.answers.size(), 3);
    QVERIFY(h.answers[2].has_value());
}

void tst_ChildSession::neverCancelsInitialize()
{
    Harness h;
    h.session.call("initialize", {}, {5ms, {}},
                   Done<RawJson>([&](Result<RawJson> r) { h.answers += std::move(r); }));
    QTRY_COMPARE(h.answers.size(), 1);
    QCOMPARE(h.wire->sent.size(), 1);
}

void tst_ChildSession::cancelTellsTheChildAndTheCaller()
{
    Harness h;
    const auto id = h.call();
    h.session.cancel(id, u"not \"needed\""_s);
    QCOMPARE(h.answers.first().error().code, ErrorCode::Cancelled);
    QCOMPARE(h.lastSent()["params"_L1]["reason"_L1].toString(), u"not \"needed\""_s);
    h.session.cancel(id, {}); // already gone
    h.session.cancel(77, {});
    QCOMPARE(h.wire->sent.size(), 2);
}

void tst_ChildSession::reportsADeadChildToEveryCallerAndToLaterOnes()
{
    Harness h;
    QSignalSpy closed(&h.session, &ChildSession::closed);
    h.call();
    h.call();
    h.wire->die();
    h.wire->die();
    QCOMPARE(closed.size(), 1);
    QCOMPARE(h.answers.size(), 2);
    h.call();
    QCOMPARE(h.answers.size(), 3);
    QCOMPARE(h.answers[2].error().code, ErrorCode::Io);
    QCOMPARE(h.wire->sent.size(), 2);
}

void tst_ChildSession::dropsLateAndDoubleReplies()
{
    Harness h;
    h.callWithin(1ms);
    QTRY_COMPARE(h.answers.size(), 1);
    h.call();
    for (const char *id : {"1", "2", "2", "99", "null", "\"2\"", "2.5"})
        h.wire->say(R"({"jsonrpc":"2.0","id":)"_ba + id + R"(,"result":{}})");
    QCOMPARE(h.answers.size(), 2);
    QVERIFY(h.answers[1].has_value());
}

void tst_ChildSession::answersWhatTheChildAsks_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("answer");
    const auto refused = [](const QByteArray &method) -> QByteArray {
        return R"({"jsonrpc":"2.0","id":"x1","error":{"code":-32601,"message":"Method not found: )"
               + method + "\"}}";
    };
    QTest::newRow("ping") << "ping"_ba
                          << R"({"jsonrpc":"2.0","id":"x1","result":{}})"_ba;
    for (const char *method : {"roots/list", "sampling/createMessage", "elicitation/create", "x"})
        QTest::newRow(method) << QByteArray(method) << refused(method);
}

void tst_ChildSession::answersWhatTheChildAsks()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, answer);
    Harness h;
    h.wire->say(R"({"jsonrpc":"2.0","id":"x1","method":")" + method + R"("})");
    QCOMPARE(h.wire->sent, QByteArrayList{answer});
}

void tst_ChildSession::putsTheProgressTokenIn_data()
{
    QTest::addColumn<QByteArray>("params");
    QTest::addColumn<QByteArray>("sent");
    QTest::newRow("no params") << ""_ba
                               << R"({"_meta":{"progressToken":7}})"_ba;
    QTest::newRow("empty params") << "{ }"_ba
                                  << R"({"_meta":{"progressToken":7} })"_ba;
    QTest::newRow("params without _meta")
        << R"({ "name":"a", "arguments":{"_meta":1.0}})"_ba
        << R"({"_meta":{"progressToken":7}, "name":"a", "arguments":{"_meta":1.0}})"_ba;
    QTest::newRow("other members of _meta stay")
        << R"({"_meta":{"trace": 1e400},"name":"a"})"_ba
        << R"({"_meta":{"progressToken":7,"trace": 1e400},"name":"a"})"_ba;
    QTest::newRow("the caller's token is replaced")
        << R"({"name":"a","_meta":{"x":1,"progressToken":"abc" ,"y":2}})"_ba
        << R"({"name":"a","_meta":{"x":1,"progressToken":7 ,"y":2}})"_ba;
    QTest::newRow("an escaped key is the same key")
        << R"({"_meta":{"progress\u0054oken":{"a":[1]}}})"_ba
        << R"({"_meta":{"progress\u0054oken":7}})"_ba;
    QTest::newRow("_meta that is no object is replaced")
        << R"({"_meta":null,"name":"a"})"_ba
        << R"({"_meta":{"progressToken":7},"name":"a"})"_ba;
}

void tst_ChildSession::putsTheProgressTokenIn()
{
    QFETCH(const QByteArray, params);
    QFETCH(const QByteArray, sent);
    QCOMPARE(withProgressToken(RawJson(params), 7).toByteArray(), sent);
}

void tst_ChildSession::routesProgressToItsCall()
{
    Harness h;
    QByteArrayList first;
    QByteArrayList second;
    h.call("{}", {1s, [&](const RawJson &params) { first += params.toByteArray(); }});
    const auto id = h.call(R"({"name":"a"})", {1s, [&](const RawJson &params) {
                                                   second += params.toByteArray();
                                                   h.session.cancel(2, {}); // from inside
                                               }});
    QCOMPARE(h.lastSent()["params"_L1]["_meta"_L1]["progressToken"_L1].toInt(), int(id));
    const QByteArray progress = R"({"jsonrpc":"2.0","method":"notifications/progress","params":)";
    h.wire->say(progress + R"({"progressToken":2,"progress":1.0}})");
    h.wire->say(progress + R"({"progressToken":2,"progress":2}})");
    h.wire->say(progress + R"({"progressToken":"2","progress":2}})");
    h.wire->say(progress + R"({"progress":2}})");
    QCOMPARE(second, QByteArrayList{R"({"progressToken":2,"progress":1.0})"});
    QVERIFY(first.isEmpty());
    QCOMPARE(h.answers.size(), 1);
}

void tst_ChildSession::handsOnOtherNotifications()
{
    Harness h;
    QSignalSpy notified(&h.session, &ChildSession::notified);
    h.wire->say(R"({"jsonrpc":"2.0","method":"notifications/message","params":{"data":1.0}})");
    QCOMPARE(notified.size(), 1);
    QCOMPARE(notified[0][0].toByteArray(), "notifications/message"_ba);
    QCOMPARE(notified[0][1].value<RawJson>().toByteArray(), R"({"data":1.0})"_ba);
}

void tst_ChildSession::takesBatchesOfTheRevisionThatHasThem()
{
    Harness h;
    QSignalSpy notified(&h.session, &ChildSession::notified);
    const QByteArray batch = R"([{"jsonrpc":"2.0","id":1,"result":{"n":1.0}},)"
                             R"( {"jsonrpc":"2.0","method":"notifications/x","params":{}} ,)"
                             R"({"jsonrpc":"2.0","id":2,"result":{}}])";
    h.call();
    h.call();
    h.session.speakLegacy(u"2025-06-18"_s);
    h.wire->say(batch);
    QCOMPARE(h.answers.size(), 0);
    h.session.speakLegacy(u"2025-03-26"_s);
    for (const char *bad : {"[]", "[[]]", "[1]", "[{}"})
        h.wire->say(bad);
    QCOMPARE(h.answers.size(), 0);
    h.wire->say(batch);
    QCOMPARE(h.answers.size(), 2);
    QCOMPARE(h.answers[0]->toByteArray(), R"({"n":1.0})"_ba);
    QCOMPARE(notified.size(), 1);
}

void tst_ChildSession::failsOnlyTheCallWhoseReplyIsBroken_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<bool>("failsIt");
    QTest::newRow("cut off") << R"({"jsonrpc":"2.0","id":1,"result":{"a":[)"_ba << true;
    QTest::newRow("wrong UTF-8") << "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":{\"a\":\"\xff\"}}"_ba
                                 << true;
    QTest::newRow("id behind a broken payload")
        << "{\"result\":{\"a\":\"\xc0\",\"id\":5},\"id\":1}"_ba << true;
    QTest::newRow("control character")
        << "{\"id\":1,\"result\":\"a\tb\",\"jsonrpc\":\"2.0\"}"_ba << true;
    QTest::newRow("no jsonrpc member") << R"({"id":1,"result":{}})"_ba << true;
    QTest::newRow("id only inside the payload") << R"({"result":{"id":1},)"_ba << false;
    QTest::newRow("id inside a string") << R"({"result":"\"id\":1,"_ba << false;
    QTest::newRow("a broken request of the child's") << R"({"id":1,"method":"x","params":)"_ba
                                        << false;
    QTest::newRow("id cut off") << R"({"jsonrpc":"2.0","id":1)"_ba << false;
    QTest::newRow("not JSON at all") << "Listening on stdio"_ba << false;
}

void tst_ChildSession::failsOnlyTheCallWhoseReplyIsBroken()
{
    QFETCH(const QByteArray, line);
    QFETCH(const bool, failsIt);
    Harness h;
    h.call();
    h.call();
    h.wire->say(line);
    QCOMPARE(h.answers.size(), failsIt ? 1 : 0);
    if (failsIt)
        QCOMPARE(h.answers[0].error().code, ErrorCode::Protocol);
    QCOMPARE(h.session.garbageLines(), 1);
    h.wire->say(R"({"jsonrpc":"2.0","id":2,"result":{}})"); // the session lives
    QVERIFY(h.answers.last().has_value());
}

void tst_ChildSession::saysWhatIsNoResult_data()
{
    QTest::addColumn<QByteArray>("result");
    QTest::addColumn<QString>("said");
    QTest::newRow("null") << "null"_ba << u"answered with null, and MCP wants an object"_s;
    QTest::newRow("list") << "[1,2]"_ba << u"answered with a list, and MCP wants an object"_s;
    QTest::newRow("text") << "\"x\""_ba << u"answered with a string, and MCP wants an object"_s;
    QTest::newRow("deep") << QByteArray(1100, '[') + QByteArray(1100, ']')
                          << u"deeper in each other than 1024 levels"_s;
    QTest::newRow("deep behind brackets in a string")
        << R"({"a":"]]]\"]}","b":)" + QByteArray(1100, '[') + QByteArray(1100, ']') + "}"
        << u"deeper in each other than 1024 levels"_s;
    QTest::newRow("no UTF-8") << "{\"a\":\"\xc3\xa9\xff\"}"_ba << u"Not valid UTF-8 at byte 41."_s;
    QTest::newRow("UTF-8 outside a string")
        << "{\"a\":\xc3\xa9}"_ba << u"Not valid JSON at byte 38."_s;
}

void tst_ChildSession::saysWhatIsNoResult()
{
    QFETCH(const QByteArray, result);
    QFETCH(const QString, said);
    Harness h;
    h.call();
    h.wire->say(R"({"jsonrpc":"2.0","id":1,"result":)" + result + "}");
    QCOMPARE(h.answers.size(), 1);
    QVERIFY2(h.answers[0].error().message.contains(said), qPrintable(h.answers[0].error().message));
    QVERIFY(h.session.isOpen());
}

void tst_ChildSession::survivesGarbageAndGivesUpAtAHundredLinesInARow()
{
    Harness h;
    QSignalSpy closed(&h.session, &ChildSession::closed);
    for (int i = 0; i < ChildSession::kMaxGarbageLines - 1; ++i)
        h.wire->say("npm notice " + QByteArray::number(i));
    h.call();
    h.wire->say(R"({"jsonrpc":"2.0","id":1,"result":{}})");
    QVERIFY(h.answers[0].has_value());
    h.call();
    for (int i = 0; i < ChildSession::kMaxGarbageLines; ++i)
        h.wire->say("\x1b[31mred\x1b[0m\0"_ba);
    QCOMPARE(closed.size(), 1);
    QCOMPARE(h.answers.size(), 2);
    QCOMPARE(h.answers[1].error().code, ErrorCode::Protocol);
    QVERIFY(h.answers[1].error().message.contains("is not speaking MCP"_L1));
    QVERIFY(!h.answers[1].error().message.contains(u'\x1b'));
}

void tst_ChildSession::stopsAChildThatAsksWithoutReading()
{
    Harness h;
    QSignalSpy closed(&h.session, &ChildSession::closed);
    h.call();
    const auto sent = h.wire->sent.size();
    h.wire->unsent = ChildSession::kMaxUnsentBytes + 1;
    h.wire->say(R"({"jsonrpc":"2.0","id":1,"method":"ping"})");
    h.wire->say(R"({"jsonrpc":"2.0","id":2,"method":"ping"})");
    QCOMPARE(closed.size(), 1);
    QCOMPARE(h.answers.size(), 1);
    QCOMPARE(h.answers[0].error().code, ErrorCode::Protocol);
    QCOMPARE(h.wire->sent.size(), sent); // nothing more is kept for it
}

void tst_ChildSession::ignoresARequestWithAnEndlessId()
{
    Harness h;
    const auto sent = h.wire->sent.size();
    h.wire->say(R"({"jsonrpc":"2.0","id":")" + QByteArray(2000, 'z') + R"(","method":"ping"})");
    QCOMPARE(h.wire->sent.size(), sent);
}

void tst_ChildSession::isBusyWhenTheChildDoesNotRead()
{
    Harness h;
    h.wire->unsent = ChildSession::kMaxUnsentBytes + 1;
    h.call();
    QCOMPARE(h.answers[0].error().code, ErrorCode::Busy);
    QCOMPARE(h.wire->sent.size(), 0);

    Harness counted;
    int accepted = 0;
    for (; accepted < 1000 && counted.answers.isEmpty(); ++accepted) {
        counted.wire->unsent += 1000;
        counted.call(R"({"text":")" + QByteArray(940, 'x') + R"("})");
    }
    QVERIFY2(accepted > ChildSession::kMaxUnsentMessages && accepted < 400,
             QByteArray::number(accepted).constData());
    QCOMPARE(counted.answers[0].error().code, ErrorCode::Busy);
    counted.wire->unsent = 0; // it reads again
    const auto sent = counted.wire->sent.size();
    counted.call();
    QCOMPARE(counted.wire->sent.size(), sent + 1);
}

void tst_ChildSession::tellsOfThreeTimeoutsInARow()
{
    Harness h;
    QSignalSpy stalled(&h.session, &ChildSession::stalled);
    h.callWithin(1ms);
    h.callWithin(1ms);
    QTRY_COMPARE(h.answers.size(), 2);
    h.call();
    h.wire->say(R"({"jsonrpc":"2.0","id":3,"result":{}})"); // it is alive after all
    for (int i = 0; i < 4; ++i)
        h.callWithin(1ms);
    QTRY_COMPARE(h.answers.size(), 7);
    QCOMPARE(stalled.size(), 1);
}

void tst_ChildSession::allowsNewCallsFromWithinAReport()
{
    Harness h;
    int depth = 0;
    std::function<void()> again = [&] {
        h.session.call("tools/call", {}, {}, Done<RawJson>([&](const Result<RawJson> &r) {
                           if (r && ++depth < 3)
                               again();
                       }));
    };
    again();
    for (int id = 1; id <= 3; ++id)
        h.wire->say(R"({"jsonrpc":"2.0","result":{},"id":)" + QByteArray::number(id) + '}');
    QCOMPARE(depth, 3);
    again();
    h.wire->die();
    QCOMPARE(h.session.inFlight(), 0);
}

void tst_ChildSession::survivesMutatedMessages()
{
    const QByteArray good =
        R"({"jsonrpc":"2.0","id":1,"result":{"text":"\"id\":2,{[","n":[1,{}]}})";
    for (qsizetype at = 0; at < good.size(); ++at) {
        for (const char c : {'"', '{', '}', '\\', '\0', '\xff', '9', ','}) {
            Harness h;
            h.call();
            QByteArray bad = good;
            bad[at] = c;
            h.wire->say(bad);
            h.wire->say(bad.left(at));
            QVERIFY(h.answers.size() <= 1); // never twice
            (void)salvageReplyId(bad.mid(at));
        }
    }
}

QTEST_GUILESS_MAIN(tst_ChildSession)
#include "tst_child_session.moc"
