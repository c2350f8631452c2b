// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/mcp_session.h"
#include "tests/support/fake_surface.h"

#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

struct Sink final : RequestSink
{
    void sendMessage(const QByteArray &message) override { notifications.append(message); }
    void sendReply(QByteArray message) override { replies.append(message); }
    void endWithoutReply() override { ++ended; }

    QByteArrayList notifications;
    QByteArrayList replies;
    int ended = 0;
};

QByteArray asking(const QByteArray &version)
{
    return "{\"protocolVersion\":\"" + version + "\"}";
}

struct Harness
{
    FakeSurface surface;
    std::unique_ptr<McpSession> session = std::make_unique<McpSession>(surface, OwnerKey{u"me"_s});
    std::shared_ptr<Sink> sink = std::make_shared<Sink>();

    Result<void> send(const QByteArray &json)
    {
        return session->handle(parseEnvelope(json).value(), sink);
    }
    void initialize(const QByteArray &version = "2025-11-25")
    {
        QVERIFY(send(buildRequest("0", "initialize", asking(version))));
        sink->replies.clear();
    }
    QByteArray reply()
    {
        return sink->replies.isEmpty() ? QByteArray() : sink->replies.takeFirst();
    }
};

QByteArray request(const QByteArray &id, const QByteArray &method, const QByteArray &params = "{}")
{
    return buildRequest(id, method, params);
}

} // namespace

class tst_McpSession : public QObject
{
    Q_OBJECT

private slots:
    void negotiatesTheRevision_data();
    void negotiatesTheRevision();
    void saysWhoItIs();
    void refusesInitializeWithoutVersion();
    void refusesASecondInitialize();
    void answersPingAtAnyTime();
    void sendsLaterErasBackToInitialize();
    void refusesRequestsBeforeInitialize();
    void forwardsRequestsWithTheirOwner();
    void answersOutOfOrder();
    void passesErrorsOn();
    void refusesAnIdThatIsInUse();
    void keepsStringAndNumberIdsApart();
    void cancelsAndSaysNothingMore();
    void ignoresCancellationOfTheUnknown();
    void doesNotMixUpRequestsThatShareAnIdOneAfterTheOther();
    void sendsNotificationsOnlyBeforeTheAnswer();
    void filtersLogMessages();
    void refusesUnknownLogLevels();
    void ignoresRepliesAndUnknownNotifications();
    void endsEverythingWhenItEnds();
    void tellsTheSurfaceWhatTheClientCan();
    void asksTheClientAndTakesItsAnswer();
    void takesBackWhatAServerTakesBack();
    void passesTheClientsErrorOn();
    void keepsSeveralQuestionsApart();
    void takesQuestionsBack_data();
    void takesQuestionsBack();
    void takesAnswersAfterTheRequest();
    void endsQuestionsWithTheSession();
    void tellsTheEndOfItsOwnPagesOnly();
    void asksNothingForAFinishedRequest();
    void tellsEventsOnlyOnceTheClientIsReady();
    void tellsUpdatesOfSubscribedResourcesOnly();
    void forgetsSubscriptionsThatFail();
};

void tst_McpSession::negotiatesTheRevision_data()
{
    QTest::addColumn<QByteArray>("asked");
    QTest::addColumn<QByteArray>("agreed");
    for (const QByteArrayView version : kLegacyVersions)
        QTest::newRow(version.constData()) << version.toByteArray() << version.toByteArray();
    QTest::newRow("older than all") << "2024-10-07"_ba
                                    << "2025-11-25"_ba;
    QTest::newRow("newer than all") << "2026-07-28"_ba
                                    << "2025-11-25"_ba;
    QTest::newRow("nonsense") << "yesterday"_ba
                              << "2025-11-25"_ba;
}

void tst_McpSession::negotiatesTheRevision()
{
    QFETCH(const QByteArray, asked);
    QFETCH(const QByteArray, agreed);
    Harness h;
    QVERIFY(!h.session->isInitialized());
    QVERIFY(h.send(request("1", "initialize", asking(asked))));
    QCOMPARE(h.session->version(), agreed);
    QVERIFY(h.reply().contains(QByteArray("\"protocolVersion\":\"" + agreed + "\"")));
}

void tst_McpSession::saysWhoItIs()
{
    Harness h;
    QVERIFY(h.send(request("\"a\"", "initialize", R"({"protocolVersion":"2025-06-18"})")));
    const auto reply = parseEnvelope(h.reply()).value();
    QCOMPARE(reply.id.view(), "\"a\"");
    QCOMPARE(member(member(reply.result, "serverInfo"), "name").view(), "\"mcp-runtime\"");
    QCOMPARE(member(member(reply.result, "serverInfo"), "title").view(), "\"MCP Runtime\"");
    QCOMPARE(member(reply.result, "instructions").view(), "\"Search, then call.\"");
    const RawJson capabilities = member(reply.result, "capabilities");
    QCOMPARE(member(capabilities, "logging").view(), "{}");
    QCOMPARE(member(capabilities, "tools").view(), "{}");
}

void tst_McpSession::refusesInitializeWithoutVersion()
{
    Harness h;
    QVERIFY(h.send(request("1", "initialize")));
    QVERIFY(h.reply().contains("-32602"));
    QVERIFY(!h.session->isInitialized());
}

void tst_McpSession::refusesASecondInitialize()
{
    Harness h;
    h.initialize();
    const auto handled = h.send(request("2", "initialize", R"({"protocolVersion":"2025-11-25"})"));
    QVERIFY(!handled);
    QCOMPARE(handled.error().rpcCode, rpc::kInvalidRequest);
    QVERIFY(h.sink->replies.isEmpty());
}

void tst_McpSession::answersPingAtAnyTime()
{
    Harness h;
    QVERIFY(h.send(request("1", "ping")));
    QCOMPARE(h.reply(), R"({"jsonrpc":"2.0","id":1,"result":{}})");
    h.initialize();
    QVERIFY(h.send(request("2", "ping")));
    QCOMPARE(h.reply(), R"({"jsonrpc":"2.0","id":2,"result":{}})");
}

void tst_McpSession::sendsLaterErasBackToInitialize()
{
    Harness h;
    QVERIFY(h.send(request("1", "server/discover")));
    QVERIFY(h.reply().contains("-32601"));
    h.initialize(); // on the same connection
    QVERIFY(h.session->isInitialized());
}

void tst_McpSession::refusesRequestsBeforeInitialize()
{
    Harness h;
    QVERIFY(!h.send(request("1", "echo")));
    QCOMPARE(h.surface.requests, 0);
}

void tst_McpSession::forwardsRequestsWithTheirOwner()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("5", "tools/call", R"({ "a":1.0 })")));
    QCOMPARE(h.session->openRequests(), 1U);
    const McpRequest &seen = h.surface.last().request;
    QCOMPARE(seen.method, "tools/call");
    QCOMPARE(seen.params.view(), R"({ "a":1.0 })");
    QCOMPARE(seen.caller.owner.text, u"me"_s);
    QCOMPARE(seen.caller.connection, h.session->connection());
    h.surface.answer(R"({"b":2.0})");
    QCOMPARE(h.reply(), R"({"jsonrpc":"2.0","id":5,"result":{"b":2.0}})");
    QCOMPARE(h.session->openRequests(), 0U);
}

void tst_McpSession::answersOutOfOrder()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    QVERIFY(h.send(request("2", "slow")));
    QVERIFY(h.send(request("3", "echo", R"({"x":3})")));
    QCOMPARE(h.reply(), R"({"jsonrpc":"2.0","id":3,"result":{"x":3}})");
    h.surface.answer("{}");
    QCOMPARE(h.reply(), R"({"jsonrpc":"2.0","id":2,"result":{}})");
    h.surface.answer("{}");
    QCOMPARE(h.reply(), R"({"jsonrpc":"2.0","id":1,"result":{}})");
}

void tst_McpSession::passesErrorsOn()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    h.surface.held.begin()->second.done.report(
        Failure(Error{ErrorCode::Remote, u"It broke."_s, {}, -32050}));
    QCOMPARE(h.reply(),
             R"({"jsonrpc":"2.0","id":1,"error":{"code":-32050,"message":"It broke."}})");
}

void tst_McpSession::refusesAnIdThatIsInUse()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    const auto handled = h.send(request("1", "slow"));
    QVERIFY(!handled);
    QCOMPARE(handled.error().rpcCode, rpc::kInvalidRequest);
    h.surface.answer("{}");
    QVERIFY(h.send(request("1", "slow"))); // free again
}

void tst_McpSession::keepsStringAndNumberIdsApart()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    QVERIFY(h.send(request("\"1\"", "slow")));
    QCOMPARE(h.session->openRequests(), 2U);
}

void tst_McpSession::cancelsAndSaysNothingMore()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    QVERIFY(h.send(request("2", "slow")));
    QVERIFY(h.send(buildNotification("notifications/cancelled", R"({"requestId":1})")));
    QCOMPARE(h.surface.cancelled, std::vector<RequestTicket>{1});
    QCOMPARE(h.sink->ended, 1);
    QCOMPARE(h.sink->replies.size(), 0);
    QCOMPARE(h.session->openRequests(), 1U);
}

void tst_McpSession::ignoresCancellationOfTheUnknown()
{
    Harness h;
    h.initialize();
    for (const auto *params : {R"({"requestId":9})", R"({"requestId":null})", "{}", "[1]"})
        QVERIFY(h.send(buildNotification("notifications/cancelled", params)));
    QVERIFY(h.surface.cancelled.empty());
}

void tst_McpSession::doesNotMixUpRequestsThatShareAnIdOneAfterTheOther()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    auto firstCaller = h.surface.last().request.caller;
    auto first = std::move(h.surface.held.begin()->second.done);
    h.surface.held.clear();
    QVERIFY(h.send(buildNotification("notifications/cancelled", R"({"requestId":1})")));
    QVERIFY(h.send(request("1", "slow")));
    firstCaller.notify("notifications/progress", RawJson("{}"_ba));
    first.report(RawJson(QByteArray(R"({"late":true})")));
    QVERIFY(h.sink->replies.isEmpty());
    QVERIFY(h.sink->notifications.isEmpty());
    h.surface.answer(R"({"second":true})");
    QCOMPARE(h.reply(), R"({"jsonrpc":"2.0","id":1,"result":{"second":true}})");
}

void tst_McpSession::sendsNotificationsOnlyBeforeTheAnswer()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    const Caller caller = h.surface.last().request.caller;
    caller.notify("notifications/progress", RawJson(R"({"progress":1})"_ba));
    QCOMPARE(h.sink->notifications,
             QByteArrayList{
                 R"({"jsonrpc":"2.0","method":"notifications/progress","params":{"progress":1}})"});
    h.surface.answer("{}");
    caller.notify("notifications/progress", RawJson(R"({"progress":2})"_ba));
    QCOMPARE(h.sink->notifications.size(), 1);
    h.session.reset();
    caller.notify("notifications/progress", RawJson(R"({"progress":3})"_ba));
    QCOMPARE(h.sink->notifications.size(), 1);
}

void tst_McpSession::filtersLogMessages()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "logging/setLevel", R"({"level":"warning"})")));
    QCOMPARE(h.reply(), R"({"jsonrpc":"2.0","id":1,"result":{}})");
    QVERIFY(h.send(request("2", "slow")));
    const Caller caller = h.surface.last().request.caller;
    caller.notify("notifications/message", RawJson(R"({"level":"info","data":1})"_ba));
    QCOMPARE(h.sink->notifications.size(), 0);
    caller.notify("notifications/message", RawJson(R"({"level":"error","data":1})"_ba));
    QCOMPARE(h.sink->notifications.size(), 1);
    caller.notify("notifications/progress", RawJson("{}"_ba));
    QCOMPARE(h.sink->notifications.size(), 2);
}

void tst_McpSession::refusesUnknownLogLevels()
{
    Harness h;
    h.initialize();
    for (const auto *params : {R"({"level":"loud"})", R"({"level":3})", "{}", R"({"level":""})"}) {
        QVERIFY(h.send(request("1", "logging/setLevel", params)));
        QVERIFY(h.reply().contains("-32602"));
    }
}

void tst_McpSession::ignoresRepliesAndUnknownNotifications()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(R"({"jsonrpc":"2.0","id":1,"result":{}})"));
    QVERIFY(h.send(R"({"jsonrpc":"2.0","id":1,"error":{"code":1,"message":""}})"));
    QVERIFY(h.send(buildNotification("notifications/initialized", {})));
    QVERIFY(h.send(buildNotification("notifications/whatever", {})));
    QCOMPARE(h.surface.requests, 0);
    QVERIFY(h.sink->replies.isEmpty());
}

void tst_McpSession::endsEverythingWhenItEnds()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    const quint64 connection = h.session->connection();
    h.session.reset();
    QCOMPARE(h.sink->ended, 1);
    QCOMPARE(h.surface.closed, std::vector<quint64>{connection});
    h.surface.answer("{}"); // nobody is there any more
    QVERIFY(h.sink->replies.isEmpty());
}

/// Keeps what a question was answered with.
struct Answer
{
    std::optional<Result<RawJson>> result;
    Done<RawJson> done()
    {
        return Done<RawJson>([this](Result<RawJson> r) { result = std::move(r); });
    }
};

void tst_McpSession::tellsTheSurfaceWhatTheClientCan()
{
    Harness h;
    QVERIFY(h.send(
        request("0", "initialize",
                R"({"protocolVersion":"2025-11-25","capabilities":{"elicitation":{"form":{}}}})")));
    QVERIFY(h.send(request("1", "slow")));
    const Caller &caller = h.surface.last().request.caller;
    QCOMPARE(caller.clientCapabilities.view(), R"({"elicitation":{"form":{}}})");
    QCOMPARE(caller.era, Era::Legacy);
}

void tst_McpSession::asksTheClientAndTakesItsAnswer()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    Answer answer;
    h.surface.last().request.caller.ask("elicitation/create", RawJson(R"({"message":"hm"})"_ba),
                                        answer.done());
    QCOMPARE(h.sink->notifications.size(), 1);
    const auto asked = parseEnvelope(h.sink->notifications.first()).value();
    QCOMPARE(asked.kind, Envelope::Kind::Request);
    QCOMPARE(asked.method, "elicitation/create");
    QCOMPARE(asked.params.view(), R"({"message":"hm"})");
    QVERIFY(!answer.result);
    QVERIFY(h.send(buildResult("\"of nobody\"", "{}")));
    QVERIFY(!answer.result);
    QVERIFY(h.send(buildResult(asked.id.view(), R"({"action":"accept"})")));
    QCOMPARE(answer.result->value().view(), R"({"action":"accept"})");
    QVERIFY(h.send(buildResult(asked.id.view(), R"({"action":"twice"})"))); // nobody waits
    h.surface.answer("{}");
    QCOMPARE(h.sink->notifications.size(), 1); // nothing to take back
}

void tst_McpSession::takesBackWhatAServerTakesBack()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    Answer answer;
    const Withdraw withdraw =
        h.surface.last().request.caller.ask("elicitation/create", {}, answer.done());
    const auto asked = parseEnvelope(h.sink->notifications.first()).value();
    withdraw();
    QCOMPARE(answer.result->error().code, ErrorCode::Cancelled);
    QCOMPARE(h.sink->notifications.size(), 2);
    const auto told = parseEnvelope(h.sink->notifications.last()).value();
    QCOMPARE(told.method, "notifications/cancelled");
    QCOMPARE(member(told.params, "requestId").view(), asked.id.view());
    withdraw(); // once is enough
    h.surface.answer("{}");
    QCOMPARE(h.sink->notifications.size(), 2);
}

void tst_McpSession::passesTheClientsErrorOn()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    Answer answer;
    h.surface.last().request.caller.ask("roots/list", {}, answer.done());
    const auto asked = parseEnvelope(h.sink->notifications.first()).value();
    QVERIFY(h.send(buildError(asked.id.view(), -32042, u"No."_s, R"({"why":1})")));
    const Error error = answer.result->error();
    QCOMPARE(error.code, ErrorCode::Remote);
    QCOMPARE(error.rpcCode, -32042);
    QCOMPARE(error.message, u"No."_s);
    QCOMPARE(error.rpcData, R"({"why":1})");
}

void tst_McpSession::keepsSeveralQuestionsApart()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    const Caller one = h.surface.last().request.caller;
    QVERIFY(h.send(request("2", "slow")));
    const Caller two = h.surface.last().request.caller;
    Answer first;
    Answer second;
    Answer third;
    one.ask("a", {}, first.done());
    two.ask("b", {}, second.done());
    two.ask("c", {}, third.done());
    QByteArrayList ids;
    for (const QByteArray &message : h.sink->notifications)
        ids.append(parseEnvelope(message).value().id.toByteArray());
    QVERIFY(h.send(buildResult(ids[2], "\"c\"")));
    QVERIFY(h.send(buildResult(ids[0], "\"a\"")));
    QVERIFY(h.send(buildResult(ids[1], "\"b\"")));
    QCOMPARE(first.result->value().view(), "\"a\"");
    QCOMPARE(second.result->value().view(), "\"b\"");
    QCOMPARE(third.result->value().view(), "\"c\"");
}

void tst_McpSession::takesQuestionsBack_data()
{
    QTest::addColumn<QByteArray>("when");
    QTest::addColumn<bool>("isOnItsStream"); // else on the one of what belongs to no request
    QTest::newRow("while its request is open") << "open"_ba << true;
    QTest::newRow("its request was answered") << "answered"_ba << false;
    QTest::newRow("its request was cancelled") << "cancelled"_ba << false;
}

/// Whoever asks knows how long the question stands: it may be for another request as well.
void tst_McpSession::takesQuestionsBack()
{
    QFETCH(const QByteArray, when);
    QFETCH(const bool, isOnItsStream);
    Harness h;
    h.initialize();
    QByteArrayList events;
    h.session->setEventSink([&events](const QByteArray &message) { events << message; });
    QVERIFY(h.send(request("1", "slow")));
    Answer answer;
    const Withdraw withdraw =
        h.surface.last().request.caller.ask("elicitation/create", {}, answer.done());
    const QByteArray id = parseEnvelope(h.sink->notifications.takeFirst()).value().id.toByteArray();
    if (when == "cancelled")
        QVERIFY(h.send(buildNotification("notifications/cancelled", R"({"requestId":1})")));
    else if (when == "answered")
        h.surface.answer("{}");
    QVERIFY(!answer.result);
    withdraw();
    QCOMPARE(answer.result->error().code, ErrorCode::Cancelled);
    const QByteArrayList told{
        buildNotification("notifications/cancelled", QByteArray("{\"requestId\":" + id + "}"))};
    QCOMPARE(h.sink->notifications, isOnItsStream ? told : QByteArrayList());
    QCOMPARE(events, isOnItsStream ? QByteArrayList() : told);
    withdraw(); // once only
    QCOMPARE(h.sink->notifications.size() + events.size(), 1);
}

void tst_McpSession::takesAnswersAfterTheRequest()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    Answer answer;
    h.surface.last().request.caller.ask("elicitation/create", {}, answer.done());
    const QByteArray id = parseEnvelope(h.sink->notifications.takeFirst()).value().id.toByteArray();
    h.surface.answer("{}");
    QVERIFY(h.send(buildResult(id, "\"late\"")));
    QCOMPARE(answer.result->value().view(), "\"late\"");
}

void tst_McpSession::endsQuestionsWithTheSession()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    Answer answer;
    h.surface.last().request.caller.ask("elicitation/create", {}, answer.done());
    h.session.reset();
    QCOMPARE(answer.result->error().code, ErrorCode::Cancelled);
}

void tst_McpSession::tellsTheEndOfItsOwnPagesOnly()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(buildNotification("notifications/initialized", {})));
    QByteArrayList events;
    h.session->setEventSink([&events](const QByteArray &message) { events << message; });
    QVERIFY(h.send(request("1", "slow")));
    Answer answer;
    h.surface.last().request.caller.ask(
        "elicitation/create", RawJson(R"({"mode":"url","elicitationId":"e-1"})"), answer.done());
    const auto tell = [&](const QByteArray &id) {
        h.surface.tell({"notifications/elicitation/complete",
                        RawJson("{\"elicitationId\":\"" + id + "\"}"),
                        {}});
    };
    tell("e-2"); // another client was sent there
    QCOMPARE(events.size(), 0);
    tell("e-1");
    QCOMPARE(events.size(), 1);
    h.surface.fail(Error{ErrorCode::Remote,
                         u"Sign in."_s,
                         {},
                         -32042,
                         R"({"elicitations":[{"mode":"url","elicitationId":"e-3"}]})"});
    tell("e-3"); // sent there by an error
    QCOMPARE(events.size(), 2);
}

void tst_McpSession::asksNothingForAFinishedRequest()
{
    Harness h;
    h.initialize();
    QVERIFY(h.send(request("1", "slow")));
    const Caller caller = h.surface.last().request.caller;
    h.surface.answer("{}");
    Answer answer;
    caller.ask("roots/list", {}, answer.done());
    QCOMPARE(answer.result->error().code, ErrorCode::Cancelled);
    h.session.reset();
    Answer later;
    caller.ask("roots/list", {}, later.done());
    QCOMPARE(later.result->error().code, ErrorCode::Cancelled);
    QVERIFY(h.sink->notifications.isEmpty());
}

void tst_McpSession::tellsEventsOnlyOnceTheClientIsReady()
{
    Harness h;
    QByteArrayList events;
    h.session->setEventSink([&](const QByteArray &message) { events.append(message); });
    QVERIFY(h.send(buildNotification("notifications/initialized", {}))); // too early
    h.initialize();
    const SurfaceEvent event{"notifications/tools/list_changed", {}, {}};
    h.surface.tell(event);
    QVERIFY(events.isEmpty());
    QVERIFY(h.send(buildNotification("notifications/initialized", {})));
    QVERIFY(h.send(buildNotification("notifications/initialized", {})));
    h.surface.tell(event);
    QCOMPARE(events, QByteArrayList{buildNotification("notifications/tools/list_changed", {})});
    const auto observer = h.surface.observers.begin()->second;
    h.session.reset();
    observer(event);
    QCOMPARE(events.size(), 1);
}

void tst_McpSession::tellsUpdatesOfSubscribedResourcesOnly()
{
    Harness h;
    QByteArrayList events;
    h.session->setEventSink([&](const QByteArray &message) { events.append(message); });
    h.initialize();
    const SurfaceEvent event{"notifications/resources/updated", RawJson(R"({"uri":"x:a"})"_ba),
                             u"x:a"_s};
    QVERIFY(h.send(request("1", "resources/subscribe", R"({"uri":"\u0078:a"})")));
    h.surface.tell(event);
    QVERIFY(events.isEmpty()); // not granted yet
    h.surface.answer("{}");
    h.surface.tell(event);
    QCOMPARE(events, QByteArrayList{buildNotification(event.method, R"({"uri":"x:a"})")});
    h.surface.tell({event.method, RawJson(R"({"uri":"x:b"})"_ba), u"x:b"_s});
    QCOMPARE(events.size(), 1);
    QVERIFY(h.send(request("2", "resources/unsubscribe", R"({"uri":"x:a"})")));
    h.surface.answer("{}");
    h.surface.tell(event);
    QCOMPARE(events.size(), 1);
}

void tst_McpSession::forgetsSubscriptionsThatFail()
{
    Harness h;
    QByteArrayList events;
    h.session->setEventSink([&](const QByteArray &message) { events.append(message); });
    h.initialize();
    QVERIFY(h.send(request("1", "resources/subscribe", R"({"uri":"x:a"})")));
    h.surface.last().done.fail(ErrorCode::NotFound, u"There is no x:a."_s);
    h.surface.tell({"notifications/resources/updated", RawJson(R"({"uri":"x:a"})"_ba), u"x:a"_s});
    QVERIFY(events.isEmpty());
}

QTEST_GUILESS_MAIN(tst_McpSession)
#include "tst_mcp_session.moc"
