// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/base/checksum.h"
#include "engine/catalog/built_in_model.h"
#include "engine/catalog/dot_product.h"
#include "engine/catalog/embedding_model.h"

#include <QFile>
#include <QJsonArray>
#include <QJsonDocument>
#include <QJsonObject>
#include <QObject>
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

#include <cmath>

using namespace mcprt;
using namespace Qt::StringLiterals;

namespace {
QByteArray contents(const char *name)
{
    QFile file(QFINDTESTDATA(name));
    return file.open(QIODevice::ReadOnly) ? file.readAll() : QByteArray();
}
float cosineOf(const Embedding &a, const Embedding &b)
{
    qint32 product = 0;
    for (std::size_t i = 0; i < kEmbeddingSize; ++i)
        product += qint32(a.values[i]) * qint32(b.values[i]);
    return float(product) * a.scale * b.scale;
}

} // namespace

class tst_EmbeddingModel : public QObject
{
    Q_OBJECT

private slots:
    void initTestCase();
    void cutsTextsLikeTheReference();
    void stopsAtTheLimit();
    void embedsAsWorkedOutByHand();
    void quantisesWithASmallError();
    void addsAndRoundsAlikeOnEveryMachine();
    void putsRelatedTextsCloser_data();
    void putsRelatedTextsCloser();
    void knowsWhatItCanRead_data();
    void knowsWhatItCanRead();
    void comesWithTheProgram();
    void refusesADamagedFile_data();
    void refusesADamagedFile();
    void endsWhereATableIsFull();
    void takesAnyText();
    void everyDotProductAgrees();

private:
    QByteArray m_file;
    std::optional<EmbeddingModel> m_model;
};

void tst_EmbeddingModel::initTestCase()
{
    m_file = contents("../../resources/model/tool_embedding.bin");
    auto model = EmbeddingModel::open(m_file);
    QVERIFY2(model.has_value(), model ? "" : qPrintable(model.error().message));
    m_model = *model;
}

// The expected ids come from the tokenizers library, see data/make_word_pieces.py.
void tst_EmbeddingModel::cutsTextsLikeTheReference()
{
    const QByteArrayList lines = contents("data/word_pieces.jsonl").trimmed().split('\n');
    QVERIFY(lines.size() > 3000);
    int different = 0;
    for (const QByteArray &line : lines) {
        const QJsonObject row = QJsonDocument::fromJson(line).object();
        QJsonArray ids;
        for (const quint32 id : m_model->pieces(row["text"_L1].toString(), 1'000'000))
            ids.append(qint64(id));
        if (ids != row["ids"_L1].toArray()) {
            qWarning() << row["text"_L1].toString() << ids << row["ids"_L1].toArray();
            ++different;
        }
    }
    QCOMPARE(different, 0);
}

void tst_EmbeddingModel::stopsAtTheLimit()
{
    const QString text = u"search the web "_s.repeated(100);
    QCOMPARE(m_model->pieces(text, 160).size(), 160U);
    QCOMPARE(m_model->pieces(text, 2).size(), 2U);
}

/* Worked out with numpy from the trained file:
     v[i] = scales[i] * rows[i]; s = v["search"] + v["files"]; s /= norm(s)
     o = v["search"]/norm; print(s @ o)                                                       */
void tst_EmbeddingModel::embedsAsWorkedOutByHand()
{
    const Embedding both = m_model->embed(u"Search files").quantised();
    const Embedding one = m_model->embed(u"search").quantised();
    const float cosine = cosineOf(both, one);
    QVERIFY2(std::abs(cosine - 0.7398F) < 0.01F, qPrintable(QString::number(cosine)));
    QVERIFY(m_model->embed(u"").quantised().isZero());
    QVERIFY(m_model->embed(u"\u0e00").quantised().isZero());
}

/// The same numbers one by one, in the order of the definition.
void tst_EmbeddingModel::addsAndRoundsAlikeOnEveryMachine()
{
    QRandomGenerator random(11);
    EmbeddingSum sum;
    std::array<float, kEmbeddingSize> plain{};
    for (int i = 0; i < 50; ++i) {
        std::array<qint8, kEmbeddingSize> row{};
        for (qint8 &value : row)
            value = qint8(random.bounded(-127, 128));
        const float weight = float(random.generateDouble()) / 100;
        sum.add(row.data(), weight);
        for (std::size_t k = 0; k < plain.size(); ++k)
            plain[k] += weight * float(row[k]);
    }
    float squares = 0;
    for (const float value : plain)
        squares += value * value;
    float largest = 0;
    for (float &value : plain) {
        value *= 1 / std::sqrt(squares);
        largest = std::max(largest, std::abs(value));
    }
    const Embedding rounded = sum.quantised();
    QCOMPARE(rounded.scale, largest / 127);
    for (std::size_t k = 0; k < plain.size(); ++k)
        QCOMPARE(int(rounded.values[k]), int(std::lround(plain[k] / rounded.scale)));
}

void tst_EmbeddingModel::quantisesWithASmallError()
{
    const Embedding v = m_model->embed(u"create a calendar event tomorrow").quantised();
    const float length = cosineOf(v, v);
    QVERIFY2(std::abs(length - 1) < 0.01F, qPrintable(QString::number(length)));
}

void tst_EmbeddingModel::putsRelatedTextsCloser_data()
{
    QTest::addColumn<QString>("query");
    QTest::addColumn<QString>("right");
    QTest::addColumn<QString>("wrong");
    QTest::newRow("synonym") << u"email somebody"_s << u"send mail message"_s << u"resize image"_s;
    QTest::newRow("French") << u"supprimer un fichier"_s << u"delete file"_s
                            << u"weather forecast"_s;
    QTest::newRow("Chinese") << u"天气预报"_s << u"weather forecast"_s << u"delete file"_s;
    QTest::newRow("Spanish") << u"crear una rama"_s << u"create branch"_s << u"play music"_s;
}

void tst_EmbeddingModel::putsRelatedTextsCloser()
{
    QFETCH(const QString, query);
    QFETCH(const QString, right);
    QFETCH(const QString, wrong);
    const auto cosine = [this](const QString &a, const QString &b) {
        return cosineOf(m_model->embed(a).quantised(), m_model->embed(b).quantised());
    };
    QVERIFY(cosine(query, right) > cosine(query, wrong) + 0.1F);
}

void tst_EmbeddingModel::knowsWhatItCanRead_data()
{
    QTest::addColumn<QString>("text");
    QTest::addColumn<double>("least");
    QTest::addColumn<double>("most");
    QTest::newRow("English") << u"Send an e-mail, please!"_s << 0.9 << 1.0;
    QTest::newRow("French") << u"supprimer le fichier"_s << 0.6 << 1.0;
    QTest::newRow("Chinese") << u"发送邮件"_s << 0.7 << 1.0;
    QTest::newRow("kana") << u"ありがとう"_s << 0.0 << 0.3;
    QTest::newRow("Cyrillic") << u"Привет, как дела?"_s << 0.0 << 0.0;
    QTest::newRow("marks alone") << u"?! …"_s << 0.0 << 0.0;
    QTest::newRow("nothing") << QString() << 0.0 << 0.0;
}

void tst_EmbeddingModel::knowsWhatItCanRead()
{
    QFETCH(const QString, text);
    QFETCH(const double, least);
    QFETCH(const double, most);
    const double understood = double(m_model->understood(text));
    QVERIFY2(understood >= least && understood <= most, qPrintable(QString::number(understood)));
}

void tst_EmbeddingModel::comesWithTheProgram()
{
    QVERIFY(builtInModel());
    QVERIFY(builtInModelFile() == QByteArrayView(m_file));
}

void tst_EmbeddingModel::endsWhereATableIsFull()
{
    QByteArray file = m_file;
    const auto word = [&](qsizetype index) {
        return qFromLittleEndian<quint32>(file.constData() + 4 + 4 * index);
    };
    // The table lies behind header, matrix and scales, each at a multiple of 64 bytes.
    const auto padded = [](quint64 bytes) { return (bytes + 63) / 64 * 64; };
    const quint64 table =
        64 + padded(quint64(word(1)) * kEmbeddingSize) + padded(quint64(word(1)) * 4);
    const auto slotCount = quint64(word(3));
    for (quint64 slot = 0; slot < slotCount; ++slot) // every slot names the first piece
        qToLittleEndian<quint32>(0, file.data() + table + 4 * slot);
    qToLittleEndian<quint64>(wordChecksum(QByteArrayView(file).sliced(64)), file.data() + 24);
    const auto model = EmbeddingModel::open(file);
    QVERIFY(model);
    QVERIFY(!model->pieces(u"read a text file"_s, 100).empty());
}

void tst_EmbeddingModel::refusesADamagedFile_data()
{
    QTest::addColumn<QByteArray>("file");
    QTest::newRow("missing") << QByteArray();
    QTest::newRow("other magic") << "XXXX"_ba + m_file.mid(4);
    QTest::newRow("other version") << m_file.left(4) + "\2\0\0\0"_ba + m_file.mid(8);
    QTest::newRow("one bit flipped")
        << m_file.left(1'000'000) + char(m_file[1'000'000] ^ 1) + m_file.mid(1'000'001);
    QTest::newRow("cut off") << m_file.chopped(64);
    QTest::newRow("something behind") << m_file + QByteArray(64, '\0');
    QTest::newRow("huge count") << m_file.left(8) + "\xff\xff\xff\x7f"_ba + m_file.mid(12);
    QTest::newRow("header only") << m_file.left(64);
}

void tst_EmbeddingModel::refusesADamagedFile()
{
    QFETCH(const QByteArray, file);
    const auto model = EmbeddingModel::open(file);
    QVERIFY(!model.has_value());
    QCOMPARE(model.error().code, ErrorCode::Unavailable);
}

void tst_EmbeddingModel::takesAnyText()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 2'000; ++round) {
        QString text;
        for (int i = random.bounded(80); i >= 0; --i)
            text += QChar(char16_t(random.bounded(0x10000)));
        QVERIFY(m_model->pieces(text, 160).size() <= 160U);
    }
    QVERIFY(m_model->pieces(QString(1'000'000, u'a'), 160).size() == 1U);
    QVERIFY(m_model->pieces(QString(1'000'000, u'.'), 160).size() == 160U);
    const QString known = u"file "_s.repeated(EmbeddingModel::kMaxPieces);
    QCOMPARE(m_model->understood(QString(known + u"xqzw "_s.repeated(1000))),
             1.0F); // as far as it looks
}

void tst_EmbeddingModel::everyDotProductAgrees()
{
    QRandomGenerator random(3);
    Embedding query;
    constexpr std::size_t kRows = 103; // not only whole batches
    std::vector<quint8> rows(kRows * kHalfRow);
    for (qint8 &value : query.values)
        value = qint8(random.bounded(-127, 128));
    for (quint8 &value : rows)
        value = quint8(random.bounded(256));
    std::ranges::fill(std::span(rows).first(kHalfRow), quint8(255)); // the largest sums
    std::vector<qint32> fast(kRows);
    std::vector<qint32> portable(kRows);
    halfProducts(query, rows, fast);
    halfProductsPortable(query, rows, portable);
    QCOMPARE(fast, portable);
    query.values.fill(127);
    halfProducts(query, rows, fast);
    QCOMPARE(fast[0], 128 * 127 * 15);
    query.values.fill(-127);
    halfProducts(query, rows, fast);
    QCOMPARE(fast[0], -128 * 127 * 15);
    const std::vector<std::uint32_t> which{7, 0, 102, 50, 51, 3, 99};
    std::vector<qint32> some(which.size());
    halfProductsPortable(query, rows, portable);
    halfProductsOf(query, rows, which, some);
    for (std::size_t i = 0; i < which.size(); ++i)
        QCOMPARE(some[i], portable[which[i]]);
}

QTEST_GUILESS_MAIN(tst_EmbeddingModel)
#include "tst_embedding_model.moc"
