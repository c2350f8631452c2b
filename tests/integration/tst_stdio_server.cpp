// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/stdio_server.h"
#include "tests/support/fake_surface.h"
#include "tests/support/modern_request_text.h"

#include <QElapsedTimer>
#include <QSignalSpy>
#include <QTest>

#include <array>

#include <fcntl.h>
#include <sys/socket.h>
#include <unistd.h>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kInitialize =
    R"({"jsonrpc":"2.0","id":0,"method":"initialize","params":{"protocolVersion":"2025-11-25"}})"
    "\n";

/// Both ends of stdin and stdout; the test holds the client's.
struct Harness
{
    std::array<int, 2> in{-1, -1};
    std::array<int, 2> out{-1, -1};
    FakeSurface surface;
    std::unique_ptr<StdioServer> server;
    QByteArray seen;

    explicit Harness(bool sockets = false)
    {
        if (sockets) {
            ::socketpair(AF_UNIX, SOCK_STREAM, 0, in.data());
            out = {::dup(in[1]), ::dup(in[0])};
            std::swap(in[0], in[1]);
            std::swap(out[0], out[1]);
        } else {
            (void)!::pipe(in.data());
            (void)!::pipe(out.data());
        }
        ::fcntl(in[1], F_SETFL, O_NONBLOCK);
        ::fcntl(out[0], F_SETFL, O_NONBLOCK);
        server = std::make_unique<StdioServer>(surface, OwnerKey{u"me"_s}, in[0], out[1]);
    }
    ~Harness()
    {
        server.reset();
        for (const int fd : {in[0], in[1], out[0], out[1]}) {
            if (fd >= 0)
                ::close(fd);
        }
    }
    Q_DISABLE_COPY_MOVE(Harness)

    void send(const QByteArray &bytes) const
    {
        qsizetype at = 0;
        QVERIFY(QTest::qWaitFor(
            [&] {
                const auto some = ::write(in[1], bytes.constData() + at, size_t(bytes.size() - at));
                at += std::max<qsizetype>(some, 0);
                return at == bytes.size();
            },
            20'000));
    }
    void readSome()
    {
        QByteArray buffer(1 << 20, Qt::Uninitialized);
        const auto some = ::read(out[0], buffer.data(), size_t(buffer.size()));
        seen += buffer.first(std::max<qsizetype>(some, 0));
    }
    /// The next line from stdout; empty when none comes.
    QByteArray line()
    {
        (void)QTest::qWaitFor([this] {
            readSome();
            return seen.contains('\n');
        });
        const qsizetype end = seen.indexOf('\n');
        const QByteArray taken = seen.first(std::max<qsizetype>(end, 0));
        seen = seen.mid(end + 1);
        return taken;
    }
    void initialize()
    {
        server->start();
        send(kInitialize);
        QVERIFY(line().contains("protocolVersion"));
    }
    void closeInput() { ::close(std::exchange(in[1], -1)); }
};

} // namespace

class tst_StdioServer : public QObject
{
    Q_OBJECT

private slots:
    void answersABatchOfTheRevisionThatHasThem();
    void initializes_data();
    void initializes();
    void answersWhateverTheSplit();
    void answersManyRequestsInOneChunk();
    void answersLater();
    void sendsNotificationsBeforeTheAnswer();
    void asksTheClient();
    void tellsEvents();
    void decidesForTheModernEra();
    void decidesForTheLegacyEra();
    void servesModernRequests();
    void cancelsModernRequests();
    void refusesAModernIdThatIsInUse();
    void listensOnStdio();
    void endsWithModernRequestsOpen();
    void refusesBadLinesAndGoesOn_data();
    void refusesBadLinesAndGoesOn();
    void refusesOverlongLinesAndGoesOn();
    void cancels();
    void startsWithServerDiscover();
    void finishesAtTheEndOfInput();
    void finishesWhenNobodyReads();
    void stopsReadingWhenNobodyReads();
    void sendsLargeResultsWhole();
    void keepsEmbeddedLineBreaksOut();
    void leavesTheDescriptorsAsTheyWere();
    void readsNothingBeforeStart();
};

void tst_StdioServer::initializes_data()
{
    QTest::addColumn<bool>("sockets");
    QTest::newRow("pipes") << false;
    QTest::newRow("socket pair") << true;
}

void tst_StdioServer::initializes()
{
    QFETCH(const bool, sockets);
    Harness h(sockets);
    h.initialize();
    h.send(buildRequest("1", "echo", R"({"x":1.0})") + '\n');
    QCOMPARE(h.line(), R"({"jsonrpc":"2.0","id":1,"result":{"x":1.0}})");
}

void tst_StdioServer::answersWhateverTheSplit()
{
    const QByteArray wire = kInitialize + buildRequest("\"a\"", "echo", R"({"x":1})") + "\r\n\n";
    for (qsizetype step = 1; step <= wire.size(); step += 7) {
        Harness h;
        h.server->start();
        for (qsizetype at = 0; at < wire.size(); at += step) {
            h.send(wire.mid(at, step));
            QCoreApplication::processEvents();
        }
        QVERIFY(h.line().contains("protocolVersion"));
        QCOMPARE(h.line(), R"({"jsonrpc":"2.0","id":"a","result":{"x":1}})");
        QVERIFY(h.seen.isEmpty());
    }
}

void tst_StdioServer::answersManyRequestsInOneChunk()
{
    Harness h;
    h.initialize();
    QByteArray wire;
    for (int i = 1; i <= 500; ++i)
        wire += buildRequest(QByteArray::number(i), "ping", {}) + '\n';
    h.send(wire);
    for (int i = 1; i <= 500; ++i)
        QCOMPARE(h.line(),
                 "{\"jsonrpc\":\"2.0\",\"id\":" + QByteArray::number(i) + ",\"result\":{}}");
}

void tst_StdioServer::answersLater()
{
    Harness h;
    h.initialize();
    h.send(buildRequest("1", "slow", {}) + '\n' + buildRequest("2", "slow", {}) + '\n');
    QTRY_COMPARE(h.surface.held.size(), 2U);
    h.surface.answer("{\"n\":2}");
    QCOMPARE(h.line(), R"({"jsonrpc":"2.0","id":2,"result":{"n":2}})");
    h.surface.answer("{\"n\":1}");
    QCOMPARE(h.line(), R"({"jsonrpc":"2.0","id":1,"result":{"n":1}})");
}

void tst_StdioServer::sendsNotificationsBeforeTheAnswer()
{
    Harness h;
    h.initialize();
    h.send(buildRequest("1", "slow", {}) + '\n');
    QTRY_COMPARE(h.surface.held.size(), 1U);
    h.surface.last().request.caller.notify("notifications/progress",
                                           RawJson(R"({"progress":1})"_ba));
    h.surface.answer("{}");
    QCOMPARE(h.line(),
             R"({"jsonrpc":"2.0","method":"notifications/progress","params":{"progress":1}})");
    QCOMPARE(h.line(), R"({"jsonrpc":"2.0","id":1,"result":{}})");
}

void tst_StdioServer::refusesBadLinesAndGoesOn_data()
{
    QTest::addColumn<QByteArray>("bad");
    QTest::addColumn<QByteArray>("answer");
    QTest::newRow("no JSON") << "hello"_ba
                             << "\"id\":null,\"error\":{\"code\":-32700"_ba;
    QTest::newRow("batch") << "[]"_ba
                           << "\"id\":null,\"error\":{\"code\":-32600"_ba;
    QTest::newRow("no version") << R"({"id":4,"method":"ping"})"_ba
                                << "\"id\":4,\"error\":{\"code\":-32600"_ba;
    QTest::newRow("second initialize")
        << kInitialize.trimmed() << "\"id\":0,\"error\":{\"code\":-32600"_ba;
    QTest::newRow("NUL bytes") << QByteArray(10, '\0')
                               << "\"id\":null,\"error\":{\"code\":-32700"_ba;
    QTest::newRow("invalid UTF-8") << "\xff\xfe"_ba
                                   << "\"id\":null,\"error\":{\"code\":-32700"_ba;
}

void tst_StdioServer::refusesBadLinesAndGoesOn()
{
    QFETCH(const QByteArray, bad);
    QFETCH(const QByteArray, answer);
    Harness h;
    h.initialize();
    h.send(bad + '\n' + buildRequest("9", "ping", {}) + '\n');
    const QByteArray refusal = h.line();
    QVERIFY2(refusal.contains(answer), refusal.constData());
    QCOMPARE(h.line(), R"({"jsonrpc":"2.0","id":9,"result":{}})");
}

void tst_StdioServer::refusesOverlongLinesAndGoesOn()
{
    for (const qsizetype size : {1001, 2000, 300'000, 2'000'000}) {
        Harness h;
        h.server->setLimits(1000, 1'000'000);
        h.initialize();
        h.send(buildRequest("1", "ping", {}) + '\n' + QByteArray(size, 'x') + '\n'
               + buildRequest("2", "ping", {}) + '\n');
        QCOMPARE(h.line(), R"({"jsonrpc":"2.0","id":1,"result":{}})");
        const QByteArray refusal = h.line();
        QVERIFY2(refusal.contains("-32600") && refusal.contains("1000"), refusal.constData());
        QCOMPARE(h.line(), R"({"jsonrpc":"2.0","id":2,"result":{}})");
    }
}

void tst_StdioServer::cancels()
{
    Harness h;
    h.initialize();
    h.send(buildRequest("1", "slow", {}) + '\n');
    QTRY_COMPARE(h.surface.held.size(), 1U);
    h.send(buildNotification("notifications/cancelled", R"({"requestId":1})") + '\n'
           + buildRequest("2", "ping", {}) + '\n');
    QCOMPARE(h.line(), R"({"jsonrpc":"2.0","id":2,"result":{}})");
    QCOMPARE(h.surface.cancelled.size(), 1U);
}

void tst_StdioServer::startsWithServerDiscover()
{
    Harness h;
    h.server->start();
    h.send(buildRequest("1", "server/discover", {}) + '\n');
    QVERIFY(h.line().contains("-32602")); // says nothing of its sender
    h.send(modernRequest("2", "server/discover") + '\n');
    QVERIFY(h.line().contains("supportedVersions"));
    h.send(kInitialize);
    QVERIFY(h.line().contains("2025-11-25"));
}

void tst_StdioServer::finishesAtTheEndOfInput()
{
    Harness h;
    QSignalSpy finished(h.server.get(), &StdioServer::finished);
    h.initialize();
    h.send(buildRequest("1", "slow", {}) + '\n' + buildRequest("2", "ping", {}) + '\n');
    h.closeInput();
    QCOMPARE(h.line(), R"({"jsonrpc":"2.0","id":2,"result":{}})");
    QTRY_COMPARE(finished.size(), 1);
    QCOMPARE(h.surface.closed.size(), 1U);
    h.surface.answer("{}"); // nobody waits any more
    QTest::qWait(5);
    h.readSome();
    QVERIFY(h.seen.isEmpty());
    QCOMPARE(finished.size(), 1);
}

void tst_StdioServer::finishesWhenNobodyReads()
{
    Harness h;
    QSignalSpy finished(h.server.get(), &StdioServer::finished);
    h.initialize();
    ::close(std::exchange(h.out[0], -1));
    h.send(buildRequest("1", "ping", {}) + '\n');
    QTRY_COMPARE(finished.size(), 1); // and the process has survived SIGPIPE
}

void tst_StdioServer::stopsReadingWhenNobodyReads()
{
    Harness h;
    h.server->setLimits(1'000'000, 3'000'000);
    h.initialize();
    const QByteArray large(500'000, 'x');
    const QByteArray echo =
        buildRequest("1", "echo", QByteArray("{\"x\":\"" + large + "\"}")) + '\n';
    qsizetype sent = 0;
    QElapsedTimer sinceProgress;
    sinceProgress.start();
    while (sinceProgress.elapsed() < 300) { // until nothing more is taken
        const qsizetype at = sent % echo.size();
        const auto some = ::write(h.in[1], echo.constData() + at, size_t(echo.size() - at));
        if (some > 0) {
            sent += some;
            sinceProgress.start();
        }
        QTest::qWait(1);
        QVERIFY(sent < 20'000'000);
    }
    const auto answers = sent / echo.size();
    QVERIFY(answers >= 4);
    for (qsizetype i = 0; i < answers; ++i)
        QVERIFY(h.line().endsWith("x\"}}"));
}

void tst_StdioServer::sendsLargeResultsWhole()
{
    Harness h;
    h.initialize();
    const QByteArray params = "{\"x\":\"" + QByteArray(5'000'000, 'y') + "\"}";
    h.send(buildRequest("1", "echo", params) + '\n');
    QVERIFY(h.line() == "{\"jsonrpc\":\"2.0\",\"id\":1,\"result\":" + params + "}");
}

void tst_StdioServer::keepsEmbeddedLineBreaksOut()
{
    Harness h;
    h.initialize();
    h.send(buildRequest("1", "slow", {}) + '\n');
    QTRY_COMPARE(h.surface.held.size(), 1U);
    h.surface.answer("{\r\n  \"a\": 1\n}");
    QCOMPARE(h.line(), R"({"jsonrpc":"2.0","id":1,"result":{    "a": 1 }})");
}

void tst_StdioServer::leavesTheDescriptorsAsTheyWere()
{
    Harness h;
    const int before = ::fcntl(h.in[0], F_GETFL);
    h.initialize();
    QCOMPARE(::fcntl(h.in[0], F_GETFL), before); // shared with others as a rule
    h.server.reset();
    QVERIFY((::fcntl(h.out[1], F_GETFL) & O_NONBLOCK) == 0);
}

void tst_StdioServer::readsNothingBeforeStart()
{
    Harness h;
    h.send(kInitialize);
    QTest::qWait(5);
    h.readSome();
    QVERIFY(h.seen.isEmpty());
    h.server->start();
    QVERIFY(h.line().contains("protocolVersion"));
}

void tst_StdioServer::asksTheClient()
{
    Harness h;
    h.initialize();
    h.send(buildRequest("1", "slow", "{}") + '\n');
    QTRY_COMPARE(h.surface.held.size(), 1U);
    QByteArray answer;
    h.surface.last().request.caller.ask("roots/list", {},
                                        Done<RawJson>([&](const Result<RawJson> &result) {
                                            answer = result.value().toByteArray();
                                        }));
    const auto asked = parseEnvelope(h.line()).value();
    QCOMPARE(asked.method, "roots/list");
    h.send(buildResult(asked.id.view(), R"({"roots":[]})") + '\n');
    QTRY_COMPARE(answer, R"({"roots":[]})");
}

void tst_StdioServer::tellsEvents()
{
    Harness h;
    h.initialize();
    h.send(buildNotification("notifications/initialized", {}) + '\n');
    QTRY_COMPARE(h.surface.observers.size(), 1U);
    h.surface.tell({"notifications/tools/list_changed", {}, {}});
    QCOMPARE(h.line(), buildNotification("notifications/tools/list_changed", {}));
}

void tst_StdioServer::decidesForTheModernEra()
{
    Harness h;
    h.server->start();
    h.send(modernRequest("1", "echo") + '\n');
    QVERIFY(h.line().contains("resultType"));
    h.send(kInitialize);
    const QByteArray refusal = h.line();
    QVERIFY(refusal.contains("-32022"));
    QVERIFY(refusal.contains(R"("data":{"supported":["2026-07-28"],"requested":"2025-11-25"})"));
    h.send(buildRequest("2", "echo", "{}") + '\n'); // nothing in _meta
    QVERIFY(h.line().contains("-32602"));
    h.send(modernRequest("3", "ping") + '\n');
    QVERIFY(h.line().contains("-32601"));
    QCOMPARE(h.surface.requests, 1);
}

void tst_StdioServer::decidesForTheLegacyEra()
{
    Harness h;
    h.initialize();
    h.send(buildRequest("1", "server/discover", {}) + '\n');
    QVERIFY(h.line().contains("-32601"));
    h.send(modernRequest("2", "slow") + '\n');
    QTRY_COMPARE(h.surface.held.size(), 1U);
    QCOMPARE(h.surface.last().request.caller.era, Era::Legacy);
}

void tst_StdioServer::servesModernRequests()
{
    Harness h;
    h.server->start();
    const QByteArray level = R"("io.modelcontextprotocol/logLevel":"error")";
    h.send(modernRequest("1", "slow") + '\n' + modernRequest("\"1\"", "slow", {}, modernMeta(level))
           + '\n');
    QTRY_COMPARE(h.surface.held.size(), 2U);
    const Caller caller = h.surface.last().request.caller;
    QCOMPARE(caller.era, Era::Modern);
    QVERIFY(!caller.ask);
    caller.notify("notifications/message", RawJson(R"({"level":"info"})"_ba));
    caller.notify("notifications/message", RawJson(R"({"level":"alert"})"_ba));
    QVERIFY(h.line().contains("alert"));
    h.surface.answer("{}");
    QVERIFY(h.line().startsWith(R"({"jsonrpc":"2.0","id":"1","result":{)"));
    h.surface.answer("{}");
    QVERIFY(h.line().startsWith(R"({"jsonrpc":"2.0","id":1,"result":{)"));
    h.send(modernRequest("1", "echo") + '\n'); // free again
    QVERIFY(h.line().contains("complete"));
}

void tst_StdioServer::cancelsModernRequests()
{
    Harness h;
    h.server->start();
    h.send(modernRequest("1", "slow") + '\n' + modernRequest("2", "slow") + '\n');
    QTRY_COMPARE(h.surface.held.size(), 2U);
    const Caller second = h.surface.last().request.caller;
    h.send(buildNotification("notifications/cancelled", R"({"requestId":2})") + '\n');
    QTRY_COMPARE(h.surface.cancelled, std::vector<RequestTicket>{2});
    QCOMPARE(h.surface.closed, std::vector<quint64>{second.connection});
    second.notify("notifications/progress", RawJson("{}"_ba));
    h.send(buildNotification("notifications/cancelled", R"({"requestId":9})") + '\n');
    h.surface.answer("{}");
    QVERIFY(h.line().startsWith(R"({"jsonrpc":"2.0","id":1,)")); // and nothing before it
}

void tst_StdioServer::refusesAModernIdThatIsInUse()
{
    Harness h;
    h.server->start();
    h.send(modernRequest("1", "slow") + '\n' + modernRequest("1", "slow") + '\n');
    QVERIFY(h.line().contains("-32600"));
    QCOMPARE(h.surface.held.size(), 1U);
}

void tst_StdioServer::listensOnStdio()
{
    Harness h;
    h.surface.can = R"({"tools":{"listChanged":true}})";
    h.server->start();
    h.send(
        modernRequest("5", "subscriptions/listen", R"("notifications":{"toolsListChanged":true})")
        + '\n');
    QVERIFY(h.line().contains("acknowledged"));
    h.surface.tell({"notifications/tools/list_changed", {}, {}});
    QVERIFY(h.line().contains(R"("io.modelcontextprotocol/subscriptionId":5)"));
    h.send(buildNotification("notifications/cancelled", R"({"requestId":5})") + '\n');
    QTRY_COMPARE(h.surface.observers.size(), 0U);
}

void tst_StdioServer::endsWithModernRequestsOpen()
{
    Harness h;
    QSignalSpy finished(h.server.get(), &StdioServer::finished);
    h.server->start();
    h.send(modernRequest("1", "slow") + '\n');
    QTRY_COMPARE(h.surface.held.size(), 1U);
    h.closeInput();
    QVERIFY(finished.wait());
    QCOMPARE(h.surface.cancelled.size(), 1U);
}

void tst_StdioServer::answersABatchOfTheRevisionThatHasThem()
{
    Harness h;
    h.server->start();
    h.send(QByteArray(kInitialize).replace("2025-11-25", "2025-03-26"));
    QVERIFY(h.line().contains("2025-03-26"));
    h.send(R"([{"jsonrpc":"2.0","id":1,"method":"ping"},{"jsonrpc":"2.0","id":2,"method":"ping"}])"
           "\n");
    QCOMPARE(h.line().trimmed(),
             R"([{"jsonrpc":"2.0","id":1,"result":{}},{"jsonrpc":"2.0","id":2,"result":{}}])"_ba);
    h.send("[]\n");
    QVERIFY(h.line().contains("-32600"));
}

QTEST_GUILESS_MAIN(tst_StdioServer)
#include "tst_stdio_server.moc"
