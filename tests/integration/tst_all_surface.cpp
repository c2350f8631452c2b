// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/child/server_pool.h"
#include "engine/mcp/envelope.h"
#include "engine/router/server_starter.h"
#include "tests/support/runtime_harness.h"

#include <QSet>

using namespace mcprt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

using H = RuntimeHarness;

namespace {

const QString kTalking = QStringLiteral(MCPRT_SUPPORT_DIR "/talking_server.py");

void showAll(EngineSettings &settings)
{
    settings.surface = SurfaceKind::All;
}

auto showOnly(const QString &server)
{
    return [server](EngineSettings &settings) {
        settings.surface = SurfaceKind::All;
        settings.onlyServer = server;
    };
}

/// A fake server and two that talk, all on surface `all`.
H::Servers threeServers()
{
    return {{u"fake"_s, {}},
            {u"beta"_s, {kTalking, u"--uri-prefix"_s, u"beta"_s}},
            {u"alpha"_s, {kTalking, u"--uri-prefix"_s, u"alpha"_s}}};
}

QStringList namesIn(const RawJson &result, QLatin1StringView list,
                    QLatin1StringView key = "name"_L1)
{
    QStringList names;
    for (const QJsonValue item : toJsonValue(result)[list].toArray())
        names << item[key].toString();
    return names;
}

/// A client that answers what it is asked, after the test has seen it.
struct AnsweringClient
{
    explicit AnsweringClient(H &h)
    {
        h.clientCapabilities = R"({"elicitation":{},"roots":{}})";
        h.ask = [this](QByteArrayView method, const RawJson &params,
                       Done<RawJson> done) -> Withdraw {
            asked << method.toByteArray() + ' ' + params.toByteArray();
            open.push_back(std::move(done));
            return {};
        };
    }
    [[nodiscard]] bool isAsked() const
    {
        return QTest::qWaitFor([this] { return !open.empty(); }, 10000);
    }
    QByteArrayList asked;
    std::vector<Done<RawJson>> open;
};

/// What the talking server `name` was sent, as "method params" each.
QByteArray seenBy(H &h, const QByteArray &name)
{
    return H::text(h.call(name, "{}")).toUtf8();
}

QByteArray uri(const QByteArray &of)
{
    return "{\"uri\":\"" + of + "\"}";
}

int rpcCodeOf(H &h, const H::Asked &asked)
{
    if (!QTest::qWaitFor([&] { return asked.isAnswered(); }, 20000) || asked.answer->value())
        return 0;
    Q_UNUSED(h)
    return asked.answer->value().error().rpcCode;
}

} // namespace

class tst_AllSurface : public QObject
{
    Q_OBJECT

private slots:
    void listsTheToolsOfAllServers();
    void keepsDefinitionsAsTheyAre();
    void passesResultsByteForByte();
    void findsAToolThatNobodyListed();
    void showsOneServerUnderItsOwnNames();
    void leavesOutWhatIsBlockedOrBroken();
    void listsWithoutServersThatTakeLongToStart();
    void refusesAnUnknownServer();
    void refusesUnknownNames();
    void tellsWhyAServerDoesNotStart();
    void startsNothingWhenAutoStartIsOff();
    void listsPromptsAndResources();
    void routesPromptsAndResources();
    void tellsThatAResourceIsUnknown_data();
    void tellsThatAResourceIsUnknown();
    void completes();
    void tellsWhoWatchesOfChanges();
    void tellsOfChangedLists();
    void doesNotWaitForAListThatTakesLong();
    void tellsWhatARestartChanged();
    void passesTheLogLevelOn();
    void relaysLogsAndProgress();
    void asksTheCaller_data();
    void asksTheCaller();
    void letsAModernCallerComeBack_data();
    void letsAModernCallerComeBack();
    void refusesAChangedState();
    void asksNobodyWhoCannotAnswer();
    void cancelsWhatAsks();
    void givesTheSchemaOfATool();
};

void tst_AllSurface::listsTheToolsOfAllServers()
{
    H h(threeServers(), showAll);
    const RawJson first = h.wait(h.request("tools/list", {}));
    const QStringList names = namesIn(first, "tools"_L1);
    QCOMPARE(names.first(), u"alpha__ask"_s);
    QCOMPARE(names.indexOf(u"beta__ask"_s), 9);
    QCOMPARE(names.indexOf(u"fake__echo"_s), 18);
    QCOMPARE(QSet<QString>(names.begin(), names.end()).size(), names.size());
    QCOMPARE(h.wait(h.request("tools/list", {})).toByteArray(), first.toByteArray());
    // What was learnt once is listed without starting anything.
    bool stopped = false;
    for (const QString &name : {u"alpha"_s, u"beta"_s, u"fake"_s})
        h.runtime->servers().stop(ServerName{name},
                                  Done<bool>([&](const Result<bool> &) { stopped = true; }));
    QTRY_VERIFY(stopped && h.runtime->servers().running().empty());
    QCOMPARE(h.wait(h.request("tools/list", {})).toByteArray(), first.toByteArray());
    QVERIFY(h.runtime->servers().running().empty());
}

void tst_AllSurface::keepsDefinitionsAsTheyAre()
{
    H h(threeServers(), showAll);
    const RawJson tools = h.wait(h.request("tools/list", {}));
    const QByteArrayView ask =
        R"({"name": "alpha__ask", "inputSchema": {"type": "object"}, "title": "T"})";
    QVERIFY(tools.view().contains(ask));
    const RawJson prompts = h.wait(h.request("prompts/list", {}));
    const QByteArrayView hello = R"({"name": "alpha__hello", "icons": []})";
    QVERIFY(prompts.view().contains(hello));
}

void tst_AllSurface::passesResultsByteForByte()
{
    const QByteArray odd =
        R"({"_meta":{"z":1.0,"a":[1e400]},"isError":false,"content":[{"type":"text","text":"\u00e4)"
        + QByteArray(200'000, 'x') + R"("}],"structuredContent":{"b":18446744073709551617,"b":2}})";
    QTemporaryDir folder;
    QFile file(folder.filePath(u"result"_s));
    QVERIFY(file.open(QIODevice::WriteOnly));
    file.write(odd);
    file.close();
    H h({{u"fake"_s, {u"--result-file"_s, file.fileName()}}}, showAll);
    QCOMPARE(h.call("fake__fixed", "{}").toByteArray(), odd); // large, and not offloaded
    const QByteArray arguments = R"({"a":18446744073709551617, "b":1.0,"a":2})";
    QCOMPARE(member(h.call("fake__echo", arguments), "structuredContent").toByteArray(), arguments);
    // What the child refuses is refused in its words.
    const auto refused = h.start("fake__refuse", "{}");
    QVERIFY(rpcCodeOf(h, refused) != 0);
    QCOMPARE(refused.answer->value().error().code, ErrorCode::Remote);
}

void tst_AllSurface::findsAToolThatNobodyListed()
{
    H h(threeServers(), showAll);
    QCOMPARE(H::text(h.call("beta__touch", "{}")), u"done"_s);
    QCOMPARE(h.runtime->servers().running().size(), size_t(1)); // only the one that was meant
}

void tst_AllSurface::showsOneServerUnderItsOwnNames()
{
    H h(threeServers(), showOnly(u"alpha"_s));
    QCOMPARE(namesIn(h.wait(h.request("tools/list", {})), "tools"_L1).first(), u"ask"_s);
    QCOMPARE(namesIn(h.wait(h.request("prompts/list", {})), "prompts"_L1), QStringList{u"hello"_s});
    QCOMPARE(H::text(h.call("touch", "{}")), u"done"_s);
    QCOMPARE(h.runtime->surface().instructions(), u"Talk."_s);
    const RawJson read = h.wait(h.request("resources/read", uri("any://thing")));
    QVERIFY(read.view().contains("any://thing"));
    QCOMPARE(h.runtime->servers().running().size(), size_t(1));
}

void tst_AllSurface::leavesOutWhatIsBlockedOrBroken()
{
    H h({{u"fake"_s, {}}, {u"broken"_s, {u"--exit-at-start"_s, u"3"_s}}}, showAll);
    h.write({{u"fake"_s, {}}, {u"broken"_s, {u"--exit-at-start"_s, u"3"_s}}},
            {{u"blocked_tools"_s, QJsonArray{u"echo"_s}}});
    QTRY_VERIFY(h.runtime->servers().config(ServerName{u"fake"_s})->blockedTools.size() == 1);
    const QStringList names = namesIn(h.wait(h.request("tools/list", {})), "tools"_L1);
    QVERIFY(!names.contains(u"fake__echo"_s));
    QVERIFY(names.contains(u"fake__slow"_s));
    QCOMPARE(rpcCodeOf(h, h.start("fake__echo", "{}")), rpc::kInvalidParams);
}

void tst_AllSurface::listsWithoutServersThatTakeLongToStart()
{
    const QTemporaryDir folder;
    const QString file = folder.filePath(u"start"_s);
    H h({{u"fake"_s, {}}, {u"late"_s, {kTalking, u"--wait-for"_s, file}}},
        [](EngineSettings &settings) {
            showAll(settings);
            settings.listPatience = 500ms;
        });
    QVERIFY(!H::isError(h.call("fake__echo", R"({"text":"hi"})"))); // known from here on
    QList<QByteArray> told;
    h.runtime->surface().observe(h.connection,
                                 [&](const SurfaceEvent &event) { told.append(event.method); });
    const auto toolNames = [&] { return namesIn(h.wait(h.request("tools/list", {})), "tools"_L1); };
    for (int i = 0; i < 2; ++i) {
        const QStringList names = toolNames();
        QVERIFY(names.contains(u"fake__echo"_s));
        QVERIFY(!names.contains(u"late__seen"_s));
    }
    told.clear();
    const auto called = h.start("late__seen", "{}"); // who wants something of it waits
    QVERIFY(QFile(file).open(QIODevice::WriteOnly));
    QVERIFY(H::text(h.wait(called)).contains(u"initialize"_s));
    QTRY_VERIFY(told.contains("notifications/tools/list_changed"));
    QVERIFY(toolNames().contains(u"late__seen"_s));
}

void tst_AllSurface::refusesAnUnknownServer()
{
    QTemporaryDir folder;
    EngineSettings settings;
    showOnly(u"nobody"_s)(settings);
    settings.configFile = folder.filePath(u"none.json"_s);
    settings.offloadFolder = folder.filePath(u"content"_s);
    const auto made = Runtime::create(std::move(settings));
    QVERIFY(!made);
    QCOMPARE(made.error().code, ErrorCode::Misconfigured);
    QVERIFY(made.error().message.contains(u"nobody"_s));
}

void tst_AllSurface::refusesUnknownNames()
{
    H h(threeServers(), showAll);
    QCOMPARE(rpcCodeOf(h, h.start("alpha__nothing", "{}")), rpc::kInvalidParams);
    QCOMPARE(rpcCodeOf(h, h.start("", "{}")), rpc::kInvalidParams);
    QCOMPARE(rpcCodeOf(h, h.request("prompts/get", R"({"name":"hello"})")), rpc::kInvalidParams);
    QCOMPARE(rpcCodeOf(h, h.request("nothing/at/all", "{}")), rpc::kMethodNotFound);
    QCOMPARE(rpcCodeOf(h, h.request("resources/read", "{}")), rpc::kInvalidParams);
    const auto page = h.request("tools/list", R"({"cursor":"x"})");
    QTRY_VERIFY(page.isAnswered());
    QCOMPARE(page.answer->value().error().code, ErrorCode::InvalidArgument);
}

void tst_AllSurface::tellsWhyAServerDoesNotStart()
{
    H h({{u"fake"_s, {u"--exit-at-start"_s, u"3"_s}}}, showOnly(u"fake"_s));
    const RawJson result = h.call("echo", "{}");
    QVERIFY(H::isError(result));
    QVERIFY2(H::text(result).contains(u"fake"_s), result.view().toByteArray().constData());
    const auto list = h.request("tools/list", {});
    QTRY_VERIFY(list.isAnswered());
    QVERIFY(!list.answer->value()); // of one server only, it is the answer
}

void tst_AllSurface::startsNothingWhenAutoStartIsOff()
{
    H h(threeServers(), [](EngineSettings &settings) {
        settings.surface = SurfaceKind::All;
        settings.autoStart = false;
    });
    QCOMPARE(namesIn(h.wait(h.request("tools/list", {})), "tools"_L1), QStringList());
    QVERIFY(h.runtime->servers().running().empty());

    const auto switchFake = [&](bool on) {
        std::optional<bool> isDone;
        if (on) {
            h.runtime->starter().start(
                ServerName{u"fake"_s},
                Done<ChildSession *>([&](const auto &r) { isDone = r.has_value(); }));
        } else {
            h.runtime->servers().stop(ServerName{u"fake"_s},
                                      Done<bool>([&](const auto &r) { isDone = r.has_value(); }));
        }
        return QTest::qWaitFor([&] { return isDone.has_value(); }, 20000) && *isDone;
    };
    QVERIFY(switchFake(true));
    QVERIFY(!H::isError(h.call("fake__echo", "{}")));
    QVERIFY(switchFake(false));
    const RawJson refused = h.call("fake__echo", "{}");
    QVERIFY(H::isError(refused));
    QVERIFY2(H::text(refused).contains(u"AUTO_START is off"_s), qPrintable(H::text(refused)));
    QVERIFY(H::text(refused).contains(u"mcp-runtime start fake"_s));
    QVERIFY(!namesIn(h.wait(h.request("tools/list", {})), "tools"_L1).isEmpty());
    QVERIFY(h.runtime->servers().running().empty());
}

void tst_AllSurface::listsPromptsAndResources()
{
    H h(threeServers(), showAll);
    QCOMPARE(namesIn(h.wait(h.request("prompts/list", {})), "prompts"_L1),
             (QStringList{u"alpha__hello"_s, u"beta__hello"_s}));
    QCOMPARE(namesIn(h.wait(h.request("resources/list", {})), "resources"_L1, "uri"_L1),
             (QStringList{u"alpha://a"_s, u"beta://a"_s}));
    QCOMPARE(namesIn(h.wait(h.request("resources/templates/list", {})), "resourceTemplates"_L1,
                     "uriTemplate"_L1),
             (QStringList{u"alpha://by/{id}"_s, u"beta://by/{id}"_s}));
}

void tst_AllSurface::routesPromptsAndResources()
{
    H h(threeServers(), showAll);
    const RawJson prompt = h.wait(h.request("prompts/get", R"({"name":"beta__hello"})"));
    QVERIFY(prompt.view().contains("\"description\": \"hello\""));
    const RawJson resource = h.wait(h.request("resources/read", uri("beta://a")));
    const QByteArray expected = R"({"contents": [{"uri": "beta://a", "text": "beta"}]})";
    QCOMPARE(resource.toByteArray(), expected);
    const RawJson made = h.wait(h.request("resources/read", uri("alpha://by/7")));
    QVERIFY(made.view().contains("\"text\": \"alpha\""));
}

void tst_AllSurface::tellsThatAResourceIsUnknown_data()
{
    QTest::addColumn<Era>("era");
    QTest::addColumn<QByteArray>("uri");
    QTest::addColumn<int>("code");
    QTest::newRow("legacy, nobody's") << Era::Legacy << "x://y"_ba << -32002;
    QTest::newRow("legacy, the child says so") << Era::Legacy << "beta://by/none"_ba << -32002;
    QTest::newRow("modern, nobody's") << Era::Modern << "x://y"_ba << -32602;
    QTest::newRow("modern, the child says so") << Era::Modern << "beta://by/none"_ba << -32602;
}

void tst_AllSurface::tellsThatAResourceIsUnknown()
{
    QFETCH(Era, era);
    QFETCH(QByteArray, uri);
    H h(threeServers(), showAll);
    h.era = era;
    const auto asked = h.request("resources/read", "{\"uri\":\"" + uri + "\"}");
    QTEST(rpcCodeOf(h, asked), "code");
    QCOMPARE(asked.answer->value().error().rpcData, "{\"uri\":\"" + uri + "\"}");
}

void tst_AllSurface::completes()
{
    H h(threeServers(), showAll);
    const auto ask = [&](const QByteArray &ref) {
        return h.wait(h.request("completion/complete",
                                R"({"ref":)" + ref + R"(,"argument":{"name":"a","value":"b"}})"));
    };
    const RawJson prompt = ask(R"({"type":"ref/prompt","name":"beta__hello"})");
    QVERIFY(prompt.view().contains("hello") && !prompt.view().contains("beta"));
    const RawJson resource = ask(R"({"type":"ref/resource","uri":"beta://by/{id}"})");
    QVERIFY(resource.view().contains("beta://by/{id}"));
}

void tst_AllSurface::tellsWhoWatchesOfChanges()
{
    H h(threeServers(), showAll);
    QList<SurfaceEvent> events;
    h.runtime->surface().observe(1, [&](const SurfaceEvent &event) { events << event; });
    const QByteArray watched = uri("alpha://a");
    QCOMPARE(h.wait(h.request("resources/subscribe", watched)).toByteArray(), "{}"_ba);
    h.connection = 2;
    QCOMPARE(h.wait(h.request("resources/subscribe", watched)).toByteArray(), "{}"_ba);
    QCOMPARE(seenBy(h, "alpha__seen").count("resources/subscribe"), 1); // one is enough
    h.call("alpha__touch", "{}");
    // Servers that have just started may tell of their lists in between.
    const auto updated = [&events] {
        return std::ranges::find(events, "notifications/resources/updated"_ba,
                                 &SurfaceEvent::method);
    };
    QTRY_VERIFY(updated() != events.end());
    QCOMPARE(updated()->resourceUri, u"alpha://a"_s);
    // The child is told when the last one has gone, whichever way.
    QCOMPARE(h.wait(h.request("resources/unsubscribe", watched)).toByteArray(), "{}"_ba);
    QCOMPARE(seenBy(h, "alpha__seen").count("resources/unsubscribe"), 0);
    h.runtime->surface().connectionClosed(1);
    QTRY_COMPARE(seenBy(h, "alpha__seen").count("resources/unsubscribe"), 1);
    // A server that starts anew is told again.
    QCOMPARE(h.wait(h.request("resources/subscribe", watched)).toByteArray(), "{}"_ba);
    bool stopped = false;
    h.runtime->servers().stop(ServerName{u"alpha"_s},
                              Done<bool>([&](const Result<bool> &) { stopped = true; }));
    QTRY_VERIFY(stopped);
    QCOMPARE(seenBy(h, "alpha__seen").count("resources/subscribe"), 1);
}

void tst_AllSurface::tellsOfChangedLists()
{
    H h(threeServers(), showAll);
    for (const QByteArray kind : {"tools", "prompts", "resources"})
        h.wait(h.request(kind + "/list", {}));
    QSet<QByteArray> told;
    h.runtime->surface().observe(1, [&](const SurfaceEvent &event) { told << event.method; });
    h.call("alpha__grow", "{}");
    QTRY_COMPARE(told.size(), 3);
    QVERIFY(namesIn(h.wait(h.request("tools/list", {})), "tools"_L1).contains(u"alpha__more_0"_s));
    QVERIFY(
        namesIn(h.wait(h.request("prompts/list", {})), "prompts"_L1).contains(u"alpha__more_0"_s));
    QVERIFY(namesIn(h.wait(h.request("resources/list", {})), "resources"_L1, "uri"_L1)
                .contains(u"alpha://more_0"_s));
    // Who has gone is told nothing.
    told.clear();
    h.runtime->surface().connectionClosed(1);
    h.call("alpha__grow", "{}");
    QTest::qWait(500);
    QVERIFY(told.isEmpty());
}

void tst_AllSurface::doesNotWaitForAListThatTakesLong()
{
    H h(threeServers(), showAll);
    h.wait(h.request("prompts/list", {}));
    h.wait(h.request("resources/list", {}));
    QByteArrayList told;
    h.runtime->surface().observe(1, [&](const SurfaceEvent &event) { told << event.method; });
    h.call("alpha__hold", "{}");
    QTRY_VERIFY(told.contains("notifications/prompts/list_changed")
                && told.contains("notifications/resources/list_changed"));
    told.clear();
    // What it had before is shown, and reached, meanwhile.
    QCOMPARE(namesIn(h.wait(h.request("prompts/list", {})), "prompts"_L1),
             (QStringList{u"alpha__hello"_s, u"beta__hello"_s}));
    QVERIFY(h.wait(h.request("prompts/get", R"({"name":"alpha__hello"})"))
                .view()
                .contains("\"description\": \"hello\""));
    QCOMPARE(namesIn(h.wait(h.request("resources/list", {})), "resources"_L1, "uri"_L1),
             (QStringList{u"alpha://a"_s, u"beta://a"_s}));
    QVERIFY(h.wait(h.request("resources/read", uri("alpha://a"))).view().contains("alpha"));
    QVERIFY(!told.contains("notifications/prompts/list_changed"));
    QVERIFY(!told.contains("notifications/resources/list_changed"));
    // What only the new list has is waited for; a name that nobody can have is not.
    const auto prompt = h.request("prompts/get", R"({"name":"alpha__more_0"})");
    const auto resource = h.request("resources/read", uri("alpha://more_0"));
    QCOMPARE(rpcCodeOf(h, h.request("prompts/get", R"({"name":"gamma__x"})")), rpc::kInvalidParams);
    QVERIFY(h.wait(h.request("resources/read", uri("beta://by/1"))).view().contains("beta"));
    QVERIFY(!prompt.isAnswered() && !resource.isAnswered());

    h.call("alpha__release", "{}");
    QVERIFY(h.wait(prompt).view().contains("more_0"));
    QVERIFY(h.wait(resource).view().contains("alpha"));
    QTRY_VERIFY(told.contains("notifications/prompts/list_changed"));
    QTRY_VERIFY(told.contains("notifications/resources/list_changed"));
    QVERIFY(
        namesIn(h.wait(h.request("prompts/list", {})), "prompts"_L1).contains(u"alpha__more_0"_s));
    QVERIFY(namesIn(h.wait(h.request("resources/list", {})), "resources"_L1, "uri"_L1)
                .contains(u"alpha://more_0"_s));
}

void tst_AllSurface::tellsWhatARestartChanged()
{
    H h(threeServers(), showAll);
    for (const QByteArray kind : {"prompts", "resources", "resources/templates"})
        h.wait(h.request(kind + "/list", {}));
    const auto restart = [&](const QString &name) {
        bool isStopped = false;
        h.runtime->servers().stop(ServerName{name},
                                  Done<bool>([&](const auto &) { isStopped = true; }));
        return QTest::qWaitFor([&] { return isStopped; }, 20000)
               && !H::isError(h.call(name.toUtf8() + "__log", "{}"));
    };
    QByteArrayList told;
    h.runtime->surface().observe(1, [&](const SurfaceEvent &event) { told << event.method; });
    h.call("alpha__grow", "{}"); // which it has forgotten when it runs anew
    QTRY_VERIFY(told.contains("notifications/resources/list_changed"));
    for (const QByteArray kind : {"prompts", "resources"})
        h.wait(h.request(kind + "/list", {}));
    told.clear();
    QVERIFY(restart(u"beta"_s));
    QVERIFY(h.wait(h.request("prompts/get", R"({"name":"beta__hello"})")).view().contains("hello"));
    QVERIFY(!told.contains("notifications/prompts/list_changed"));
    QVERIFY(restart(u"alpha"_s));
    QTRY_VERIFY(told.contains("notifications/prompts/list_changed"));
    QTRY_VERIFY(told.contains("notifications/resources/list_changed"));
    QCOMPARE(namesIn(h.wait(h.request("prompts/list", {})), "prompts"_L1),
             (QStringList{u"alpha__hello"_s, u"beta__hello"_s}));
}

void tst_AllSurface::passesTheLogLevelOn()
{
    H h(threeServers(), showAll);
    QVERIFY(!seenBy(h, "alpha__seen").contains("logging/setLevel"));
    h.runtime->surface().setLogLevel(1, "warning");
    h.runtime->surface().setLogLevel(2, "error"); // warning is wanted already
    QTRY_COMPARE(seenBy(h, "alpha__seen").count("logging/setLevel"), 1);
    QVERIFY(seenBy(h, "alpha__seen").contains("\"level\": \"warning\""));
    h.runtime->surface().setLogLevel(2, "debug");
    QTRY_VERIFY(seenBy(h, "alpha__seen").contains("\"level\": \"debug\""));
    // A server that starts later hears of it, too.
    QTRY_VERIFY(seenBy(h, "beta__seen").contains("\"level\": \"debug\""));
}

void tst_AllSurface::relaysLogsAndProgress()
{
    H h(threeServers(), showAll);
    h.wait(h.start("alpha__progress", "{}", R"({"progressToken":"mine"})"));
    QCOMPARE(h.notified.size(), 2);
    QCOMPARE(h.notified[1].first, "notifications/progress"_ba);
    QCOMPARE(h.notified[1].second, R"({"progressToken":"mine","progress":2})"_ba);
    h.notified.clear();
    QList<SurfaceEvent> events;
    h.runtime->surface().observe(1, [&](const SurfaceEvent &event) { events << event; });
    h.call("alpha__log", "{}");
    QCOMPARE(h.notified.size() + events.size(), 1); // belongs to the only call there is
}

void tst_AllSurface::asksTheCaller_data()
{
    QTest::addColumn<bool>("isAll");
    QTest::newRow("surface all") << true;
    QTest::newRow("execute_tool") << false;
}

void tst_AllSurface::asksTheCaller()
{
    QFETCH(bool, isAll);
    H h({{u"fake"_s, {kTalking}}}, [isAll](EngineSettings &s) {
        if (isAll)
            s.surface = SurfaceKind::All;
    });
    AnsweringClient client(h);
    const auto asked =
        isAll ? h.start("fake__ask", "{}") : h.start("execute_tool", H::execute("ask"));
    QVERIFY(client.isAsked());
    QCOMPARE(client.asked, QByteArrayList{R"(elicitation/create {"message": "Who?"})"});
    QVERIFY(!asked.isAnswered());
    client.open.front().report(RawJson(R"({"action":"accept","content":{"n":1.0}})"));
    QCOMPARE(H::text(h.wait(asked)), u"{\"action\": \"accept\", \"content\": {\"n\": 1.0}}"_s);
    client.open.clear();
    // What the client answers with an error, the child gets as one.
    const QByteArray roots = R"({"method":"roots/list"})";
    const auto again =
        isAll ? h.start("fake__ask", roots) : h.start("execute_tool", H::execute("ask", roots));
    QVERIFY(client.isAsked());
    client.open.front().report(Failure(Error{ErrorCode::Remote, u"No."_s, {}, -7}));
    QCOMPARE(H::text(h.wait(again)), u"{\"code\": -7, \"message\": \"No.\"}"_s);
}

void tst_AllSurface::letsAModernCallerComeBack_data()
{
    asksTheCaller_data();
}

void tst_AllSurface::letsAModernCallerComeBack()
{
    QFETCH(bool, isAll);
    H h({{u"fake"_s, {kTalking}}}, [isAll](EngineSettings &s) {
        if (isAll)
            s.surface = SurfaceKind::All;
    });
    h.era = Era::Modern;
    h.clientCapabilities = R"({"elicitation":{}})";
    QByteArray call = R"("name":"fake__ask","arguments":{})";
    if (!isAll)
        call = R"("name":"execute_tool","arguments":)" + H::execute("ask");
    const RawJson interim = h.wait(h.request("tools/call", '{' + call + '}'));
    const QJsonValue needed = toJsonValue(interim);
    QCOMPARE(needed["resultType"_L1].toString(), u"input_required"_s);
    const QJsonObject inputs = needed["inputRequests"_L1].toObject();
    QCOMPARE(inputs.size(), 1);
    QCOMPARE(inputs.begin().value()["method"_L1].toString(), u"elicitation/create"_s);
    h.runtime->surface().connectionClosed(h.connection); // its request has been answered
    h.connection = 2;
    const QByteArray retry = '{' + call + ",\"inputResponses\":{\"" + inputs.begin().key().toUtf8()
                             + "\":{\"action\":\"decline\"}},\"requestState\":"
                             + member(interim, "requestState").toByteArray() + '}';
    QCOMPARE(H::text(h.wait(h.request("tools/call", retry))), u"{\"action\": \"decline\"}"_s);
}

void tst_AllSurface::refusesAChangedState()
{
    H h({{u"fake"_s, {kTalking}}}, showAll);
    h.era = Era::Modern;
    h.clientCapabilities = R"({"elicitation":{}})";
    const QByteArray call = "{\"name\":\"fake__ask\",\"arguments\":{}";
    const RawJson interim = h.wait(h.request("tools/call", call + '}'));
    QByteArray state = member(interim, "requestState").toByteArray();
    state.insert(state.size() - 1, 'x');
    for (const QByteArray &wrong : {state, QByteArray("\"of somebody else\"")}) {
        const auto asked = h.request("tools/call", call + ",\"requestState\":" + wrong + '}');
        QCOMPARE(rpcCodeOf(h, asked), rpc::kInvalidParams);
    }
}

void tst_AllSurface::asksNobodyWhoCannotAnswer()
{
    H h({{u"fake"_s, {kTalking}}}, showAll);
    QVERIFY(H::text(h.call("fake__ask", "{}")).contains(u"-32601"_s)); // can't be asked at all
    AnsweringClient client(h);
    const QByteArray sampling = R"({"method":"sampling/createMessage"})"; // not declared
    QVERIFY(H::text(h.call("fake__ask", sampling)).contains(u"-32601"_s));
    QVERIFY(client.asked.isEmpty());
}

void tst_AllSurface::cancelsWhatAsks()
{
    H h({{u"fake"_s, {kTalking}}}, showAll);
    AnsweringClient client(h);
    const auto asked = h.start("fake__ask", "{}");
    QVERIFY(client.isAsked());
    h.runtime->surface().cancel(asked.ticket);
    QVERIFY(asked.isAnswered());
    QCOMPARE(asked.answer->value().error().code, ErrorCode::Cancelled);
    QTRY_COMPARE(seenBy(h, "fake__seen").count("notifications/cancelled"), 1);
    client.open.front().report(RawJson("{}")); // too late, and harmless
    // A connection that closes takes its calls along.
    const auto waiting = h.start("fake__wait", "{}");
    h.runtime->surface().connectionClosed(h.connection);
    QVERIFY(waiting.isAnswered());
    QTRY_COMPARE(seenBy(h, "fake__seen").count("notifications/cancelled"), 2);
}

void tst_AllSurface::givesTheSchemaOfATool()
{
    H h(threeServers(), showAll);
    QVERIFY(h.runtime->surface().toolSchema("alpha__ask").isEmpty()); // not known yet
    h.wait(h.request("tools/list", {}));
    QCOMPARE(h.runtime->surface().toolSchema("alpha__ask").toByteArray(),
             R"({"type": "object"})"_ba);
    QVERIFY(h.runtime->surface().toolSchema("alpha__none").isEmpty());
}

QTEST_GUILESS_MAIN(tst_AllSurface)
#include "tst_all_surface.moc"
