// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/http_front.h"
#include "tests/support/fake_surface.h"
#include "tests/support/raw_http_client.h"

#include <QNetworkInterface>
#include <QTcpServer>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kToken = "0123456789abcdef0123456789abcdef";

struct Harness
{
    FakeSurface surface;
    std::unique_ptr<HttpFront> front;
    quint16 port = 0;

    explicit Harness(bool noAuth = false)
    {
        HttpFrontOptions options;
        options.port = 0;
        options.noAuth = noAuth;
        if (!noAuth)
            options.accessToken = Secret(kToken);
        front = std::make_unique<HttpFront>(surface, std::move(options));
        port = front->listen().value();
    }
};

/// `%P` stands for the port, `%T` for the token, `%S` for a session that exists, `%B` for a body
/// that calls a tool and its length.
QByteArray filledIn(QByteArray wire, quint16 port, const QByteArray &session)
{
    const QByteArray body = R"({"jsonrpc":"2.0","id":1,"method":"tools/call","params":{}})";
    wire.replace("%P", QByteArray::number(port));
    wire.replace("%T", kToken);
    wire.replace("%S", session);
    const QByteArray length = "Content-Length: " + QByteArray::number(body.size());
    wire.replace("%B", QByteArray(length + "\r\n\r\n" + body));
    return wire;
}

const QByteArray kHost = "Host: 127.0.0.1:%P\r\n";
const QByteArray kToken1 = "Authorization: Bearer %T\r\n";
const QByteArray kJson = "Content-Type: application/json\r\n";
const QByteArray kAccept = "Accept: application/json, text/event-stream\r\n";
const QByteArray kSession = "Mcp-Session-Id: %S\r\n";
const QByteArray kPost = "POST /mcp HTTP/1.1\r\n";

QByteArray initializeRequest()
{
    const QByteArray body = R"({"jsonrpc":"2.0","id":0,"method":"initialize",)"
                            R"("params":{"protocolVersion":"2025-11-25"}})";
    return kPost + kHost + kToken1 + kJson + kAccept
           + "Content-Length: " + QByteArray::number(body.size()) + "\r\n\r\n" + body;
}

} // namespace

class tst_HttpFront : public QObject
{
    Q_OBJECT

private slots:
    void letsTheHonestClientIn();
    void refusesHostileRequests_data();
    void refusesHostileRequests();
    void refusesUnsafeOptions_data();
    void refusesUnsafeOptions();
    void namesThePortThatIsTaken();
    void asksForNoTokenWithNoAuth();
    void listensOnLoopbackOnly();
};

/// The pattern that the hostile requests vary.
void tst_HttpFront::letsTheHonestClientIn()
{
    Harness h;
    RawHttpClient client(h.port);
    auto reply = client.ask(filledIn(initializeRequest(), h.port, {}));
    QCOMPARE(reply.value().status, 200);
    const QByteArray session = reply->field("Mcp-Session-Id");
    client.send(
        filledIn(kPost + kHost + kToken1 + kJson + kAccept + kSession + "%B", h.port, session));
    QTRY_COMPARE(h.surface.requests, 1);
    h.surface.answer("{}");
    QCOMPARE(client.reply().value().status, 200);
}

void tst_HttpFront::refusesHostileRequests_data()
{
    QTest::addColumn<QByteArray>("wire");
    const QByteArray rest = kToken1 + kJson + kAccept + kSession + "%B";
    const auto host = [&](const char *name) -> QByteArray {
        return kPost + "Host: " + name + "\r\n" + rest;
    };
    const auto origin = [&](const char *name) -> QByteArray {
        return kPost + kHost + "Origin: " + name + "\r\n" + rest;
    };
    QTest::newRow("evil host") << host("evil.example:%P");
    QTest::newRow("evil host without port") << host("evil.example");
    QTest::newRow("host with a suffix") << host("localhost.evil.com:%P");
    QTest::newRow("address with a suffix") << host("127.0.0.1.evil.com:%P");
    QTest::newRow("any address") << host("0.0.0.0:%P");
    QTest::newRow("other loopback address") << host("127.0.0.2:%P");
    QTest::newRow("short address") << host("127.1:%P");
    QTest::newRow("other port") << host("127.0.0.1:1");
    QTest::newRow("no port") << host("127.0.0.1");
    QTest::newRow("empty host") << host("");
    QTest::newRow("user in the host") << host("evil@127.0.0.1:%P");
    QTest::newRow("two hosts") << kPost + kHost + "Host: evil\r\n" + rest;
    QTest::newRow("evil host first") << kPost + "Host: evil\r\n" + kHost + rest;
    QTest::newRow("no host") << kPost + rest;
    QTest::newRow("folded host") << kPost + "Host: evil\r\n 127.0.0.1:%P\r\n" + rest;
    QTest::newRow("absolute form") << "POST http://127.0.0.1:%P/mcp HTTP/1.1\r\n" + kHost + rest;
    QTest::newRow("absolute form of another")
        << "POST http://evil.example/mcp HTTP/1.1\r\n" + kHost + rest;
    QTest::newRow("evil origin") << origin("http://evil.example");
    QTest::newRow("origin with a suffix") << origin("http://localhost.evil.com");
    QTest::newRow("null origin") << origin("null");
    QTest::newRow("empty origin") << origin("");
    QTest::newRow("extension") << origin("chrome-extension://abcdef");
    QTest::newRow("file origin") << origin("file://");
    QTest::newRow("user in the origin") << origin("http://localhost@evil.example");
    QTest::newRow("two origins") << kPost + kHost
                                        + "Origin: http://localhost\r\nOrigin: http://evil\r\n"
                                        + rest;
    QTest::newRow("plain text") << kPost + kHost + kToken1 + kAccept + kSession
                                       + "Content-Type: text/plain\r\n%B";
    QTest::newRow("form") << kPost + kHost + kToken1 + kAccept + kSession
                                 + "Content-Type: application/x-www-form-urlencoded\r\n%B";
    QTest::newRow("no content type") << kPost + kHost + kToken1 + kAccept + kSession + "%B";
    QTest::newRow("no token") << kPost + kHost + kJson + kAccept + kSession + "%B";
    QTest::newRow("wrong token") << kPost + kHost + "Authorization: Bearer 0%T\r\n" + kJson
                                        + kAccept + kSession + "%B";
    QTest::newRow("token in the query")
        << "POST /mcp?apikey=%T HTTP/1.1\r\n" + kHost + kJson + kAccept + kSession + "%B";
    QTest::newRow("token in a cookie")
        << kPost + kHost + "Cookie: access_token=%T\r\n" + kJson + kAccept + kSession + "%B";
    QTest::newRow("basic scheme") << kPost + kHost + "Authorization: Basic %T\r\n" + kJson + kAccept
                                         + kSession + "%B";
    QTest::newRow("preflight") << "OPTIONS /mcp HTTP/1.1\r\n" + kHost
                                      + "Origin: http://localhost\r\n"
                                        "Access-Control-Request-Method: POST\r\n\r\n";
    QTest::newRow("smuggled by length")
        << kPost + kHost + "Content-Length: 0\r\n" + kToken1 + kJson + kAccept + kSession + "%B";
    QTest::newRow("smuggled by coding") << kPost + kHost + "Transfer-Encoding: chunked\r\n"
                                               + kToken1 + kJson + kAccept + kSession + "%B";
    QTest::newRow("line feeds only") << QByteArray(kPost + kHost + rest).replace("\r\n", "\n");
    QTest::newRow("GET that calls") << "GET /mcp HTTP/1.1\r\n" + kHost + kToken1
                                           + "Accept: application/json\r\n" + kSession + "%B";
    QTest::newRow("PUT") << "PUT /mcp HTTP/1.1\r\n" + kHost + rest;
    QTest::newRow("other path") << "POST /mcp/../mcp HTTP/1.1\r\n" + kHost + rest;
    QTest::newRow("guessed session")
        << kPost + kHost + kToken1 + kJson + kAccept
               + "Mcp-Session-Id: 00000000000000000000000000000000\r\n%B";
    QTest::newRow("two sessions") << kPost + kHost + kToken1 + kJson + kAccept + kSession + kSession
                                         + "%B";
    QTest::newRow("no session") << kPost + kHost + kToken1 + kJson + kAccept + "%B";
    QTest::newRow("WebSocket") << "GET /mcp HTTP/1.1\r\n" + kHost + kToken1
                                      + "Connection: Upgrade\r\nUpgrade: websocket\r\n"
                                        "Sec-WebSocket-Key: AAAAAAAAAAAAAAAAAAAAAA==\r\n"
                                        "Sec-WebSocket-Version: 13\r\n\r\n";
}

void tst_HttpFront::refusesHostileRequests()
{
    QFETCH(const QByteArray, wire);
    Harness h;
    RawHttpClient honest(h.port);
    const auto begun = honest.ask(filledIn(initializeRequest(), h.port, {}));
    const QByteArray session = begun.value().field("Mcp-Session-Id");
    RawHttpClient client(h.port);
    const auto reply = client.ask(filledIn(wire, h.port, session));
    QVERIFY(reply);
    QVERIFY2(reply->status >= 400 && reply->status < 500, reply->head.constData());
    QVERIFY(!reply->head.toLower().contains("access-control"));
    QVERIFY(!reply->body.contains(kToken));
    QTest::qWait(5); // nothing may come of what is left of it
    QCOMPARE(h.surface.requests, 0);
}

void tst_HttpFront::refusesUnsafeOptions_data()
{
    QTest::addColumn<QString>("host");
    QTest::addColumn<bool>("hasToken");
    QTest::addColumn<bool>("noAuth");
    QTest::addColumn<bool>("allowRemote");
    const auto row = [](const char *name, const QString &host, bool hasToken, bool noAuth,
                        bool allowRemote) {
        QTest::newRow(name) << host << hasToken << noAuth << allowRemote;
    };
    row("everywhere without token", u"0.0.0.0"_s, false, false, true);
    row("everywhere for everyone", u"0.0.0.0"_s, true, true, true);
    row("everywhere, IPv6", u"::"_s, true, true, true);
    row("a network address for everyone", u"192.0.2.1"_s, true, true, true);
    row("everywhere, but not on purpose", u"0.0.0.0"_s, true, false, false);
    row("loopback without token", u"127.0.0.1"_s, false, false, false);
    row("no address", u"nowhere.example"_s, true, false, true);
    row("nothing", QString(), true, false, true);
}

void tst_HttpFront::refusesUnsafeOptions()
{
    QFETCH(const QString, host);
    QFETCH(const bool, hasToken);
    QFETCH(const bool, noAuth);
    QFETCH(const bool, allowRemote);
    FakeSurface surface;
    HttpFrontOptions options;
    options.host = host;
    options.allowRemote = allowRemote;
    options.port = 0;
    options.noAuth = noAuth;
    if (hasToken)
        options.accessToken = Secret(kToken);
    HttpFront front(surface, std::move(options));
    const auto port = front.listen();
    QVERIFY(!port);
    QCOMPARE(port.error().code, ErrorCode::InvalidArgument);
}

void tst_HttpFront::namesThePortThatIsTaken()
{
    QTcpServer other;
    QVERIFY(other.listen(QHostAddress::LocalHost));
    FakeSurface surface;
    HttpFrontOptions options;
    options.port = other.serverPort();
    options.accessToken = Secret(kToken);
    HttpFront front(surface, std::move(options));
    const auto port = front.listen();
    QVERIFY(!port);
    QCOMPARE(port.error().code, ErrorCode::Io);
    QVERIFY(port.error().message.contains(QString::number(other.serverPort())));
}

void tst_HttpFront::asksForNoTokenWithNoAuth()
{
    Harness h(true);
    RawHttpClient client(h.port);
    const QByteArray body = R"({"jsonrpc":"2.0","id":1,"method":"ping"})";
    auto reply = client.ask(filledIn(kPost + kHost + kJson + kAccept + "%B", h.port, {}));
    QCOMPARE(reply.value().status, 400); // in, but without a session
    reply = client.ask(filledIn(kPost + "Host: evil:%P\r\n" + kJson + kAccept + "%B", h.port, {}));
    QCOMPARE(reply.value().status, 403);
}

void tst_HttpFront::listensOnLoopbackOnly()
{
    Harness h;
    for (const QHostAddress &address : QNetworkInterface::allAddresses()) {
        if (address.isLoopback() || address.isLinkLocal())
            continue;
        QTcpSocket socket;
        socket.connectToHost(address, h.port);
        QVERIFY(!socket.waitForConnected(1000));
    }
}

QTEST_GUILESS_MAIN(tst_HttpFront)
#include "tst_http_front.moc"
