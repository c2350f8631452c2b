// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/catalog.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/discovery_client.h"
#include "tests/support/server_config.h"

#include <QObject>
#include <QSignalSpy>
#include <QTemporaryDir>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

ServerListing listing(const QByteArray &name, const QByteArray &description)
{
    ServerListing value;
    value.tools.push_back(*readTool(RawJson(
        QByteArray("{\"name\":\"" + name + "\",\"description\":\"" + description + "\"}"))));
    return value;
}

/// A catalogue, and the store as another process has it open.
struct Harness
{
    QTemporaryDir dir;
    std::unique_ptr<Catalog> catalog;
    std::unique_ptr<CatalogStore> other;

    Harness()
    {
        const QString file = dir.filePath(u"catalog.db"_s);
        catalog = std::make_unique<Catalog>(*CatalogStore::open(file), nullptr);
        other = *CatalogStore::open(file);
        catalog->setConfigs({serverConfig(u"mail"_s), serverConfig(u"weather"_s)});
    }
    ToolHits search(const QString &text)
    {
        std::optional<Result<ToolHits>> hits;
        ToolQuery query;
        query.text = text;
        catalog->searchTools(query, Done<ToolHits>([&](Result<ToolHits> r) { hits = r; }));
        (void)QTest::qWaitFor([&] { return hits.has_value(); }, 30'000);
        return hits->value_or(ToolHits());
    }
};

} // namespace

/// Several engines, and `mcp-runtime index` beside a running one, share a store.
class tst_CatalogProcesses : public QObject
{
    Q_OBJECT
private slots:
    void findsWhatAnotherProcessIndexed();
    void findsWhatAnotherProcessIndexedAnew();
    void findsItAfterTheConfigurationWasRead();
    void keepsWhatItHasItself();
};

void tst_CatalogProcesses::findsWhatAnotherProcessIndexed()
{
    Harness harness;
    const ToolHits before = harness.search(u"send a letter"_s);
    QVERIFY(before.tools.empty());
    QCOMPARE(before.warnings.size(), 1); // of servers whose tools are unknown
    QVERIFY(harness.other->save(serverConfig(u"mail"_s).hash(),
                                listing("send_letter", "Send a letter")));
    const QSignalSpy changed(harness.catalog.get(), &Catalog::serverChanged);
    const ToolHits after = harness.search(u"send a letter"_s);
    QCOMPARE(after.tools.size(), 1U);
    QCOMPARE(after.tools[0].server.text, u"mail"_s);
    QCOMPARE(after.warnings.size(), 1);
    QVERIFY(!after.warnings[0].contains(u"mail"_s) && after.warnings[0].contains(u"weather"_s));
    QCOMPARE(changed.size(), 1);
    (void)harness.search(u"send a letter"_s);
    QCOMPARE(changed.size(), 1); // nothing new
}

void tst_CatalogProcesses::findsWhatAnotherProcessIndexedAnew()
{
    Harness harness;
    harness.catalog->update({u"mail"_s}, listing("send_letter", "Send a letter"));
    harness.catalog->update({u"weather"_s}, listing("get_forecast", "Weather of a city"));
    QCOMPARE(harness.search(u"weather of a city"_s).tools.size(), 1U);
    QVERIFY(harness.other->save(serverConfig(u"weather"_s).hash(),
                                listing("get_tides", "Tides of the sea at a beach")));
    QCOMPARE(harness.search(u"tides of the sea"_s).tools.size(), 1U);
    for (const ToolHit &hit : harness.search(u"get_forecast"_s).tools)
        QCOMPARE(hit.name.text, u"get_tides"_s);
    QVERIFY(harness.catalog->findTool({u"weather"_s}, {u"get_tides"_s}));
    QVERIFY(!harness.catalog->findTool({u"weather"_s}, {u"get_forecast"_s}));
}

/// Servers that stay are not looked up anew then.
void tst_CatalogProcesses::findsItAfterTheConfigurationWasRead()
{
    Harness harness;
    QVERIFY(harness.search(u"send a letter"_s).tools.empty());
    QVERIFY(harness.other->save(serverConfig(u"mail"_s).hash(),
                                listing("send_letter", "Send a letter")));
    harness.catalog->setConfigs(
        {serverConfig(u"mail"_s), serverConfig(u"weather"_s), serverConfig(u"new"_s)});
    QCOMPARE(harness.search(u"send a letter"_s).tools.size(), 1U);
}

void tst_CatalogProcesses::keepsWhatItHasItself()
{
    Harness harness;
    harness.catalog->update({u"mail"_s}, listing("send_letter", "Send a letter"));
    QVERIFY(harness.other->save(serverConfig(u"no one here"_s).hash(), listing("x", "Other")));
    const QSignalSpy changed(harness.catalog.get(), &Catalog::serverChanged);
    QCOMPARE(harness.search(u"send a letter"_s).tools.size(), 1U);
    QCOMPARE(changed.size(), 0);
}

QTEST_GUILESS_MAIN(tst_CatalogProcesses)
#include "tst_catalog_processes.moc"
