// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/catalog.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/discovery_client.h"
#include "engine/catalog/listing_writer.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

constexpr std::size_t kMany = 4000;

ServerListing listing(std::size_t tools, const QByteArray &word = "road")
{
    ServerListing value;
    value.title = u"Maps"_s;
    for (std::size_t i = 0; i < tools; ++i) {
        const QByteArray number = QByteArray::number(i);
        value.tools.push_back(
            *readTool(RawJson("{\"name\":\"" + word + '_' + number + "\",\"inputSchema\":{}}")));
    }
    return value;
}

ServerConfig config()
{
    ServerConfig value;
    value.name = ServerName{u"maps"_s};
    value.command = u"maps"_s;
    return value;
}

/// Counts the turns of the event loop in which others may work.
struct Turns
{
    int count = 0;
    QTimer timer;
    Turns()
    {
        QObject::connect(&timer, &QTimer::timeout, &timer, [this] { ++count; });
        timer.start(0);
    }
};

struct Folder
{
    QTemporaryDir dir;

    [[nodiscard]] std::unique_ptr<CatalogStore> open() const
    {
        return *CatalogStore::open(dir.filePath(u"catalog.sqlite"_s));
    }
    [[nodiscard]] std::unique_ptr<Catalog> catalog() const
    {
        auto catalog = std::make_unique<Catalog>(open(), nullptr);
        catalog->setConfigs({config()});
        return catalog;
    }
    /// How many tools another process finds; -1 when no listing is there.
    [[nodiscard]] int kept() const
    {
        const auto found = open()->load(config().hash()).value();
        return found ? int(found->tools.size()) : -1;
    }
};

} // namespace

/// Long listings are kept a piece at a time; whoever looks meanwhile sees all of one or nothing.
class tst_ListingWriter : public QObject
{
    Q_OBJECT

private slots:
    void leavesTurnsToOthers();
    void writesTheLastOneOfAServer();
    void finishesWhenItMust();
    void catalogueKeepsALongListingInSlices();
    void catalogueKeepsAllWhenItGoes();
    void catalogueKeepsAShortListingAtOnce();
    void whatWasApprovedStaysWhole();
};

void tst_ListingWriter::leavesTurnsToOthers()
{
    const Folder folder;
    const auto store = folder.open();
    ListingWriter writer(*store);
    QByteArrayList written;
    connect(&writer, &ListingWriter::written, this,
            [&](const QByteArray &hash) { written << hash; });
    writer.write("a", listing(kMany));
    writer.write("b", listing(10));
    const Turns turns;
    QVERIFY(written.isEmpty());
    QTRY_COMPARE(written, (QByteArrayList{"a", "b"}));
    QVERIFY2(turns.count >= int(kMany / 256), qPrintable(QString::number(turns.count)));
    QCOMPARE(store->load("a").value()->tools.size(), kMany);
    QCOMPARE(store->load("b").value()->tools.size(), std::size_t(10));
}

void tst_ListingWriter::writesTheLastOneOfAServer()
{
    const Folder folder;
    const auto store = folder.open();
    ListingWriter writer(*store);
    int count = 0;
    connect(&writer, &ListingWriter::written, this, [&count] { ++count; });
    writer.write("a", listing(kMany));
    QCoreApplication::processEvents();
    writer.write("a", listing(2000, "river"));
    writer.write("gone", listing(kMany));
    writer.drop("gone");
    QTRY_COMPARE(count, 1);
    const auto kept = store->load("a").value();
    QCOMPARE(kept->tools.size(), std::size_t(2000));
    QCOMPARE(kept->tools.back().name.text, u"river_1999"_s);
    QCoreApplication::processEvents();
    QVERIFY(!store->load("gone").value().has_value());
}

void tst_ListingWriter::finishesWhenItMust()
{
    const Folder folder;
    const auto store = folder.open();
    ListingWriter writer(*store);
    for (const char *hash : {"a", "b", "c"})
        writer.write(hash, listing(kMany));
    writer.finish("b");
    QVERIFY(store->load("b").value().has_value());
    QVERIFY(!store->load("a").value().has_value());
    writer.finish("unknown");
    writer.finish();
    QVERIFY(store->load("a").value().has_value());
    QVERIFY(store->load("c").value().has_value());
}

void tst_ListingWriter::catalogueKeepsALongListingInSlices()
{
    const Folder folder;
    {
        const auto catalog = folder.catalog();
        const Turns turns;
        catalog->update({u"maps"_s}, listing(kMany));
        QVERIFY(catalog->findTool({u"maps"_s}, {u"road_3999"_s})); // known at once
        QCOMPARE(folder.kept(), -1);
        QTRY_COMPARE(folder.kept(), int(kMany));
        QVERIFY2(turns.count >= int(kMany / 256), qPrintable(QString::number(turns.count)));
        bool isIndexed = false;
        catalog->whenIndexed(Done<bool>([&](const Result<bool> &r) { isIndexed = bool(r); }));
        QTRY_VERIFY(isIndexed);
    }
    // The index was told what it holds: nothing is to be done after the next start.
    const auto store = folder.open();
    QVERIFY(store->indexBytes({}) > 0);
    const auto catalog = folder.catalog();
    bool isIndexed = false;
    catalog->whenIndexed(Done<bool>([&](const Result<bool> &r) { isIndexed = bool(r); }));
    QVERIFY(isIndexed);
    QCOMPARE(catalog->localStatistics().tools, qint64(kMany));
}

void tst_ListingWriter::catalogueKeepsAllWhenItGoes()
{
    const Folder folder;
    folder.catalog()->update({u"maps"_s}, listing(kMany));
    QCOMPARE(folder.kept(), int(kMany));
}

void tst_ListingWriter::catalogueKeepsAShortListingAtOnce()
{
    const Folder folder;
    const auto catalog = folder.catalog();
    catalog->update({u"maps"_s}, listing(ListingWriter::kToolsAtOnce));
    QCOMPARE(folder.kept(), int(ListingWriter::kToolsAtOnce));
}

/// A listing that is there already is replaced in one step: a program that ends in between must not
/// forget what was approved.
void tst_ListingWriter::whatWasApprovedStaysWhole()
{
    const Folder folder;
    folder.catalog()->update({u"maps"_s}, listing(kMany));
    const auto catalog = folder.catalog();
    catalog->update({u"maps"_s}, listing(kMany + 1));
    QCOMPARE(folder.kept(), int(kMany + 1));
}

QTEST_GUILESS_MAIN(tst_ListingWriter)
#include "tst_listing_writer.moc"
