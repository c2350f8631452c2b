// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/router/parked_calls.h"
#include "tests/support/manual_clock.h"

#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

struct Answer
{
    std::optional<Result<RawJson>> result;

    [[nodiscard]] Done<RawJson> done()
    {
        return Done<RawJson>([this](Result<RawJson> r) { result = std::move(r); });
    }
    [[nodiscard]] QByteArray state() const
    {
        return decodeUtf8(member(**result, "requestState").view()).value_or(QByteArray());
    }
    [[nodiscard]] QByteArray inputs() const
    {
        return member(**result, "inputRequests").toByteArray();
    }
    [[nodiscard]] int rpcCode() const { return result && !*result ? result->error().rpcCode : 0; }
};

/// A call of a child that asks in the middle, played by the test.
struct Harness
{
    ManualClock clock;
    std::vector<Answer> answers{16};
    QByteArrayList toCaller;     ///< notifications that reached whoever waits
    QByteArrayList told;         ///< their params
    std::optional<Caller> child; ///< the caller as the call sees it
    Done<RawJson> childDone;
    std::vector<quint64> cancelled;
    QByteArrayList replies; ///< what the child got for its questions
    int starts = 0;
    ParkedCalls calls{clock};

    [[nodiscard]] static McpRequest request(const QByteArray &more = {},
                                            const QByteArray &name = "t",
                                            const QString &owner = u"me"_s)
    {
        Caller caller{OwnerKey{owner}, 1, {}};
        caller.era = Era::Modern;
        const QByteArray params = "{\"name\":\"" + name + "\",\"arguments\":{\"a\":1}" + more + "}";
        return {"tools/call", RawJson(params), caller};
    }
    [[nodiscard]] static QByteArray retry(const QByteArray &state, const QByteArray &responses)
    {
        return ",\"_meta\":{\"x\":1},\"inputResponses\":" + responses + ",\"requestState\":\""
               + state + "\"";
    }
    ParkedCalls::Key run(Answer &answer, McpRequest request)
    {
        request.caller.notify = [this](QByteArrayView method, const RawJson &params) {
            toCaller << method.toByteArray();
            told << params.toByteArray();
        };
        return calls.run(
            request,
            [this](const Caller &caller, Done<RawJson> done) {
                ++starts;
                child = caller;
                childDone = std::move(done);
                return quint64(7);
            },
            [this](quint64 started) { cancelled.push_back(started); }, answer.done());
    }
    void childAsks(const QByteArray &method = "elicitation/create")
    {
        child->ask(method, RawJson(R"({"m":1.0})"), Done<RawJson>([this](const Result<RawJson> &r) {
                       replies << (r ? r->toByteArray() : "error"_ba);
                   }));
    }
};

} // namespace

class tst_ParkedCalls : public QObject
{
    Q_OBJECT

private slots:
    void answersWithoutQuestionsAtOnce();
    void parksAndGoesOn();
    void asksForWhatIsMissingOnceMore();
    void asksSeveralTimes();
    void keepsAnAnswerThatCameMeanwhile();
    void refusesOtherStates_data();
    void refusesOtherStates();
    void refusesAStateThatIsBeingAnswered();
    void takesForeignStatesForTheChilds();
    void tellsProgressToWhoeverWaits();
    void takesAnswersThoughItHasEnded();
    void dropsAQuestionThatIsTakenBack();
    void expires();
    void cancels();
    void parksOnlySoMany();
    void sealsWhatItHolds();
};

void tst_ParkedCalls::answersWithoutQuestionsAtOnce()
{
    Harness h;
    h.run(h.answers[0], Harness::request(R"(,"_meta":{"progressToken":1})"));
    h.child->notify("notifications/progress", RawJson("{}"_ba));
    QCOMPARE(h.toCaller, QByteArrayList{"notifications/progress"});
    h.childDone.report(RawJson(R"({"content":[ 1.0 ]})"));
    QCOMPARE(h.answers[0].result->value().toByteArray(), R"({"content":[ 1.0 ]})"_ba);
}

void tst_ParkedCalls::parksAndGoesOn()
{
    Harness h;
    h.run(h.answers[0], Harness::request());
    h.childAsks();
    QVERIFY(member(h.answers[0].result->value(), "resultType").view() == "\"input_required\"");
    QCOMPARE(h.answers[0].inputs(),
             R"({"input_1":{"method":"elicitation/create","params":{"m":1.0}}})"_ba);
    h.child->notify("notifications/message", RawJson("{}"_ba)); // nobody is there
    QVERIFY(h.toCaller.isEmpty());
    h.run(h.answers[1], Harness::request(Harness::retry(
                            h.answers[0].state(), R"({"input_1":{"action":"accept","n":2.50}})")));
    QCOMPARE(h.starts, 1);
    QCOMPARE(h.replies, QByteArrayList{R"({"action":"accept","n":2.50})"});
    h.child->notify("notifications/message", RawJson("{}"_ba));
    QCOMPARE(h.toCaller.size(), 1);
    h.childDone.report(RawJson("{}"));
    QCOMPARE(h.answers[1].result->value().toByteArray(), "{}"_ba);
    // It is over: the state names nothing any more.
    h.run(h.answers[2], Harness::request(Harness::retry(h.answers[0].state(), "{}")));
    QCOMPARE(h.answers[2].rpcCode(), -32602);
}

void tst_ParkedCalls::asksForWhatIsMissingOnceMore()
{
    Harness h;
    h.run(h.answers[0], Harness::request());
    h.childAsks();
    h.childAsks("roots/list"); // while it is parked
    h.run(h.answers[1], Harness::request(Harness::retry(
                            h.answers[0].state(), R"({"input_1":{},"input_9":{},"input_2":7})")));
    QCOMPARE(h.replies, QByteArrayList{"{}"});
    QCOMPARE(h.answers[1].inputs(), R"({"input_2":{"method":"roots/list","params":{"m":1.0}}})"_ba);
    h.run(h.answers[2],
          Harness::request(Harness::retry(h.answers[1].state(), R"({"input_2":{"roots":[]}})")));
    QCOMPARE(h.replies.last(), R"({"roots":[]})"_ba);
    QVERIFY(!h.answers[2].result);
    h.childDone.report(RawJson("{}"));
    QVERIFY(h.answers[2].result);
}

void tst_ParkedCalls::asksSeveralTimes()
{
    Harness h;
    h.run(h.answers[0], Harness::request());
    for (size_t i = 0; i < 5; ++i) {
        h.childAsks();
        const QByteArray name = "input_" + QByteArray::number(int(i) + 1);
        h.run(h.answers[i + 1],
              Harness::request(Harness::retry(h.answers[i].state(), "{\"" + name + "\":{}}")));
        QCOMPARE(h.replies.size(), qsizetype(i) + 1);
    }
    h.childDone.report(RawJson("{}"));
    QVERIFY(h.answers[5].result->has_value());
}

void tst_ParkedCalls::keepsAnAnswerThatCameMeanwhile()
{
    Harness h;
    h.run(h.answers[0], Harness::request());
    h.childAsks();
    h.childDone.report(RawJson(R"({"late":true})"));
    h.run(h.answers[1], Harness::request(Harness::retry(h.answers[0].state(), "{}")));
    QCOMPARE(h.answers[1].result->value().toByteArray(), R"({"late":true})"_ba);
}

void tst_ParkedCalls::refusesOtherStates_data()
{
    QTest::addColumn<QString>("what");
    for (const QString &what :
         {u"changed"_s, u"cut"_s, u"owner"_s, u"tool"_s, u"empty"_s, u"key"_s})
        QTest::newRow(qPrintable(what)) << what;
}

void tst_ParkedCalls::refusesOtherStates()
{
    QFETCH(QString, what);
    Harness h;
    h.run(h.answers[0], Harness::request());
    h.childAsks();
    QByteArray state = h.answers[0].state();
    const qsizetype process = state.indexOf('.', int(qstrlen("mcprt1."))) + 1;
    QCOMPARE(state.sliced(process, 2), "1."_ba);
    if (what == "changed"_L1)
        state[state.size() - 1] = state.endsWith('0') ? '1' : '0';
    else if (what == "cut"_L1)
        state.chop(1);
    else if (what == "empty"_L1)
        state.truncate(process);
    else if (what == "key"_L1)
        state.replace(process, 2, "2.");
    const QByteArray more = Harness::retry(state, R"({"input_1":{}})");
    h.run(h.answers[1], Harness::request(more, what == "tool"_L1 ? "other" : "t",
                                         what == "owner"_L1 ? u"you"_s : u"me"_s));
    QCOMPARE(h.answers[1].rpcCode(), -32602);
    QVERIFY(h.replies.isEmpty());
    QCOMPARE(h.starts, 1);
}

void tst_ParkedCalls::refusesAStateThatIsBeingAnswered()
{
    Harness h;
    h.run(h.answers[0], Harness::request());
    h.childAsks();
    const QByteArray more = Harness::retry(h.answers[0].state(), R"({"input_1":{}})");
    h.run(h.answers[1], Harness::request(more));
    h.run(h.answers[2], Harness::request(more));
    QCOMPARE(h.answers[2].rpcCode(), -32602);
    h.childDone.report(RawJson("{}"));
    QVERIFY(h.answers[1].result->has_value());
}

void tst_ParkedCalls::takesForeignStatesForTheChilds()
{
    Harness h;
    h.run(h.answers[0], Harness::request(Harness::retry("of the child", "{}")));
    QCOMPARE(h.starts, 1);
    const QByteArray another = StateSeal().seal("1", OwnerKey{u"me"_s}, h.clock.now() + 60s);
    h.run(h.answers[1], Harness::request(Harness::retry(another, "{}"))); // a runtime behind us
    QCOMPARE(h.starts, 2);
}

void tst_ParkedCalls::tellsProgressToWhoeverWaits()
{
    Harness h;
    const QByteArray progress = R"({"progressToken":99,"progress":1.0})";
    h.run(h.answers[0], Harness::request(R"(,"_meta":{"progressToken":"first"})"));
    h.child->notify("notifications/progress", RawJson(progress));
    QCOMPARE(h.told, QByteArrayList{R"({"progressToken":"first","progress":1.0})"});
    h.childAsks();
    h.run(h.answers[1],
          Harness::request(",\"_meta\":{\"progressToken\":\"second\"},\"inputResponses\":{},"
                           "\"requestState\":\""
                           + h.answers[0].state() + '"'));
    QVERIFY(h.answers[1].result); // an answer is missing
    h.run(h.answers[2],
          Harness::request(",\"_meta\":{\"progressToken\":\"third\"},\"inputResponses\":"
                           "{\"input_1\":{}},\"requestState\":\""
                           + h.answers[1].state() + '"'));
    h.told.clear();
    h.child->notify("notifications/progress", RawJson(progress));
    QCOMPARE(h.told, QByteArrayList{R"({"progressToken":"third","progress":1.0})"});
    h.childAsks();
    h.run(h.answers[3],
          Harness::request(Harness::retry(h.answers[2].state(), R"({"input_2":{}})")));
    h.told.clear();
    h.child->notify("notifications/progress", RawJson(progress)); // who waits now wants none
    QCOMPARE(h.told, QByteArrayList());
}

/// The child may have asked for another call of the same caller.
void tst_ParkedCalls::takesAnswersThoughItHasEnded()
{
    Harness h;
    h.run(h.answers[0], Harness::request());
    h.childAsks();
    h.childDone.report(RawJson(R"({"content":[]})"_ba));
    QVERIFY(h.replies.isEmpty());
    h.run(h.answers[1],
          Harness::request(Harness::retry(h.answers[0].state(), R"({"input_1":{"roots":[]}})")));
    QCOMPARE(h.replies, QByteArrayList{R"({"roots":[]})"});
    QCOMPARE((*h.answers[1].result)->toByteArray(), R"({"content":[]})"_ba);
}

void tst_ParkedCalls::dropsAQuestionThatIsTakenBack()
{
    Harness h;
    h.run(h.answers[0], Harness::request());
    const Withdraw withdraw = h.child->ask("a", {}, Done<RawJson>([&](const Result<RawJson> &r) {
                                               h.replies << (r ? "?"_ba : "error"_ba);
                                           }));
    withdraw();
    QCOMPARE(h.replies, QByteArrayList{"error"});
    h.run(h.answers[1], Harness::request(Harness::retry(h.answers[0].state(), "{}")));
    QVERIFY(!h.answers[1].result); // nothing is missing: it waits for the end
    withdraw();
    h.childDone.report(RawJson("{}"_ba));
    QVERIFY(h.answers[1].result->has_value());
}

void tst_ParkedCalls::expires()
{
    Harness h;
    h.run(h.answers[0], Harness::request());
    h.childAsks();
    h.clock.advance(ParkedCalls::kKept);
    h.run(h.answers[1],
          Harness::request(Harness::retry(h.answers[0].state(), R"({"input_1":{}})")));
    QCOMPARE(h.answers[1].rpcCode(), -32602);
    QTRY_COMPARE_WITH_TIMEOUT(h.cancelled, std::vector<quint64>{7}, 10000);
    QCOMPARE(h.replies, QByteArrayList{"error"});
}

void tst_ParkedCalls::cancels()
{
    Harness h;
    const auto key = h.run(h.answers[0], Harness::request());
    h.calls.cancel(key);
    QCOMPARE(h.answers[0].result->error().code, ErrorCode::Cancelled);
    QCOMPARE(h.cancelled, std::vector<quint64>{7});
    const auto other = h.run(h.answers[1], Harness::request());
    h.childAsks();
    h.calls.cancel(other); // its request was answered: the parked call stays
    QCOMPARE(h.cancelled.size(), size_t(1));
}

void tst_ParkedCalls::parksOnlySoMany()
{
    Harness h;
    std::vector<Answer> many(ParkedCalls::kMaxParked + 1);
    std::vector<Done<RawJson>> running;
    for (Answer &answer : many) {
        h.run(answer, Harness::request());
        running.push_back(std::move(h.childDone));
        h.childAsks();
    }
    QVERIFY(many[ParkedCalls::kMaxParked - 1].result);
    QVERIFY(!many[ParkedCalls::kMaxParked].result); // its child has to do without an answer
    QCOMPARE(h.replies, QByteArrayList{"error"});
}

void tst_ParkedCalls::sealsWhatItHolds()
{
    const StateSeal seal;
    const auto now = std::chrono::steady_clock::now();
    const OwnerKey me{u"me"_s};
    const QByteArray state = seal.seal("12-a_B", me, now + 1s);
    QVERIFY(seal.isOurs(state));
    QVERIFY(!StateSeal().isOurs(state)); // it may be for a runtime behind this one
    QCOMPARE(seal.open(state, me, now), std::optional("12-a_B"_ba));
    QCOMPARE(seal.open(state, me, now + 2s), std::nullopt);
    QCOMPARE(seal.open(state, OwnerKey{u"m"_s}, now), std::nullopt);
    QCOMPARE(StateSeal().open(state, me, now), std::nullopt); // another process's key
    for (qsizetype i = 0; i < state.size(); ++i) {
        QByteArray changed = state;
        changed[i] = char(changed[i] ^ 1);
        QCOMPARE(seal.open(changed, me, now), std::nullopt);
    }
    for (const QByteArray &odd : {""_ba, "."_ba, "mcprt1"_ba, "mcprt1.."_ba, "mcprt1.a.b.c"_ba,
                                  "mcprt1."_ba.repeated(1000)})
        QCOMPARE(seal.open(odd, me, now), std::nullopt);
}

QTEST_GUILESS_MAIN(tst_ParkedCalls)
#include "tst_parked_calls.moc"
