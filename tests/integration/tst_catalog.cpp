// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/catalog.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/discovery_client.h"
#include "engine/front/index_api.h"
#include "tests/support/fake_index.h"
#include "tests/support/manual_clock.h"
#include "tests/support/memory_secret_store.h"
#include "tests/support/server_config.h"

#include <QElapsedTimer>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

#include <sqlite3.h>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

ServerListing listing(const QByteArrayList &tools, const QString &instructions = {})
{
    ServerListing value;
    value.instructions = instructions;
    for (const QByteArray &tool : tools)
        value.tools.push_back(*readTool(RawJson(tool)));
    return value;
}

const QByteArray kCreate = R"({"name":"create_issue","description":"Open a new issue",
    "inputSchema":{"x":1e400,"a":1.0},"outputSchema":{"o":1},"annotations":{"readOnlyHint":false}})";
const QByteArray kList = R"({"name":"list_issues","title":"Issues","description":"List issues"})";
const QByteArray kRead = R"({"name":"read_file","description":"Read a file from disk"})";

struct Harness
{
    QTemporaryDir dir;
    ManualClock clock;
    FakeIndex index;
    std::unique_ptr<Catalog> catalog;

    explicit Harness(bool withRemote = false, bool withServers = true)
    {
        open(withRemote);
        if (!withServers)
            return;
        catalog->setConfigs({serverConfig(u"github"_s), serverConfig(u"files"_s)});
        catalog->update({u"github"_s}, listing({kCreate, kList}, u"Issues of GitHub."_s));
        catalog->update({u"files"_s}, listing({kRead}));
    }
    void open(bool withRemote, ServiceKey key = Secret("k"))
    {
        auto store = CatalogStore::open(dir.filePath(u"catalog.db"_s), &clock);
        std::unique_ptr<DiscoveryClient> remote;
        if (withRemote)
            remote = *DiscoveryClient::create(index.url(), std::move(key), {}, &clock);
        catalog.reset();
        catalog = std::make_unique<Catalog>(*std::move(store), std::move(remote));
    }
    template <class T, class Call>
    Result<T> wait(const Call &call)
    {
        std::optional<Result<T>> answer;
        call(Done<T>([&](Result<T> r) { answer = std::move(r); }));
        if (!QTest::qWaitFor([&] { return answer.has_value(); }, 10000))
            return fail(ErrorCode::Cancelled, u"the test waited too long"_s);
        return *answer;
    }
    Result<ToolHits> searchTools(const ToolQuery &query)
    {
        return wait<ToolHits>([&](auto done) { catalog->searchTools(query, std::move(done)); });
    }
    Result<ToolHits> searchTools(const QString &text)
    {
        ToolQuery query;
        query.text = text;
        return searchTools(query);
    }
    Result<ServerHits> searchServers(const QString &text)
    {
        return wait<ServerHits>(
            [&](auto done) { catalog->searchServers(text, 10, 0.3, std::move(done)); });
    }
    Result<ServerDetails> details(const QString &name)
    {
        return wait<ServerDetails>(
            [&](auto done) { catalog->serverDetails({name}, std::move(done)); });
    }
    Result<ToolPage> tools(const QString &name, int limit = 50, int offset = 0)
    {
        return wait<ToolPage>(
            [&](auto done) { catalog->serverTools({name}, limit, offset, std::move(done)); });
    }
    Result<ToolDetails> tool(const QString &server, const QString &name)
    {
        return wait<ToolDetails>(
            [&](auto done) { catalog->toolDetails({server}, {name}, std::move(done)); });
    }
    Result<ServerPage> servers(int limit = 50, int offset = 0)
    {
        return wait<ServerPage>(
            [&](auto done) { catalog->listServers(limit, offset, std::move(done)); });
    }
    Result<CatalogStatistics> statistics()
    {
        return wait<CatalogStatistics>([&](auto done) { catalog->statistics(std::move(done)); });
    }
    Result<ServerConfig> command(const QString &name)
    {
        return wait<ServerConfig>(
            [&](auto done) { catalog->startCommand({name}, std::move(done)); });
    }
};

QString names(const Result<ToolHits> &hits)
{
    if (!hits)
        return hits.error().message;
    QStringList list;
    for (const ToolHit &hit : hits->tools)
        list << hit.server.text + u'/' + hit.name.text;
    return list.join(u' ');
}

QString names(const Result<ServerPage> &page)
{
    if (!page)
        return page.error().message;
    QStringList list;
    for (const ServerSummary &server : page->servers)
        list << server.name.text;
    return list.join(u' ');
}

} // namespace

class tst_Catalog : public QObject
{
    Q_OBJECT

private slots:
    void answersWhileNothingRuns();
    void knowsEverythingAfterARestart();
    void tellsWhenWhatWasKeptHasDecayed();
    void forgetsAServerWhoseCommandChanged();
    void tellsWhenToolsChange();
    void keepsDefinitionsVerbatim();
    void leavesOutWhatIsSwitchedOff();
    void showsSwitchedOffServersWhenAsked();
    void namesUnknownThings_data();
    void namesUnknownThings();
    void describesAServer();
    void describesAServerThatNeverRan();
    void pagesToolsAndServers();
    void filtersATypeAndServers();
    void acceptsAServerThatWasProposed();
    void survivesTwoToolsOfOneName();
    void mergesSearches();
    void localServersWinOverRemoteOnes();
    void aFailingServiceIsAWarning_data();
    void aFailingServiceIsAWarning();
    void aKeyThatCantBeReadIsAWarning();
    void aSlowServiceDoesNotHoldLocalAnswers();
    void asksTheServiceForWhatIsNotLocal();
    void countsThePagesOfBoth();
    void proposesStartCommands();
    void reportsWhatIsOpenWhenItGoes();
    void warnsOfTheServersThatWereAskedFor();
    void oneRuntimeIsAnothersIndex();
    void theIndexApiDoesNotCountWhatItDoesNotKnow();
    void theIndexApiRefusesWhatItDoesNotServe_data();
    void theIndexApiRefusesWhatItDoesNotServe();
};

void tst_Catalog::answersWhileNothingRuns()
{
    Harness harness;
    QCOMPARE(names(harness.searchTools(u"open an issue"_s)),
             u"github/create_issue github/list_issues"_s);
    QCOMPARE(harness.searchServers(u"read files"_s)->servers.at(0).name.text, u"files"_s);
    const auto page = harness.tools(u"github"_s);
    QCOMPARE(page->tools.size(), 2U);
    QCOMPARE(page->tools[1].title, u"Issues"_s);
    QCOMPARE(names(harness.servers()), u"files github"_s);
    QCOMPARE(harness.statistics()->tools, 3);
    QVERIFY(harness.catalog->findTool({u"github"_s}, {u"create_issue"_s}) != nullptr);
    QVERIFY(harness.catalog->findTool({u"github"_s}, {u"nope"_s}) == nullptr);
    QVERIFY(harness.catalog->findTool({u"nope"_s}, {u"create_issue"_s}) == nullptr);
}

void tst_Catalog::knowsEverythingAfterARestart()
{
    Harness harness;
    harness.open(false);
    QVERIFY(!harness.catalog->knowsServer({u"github"_s}));
    harness.catalog->setConfigs({serverConfig(u"github"_s), serverConfig(u"files"_s)});
    QCOMPARE(harness.catalog->listing({u"github"_s})->tools.size(), 2U);
    QCOMPARE(names(harness.searchTools(u"open an issue"_s)),
             u"github/create_issue github/list_issues"_s);
    QCOMPARE(harness.searchTools(u"open an issue"_s)->warnings, QStringList());
}

/// The index says that there is a tool, but nothing says what it is.
void tst_Catalog::tellsWhenWhatWasKeptHasDecayed()
{
    Harness harness;
    QCOMPARE(names(harness.searchTools(u"open an issue"_s)),
             u"github/create_issue github/list_issues"_s);
    harness.catalog.reset(); // the index is written
    sqlite3 *database = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(harness.dir.filePath(u"catalog.db"_s)), &database), SQLITE_OK);
    QCOMPARE(
        sqlite3_exec(database, "DELETE FROM tool WHERE position = 0", nullptr, nullptr, nullptr),
        SQLITE_OK);
    sqlite3_close(database);
    harness.open(false);
    harness.catalog->setConfigs({serverConfig(u"github"_s), serverConfig(u"files"_s)});
    for (int i = 0; i < 2; ++i) {
        const auto hits = harness.searchTools(u"open an issue"_s);
        QCOMPARE(names(hits), u""_s);
        QCOMPARE(hits->total, 0);
        QVERIFY2(hits->warnings.value(0).contains(u"'github'"_s),
                 qPrintable(hits->warnings.join(u' ')));
    }
}

void tst_Catalog::forgetsAServerWhoseCommandChanged()
{
    Harness harness;
    ServerConfig other = serverConfig(u"github"_s);
    other.arguments = QStringList{u"--other"_s};
    harness.catalog->setConfigs({other, serverConfig(u"files"_s)});
    QVERIFY(harness.catalog->listing({u"github"_s}) == nullptr);
    const auto hits = harness.searchTools(u"open an issue"_s);
    QCOMPARE(names(hits), u""_s);
    QVERIFY(hits->warnings.value(0).contains(u"'github'"_s));
    harness.catalog->setConfigs({serverConfig(u"github"_s)}); // back again: still on disk
    QCOMPARE(names(harness.searchTools(u"open an issue"_s)),
             u"github/create_issue github/list_issues"_s);
    QCOMPARE(names(harness.searchTools(u"read file"_s)), u""_s);
    QCOMPARE(names(harness.servers()), u"github"_s);
}

void tst_Catalog::tellsWhenToolsChange()
{
    Harness harness;
    QSignalSpy spy(harness.catalog.get(), &Catalog::serverChanged);
    harness.catalog->update({u"files"_s}, listing({kRead})); // the same again
    QCOMPARE(spy.size(), 0);
    harness.catalog->update({u"files"_s}, listing({kRead, kList}));
    QCOMPARE(spy.size(), 1);
    QCOMPARE(harness.tools(u"files"_s)->total, 2);
    harness.catalog->setConfigs(
        {serverConfig(u"files"_s), serverConfig(u"github"_s)}); // nothing new
    QCOMPARE(spy.size(), 1);
    ServerConfig blocking = serverConfig(u"files"_s);
    blocking.blockedTools = QStringList{u"read_file"_s};
    harness.catalog->setConfigs({blocking}); // one changed, one gone
    QCOMPARE(spy.size(), 3);
}

void tst_Catalog::keepsDefinitionsVerbatim()
{
    Harness harness;
    harness.open(false);
    harness.catalog->setConfigs({serverConfig(u"github"_s)});
    const auto details = harness.tool(u"github"_s, u"create_issue"_s);
    QVERIFY(details.has_value());
    QCOMPARE(details->inputSchema.toByteArray(), R"({"x":1e400,"a":1.0})"_ba);
    QCOMPARE(details->outputSchema.toByteArray(), R"({"o":1})"_ba);
    QCOMPARE(details->annotations.toByteArray(), R"({"readOnlyHint":false})"_ba);
    QCOMPARE(details->description, u"Open a new issue"_s);
    const KnownTool *known = harness.catalog->findTool({u"github"_s}, {u"create_issue"_s});
    QCOMPARE(known->info.definition.toByteArray(), kCreate);
    QCOMPARE(known->inputSchema.toByteArray(), R"({"x":1e400,"a":1.0})"_ba);
    const auto plain = harness.tool(u"github"_s, u"list_issues"_s);
    QVERIFY(plain->outputSchema.isEmpty() && plain->inputSchema.isEmpty());
}

void tst_Catalog::leavesOutWhatIsSwitchedOff()
{
    Harness harness;
    ServerConfig github = serverConfig(u"github"_s);
    github.blockedTools = QStringList{u"create_issue"_s};
    ServerConfig files = serverConfig(u"files"_s);
    files.disabled = true;
    harness.catalog->setConfigs({github, files});
    QCOMPARE(names(harness.searchTools(u"issue"_s)), u"github/list_issues"_s);
    QCOMPARE(names(harness.searchTools(u"read_file"_s)), u""_s);
    QCOMPARE(names(harness.searchTools(u"create_issue"_s)), u"github/list_issues"_s);
    QCOMPARE(harness.searchServers(u"files"_s)->total, 0);
    QCOMPARE(harness.tools(u"github"_s)->total, 1);
    QCOMPARE(names(harness.servers()), u"github"_s);
    QCOMPARE(harness.statistics()->tools, 1);
    QCOMPARE(harness.catalog->nearestTools({u"github"_s}, {u"create_isue"_s}), QStringList());
    QCOMPARE(harness.catalog->nearestServers({u"file"_s}), QStringList());
    QCOMPARE(harness.tool(u"github"_s, u"create_issue"_s).error().code, ErrorCode::Disabled);
    QCOMPARE(harness.details(u"files"_s).error().code, ErrorCode::Disabled);
    QCOMPARE(harness.tools(u"files"_s).error().code, ErrorCode::Disabled);
    QVERIFY(harness.catalog->findTool({u"github"_s}, {u"create_issue"_s})->blocked);
    QVERIFY(
        harness.details(u"github"_s)->limitations.join(u' ').contains(u"1 tool is switched off"_s));
}

void tst_Catalog::showsSwitchedOffServersWhenAsked()
{
    Harness harness;
    ServerConfig files = serverConfig(u"files"_s);
    files.disabled = true;
    files.blockedTools = QStringList{u"list_issues"_s};
    harness.catalog->update({u"files"_s}, listing({kRead, kList}));
    harness.catalog->setConfigs({files});
    ToolQuery query;
    query.text = u"read file list issues"_s;
    query.enabledOnly = false;
    QCOMPARE(names(harness.searchTools(query)), u"files/read_file"_s);
}

void tst_Catalog::namesUnknownThings_data()
{
    QTest::addColumn<QString>("server");
    QTest::addColumn<QString>("tool");
    QTest::addColumn<QString>("message");
    QTest::newRow("server, nearly")
        << u"githb"_s << u""_s << u"Unknown server 'githb'. Did you mean 'github'?"_s;
    QTest::newRow("server, not at all") << u"zzz"_s << u""_s << u"Unknown server 'zzz'."_s;
    QTest::newRow("tool, nearly")
        << u"github"_s << u"create_isue"_s
        << u"The server 'github' has no tool 'create_isue'. Did you mean 'create_issue'?"_s;
    QTest::newRow("tool, not at all")
        << u"github"_s << u"zzz"_s << u"The server 'github' has no tool 'zzz'."_s;
    QTest::newRow("percent signs") << u"%1 %2"_s << u""_s << u"Unknown server '%1 %2'."_s;
    QTest::newRow("percent signs in a tool")
        << u"github"_s << u"%1%2"_s << u"The server 'github' has no tool '%1%2'."_s;
}

void tst_Catalog::namesUnknownThings()
{
    QFETCH(const QString, server);
    QFETCH(const QString, tool);
    QFETCH(const QString, message);
    Harness harness;
    const auto code = [&](const auto &result) {
        if (result || result.error().message != message)
            return ErrorCode::Cancelled;
        return result.error().code;
    };
    if (!tool.isEmpty()) {
        const auto details = harness.tool(server, tool);
        QCOMPARE(details.error().message, message);
        QCOMPARE(details.error().code, ErrorCode::NotFound);
        return;
    }
    QCOMPARE(harness.details(server).error().message, message);
    QCOMPARE(code(harness.details(server)), ErrorCode::NotFound);
    QCOMPARE(code(harness.tools(server)), ErrorCode::NotFound);
    QCOMPARE(code(harness.tool(server, u"t"_s)), ErrorCode::NotFound);
    QCOMPARE(code(harness.command(server)), ErrorCode::NotFound);
}

void tst_Catalog::describesAServer()
{
    Harness harness;
    ServerListing rich = listing({kCreate, kList}, u"First sentence. "_s.repeated(100));
    rich.title = u"Rich"_s;
    rich.capabilities = RawJson(R"({"tools":{},"resources":{},"logging":{}})"_ba);
    ServerConfig hinted = serverConfig(u"github"_s);
    hinted.hints = QStringList{u"tickets"_s};
    harness.catalog->setConfigs({hinted});
    harness.catalog->update({u"github"_s}, rich);
    const auto details = harness.details(u"github"_s);
    QCOMPARE(details->title, u"Rich"_s);
    QVERIFY(details->summary.size() <= 602);
    QVERIFY(details->summary.endsWith(u"sentence. …"_s));
    QCOMPARE(details->capabilities.value(0), u"tools: create_issue, list_issues"_s);
    QCOMPARE(details->capabilities.size(), 3);
    QCOMPARE(details->hints, QStringList{u"tickets"_s});
    QCOMPARE(details->limitations, QStringList());
    QCOMPARE(details->toolCount.value(), 2);
}

void tst_Catalog::describesAServerThatNeverRan()
{
    Harness harness(false, false);
    ServerConfig broken = serverConfig(u"broken"_s);
    broken.problem = Error{ErrorCode::Misconfigured, u"line 3: no command"_s, {}};
    harness.catalog->setConfigs({serverConfig(u"new"_s), broken});
    const auto details = harness.details(u"new"_s);
    QVERIFY(!details->toolCount.has_value());
    QCOMPARE(details->title, u"new"_s);
    QVERIFY(details->limitations.value(0).contains(u"has not run yet"_s));
    QVERIFY(harness.details(u"broken"_s)->limitations.value(0).contains(u"line 3"_s));
    QVERIFY(!harness.tools(u"new"_s)->warnings.isEmpty());
    QVERIFY(harness.tool(u"new"_s, u"t"_s).error().message.contains(u"not known yet"_s));
    QCOMPARE(names(harness.servers()), u"new"_s);
    QVERIFY(!harness.servers()->servers[0].toolCount.has_value());
    QCOMPARE(harness.searchServers(u"new"_s)->servers.at(0).name.text, u"new"_s);
}

void tst_Catalog::pagesToolsAndServers()
{
    Harness harness;
    QByteArrayList many;
    for (int i = 0; i < 7; ++i)
        many << "{\"name\":\"t" + QByteArray::number(i) + "\"}";
    harness.catalog->update({u"files"_s}, listing(many));
    const auto page = harness.tools(u"files"_s, 3, 5);
    QCOMPARE(page->tools.size(), 2U);
    QCOMPARE(page->tools[0].name.text, u"t5"_s);
    QCOMPARE(page->total, 7);
    QCOMPARE(page->offset, 5);
    QCOMPARE(harness.tools(u"files"_s, 3, 100)->tools.size(), 0U);
    QCOMPARE(harness.tools(u"files"_s, -1, -1)->tools.size(), 0U);
    QCOMPARE(names(harness.servers(1, 1)), u"github"_s);
    QCOMPARE(harness.servers(1, 1)->total, 2);
}

void tst_Catalog::filtersATypeAndServers()
{
    Harness harness;
    ToolQuery query;
    query.text = u"list read issue file"_s;
    query.minScore = 0;
    query.servers = {ServerName{u"files"_s}};
    QCOMPARE(names(harness.searchTools(query)), u"files/read_file"_s);
    query.servers.append(ServerName{u"filez"_s});
    QCOMPARE(names(harness.searchTools(query)), u"files/read_file"_s);
    QCOMPARE(harness.searchTools(query)->warnings,
             QStringList{
                 u"There is no server \"filez\", so it was not searched. Nearest names: files."_s});
    QVERIFY(!harness.searchTools(query)->isNowhere);
    query.type = u"mcp"_s;
    QCOMPARE(names(harness.searchTools(query)), u"files/read_file"_s);
    query.type = u"app"_s;
    QCOMPARE(names(harness.searchTools(query)), u""_s);
    query.type.clear();
    query.servers.clear();
    query.limit = 1;
    const auto one = harness.searchTools(query);
    QCOMPARE(one->tools.size(), 1U);
    QCOMPARE(one->total, 3);
    query.limit = -4; // a client's mistake asks for one
    QCOMPARE(harness.searchTools(query)->tools.size(), 1U);
    query.minScore = 7;
    QCOMPARE(harness.searchTools(query)->tools.size(), 0U);
}

void tst_Catalog::acceptsAServerThatWasProposed()
{
    Harness harness;
    harness.catalog->update({u"proposed"_s}, listing({kRead}));
    QVERIFY(harness.catalog->knowsServer({u"proposed"_s}));
    QCOMPARE(harness.tools(u"proposed"_s)->total, 1);
    QCOMPARE(harness.servers()->total, 3);
}

void tst_Catalog::survivesTwoToolsOfOneName()
{
    Harness harness;
    harness.catalog->update({u"files"_s},
                            listing({kRead, R"({"name":"read_file","title":"2nd"})"_ba}));
    QCOMPARE(harness.tools(u"files"_s)->total, 1);
    QVERIFY(harness.catalog->findTool({u"files"_s}, {u"read_file"_s})->info.title.isEmpty());
}

void tst_Catalog::mergesSearches()
{
    Harness harness(true);
    harness.index.on("/api/mcp/tools/search", R"({"tools":[
        {"name":"file_issue","serverName":"jira","description":"d","score":0.8},
        {"name":"weak","serverName":"jira","score":0.1},
        {"name":"list_issues","serverName":"github","description":"stale text","score":0.7},
        {"name":"gone","serverName":"github","score":0.6}],"total_results":4})");
    const auto hits = harness.searchTools(u"open an issue"_s);
    QCOMPARE(names(hits), u"github/list_issues github/create_issue jira/file_issue"_s);
    QCOMPARE(hits->tools[0].description, u"List issues"_s); // ours, not the service's
    QVERIFY(hits->warnings.isEmpty());
    for (size_t i = 1; i < hits->tools.size(); ++i)
        QVERIFY(hits->tools[i].score <= hits->tools[i - 1].score);
    harness.index.on("/api/mcp/servers/search", R"({"servers":[
        {"name":"jira","title":"Jira","nbTools":9,"score":0.9},
        {"name":"github","title":"stale","nbTools":99,"score":0.8}]})");
    const auto servers = harness.searchServers(u"issues"_s);
    QCOMPARE(servers->servers.size(), 2U);
    QCOMPARE(servers->servers[0].name.text, u"github"_s);
    QCOMPARE(servers->servers[0].toolCount, 2);
    QCOMPARE(servers->servers[1].title, u"Jira"_s);
}

void tst_Catalog::localServersWinOverRemoteOnes()
{
    Harness harness(true);
    ServerConfig files = serverConfig(u"files"_s);
    files.disabled = true;
    harness.catalog->setConfigs({serverConfig(u"github"_s), files});
    harness.index.handler = [](const FakeIndex::Request &) {
        return FakeIndex::Answer{200,
                                 R"({"tools":[{"name":"read_file","serverName":"files","score":1}],
            "servers":[{"name":"files","score":1,"nbTools":1},{"name":"github"}],"total_results":1,
            "total_servers":2,"total_tools":3,"name":"files","offset":0})",
                                 {}};
    };
    QCOMPARE(names(harness.searchTools(u"read_file"_s)), u""_s); // switched off here
    QCOMPARE(harness.searchServers(u"files"_s)->servers.size(), 0U);
    QCOMPARE(names(harness.servers()), u"github"_s);
    const qsizetype asked = harness.index.requests.size();
    QCOMPARE(harness.details(u"files"_s).error().code, ErrorCode::Disabled);
    QVERIFY(harness.details(u"github"_s).has_value());
    QVERIFY(harness.tool(u"github"_s, u"list_issues"_s).has_value());
    ToolQuery onlyLocal;
    onlyLocal.text = u"issue"_s;
    onlyLocal.servers = {ServerName{u"github"_s}};
    QVERIFY(harness.searchTools(onlyLocal).has_value());
    QCOMPARE(harness.index.requests.size(), asked); // nothing to ask the service for
}

void tst_Catalog::aFailingServiceIsAWarning_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<QString>("says");
    QTest::newRow("wrong key") << 401 << "{}"_ba << u"DISCOVERY_API_KEY"_s;
    QTest::newRow("broken") << 500 << "oops"_ba << u"HTTP status 500"_s;
    QTest::newRow("no JSON") << 200 << "<html>"_ba << u"not JSON"_s;
    QTest::newRow("wrong JSON") << 200 << "[]"_ba << u"DISCOVERY_URL"_s;
}

void tst_Catalog::aFailingServiceIsAWarning()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    QFETCH(const QString, says);
    Harness harness(true);
    harness.index.handler = [&](const FakeIndex::Request &) {
        return FakeIndex::Answer{status, body, {}};
    };
    const auto hits = harness.searchTools(u"open an issue"_s);
    QCOMPARE(names(hits), u"github/create_issue github/list_issues"_s);
    QVERIFY2(hits->warnings.value(0).contains(says), qPrintable(hits->warnings.join(u'|')));
    QCOMPARE(names(harness.servers()), u"files github"_s);
    QVERIFY(!harness.servers()->warnings.isEmpty());
    harness.clock.advance(std::chrono::minutes(1));
    QCOMPARE(harness.statistics()->servers, 2);
    QVERIFY(!harness.statistics()->warnings.isEmpty());
    QVERIFY(!harness.tools(u"remote"_s).has_value()); // nothing local can answer that
    harness.catalog->setConfigs({});
    QVERIFY(!harness.searchTools(u"open an issue"_s).has_value());
}

void tst_Catalog::aKeyThatCantBeReadIsAWarning()
{
    MemorySecretStore keychain;
    keychain.failure = Error{ErrorCode::Unauthorized, u"The keychain is locked."_s, {}};
    Harness harness;
    harness.index.on("/api/mcp/tools/search", R"({"tools":[],"total_results":0})");
    harness.open(true, {u"DISCOVERY_API_KEY"_s, Secret("${keychain:k}"), keychain, harness.clock});
    harness.catalog->setConfigs({serverConfig(u"github"_s), serverConfig(u"files"_s)});
    for (int i = 0; i < DiscoveryHttp::kFailuresToRest + 1; ++i) {
        const auto hits = harness.searchTools(u"open an issue"_s);
        QCOMPARE(names(hits), u"github/create_issue github/list_issues"_s);
        QCOMPARE(hits->warnings,
                 (QStringList{u"The discovery service at 127.0.0.1:%1 was not asked. "
                              "DISCOVERY_API_KEY can't be read. The keychain is locked."_s.arg(
                                  harness.index.serverPort())}));
    }
    QVERIFY(harness.index.requests.isEmpty()); // not even without a key
    keychain.failure.reset();
    keychain.secrets[u"k"_s] = "sk-kept";
    QCOMPARE(harness.searchTools(u"open an issue"_s)->warnings, QStringList());
    QCOMPARE(harness.index.requests.value(0).headers.value("authorization"), "Bearer sk-kept"_ba);
}

void tst_Catalog::aSlowServiceDoesNotHoldLocalAnswers()
{
    Harness harness(true);
    harness.index.handler = [](const FakeIndex::Request &) {
        FakeIndex::Answer answer;
        answer.silent = true;
        return answer;
    };
    const auto hits = harness.searchTools(u"open an issue"_s);
    QCOMPARE(names(hits), u"github/create_issue github/list_issues"_s);
    QVERIFY(hits->warnings.value(0).contains(u"did not answer within 3 s"_s));
}

void tst_Catalog::asksTheServiceForWhatIsNotLocal()
{
    Harness harness(true);
    harness.index.on("/api/mcp/servers/jira", R"({"name":"jira","summary":"S","nbTools":120})");
    harness.index.on("/api/mcp/servers/jira/tools?limit=2",
                     R"({"tools":[{"name":"a"},{"name":"b"}]})");
    harness.index.on("/api/mcp/servers/jira/tools?limit=2&offset=0",
                     R"({"tools":[{"name":"a"},{"name":"b"}]})");
    harness.index.on("/api/mcp/servers/jira/tools/a", R"({"name":"a","description":"A."})");
    QCOMPARE(harness.details(u"jira"_s)->summary, u"S"_s);
    const auto page = harness.tools(u"jira"_s, 2);
    QCOMPARE(page->tools.size(), 2U);
    QCOMPARE(page->total, 120);
    QCOMPARE(harness.tool(u"jira"_s, u"a"_s)->description, u"A."_s);
    const auto unknown = harness.details(u"githb"_s);
    QCOMPARE(unknown.error().code, ErrorCode::NotFound);
    QVERIFY2(unknown.error().message.endsWith(u"Did you mean 'github'?"_s),
             qPrintable(unknown.error().message));
}

void tst_Catalog::countsThePagesOfBoth()
{
    Harness harness(true);
    harness.index.handler = [](const FakeIndex::Request &request) {
        if (request.target.startsWith("/api/mcp/statistics"))
            return FakeIndex::Answer{200, R"({"total_servers":100,"total_tools":5000})", {}};
        if (request.target.contains("offset=200"))
            return FakeIndex::Answer{200, R"({"servers":[],"offset":200})", {}};
        if (request.target.contains("offset=1"))
            return FakeIndex::Answer{200, R"({"servers":[{"name":"s1"}],"offset":1})", {}};
        if (request.target.contains("limit=1"))
            return FakeIndex::Answer{200, R"({"servers":[{"name":"s0"}],"offset":0})", {}};
        return FakeIndex::Answer{200,
                                 R"({"servers":[{"name":"s0"},{"name":"github"},{"name":"s2"}],
                                         "offset":0})",
                                 {}};
    };
    QCOMPARE(names(harness.servers(3, 0)), u"files github s0"_s);
    QCOMPARE(harness.servers(3, 0)->total, 102);
    QCOMPARE(names(harness.servers(1, 3)), u"s1"_s);
    QCOMPARE(harness.servers(1, 0)->total, 102);
    QCOMPARE(names(harness.servers(1, 0)), u"files"_s);
    QCOMPARE(names(harness.servers(3, 202)), QString()); // behind the end
    QCOMPARE(harness.servers(3, 202)->total, 102);
    QCOMPARE(harness.statistics()->tools, 5003);
}

void tst_Catalog::proposesStartCommands()
{
    Harness harness(true);
    harness.index.on("/api/mcp/servers/jira/command",
                     R"({"name":"jira","transport":"stdio","command":"npx","args":["jira"]})");
    const auto proposed = harness.command(u"jira"_s);
    QCOMPARE(proposed->command, u"npx"_s);
    QVERIFY(proposed->source == ServerConfig::Source::Discovery);
    QCOMPARE(harness.command(u"nope"_s).error().code, ErrorCode::NotFound);
}

void tst_Catalog::reportsWhatIsOpenWhenItGoes()
{
    Harness harness(true);
    std::vector<ErrorCode> codes;
    const auto note = [&](const auto &result) {
        codes.push_back(result ? ErrorCode::Remote : result.error().code);
    };
    harness.catalog->statistics(Done<CatalogStatistics>([&](auto r) { note(r); }));
    harness.catalog->serverDetails({u"x"_s}, Done<ServerDetails>([&](auto r) { note(r); }));
    harness.catalog->listServers(5, 0, Done<ServerPage>([&](auto r) { note(r); }));
    harness.catalog.reset();
    QCOMPARE(codes.size(), 3U); // answered, with what there was or with Cancelled
}

void tst_Catalog::warnsOfTheServersThatWereAskedFor()
{
    Harness harness;
    harness.catalog->setConfigs(
        {serverConfig(u"github"_s), serverConfig(u"files"_s), serverConfig(u"new"_s)});
    ToolQuery query;
    query.text = u"read a file"_s;
    QCOMPARE(harness.searchTools(query)->warnings.size(), 1); // of the new one
    query.servers = {ServerName{u"filez"_s}};
    const auto nowhere = harness.searchTools(query);
    QVERIFY(nowhere->isNowhere && nowhere->warnings.size() == 1);
    QVERIFY(nowhere->warnings[0].startsWith("There is no server \"filez\""_L1));
    query.servers = {ServerName{u"new"_s}, ServerName{u"filez"_s}};
    const QStringList both = harness.searchTools(query)->warnings;
    QVERIFY(both.size() == 2 && both[0].contains("filez"_L1) && both[1].contains("new"_L1));
}

void tst_Catalog::theIndexApiDoesNotCountWhatItDoesNotKnow()
{
    Harness harness;
    harness.catalog->setConfigs({serverConfig(u"new"_s)});
    IndexApi api(*harness.catalog);
    for (const char *path : {"/api/mcp/servers", "/api/mcp/servers/new"}) {
        QByteArray body;
        api.handle("GET", path, {}, {},
                   Done<IndexReply>([&](const Result<IndexReply> &reply) { body = reply->body; }));
        QVERIFY2(body.contains("\"nbTools\":null"), body.constData());
    }
}

void tst_Catalog::oneRuntimeIsAnothersIndex()
{
    Harness far;
    IndexApi api(*far.catalog);
    Harness near(true, false);
    near.index.handler = [&](const FakeIndex::Request &request) {
        FakeIndex::Answer answer;
        const qsizetype mark = request.target.indexOf('?');
        api.handle(request.method, request.target.left(mark < 0 ? request.target.size() : mark),
                   mark < 0 ? QByteArray() : request.target.mid(mark + 1), request.body,
                   Done<IndexReply>([&](Result<IndexReply> reply) {
                       answer.status = reply->status;
                       answer.body = reply->body;
                   }));
        return answer;
    };
    QCOMPARE(names(near.searchTools(u"open an issue"_s)),
             u"github/create_issue github/list_issues"_s);
    QCOMPARE(near.searchServers(u"github"_s)->servers.at(0).toolCount, 2);
    QCOMPARE(names(near.servers()), u"files github"_s);
    QCOMPARE(near.servers()->total, 2);
    QCOMPARE(names(near.servers(1, 1)), u"github"_s);
    QCOMPARE(near.statistics()->tools, 3);
    QCOMPARE(near.details(u"github"_s)->summary, u"Issues of GitHub."_s);
    QCOMPARE(near.tools(u"github"_s)->tools.at(1).title, u"Issues"_s);
    QCOMPARE(near.tool(u"github"_s, u"create_issue"_s)->inputSchema.toByteArray(),
             R"({"x":1e400,"a":1.0})"_ba);
    QCOMPARE(near.details(u"nope"_s).error().code, ErrorCode::NotFound);
    QCOMPARE(near.command(u"github"_s).error().code, ErrorCode::NotFound);
}

void tst_Catalog::theIndexApiRefusesWhatItDoesNotServe_data()
{
    QTest::addColumn<QByteArray>("method");
    QTest::addColumn<QByteArray>("path");
    QTest::addColumn<QByteArray>("body");
    QTest::addColumn<int>("status");
    QTest::newRow("start command") << "GET"_ba
                                   << "/api/mcp/servers/github/command"_ba
                                   << ""_ba << 404;
    QTest::newRow("unknown route") << "GET"_ba
                                   << "/api/mcp/nope"_ba
                                   << ""_ba << 404;
    QTest::newRow("prefix alone") << "GET"_ba
                                  << "/api/mcp"_ba
                                  << ""_ba << 404;
    QTest::newRow("another prefix") << "GET"_ba
                                    << "/api/mcpx/servers"_ba
                                    << ""_ba << 404;
    QTest::newRow("empty name") << "GET"_ba
                                << "/api/mcp/servers/"_ba
                                << ""_ba << 404;
    QTest::newRow("encoded slash stays a name") << "GET"_ba
                                                << "/api/mcp/servers/github%2Ftools"_ba
                                                << ""_ba << 404;
    QTest::newRow("no UTF-8") << "GET"_ba
                              << "/api/mcp/servers/%ff"_ba
                              << ""_ba << 404;
    QTest::newRow("search by GET") << "GET"_ba
                                   << "/api/mcp/tools/search"_ba
                                   << ""_ba << 405;
    QTest::newRow("list by POST") << "POST"_ba
                                  << "/api/mcp/servers"_ba
                                  << "{}"_ba << 405;
    QTest::newRow("search without JSON") << "POST"_ba
                                         << "/api/mcp/tools/search"_ba
                                         << "x"_ba << 400;
    QTest::newRow("search without a query") << "POST"_ba
                                            << "/api/mcp/servers/search"_ba
                                            << "{}"_ba << 400;
    QTest::newRow("search with senseless numbers")
        << "POST"_ba
        << "/api/mcp/tools/search"_ba
        << R"({"query":"x","limit":1e99,"min_score":"a","server_names":7})"_ba << 200;
    QTest::newRow("a server called search") << "GET"_ba
                                            << "/api/mcp/servers/search"_ba
                                            << ""_ba << 404;
    QTest::newRow("unknown tool") << "GET"_ba
                                  << "/api/mcp/servers/github/tools/x"_ba
                                  << ""_ba << 404;
}

void tst_Catalog::theIndexApiRefusesWhatItDoesNotServe()
{
    QFETCH(const QByteArray, method);
    QFETCH(const QByteArray, path);
    QFETCH(const QByteArray, body);
    QFETCH(const int, status);
    Harness harness;
    IndexApi api(*harness.catalog);
    IndexReply reply;
    api.handle(method, path, "limit=x&offset=-3", body,
               Done<IndexReply>([&](Result<IndexReply> r) { reply = *r; }));
    QCOMPARE(reply.status, status);
    const QJsonObject object = QJsonDocument::fromJson(reply.body).object();
    QCOMPARE(object.contains(u"error"_s), status != 200);
    QVERIFY(!reply.body.contains("run-github"));
}

QTEST_GUILESS_MAIN(tst_Catalog)
#include "tst_catalog.moc"
