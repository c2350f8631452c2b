// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/http_server.h"
#include "tests/support/raw_http_client.h"

#include <QSignalSpy>
#include <QTest>

#include <optional>

using namespace mcprt;
using namespace std::chrono_literals;
using namespace Qt::StringLiterals;

namespace {

QByteArray post(const QByteArray &body, const QByteArray &fields = {})
{
    return "POST /x HTTP/1.1\r\nHost: localhost\r\n" + fields
           + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

QByteArray chunked(const QByteArray &framedBody)
{
    return "POST /x HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n" + framedBody;
}

HttpLimits quickLimits()
{
    HttpLimits limits;
    limits.bodyBytes = 100'000;
    limits.tick = 20ms;
    limits.headTime = 100ms;
    limits.bodyTime = 100ms;
    limits.bodyBytesPerSecond = 1'000'000;
    limits.idleTime = 200ms;
    limits.writeStall = 200ms;
    return limits;
}

/// A server that echoes bodies, or keeps exchanges open when told to.
struct Harness
{
    bool holds = false;
    std::vector<HttpExchange> held;
    int handled = 0;
    bool refuses = false;
    std::unique_ptr<HttpServer> server;
    quint16 port = 0;

    explicit Harness(HttpLimits limits = {})
    {
        server = std::make_unique<HttpServer>(
            [this](const HttpRequest &request, HttpExchange exchange) {
                ++handled;
                if (holds)
                    held.push_back(std::move(exchange));
                else
                    exchange.reply({200, {}, "text/plain", request.body});
            },
            [this](const HttpHead &head, OwnerKey *owner) -> std::optional<HttpReply> {
                if (head.value("x-known") == "yes")
                    *owner = OwnerKey{u"me"_s};
                if (refuses)
                    return HttpReply{403, {}, "text/plain", "no"};
                return std::nullopt;
            },
            limits);
        port = server->listen(QHostAddress::LocalHost, 0).value();
    }
};

} // namespace

class tst_HttpServer : public QObject
{
    Q_OBJECT

private slots:
    void answersWhateverTheSplit();
    void answersLater();
    void answersManyRequestsOnOneConnection();
    void answersWholeAndSplitRequestsInTurn();
    void takesChunkedBodiesWhateverTheSplit();
    void answersExpectContinue();
    void closesWhenAsked();
    void keepsTheConnectionAfterARefusalWithoutLoss();
    void refusesBeforeTheBodyHasCome();
    void refusesMalformedRequests_data();
    void refusesMalformedRequests();
    void refusesPipelinedRequestsInOrder();
    void survivesClientsThatLeaveMidCall_data();
    void survivesClientsThatLeaveMidCall();
    void survivesClientsThatLeaveMidStream();
    void survivesBeingDestroyedWithOpenExchanges();
    void answers500WhenTheHandlerForgets();
    void streams();
    void closesStreamsThatNobodyReads();
    void givesUpOnSlowHeads();
    void givesUpOnBlankLines();
    void givesUpOnSlowBodies();
    void closesIdleConnections();
    void keepsLongRequestsOpen();
    void makesRoomForNewcomers();
    void keepsPlacesForKnownPeers();
    void sendsLargeAnswersWhole();
};

void tst_HttpServer::answersWhateverTheSplit()
{
    Harness h;
    const QByteArray wire = post("hello", "X-A: b\r\n");
    for (qsizetype cut = 1; cut < wire.size(); cut += 3) {
        RawHttpClient client(h.port);
        client.send(wire.first(cut));
        QTest::qWait(1);
        client.send(wire.sliced(cut));
        const auto reply = client.reply();
        QVERIFY(reply);
        QCOMPARE(reply->status, 200);
        QCOMPARE(reply->body, "hello");
    }
}

void tst_HttpServer::answersLater()
{
    Harness h;
    h.holds = true;
    RawHttpClient client(h.port);
    client.send(post("x"));
    QTRY_COMPARE(h.held.size(), 1U);
    QVERIFY(h.held[0].isOpen());
    h.held[0].reply({202, {{"X-Extra", "1"}}, {}, {}});
    QVERIFY(!h.held[0].isOpen());
    const auto reply = client.reply();
    QVERIFY(reply);
    QCOMPARE(reply->status, 202);
    QCOMPARE(reply->field("X-Extra"), "1");
    QCOMPARE(reply->field("Content-Length"), "0");
}

void tst_HttpServer::answersManyRequestsOnOneConnection()
{
    Harness h;
    RawHttpClient client(h.port);
    for (int i = 0; i < 200; ++i) {
        const auto reply = client.ask(post(QByteArray::number(i)));
        QVERIFY(reply);
        QCOMPARE(reply->body, QByteArray::number(i));
    }
    QCOMPARE(h.server->connections(), 1);
}

/// Those that come whole never reach QtHttpServer, the others do.
void tst_HttpServer::answersWholeAndSplitRequestsInTurn()
{
    Harness h;
    RawHttpClient client(h.port);
    for (int i = 0; i < 24; ++i) {
        const QByteArray body = "number " + QByteArray::number(i);
        const QByteArray wire = i % 4 == 3 ? chunked("8\r\nnumber 1\r\n0\r\n\r\n") : post(body);
        const qsizetype cut = i % 2 == 0 ? wire.size() : wire.size() - 3 - i % 3;
        client.send(wire.first(cut));
        QTest::qWait(1);
        client.send(wire.sliced(cut));
        const auto reply = client.reply();
        QVERIFY(reply);
        QCOMPARE(reply->body, i % 4 == 3 ? "number 1" : body);
    }
    QCOMPARE(h.handled, 24);
    QCOMPARE(h.server->connections(), 1);
}

void tst_HttpServer::takesChunkedBodiesWhateverTheSplit()
{
    Harness h;
    const QByteArray wire = chunked("5;a=b\r\nhello\r\nA\r\n0123456789\r\n0\r\n\r\n");
    for (qsizetype cut = 1; cut < wire.size(); ++cut) {
        RawHttpClient client(h.port);
        client.send(wire.first(cut));
        QTest::qWait(1);
        client.send(wire.sliced(cut));
        const auto reply = client.reply();
        QVERIFY(reply);
        QCOMPARE(reply->body, "hello0123456789");
    }
}

void tst_HttpServer::answersExpectContinue()
{
    Harness h;
    RawHttpClient client(h.port);
    client.send("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 2\r\nExpect: 100-continue\r\n\r\n");
    QVERIFY(client.sees("HTTP/1.1 100 Continue\r\n\r\n"));
    client.input.clear();
    const auto reply = client.ask("ok");
    QVERIFY(reply);
    QCOMPARE(reply->body, "ok");
}

void tst_HttpServer::closesWhenAsked()
{
    Harness h;
    RawHttpClient polite(h.port);
    auto reply = polite.ask(post("x", "Connection: close\r\n"));
    QVERIFY(reply);
    QCOMPARE(reply->field("Connection"), "close");
    QVERIFY(polite.waitClosed());

    RawHttpClient old(h.port);
    reply = old.ask("GET /x HTTP/1.0\r\nHost: x\r\n\r\n");
    QVERIFY(reply);
    QVERIFY(old.waitClosed());
}

void tst_HttpServer::keepsTheConnectionAfterARefusalWithoutLoss()
{
    Harness h;
    RawHttpClient client(h.port);
    h.refuses = true;
    auto reply = client.ask(post("secret"));
    QVERIFY(reply);
    QCOMPARE(reply->status, 403);
    QCOMPARE(h.handled, 0);
    h.refuses = false;
    reply = client.ask(post("fine"));
    QVERIFY(reply);
    QCOMPARE(reply->body, "fine");
}

void tst_HttpServer::refusesBeforeTheBodyHasCome()
{
    Harness h;
    h.refuses = true;
    RawHttpClient client(h.port);
    const auto reply =
        client.ask("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\r\nabc");
    QVERIFY(reply);
    QCOMPARE(reply->status, 403);
    client.socket.write(QByteArray(50'000, 'x')); // still sending: the answer must not get lost
    QVERIFY(client.waitClosed());
    QCOMPARE(h.handled, 0);
}

void tst_HttpServer::refusesMalformedRequests_data()
{
    QTest::addColumn<QByteArray>("wire");
    QTest::addColumn<int>("status");
    const QByteArray line = "POST /x HTTP/1.1\r\n";
    QTest::newRow("no Host") << line + "Content-Length: 0\r\n\r\n" << 400;
    QTest::newRow("two Hosts") << line + "Host: a\r\nHost: b\r\n\r\n" << 400;
    QTest::newRow("length and coding")
        << line + "Host: a\r\nContent-Length: 3\r\nTransfer-Encoding: chunked\r\n\r\n"
        << 400;
    QTest::newRow("length beyond 2^63")
        << line + "Host: a\r\nContent-Length: 18446744073709551615\r\n\r\n"
        << 400;
    QTest::newRow("body too large") << line + "Host: a\r\nContent-Length: 20000000\r\n\r\n" << 413;
    QTest::newRow("bad chunk") << chunked("-5\r\nhello\r\n0\r\n\r\n") << 400;
    QTest::newRow("huge chunk") << chunked("ffffffff\r\n") << 413;
    QTest::newRow("endless chunk size") << chunked("fffffffffffffffffff\r\n") << 400;
    QTest::newRow("trailer") << chunked("0\r\nHost: evil\r\n\r\n") << 400;
    QTest::newRow("long head") << line + "Host: a\r\nX: " + QByteArray(70'000, 'a') << 431;
    QTest::newRow("garbage") << QByteArray(500, '\xff') + "\r\n\r\n" << 400;
    QTest::newRow("HTTP/0.9") << "GET /x\r\n"_ba << 400;
    QTest::newRow("coding unknown") << line + "Host: a\r\nTransfer-Encoding: gzip\r\n\r\n" << 501;
}

void tst_HttpServer::refusesMalformedRequests()
{
    QFETCH(const QByteArray, wire);
    QFETCH(const int, status);
    Harness h;
    RawHttpClient client(h.port);
    const auto reply = client.ask(wire);
    QVERIFY(reply);
    QCOMPARE(reply->status, status);
    QVERIFY(client.waitClosed());
    QCOMPARE(h.handled, 0);
    QTRY_COMPARE(h.server->connections(), 0);
}

void tst_HttpServer::refusesPipelinedRequestsInOrder()
{
    Harness h;
    RawHttpClient together(h.port);
    auto reply = together.ask(post("first") + post("second"));
    QVERIFY(reply);
    QCOMPARE(reply->body, "first");
    QCOMPARE(reply->field("Connection"), "close");
    QVERIFY(together.waitClosed());
    QCOMPARE(h.handled, 1);

    h.holds = true;
    RawHttpClient later(h.port);
    later.send(post("first"));
    QTRY_COMPARE(h.held.size(), 1U);
    later.send(post("second"));
    QTest::qWait(20);
    QCOMPARE(h.held.size(), 1U);
    h.held[0].reply({200, {}, "text/plain", "first"});
    reply = later.reply();
    QVERIFY(reply);
    QCOMPARE(reply->body, "first");
    QVERIFY(later.waitClosed());
    QCOMPARE(h.handled, 2);
}

void tst_HttpServer::survivesClientsThatLeaveMidCall_data()
{
    QTest::addColumn<bool>("abruptly");
    QTest::newRow("close") << false;
    QTest::newRow("reset") << true;
}

void tst_HttpServer::survivesClientsThatLeaveMidCall()
{
    QFETCH(const bool, abruptly);
    Harness h;
    h.holds = true;
    QSignalSpy lost(h.server.get(), &HttpServer::connectionLost);
    for (int i = 0; i < 200; ++i) {
        RawHttpClient client(h.port);
        client.send(post("x"));
        QTRY_COMPARE(h.held.size(), 1U);
        if (abruptly)
            client.socket.abort();
        else
            client.socket.disconnectFromHost();
        if (i % 2) { // answered before the loss is known, and after
            QTRY_COMPARE(lost.size(), i + 1);
            QVERIFY(!h.held[0].isOpen());
        }
        h.held[0].reply({200, {}, "text/plain", QByteArray(100'000, 'x')});
        h.held.clear();
        QTRY_COMPARE(lost.size(), i + 1);
    }
    h.holds = false;
    RawHttpClient client(h.port);
    const auto reply = client.ask(post("alive"));
    QVERIFY(reply);
    QCOMPARE(reply->body, "alive");
}

void tst_HttpServer::survivesClientsThatLeaveMidStream()
{
    Harness h;
    h.holds = true;
    QSignalSpy lost(h.server.get(), &HttpServer::connectionLost);
    for (int i = 0; i < 100; ++i) {
        RawHttpClient client(h.port);
        client.send(post("x"));
        QTRY_COMPARE(h.held.size(), 1U);
        h.held[0].beginStream({200, {}, "text/event-stream", {}});
        h.held[0].writeStream("data: 1\n\n");
        QVERIFY(client.sees("data: 1"));
        client.socket.abort();
        if (i % 2)
            QTRY_COMPARE(lost.size(), i + 1);
        h.held[0].writeStream("data: 2\n\n");
        h.held[0].endStream();
        h.held.clear();
        QTRY_COMPARE(lost.size(), i + 1);
    }
}

void tst_HttpServer::survivesBeingDestroyedWithOpenExchanges()
{
    Harness h;
    h.holds = true;
    RawHttpClient one(h.port);
    RawHttpClient two(h.port);
    one.send(post("x"));
    two.send(post("x"));
    QTRY_COMPARE(h.held.size(), 2U);
    h.held[1].beginStream({200, {}, "text/event-stream", {}});
    h.server.reset();
    QVERIFY(!h.held[0].isOpen());
    h.held[0].reply({200, {}, "text/plain", "x"});
    h.held[1].writeStream("x");
    h.held.clear();
}

void tst_HttpServer::answers500WhenTheHandlerForgets()
{
    Harness h;
    h.holds = true;
    RawHttpClient client(h.port);
    client.send(post("x"));
    QTRY_COMPARE(h.held.size(), 1U);
    h.held.clear();
    const auto reply = client.reply();
    QVERIFY(reply);
    QCOMPARE(reply->status, 500);
}

void tst_HttpServer::streams()
{
    Harness h;
    h.holds = true;
    RawHttpClient client(h.port);
    client.send(post("x"));
    QTRY_COMPARE(h.held.size(), 1U);
    h.held[0].beginStream({200, {{"X-A", "b"}}, "text/event-stream", {}});
    QVERIFY(client.sees("text/event-stream"));
    h.held[0].writeStream("one ");
    QVERIFY(client.sees("one "));
    h.held[0].writeStream(QByteArray(300'000, 'x'));
    h.held[0].endStream();
    const auto reply = client.reply();
    QVERIFY(reply);
    QCOMPARE(reply->body, "one " + QByteArray(300'000, 'x'));
    h.holds = false;
    const auto next = client.ask(post("again"));
    QVERIFY(next);
    QCOMPARE(next->body, "again");
}

void tst_HttpServer::closesStreamsThatNobodyReads()
{
    HttpLimits limits = quickLimits();
    Harness h(limits);
    h.holds = true;
    RawHttpClient client(h.port);
    client.socket.setReadBufferSize(1000);
    client.send(post("x"));
    QTRY_COMPARE(h.held.size(), 1U);
    h.held[0].beginStream({200, {}, "text/event-stream", {}});
    for (int i = 0; i < 20; ++i)
        h.held[0].writeStream(QByteArray(1'000'000, 'x'));
    QTRY_VERIFY(!h.held[0].isOpen());
    QTRY_COMPARE(h.server->connections(), 0);
}

void tst_HttpServer::givesUpOnSlowHeads()
{
    Harness h(quickLimits());
    RawHttpClient silent(h.port);
    RawHttpClient slow(h.port);
    slow.send("POST /x HTTP/1.1\r\n");
    const auto reply = slow.reply();
    QVERIFY(reply);
    QCOMPARE(reply->status, 408);
    QVERIFY(slow.waitClosed());
    QVERIFY(silent.waitClosed());
}

void tst_HttpServer::givesUpOnBlankLines()
{
    Harness h(quickLimits());
    RawHttpClient client(h.port);
    QTRY_COMPARE(h.server->connections(), 1);
    QVERIFY(QTest::qWaitFor([&] {
        client.socket.write("\r\n");
        return client.isClosed();
    }));
}

void tst_HttpServer::givesUpOnSlowBodies()
{
    Harness h(quickLimits());
    RawHttpClient client(h.port);
    client.send("POST /x HTTP/1.1\r\nHost: x\r\nContent-Length: 90000\r\n\r\n");
    QVERIFY(QTest::qWaitFor([&] {
        client.socket.write("x");
        return client.sees("HTTP/1.1 408", 10);
    }));
    QVERIFY(client.waitClosed());
    QCOMPARE(h.handled, 0);
}

void tst_HttpServer::closesIdleConnections()
{
    Harness h(quickLimits());
    RawHttpClient client(h.port);
    QVERIFY(client.ask(post("x")));
    QVERIFY(client.waitClosed());
    QTRY_COMPARE(h.server->connections(), 0);
}

void tst_HttpServer::keepsLongRequestsOpen()
{
    Harness h(quickLimits());
    h.holds = true;
    RawHttpClient client(h.port);
    client.send(post("x"));
    QTRY_COMPARE(h.held.size(), 1U);
    QTest::qWait(500); // longer than every limit
    QVERIFY(h.held[0].isOpen());
    h.held[0].reply({200, {}, "text/plain", "done"});
    QVERIFY(client.reply());
}

void tst_HttpServer::makesRoomForNewcomers()
{
    HttpLimits limits;
    limits.connections = 20;
    limits.reservedForKnown = 4;
    Harness h(limits);
    std::vector<std::unique_ptr<RawHttpClient>> idle;
    for (int i = 0; i < 200; ++i)
        idle.push_back(std::make_unique<RawHttpClient>(h.port));
    QTRY_COMPARE(idle.back()->socket.state(), QAbstractSocket::ConnectedState);
    RawHttpClient client(h.port);
    const auto reply = client.ask(post("let me in"));
    QVERIFY(reply);
    QCOMPARE(reply->body, "let me in");
    QVERIFY(h.server->connections() <= 16);
    QVERIFY(idle.front()->waitClosed());
}

void tst_HttpServer::keepsPlacesForKnownPeers()
{
    HttpLimits limits;
    limits.connections = 8;
    limits.reservedForKnown = 4;
    Harness h(limits);
    RawHttpClient known(h.port);
    QVERIFY(known.ask(post("x", "X-Known: yes\r\n")));
    h.holds = true;
    std::vector<std::unique_ptr<RawHttpClient>> busy;
    for (int i = 0; i < 4; ++i) {
        busy.push_back(std::make_unique<RawHttpClient>(h.port));
        busy.back()->send(post("x"));
    }
    QTRY_COMPARE(h.held.size(), 4U);
    RawHttpClient stranger(h.port); // nobody idle can make way
    const auto refused = stranger.reply();
    QVERIFY(refused);
    QCOMPARE(refused->status, 503);
    h.holds = false;
    const auto reply = known.ask(post("still here", "X-Known: yes\r\n"));
    QVERIFY(reply);
    QCOMPARE(reply->body, "still here");
}

void tst_HttpServer::sendsLargeAnswersWhole()
{
    Harness h;
    h.holds = true;
    RawHttpClient client(h.port);
    client.send(post("x"));
    QTRY_COMPARE(h.held.size(), 1U);
    QByteArray large(5'000'000, 'a');
    large[4'000'000] = 'b';
    h.held[0].reply({200, {}, "text/plain", large});
    const auto reply = client.reply(20'000);
    QVERIFY(reply);
    QVERIFY(reply->body == large);
}

QTEST_GUILESS_MAIN(tst_HttpServer)
#include "tst_http_server.moc"
