// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/json_edit.h"
#include "engine/router/child_calls.h"
#include "tests/support/fake_transport.h"

#include <QJsonObject>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

/// A child that answers `input_required`, and a caller that is asked.
struct Harness
{
    FakeTransport *wire = new FakeTransport;
    QByteArrayList asked; ///< method and params
    std::vector<Done<RawJson>> open;
    std::optional<Result<RawJson>> answer;
    ChildSession session{ServerName{u"fake"_s}, std::unique_ptr<Transport>(wire)};
    ChildCalls calls;
    ChildCalls::Key key = 0;

    Harness() { session.speakModern("2026-07-28"); }

    void start(bool mayAsk = true, ChildCalls::Inputs inputs = ChildCalls::Inputs::Ask)
    {
        CallOptions options;
        if (mayAsk) {
            options.onRequest = [this](QByteArrayView method, const RawJson &params,
                                       Done<RawJson> done) -> Withdraw {
                asked << method.toByteArray() + ' ' + params.toByteArray();
                open.push_back(std::move(done));
                return {};
            };
        }
        key = calls.call(session, "tools/call", RawJson(R"({"name":"t","n":1.0})"), options, inputs,
                         Done<RawJson>([this](Result<RawJson> r) { answer = std::move(r); }));
    }
    void reply(const QByteArray &result)
    {
        const QByteArray id = member(RawJson(wire->sent.last()), "id").toByteArray();
        wire->say(R"({"jsonrpc":"2.0","id":)" + id + R"(,"result":)" + result + '}');
    }
    [[nodiscard]] QByteArray sentParams() const
    {
        return withoutMembers(member(RawJson(wire->sent.last()), "params"),
                              [](QByteArrayView name) { return name == "_meta"; })
            .toByteArray();
    }
};

const QByteArray kNeedsTwo =
    R"({"resultType":"input_required","inputRequests":{)"
    R"("who":{"method":"elicitation/create","params":{"m":1.0}},"ro\u006fts":{"method":"roots/list"}},)"
    R"("requestState":"s\u0031"})";

} // namespace

class tst_ChildCalls : public QObject
{
    Q_OBJECT

private slots:
    void repeatsTheCallWithWhatTheCallerSaid();
    void repeatsWithoutQuestions();
    void passesOnWhatTheCallerCanDo();
    void passesOnWhatAnOlderChildSays();
    void failsWhereNobodyCanBeAsked();
    void failsWhenTheCallerRefuses();
    void givesUpAChildThatAsksOnAndOn();
    void givesUpAChildThatAsksTooMuch();
    void cancelsBetweenTheRounds();
    void cancelsTheRoundUnderWay();
    void survivesTheEndOfTheChild();
};

void tst_ChildCalls::repeatsTheCallWithWhatTheCallerSaid()
{
    Harness h;
    h.start();
    const QByteArray first = h.wire->sent.last();
    h.reply(kNeedsTwo);
    QCOMPARE(h.asked, (QByteArrayList{R"(elicitation/create {"m":1.0})", "roots/list "}));
    QCOMPARE(h.wire->sent.size(), 1);
    h.open[1].report(RawJson(R"({"roots":[]})"));
    QCOMPARE(h.wire->sent.size(), 1); // not before all have been answered
    h.open[0].report(RawJson(R"({"action":"accept","content":{"n":2.50}})"));
    const QByteArray expected =
        R"({"name":"t","n":1.0,"inputResponses":{"ro\u006fts":{"roots":[]},)"
        R"("who":{"action":"accept","content":{"n":2.50}}},"requestState":"s\u0031"})";
    QCOMPARE(h.sentParams(), expected);
    QVERIFY(member(RawJson(h.wire->sent.last()), "id").toByteArray()
            != member(RawJson(first), "id").toByteArray());
    // A second round starts from the caller's own params.
    h.reply(R"({"resultType":"input_required","inputRequests":{"x":{"method":"roots/list"}}})");
    h.open[2].report(RawJson("{}"));
    QCOMPARE(h.sentParams(), R"({"name":"t","n":1.0,"inputResponses":{"x":{}}})"_ba);
    QVERIFY(!h.answer);
    h.reply(R"({"resultType":"complete","content":[1.0]})");
    QCOMPARE(h.answer->value().toByteArray(), R"({"resultType":"complete","content":[1.0]})"_ba);
}

void tst_ChildCalls::repeatsWithoutQuestions()
{
    Harness h;
    h.start();
    h.reply(R"({"resultType":"input_required","requestState":"s"})");
    QCOMPARE(h.sentParams(), R"({"name":"t","n":1.0,"inputResponses":{},"requestState":"s"})"_ba);
}

void tst_ChildCalls::passesOnWhatTheCallerCanDo()
{
    Harness h;
    h.start(true, ChildCalls::Inputs::PassOn);
    h.reply(kNeedsTwo);
    QCOMPARE(h.answer->value().toByteArray(), kNeedsTwo);
    QVERIFY(h.asked.isEmpty());
}

void tst_ChildCalls::passesOnWhatAnOlderChildSays()
{
    Harness h;
    h.session.speakLegacy(u"2025-11-25"_s);
    h.start();
    h.reply(kNeedsTwo); // in its era a member like any other
    QCOMPARE(h.answer->value().toByteArray(), kNeedsTwo);
    QVERIFY(h.asked.isEmpty());
}

void tst_ChildCalls::failsWhereNobodyCanBeAsked()
{
    Harness h;
    h.start(false);
    h.reply(kNeedsTwo);
    QVERIFY(!*h.answer);
    QCOMPARE(h.answer->error().code, ErrorCode::Remote);
}

void tst_ChildCalls::failsWhenTheCallerRefuses()
{
    Harness h;
    h.start();
    h.reply(kNeedsTwo);
    h.open[0].report(Failure(Error{ErrorCode::Remote, u"No."_s, {}, -7}));
    QCOMPARE(h.answer->error().rpcCode, -7);
    h.open[1].report(RawJson("{}")); // too late
    QCOMPARE(h.wire->sent.size(), 1);
}

void tst_ChildCalls::givesUpAChildThatAsksOnAndOn()
{
    Harness h;
    h.start();
    for (int i = 0; i < ChildCalls::kMaxRounds; ++i) {
        QVERIFY(!h.answer);
        h.reply(R"({"resultType":"input_required","requestState":"s"})");
    }
    QCOMPARE(h.answer->error().code, ErrorCode::LimitExceeded);
    QCOMPARE(h.wire->sent.size(), ChildCalls::kMaxRounds);
}

void tst_ChildCalls::givesUpAChildThatAsksTooMuch()
{
    Harness h;
    h.start();
    QByteArray inputs;
    for (size_t i = 0; i <= ChildCalls::kMaxInputs; ++i)
        inputs += (i ? ",\"" : "\"") + QByteArray::number(i) + R"(":{"method":"roots/list"})";
    h.reply(R"({"resultType":"input_required","inputRequests":{)" + inputs + "}}");
    QCOMPARE(h.answer->error().code, ErrorCode::LimitExceeded);
    QVERIFY(h.asked.isEmpty());
}

void tst_ChildCalls::cancelsBetweenTheRounds()
{
    Harness h;
    h.start();
    h.reply(kNeedsTwo);
    h.calls.cancel(h.key, u"why"_s);
    QCOMPARE(h.answer->error().code, ErrorCode::Cancelled);
    h.open[0].report(RawJson("{}"));
    h.open[1].report(RawJson("{}"));
    QCOMPARE(h.wire->sent.size(), 1); // nothing was under way at the child
}

void tst_ChildCalls::cancelsTheRoundUnderWay()
{
    Harness h;
    h.start();
    h.reply(R"({"resultType":"input_required","requestState":"s"})");
    const QByteArray id = member(RawJson(h.wire->sent.last()), "id").toByteArray();
    h.calls.cancel(h.key, u"why"_s);
    QVERIFY(h.wire->sent.last().contains("notifications/cancelled"));
    const QByteArray named = R"("requestId":)" + id;
    QVERIFY(h.wire->sent.last().contains(named));
    QCOMPARE(h.answer->error().code, ErrorCode::Cancelled);
}

void tst_ChildCalls::survivesTheEndOfTheChild()
{
    ChildCalls calls;
    std::vector<Done<RawJson>> open;
    std::optional<Result<RawJson>> answer;
    auto *wire = new FakeTransport;
    auto session =
        std::make_unique<ChildSession>(ServerName{u"x"_s}, std::unique_ptr<Transport>(wire));
    session->speakModern("2026-07-28");
    CallOptions options;
    options.onRequest = [&](QByteArrayView, const RawJson &, Done<RawJson> done) -> Withdraw {
        open.push_back(std::move(done));
        return {};
    };
    calls.call(*session, "tools/call", RawJson("{}"), options, ChildCalls::Inputs::Ask,
               Done<RawJson>([&](Result<RawJson> r) { answer = std::move(r); }));
    wire->say(
        R"({"jsonrpc":"2.0","id":1,"result":{"resultType":"input_required","inputRequests":{"a":{"method":"roots/list"}}}})");
    session.reset();
    QVERIFY(!answer);
    open[0].report(RawJson("{}"));
    QCOMPARE(answer->error().code, ErrorCode::Io);
}

QTEST_GUILESS_MAIN(tst_ChildCalls)
#include "tst_child_calls.moc"
