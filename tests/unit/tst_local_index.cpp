// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/built_in_model.h"
#include "engine/catalog/local_index.h"
#include "engine/catalog/schema_text.h"

#include <QObject>
#include <QRandomGenerator>
#include <QTest>

#include <array>
#include <map>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

QByteArray quoted(const QString &text)
{
    QByteArray out;
    appendJsonString(out, text);
    return out;
}

ToolInfo tool(const QString &name, const QString &description = {}, const QByteArray &schema = "{}",
              const QString &title = {})
{
    ToolInfo made = *readTool(
        RawJson(QByteArray("{\"name\":\"any\",\"title\":" + quoted(title) + ",\"description\":"
                           + quoted(description) + ",\"inputSchema\":" + schema + '}')));
    made.name.text = name; // an index takes any, though no listing has all of them
    return made;
}

ServerListing server(std::vector<ToolInfo> tools, const QString &instructions = {})
{
    ServerListing listing;
    listing.tools = std::move(tools);
    listing.instructions = instructions;
    return listing;
}

/// A small catalogue of three servers.
struct Harness
{
    LocalIndex index;
    std::map<QString, ServerListing> servers;

    Harness()
    {
        set(u"github"_s,
            server({tool(u"create_issue"_s, u"Open a new issue in a repository"_s,
                         R"({"properties":{"repo":{"description":"Name of the repository"},
                             "labels":{"items":{"enum":["bug","feature"]}}}})"_ba),
                    tool(u"list_issues"_s, u"List issues of a repository"_s),
                    tool(u"create_pull_request"_s, u"Propose changes for review"_s)},
                   u"Works with repositories on GitHub."_s));
        set(u"files"_s, server({tool(u"read_file"_s, u"Read the contents of a file from disk"_s),
                                tool(u"list_directory"_s, u"List what a folder holds"_s),
                                tool(u"create_directory"_s, u"Make a new folder"_s)}));
        set(u"weather"_s, server({tool(u"get_forecast"_s, u"Weather of the next days for a city"_s),
                                  tool(u"天气查询"_s, u"查询城市的天气预报"_s)}));
    }
    void set(const QString &name, const ServerListing &listing, const QStringList &hints = {},
             const QStringList &blocked = {})
    {
        servers[name] = listing;
        index.setServer(ServerName{name}, listing, hints, blocked);
    }
    QStringList search(const QString &text, double minScore = 0.3, int limit = 10,
                       const LocalIndex::Scope &scope = LocalIndex::Scope{{}, true})
    {
        QStringList found;
        double last = 1;
        for (const ToolMatch &match : index.searchTools(text, limit, minScore, scope).best) {
            const auto &tools = servers.at(match.server.text).tools;
            found << match.server.text + u'/' + tools.at(match.position).name.text;
            if (match.score > last || match.score < minScore || match.score <= 0)
                found << u"score out of order"_s;
            last = match.score;
        }
        return found;
    }
    QString first(const QString &text) { return search(text).value(0); }
};

/// What was found, in an order that does not depend on the search.
QStringList placesOf(const Matches<ToolMatch> &matches)
{
    QStringList places;
    for (const ToolMatch &match : matches.best)
        places << match.server.text + u'/' + QString::number(match.position);
    places.sort();
    return places;
}

} // namespace

class tst_LocalIndex : public QObject
{
    Q_OBJECT

private slots:
    void scoresByTheFormula();
    void idfIsTakenOverTheDocuments();
    void readsSchemas_data();
    void readsSchemas();
    void findsTheRightToolFirst_data();
    void findsTheRightToolFirst();
    void namesComeFirst();
    void knowsNamesWrittenApart();
    void serversThatAreCalledSoComeFirst();
    void takesSlipsInNamesForThem();
    void findsNothingInNonsense_data();
    void findsNothingInNonsense();
    void oneOfTwoTellingWordsIsEnough();
    void limitsAndCounts();
    void filtersServers();
    void leavesOutBlockedTools();
    void replacesAndRemovesServers();
    void staysEqualToAFreshIndexThroughChanges();
    void indexesOnlyWhatChanged();
    void ranksServersByTheirTextAndTools_data();
    void ranksServersByTheirTextAndTools();
    void findsByHints();
    void survivesTenThousandToolsOfOneName();
    void survivesAnyText();
    void survivesHugeDescriptions();
    void emptyIndexFindsNothing();
};

void tst_LocalIndex::scoresByTheFormula()
{
    // k1, b = 1.2, .5
    // w = lambda *f: sum(wt * n / (1 - b + b * length / usual) for wt, n, length, usual in f)
    // s = lambda w: w / (k1 + w)
    // idf = lambda n, N: math.log(1 + (N + 1000 - n + .5) / (n + .5))
    Bm25fIndex index;
    const TextField first[] = {{u"create_issue", 3, 4}, {u"create a new issue, now", 1, 25}};
    const TextField second[] = {{u"list_issues", 3, 4}, {u"lists", 1, 25}};
    QCOMPARE(index.add(first), 0U);
    QCOMPARE(index.add(second), 1U);

    const auto scores = [&](const QString &query) {
        std::vector<float> sums(index.size());
        index.score(index.query(query), sums);
        return sums;
    };
    // The second field of the first document has four terms: create, new, issu, now.
    // idf(2, 2) * s(w((3, 1, 2, 4), (1, 1, 4, 25)))  and  idf(2, 2) * s(w((3, 1, 2, 4)))
    const auto issue = scores(u"issues"_s);
    QVERIFY(qAbs(issue[0] - 4.95558F) < 0.002F);
    QVERIFY(qAbs(issue[1] - 4.61112F) < 0.002F);
    // idf(1, 2) * s(w((3, 1, 2, 4), (1, 1, 1, 25)))
    const auto list = scores(u"list"_s);
    QCOMPARE(list[0], 0.0F);
    QVERIFY(qAbs(list[1] - 5.40936F) < 0.002F);
    // A word asked for twice counts twice, and so it does asked for five times.
    QVERIFY(qAbs(scores(u"list lists"_s)[1] - 2 * list[1]) < 0.002F);
    QCOMPARE(scores(u"list list list list list"_s)[1], scores(u"list list"_s)[1]);
}

void tst_LocalIndex::idfIsTakenOverTheDocuments()
{
    Bm25fIndex index; // math.log(1 + (0 + 1000 - 0 + .5) / .5)
    QVERIFY(qAbs(index.idf(0) - 7.60190F) < 0.0001F);
}

void tst_LocalIndex::readsSchemas_data()
{
    QTest::addColumn<QByteArray>("schema");
    QTest::addColumn<QString>("names");
    QTest::addColumn<QString>("texts");
    QTest::newRow("absent") << ""_ba << u""_s << u""_s;
    QTest::newRow("no object") << "[1]"_ba << u""_s << u""_s;
    QTest::newRow("properties") << R"({"properties":{"a":{"description":"A."},"b":true}})"_ba
                                << u"a b"_s << u"A."_s;
    QTest::newRow("enum of mixed values")
        << R"({"properties":{"a":{"enum":["x",1,null,"y"]}}})"_ba << u"a"_s << u"x y"_s;
    QTest::newRow("nested") << R"({"properties":{"a":{"items":{"properties":{"c":{}}}}}})"_ba
                            << u"a c"_s << u""_s;
    QTest::newRow("alternatives") << R"({"anyOf":[{"properties":{"p":{}}},{"title":"T"}]})"_ba
                                  << u"p"_s << u"T"_s;
    QTest::newRow("definitions") << R"({"$defs":{"D":{"properties":{"q":{"description":"Q"}}}}})"_ba
                                 << u"q"_s << u"Q"_s;
    QTest::newRow("a property called properties")
        << R"({"properties":{"properties":{"description":"P"}}})"_ba << u"properties"_s << u"P"_s;
    QTest::newRow("escaped name") << R"({"properties":{"\u0061\n":{}}})"_ba << u"a\n"_s << u""_s;
}

void tst_LocalIndex::readsSchemas()
{
    QFETCH(const QByteArray, schema);
    QFETCH(const QString, names);
    QFETCH(const QString, texts);
    const SchemaText read = readSchemaText(RawJson(schema));
    QCOMPARE(read.names, names);
    QCOMPARE(read.texts, texts);
    for (qsizetype cut = 0; cut < schema.size(); ++cut)
        QVERIFY(readSchemaText(RawJson(schema.left(cut))).names.size() <= cut); // given anything
}

void tst_LocalIndex::findsTheRightToolFirst_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    QTest::newRow("words of the name") << u"create an issue"_s << u"github/create_issue"_s;
    QTest::newRow("endings") << u"creating issues"_s << u"github/create_issue"_s;
    QTest::newRow("words of the description") << u"contents from disk"_s << u"files/read_file"_s;
    QTest::newRow("server and action") << u"github pull"_s << u"github/create_pull_request"_s;
    QTest::newRow("parameter") << u"repo labels"_s << u"github/create_issue"_s;
    QTest::newRow("enum value") << u"feature or bug"_s << u"github/create_issue"_s;
    QTest::newRow("camel case") << u"getForecast"_s << u"weather/get_forecast"_s;
    QTest::newRow("accents and case") << u"FÖRECAST"_s << u"weather/get_forecast"_s;
    QTest::newRow("Chinese") << u"城市天气"_s << u"weather/天气查询"_s;
    QTest::newRow("a sentence") << u"Could you please tell me what the weather will be in Rome?"_s
                                << u"weather/get_forecast"_s;
}

void tst_LocalIndex::findsTheRightToolFirst()
{
    QFETCH(const QString, query);
    QFETCH(const QString, expected);
    Harness harness;
    QCOMPARE(harness.first(query), expected);
}

void tst_LocalIndex::namesComeFirst()
{
    Harness harness;
    harness.set(u"noise"_s, server({tool(u"x"_s, u"list issues list issues list issues"_s),
                                    tool(u"list"_s), tool(u"listing_all"_s)}));
    for (const QString &query : {u"list_issues"_s, u"LIST ISSUES"_s, u"listIssues"_s,
                                 u"github/list_issues"_s, u"github list issues"_s}) {
        const auto found = harness.index.searchTools(query, 5, 0.3);
        QCOMPARE(found.best.at(0).server.text, u"github"_s);
        QCOMPARE(found.best.at(0).score, 1.0);
        QVERIFY(found.best.at(1).score < 1.0);
    }
    // Whole name, then names that go on with a word, then those that go on in the word.
    const auto found = harness.search(u"list"_s, 0.9);
    QCOMPARE(found.value(0), u"noise/list"_s);
    QCOMPARE(QSet<QString>(found.begin() + 1, found.begin() + 3),
             (QSet<QString>{u"files/list_directory"_s, u"github/list_issues"_s}));
    QCOMPARE(found.value(3), u"noise/listing_all"_s);
    QCOMPARE(found.size(), 4);
    QCOMPARE(harness.search(u"create_iss"_s, 0.9), QStringList{u"github/create_issue"_s});
}

void tst_LocalIndex::knowsNamesWrittenApart()
{
    Harness harness;
    harness.set(u"git"_s, server({tool(u"git_log"_s, u"History of a repository"_s)}));
    harness.set(u"playwright"_s, server({tool(u"click"_s, u"Press something in a page"_s)}));
    const QStringList whole = harness.search(u"github"_s, 0.9);
    QCOMPARE(whole.size(), 3);
    for (const QString &query : {u"GitHub"_s, u"Git Hub"_s, u"git-hub"_s, u"git_hub"_s}) {
        QStringList found = harness.search(query, 0.9);
        QCOMPARE(QSet<QString>(found.begin(), found.end()),
                 QSet<QString>(whole.begin(), whole.end()));
        QCOMPARE(harness.index.searchServers(query, 1, 0.3).best.at(0).server.text, u"github"_s);
        QCOMPARE(harness.index.searchServers(query, 1, 0.3).best.at(0).score, 1.0);
    }
    QCOMPARE(harness.search(u"play wright"_s, 0.9), QStringList{u"playwright/click"_s});
    // No name goes on in the middle of a word, and a sentence is no name.
    QCOMPARE(harness.search(u"git hu"_s, 0.9), QStringList());
    QCOMPARE(harness.search(u"p l a y w r i g h t"_s, 0.9), QStringList());
}

/// A server of much else has tools that say it best.
void tst_LocalIndex::serversThatAreCalledSoComeFirst()
{
    Harness harness;
    harness.set(u"stars"_s, server({tool(u"playwright"_s, u"playwright playwright playwright"_s)}));
    harness.set(u"playwright-mcp"_s, server({tool(u"click"_s, u"Press something in a page"_s)}));
    for (const QString &query : {u"playwright"_s, u"Playwright"_s, u"play wright"_s}) {
        const auto found = harness.index.searchServers(query, 5, 0.3);
        QCOMPARE(found.best.at(0).server.text, u"playwright-mcp"_s);
        QVERIFY(found.best.at(0).score < 1);
    }
    QCOMPARE(harness.index.searchServers(u"playwright mcp"_s, 5, 0.3).best.at(0).score, 1.0);
}

void tst_LocalIndex::takesSlipsInNamesForThem()
{
    Harness harness;
    harness.set(u"stripe"_s, server({tool(u"create_refund"_s, u"Pay money back"_s)}));
    for (const QString &query : {u"stirpe"_s, u"strpe"_s, u"stripee"_s}) {
        const QStringList found = harness.search(query, 0);
        QCOMPARE(found.value(0), u"stripe/create_refund"_s);
    }
}

void tst_LocalIndex::findsNothingInNonsense_data()
{
    QTest::addColumn<QString>("query");
    for (const char *query : {"", " ", "???", "asdf qwer zxcv", "tell me a joke", "thank you",
                              "why is the sky blue", "\xf0\x9f\x8e\x89", "a", "the"})
        QTest::newRow(query) << QString::fromUtf8(query);
}

void tst_LocalIndex::findsNothingInNonsense()
{
    QFETCH(const QString, query);
    Harness harness;
    QCOMPARE(harness.search(query), QStringList());
    QCOMPARE(harness.index.searchServers(query, 10, 0.3).total, 0);
}

void tst_LocalIndex::oneOfTwoTellingWordsIsEnough()
{
    Harness harness;
    QVERIFY(harness.search(u"zurich forecast"_s).contains(u"weather/get_forecast"_s));
    // One word of a description among many that nobody knows is not.
    QVERIFY(harness.search(u"quantum entanglement review of hadrons and mesons"_s, 0).size() > 0);
    QCOMPARE(harness.search(u"quantum entanglement city of hadrons and mesons"_s, 0.5).size(), 0);
}

void tst_LocalIndex::limitsAndCounts()
{
    Harness harness;
    const auto all = harness.index.searchTools(u"create list"_s, 100, 0);
    QVERIFY(all.total >= 4);
    QCOMPARE(all.best.size(), size_t(all.total));
    const auto two = harness.index.searchTools(u"create list"_s, 2, 0);
    QCOMPARE(two.total, all.total);
    QCOMPARE(two.best.size(), 2U);
    for (size_t i = 0; i < 2; ++i)
        QCOMPARE(two.best[i].score, all.best[i].score);
    QCOMPARE(harness.index.searchTools(u"create list"_s, 0, 0).best.size(), 0U);
    QCOMPARE(harness.index.searchTools(u"create list"_s, -5, 0).best.size(), 0U);
}

void tst_LocalIndex::filtersServers()
{
    Harness harness;
    const LocalIndex::Scope onlyFiles{{ServerName{u"files"_s}, ServerName{u"no such"_s}}, true};
    const QStringList expected{u"files/create_directory"_s};
    QCOMPARE(harness.search(u"create"_s, 0, 10, onlyFiles), expected);
    QCOMPARE(harness.index.searchServers(u"create"_s, 10, 0, onlyFiles).total, 1);
    harness.index.setEnabled({u"files"_s}, false);
    harness.index.setEnabled({u"no such"_s}, false);
    QCOMPARE(harness.search(u"create"_s, 0, 10, onlyFiles), QStringList());
    QVERIFY(!harness.search(u"create"_s, 0).contains(expected[0]));
    QCOMPARE(harness.search(u"create"_s, 0, 10, {onlyFiles.servers, false}), expected);
}

void tst_LocalIndex::leavesOutBlockedTools()
{
    Harness harness;
    harness.set(u"files"_s, harness.servers[u"files"_s], {}, {u"read_file"_s});
    QVERIFY(!harness.search(u"read file contents"_s, 0).contains(u"files/read_file"_s));
    QVERIFY(!harness.search(u"read_file"_s, 0).contains(u"files/read_file"_s));
    QCOMPARE(harness.index.toolCount(), 7U);
}

void tst_LocalIndex::replacesAndRemovesServers()
{
    Harness harness;
    harness.set(u"files"_s, server({tool(u"delete_file"_s, u"Remove from disk"_s)}));
    QCOMPARE(harness.first(u"delete file"_s), u"files/delete_file"_s);
    QVERIFY(!harness.search(u"directory"_s, 0).contains(u"files/list_directory"_s));
    harness.index.removeServer(ServerName{u"files"_s});
    QCOMPARE(harness.search(u"delete_file"_s, 0), QStringList());
    harness.index.removeServer(ServerName{u"never there"_s});
    QCOMPARE(harness.index.toolCount(), 5U);
    harness.set(u"files"_s, server({tool(u"delete_file"_s)}));
    QCOMPARE(harness.first(u"delete_file"_s), u"files/delete_file"_s);
}

void tst_LocalIndex::staysEqualToAFreshIndexThroughChanges()
{
    QRandomGenerator random(3);
    Harness harness;
    const auto some = [&] {
        std::vector<ToolInfo> tools;
        for (int i = int(random.bounded(5)); i >= 0; --i)
            tools.push_back(tool(u"do_"_s + QString::number(random.bounded(20)) + u"_x"_s,
                                 u"word"_s + QString::number(random.bounded(9)) + u" shared"_s));
        return server(tools);
    };
    for (int round = 0; round < 200; ++round) {
        const QString name = u"s"_s + QString::number(random.bounded(12));
        if (random.bounded(3) == 0) {
            harness.index.removeServer(ServerName{name});
            harness.servers.erase(name);
        } else {
            harness.set(name, some());
        }
        LocalIndex fresh;
        for (const auto &[key, listing] : harness.servers)
            fresh.setServer(ServerName{key}, listing, {}, {});
        for (const QString &query : {u"word3 shared"_s, u"do_7"_s, u"create_issue"_s}) {
            const auto grown = harness.index.searchTools(query, 100, 0);
            const auto built = fresh.searchTools(query, 100, 0);
            QCOMPARE(grown.total, built.total);
            for (size_t i = 0; i < grown.best.size(); ++i)
                QCOMPARE(grown.best[i].score, built.best[i].score);
            QCOMPARE(placesOf(grown), placesOf(built));
            QCOMPARE(harness.index.searchServers(query, 20, 0).total,
                     fresh.searchServers(query, 20, 0).total);
        }
    }
}

/// A meaning that came from elsewhere stays with the tool that it was given to, and is lost where
/// the tool is indexed anew.
void tst_LocalIndex::indexesOnlyWhatChanged()
{
    const ServerName name{u"s"_s};
    const auto listing = [](const QString &first) {
        std::vector<ToolInfo> tools{tool(u"tool_0"_s, first)};
        for (int i = 1; i < 20; ++i)
            tools.push_back(tool(u"tool_%1"_s.arg(i), u"number %1 of many"_s.arg(i)));
        return server(std::move(tools));
    };
    LocalIndex index(builtInModel());
    // Whether tools with even numbers are nearer to the query than those with odd ones.
    const auto areEvenNearer = [&] {
        std::array<double, 2> sums{};
        for (const ToolMatch &match : index.searchTools({u"many"_s, {1, 0}}, 20, 0).best) {
            if (match.position > 1)
                sums[match.position % 2] += match.why.similarity;
        }
        return std::abs(sums[0] - sums[1]) > 0.5 && sums[0] > sums[1];
    };
    index.setServer(name, listing(u"one"_s), {}, {});
    QVERIFY(!areEvenNearer());
    for (std::uint32_t i = 0; i < 20; ++i)
        index.setMeaning(name, i, i % 2 == 0 ? std::array{1.0F, 0.0F} : std::array{0.0F, 1.0F});
    QVERIFY(areEvenNearer());
    index.setServer(name, listing(u"another"_s), {}, {});
    QVERIFY(areEvenNearer());
    index.setServer(name, listing(u"one"_s), {u"hint"_s}, {}); // stands in every tool's text
    QVERIFY(!areEvenNearer());
}

void tst_LocalIndex::ranksServersByTheirTextAndTools_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    QTest::newRow("name") << u"github"_s << u"github"_s;
    QTest::newRow("instructions") << u"works with repositories"_s << u"github"_s;
    QTest::newRow("a tool of it") << u"list directory"_s << u"files"_s;
    QTest::newRow("description of a tool") << u"next days city"_s << u"weather"_s;
}

void tst_LocalIndex::ranksServersByTheirTextAndTools()
{
    QFETCH(const QString, query);
    QFETCH(const QString, expected);
    Harness harness;
    const auto found = harness.index.searchServers(query, 10, 0.3);
    QVERIFY(found.total > 0);
    QCOMPARE(found.best.at(0).server.text, expected);
    QVERIFY(found.best.at(0).score <= 1 && found.best.at(0).score >= 0.3);
    QCOMPARE(found.best.at(0).score == 1.0, query == expected);
}

void tst_LocalIndex::findsByHints()
{
    Harness harness;
    QCOMPARE(harness.search(u"meteorology"_s), QStringList());
    harness.set(u"weather"_s, harness.servers[u"weather"_s], {u"meteorology"_s, u"rain"_s});
    QVERIFY(harness.search(u"meteorology"_s).contains(u"weather/get_forecast"_s));
    QCOMPARE(harness.index.searchServers(u"rain"_s, 10, 0.3).best.at(0).server.text, u"weather"_s);
}

void tst_LocalIndex::survivesTenThousandToolsOfOneName()
{
    std::vector<ToolInfo> tools(10000, tool(u"same"_s, u"all alike"_s));
    LocalIndex index;
    index.setServer(ServerName{u"s"_s}, server(tools), {}, {});
    const auto found = index.searchTools(u"same"_s, 100, 0.3);
    QCOMPARE(found.total, 10000);
    QCOMPARE(found.best.size(), 100U);
    QCOMPARE(found.best[0].score, 1.0);
}

void tst_LocalIndex::survivesAnyText()
{
    QRandomGenerator random(11);
    const auto any = [&](int length) {
        QString text;
        for (int i = 0; i < length; ++i)
            text +=
                QChar(ushort(random.bounded(4) ? random.bounded(0x250) : random.bounded(65536)));
        return text;
    };
    Harness harness;
    for (int round = 0; round < 300; ++round) {
        const QString name = any(6);
        harness.set(name, server({tool(any(10) + u'x', any(60), "{}", any(5))}, any(30)), {any(4)});
        harness.search(any(30), 0); // the harness checks the order of the scores
        QVERIFY(harness.index.searchServers(any(30), 5, 0).best.size() <= 5);
        if (random.bounded(2))
            harness.index.removeServer(ServerName{name});
    }
    harness.search(QString(u"right to left שלום عالم"_s), 0);
    harness.search(QString(100000, u'a'), 0);
    harness.search(QString(100000, u'天'), 0);
    harness.search(QString(5, QChar(0)), 0);
    QCOMPARE(harness.first(u"create_issue"_s), u"github/create_issue"_s);
}

void tst_LocalIndex::survivesHugeDescriptions()
{
    Harness harness;
    QString huge = u"needle "_s;
    for (int i = 0; huge.size() < 1000000; ++i)
        huge += u"filler "_s + QString::number(i) + u' ';
    harness.set(
        u"huge"_s,
        server({tool(u"big"_s, huge + u"tail"_s, "{\"description\":" + quoted(huge) + '}')}, huge));
    QVERIFY(harness.search(u"needle"_s, 0).contains(u"huge/big"_s));
    QCOMPARE(harness.search(u"tail"_s, 0), QStringList()); // behind the first 2000 characters
    QVERIFY(harness.index.memoryBytes() < 200000);
}

void tst_LocalIndex::emptyIndexFindsNothing()
{
    LocalIndex index;
    QCOMPARE(index.searchTools(u"anything"_s, 10, 0).total, 0);
    QCOMPARE(index.searchServers(u"anything"_s, 10, 0).total, 0);
    index.setServer(ServerName{u"lonely"_s}, {}, {}, {});
    QCOMPARE(index.searchTools(u"lonely"_s, 10, 0).total, 0);
    QCOMPARE(index.searchServers(u"lonely"_s, 10, 0).best.at(0).score, 1.0);
}

QTEST_APPLESS_MAIN(tst_LocalIndex)
#include "tst_local_index.moc"
