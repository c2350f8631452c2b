// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/support/program_harness.h"
#include "tests/support/raw_http_client.h"

using namespace mcprt;
using namespace Qt::StringLiterals;

using Outcome = ProgramHarness::Outcome;

namespace {

/// An endpoint of the real program, and requests to it.
struct Endpoint
{
    explicit Endpoint(const ProgramHarness &program)
    {
        program.start(process,
                      {u"serve"_s, u"--transport"_s, u"streamable-http"_s, u"--port"_s, u"0"_s});
        QByteArray err;
        const bool isUp = QTest::qWaitFor(
            [&] { return (err += process.readAllStandardError()).contains("/mcp\n"); }, 10000);
        const qsizetype begin = err.indexOf("http://127.0.0.1:") + 17;
        port = isUp ? err.mid(begin, err.indexOf("/mcp\n") - begin).toUShort() : 0;
        log = err;
    }
    ~Endpoint()
    {
        process.terminate(); // not by number: 0, if it never started, is every process of ours
        process.waitForFinished();
    }

    static QByteArray head(quint16 port, const QByteArray &token, const QByteArray &more)
    {
        return "POST /mcp HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(port)
               + "\r\nAuthorization: Bearer " + token
               + "\r\nContent-Type: application/json\r\n"
                 "Accept: application/json, text/event-stream\r\n"
               + more;
    }
    static QByteArray request(quint16 port, const QByteArray &token, const QByteArray &body,
                              const QByteArray &more = {})
    {
        return head(port, token, more) + "Content-Length: " + QByteArray::number(body.size())
               + "\r\n\r\n" + body;
    }
    [[nodiscard]] QByteArray initialize(const QByteArray &token) const
    {
        return request(port, token,
                       R"({"jsonrpc":"2.0","id":0,"method":"initialize",)"
                       R"("params":{"protocolVersion":"2025-11-25","capabilities":{},)"
                       R"("clientInfo":{"name":"t","version":"1"}}})");
    }
    [[nodiscard]] int status(const QByteArray &token) const
    {
        RawHttpClient client(port);
        return client.ask(initialize(token)).value_or(RawHttpClient::Reply()).status;
    }

    QProcess process;
    quint16 port = 0;
    QByteArray log;
};

QByteArray tokenOf(const Outcome &outcome)
{
    return outcome.data()["token"_L1].toString().toLatin1();
}

} // namespace

class TestTokens : public QObject
{
    Q_OBJECT

private slots:
    void eachClientHasItsOwn()
    {
        const ProgramHarness program;
        const auto tokens = [&](const QStringList &arguments) {
            return program.run(QStringList{u"tokens"_s} + arguments);
        };
        const Outcome made = tokens({u"add"_s, u"cursor"_s});
        QCOMPARE(made.code, 0);
        const QByteArray cursor = made.out.trimmed();
        QCOMPARE(cursor.size(), 64);
        QVERIFY(!made.err.contains(cursor));
        const QByteArray other = tokenOf(tokens({u"add"_s, u"zed"_s, u"--json"_s}));
        QCOMPARE(other.size(), 64);
        QVERIFY(other != cursor);

        const Outcome list = tokens({u"list"_s});
        QVERIFY(list.out.contains("cursor\t2"));
        QVERIFY(!list.out.contains(cursor) && !list.out.contains(other));
        QCOMPARE(tokens({u"list"_s, u"--json"_s}).data()["tokens"_L1].toArray().size(), 2);
        QFile file(program.home.filePath(u".local/state/mcp-runtime/access_tokens"_s));
        QVERIFY(!(file.permissions() & (QFile::ReadGroup | QFile::ReadOther)));

        QCOMPARE(tokens({u"add"_s, u"cursor"_s}).code, 64); // it has one
        const QByteArray renewed = tokens({u"renew"_s, u"cursor"_s}).out.trimmed();
        QVERIFY(renewed.size() == 64 && renewed != cursor);
        QVERIFY(program.run({u"connect"_s, u"--print"_s, u"cursor"_s})
                    .out.contains(QByteArray("Bearer " + renewed)));
        QCOMPARE(tokens({u"revoke"_s, u"zed"_s}).code, 0);
        QCOMPARE(tokens({u"revoke"_s, u"zed"_s}).code, 7);
        QVERIFY(!tokens({u"list"_s}).out.contains("zed"));
    }

    void mistakesAreNamed_data()
    {
        QTest::addColumn<QStringList>("arguments");
        QTest::addColumn<int>("code");
        QTest::newRow("no such action") << QStringList{u"show"_s, u"a"_s} << 64;
        QTest::newRow("nobody's") << QStringList{u"add"_s} << 64;
        QTest::newRow("no name") << QStringList{u"add"_s, u"a b"_s} << 64;
        QTest::newRow("a token as an argument") << QStringList{u"add"_s, u"a"_s, u"t"_s} << 64;
        QTest::newRow("the default one again") << QStringList{u"add"_s, u"default"_s} << 64;
        QTest::newRow("without the default one") << QStringList{u"revoke"_s, u"default"_s} << 64;
        QTest::newRow("unknown") << QStringList{u"renew"_s, u"a"_s} << 7;
        QTest::newRow("list of one") << QStringList{u"list"_s, u"a"_s} << 64;
    }
    void mistakesAreNamed()
    {
        QFETCH(const QStringList, arguments);
        QFETCH(const int, code);
        const ProgramHarness program;
        const Outcome outcome =
            program.run(QStringList{u"tokens"_s} + arguments + QStringList{u"--json"_s});
        QCOMPARE(outcome.code, code);
        QVERIFY(!outcome.error()["message"_L1].toString().isEmpty());
    }

    void aRevokedTokenIsRefusedWithinItsSession()
    {
        const ProgramHarness program;
        const Endpoint endpoint(program);
        QVERIFY(endpoint.port > 0);
        // Made while it runs.
        const QByteArray token = tokenOf(program.run({u"tokens"_s, u"add"_s, u"a"_s, u"--json"_s}));
        const QByteArray other = tokenOf(program.run({u"tokens"_s, u"add"_s, u"b"_s, u"--json"_s}));
        RawHttpClient client(endpoint.port);
        const auto first = client.ask(endpoint.initialize(token));
        QCOMPARE(first.value().status, 200);
        const QByteArray session = "Mcp-Session-Id: " + first->field("Mcp-Session-Id") + "\r\n"
                                   + "Mcp-Protocol-Version: 2025-11-25\r\n";
        const auto ping = [&](const QByteArray &shown) {
            RawHttpClient again(endpoint.port);
            return again
                .ask(Endpoint::request(endpoint.port, shown,
                                       R"({"jsonrpc":"2.0","id":1,"method":"ping"})", session))
                .value_or(RawHttpClient::Reply())
                .status;
        };
        QCOMPARE(ping(token), 200);
        QCOMPARE(program.run({u"tokens"_s, u"revoke"_s, u"a"_s}).code, 0);
        QCOMPARE(ping(token), 401);
        QCOMPARE(ping(other), 404); // another client's
        QCOMPARE(endpoint.status(other), 200);
        const QByteArray renewed =
            tokenOf(program.run({u"tokens"_s, u"renew"_s, u"b"_s, u"--json"_s}));
        QCOMPARE(endpoint.status(other), 401);
        QCOMPARE(endpoint.status(renewed), 200);
        // Made anew for the same client, it has its session again.
        const QByteArray again = tokenOf(program.run({u"tokens"_s, u"add"_s, u"a"_s, u"--json"_s}));
        QCOMPARE(ping(again), 200);
        // As does the one that there always was, without a restart.
        QFile file(program.home.filePath(u".local/state/mcp-runtime/access_token"_s));
        QVERIFY(file.open(QIODevice::ReadOnly));
        const QByteArray standard = file.readAll().trimmed();
        QCOMPARE(endpoint.status(standard), 200);
        const QByteArray next =
            tokenOf(program.run({u"tokens"_s, u"renew"_s, u"default"_s, u"--json"_s}));
        QCOMPARE(endpoint.status(standard), 401);
        QCOMPARE(endpoint.status(next), 200);
    }

    void whatARevokedTokenHoldsOpenIsClosed()
    {
        const ProgramHarness program;
        const Endpoint endpoint(program);
        QVERIFY(endpoint.port > 0);
        const auto listen = [&](const QByteArray &token, RawHttpClient &client) {
            RawHttpClient first(endpoint.port);
            const auto session =
                first.ask(endpoint.initialize(token)).value().field("Mcp-Session-Id");
            client.send("GET /mcp HTTP/1.1\r\nHost: 127.0.0.1:" + QByteArray::number(endpoint.port)
                        + "\r\nAuthorization: Bearer " + token
                        + "\r\nAccept: text/event-stream\r\nMcp-Session-Id: " + session
                        + "\r\n\r\n");
            return client.sees("\r\n\r\n") ? client.input.mid(9, 3).toInt() : 0;
        };
        const QByteArray a = tokenOf(program.run({u"tokens"_s, u"add"_s, u"a"_s, u"--json"_s}));
        const QByteArray b = tokenOf(program.run({u"tokens"_s, u"add"_s, u"b"_s, u"--json"_s}));
        RawHttpClient revoked(endpoint.port);
        RawHttpClient other(endpoint.port);
        QCOMPARE(listen(a, revoked), 200);
        QCOMPARE(listen(b, other), 200);
        QCOMPARE(program.run({u"tokens"_s, u"revoke"_s, u"a"_s}).code, 0);
        QVERIFY(revoked.waitClosed(10000));
        QVERIFY(!other.waitClosed(2500));
    }

    void aFileThatOthersMayReadLetsNobodyIn()
    {
        ProgramHarness program;
        program.environment.insert(u"ACCESS_TOKEN"_s, u"0123456789abcdef"_s);
        const QByteArray token = tokenOf(program.run({u"tokens"_s, u"add"_s, u"a"_s, u"--json"_s}));
        QCOMPARE(program.run({u"tokens"_s, u"renew"_s, u"default"_s}).code, 64); // a setting's
        const Endpoint endpoint(program);
        QCOMPARE(endpoint.status(token), 200);
        QFile file(program.home.filePath(u".local/state/mcp-runtime/access_tokens"_s));
        QVERIFY(file.setPermissions(QFile::ReadOwner | QFile::WriteOwner | QFile::ReadOther));
        QCOMPARE(endpoint.status(token), 401);
        QCOMPARE(endpoint.status("0123456789abcdef"), 200); // no matter of that file's
        QCOMPARE(program.run({u"tokens"_s, u"list"_s}).code, 5);
    }
};

QTEST_GUILESS_MAIN(TestTokens)
#include "tst_tokens.moc"
