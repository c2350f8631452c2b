// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/catalog/built_in_model.h"
#include "engine/catalog/index_bytes.h"
#include "engine/catalog/local_index.h"

#include <QRandomGenerator>
#include <QTest>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {

const QStringList kWords{u"read"_s,  u"file"_s,  u"issue"_s,    u"weather"_s, u"查询天气"_s,
                         u"pull"_s,  u"merge"_s, u"calendar"_s, u"ärger"_s,   u"delete"_s,
                         u"token"_s, u"🎉"_s,    u"directory"_s};

ServerListing listing(QRandomGenerator &random, int tools)
{
    ServerListing value;
    const auto words = [&](int count) {
        QStringList chosen;
        while (chosen.size() < count)
            chosen << kWords[random.bounded(int(kWords.size()))];
        return chosen.join(u' ');
    };
    value.instructions = words(5);
    for (int i = 0; i < tools; ++i) {
        ToolInfo tool;
        tool.name = ToolName{words(2).replace(u' ', u'_') + QString::number(i)};
        tool.description = words(8);
        tool.definition = RawJson("{}");
        value.tools.push_back(tool);
    }
    return value;
}

void fill(LocalIndex &index, quint32 seed, int servers = 8)
{
    static const QStringList hints{u"hint"_s};
    QRandomGenerator random(seed);
    for (int i = 0; i < servers; ++i) {
        const ServerName name{u"server-%1"_s.arg(i)};
        index.setServer(name, listing(random, i), hints, {});
        index.endServer(name, "content-" + QByteArray::number(i));
    }
    index.removeServer({u"server-3"_s});
}

/// All that a search tells, as text.
QString answers(LocalIndex &index)
{
    QString all;
    QStringList queries = kWords;
    queries << u"read file"_s << u"server-5"_s;
    for (const QString &query : std::as_const(queries)) {
        for (const ToolMatch &match : index.searchTools(query, 50, 0).best) {
            all += u"%1/%2 %3 %4\n"_s.arg(match.server.text)
                       .arg(match.position)
                       .arg(match.score)
                       .arg(match.why.similarity);
        }
        for (const ServerMatch &match : index.searchServers(query, 50, 0).best)
            all += u"%1 %2\n"_s.arg(match.server.text).arg(match.score);
    }
    return all;
}

/// \a bytes with the checksum that they should have: what is wrong with them is not that.
QByteArray resealed(const QByteArray &bytes)
{
    const quint64 seal = sealOf(bytes.chopped(kSealBytes));
    return bytes.chopped(kSealBytes).append(reinterpret_cast<const char *>(&seal), kSealBytes);
}

} // namespace

class tst_LocalIndexFile : public QObject
{
    Q_OBJECT

private slots:
    void findsTheSameAfterwards_data();
    void findsTheSameAfterwards();
    void goesOnAsBefore();
    void keepsWhatItWasMadeOf();
    void refusesOtherBytes();
    void refusesAnotherModel();
    void survivesAnyBytes();
};

void tst_LocalIndexFile::findsTheSameAfterwards_data()
{
    QTest::addColumn<bool>("hasModel");
    QTest::newRow("words alone") << false;
    QTest::newRow("words and meaning") << true;
}

void tst_LocalIndexFile::findsTheSameAfterwards()
{
    QFETCH(const bool, hasModel);
    const EmbeddingModel *model = hasModel ? builtInModel() : nullptr;
    LocalIndex before(model);
    fill(before, 1);
    const QString expected = answers(before);
    QVERIFY(expected.count(u'\n') > 100);
    const QByteArray bytes = before.save();
    QCOMPARE(answers(before), expected); // saving changes nothing
    LocalIndex after(model);
    fill(after, 2); // goes
    QVERIFY(after.load(bytes));
    QCOMPARE(answers(after), expected);
    QCOMPARE(after.toolCount(), before.toolCount());
    QCOMPARE(after.save(), bytes);
}

void tst_LocalIndexFile::goesOnAsBefore()
{
    LocalIndex before(builtInModel());
    fill(before, 1);
    LocalIndex after(builtInModel());
    QVERIFY(after.load(before.save()));
    QRandomGenerator random(3);
    const ServerListing more = listing(random, 7);
    for (LocalIndex *index : {&before, &after}) {
        index->removeServer({u"server-5"_s});
        index->setServer({u"server-9"_s}, more, {}, {});
        index->setServer({u"server-2"_s}, more, {}, {});
    }
    QCOMPARE(answers(after), answers(before));
}

void tst_LocalIndexFile::keepsWhatItWasMadeOf()
{
    LocalIndex before;
    fill(before, 1);
    LocalIndex after;
    QVERIFY(after.load(before.save()));
    QCOMPARE(after.content({u"server-2"_s}), "content-2"_ba);
    QCOMPARE(after.content({u"server-3"_s}), QByteArray());
    QCOMPARE(after.servers().size(), 7);
    after.setServer({u"server-2"_s}, {}, {}, {});
    QCOMPARE(after.content({u"server-2"_s}), QByteArray()); // is something else now
}

void tst_LocalIndexFile::refusesOtherBytes()
{
    LocalIndex index;
    fill(index, 1);
    const QByteArray bytes = index.save();
    for (qsizetype at = 0; at < bytes.size(); at += 97) {
        LocalIndex other;
        QVERIFY(!other.load(bytes.first(at)));
        QByteArray flipped = bytes;
        flipped[at] = char(flipped[at] ^ 1);
        QVERIFY2(!other.load(flipped), qPrintable(QString::number(at)));
        QCOMPARE(other.toolCount(), std::size_t(0));
        QCOMPARE(answers(other), QString());
    }
}

void tst_LocalIndexFile::refusesAnotherModel()
{
    LocalIndex without;
    fill(without, 1);
    LocalIndex with(builtInModel());
    QVERIFY(!with.load(without.save()));
    fill(with, 1);
    QVERIFY(!without.load(with.save()));
}

/// The checksum is right, as one of a program that writes nonsense would be.
void tst_LocalIndexFile::survivesAnyBytes()
{
    LocalIndex index(builtInModel());
    fill(index, 1, 4);
    const QByteArray bytes = index.save();
    QRandomGenerator random(7);
    int loaded = 0;
    for (int round = 0; round < 600; ++round) {
        QByteArray changed = bytes;
        for (int i = 0; i <= round % 4; ++i)
            changed[random.bounded(int(bytes.size()))] = char(random.bounded(256));
        if (round % 5 == 0)
            changed = changed.first(random.bounded(16, int(bytes.size())) / 8 * 8);
        LocalIndex other(builtInModel());
        if (!other.load(resealed(changed)))
            continue;
        ++loaded;
        (void)answers(other);
        other.removeServer({u"server-2"_s});
        (void)answers(other);
    }
    QVERIFY(loaded > 0 && loaded < 600); // both ways were tried
}

QTEST_GUILESS_MAIN(tst_LocalIndexFile)
#include "tst_local_index_file.moc"
