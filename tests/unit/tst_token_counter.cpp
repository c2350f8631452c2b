// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/token_counter.h"
#include "engine/content/vocabulary.h"

#include <QFile>
#include <QRandomGenerator>
#include <QTest>
#include <QtEndian>

#include <vector>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

struct Sample
{
    qsizetype tokens;
    QByteArray text;
};

/// The texts of data/make_token_strings.py with the counts of the reference implementation.
std::vector<Sample> referenceSamples()
{
    QFile file(QFINDTESTDATA("data/token_strings.bin"));
    if (!file.open(QIODevice::ReadOnly))
        return {};
    const QByteArray data = qUncompress(file.readAll());
    std::vector<Sample> samples;
    for (qsizetype at = 0; at + 8 <= data.size();) {
        const auto tokens = qFromLittleEndian<quint32>(data.constData() + at);
        const auto bytes = qFromLittleEndian<quint32>(data.constData() + at + 4);
        samples.push_back({tokens, data.mid(at + 8, bytes)});
        at += 8 + bytes;
    }
    return samples;
}

QByteArray randomBytes(QRandomGenerator &random, int size)
{
    QByteArray bytes(size, '\0');
    for (char &byte : bytes)
        byte = char(random.bounded(256));
    return bytes;
}

} // namespace

class tst_TokenCounter : public QObject
{
    Q_OBJECT

private slots:
    void carriesTheWholeVocabulary();
    void countsLikeTheReference();
    void knowsWhetherALimitIsExceeded();
    void fittingPrefixesFitAndGetOn();
    void endsInTimeOnLongPieces_data();
    void endsInTimeOnLongPieces();
    void survivesBytesThatAreNoUtf8();
    void stopsBehindTheText();
};

void tst_TokenCounter::carriesTheWholeVocabulary()
{
    QVERIFY(tokens::Vocabulary::isIntact());
    QCOMPARE(tokens::Vocabulary::tokenCount(), 100'256);
    QCOMPARE(tokens::Vocabulary::longestToken(), 128);
    const tokens::Vocabulary vocabulary;
    for (int byte = 0; byte < 256;
         ++byte) { // every byte is a token, so that every text has a count
        const auto c = uchar(byte);
        QVERIFY(vocabulary.rank(&c, &c + 1, &c + 1) < 256);
    }
}

void tst_TokenCounter::countsLikeTheReference()
{
    const std::vector<Sample> samples = referenceSamples();
    QCOMPARE(samples.size(), size_t(10'000));
    for (const Sample &sample : samples) {
        const qsizetype counted = tokens::count(sample.text);
        QVERIFY2(
            counted == sample.tokens,
            qPrintable(u"%1 instead of %2 tokens in: %3"_s.arg(counted)
                           .arg(sample.tokens)
                           .arg(QString::fromUtf8(sample.text.toPercentEncoding(" ").left(400)))));
    }
}

void tst_TokenCounter::knowsWhetherALimitIsExceeded()
{
    for (const Sample &sample : referenceSamples()) {
        QVERIFY(!tokens::exceeds(sample.text, sample.tokens));
        if (sample.tokens > 0)
            QVERIFY(tokens::exceeds(sample.text, sample.tokens - 1));
        QVERIFY(!tokens::exceeds(sample.text, sample.text.size()));
        QCOMPARE(tokens::exceeds(sample.text, sample.tokens / 2), sample.tokens > 0);
    }
}

void tst_TokenCounter::fittingPrefixesFitAndGetOn()
{
    for (const Sample &sample : referenceSamples()) {
        const qsizetype limit = 8;
        QByteArrayView rest = sample.text;
        while (!rest.isEmpty()) {
            const qsizetype size = tokens::fittingPrefix(rest, limit);
            QVERIFY(size > 0 && size <= rest.size());
            const QByteArrayView prefix = rest.first(size);
            QVERIFY(prefix.isValidUtf8());
            QVERIFY(tokens::count(prefix) <= limit || size <= 4);
            rest = rest.sliced(size);
        }
    }
}

void tst_TokenCounter::endsInTimeOnLongPieces_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::addColumn<qsizetype>("tokens"); // by tiktoken 0.14
    const auto filled = [](const QByteArray &unit) {
        return unit.repeated((1 << 20) / unit.size() + 1).left(1 << 20);
    };
    QTest::newRow("one letter") << filled("a") << qsizetype(131'072);
    QTest::newRow("spaces") << filled(" ") << qsizetype(8'192);
    QTest::newRow("line ends") << filled("\n") << qsizetype(32'768);
    QTest::newRow("equal signs") << filled("=") << qsizetype(16'384);
    QTest::newRow("two letters") << filled("ab") << qsizetype(524'288);
    QTest::newRow("digits") << filled("0123456789") << qsizetype(349'526);
    QTest::newRow("rare letters") << filled("qxzj") << qsizetype(524'289);
}

void tst_TokenCounter::endsInTimeOnLongPieces()
{
    QFETCH(const QByteArray, text);
    QFETCH(const qsizetype, tokens);
    const qsizetype counted = tokens::count(text); // the test's own time limit is the assertion
    QCOMPARE(counted, tokens);
}

void tst_TokenCounter::survivesBytesThatAreNoUtf8()
{
    QRandomGenerator random(7);
    for (int round = 0; round < 3'000; ++round) {
        const QByteArray text = randomBytes(random, random.bounded(1, 200));
        const qsizetype counted = tokens::count(text);
        QVERIFY(counted > 0 && counted <= text.size());
        QVERIFY(!tokens::exceeds(text, counted));
        QVERIFY(tokens::exceeds(text, counted - 1));
    }
    for (const QByteArray &text : {"\xff"_ba, "\xc3"_ba, "a\xed\xa0\x80z"_ba, "\xf0\x9f\x8e"_ba})
        QVERIFY(tokens::count(text) <= text.size());
}

// Words are loaded eight bytes at a time; what lies behind the text must not matter.
void tst_TokenCounter::stopsBehindTheText()
{
    const QByteArray text = "It's a test of 1234 things: déjà-vu 哈哈 \t\n  end"_ba;
    for (qsizetype size = 0; size <= text.size(); ++size) {
        const QByteArray exact(text.constData(), size);
        const QByteArray dirty = exact + "zzzzzzzzzzzzzzzz";
        QCOMPARE(tokens::count(QByteArrayView(dirty).first(size)), tokens::count(exact));
    }
}

QTEST_GUILESS_MAIN(tst_TokenCounter)
#include "tst_token_counter.moc"
