// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/front/request_guard.h"

#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

const QByteArray kToken = "0123456789abcdef0123456789abcdef";
const QByteArray kForm = "Content-Type: application/json\r\n"
                         "Accept: application/json, text/event-stream\r\n";
const QByteArray kBearer = "Authorization: Bearer " + kToken + "\r\n";

struct Harness
{
    RequestGuard guard{QByteArrayList{"192.0.2.7", "box.example"}};
    HttpHead head;
    OwnerKey owner;

    Harness()
    {
        guard.setPort(8001);
        guard.addToken(Secret(kToken), OwnerKey{u"me"_s});
        guard.addToken(Secret("another-token-of-another-client!"), OwnerKey{u"other"_s});
        guard.addRoute("/api/mcp");
    }
    int status(const QByteArray &wire)
    {
        head.reset();
        head.feed(wire);
        Q_ASSERT(head.state() == HttpHead::State::Complete);
        const auto refusal = guard.check(head, &owner);
        reply = refusal.value_or(HttpReply());
        return refusal ? refusal->status : 200;
    }
    HttpReply reply;
};

QByteArray withHost(const QByteArray &host)
{
    return "POST /mcp HTTP/1.1\r\nHost: " + host + "\r\n" + kForm + kBearer + "\r\n";
}

QByteArray withFields(const QByteArray &fields)
{
    return "POST /mcp HTTP/1.1\r\nHost: localhost:8001\r\n" + fields + "\r\n";
}

} // namespace

class tst_RequestGuard : public QObject
{
    Q_OBJECT

private slots:
    void checksHost_data();
    void checksHost();
    void checksOrigin_data();
    void checksOrigin();
    void checksTheToken_data();
    void checksTheToken();
    void checksTheForm_data();
    void checksTheForm();
    void tellsOwnersApart();
    void letsEveryoneInWhenOpen();
    void needsNoPortInHostOnPort80();
    void neverAllowsOtherSites();
};

void tst_RequestGuard::checksHost_data()
{
    QTest::addColumn<QByteArray>("host");
    QTest::addColumn<int>("status");
    for (const char *good : {"localhost:8001", "LOCALHOST:8001", "127.0.0.1:8001", "[::1]:8001",
                             "192.0.2.7:8001", "box.example:8001"})
        QTest::newRow(good) << QByteArray(good) << 200;
    for (const char *bad : {"localhost",
                            "localhost:",
                            "localhost:8002",
                            "localhost:08001x",
                            "localhost:80010",
                            "evil.example:8001",
                            "localhost.evil.com:8001",
                            "evil.com#localhost:8001",
                            "127.0.0.1.evil.com:8001",
                            "0.0.0.0:8001",
                            "127.0.0.2:8001",
                            "[::]:8001",
                            "::1:8001",
                            "localhost.:8001",
                            "user@localhost:8001",
                            "localhost:8001:8001",
                            "[::1",
                            "127.1:8001",
                            "2130706433:8001",
                            "[::ffff:127.0.0.1]:8001",
                            "localhost:8001,evil"})
        QTest::newRow(bad) << QByteArray(bad) << 403;
    QTest::newRow("empty") << QByteArray() << 403;
}

void tst_RequestGuard::checksHost()
{
    QFETCH(const QByteArray, host);
    Harness h;
    QTEST(h.status(withHost(host)), "status");
}

void tst_RequestGuard::checksOrigin_data()
{
    QTest::addColumn<QByteArray>("origin");
    QTest::addColumn<int>("status");
    for (const char *good : {"http://localhost", "https://localhost:3000", "http://127.0.0.1:6274",
                             "http://[::1]:5", "http://LOCALHOST:1"})
        QTest::newRow(good) << QByteArray(good) << 200;
    for (const char *bad :
         {"null", "", "http://evil.example", "http://localhost.evil.com",
          "http://localhost:80@evil", "file://", "chrome-extension://abc", "http://0.0.0.0:8001",
          "localhost", "http://localhost:x", "http://localhost/", "ftp://localhost",
          "http://127.0.0.1.evil", "http://[::1]evil", "http://localhost http://evil"})
        QTest::newRow(*bad ? bad : "empty") << QByteArray(bad) << 403;
}

void tst_RequestGuard::checksOrigin()
{
    QFETCH(const QByteArray, origin);
    Harness h;
    QTEST(h.status(withFields(kForm + kBearer + "Origin: " + origin + "\r\n")), "status");
    QCOMPARE(h.status(withFields(kForm + kBearer + "Origin: http://localhost\r\nOrigin: " + origin
                                 + "\r\n")),
             403);
}

void tst_RequestGuard::checksTheToken_data()
{
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    QTest::newRow("good") << kBearer << 200;
    QTest::newRow("scheme in capitals") << "AUTHORIZATION: BEARER " + kToken + "\r\n" << 200;
    QTest::newRow("none") << QByteArray() << 401;
    QTest::newRow("wrong") << QByteArray("Authorization: Bearer " + QByteArray(32, '0') + "\r\n")
                           << 401;
    QTest::newRow("shortened") << QByteArray("Authorization: Bearer " + kToken.chopped(1) + "\r\n")
                               << 401;
    QTest::newRow("lengthened") << QByteArray("Authorization: Bearer " + kToken + "0\r\n") << 401;
    QTest::newRow("empty") << "Authorization: Bearer \r\n"_ba << 401;
    QTest::newRow("no scheme") << "Authorization: " + kToken + "\r\n" << 401;
    QTest::newRow("other scheme") << "Authorization: Basic " + kToken + "\r\n" << 401;
    QTest::newRow("twice") << kBearer + kBearer << 401;
    QTest::newRow("other field") << "X-Api-Key: " + kToken + "\r\n" << 401;
    QTest::newRow("cookie") << "Cookie: token=" + kToken + "\r\n" << 401;
}

void tst_RequestGuard::checksTheToken()
{
    QFETCH(const QByteArray, fields);
    QFETCH(const int, status);
    Harness h;
    QCOMPARE(h.status(withFields(kForm + fields)), status);
    QCOMPARE(h.owner.isEmpty(), status != 200);
    if (status == 401)
        QCOMPARE(h.reply.headers.at(0).first, "WWW-Authenticate");
}

void tst_RequestGuard::checksTheForm_data()
{
    QTest::addColumn<QByteArray>("line");
    QTest::addColumn<QByteArray>("fields");
    QTest::addColumn<int>("status");
    const QByteArray json = "Content-Type: application/json\r\n";
    const QByteArray both = "Accept: application/json, text/event-stream\r\n";
    const QByteArray mcp = "POST /mcp";
    QTest::newRow("charset") << mcp << "Content-Type: Application/JSON; charset=utf-8\r\n" + both
                             << 200;
    QTest::newRow("accepts all") << mcp << json + "Accept: */*\r\n" << 200;
    QTest::newRow("with weights")
        << mcp << json + "Accept: text/event-stream;q=0.5, application/json;q=1\r\n"
        << 200;
    QTest::newRow("text") << mcp << "Content-Type: text/plain\r\n" + both << 415;
    QTest::newRow("form") << mcp << "Content-Type: application/x-www-form-urlencoded\r\n" + both
                          << 415;
    QTest::newRow("multipart") << mcp << "Content-Type: multipart/form-data\r\n" + both << 415;
    QTest::newRow("hidden type") << mcp << "Content-Type: text/plain; application/json\r\n" + both
                                 << 415;
    QTest::newRow("two types") << mcp << json + "Content-Type: text/plain\r\n" + both << 415;
    QTest::newRow("no type") << mcp << both << 415;
    QTest::newRow("json only") << mcp << json + "Accept: application/json\r\n" << 406;
    QTest::newRow("stream only") << mcp << json + "Accept: text/event-stream\r\n" << 406;
    QTest::newRow("no Accept") << mcp << json << 406;
    QTest::newRow("stream") << "GET /mcp"_ba
                            << "Accept: text/event-stream\r\n"_ba << 200;
    QTest::newRow("page") << "GET /mcp"_ba
                          << "Accept: text/html\r\n"_ba << 406;
    QTest::newRow("delete") << "DELETE /mcp"_ba << QByteArray() << 200;
    QTest::newRow("health") << "GET /health"_ba << QByteArray() << 200;
    QTest::newRow("body for health") << "GET /health"_ba
                                     << "Content-Length: 16777216\r\n"_ba << 413;
    QTest::newRow("chunks for health") << "HEAD /health"_ba
                                       << "Transfer-Encoding: chunked\r\n"_ba << 413;
    QTest::newRow("body of a stream")
        << "GET /mcp"_ba
        << "Accept: text/event-stream\r\nContent-Length: 9\r\n"_ba << 413;
    QTest::newRow("body of a delete") << "DELETE /mcp"_ba
                                      << "Content-Length: 9\r\n"_ba << 413;
    for (const char *method : {"PUT", "PATCH", "OPTIONS", "HEAD", "TRACE", "BREW", "post"})
        QTest::newRow(method) << QByteArray(method) + " /mcp" << json + both << 405;
    for (const char *path : {"/", "/mcp/", "/mcp/x", "/MCP", "/mcp%2f", "/%6dcp", "//mcp", "/mcp;x",
                             "/.well-known/oauth-protected-resource", "/sse", "/healthz"})
        QTest::newRow(path) << "POST " + QByteArray(path) << json + both << 404;
    QTest::newRow("route") << "GET /api/mcp"_ba << QByteArray() << 200;
    QTest::newRow("below a route") << "POST /api/mcp/tools/search"_ba << json << 200;
    QTest::newRow("beside a route") << "GET /api/mcpx"_ba << QByteArray() << 404;
    QTest::newRow("text to a route") << "POST /api/mcp/x"_ba
                                     << "Content-Type: text/plain\r\n"_ba << 415;
    QTest::newRow("delete a route") << "DELETE /api/mcp/x"_ba << QByteArray() << 405;
    QTest::newRow("query") << "POST /mcp?x=y"_ba << json + both << 200;
}

void tst_RequestGuard::checksTheForm()
{
    QFETCH(const QByteArray, line);
    QFETCH(const QByteArray, fields);
    QFETCH(const int, status);
    Harness h;
    QCOMPARE(h.status(line + " HTTP/1.1\r\nHost: localhost:8001\r\n" + kBearer + fields + "\r\n"),
             status);
    if (status == 405)
        QCOMPARE(h.reply.headers.at(0).first, "Allow");
}

void tst_RequestGuard::tellsOwnersApart()
{
    Harness h;
    QCOMPARE(h.status(withFields(kForm + kBearer)), 200);
    QCOMPARE(h.owner.text, u"me"_s);
    QCOMPARE(
        h.status(withFields(kForm + "Authorization: Bearer another-token-of-another-client!\r\n")),
        200);
    QCOMPARE(h.owner.text, u"other"_s);
}

void tst_RequestGuard::letsEveryoneInWhenOpen()
{
    Harness h;
    h.guard.setOpenTo(OwnerKey{u"anyone"_s});
    QCOMPARE(h.status(withFields(kForm)), 200);
    QCOMPARE(h.owner.text, u"anyone"_s);
    QCOMPARE(h.status(withHost("evil.example:8001")), 403); // the rest is checked all the same
}

void tst_RequestGuard::needsNoPortInHostOnPort80()
{
    Harness h;
    h.guard.setPort(80);
    QCOMPARE(h.status(withHost("localhost")), 200);
    QCOMPARE(h.status(withHost("localhost:80")), 200);
    QCOMPARE(h.status(withHost("localhost:8001")), 403);
}

void tst_RequestGuard::neverAllowsOtherSites()
{
    Harness h;
    for (const QByteArray &wire :
         {withFields(kForm), withHost("evil"), withFields(kForm + kBearer + "Origin: null\r\n"),
          QByteArray("OPTIONS /mcp HTTP/1.1\r\nHost: localhost:8001\r\n" + kBearer + "\r\n")}) {
        QVERIFY(h.status(wire) >= 400);
        for (const auto &[name, value] : h.reply.headers)
            QVERIFY(!name.toLower().startsWith("access-control"));
    }
}

QTEST_GUILESS_MAIN(tst_RequestGuard)
#include "tst_request_guard.moc"
