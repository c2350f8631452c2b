// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "app/hardening.h"
#include "engine/base/raw_json.h"
#include "engine/catalog/catalog.h"
#include "engine/catalog/catalog_store.h"
#include "engine/catalog/discovery_client.h"
#include "engine/catalog/index_keeper.h"
#include "engine/content/token_counter.h"
#include "engine/router/replies.h"
#include "search_quality.h"

#include <QCommandLineParser>
#include <QCoreApplication>
#include <QElapsedTimer>
#include <QEventLoop>
#include <QFile>
#include <QMap>
#include <QTemporaryDir>
#include <QTimer>

#include <algorithm>
#include <cstdio>
#include <optional>
#include <vector>

/// Searches a catalogue of tools as `search_tools` does, and prints how long it takes.
///
/// Tools are lines {"server","name","description","inputSchema"?,"title"?}, queries are lines
/// {"id","query"}; results come out as lines {"id","results":["server/tool",…],"scores":[…]}.
/// Queries that name the right tools are judged, see JudgedQuery.
namespace {

using namespace mcprt;
using namespace Qt::StringLiterals;

/// Sources whose queries are about tools of MCP servers.
const QStringList kMcpSources{u"azure-mcp-e2e"_s,   u"livemcpbench"_s, u"livemcpbench-steps"_s,
                              u"mcpproxy-golden"_s, u"own"_s,          u"own-multilingual"_s};

using Servers = QMap<QString, ServerListing>;

int complain(const QString &what)
{
    std::fprintf(stderr, "%s\n", qPrintable(what));
    return 1;
}

QString text(const RawJson &object, QByteArrayView key)
{
    return decodeString(member(object, key).view()).value_or(QString());
}

/// \a copies of each server, told apart by a number, to see how time grows.
bool readTools(const QString &file, int copies, Servers &servers)
{
    QFile in(file);
    if (!in.open(QIODevice::ReadOnly))
        return false;
    while (!in.atEnd()) {
        const auto line = parseJson(ByteSlice(in.readLine()));
        const auto tool = line ? readTool(*line) : Result<ToolInfo>(Failure(line.error()));
        if (!tool)
            continue;
        for (int copy = 0; copy < copies; ++copy) {
            const QString number = copy == 0 ? QString() : u'-' + QString::number(copy);
            servers[text(*line, "server") + number].tools.push_back(*tool);
        }
    }
    return !servers.isEmpty();
}

/// Gives a catalogue the time to write its index, and to put away what it needed to make it.
void rest()
{
    QEventLoop loop;
    QTimer::singleShot(IndexKeeper::kSaveAfter + std::chrono::seconds(2), &loop, &QEventLoop::quit);
    loop.exec();
}

/// Memory of this process in MB that is no part of a file, as the kernel counts it; 0 where it does
/// not tell.
double ownMegabytes()
{
    QFile status(u"/proc/self/status"_s);
    if (!status.open(QIODevice::ReadOnly))
        return 0;
    const QList<QByteArray> lines = status.readAll().split('\n');
    for (const QByteArray &line : lines) {
        if (line.startsWith("RssAnon:"))
            return line.mid(8).trimmed().split(' ').value(0).toDouble() / 1024;
    }
    return 0;
}

void printSpread(const char *what, const char *unit, std::vector<double> values)
{
    if (values.empty())
        return;
    std::sort(values.begin(), values.end());
    const auto at = [&](std::size_t percent) {
        return values[std::min(values.size() - 1, values.size() * percent / 100)];
    };
    std::printf("%s  p50 %.3f %s   p95 %.3f %s   p99 %.3f %s\n", what, at(50), unit, at(95), unit,
                at(99), unit);
}

void writeResult(QFile &out, const QString &id, const ToolHits &hits)
{
    QByteArray line = "{\"id\":";
    appendJsonString(line, id);
    QByteArray names;
    QByteArray scores;
    for (const ToolHit &hit : hits.tools) {
        if (!names.isEmpty()) {
            names += ',';
            scores += ',';
        }
        appendJsonString(names, QString(hit.server.text + u'/' + hit.name.text));
        scores += QByteArray::number(hit.score, 'f', 4);
    }
    out.write(line + ",\"results\":[" + names + "],\"scores\":[" + scores + "]}\n");
}

std::vector<ServerConfig> configsOf(const Servers &servers)
{
    std::vector<ServerConfig> configs;
    for (const QString &name : servers.keys()) {
        ServerConfig config;
        config.name = ServerName{name};
        config.command = name;
        configs.push_back(config);
    }
    return configs;
}

ToolHits search(Catalog &catalog, const ToolQuery &query)
{
    std::optional<ToolHits> hits;
    catalog.searchTools(query, Done<ToolHits>([&hits](Result<ToolHits> r) {
                            hits = std::move(r).value_or(ToolHits());
                        }));
    while (!hits)
        QCoreApplication::processEvents(QEventLoop::WaitForMoreEvents);
    return *hits;
}

/// A catalogue on a disk, empty until it is filled.
struct Kept
{
    QTemporaryDir folder;
    std::unique_ptr<Catalog> catalog;

    bool open(const Servers &servers)
    {
        catalog.reset(); // writes the index
        auto store = CatalogStore::open(folder.filePath(u"catalog.sqlite"_s));
        if (!store)
            return false;
        catalog = std::make_unique<Catalog>(*std::move(store), nullptr);
        catalog->setConfigs(configsOf(servers));
        return true;
    }
};

bool fill(Kept &kept, const Servers &servers)
{
    if (!kept.open(servers))
        return false;
    QElapsedTimer timer;
    timer.start();
    double stored = 0;
    for (auto it = servers.begin(); it != servers.end(); ++it) {
        const qint64 begin = timer.nsecsElapsed();
        kept.catalog->update(ServerName{it.key()}, it.value());
        stored += double(timer.nsecsElapsed() - begin) / 1e6;
        QCoreApplication::processEvents(); // servers come one by one; the index keeps up
    }
    ToolQuery first;
    first.text = u"first"_s;
    (void)search(*kept.catalog, first);
    const double indexed = double(timer.nsecsElapsed()) / 1e6 - stored;
    const CatalogStatistics all = kept.catalog->localStatistics();
    std::printf("cold    %lld tools of %lld servers stored in %.0f ms, indexed in %.0f ms\n",
                qlonglong(all.tools), qlonglong(all.servers), stored, indexed);
    return true;
}

/// What a second start takes: until a search is answered, and its longest step in between.
bool startAgain(Kept &kept, const Servers &servers)
{
    kept.catalog.reset();
    const double before = ownMegabytes();
    QElapsedTimer timer;
    timer.start();
    if (!kept.open(servers))
        return false;
    const double opened = double(timer.nsecsElapsed()) / 1e6;
    ToolQuery first;
    first.text = u"first"_s;
    (void)search(*kept.catalog, first);
    std::printf("warm    opened in %.0f ms, first search answered in %.0f ms, %.1f MB more\n",
                opened, double(timer.nsecsElapsed()) / 1e6, ownMegabytes() - before);
    return true;
}

ToolQuery queryOf(const JudgedQuery &judged, const QCommandLineParser &options)
{
    ToolQuery query;
    query.text = judged.text;
    query.limit = options.value(u"limit"_s).toInt();
    query.minScore = options.value(u"min-score"_s).toDouble();
    return query;
}

struct Answered
{
    std::vector<double> fromDisk; ///< the listings of the hits were not read before
    std::vector<double> times;    ///< they were
    std::vector<double> replyTokens;
    QualityTable bySource;
    QualityTable byLanguage;
    int found = 0;
};

double searchFor(Catalog &catalog, const ToolQuery &query, ToolHits *hits)
{
    QElapsedTimer timer;
    timer.start();
    *hits = search(catalog, query);
    return double(timer.nsecsElapsed()) / 1e6;
}

Answered answerAll(Catalog &catalog, const std::vector<JudgedQuery> &queries,
                   const QCommandLineParser &options, QFile &out)
{
    Answered all;
    ToolHits hits;
    for (const JudgedQuery &judged : queries)
        all.fromDisk.push_back(searchFor(catalog, queryOf(judged, options), &hits));
    for (const JudgedQuery &judged : queries) {
        const ToolQuery query = queryOf(judged, options);
        all.times.push_back(searchFor(catalog, query, &hits));
        if (out.isOpen())
            writeResult(out, judged.id, hits);
        all.found += !hits.tools.empty();
        all.replyTokens.push_back(
            double(replies::tokensShown(replies::toolHits(hits, query.text))));
        if (judged.groups.isEmpty())
            continue;
        QStringList names;
        for (const ToolHit &hit : hits.tools)
            names += hit.server.text + u'/' + hit.name.text;
        const SearchQuality quality = judged.judge(names);
        all.bySource.add(judged.source, quality);
        all.byLanguage.add(judged.language, quality);
    }
    return all;
}

/// One catalogue of \a copies of all servers; the quality of what is found is that of one copy.
QString runWith(int copies, const std::vector<JudgedQuery> &queries,
                const QCommandLineParser &options, QFile &out)
{
    Servers servers;
    if (!readTools(options.value(u"tools"_s), copies, servers))
        return u"No tools could be read; see --help."_s;
    const double before = ownMegabytes();
    Kept kept;
    if (!fill(kept, servers))
        return u"The catalogue could not be made."_s;
    const double indexed = ownMegabytes();
    rest();
    std::printf("memory  %.1f MB more than before, %.1f MB at rest\n", indexed - before,
                ownMegabytes() - before);
    if (!startAgain(kept, servers))
        return u"The catalogue could not be opened again."_s;
    Answered all = answerAll(*kept.catalog, queries, options, out);
    std::printf("answer  %d of %zu queries found something\n", all.found, queries.size());
    printSpread("at first", "ms", std::move(all.fromDisk));
    printSpread("query ", "ms", std::move(all.times));
    printSpread("reply ", "tokens", std::move(all.replyTokens));
    if (copies > 1)
        return {}; // the right tool is one of several alike
    all.bySource.print("source");
    all.byLanguage.print("language");
    const SearchQuality mcp = all.bySource.mean(kMcpSources);
    std::printf("MCP6 recall@1 %.1f, recall@5 %.1f\n", 100 * mcp.recallAt1, 100 * mcp.recallAt5);
    return {};
}

int run(const QCommandLineParser &options)
{
    QFile in(options.value(u"queries"_s));
    QFile out(options.value(u"out"_s));
    if (!in.open(QIODevice::ReadOnly))
        return complain(u"The queries can't be read."_s);
    if (!out.fileName().isEmpty() && !out.open(QIODevice::WriteOnly))
        return complain(u"The results can't be written."_s);
    std::vector<JudgedQuery> queries;
    while (!in.atEnd())
        queries.push_back(JudgedQuery::read(RawJson(in.readLine().trimmed())));
    for (const QString &copies : options.value(u"copies"_s).split(u',')) {
        const QString problem = runWith(std::max(copies.toInt(), 1), queries, options, out);
        if (!problem.isEmpty())
            return complain(problem);
        out.close(); // of the first size alone
    }
    return 0;
}

} // namespace

int main(int argc, char **argv)
{
    hardenProcess(); // as the program does; it says what becomes of freed memory
    const QCoreApplication app(argc, argv);
    QCommandLineParser options;
    options.addHelpOption();
    const ToolQuery usual;
    options.addOptions({
        {u"tools"_s, u"Tools, one JSON object a line."_s, u"file"_s},
        {u"queries"_s, u"Queries, one JSON object a line."_s, u"file"_s},
        {u"out"_s, u"Where to write the results."_s, u"file"_s},
        {u"limit"_s, u"Hits a query."_s, u"n"_s, QString::number(usual.limit)},
        {u"min-score"_s, u"Least score of a hit."_s, u"n"_s, QString::number(usual.minScore)},
        {u"copies"_s, u"Take every server this many times, one size after the other."_s, u"n,…"_s,
         u"1,4,16"_s},
    });
    options.process(app);
    return run(options);
}
