// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/built_in_model.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/index_keeper.h"

#include <QTemporaryDir>
#include <QTest>
#include <QTimer>

#include <map>

#include <sqlite3.h>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

ServerListing listing(const QString &word, int tools = 3)
{
    ServerListing value;
    for (int i = 0; i < tools; ++i) {
        ToolInfo tool;
        tool.name = ToolName{u"%1_thing_%2"_s.arg(word).arg(i)};
        tool.description =
            u"Does %1 with thing number %2 in the place of %3"_s.arg(word).arg(i).arg(i * 7919
                                                                                      % 10007);
        tool.definition = RawJson("{}");
        value.tools.push_back(tool);
    }
    return value;
}

/// One run of a program that keeps an index in a folder.
struct Run
{
    std::unique_ptr<CatalogStore> store;
    std::map<QString, ServerListing> servers;
    QStringList read; ///< servers whose listing was asked for, each once
    std::unique_ptr<IndexKeeper> keeper;

    explicit Run(const QTemporaryDir &folder, const EmbeddingModel *model = builtInModel(),
                 const QByteArray &configuration = "one")
        : store(*CatalogStore::open(folder.filePath(u"catalog.sqlite"_s)))
        , keeper(std::make_unique<IndexKeeper>(
              *store, model,
              [this](const ServerName &name) -> const ServerListing * {
                  if (!read.contains(name.text))
                      read << name.text;
                  const auto at = servers.find(name.text);
                  return at == servers.end() ? nullptr : &at->second;
              },
              configuration))
    {}
    void set(const QString &name, const QByteArray &content, const ServerListing &value,
             const QStringList &hints = {})
    {
        servers[name] = value;
        IndexKeeper::Wanted wanted;
        wanted.name = ServerName{name};
        wanted.content = content;
        wanted.hints = hints;
        keeper->set(wanted);
    }
    void finish()
    {
        bool isReady = false;
        keeper->whenReady(Done<bool>([&](const Result<bool> &r) { isReady = r.has_value(); }));
        QVERIFY(QTest::qWaitFor([&] { return isReady; }, 120'000));
    }
    [[nodiscard]] QStringList find(const QString &text)
    {
        finish();
        QStringList found;
        for (const ToolMatch &match : keeper->index().searchTools(text, 5, 0.3).best)
            found << match.server.text;
        found.removeDuplicates();
        return found;
    }
};

} // namespace

class tst_IndexKeeper : public QObject
{
    Q_OBJECT

private slots:
    void searchesByWordsWithoutAModel();
    void readsNothingThatIsAsItWas_data();
    void readsNothingThatIsAsItWas();
    void keepsConfigurationsApart();
    void readsWhatChanged();
    void forgetsServersThatWent();
    void heedsHintsAndTheSwitch();
    void indexesAnewWhatItCannotTell();
    void leavesTimeForOtherWork();
    void startsAgainWhenAServerChangesMeanwhile();
    void makesADamagedIndexAnew();
    void writesAWhileAfterAChange();
    void cancelsWhoWaitsWhenItGoes();
};

/// The model is damaged or missing: words alone are searched, and what was kept with a model, or
/// without one, is made anew.
void tst_IndexKeeper::searchesByWordsWithoutAModel()
{
    const QTemporaryDir folder;
    for (const EmbeddingModel *model : {builtInModel(), {}, builtInModel()}) {
        Run run(folder, model);
        run.set(u"mail"_s, "1", listing(u"letters"_s));
        run.set(u"maps"_s, "2", listing(u"roads"_s));
        QCOMPARE(run.find(u"roads"_s), QStringList{u"maps"_s});
        QCOMPARE(run.find(u"leters"_s), QStringList{u"mail"_s});
        QCOMPARE(run.read.size(), 2);
        const auto best = run.keeper->index().searchTools(u"correspondence"_s, 1, 0).best;
        QCOMPARE(!best.empty() && best.front().why.similarity > 0, model != nullptr);
    }
}

void tst_IndexKeeper::readsNothingThatIsAsItWas_data()
{
    QTest::addColumn<int>("tools");
    QTest::newRow("small") << 3;
    QTest::newRow("read by the thread") << 12'000;
}

void tst_IndexKeeper::readsNothingThatIsAsItWas()
{
    QFETCH(const int, tools);
    const QTemporaryDir folder;
    {
        Run first(folder);
        first.set(u"mail"_s, "1", listing(u"letters"_s, tools));
        first.set(u"maps"_s, "2", listing(u"roads"_s));
        QCOMPARE(first.find(u"roads"_s), QStringList{u"maps"_s});
        QCOMPARE(first.read, (QStringList{u"mail"_s, u"maps"_s}));
    }
    Run second(folder);
    QCOMPARE(second.store->indexBytes("one") > 2 * 1024 * 1024, tools > 3);
    second.set(u"mail"_s, "1", {});
    second.set(u"maps"_s, "2", {});
    bool isReady = false;
    second.keeper->whenReady(Done<bool>([&](const Result<bool> &r) { isReady = r.has_value(); }));
    QCOMPARE(isReady, tools <= 3);
    QTRY_VERIFY(isReady);
    QCOMPARE(second.find(u"roads"_s), QStringList{u"maps"_s});
    QCOMPARE(second.find(u"letters"_s), QStringList{u"mail"_s});
    QCOMPARE(second.read, QStringList());
}

/// Two configurations share a folder and start in turns: each finds its own index as it left it.
void tst_IndexKeeper::keepsConfigurationsApart()
{
    const QTemporaryDir folder;
    struct Configuration
    {
        const char *name;
        QString server;
        QString word;
    };
    const Configuration both[] = {{"one", u"mail"_s, u"letters"_s}, {"two", u"maps"_s, u"roads"_s}};
    for (int round = 0; round < 3; ++round) {
        for (const Configuration &mine : both) {
            const Configuration &other = &mine == &both[0] ? both[1] : both[0];
            Run run(folder, builtInModel(), mine.name);
            run.set(u"shared"_s, "0", listing(u"parcels"_s));
            run.set(mine.server, "1", listing(mine.word));
            QCOMPARE(run.find(mine.word), QStringList{mine.server});
            QCOMPARE(run.find(u"parcels"_s), QStringList{u"shared"_s});
            QCOMPARE(run.find(other.word), QStringList());
            QCOMPARE(run.read.size(), round == 0 ? 2 : 0); // what was kept is used
        }
    }
}

void tst_IndexKeeper::readsWhatChanged()
{
    const QTemporaryDir folder;
    {
        Run first(folder);
        first.set(u"mail"_s, "1", listing(u"letters"_s));
        first.set(u"maps"_s, "2", listing(u"roads"_s));
        first.finish();
    }
    Run second(folder);
    second.set(u"mail"_s, "1", {});
    second.set(u"maps"_s, "3", listing(u"rivers"_s));
    QCOMPARE(second.find(u"rivers"_s), QStringList{u"maps"_s});
    QCOMPARE(second.find(u"roads"_s), QStringList());
    QCOMPARE(second.find(u"letters"_s), QStringList{u"mail"_s});
    QCOMPARE(second.read, QStringList{u"maps"_s});
}

void tst_IndexKeeper::forgetsServersThatWent()
{
    const QTemporaryDir folder;
    {
        Run first(folder);
        first.set(u"mail"_s, "1", listing(u"letters"_s));
        first.set(u"maps"_s, "2", listing(u"roads"_s));
        first.finish();
    }
    {
        Run second(folder);
        second.set(u"maps"_s, "2", {});
        QCOMPARE(second.find(u"letters"_s), QStringList());
        second.keeper->remove({u"maps"_s});
        QCOMPARE(second.find(u"roads"_s), QStringList());
    }
    Run third(folder);
    QVERIFY(third.keeper->index().servers().isEmpty());
}

void tst_IndexKeeper::heedsHintsAndTheSwitch()
{
    const QTemporaryDir folder;
    {
        Run first(folder);
        first.set(u"maps"_s, "2", listing(u"roads"_s), {u"cartography"_s});
        QCOMPARE(first.find(u"cartography"_s), QStringList{u"maps"_s});
    }
    Run second(folder);
    second.set(u"maps"_s, "2", listing(u"roads"_s), {u"geodesy"_s});
    QCOMPARE(second.find(u"cartography"_s), QStringList());
    QCOMPARE(second.find(u"geodesy"_s), QStringList{u"maps"_s});
    second.read.clear();
    IndexKeeper::Wanted maps;
    maps.name = ServerName{u"maps"_s};
    maps.content = "2";
    maps.hints = QStringList{u"geodesy"_s};
    maps.isEnabled = false;
    second.keeper->set(maps);
    QCOMPARE(second.find(u"roads"_s), QStringList());
    maps.isEnabled = true;
    second.keeper->set(maps);
    QCOMPARE(second.find(u"roads"_s), QStringList{u"maps"_s});
    QCOMPARE(second.read, QStringList()); // a switch alone takes no work
    maps.blocked = QStringList{u"roads_thing_0"_s};
    second.keeper->set(maps);
    second.finish();
    QCOMPARE(second.keeper->index().toolCount(), std::size_t(2));
}

void tst_IndexKeeper::indexesAnewWhatItCannotTell()
{
    const QTemporaryDir folder;
    for (int run = 0; run < 2; ++run) {
        Run any(folder);
        any.set(u"maps"_s, {}, listing(u"roads"_s));
        QCOMPARE(any.find(u"roads"_s), QStringList{u"maps"_s});
        QCOMPARE(any.read, QStringList{u"maps"_s});
    }
}

void tst_IndexKeeper::leavesTimeForOtherWork()
{
    const QTemporaryDir folder;
    Run run(folder);
    run.set(u"mail"_s, "1", listing(u"letters"_s, 30'000));
    int turns = 0;
    QTimer other;
    connect(&other, &QTimer::timeout, &other, [&turns] { ++turns; });
    other.start(0);
    bool isReady = false;
    run.keeper->whenReady(Done<bool>([&](const Result<bool> &r) { isReady = r.has_value(); }));
    QVERIFY(!isReady);
    QTRY_VERIFY_WITH_TIMEOUT(isReady, 120'000);
    QVERIFY2(turns >= 10, qPrintable(QString::number(turns)));
    QCOMPARE(run.keeper->index().toolCount(), std::size_t(30'000));
}

void tst_IndexKeeper::startsAgainWhenAServerChangesMeanwhile()
{
    const QTemporaryDir folder;
    Run run(folder);
    run.set(u"mail"_s, "1", listing(u"letters"_s, 30'000));
    run.keeper->whenReady(Done<bool>([](const Result<bool> &) {}));
    run.set(u"mail"_s, "2", listing(u"parcels"_s, 2));
    QCOMPARE(run.find(u"parcels"_s), QStringList{u"mail"_s});
    QCOMPARE(run.find(u"letters"_s), QStringList());
    QCOMPARE(run.keeper->index().toolCount(), std::size_t(2));
    run.set(u"mail"_s, "3", listing(u"letters"_s, 30'000));
    run.keeper->whenReady(Done<bool>([](const Result<bool> &) {}));
    run.keeper->remove({u"mail"_s});
    QCOMPARE(run.find(u"letters"_s), QStringList());
    QCOMPARE(run.keeper->index().toolCount(), std::size_t(0));
}

void tst_IndexKeeper::makesADamagedIndexAnew()
{
    const QTemporaryDir folder;
    {
        Run first(folder);
        first.set(u"maps"_s, "2", listing(u"roads"_s));
        first.finish();
    }
    sqlite3 *database = nullptr;
    QCOMPARE(sqlite3_open(qPrintable(folder.filePath(u"catalog.sqlite"_s)), &database), SQLITE_OK);
    QCOMPARE(sqlite3_exec(database, "UPDATE kept_index SET data = substr(data, 1, 500)", nullptr,
                          nullptr, nullptr),
             SQLITE_OK);
    sqlite3_close(database);
    Run second(folder);
    second.set(u"maps"_s, "2", listing(u"roads"_s));
    QCOMPARE(second.find(u"roads"_s), QStringList{u"maps"_s});
    QCOMPARE(second.read, QStringList{u"maps"_s});
}

void tst_IndexKeeper::writesAWhileAfterAChange()
{
    const QTemporaryDir folder;
    Run run(folder);
    run.set(u"maps"_s, "2", listing(u"roads"_s));
    run.finish();
    QCOMPARE(run.store->indexBytes("one"), 0);
    QTRY_VERIFY_WITH_TIMEOUT(run.store->indexBytes("one") > 0, 30'000);
}

void tst_IndexKeeper::cancelsWhoWaitsWhenItGoes()
{
    const QTemporaryDir folder;
    Run run(folder);
    run.set(u"mail"_s, "1", listing(u"letters"_s, 30'000));
    std::optional<Result<bool>> answer;
    run.keeper->whenReady(Done<bool>([&](Result<bool> r) { answer = std::move(r); }));
    QVERIFY(!answer);
    run.keeper.reset();
    QCOMPARE(answer->error().code, ErrorCode::Cancelled);
    QCOMPARE(run.store->indexBytes("one"), 0); // half an index is none
}

QTEST_GUILESS_MAIN(tst_IndexKeeper)
#include "tst_index_keeper.moc"
