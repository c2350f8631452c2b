// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/catalog_store.h"

#include <QDir>
#include <QObject>
#include <QSet>
#include <QTemporaryDir>
#include <QTest>
#include <QTimeZone>

#include <sqlite3.h>
#include <unistd.h>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

class ManualClock final : public Clock
{
public:
    [[nodiscard]] QDateTime wallTime() const override { return time; }
    QDateTime time = QDateTime(QDate(2026, 1, 1), QTime(12, 0), QTimeZone::utc());
};

ServerListing listing(const QByteArrayList &definitions)
{
    ServerListing value;
    value.title = u"Täst"_s;
    value.version = u"1.2"_s;
    value.protocolVersion = u"2025-11-25"_s;
    value.instructions = u"Line\nwith \"quotes\", NUL \0 and 🎉"_s;
    value.serverInfo = RawJson(R"({"version":"1.2","name":"t","x":1e400})"_ba);
    value.capabilities = RawJson(R"({ "tools" : {} })"_ba);
    for (const QByteArray &definition : definitions)
        value.tools.push_back(*readTool(RawJson(definition)));
    return value;
}

const QByteArrayList kTools{
    R"({"name":"a","inputSchema":{"z":1.0,"a":18446744073709551616,"z":1e400}})"_ba,
    "{ \"name\" : \"b\",\n\t\"description\":\"\\u00e9 \xc3\xa9\" }"_ba,
    R"({"inputSchema":{},"name":"c","title":"T"})"_ba};

QByteArrayList definitions(const ServerListing &value)
{
    QByteArrayList list;
    for (const ToolInfo &tool : value.tools)
        list << tool.definition.toByteArray();
    return list;
}

ServerListing longListing(int tools)
{
    ServerListing value = listing({});
    for (int i = 0; i < tools; ++i) {
        const QByteArray number = QByteArray::number(i);
        value.tools.push_back(*readTool(RawJson("{\"name\":\"tool_" + number + "\"}")));
    }
    return value;
}

struct Folder
{
    QTemporaryDir dir;
    QString file = dir.filePath(u"sub/catalog.db"_s);

    std::unique_ptr<CatalogStore> open(const Clock *clock = nullptr) const
    {
        auto store = CatalogStore::open(file, clock);
        if (!store)
            qFatal("%s", qPrintable(store.error().message));
        return *std::move(store);
    }
    void write(const QByteArray &bytes) const
    {
        QDir().mkpath(QFileInfo(file).path());
        QFile handle(file);
        QVERIFY(handle.open(QIODevice::WriteOnly | QIODevice::Truncate));
        handle.write(bytes);
    }
    void run(const char *sql) const
    {
        sqlite3 *database = nullptr;
        QCOMPARE(sqlite3_open(qPrintable(file), &database), SQLITE_OK);
        QCOMPARE(sqlite3_exec(database, sql, nullptr, nullptr, nullptr), SQLITE_OK);
        sqlite3_close(database);
    }
    [[nodiscard]] QStringList damaged() const
    {
        return QFileInfo(file).dir().entryList({u"*.damaged-*"_s});
    }
};

} // namespace

class tst_CatalogStore : public QObject
{
    Q_OBJECT

private slots:
    void givesBackEveryByte();
    void worksInMemory();
    void knowsNothingOfAnotherHash();
    void writesOnlyWhatChanged();
    void keepsFilesPrivate();
    void replacesADamagedFile_data();
    void replacesADamagedFile();
    void noticesAFlippedByteOfATool();
    void startsAnewForAnotherSchema();
    void takesOverTheFirstSchema();
    void keepsTheIndexesThatWereUsedLast();
    void savesInSlices();
    void hasNothingOfAnUnfinishedListing();
    void tellsWhatChangedByADigest();
    void tellsSizesWithoutReading();
    void forgetsWhatDecayed();
    void keepsOnWhatIsInUse_data();
    void keepsOnWhatIsInUse();
    void refusesWhatItCannotUse_data();
    void refusesWhatItCannotUse();
    void saysThatTheFileIsLocked();
    void opensAFileThatIsLocked();
    void isSharedByTwoProcesses();
    void dropsWhatNobodyUsed();
};

void tst_CatalogStore::givesBackEveryByte()
{
    const Folder folder;
    const ServerListing before = listing(kTools);
    QVERIFY(folder.open()->save("h1", before).has_value());
    const auto after = folder.open()->load("h1");
    QVERIFY(after.has_value() && after->has_value());
    const ServerListing &got = **after;
    QCOMPARE(got.title, before.title);
    QCOMPARE(got.version, before.version);
    QCOMPARE(got.protocolVersion, before.protocolVersion);
    QCOMPARE(got.instructions, before.instructions);
    QCOMPARE(got.serverInfo.toByteArray(), before.serverInfo.toByteArray());
    QCOMPARE(got.capabilities.toByteArray(), before.capabilities.toByteArray());
    QCOMPARE(definitions(got), kTools);
    QCOMPARE(got.tools[2].title, u"T"_s);
    QCOMPARE(got.tools[1].description, u"é é"_s);
}

void tst_CatalogStore::worksInMemory()
{
    const auto store = *CatalogStore::open(QString());
    QVERIFY(store->save("h", listing(kTools)).has_value());
    QCOMPARE(definitions(*store->load("h").value()), kTools);
}

void tst_CatalogStore::knowsNothingOfAnotherHash()
{
    const auto store = *CatalogStore::open(QString());
    QVERIFY(store->save("h", listing(kTools)).has_value());
    QVERIFY(!store->load("other").value().has_value());
}

void tst_CatalogStore::writesOnlyWhatChanged()
{
    const auto store = *CatalogStore::open(QString());
    QCOMPARE(store->save("h", listing(kTools)).value(), 4); // three tools and the server
    QCOMPARE(store->save("h", listing(kTools)).value(), 0);
    QByteArrayList one = kTools;
    one[1] = R"({"name":"b2"})";
    QCOMPARE(store->save("h", listing(one)).value(), 1);
    QCOMPARE(store->save("h", listing(one.mid(0, 1))).value(), 2); // two removed
    QCOMPARE(definitions(*store->load("h").value()), one.mid(0, 1));
    ServerListing retitled = listing(one.mid(0, 1));
    retitled.title = u"Other"_s;
    QCOMPARE(store->save("h", retitled).value(), 1);
    QCOMPARE(store->load("h").value()->title, u"Other"_s);
    QCOMPARE(store->save("h", listing({})).value(), 2); // the tool and the title
    QVERIFY(store->load("h").value()->tools.empty());
}

void tst_CatalogStore::keepsFilesPrivate()
{
    const Folder folder;
    const auto store = folder.open();
    QVERIFY(store->save("h", listing(kTools)).has_value());
    const QFileDevice::Permissions others = QFileDevice::ReadGroup | QFileDevice::WriteGroup
                                            | QFileDevice::ReadOther | QFileDevice::WriteOther
                                            | QFileDevice::ExeGroup | QFileDevice::ExeOther;
    const QFileInfoList files = QFileInfo(folder.file).dir().entryInfoList(QDir::Files);
    QVERIFY(files.size() >= 2); // the database and its log
    for (const QFileInfo &file : files)
        QVERIFY2(!(file.permissions() & others), qPrintable(file.fileName()));
    QVERIFY(!(QFileInfo(QFileInfo(folder.file).path()).permissions() & others));
}

void tst_CatalogStore::replacesADamagedFile_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("garbage") << 0;
    QTest::newRow("cut in the middle") << 1;
    QTest::newRow("flipped pages") << 2;
    QTest::newRow("a header and nothing else") << 3;
}

void tst_CatalogStore::replacesADamagedFile()
{
    QFETCH(const int, how);
    const Folder folder;
    QByteArrayList many;
    for (int i = 0; i < 200; ++i)
        many << R"({"name":"t)" + QByteArray::number(i) + R"(","description":")"
                    + QByteArray(400, 'x') + "\"}";
    QVERIFY(folder.open()->save("h", listing(many)).has_value());
    QFile file(folder.file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    file.close();
    QVERIFY(bytes.size() > 40000); // closing wrote the log back
    switch (how) {
    case 0: bytes = QByteArray(8192, 'g'); break;
    case 1: bytes.truncate(bytes.size() / 2); break;
    case 2: std::fill(bytes.begin() + 4096, bytes.begin() + 16384, '\xa5'); break;
    default: bytes.truncate(100); break;
    }
    folder.write(bytes);

    const auto store = folder.open();
    QVERIFY2(store->warning().contains(u"damaged"_s), qPrintable(store->warning()));
    QCOMPARE(folder.damaged().size(), 1);
    QVERIFY(!store->load("h").value().has_value());
    QVERIFY(store->save("h", listing(kTools)).has_value());
    QCOMPARE(definitions(*store->load("h").value()), kTools);
}

void tst_CatalogStore::noticesAFlippedByteOfATool()
{
    const Folder folder;
    QVERIFY(folder.open()->save("h", listing({R"({"name":"needle_in_it"})"_ba})).has_value());
    QFile file(folder.file);
    QVERIFY(file.open(QIODevice::ReadOnly));
    QByteArray bytes = file.readAll();
    file.close();
    const qsizetype at = bytes.indexOf("needle_in_it");
    QVERIFY(at > 0);
    bytes[at] = 'N'; // SQLite has no checksum, we do
    folder.write(bytes);
    QVERIFY(!folder.open()->load("h").value().has_value());
}

void tst_CatalogStore::startsAnewForAnotherSchema()
{
    const Folder folder;
    QVERIFY(folder.open()->save("h", listing(kTools)).has_value());
    folder.run("PRAGMA user_version=99");
    const auto store = folder.open();
    QVERIFY(store->warning().contains(u"another version"_s));
    QVERIFY(!store->load("h").value().has_value());
    QVERIFY(store->save("h", listing(kTools)).has_value());
    QVERIFY(folder.open()->warning().isEmpty());
}

void tst_CatalogStore::takesOverTheFirstSchema()
{
    const Folder folder;
    QVERIFY(folder.open()->save("h", listing(kTools)).has_value());
    folder.run("ALTER TABLE server DROP COLUMN tools_hash; DROP TABLE kept_index; "
               "PRAGMA user_version=1");
    const auto store = folder.open();
    QVERIFY(store->warning().isEmpty());
    QCOMPARE(definitions(*store->load("h").value()), kTools);
    QVERIFY(store->contents()->contains("h"));
    QCOMPARE(store->content("h"), QByteArray()); // of its tools no digest was kept
    QVERIFY(store->saveIndex("c", "x").has_value());
    QCOMPARE(store->save("h", listing(kTools)).value(), 0);
    QVERIFY(!store->content("h").isEmpty());
}

void tst_CatalogStore::keepsTheIndexesThatWereUsedLast()
{
    const Folder folder;
    ManualClock clock;
    const auto store = folder.open(&clock);
    const auto name = [](int i) { return QByteArray::number(i).prepend("configuration "); };
    const auto kept = [&] {
        QList<int> numbers;
        for (int i = 0; i < 20; ++i) {
            if (store->indexBytes(name(i)) > 0)
                numbers << i;
        }
        return numbers;
    };
    for (int i = 0; i < CatalogStore::kMaxIndexes; ++i) {
        clock.time = clock.time.addSecs(60);
        QVERIFY(store->saveIndex(name(i), QByteArray::number(i).prepend("index ")).has_value());
    }
    QCOMPARE(kept().size(), CatalogStore::kMaxIndexes);
    clock.time = clock.time.addSecs(60);
    QCOMPARE(*store->loadIndex(name(0)), "index 0"_ba); // used, though not written
    clock.time = clock.time.addSecs(60);
    QVERIFY(store->saveIndex(name(10), "another").has_value());
    QVERIFY(store->saveIndex(name(10), "yet another").has_value());
    QCOMPARE(kept(), (QList<int>{0, 2, 3, 4, 5, 6, 7, 10}));
    QCOMPARE(*store->loadIndex(name(10)), "yet another"_ba);
    QCOMPARE(*store->loadIndex(name(1)), QByteArray());
    for (int i = 0; i < 3; ++i) {
        clock.time = clock.time.addDays(50);
        QVERIFY(folder.open(&clock));
        QCOMPARE(*store->loadIndex(name(10)), "yet another"_ba);
    }
    QCOMPARE(kept(), QList<int>{10});
    clock.time = clock.time.addDays(91);
    QVERIFY(folder.open(&clock)); // drops what nobody used
    QCOMPARE(kept(), QList<int>());
}

/// A listing that is saved in slices is the one that is saved at once, and there is none before.
void tst_CatalogStore::savesInSlices()
{
    const Folder folder;
    const auto store = folder.open();
    const ServerListing all = longListing(1000);
    CatalogStore::Saving saving{"sliced", all};
    int slices = 1;
    while (!store->saveSome(saving).value()) {
        ++slices;
        QVERIFY(!folder.open()->load("sliced").value().has_value());
        QVERIFY(!store->contents()->contains("sliced"));
        QCOMPARE(store->content("sliced"), QByteArray());
    }
    QCOMPARE(slices, 4); // 256 tools each
    QVERIFY(store->save("at once", all).has_value());
    QCOMPARE(store->content("sliced"), store->content("at once"));
    QCOMPARE(definitions(*folder.open()->load("sliced").value()), definitions(all));
    QCOMPARE(store->save("sliced", all).value(), 0);

    CatalogStore::Saving fewer{"sliced", longListing(300)};
    while (!store->saveSome(fewer).value()) {
    }
    QCOMPARE(definitions(*store->load("sliced").value()), definitions(longListing(300)));

    ServerListing large = longListing(10);
    for (ToolInfo &tool : large.tools)
        tool.definition = RawJson("{\"name\":\"n\",\"x\":\"" + QByteArray(200'000, 'x') + "\"}");
    CatalogStore::Saving bytes{"large", large};
    for (slices = 1; !store->saveSome(bytes).value();)
        ++slices;
    QCOMPARE(slices, 5); // two tools are more than 256 KB
}

/// The program ended meanwhile.
void tst_CatalogStore::hasNothingOfAnUnfinishedListing()
{
    const Folder folder;
    const ServerListing all = longListing(1000);
    {
        const auto store = folder.open();
        CatalogStore::Saving saving{"h", all};
        QCOMPARE(store->saveSome(saving).value(), false);
    }
    const auto store = folder.open();
    QVERIFY(store->warning().isEmpty());
    QVERIFY(!store->load("h").value().has_value());
    QVERIFY(store->contents()->isEmpty());
    QVERIFY(store->save("h", all).value() > 0);
    QCOMPARE(definitions(*store->load("h").value()), definitions(all));
}

void tst_CatalogStore::tellsWhatChangedByADigest()
{
    const Folder folder;
    const auto store = folder.open();
    QCOMPARE(store->content("h"), QByteArray());
    QVERIFY(store->save("h", listing(kTools)).has_value());
    const QByteArray first = store->content("h");
    QVERIFY(!first.isEmpty());
    QCOMPARE(store->contents()->value("h"), first);
    QCOMPARE(store->save("h", listing(kTools)).value(), 0);
    QCOMPARE(store->content("h"), first);
    ServerListing other = listing(kTools);
    other.instructions += u'!';
    QSet<QByteArray> all{first};
    for (const ServerListing &value : {other, listing(kTools.first(2)), listing({})}) {
        QVERIFY(store->save("h", value).has_value());
        all.insert(store->content("h"));
    }
    QCOMPARE(all.size(), 4);
}

void tst_CatalogStore::tellsSizesWithoutReading()
{
    const auto store = *CatalogStore::open(QString());
    QCOMPARE(store->sizes("h").tools, 0);
    QVERIFY(store->save("h", listing(kTools)).has_value());
    QCOMPARE(store->sizes("h").tools, 3);
    QCOMPARE(store->sizes("h").definitionBytes,
             kTools[0].size() + kTools[1].size() + kTools[2].size());
}

/// Else what the server says next time would be taken for what is there, by its hash.
void tst_CatalogStore::forgetsWhatDecayed()
{
    for (const char *damage : {"UPDATE tool SET definition = x'7b7d' WHERE position = 1",
                               "UPDATE server SET title = 'other'",
                               "DELETE FROM tool WHERE position = 0", "DELETE FROM tool"}) {
        const Folder folder;
        QVERIFY(folder.open()->save("h", listing(kTools)).has_value());
        folder.run(damage);
        const auto store = folder.open();
        QVERIFY(!store->load("h").value().has_value());
        QCOMPARE(store->save("h", listing(kTools)).value(), 4);
        QCOMPARE(definitions(*store->load("h").value()), kTools);
    }
}

void tst_CatalogStore::keepsOnWhatIsInUse_data()
{
    QTest::addColumn<int>("others");
    QTest::newRow("of few") << 1;
    QTest::newRow("of many") << 100;
}

void tst_CatalogStore::keepsOnWhatIsInUse()
{
    QFETCH(const int, others);
    const Folder folder;
    ManualClock clock;
    QVERIFY(folder.open(&clock)->save("used", listing(kTools)).has_value());
    QVERIFY(folder.open(&clock)->save("unused", listing(kTools)).has_value());
    QList<QByteArray> inUse{"used"};
    for (int i = 0; i < others; ++i)
        inUse.prepend("another " + QByteArray::number(i));
    for (int i = 0; i < 3; ++i) {
        clock.time = clock.time.addDays(60);
        const auto store = folder.open(&clock);
        QVERIFY(store->contents()->contains("used"));
        store->touch(inUse);
        store->touch(inUse); // there is nothing left to do
    }
    const auto store = folder.open(&clock);
    QVERIFY(store->load("used").value().has_value());
    QVERIFY(!store->load("unused").value().has_value());
}

void tst_CatalogStore::refusesWhatItCannotUse_data()
{
    QTest::addColumn<int>("how");
    QTest::newRow("a folder in its place") << 0;
    QTest::newRow("a symbolic link") << 1;
    QTest::newRow("no permission") << 2;
    QTest::newRow("a file where the folder should be") << 3;
}

void tst_CatalogStore::refusesWhatItCannotUse()
{
    QFETCH(const int, how);
    const Folder folder;
    const QString parent = QFileInfo(folder.file).path();
    switch (how) {
    case 0: QVERIFY(QDir().mkpath(folder.file)); break;
    case 1:
        QVERIFY(QDir().mkpath(parent));
        QVERIFY(QFile::link(folder.dir.filePath(u"elsewhere"_s), folder.file));
        break;
    case 2:
        if (geteuid() == 0)
            QSKIP("root may write everywhere");
        folder.open();
        QVERIFY(QFile::setPermissions(folder.file, QFileDevice::ReadOwner));
        QVERIFY(QFile::setPermissions(parent, QFileDevice::ReadOwner | QFileDevice::ExeOwner));
        break;
    default: {
        QFile file(parent);
        QVERIFY(file.open(QIODevice::WriteOnly));
        break;
    }
    }
    const auto store = CatalogStore::open(folder.file);
    QVERIFY(!store.has_value());
    QCOMPARE(store.error().code, ErrorCode::Io);
    QVERIFY2(store.error().message.contains(parent), qPrintable(store.error().message));
}

void tst_CatalogStore::saysThatTheFileIsLocked()
{
    const Folder folder;
    const auto store = folder.open();
    sqlite3 *other = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(folder.file), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    const auto saved = store->save("h", listing(kTools));
    QVERIFY(!saved.has_value());
    QCOMPARE(saved.error().code, ErrorCode::Busy);
    sqlite3_exec(other, "ROLLBACK", nullptr, nullptr, nullptr);
    sqlite3_close(other);
    QVERIFY(store->save("h", listing(kTools)).has_value());
}

void tst_CatalogStore::opensAFileThatIsLocked()
{
    const Folder folder;
    QVERIFY(folder.open()->save("h", listing(kTools)).has_value());
    sqlite3 *other = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(folder.file), &other), SQLITE_OK);
    QCOMPARE(sqlite3_exec(other, "BEGIN IMMEDIATE", nullptr, nullptr, nullptr), SQLITE_OK);
    const auto store = CatalogStore::open(folder.file); // another program writes just now
    QVERIFY2(store.has_value(), store ? "" : qPrintable(store.error().message));
    QCOMPARE(definitions(*(*store)->load("h").value()), kTools);
    sqlite3_close(other);
}

void tst_CatalogStore::isSharedByTwoProcesses()
{
    const Folder folder;
    const auto one = folder.open();
    const auto two = folder.open();
    QVERIFY(one->save("a", listing(kTools)).has_value());
    QVERIFY(two->save("b", listing(kTools)).has_value());
    QVERIFY(two->load("a").value().has_value());
    QVERIFY(one->load("b").value().has_value());
}

void tst_CatalogStore::dropsWhatNobodyUsed()
{
    const Folder folder;
    ManualClock clock;
    {
        const auto store = folder.open(&clock);
        QVERIFY(store->save("used", listing(kTools)).has_value());
        QVERIFY(store->save("forgotten", listing(kTools)).has_value());
    }
    clock.time = clock.time.addDays(60);
    QVERIFY(folder.open(&clock)->load("used").value().has_value());
    clock.time = clock.time.addDays(60);
    const auto store = folder.open(&clock);
    QVERIFY(store->load("used").value().has_value());
    QVERIFY(!store->load("forgotten").value().has_value());
}

QTEST_APPLESS_MAIN(tst_CatalogStore)
#include "tst_catalog_store.moc"
