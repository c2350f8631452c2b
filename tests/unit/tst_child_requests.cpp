// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/child_session.h"
#include "tests/support/fake_transport.h"

#include <QSignalSpy>
#include <QTest>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

/// A call to the fake child, and what the child asked or said during it.
struct Call
{
    QByteArrayList asked; ///< method and params
    std::vector<Done<RawJson>> open;
    QByteArrayList told;
    std::optional<Result<RawJson>> answer;
    ChildSession::CallId id = 0;
    int withdrawn = 0; ///< questions that were taken back
};

struct Harness
{
    FakeTransport *wire = new FakeTransport;
    Call first; // outlive the session, which cancels what is open
    Call second;
    ChildSession session{ServerName{u"fake"_s}, std::unique_ptr<Transport>(wire)};

    void start(Call &call, quint64 caller = 0, std::chrono::milliseconds timeout = 60s)
    {
        CallOptions options;
        options.timeout = timeout;
        options.caller = caller;
        options.onRequest = [&call](QByteArrayView method, const RawJson &params,
                                    Done<RawJson> done) -> Withdraw {
            call.asked += method.toByteArray() + ' ' + params.toByteArray();
            call.open.push_back(std::move(done));
            return [&call] { ++call.withdrawn; };
        };
        options.onNotification = [&call](QByteArrayView, const RawJson &params) {
            call.told += params.toByteArray();
        };
        call.id =
            session.call("tools/call", RawJson("{}"), std::move(options),
                         Done<RawJson>([&call](Result<RawJson> r) { call.answer = std::move(r); }));
    }
    /// The child asks; \a stream is the call on whose answer stream it does.
    void ask(const QByteArray &id, qint64 stream = 0)
    {
        emit wire->received(ByteSlice(R"({"jsonrpc":"2.0","id":)" + id
                                      + R"(,"method":"elicitation/create","params":{"n":1.0}})"),
                            stream);
    }
    void log(qint64 stream = 0)
    {
        emit wire->received(
            ByteSlice(
                R"({"jsonrpc":"2.0","method":"notifications/message","params":{"data":1}})"_ba),
            stream);
    }
    [[nodiscard]] int refusal() const
    {
        const RawJson error = member(RawJson(wire->sent.last()), "error");
        return int(decodeInteger(member(error, "code").view()).value_or(0));
    }
};

const QByteArray kAsked = R"(elicitation/create {"n":1.0})";

} // namespace

class tst_ChildRequests : public QObject
{
    Q_OBJECT

private slots:
    void asksNobodyWhileSomeoneWhoCantBeAskedCallsToo();
    void asksTheOnlyCallAndSendsTheAnswerVerbatim();
    void sendsRefusalsWithTheirData();
    void asksNobodyWhenNoCallListens();
    void asksNobodyWhileCallsOfSeveralCallersAreOpen();
    void asksOnceTheOtherCallerHasItsAnswer();
    void countsCallsThatWereGivenUp();
    void takesBackAQuestionThatIsHeld();
    void answersAQuestionWhoseCallHasEnded();
    void asksTheNewestCallOfOneCaller();
    void keepsAQuestionWhileAnyCallMayBeItsOwn();
    void asksAnotherWhenOneHasGone();
    void givesTimeToEveryCallThatMayAsk();
    void asksTheCallWhoseStreamItCameOn();
    void asksNobodyElseThanTheStreamTells();
    void countsNoCallsOfOurOwn();
    void asksWithoutAProgressToken();
    void refusesResultsThatAreNone_data();
    void refusesResultsThatAreNone();
    void dropsTheAnswerOfACancelledRequest();
    void answersOnceWhenAnIdComesTwice();
    void boundsWhatIsOpen();
    void waitsForAPersonLongerThanForTheChild();
    void survivesTheEndOfTheCallAndOfTheChild();
    void givesLogMessagesToTheirCall();
    void keepsTheDataOfErrors();
};

void tst_ChildRequests::asksTheOnlyCallAndSendsTheAnswerVerbatim()
{
    Harness h;
    h.start(h.first);
    h.ask("\"a\"");
    QCOMPARE(h.first.asked, QByteArrayList{kAsked});
    h.first.open[0].report(RawJson(R"({"action":"accept","content":{"n":1e400}})"));
    QCOMPARE(h.wire->sent.last(),
             R"({"jsonrpc":"2.0","id":"a","result":{"action":"accept","content":{"n":1e400}}})"_ba);
    QVERIFY(!h.first.answer); // the call goes on
}

void tst_ChildRequests::sendsRefusalsWithTheirData()
{
    Harness h;
    h.start(h.first);
    h.ask("7");
    h.first.open[0].report(Failure(Error{ErrorCode::Remote, u"no"_s, {}, -1, R"({"x": 1.0})"}));
    QCOMPARE(h.wire->sent.last(),
             R"({"jsonrpc":"2.0","id":7,"error":{"code":-1,"message":"no","data":{"x": 1.0}}})"_ba);
}

void tst_ChildRequests::asksNobodyWhenNoCallListens()
{
    Harness h;
    h.ask("1");
    QCOMPARE(h.refusal(), -32601);
    h.session.call("tools/call", {}, {}, Done<RawJson>([](const Result<RawJson> &) {}));
    h.ask("2");
    QCOMPARE(h.refusal(), -32601);
}

void tst_ChildRequests::asksNobodyWhileCallsOfSeveralCallersAreOpen()
{
    for (const quint64 caller : {0, 2}) { // unknown, or another one
        Harness h;
        h.start(h.first, caller == 0 ? 0 : 1);
        h.start(h.second, caller);
        const auto sent = h.wire->sent.size();
        h.ask("1");
        QVERIFY(h.first.asked.isEmpty() && h.second.asked.isEmpty());
        QCOMPARE(h.wire->sent.size(), sent); // it may be told later
    }
}

void tst_ChildRequests::asksOnceTheOtherCallerHasItsAnswer()
{
    Call late; // outlives the session
    Harness h;
    h.start(h.first, 1);
    h.start(h.second, 2);
    h.ask("\"q\"");
    h.wire->say(R"({"jsonrpc":"2.0","id":2,"result":{}})");
    QCOMPARE(h.first.asked, QByteArrayList{kAsked}); // who has its answer asks for nothing more
    QVERIFY(h.second.asked.isEmpty());
    h.first.open[0].report(RawJson("{}"));
    QCOMPARE(h.wire->sent.last(), R"({"jsonrpc":"2.0","id":"q","result":{}})"_ba);
    h.start(late, 3);
    h.ask("\"r\"");
    h.wire->say(R"({"jsonrpc":"2.0","id":1,"result":{}})");
    QCOMPARE(late.asked, QByteArrayList{kAsked});
}

/// A child need not heed a cancellation: its question may be for the call that was given up.
void tst_ChildRequests::countsCallsThatWereGivenUp()
{
    for (const bool isTimeout : {false, true}) {
        Harness h;
        h.start(h.first, 1, isTimeout ? 5ms : 60s);
        if (isTimeout)
            QTRY_VERIFY_WITH_TIMEOUT(h.first.answer, 5000);
        else
            h.session.cancel(h.first.id, {});
        h.start(h.second, 2);
        h.ask("1");
        QVERIFY(h.second.asked.isEmpty());
        h.wire->say(R"({"jsonrpc":"2.0","id":1,"result":{}})"); // it went on, and has ended now
        QCOMPARE(h.second.asked, QByteArrayList{kAsked});
        h.ask("2");
        QCOMPARE(h.second.asked.size(), 2);
    }
}

void tst_ChildRequests::takesBackAQuestionThatIsHeld()
{
    Harness h;
    h.start(h.first, 1);
    h.start(h.second, 2);
    h.ask("4");
    h.ask("4");
    h.wire->say(R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":4}})");
    const auto sent = h.wire->sent.size();
    h.wire->say(R"({"jsonrpc":"2.0","id":2,"result":{}})");
    QVERIFY(h.first.asked.isEmpty());
    QCOMPARE(h.wire->sent.size(), sent);
}

void tst_ChildRequests::answersAQuestionWhoseCallHasEnded()
{
    Call third; // outlives the session
    Harness h;
    h.start(h.first, 1);
    h.start(h.second, 2);
    h.ask("4");
    h.wire->say(R"({"jsonrpc":"2.0","id":2,"result":{}})");
    QCOMPARE(h.first.asked.size(), 1);
    h.start(third, 3);
    h.ask("5");
    h.session.cancel(h.first.id, {});
    h.wire->say(R"({"jsonrpc":"2.0","id":3,"result":{}})"); // nobody is left who can be asked
    QCOMPARE(h.refusal(), -32601);
    QVERIFY(third.asked.isEmpty());
}

void tst_ChildRequests::asksTheNewestCallOfOneCaller()
{
    Harness h;
    h.start(h.first, 5);
    h.start(h.second, 5);
    h.ask("1");
    QVERIFY(h.first.asked.isEmpty());
    QCOMPARE(h.second.asked, QByteArrayList{kAsked});
}

void tst_ChildRequests::asksTheCallWhoseStreamItCameOn()
{
    Harness h;
    h.start(h.first, 1);
    h.start(h.second, 2);
    h.ask("1", h.first.id);
    QCOMPARE(h.first.asked, QByteArrayList{kAsked});
    QVERIFY(h.second.asked.isEmpty());
}

/// The newest is asked, but it may be for the other one, which is what stays.
void tst_ChildRequests::keepsAQuestionWhileAnyCallMayBeItsOwn()
{
    Harness h;
    h.start(h.first, 5);
    h.start(h.second, 5);
    h.ask("\"q\"");
    QCOMPARE(h.second.asked.size(), 1);
    h.wire->say(R"({"jsonrpc":"2.0","id":2,"result":{}})");
    QVERIFY(h.second.answer);
    QCOMPARE(h.second.withdrawn, 0);
    h.second.open[0].report(RawJson(R"({"action":"accept"})"));
    QCOMPARE(h.wire->sent.last(), R"({"jsonrpc":"2.0","id":"q","result":{"action":"accept"}})"_ba);

    h.start(h.second, 5);
    h.ask("\"r\"");
    h.wire->say(R"({"jsonrpc":"2.0","id":1,"result":{}})");
    QCOMPARE(h.second.withdrawn, 0);
    h.wire->say(R"({"jsonrpc":"2.0","id":3,"result":{}})");
    QCOMPARE(h.second.withdrawn, 1); // nobody is left that it could be for
}

/// Whoever was asked for the newest call has gone, but the question may be for the other one.
void tst_ChildRequests::asksAnotherWhenOneHasGone()
{
    Harness h;
    h.start(h.first, 5);
    h.start(h.second, 5);
    h.ask("\"q\"");
    const auto sent = h.wire->sent.size();
    h.second.open[0].fail(ErrorCode::Cancelled, u"over"_s);
    QCOMPARE(h.first.asked, QByteArrayList{kAsked});
    QCOMPARE(h.wire->sent.size(), sent); // the child waits on
    h.first.open[0].report(RawJson("{}"));
    QCOMPARE(h.wire->sent.last(), R"({"jsonrpc":"2.0","id":"q","result":{}})"_ba);

    h.ask("\"r\"");
    h.second.open[1].report(Failure(Error{ErrorCode::Remote, u"no"_s, {}, -1}));
    QVERIFY(h.wire->sent.last().contains("\"id\":\"r\",\"error\"")); // an answer is an answer
    QCOMPARE(h.first.asked.size(), 1);
}

void tst_ChildRequests::givesTimeToEveryCallThatMayAsk()
{
    Harness h;
    h.start(h.first, 5, 40ms);
    h.start(h.second, 5, 40ms);
    h.ask("1");
    h.ask("2");
    QTest::qWait(120);
    QVERIFY(!h.first.answer && !h.second.answer);
    h.second.open[0].report(RawJson("{}"));
    QTest::qWait(120); // the other question may be either's
    QVERIFY(!h.first.answer && !h.second.answer);
    h.second.open[1].report(RawJson("{}"));
    QTRY_VERIFY_WITH_TIMEOUT(h.first.answer && h.second.answer, 5000);
}

void tst_ChildRequests::asksNobodyElseThanTheStreamTells()
{
    Harness h;
    CallOptions options;
    options.caller = 2; // and no onRequest
    const auto mute = h.session.call("tools/call", RawJson("{}"), std::move(options),
                                     Done<RawJson>([](const Result<RawJson> &) {}));
    h.start(h.first, 1);
    h.ask("1", mute);
    QCOMPARE(h.refusal(), -32601);
    h.session.cancel(mute, {});
    h.ask("2", mute);
    QCOMPARE(h.refusal(), -32601);
    QVERIFY(h.first.asked.isEmpty());
}

void tst_ChildRequests::countsNoCallsOfOurOwn()
{
    Harness h;
    h.start(h.first, 1);
    for (const char *method : {"resources/list", "logging/setLevel", "resources/subscribe"})
        h.session.call(method, RawJson("{}"), {}, Done<RawJson>([](const Result<RawJson> &) {}));
    h.ask("1");
    QCOMPARE(h.first.asked.size(), 1);
}

/// Nothing brings the client's progress back to the child.
void tst_ChildRequests::asksWithoutAProgressToken()
{
    Harness h;
    h.start(h.first, 1);
    h.wire->say(R"({"jsonrpc":"2.0","id":1,"method":"elicitation/create",)"
                R"("params":{"_meta":{"a":1.0,"progressToken":7},"n":1.0}})");
    QCOMPARE(h.first.asked, QByteArrayList{R"(elicitation/create {"_meta":{"a":1.0},"n":1.0})"});
}

void tst_ChildRequests::refusesResultsThatAreNone_data()
{
    QTest::addColumn<QByteArray>("result");
    for (const char *result : {"null", "[]", "5", "\"x\""})
        QTest::newRow(result) << QByteArray(result);
}

void tst_ChildRequests::refusesResultsThatAreNone()
{
    QFETCH(QByteArray, result);
    Harness h;
    h.start(h.first);
    h.wire->say(R"({"jsonrpc":"2.0","id":1,"result":)" + result + '}');
    QCOMPARE(h.first.answer->error().code, ErrorCode::Protocol);
}

void tst_ChildRequests::dropsTheAnswerOfACancelledRequest()
{
    Harness h;
    h.start(h.first);
    h.ask("4");
    const auto sent = h.wire->sent.size();
    h.wire->say(R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":4}})");
    QCOMPARE(h.first.withdrawn, 1); // who is asked hears of it
    h.first.open[0].report(RawJson("{}"));
    QCOMPARE(h.wire->sent.size(), sent);

    h.ask("5");
    h.first.open[1].report(RawJson("{}"));
    h.wire->say(R"({"jsonrpc":"2.0","method":"notifications/cancelled","params":{"requestId":5}})");
    QCOMPARE(h.first.withdrawn, 1); // answered before
}

void tst_ChildRequests::answersOnceWhenAnIdComesTwice()
{
    Harness h;
    h.start(h.first);
    h.ask("4");
    h.ask("4");
    QCOMPARE(h.first.asked.size(), 1);
}

void tst_ChildRequests::boundsWhatIsOpen()
{
    Harness h;
    h.start(h.first);
    for (size_t i = 0; i <= ChildSession::kMaxAsked; ++i)
        h.ask(QByteArray::number(qulonglong(i)));
    QCOMPARE(h.first.open.size(), ChildSession::kMaxAsked);
    QCOMPARE(h.refusal(), -32603);
}

void tst_ChildRequests::waitsForAPersonLongerThanForTheChild()
{
    Harness h;
    h.start(h.first, 0, 30ms);
    h.ask("1");
    QTest::qWait(90);
    QVERIFY(!h.first.answer);
    h.first.open[0].report(RawJson("{}"));
    QTRY_VERIFY_WITH_TIMEOUT(h.first.answer, 2000); // the child has its time again, and no more
    QCOMPARE(h.first.answer->error().code, ErrorCode::Timeout);
}

void tst_ChildRequests::survivesTheEndOfTheCallAndOfTheChild()
{
    Harness h;
    h.start(h.first, 1);
    h.ask("1");
    h.session.cancel(h.first.id, {});
    QCOMPARE(h.first.withdrawn, 1);
    QVERIFY(h.wire->sent.at(h.wire->sent.size() - 2).contains("\"id\":1,\"error\"")
            || h.wire->sent.last().contains("\"id\":1,\"error\"")); // the child need not wait
    h.first.open[0].report(RawJson("{}"));                          // and nobody hears of this
    QVERIFY(!h.wire->sent.last().contains("result"));
    h.start(h.second, 1);
    h.ask("2");
    h.wire->die();
    const auto sent = h.wire->sent.size();
    h.second.open[0].report(RawJson("{}"));
    QCOMPARE(h.wire->sent.size(), sent);
}

void tst_ChildRequests::givesLogMessagesToTheirCall()
{
    Harness h;
    QSignalSpy notified(&h.session, &ChildSession::notified);
    h.log();
    QCOMPARE(notified.size(), 1);
    h.start(h.first, 1);
    h.log();
    QCOMPARE(h.first.told, QByteArrayList{R"({"data":1})"});
    QCOMPARE(notified.size(), 1);
    h.start(h.second, 2);
    h.log();
    // Whose it is can't be told: both hear of it, and nobody else.
    QCOMPARE(notified.size(), 1);
    QCOMPARE(h.second.told.size(), 1);
    QCOMPARE(h.first.told.size(), 2);
    h.log(h.second.id);
    QCOMPARE(h.second.told.size(), 2);
    QCOMPARE(h.first.told.size(), 2);
}

void tst_ChildRequests::keepsTheDataOfErrors()
{
    Harness h;
    h.start(h.first);
    h.wire->say(
        R"({"jsonrpc":"2.0","id":1,"error":{"code":-32042,"message":"m","data":{"a": 1e400}}})");
    QCOMPARE(h.first.answer->error().rpcCode, -32042);
    QCOMPARE(h.first.answer->error().rpcData, R"({"a": 1e400})"_ba);
}

void tst_ChildRequests::asksNobodyWhileSomeoneWhoCantBeAskedCallsToo()
{
    Harness h;
    h.start(h.first, 1);
    CallOptions options;
    options.caller = 2; // and no onRequest: it may be this call that the child asks for
    h.session.call("tools/call", RawJson("{}"), std::move(options),
                   Done<RawJson>([](const Result<RawJson> &) {}));
    h.ask("7");
    QVERIFY(h.first.asked.isEmpty());
    h.wire->say(R"({"jsonrpc":"2.0","id":1,"result":{}})");
    QCOMPARE(h.refusal(), -32601);
}

QTEST_GUILESS_MAIN(tst_ChildRequests)
#include "tst_child_requests.moc"
