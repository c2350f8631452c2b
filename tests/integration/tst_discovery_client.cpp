// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/discovery_client.h"
#include "tests/support/fake_index.h"
#include "tests/support/manual_clock.h"

#include <QElapsedTimer>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QRandomGenerator>
#include <QTest>
#include <QUrlQuery>

using namespace mcprt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

ToolQuery plain()
{
    ToolQuery query;
    query.text = u"q"_s;
    return query;
}

struct Harness
{
    FakeIndex index;
    ManualClock clock;
    std::unique_ptr<DiscoveryClient> client;

    explicit Harness(const QByteArray &apiKey = "api-key", const QByteArray &encryptionKey = {})
    {
        client =
            *DiscoveryClient::create(index.url(), Secret(apiKey), Secret(encryptionKey), &clock);
    }

    /// Runs the loop until the answer is there.
    template <class T, class Call>
    Result<T> wait(const Call &call)
    {
        std::optional<Result<T>> answer;
        call(Done<T>([&](Result<T> r) { answer = std::move(r); }));
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10000))
            return fail(ErrorCode::Cancelled, u"the test waited too long"_s);
        return *answer;
    }
    Result<ToolHits> searchTools(const ToolQuery &query = plain(),
                                 std::chrono::milliseconds timeout = 5s)
    {
        return wait<ToolHits>(
            [&](Done<ToolHits> done) { client->searchTools(query, timeout, std::move(done)); });
    }
    Result<ServerDetails> details(const QString &name)
    {
        return wait<ServerDetails>([&](Done<ServerDetails> done) {
            client->serverDetails(ServerName{name}, std::move(done));
        });
    }
    Result<ServerConfig> command(const QString &name)
    {
        return wait<ServerConfig>([&](Done<ServerConfig> done) {
            client->startCommand(ServerName{name}, std::move(done));
        });
    }
    Result<DiscoveryClient::ServerSlice> servers(int limit, int offset)
    {
        using Slice = DiscoveryClient::ServerSlice;
        return wait<Slice>(
            [&](Done<Slice> done) { client->listServers(limit, offset, 5s, std::move(done)); });
    }
};

const QByteArray kSearch = "/api/mcp/tools/search";

} // namespace

class tst_DiscoveryClient : public QObject
{
    Q_OBJECT

private slots:
    void refusesAddressesThatAreNotSafe_data();
    void refusesAddressesThatAreNotSafe();
    void searchesToolsInBothDialects_data();
    void searchesToolsInBothDialects();
    void sendsTheSearchAsTheContractSays();
    void keepsScoresWithinTheContract_data();
    void keepsScoresWithinTheContract();
    void readsServersAndNothingBeyondTheContract();
    void readsDetailsInBothShapes_data();
    void readsDetailsInBothShapes();
    void readsToolDetailsVerbatim_data();
    void readsToolDetailsVerbatim();
    void readsStartCommands_data();
    void readsStartCommands();
    void refusesStartCommandsThatAreNotSafe_data();
    void refusesStartCommandsThatAreNotSafe();
    void encodesNamesAsOneSegment_data();
    void encodesNamesAsOneSegment();
    void refusesNamesThatLeaveThePath_data();
    void refusesNamesThatLeaveThePath();
    void sendsTheEncryptionKeyOnlyWithCommand();
    void tellsWhatWentWrong_data();
    void tellsWhatWentWrong();
    void givesUpOnASilentService();
    void tellsThatNothingListens();
    void asksNoOtherHostThanTheConfiguredOne();
    void followsARedirectOfItsOwnHostWithKeys();
    void refusesRedirectsThatAreNotSafe_data();
    void refusesRedirectsThatAreNotSafe();
    void restsAfterFiveFailures();
    void asksASlowServiceWithMorePatience();
    void pagesByNumber();
    void pagesByCursor();
    void endsAWalkThatNeverEnds();
    void survivesMutatedReplies();
    void reportsWhatIsOpenWhenItGoes();
};

void tst_DiscoveryClient::refusesAddressesThatAreNotSafe_data()
{
    QTest::addColumn<QString>("url");
    QTest::addColumn<QString>("says");
    QTest::newRow("http to another machine") << u"http://10.0.0.5"_s << u"10.0.0.5"_s;
    QTest::newRow("http to a name") << u"http://index.example.com"_s << u"https"_s;
    QTest::newRow("loopback look-alike") << u"http://127.0.0.1.example.com"_s << u"https"_s;
    QTest::newRow("localhost look-alike") << u"http://localhost.example.com"_s << u"https"_s;
    QTest::newRow("file") << u"file:///etc/passwd"_s << u"http or https"_s;
    QTest::newRow("no scheme") << u"index.example.com"_s << u"http or https"_s;
    QTest::newRow("no host") << u"http:///x"_s << u"http or https"_s;
    QTest::newRow("garbage") << u"ht!tp://%%%"_s << u"http or https"_s;
    QTest::newRow("password") << u"https://me:secret@example.com"_s << u"DISCOVERY_API_KEY"_s;
    QTest::newRow("query") << u"https://example.com/?x=1"_s << u"query"_s;
}

void tst_DiscoveryClient::refusesAddressesThatAreNotSafe()
{
    QFETCH(const QString, url);
    QFETCH(const QString, says);
    const auto client = DiscoveryClient::create(url, Secret("k"), Secret("e"));
    QVERIFY(!client.has_value());
    QCOMPARE(client.error().code, ErrorCode::Misconfigured);
    QVERIFY2(client.error().message.contains(says), qPrintable(client.error().message));
    QVERIFY(!client.error().message.contains(u"secret"_s));
    for (const QString &good :
         {u"https://example.com"_s, u"https://example.com/base/"_s, u"http://localhost:8000"_s,
          u"http://[::1]:8000"_s, u" http://127.0.0.1:8000/ "_s})
        QVERIFY2(DiscoveryClient::create(good, {}, {}).has_value(), qPrintable(good));
}

void tst_DiscoveryClient::searchesToolsInBothDialects_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("camel case")
        << R"({"tools":[{"name":"t","serverName":"s","title":"T","description":"D","score":0.5,
               "startup_config":"gAAAA"}],"total_results":7})"_ba;
    QTest::newRow("snake case")
        << R"({"tools":[{"tool_name":"t","server_name":"s","title":"T","tool_description":"D",
               "score":0.5,"tool_id":1,"server_id":2,"tool_schema":{}}],"total_results":7})"_ba;
    QTest::newRow("with rubbish around") << R"({"tools":[1,null,{},{"name":"x"},{"name":7},
               {"name":"t","serverName":"s","title":"T","description":"D","score":0.5}],
               "total_results":7})"_ba;
}

void tst_DiscoveryClient::searchesToolsInBothDialects()
{
    QFETCH(const QByteArray, reply);
    Harness harness;
    harness.index.on(kSearch, reply);
    const auto hits = harness.searchTools();
    QVERIFY2(hits.has_value(), hits ? "" : qPrintable(hits.error().message));
    QCOMPARE(hits->tools.size(), 1U);
    QCOMPARE(hits->tools[0].server.text, u"s"_s);
    QCOMPARE(hits->tools[0].name.text, u"t"_s);
    QCOMPARE(hits->tools[0].title, u"T"_s);
    QCOMPARE(hits->tools[0].description, u"D"_s);
    QCOMPARE(hits->tools[0].score, 0.5);
    QCOMPARE(hits->total, 7);
}

void tst_DiscoveryClient::sendsTheSearchAsTheContractSays()
{
    Harness harness;
    harness.index.on(kSearch, R"({"tools":[],"total_results":0})");
    ToolQuery query{u"say \"hi\" \n🎉"_s, 5, 0.25, {ServerName{u"a"_s}}, u"mcp"_s, true};
    QVERIFY(harness.searchTools(query).has_value());
    const auto &sent = harness.index.requests.at(0);
    QCOMPARE(sent.method, "POST"_ba);
    QCOMPARE(sent.headers.value("authorization"), "Bearer api-key"_ba);
    QCOMPARE(sent.headers.value("content-type"), "application/json"_ba);
    QVERIFY(!sent.headers.contains("x-encryption-key"));
    const QJsonObject body = QJsonDocument::fromJson(sent.body).object();
    QCOMPARE(body, (QJsonObject{{u"query"_s, query.text},
                                {u"limit"_s, 5},
                                {u"min_score"_s, 0.25},
                                {u"server_names"_s, QJsonArray{u"a"_s}},
                                {u"type"_s, u"mcp"_s},
                                {u"enabled"_s, true}}));
}

void tst_DiscoveryClient::keepsScoresWithinTheContract_data()
{
    QTest::addColumn<QByteArray>("sent");
    QTest::addColumn<double>("score");
    QTest::newRow("above") << "12.5"_ba << 1.0;
    QTest::newRow("below") << "-3"_ba << 0.0;
    QTest::newRow("beyond what a number can be") << "1e400"_ba << 0.0;
    QTest::newRow("text") << R"("0.9")"_ba << 0.0;
    QTest::newRow("null") << "null"_ba << 0.0;
    QTest::newRow("list") << "[1]"_ba << 0.0;
}

void tst_DiscoveryClient::keepsScoresWithinTheContract()
{
    QFETCH(const QByteArray, sent);
    Harness harness;
    harness.index.on(kSearch, R"({"tools":[{"name":"t","serverName":"s","score":)" + sent + "}]}");
    const auto hits = harness.searchTools();
    QVERIFY(hits.has_value());
    QTEST(hits->tools.at(0).score, "score");
}

void tst_DiscoveryClient::readsServersAndNothingBeyondTheContract()
{
    Harness harness;
    harness.index.on("/api/mcp/servers/search", R"({"servers":[
        {"name":"a","title":"A","summary":"S","nbTools":3,"score":0.9,"startup_config":"gAAAA"},
        {"server_name":"b","nb_tools":-1,"score":17},{"score":1}],"total_results":"many"})");
    const auto hits = harness.wait<ServerHits>([&](Done<ServerHits> done) {
        harness.client->searchServers(u"q"_s, 10, 0.3, 5s, std::move(done));
    });
    QVERIFY(hits.has_value());
    QCOMPARE(hits->servers.size(), 2U);
    QCOMPARE(hits->servers[0].toolCount, 3);
    QCOMPARE(hits->servers[1].title, u"b"_s); // the name stands in
    QCOMPARE(hits->servers[1].toolCount, 0);
    QCOMPARE(hits->servers[1].score, 1.0);
    QCOMPARE(hits->total, 2);
}

void tst_DiscoveryClient::readsDetailsInBothShapes_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("wrapped") << R"({"server":{"name":"s","title":"T","summary":"Sum.","nbTools":4,
        "capabilities":["c"],"limitations":["l"],"hints":["h"],"startup_config":"gAAAA"}})"_ba;
    QTest::newRow("bare") << R"({"server_name":"s","title":"T","summary":"Sum.","nb_tools":4,
        "capabilities":["c",{"x":1}],"limitations":["l"],"hints":["h"]})"_ba;
}

void tst_DiscoveryClient::readsDetailsInBothShapes()
{
    QFETCH(const QByteArray, reply);
    Harness harness;
    harness.index.on("/api/mcp/servers/s", reply);
    const auto details = harness.details(u"s"_s);
    QVERIFY(details.has_value());
    QCOMPARE(details->name.text, u"s"_s);
    QCOMPARE(details->title, u"T"_s);
    QCOMPARE(details->summary, u"Sum."_s);
    QCOMPARE(details->capabilities, QStringList{u"c"_s});
    QCOMPARE(details->limitations, QStringList{u"l"_s});
    QCOMPARE(details->hints, QStringList{u"h"_s});
    QCOMPARE(details->toolCount.value(), 4);
}

void tst_DiscoveryClient::readsToolDetailsVerbatim_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QByteArray>("schema");
    const QByteArray schema = R"({"z":1e400, "a":{"default":18446744073709551616}})";
    QTest::newRow("camel case")
        << R"({"name":"t","description":"D","serverName":"s","inputSchema":)" + schema + '}'
        << schema;
    QTest::newRow("snake case")
        << R"({"tool_name":"t","tool_description":"D","server_name":"s","tool_schema":)" + schema
               + '}'
        << schema;
    QTest::newRow("schema as text")
        << R"({"name":"t","description":"D","inputSchema":"{\"type\":\"object\"}"})"_ba
        << R"({"type":"object"})"_ba;
    QTest::newRow("schema of the wrong kind")
        << R"({"name":"t","description":"D","inputSchema":[1]})"_ba
        << "{}"_ba;
}

void tst_DiscoveryClient::readsToolDetailsVerbatim()
{
    QFETCH(const QByteArray, reply);
    QFETCH(const QByteArray, schema);
    Harness harness;
    harness.index.on("/api/mcp/servers/s/tools/t", reply);
    const auto details = harness.wait<ToolDetails>([&](Done<ToolDetails> done) {
        harness.client->toolDetails({u"s"_s}, {u"t"_s}, std::move(done));
    });
    QVERIFY(details.has_value());
    QCOMPARE(details->description, u"D"_s);
    QCOMPARE(details->inputSchema.toByteArray(), schema);
}

void tst_DiscoveryClient::readsStartCommands_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::addColumn<QString>("expected");
    QTest::newRow("stdio") << R"({"name":"s","transport":"stdio","command":"npx","args":["-y","p"],
        "env":{"KEY":"v","N":5},"url":null,"headers":null,"timeout":7})"_ba
                           << u"npx|-y p|KEY=v N=5||7000"_s;
    QTest::newRow("http") << R"({"server_name":"s","transport":"http","command":null,"args":[],
        "env":{},"url":"https://e.com/mcp","headers":{"A":"b"}})"_ba
                          << u"|||https://e.com/mcp A=b|30000"_s;
    QTest::newRow("no transport, a command") << R"({"command":"c"})"_ba << u"c||||30000"_s;
    QTest::newRow("senseless time-out")
        << R"({"transport":"stdio","command":"c","timeout":-1})"_ba << u"c||||0"_s;
}

void tst_DiscoveryClient::readsStartCommands()
{
    QFETCH(const QByteArray, reply);
    QFETCH(const QString, expected);
    Harness harness;
    harness.index.on("/api/mcp/servers/s/command", reply);
    const auto config = harness.command(u"s"_s);
    QVERIFY2(config.has_value(), config ? "" : qPrintable(config.error().message));
    const auto pairs = [](const QMap<QString, QString> &map) {
        QStringList list;
        for (auto it = map.begin(); it != map.end(); ++it)
            list << QString(it.key() + u'=' + it.value());
        return list.join(u' ');
    };
    const QString seen =
        QStringList{config->command, config->arguments.join(u' '), pairs(config->environment),
                    QString(config->url + u' ' + pairs(config->headers)).trimmed(),
                    QString::number(config->timeout.count())}
            .join(u'|');
    QCOMPARE(seen, expected);
    QCOMPARE(config->name.text, u"s"_s);
    QCOMPARE(config->kind == ServerConfig::Kind::Http, !config->url.isEmpty());
    QVERIFY(config->source == ServerConfig::Source::Discovery);
    QCOMPARE(config->sourceFile, harness.index.url());
}

void tst_DiscoveryClient::refusesStartCommandsThatAreNotSafe_data()
{
    QTest::addColumn<QByteArray>("reply");
    QTest::newRow("variable in an argument")
        << R"({"transport":"stdio","command":"c","args":["--key=${keychain:github}"]})"_ba;
    QTest::newRow("variable in the environment")
        << R"({"transport":"stdio","command":"c","env":{"A":"${env:HOME}"}})"_ba;
    QTest::newRow("variable in a header")
        << R"({"transport":"http","url":"https://e.com","headers":{"A":"${X}"}})"_ba;
    QTest::newRow("variable in the address")
        << R"({"transport":"http","url":"https://e.com/${X}"})"_ba;
    QTest::newRow("no command") << R"({"transport":"stdio","args":["x"]})"_ba;
    QTest::newRow("command of the wrong kind")
        << R"({"transport":"stdio","command":["sh","-c","x"]})"_ba;
    QTest::newRow("arguments of the wrong kind")
        << R"({"transport":"stdio","command":"c","args":"-c x"})"_ba;
    QTest::newRow("argument of the wrong kind")
        << R"({"transport":"stdio","command":"c","args":[{}]})"_ba;
    QTest::newRow("NUL") << R"({"transport":"stdio","command":"c","args":["a\u0000b"]})"_ba;
    QTest::newRow("file address") << R"({"transport":"http","url":"file:///etc/passwd"})"_ba;
    QTest::newRow("other transport") << R"({"transport":"sse","url":"https://e.com"})"_ba;
    QTest::newRow("nothing") << "{}"_ba;
    QTest::newRow("no object") << "[]"_ba;
}

void tst_DiscoveryClient::refusesStartCommandsThatAreNotSafe()
{
    QFETCH(const QByteArray, reply);
    Harness harness;
    harness.index.on("/api/mcp/servers/s/command", reply);
    const auto config = harness.command(u"s"_s);
    QVERIFY(!config.has_value());
    QCOMPARE(config.error().code, ErrorCode::Misconfigured);
}

void tst_DiscoveryClient::encodesNamesAsOneSegment_data()
{
    QTest::addColumn<QString>("name");
    QTest::addColumn<QByteArray>("target");
    QTest::newRow("plain") << u"git-hub_1.x~"_s << "/api/mcp/servers/git-hub_1.x~"_ba;
    QTest::newRow("path out of the API")
        << u"a/../../../../admin?x="_s
        << "/api/mcp/servers/a%2F..%2F..%2F..%2F..%2Fadmin%3Fx%3D"_ba;
    QTest::newRow("percent") << u"a%2Fb"_s << "/api/mcp/servers/a%252Fb"_ba;
    QTest::newRow("fragment, blank, plus") << u"a#b c+d"_s << "/api/mcp/servers/a%23b%20c%2Bd"_ba;
    QTest::newRow("header split") << u"a\r\nX: y"_s << "/api/mcp/servers/a%0D%0AX%3A%20y"_ba;
    QTest::newRow("not Latin") << u"天"_s << "/api/mcp/servers/%E5%A4%A9"_ba;
    QTest::newRow("three dots") << u"..."_s << "/api/mcp/servers/..."_ba;
}

void tst_DiscoveryClient::encodesNamesAsOneSegment()
{
    QFETCH(const QString, name);
    QFETCH(const QByteArray, target);
    Harness harness;
    harness.index.on(target, R"({"name":"n"})");
    const auto details = harness.details(name);
    QCOMPARE(harness.index.requests.value(0).target, target);
    QVERIFY(details.has_value());
    QCOMPARE(details->name.text, name);
}

void tst_DiscoveryClient::refusesNamesThatLeaveThePath_data()
{
    QTest::addColumn<QString>("name");
    QTest::newRow("empty") << u""_s;
    QTest::newRow("dot") << u"."_s;
    QTest::newRow("two dots") << u".."_s;
    QTest::newRow("endless") << QString(5000, u'x');
}

void tst_DiscoveryClient::refusesNamesThatLeaveThePath()
{
    QFETCH(const QString, name);
    Harness harness;
    QCOMPARE(harness.details(name).error().code, ErrorCode::NotFound);
    QCOMPARE(harness.command(name).error().code, ErrorCode::NotFound);
    QVERIFY(harness.index.requests.isEmpty());
}

void tst_DiscoveryClient::sendsTheEncryptionKeyOnlyWithCommand()
{
    Harness harness("api-key", "enc-key");
    harness.index.handler = [](const FakeIndex::Request &) {
        return FakeIndex::Answer{200, R"({"name":"s","command":"c","tools":[],"servers":[]})", {}};
    };
    QVERIFY(harness.searchTools().has_value());
    QVERIFY(harness.details(u"s"_s).has_value());
    QVERIFY(harness.servers(5, 0).has_value());
    for (const auto &request : harness.index.requests)
        QVERIFY2(!request.headers.contains("x-encryption-key"), request.target.constData());
    QVERIFY(harness.command(u"s"_s).has_value());
    QCOMPARE(harness.index.requests.last().headers.value("x-encryption-key"), "enc-key"_ba);
}

void tst_DiscoveryClient::tellsWhatWentWrong_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<ErrorCode>("forSearch");
    QTest::addColumn<ErrorCode>("forName");
    const auto down = ErrorCode::Unavailable;
    QTest::newRow("wrong key") << 401 << "{}"_ba << ErrorCode::Unauthorized
                               << ErrorCode::Unauthorized;
    QTest::newRow("forbidden") << 403 << "no"_ba << ErrorCode::Unauthorized
                               << ErrorCode::Unauthorized;
    QTest::newRow("unknown") << 404 << "{}"_ba << down << ErrorCode::NotFound;
    QTest::newRow("older service, unknown") << 500 << "oops"_ba << down << ErrorCode::NotFound;
    QTest::newRow("overloaded") << 503 << "{}"_ba << down << down;
    QTest::newRow("no JSON") << 200 << "<html>"_ba << down << down;
    QTest::newRow("nothing") << 200 << ""_ba << down << down;
    QTest::newRow("JSON of the wrong shape") << 200 << "[1,2]"_ba << down << down;
    QTest::newRow("tools of the wrong kind") << 200 << R"({"tools":{}})"_ba << down << down;
    QTest::newRow("too deep") << 200 << QByteArray(3000, '[') << down << down;
    QTest::newRow("huge") << 200 << '"' + QByteArray(9 << 20, 'x') + '"' << down << down;
}

void tst_DiscoveryClient::tellsWhatWentWrong()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const ErrorCode, forSearch);
    QFETCH(const ErrorCode, forName);
    Harness harness;
    harness.index.handler = [&](const FakeIndex::Request &) {
        return FakeIndex::Answer{status, body, {}};
    };
    const auto hits = harness.searchTools();
    const auto details = harness.details(u"s"_s);
    QVERIFY(!hits.has_value() && !details.has_value());
    QCOMPARE(hits.error().code, forSearch);
    QCOMPARE(details.error().code, forName);
    for (const QString &message : {hits.error().message, details.error().message}) {
        QVERIFY2(message.contains(u"DISCOVERY_"_s) || message.contains(u"'s'"_s),
                 qPrintable(message));
        QVERIFY(!message.contains(u"api-key"_s));
    }
}

void tst_DiscoveryClient::givesUpOnASilentService()
{
    Harness harness;
    harness.index.handler = [](const FakeIndex::Request &) {
        FakeIndex::Answer answer;
        answer.silent = true;
        return answer;
    };
    const auto hits = harness.searchTools(plain(), 100ms);
    QCOMPARE(hits.error().code, ErrorCode::Timeout);
    QVERIFY(hits.error().message.contains(u"127.0.0.1"_s));
    harness.index.handler = [](const FakeIndex::Request &) {
        FakeIndex::Answer answer{200, QByteArray(1000, ' '), {}};
        answer.brokenOff = true;
        return answer;
    };
    QCOMPARE(harness.searchTools().error().code, ErrorCode::Unavailable);
}

void tst_DiscoveryClient::tellsThatNothingListens()
{
    Harness harness;
    harness.index.close();
    const auto hits = harness.searchTools();
    QCOMPARE(hits.error().code, ErrorCode::Unavailable);
    QVERIFY(hits.error().message.contains(u"DISCOVERY_URL"_s));
}

void tst_DiscoveryClient::asksNoOtherHostThanTheConfiguredOne()
{
    Harness harness("api-key", "enc-key");
    FakeIndex other;
    other.on("/moved", R"({"tools":[],"total_results":0})");
    for (const int status : {301, 302, 303, 307, 308}) {
        harness.index.answers[kSearch] = {status, "",
                                          "Location: " + other.url().toUtf8() + "/moved\r\n"};
        const auto hits = harness.searchTools();
        QVERIFY(!hits.has_value());
        QCOMPARE(hits.error().code, ErrorCode::Unavailable);
    }
    QVERIFY(other.requests.isEmpty());
}

void tst_DiscoveryClient::followsARedirectOfItsOwnHostWithKeys()
{
    Harness harness;
    harness.index.answers[kSearch] = {308, "", "Location: /other?x=1\r\n"};
    harness.index.on("/other?x=1", R"({"tools":[],"total_results":0})");
    QVERIFY(harness.searchTools().has_value());
    QCOMPARE(harness.index.requests.last().method, "POST"_ba);
    QCOMPARE(harness.index.requests.last().headers.value("authorization"), "Bearer api-key"_ba);
}

void tst_DiscoveryClient::refusesRedirectsThatAreNotSafe_data()
{
    QTest::addColumn<QByteArray>("location");
    QTest::newRow("plain http to another machine") << "http://169.254.169.254/latest"_ba;
    QTest::newRow("file") << "file:///etc/passwd"_ba;
    QTest::newRow("in a circle") << kSearch;
    QTest::newRow("nonsense") << "http://["_ba;
}

void tst_DiscoveryClient::refusesRedirectsThatAreNotSafe()
{
    QFETCH(const QByteArray, location);
    Harness harness;
    harness.index.answers[kSearch] = {302, "", "Location: " + location + "\r\n"};
    QCOMPARE(harness.searchTools().error().code, ErrorCode::Unavailable);
    // A start command must come from the place that was configured.
    FakeIndex other;
    harness.index.answers["/api/mcp/servers/s/command"] = {
        302, "", "Location: " + other.url().toUtf8() + "/x\r\n"};
    QCOMPARE(harness.command(u"s"_s).error().code, ErrorCode::Unavailable);
    QVERIFY(other.requests.isEmpty());
}

void tst_DiscoveryClient::asksASlowServiceWithMorePatience()
{
    Harness harness;
    harness.index.answers[kSearch].silent = true;
    for (int i = 0; i < 5; ++i)
        QCOMPARE(harness.searchTools(plain(), 50ms).error().code, ErrorCode::Timeout);
    QCOMPARE(harness.searchTools(plain(), 50ms).error().code, ErrorCode::Unavailable); // at once
    harness.index.answers["/api/mcp/servers/s"] = {200, R"({"name":"s"})", {}};
    QVERIFY(harness.details(u"s"_s).has_value()); // which may take longer
}

void tst_DiscoveryClient::restsAfterFiveFailures()
{
    Harness harness;
    harness.index.handler = [](const FakeIndex::Request &) {
        return FakeIndex::Answer{503, "{}", {}};
    };
    for (int i = 0; i < 5; ++i)
        QVERIFY(!harness.searchTools().has_value());
    QCOMPARE(harness.index.requests.size(), 5);
    QCOMPARE(harness.searchTools().error().code, ErrorCode::Unavailable);
    QCOMPARE(harness.index.requests.size(), 5); // not even asked
    harness.clock.advance(31s);
    QVERIFY(!harness.searchTools().has_value()); // one may try,
    QCOMPARE(harness.index.requests.size(), 6);
    QVERIFY(!harness.searchTools().has_value()); // and the rest goes on
    QCOMPARE(harness.index.requests.size(), 6);
    harness.clock.advance(31s);
    harness.index.on(kSearch, R"({"tools":[]})");
    QVERIFY(harness.searchTools().has_value());
    QVERIFY(harness.searchTools().has_value());
    QCOMPARE(harness.index.requests.size(), 8);
    // A name that is not known is no failure of the service.
    harness.index.handler = [](const FakeIndex::Request &) {
        return FakeIndex::Answer{404, "{}", {}};
    };
    for (int i = 0; i < 10; ++i)
        QCOMPARE(harness.details(u"s"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(harness.index.requests.size(), 18);
}

namespace {
/// A service with \a count servers n0, n1, …
FakeIndex::Answer servePage(const FakeIndex::Request &request, int count, bool byCursor)
{
    const QUrlQuery query(QUrl(QString::fromLatin1(request.target)));
    const QString offset = query.queryItemValue(u"offset"_s, QUrl::FullyDecoded);
    if (byCursor && !offset.isEmpty() && !offset.startsWith(u"c+/"_s))
        return {400, "{}", {}};
    const int begin = byCursor ? offset.mid(3).toInt() : offset.toInt();
    const int end = std::min(count, begin + query.queryItemValue(u"limit"_s).toInt());
    QJsonArray servers;
    for (int i = begin; i < end; ++i)
        servers.append(QJsonObject{{u"name"_s, QString(u'n' + QString::number(i))}});
    QJsonObject reply{{u"servers"_s, servers}};
    if (!byCursor)
        reply[u"offset"_s] = begin;
    else
        reply[u"offset"_s] = end < count ? QJsonValue(u"c+/"_s + QString::number(end))
                                         : QJsonValue(QJsonValue::Null);
    return {200, QJsonDocument(reply).toJson(), {}};
}

QString names(const Result<DiscoveryClient::ServerSlice> &slice)
{
    if (!slice)
        return slice.error().message;
    QStringList list;
    for (const ServerSummary &server : slice->servers)
        list << server.name.text;
    return list.join(u' ') + (slice->isEnd ? u" end"_s : u""_s);
}
} // namespace

void tst_DiscoveryClient::pagesByNumber()
{
    Harness harness;
    harness.index.handler = [](const FakeIndex::Request &r) { return servePage(r, 250, false); };
    QCOMPARE(names(harness.servers(2, 200)), u"n200 n201"_s);
    QCOMPARE(names(harness.servers(3, 0)), u"n0 n1 n2"_s);
    QCOMPARE(names(harness.servers(5, 248)), u"n248 n249 end"_s);
    QCOMPARE(names(harness.servers(5, 300)), u" end"_s);
    QCOMPARE(harness.servers(200, 10)->servers.size(), 200U);
}

void tst_DiscoveryClient::pagesByCursor()
{
    Harness harness;
    harness.index.handler = [](const FakeIndex::Request &r) { return servePage(r, 250, true); };
    QCOMPARE(names(harness.servers(3, 0)), u"n0 n1 n2"_s);
    QCOMPARE(names(harness.servers(3, 3)), u"n3 n4 n5"_s);
    QCOMPARE(harness.index.requests.size(), 2); // the cursor was remembered
    QCOMPARE(names(harness.servers(2, 200)), u"n200 n201"_s);
    QCOMPARE(names(harness.servers(5, 248)), u"n248 n249 end"_s);
    QCOMPARE(names(harness.servers(5, 300)), u" end"_s);
}

void tst_DiscoveryClient::endsAWalkThatNeverEnds()
{
    Harness harness;
    harness.index.handler = [](const FakeIndex::Request &) {
        return FakeIndex::Answer{200, R"({"servers":[{"name":"x"}],"offset":"again"})", {}};
    };
    QVERIFY(harness.servers(10, 1000000).has_value());
    QVERIFY(harness.index.requests.size() <= 100);
}

void tst_DiscoveryClient::survivesMutatedReplies()
{
    QRandomGenerator random(5);
    const QByteArray good =
        R"({"server":{"name":"s","title":"T"},"tools":[{"name":"t","serverName":"s","score":1e400}],
             "servers":[{"name":"a","nbTools":1e99}],"total_results":3,"offset":null,
             "transport":"stdio","command":"c","args":["a"],"env":{"A":"b"},"total_servers":1})";
    for (int round = 0; round < 20000; ++round) {
        QByteArray bad = good;
        for (int i = int(random.bounded(4)); i >= 0; --i)
            bad[random.bounded(bad.size())] = char(random.bounded(256));
        const auto json = parseJson(ByteSlice(bad));
        if (!json)
            continue;
        (void)discovery::readToolHits(*json);
        (void)discovery::readServerHits(*json);
        (void)discovery::readServerList(*json);
        (void)discovery::readServerDetails(*json, {u"s"_s});
        (void)discovery::readToolPage(*json, {u"s"_s});
        (void)discovery::readToolDetails(*json, {u"s"_s}, {u"t"_s});
        (void)discovery::readStatistics(*json);
        const auto config = discovery::readCommand(*json, {u"s"_s});
        QVERIFY(!config || !config->command.isEmpty() || !config->url.isEmpty());
    }
}

void tst_DiscoveryClient::reportsWhatIsOpenWhenItGoes()
{
    Harness harness;
    std::optional<ErrorCode> code;
    harness.client->statistics(5s, Done<CatalogStatistics>([&](Result<CatalogStatistics> r) {
                                   code = r ? ErrorCode::Remote : r.error().code;
                               }));
    harness.client.reset();
    QCOMPARE(code.value(), ErrorCode::Cancelled);
}

QTEST_GUILESS_MAIN(tst_DiscoveryClient)
#include "tst_discovery_client.moc"
