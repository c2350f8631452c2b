// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/catalog.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/discovery_client.h"
#include "tests/support/server_config.h"

#include <QObject>
#include <QTemporaryDir>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

constexpr int kServers = 60;
constexpr int kSchemaBytes = 100'000; ///< six million in all

ServerConfig config(int number)
{
    return serverConfig(u"server"_s + QString::number(number));
}

ServerListing listing(int number, const QByteArray &what)
{
    const QByteArray schema(kSchemaBytes, ' ');
    ServerListing value;
    value.tools.push_back(
        *readTool(RawJson(QByteArray("{\"name\":\"paint_" + QByteArray::number(number)
                                     + "\",\"description\":\"Paint a picture of " + what
                                     + "\",\"inputSchema\":{" + schema + "}}"))));
    return value;
}

struct Harness
{
    QTemporaryDir dir;
    std::unique_ptr<Catalog> catalog;

    Harness()
    {
        catalog = std::make_unique<Catalog>(*CatalogStore::open(file()), nullptr);
        std::vector<ServerConfig> configs;
        for (int i = 0; i < kServers; ++i)
            configs.push_back(config(i));
        catalog->setConfigs(configs);
        for (int i = 0; i < kServers; ++i)
            catalog->update(config(i).name, listing(i, "flowers"));
    }
    [[nodiscard]] QString file() const { return dir.filePath(u"catalog.db"_s); }
    /// Writes other listings behind the catalogue's back, as another process does.
    void changeStore() const
    {
        const auto other = CatalogStore::open(file());
        for (int i = 0; i < kServers; ++i)
            QVERIFY((*other)->save(config(i).hash(), listing(i, "horses")));
    }
    /// Of how many servers the listing is read from the store now.
    [[nodiscard]] int readAnew() const
    {
        int count = 0;
        for (int i = 0; i < kServers; ++i) {
            const ServerListing *known = catalog->listing(config(i).name);
            count += known && known->tools.at(0).description.contains(u"horses"_s);
        }
        return count;
    }
    bool index()
    {
        bool isDone = false;
        catalog->whenIndexed(Done<bool>([&](const Result<bool> &) { isDone = true; }));
        return QTest::qWaitFor([&] { return isDone; }, 30'000);
    }
    ToolHits search(const QString &text)
    {
        std::optional<Result<ToolHits>> hits;
        ToolQuery query;
        query.text = text;
        query.limit = 100;
        catalog->searchTools(query, Done<ToolHits>([&](Result<ToolHits> r) { hits = r; }));
        (void)QTest::qWaitFor([&] { return hits.has_value(); }, 30'000);
        return hits->value_or(ToolHits());
    }
};

} // namespace

class tst_CatalogMemory : public QObject
{
    Q_OBJECT
private slots:
    void letsGoOfWhatWasOnlyIndexed();
    void answersFromTheStoreAfterwards();
    void keepsWhatTheStoreDoesNotHave();
};

/// What is still in memory does not see what is written to the store meanwhile.
void tst_CatalogMemory::letsGoOfWhatWasOnlyIndexed()
{
    Harness harness;
    QVERIFY(harness.index());
    QCoreApplication::processEvents();
    harness.changeStore();
    const int anew = harness.readAnew();
    QVERIFY2(anew > kServers / 2, qPrintable(QString::number(anew)));
    QVERIFY2(anew < kServers, "small catalogues stay in memory");
}

void tst_CatalogMemory::answersFromTheStoreAfterwards()
{
    Harness harness;
    QVERIFY(harness.index());
    QCoreApplication::processEvents();
    const ToolHits hits = harness.search(u"paint a picture"_s);
    QCOMPARE(hits.tools.size(), std::size_t(kServers));
    QCOMPARE(hits.warnings, QStringList());
    for (const ToolHit &hit : hits.tools)
        QCOMPARE(hit.inputSchema.view().size(), kSchemaBytes + 2);
    for (int i = 0; i < kServers; ++i) {
        const KnownTool *tool =
            harness.catalog->findTool(config(i).name, ToolName{u"paint_"_s + QString::number(i)});
        QVERIFY(tool && !tool->blocked && !tool->waits);
    }
    const CatalogStatistics statistics = harness.catalog->localStatistics();
    QCOMPARE(statistics.tools, kServers);
    QVERIFY(statistics.definitionBytes > qsizetype(kServers) * kSchemaBytes);
}

/// No disk to write to: what is in memory is all there is.
void tst_CatalogMemory::keepsWhatTheStoreDoesNotHave()
{
    Harness harness;
    QVERIFY(harness.index());
    ServerConfig found; // proposed by a discovery service, so it is not kept
    found.name = ServerName{u"proposed"_s};
    ServerListing large;
    for (int i = 0; i < kServers; ++i)
        large.tools.push_back(listing(i, "ships").tools.front());
    harness.catalog->update(found.name, large);
    QVERIFY(harness.index());
    QCoreApplication::processEvents();
    const ServerListing *known = harness.catalog->listing(found.name);
    QVERIFY(known);
    QCOMPARE(known->tools.size(), std::size_t(kServers));
}

QTEST_GUILESS_MAIN(tst_CatalogMemory)
#include "tst_catalog_memory.moc"
