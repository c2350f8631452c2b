// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/catalog.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/discovery_client.h"
#include "engine/catalog/embedding_endpoint.h"
#include "engine/catalog/endpoint_meanings.h"
#include "tests/support/fake_index.h"

#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QTemporaryDir>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;
using namespace std::chrono_literals;

namespace {

/// Stands in for an embedding model: texts of one topic lie together, whatever their words.
class FakeService : public FakeIndex
{
public:
    FakeService()
    {
        handler = [this](const Request &request) {
            if (!failure.body.isEmpty() || failure.status != 200)
                return failure;
            const QJsonObject asked = QJsonDocument::fromJson(request.body).object();
            models << asked["model"_L1].toString();
            QJsonArray data;
            const QJsonArray input = asked["input"_L1].toArray();
            if (input.size() > mostTexts)
                return Answer{422, "{}", {}};
            for (const QJsonValue &text : input) {
                if (!refused.isEmpty() && text.toString().contains(refused))
                    return Answer{400, "{}", {}};
            }
            for (qsizetype i = input.size() - 1; i >= 0; --i) { // in any order, with their index
                texts << input[i].toString();
                data.append(QJsonObject{{"object"_L1, "embedding"_L1},
                                        {"index"_L1, int(i)},
                                        {"embedding"_L1, vectorOf(input[i].toString(), padding)}});
            }
            return Answer{200, QJsonDocument(QJsonObject{{"data"_L1, data}}).toJson(), {}};
        };
    }
    static QJsonArray vectorOf(const QString &text, int padding)
    {
        static const QStringList topics[] = {{u"sun"_s, u"forecast"_s, u"umbrella"_s, u"дождь"_s},
                                             {u"invoice"_s, u"money"_s, u"owe"_s},
                                             {u"melody"_s, u"song"_s, u"hum"_s}};
        QJsonArray vector;
        for (const QStringList &topic : topics) {
            double value = 0.05 + 0.001 * double(text.size() % 7);
            for (const QString &word : topic)
                value += text.contains(word) ? 1 : 0;
            vector.append(value);
        }
        for (int i = 0; i < padding; ++i)
            vector.append(0.0);
        return vector;
    }

    Answer failure{200, {}, {}};
    qsizetype mostTexts = 1000; ///< of one request; more are refused
    QString refused;            ///< a text with this is refused
    int padding = 0;            ///< zeros behind each vector
    QStringList texts;          ///< that were sent
    QStringList models;
};

ServerListing listing(const QList<std::pair<QString, QString>> &tools)
{
    ServerListing value;
    for (const auto &[name, description] : tools) {
        QByteArray definition = "{\"name\":";
        appendJsonString(definition, name);
        definition += ",\"description\":";
        appendJsonString(definition, description);
        value.tools.push_back(*readTool(RawJson(definition + '}')));
    }
    return value;
}

/// A catalogue with a folder of its own and an embedding service.
struct Harness
{
    QTemporaryDir folder;
    FakeService service;
    std::unique_ptr<Catalog> catalog;

    explicit Harness(const QString &model = u"m-1"_s) { open(model); }
    void open(const QString &model)
    {
        catalog.reset();
        auto store = CatalogStore::open(folder.filePath(u"catalog.sqlite"_s));
        catalog = std::make_unique<Catalog>(*std::move(store), nullptr);
        OpenAiService::Options options;
        options.baseUrl = QUrl(service.url() + u"/v1"_s);
        options.apiKey = Secret("key");
        options.name = u"the embedding service"_s;
        catalog->setEndpoint(
            std::make_unique<EmbeddingEndpoint>(*OpenAiService::create(std::move(options)), model));
        ServerConfig config;
        config.name = ServerName{u"office"_s};
        config.command = u"office"_s;
        catalog->setConfigs({config});
    }
    void fill()
    {
        QList<std::pair<QString, QString>> tools{{u"sky"_s, u"Shows a forecast"_s},
                                                 {u"ledger"_s, u"Lists each invoice"_s},
                                                 {u"radio"_s, u"Plays a song"_s}};
        for (int i = 0; i < 12; ++i) // others, so that there is something to compare with
            tools.append({u"other_%1"_s.arg(i), u"Counts sheep number %1"_s.arg(i)});
        catalog->update({u"office"_s}, listing(tools));
    }
    QStringList find(const QString &text, double minScore = 0)
    {
        ToolQuery query;
        query.text = text;
        query.minScore = minScore;
        std::optional<Result<ToolHits>> hits;
        catalog->searchTools(query,
                             Done<ToolHits>([&](Result<ToolHits> r) { hits = std::move(r); }));
        if (!QTest::qWaitFor([&] { return hits.has_value(); }, 20'000))
            return {u"no answer"_s};
        QStringList names;
        for (const ToolHit &hit : (*hits)->tools)
            names << hit.name.text;
        return names;
    }
};

} // namespace

class tst_EmbeddingService : public QObject
{
    Q_OBJECT

private slots:
    void findsByWhatTheServiceUnderstands();
    void sendsEachTextOnce();
    void sendsWhatChanged();
    void asksAnotherModelAnew();
    void servesWithoutTheService_data();
    void servesWithoutTheService();
    void leavesOutWhatIsRefused_data();
    void leavesOutWhatIsRefused();
    void beginsAnewWhenVectorsHaveAnotherSize();
    void searchesScriptsThatTheBuiltInModelLacks();
    void asksAgainAfterAPause();
    void refusesAddresses_data();
    void refusesAddresses();
};

void tst_EmbeddingService::findsByWhatTheServiceUnderstands()
{
    Harness h;
    QVERIFY(!h.find(u"do I need an umbrella"_s).contains(u"sky"_s)); // nothing is known yet
    h.fill();
    QTRY_COMPARE_WITH_TIMEOUT(h.service.texts.size(), 15, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(h.find(u"do I need an umbrella"_s).value(0), u"sky"_s, 20'000);
    QCOMPARE(h.find(u"what do I owe"_s).value(0), u"ledger"_s);
    QCOMPARE(h.find(u"hum something"_s).value(0), u"radio"_s);
    QCOMPARE(h.service.requests.first().target, "/v1/embeddings"_ba);
    QCOMPARE(h.service.requests.first().headers.value("authorization"), "Bearer key"_ba);
    QCOMPARE(h.service.models.first(), u"m-1"_s);
    const auto asked = h.service.texts.count(u"what do I owe"_s);
    h.find(u"what do I owe"_s);
    QCOMPARE(h.service.texts.count(u"what do I owe"_s), asked); // is known
}

void tst_EmbeddingService::sendsEachTextOnce()
{
    Harness h;
    h.fill();
    QTRY_COMPARE_WITH_TIMEOUT(h.service.texts.size(), 15, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(h.find(u"what do I owe"_s).value(0), u"ledger"_s, 20'000);
    h.service.texts.clear();
    h.open(u"m-1"_s);
    QTRY_COMPARE_WITH_TIMEOUT(h.find(u"hum something"_s).value(0), u"radio"_s, 20'000);
    QCOMPARE(h.service.texts.count(u"hum something"_s), h.service.texts.size()); // no tool again
}

void tst_EmbeddingService::sendsWhatChanged()
{
    Harness h;
    h.fill();
    QTRY_COMPARE_WITH_TIMEOUT(h.service.texts.size(), 15, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(h.find(u"what do I owe"_s).value(0), u"ledger"_s, 20'000);
    h.service.texts.clear();
    QList<std::pair<QString, QString>> tools{{u"piano"_s, u"Plays a melody"_s},
                                             {u"ledger"_s, u"Lists each invoice"_s}};
    for (int i = 0; i < 12; ++i)
        tools.append({u"other_%1"_s.arg(i), u"Counts sheep number %1"_s.arg(i)});
    h.catalog->update({u"office"_s}, listing(tools));
    QTRY_COMPARE_WITH_TIMEOUT(h.find(u"hum something"_s).value(0), u"piano"_s, 20'000);
    QCOMPARE(h.find(u"what do I owe"_s).value(0), u"ledger"_s);
    QCOMPARE(h.service.texts.filter(u": "_s), QStringList{u"office: piano. Plays a melody"_s});
}

void tst_EmbeddingService::asksAnotherModelAnew()
{
    Harness h;
    h.fill();
    QTRY_COMPARE_WITH_TIMEOUT(h.service.texts.size(), 15, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(h.find(u"what do I owe"_s).value(0), u"ledger"_s, 20'000);
    h.service.texts.clear();
    h.open(u"m-2"_s);
    h.find(u"anything"_s);
    QTRY_COMPARE_WITH_TIMEOUT(h.service.texts.filter(u": "_s).size(), 15, 20'000);
}

void tst_EmbeddingService::servesWithoutTheService_data()
{
    QTest::addColumn<int>("status");
    QTest::addColumn<QByteArray>("body");
    QTest::newRow("wrong key") << 401 << "{}"_ba;
    QTest::newRow("broken") << 500 << "{}"_ba;
    QTest::newRow("no JSON") << 200 << "nonsense"_ba;
    QTest::newRow("no vectors") << 200 << R"({"data":[]})"_ba;
    QTest::newRow("odd vectors") << 200 << R"({"data":[{"index":0,"embedding":["a"]}]})"_ba;
    QTest::newRow("an index beyond") << 200 << R"({"data":[{"index":99,"embedding":[1]}]})"_ba;
    QTest::newRow("a negative index") << 200 << R"({"data":[{"index":-1,"embedding":[1]}]})"_ba;
}

void tst_EmbeddingService::servesWithoutTheService()
{
    QFETCH(const int, status);
    QFETCH(const QByteArray, body);
    Harness h;
    h.service.failure = {status, body, {}};
    h.fill();
    QTRY_VERIFY_WITH_TIMEOUT(!h.service.requests.isEmpty(), 20'000);
    QCOMPARE(h.find(u"list invoice"_s).value(0), u"ledger"_s);
    const auto asked = h.service.requests.size();
    QCOMPARE(h.find(u"plays a song"_s).value(0), u"radio"_s);
    QCOMPARE(h.service.requests.size(), asked); // it is left in peace for a while
}

void tst_EmbeddingService::leavesOutWhatIsRefused_data()
{
    QTest::addColumn<int>("mostTexts");
    QTest::addColumn<QString>("refused");
    QTest::newRow("a text") << 1000 << u"sheep number 3"_s;
    QTest::newRow("large batches") << 2 << QString();
    QTest::newRow("both") << 4 << u"sheep number 3"_s;
}

void tst_EmbeddingService::leavesOutWhatIsRefused()
{
    QFETCH(const int, mostTexts);
    QFETCH(const QString, refused);
    Harness h;
    h.service.mostTexts = mostTexts;
    h.service.refused = refused;
    h.fill();
    QTRY_COMPARE_WITH_TIMEOUT(h.service.texts.size(), refused.isEmpty() ? 15 : 14, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(h.find(u"what do I owe"_s).value(0), u"ledger"_s, 20'000);
    h.service.refused = u"strange"_s;
    QCOMPARE(h.find(u"strange list of invoice"_s).value(0), u"ledger"_s); // without it
    QTRY_COMPARE_WITH_TIMEOUT(h.find(u"hum something"_s).value(0), u"radio"_s, 20'000);
}

void tst_EmbeddingService::beginsAnewWhenVectorsHaveAnotherSize()
{
    Harness h;
    h.fill();
    QTRY_COMPARE_WITH_TIMEOUT(h.service.texts.size(), 15, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(h.find(u"what do I owe"_s).value(0), u"ledger"_s, 20'000);
    h.service.padding = 2; // the same name, another model
    h.service.texts.clear();
    h.open(u"m-1"_s);
    h.find(u"hum something"_s);
    QTRY_COMPARE_WITH_TIMEOUT(h.service.texts.filter(u": "_s).size(), 15, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(h.find(u"hum something"_s).value(0), u"radio"_s, 20'000);
}

void tst_EmbeddingService::searchesScriptsThatTheBuiltInModelLacks()
{
    Harness h;
    h.fill();
    QTRY_COMPARE_WITH_TIMEOUT(h.service.texts.size(), 15, 20'000);
    QTRY_COMPARE_WITH_TIMEOUT(h.find(u"дождь"_s).value(0), u"sky"_s, 20'000);
}

void tst_EmbeddingService::asksAgainAfterAPause()
{
    const QTemporaryDir folder;
    FakeService service;
    service.failure = {503, "{}", {}};
    const auto store = *CatalogStore::open(folder.filePath(u"catalog.sqlite"_s));
    QList<std::pair<QString, QString>> tools;
    for (int i = 0; i < 100; ++i) // two batches
        tools.append({u"tool_%1"_s.arg(i), u"Plays song %1"_s.arg(i)});
    const ServerListing known = listing(tools);
    const auto reader = [&known](const ServerName &) { return &known; };
    IndexKeeper keeper(*store, nullptr, reader);
    OpenAiService::Options options;
    options.baseUrl = QUrl(service.url());
    EndpointMeanings meanings(
        std::make_unique<EmbeddingEndpoint>(*OpenAiService::create(std::move(options)), u"m"_s),
        *store, keeper, reader);
    meanings.setFirstPause(10ms);
    IndexKeeper::Wanted wanted;
    wanted.name = ServerName{u"radio"_s};
    keeper.set(wanted);
    QTRY_VERIFY_WITH_TIMEOUT(service.requests.size() >= 2, 20'000);
    QVERIFY(!keeper.index().hasMeanings());
    service.failure = {200, {}, {}};
    QTRY_COMPARE_WITH_TIMEOUT(service.texts.size(), 100, 20'000);
    QTRY_VERIFY_WITH_TIMEOUT(keeper.index().hasMeanings(), 20'000);
    QCOMPARE(QSet<QString>(service.texts.begin(), service.texts.end()).size(), 100);
}

void tst_EmbeddingService::refusesAddresses_data()
{
    QTest::addColumn<QString>("url");
    QTest::newRow("plain http elsewhere") << u"http://example.org/v1"_s;
    QTest::newRow("a user name") << u"https://me@example.org/v1"_s;
    QTest::newRow("no address") << u"nonsense"_s;
    QTest::newRow("a file") << u"file:///etc/hosts"_s;
}

void tst_EmbeddingService::refusesAddresses()
{
    QFETCH(const QString, url);
    OpenAiService::Options options;
    options.baseUrl = QUrl(url);
    options.setting = u"EMBEDDING_BASE_URL"_s;
    const auto service = OpenAiService::create(std::move(options));
    QVERIFY(!service);
    QCOMPARE(service.error().code, ErrorCode::Misconfigured);
    QVERIFY(service.error().message.contains(u"EMBEDDING_BASE_URL"_s));
}

QTEST_GUILESS_MAIN(tst_EmbeddingService)
#include "tst_embedding_service.moc"
