// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "tests/fuzz/fuzz_targets.h"

#include <QDir>
#include <QTest>

#include <random>

using namespace mcprt;

namespace {

constexpr int kRounds = 20000;
constexpr qsizetype kMaxInput = 2048;

QByteArrayList corpusOf(const char *target)
{
    const QDir folder(QStringLiteral(MCPRT_CORPUS_DIR "/") + QLatin1StringView(target));
    QByteArrayList inputs;
    for (const QString &name : folder.entryList(QDir::Files, QDir::Name)) {
        QFile file(folder.filePath(name));
        if (file.open(QIODevice::ReadOnly))
            inputs << file.readAll();
    }
    return inputs;
}

/// Changes inputs the same way in every run: the generator is one whose output the C++ standard
/// fixes, and no distribution of the library comes between.
class Mutator
{
public:
    [[nodiscard]] QByteArray next(const QByteArrayList &corpus)
    {
        QByteArray input = corpus[below(corpus.size())];
        for (qsizetype changes = 1 + below(6); changes > 0; --changes)
            change(input, corpus);
        input.truncate(kMaxInput);
        return input;
    }

private:
    qsizetype below(qsizetype limit) { return limit > 0 ? qsizetype(m_random() % limit) : 0; }
    char byte()
    {
        static constexpr char special[] = "\"\\{}[]:,\r\n\0 \t=?./#~0e-\xef\xbb\xff";
        return below(2) ? special[below(sizeof special - 1)] : char(below(256));
    }
    void change(QByteArray &input, const QByteArrayList &corpus)
    {
        const qsizetype at = below(input.size() + 1);
        switch (below(6)) {
        case 0: input.insert(at, byte()); break;
        case 1: input.remove(at, 1 + below(4)); break;
        case 2: input.truncate(at); break;
        case 3: input.insert(at, input.mid(below(input.size()), below(32))); break;
        case 4: {
            const QByteArray &other = corpus[below(corpus.size())];
            input.insert(at, other.mid(below(other.size()), below(64)));
            break;
        }
        default:
            if (at < input.size())
                input[at] = byte();
        }
    }

    std::mt19937 m_random{20260728};
};

} // namespace

/// The fuzzers without libFuzzer: their corpus, and a fixed number of changed inputs. A finding
/// ends the program; the seed is fixed, so it comes again.
class tst_FuzzCorpus : public QObject
{
    Q_OBJECT

private slots:
    void survives_data();
    void survives();
};

void tst_FuzzCorpus::survives_data()
{
    QTest::addColumn<int>("index");
    int index = 0;
    for (const fuzz::Target &target : fuzz::targets())
        QTest::newRow(target.name) << index++;
}

void tst_FuzzCorpus::survives()
{
    QFETCH(const int, index);
    const fuzz::Target &target = fuzz::targets()[size_t(index)];
    const QByteArrayList corpus = corpusOf(target.name);
    QVERIFY2(corpus.size() >= 3, "no corpus");
    fuzz::run(target, {});
    for (const QByteArray &input : corpus)
        fuzz::run(target, input);
    Mutator mutator;
    for (int i = 0; i < kRounds; ++i) {
        const QByteArray input = mutator.next(corpus);
        fuzz::run(target, input);
    }
}

QTEST_APPLESS_MAIN(tst_FuzzCorpus)
#include "tst_fuzz_corpus.moc"
