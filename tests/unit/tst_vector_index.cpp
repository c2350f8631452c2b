// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/built_in_model.h"
#include "engine/catalog/local_index.h"
#include "engine/catalog/vector_index.h"

#include <QRandomGenerator>
#include <QTest>

#include <cmath>
#include <map>
#include <numeric>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

Embedding axis(int dimension, qint8 value = 127)
{
    Embedding out;
    out.values[size_t(dimension)] = value;
    out.scale = 1.0F / 127;
    return out;
}

ServerListing listing(const QList<std::pair<QString, QString>> &tools)
{
    ServerListing out;
    for (const auto &[name, description] : tools)
        out.tools.push_back({ToolName{name}, {}, description, RawJson(QByteArrayLiteral("{}"))});
    return out;
}

const auto kTools = listing({{u"delete_object"_s, u"Removes an object from a bucket"_s},
                             {u"send_email"_s, u"Sends an e-mail message to a recipient"_s},
                             {u"get_forecast"_s, u"Weather forecast for a city"_s}});

QStringList names(const Matches<ToolMatch> &matches)
{
    QStringList out;
    for (const ToolMatch &match : matches.best)
        out << kTools.tools.at(match.position).name.text;
    return out;
}

} // namespace

class tst_VectorIndex : public QObject
{
    Q_OBJECT

private slots:
    void givesCosines();
    void aGlanceIsNearEnough();
    void findsTheSameByAGlanceAtAll();
    void renumbersInOrder();
    void theModelIsPartOfTheProgram();
    void findsByMeaningWhatSharesNoWord_data();
    void findsByMeaningWhatSharesNoWord();
    void ordersByBothAndShowsAFallingScore();
    void followsRemovedTools();
    void nonsenseFindsNothing();
    void tellsWhyItFound();
    void survivesAnything_data();
    void survivesAnything();
};

void tst_VectorIndex::givesCosines()
{
    VectorIndex index;
    // More than one batch, so that both its sizes are met.
    for (int i = 0; i < 300; ++i)
        index.add(axis(i % kEmbeddingSize));
    index.add(axis(5, -127));
    index.add(Embedding{});
    std::vector<float> cosines(index.size());
    index.similarities(axis(5), cosines);
    for (int i = 0; i < 300; ++i)
        QCOMPARE(cosines[size_t(i)], i % kEmbeddingSize == 5 ? 1.0F : 0.0F);
    QCOMPARE(cosines[300], -1.0F);
    QCOMPARE(cosines[301], 0.0F);
}

void tst_VectorIndex::aGlanceIsNearEnough()
{
    QRandomGenerator random(5);
    const auto some = [&] {
        Embedding out;
        for (qint8 &value : out.values)
            value = qint8(random.bounded(-127, 128));
        out.scale = 1.0F / float(random.bounded(500, 1500));
        return out;
    };
    VectorIndex index;
    for (int i = 0; i < 700; ++i)
        index.add(some());
    const Embedding query = some();
    std::vector<float> exact(index.size());
    std::vector<float> rough(index.size());
    index.similarities(query, exact);
    QVERIFY(
        std::abs(std::accumulate(exact.begin(), exact.end(), 0.0) - index.sumOfSimilarities(query))
        < 1e-3);
    const float error = VectorIndex::roughError(query);
    for (const std::size_t first : {0U, 300U}) { // in pieces, too
        const std::size_t end = first == 0 ? 300 : rough.size();
        index.roughSimilarities(query, first, std::span(rough).subspan(first, end - first));
    }
    double off = 0;
    for (std::size_t i = 0; i < exact.size(); ++i) {
        const float unit = query.scale * index.scales()[i];
        QVERIFY(std::abs(exact[i] - rough[i] * unit) <= error * unit + 1e-6F);
        off += double(exact[i] - rough[i] * unit);
    }
    QVERIFY(std::abs(off) < 0.01 * double(exact.size())); // neither too high nor too low
    const std::vector<std::uint32_t> which{0, 1, 5, 99, 300, 699};
    std::vector<float> values;
    for (const std::uint32_t i : which)
        values.push_back(rough[i]);
    index.refine(query, which, values);
    for (std::size_t i = 0; i < which.size(); ++i) {
        QCOMPARE(values[i], exact[which[i]]);
        QCOMPARE(index.similarity(query, which[i]), exact[which[i]]);
    }
}

/// With a least score only some tools are looked at closely; without one, all are.
void tst_VectorIndex::findsTheSameByAGlanceAtAll()
{
    const QStringList verbs{u"send"_s, u"delete"_s, u"list"_s, u"create"_s, u"find"_s, u"show"_s};
    const QStringList things{u"mail"_s,    u"file"_s,  u"weather"_s, u"calendar event"_s,
                             u"picture"_s, u"issue"_s, u"payment"_s, u"user account"_s};
    LocalIndex index(builtInModel());
    for (int s = 0; s < 60; ++s) {
        QList<std::pair<QString, QString>> tools;
        for (int t = 0; t < 12; ++t) {
            const QString verb = verbs[(s + t) % verbs.size()];
            const QString thing = things[(s * 7 + t) % things.size()];
            tools.append({QString(verb + u'_' + thing).replace(u' ', u'_') + QString::number(s),
                          verb + u" one "_s + thing + u" of number "_s + QString::number(s * t)});
        }
        index.setServer(ServerName{u"s"_s + QString::number(s)}, listing(tools), {}, {});
    }
    index.removeServer(ServerName{u"s3"_s});
    for (const QString &query :
         {u"remove a document"_s, u"will it rain"_s, u"send_mail"_s, u"erase a photo"_s,
          u"pay somebody"_s, u"send mail"_s, u"meeting"_s}) {
        std::map<QString, double> all;
        for (const ToolMatch &match : index.searchTools(query, 1000, 0).best)
            all[match.server.text + u'/' + QString::number(match.position)] = match.why.confidence;
        for (const double least : {0.15, 0.3, 0.6}) {
            std::map<QString, double> expected = all;
            std::erase_if(expected, [least](const auto &entry) { return entry.second < least; });
            std::map<QString, double> found;
            for (const ToolMatch &match : index.searchTools(query, 1000, least).best)
                found[match.server.text + u'/' + QString::number(match.position)] =
                    match.why.confidence;
            QCOMPARE(found, expected);
        }
    }
}

void tst_VectorIndex::renumbersInOrder()
{
    VectorIndex index;
    for (int i = 0; i < 4; ++i)
        index.add(axis(i));
    constexpr std::uint32_t gone = 99;
    index.renumber(std::array<std::uint32_t, 4>{0, gone, 1, 2}, gone);
    QCOMPARE(index.size(), std::size_t(3));
    std::vector<float> cosines(3);
    index.similarities(axis(3), cosines);
    QCOMPARE(cosines, (std::vector<float>{0, 0, 1}));
    index.similarities(axis(1), cosines);
    QCOMPARE(cosines, (std::vector<float>{0, 0, 0}));
}

void tst_VectorIndex::theModelIsPartOfTheProgram()
{
    QVERIFY(builtInModel());
    QVERIFY(!builtInModel()->embed(u"weather"_s).quantised().isZero());
}

void tst_VectorIndex::findsByMeaningWhatSharesNoWord_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("expected");
    QTest::newRow("English") << u"will it rain tomorrow"_s << u"get_forecast"_s;
    QTest::newRow("English, other words") << u"dispatch a letter"_s << u"send_email"_s;
}

void tst_VectorIndex::findsByMeaningWhatSharesNoWord()
{
    QFETCH(QString, query);
    QFETCH(QString, expected);
    LocalIndex withModel(builtInModel());
    withModel.setServer(ServerName{u"s"_s}, kTools, {}, {});
    // The least score is low: the model is less sure than it is right.
    QCOMPARE(names(withModel.searchTools(query, 10, 0.1)).value(0), expected);
    LocalIndex byWords;
    byWords.setServer(ServerName{u"s"_s}, kTools, {}, {});
    QVERIFY(byWords.searchTools(query, 10, 0.1).best.empty());
}

void tst_VectorIndex::ordersByBothAndShowsAFallingScore()
{
    LocalIndex index(builtInModel());
    index.setServer(ServerName{u"s"_s}, kTools, {}, {});
    for (const QString &query : {u"send a message"_s, u"send_email"_s, u"weather in a city"_s}) {
        const auto found = index.searchTools(query, 10, 0);
        QVERIFY(!found.best.empty());
        double last = 1;
        for (const ToolMatch &match : found.best) {
            QVERIFY(match.score <= last && match.score >= 0);
            last = match.score;
        }
    }
    QCOMPARE(index.searchTools(u"send_email"_s, 10, 0.3).best.at(0).score, 1.0);
}

void tst_VectorIndex::followsRemovedTools()
{
    LocalIndex index(builtInModel());
    index.setServer(ServerName{u"gone"_s}, kTools, {}, {});
    index.setServer(ServerName{u"s"_s}, kTools, {}, {});
    index.removeServer(ServerName{u"gone"_s});
    const auto found = index.searchTools(u"will it rain tomorrow"_s, 10, 0.3);
    QCOMPARE(names(found).value(0), u"get_forecast"_s);
    QCOMPARE(found.best.at(0).server.text, u"s"_s);
}

void tst_VectorIndex::nonsenseFindsNothing()
{
    LocalIndex index(builtInModel());
    index.setServer(ServerName{u"s"_s}, kTools, {}, {});
    for (const QString &query : {u"qwrtzx pfff"_s, u"\u0000\u202e"_s, u""_s, u"!!!"_s})
        QVERIFY2(index.searchTools(query, 10, 0.3).best.empty(), qPrintable(query));
}

void tst_VectorIndex::tellsWhyItFound()
{
    LocalIndex index(builtInModel());
    index.setServer(ServerName{u"s"_s}, kTools, {}, {});
    const auto found = index.searchTools(u"weather of a city"_s, 10, 0);
    // Best by words and by meaning: .55 * 1 + .45 * 1.
    QCOMPARE(names(found).value(0), u"get_forecast"_s);
    const MatchReason first = found.best[0].why;
    QVERIFY(qAbs(first.order - 1) < 1e-5);
    QVERIFY(!first.name && first.words > 0.3 && first.similarity > 0.3);
    QVERIFY(qAbs(first.confidence - found.best[0].score) < 1e-9);
    // One that has no word of it has a share of the meaning alone, below .45.
    for (std::size_t i = 1; i < found.best.size(); ++i) {
        QVERIFY(found.best[i].why.words < 1e-5);
        QVERIFY(found.best[i].why.order < 0.45);
    }
    QVERIFY(index.searchTools(u"get_forecast"_s, 10, 0).best.at(0).why.name);
    QVERIFY(!found.unsure);
    QVERIFY(index.searchTools(u"a zebra and a giraffe"_s, 10, 0.8).unsure);
    QVERIFY(!LocalIndex(builtInModel()).searchTools(u"weather"_s, 10, 0.3).unsure);
}

void tst_VectorIndex::survivesAnything_data()
{
    QTest::addColumn<QString>("text");
    QTest::newRow("a megabyte") << u"long words of a description "_s.repeated(37000);
    QTest::newRow("a megabyte without a blank") << QString(1'000'000, u'a');
    QTest::newRow("right to left") << u"\u202e\u05e9\u05dc\u05d5\u05dd \u0645\u0644\u0641"_s;
    QTest::newRow("emoji") << u"\U0001f389\U0001f468\u200d\U0001f469\u200d\U0001f467 file"_s;
    QTest::newRow("NUL") << QString(u"file"_s + QChar(0) + u"name"_s);
    QTest::newRow("lone surrogates") << QString(QChar(0xdc00)) + QChar(0xd800);
    QTest::newRow("nothing") << QString();
}

void tst_VectorIndex::survivesAnything()
{
    QFETCH(const QString, text);
    LocalIndex index(builtInModel());
    QCOMPARE(index.searchTools(text, 10, 0).total, 0); // an empty index
    index.setServer(ServerName{u"s"_s}, listing({{u"read_file"_s, text}, {u"other"_s, {}}}), {},
                    {});
    for (const double least : {0.1, 0.3, 0.9}) {
        double last = 1;
        for (const ToolMatch &match : index.searchTools(text, 10, least).best) {
            QVERIFY(match.score <= last && match.score >= least);
            last = match.score;
        }
        QVERIFY(index.searchServers(text, 10, least).best.size() <= 1);
    }
    QCOMPARE(index.searchTools(u"read_file"_s, 10, 0.3).best.at(0).position, 0U);
}

QTEST_GUILESS_MAIN(tst_VectorIndex)
#include "tst_vector_index.moc"
