// SPDX-FileCopyrightText: 2026 MCP Runtime contributors
// SPDX-License-Identifier: MIT

#include "engine/content/content_store.h"
#include "engine/content/result_shaper.h"
#include "engine/content/token_counter.h"
#include "tests/support/manual_clock.h"

#include <QDir>
#include <QJsonArray>
#include <QJsonObject>
#include <QRandomGenerator>
#include <QRegularExpression>
#include <QTemporaryDir>
#include <QTest>

using namespace Qt::StringLiterals;
using namespace mcprt;

namespace {

const OwnerKey kAnna{u"anna"_s};
constexpr qsizetype kBudget = 200;

struct Harness
{
    QTemporaryDir parent;
    ManualClock clock;
    std::unique_ptr<ContentStore> store;
    std::optional<ResultShaper> shaper;

    explicit Harness(qsizetype budget = kBudget, ContentStoreLimits limits = {})
    {
        auto opened = ContentStore::open(parent.filePath(u"offload"_s), limits, clock);
        store = std::move(*opened);
        shaper.emplace(ResultShaper::Options{budget}, *store, nullptr);
    }
    /// What a caller gets: shaped only if that is needed.
    QByteArray shaped(const QByteArray &result)
    {
        if (!shaper->needsShaping(RawJson(result)))
            return result;
        QByteArray out;
        shaper->shape(RawJson(result), kAnna, u"server/tool"_s,
                      Done<RawJson>([&out](Result<RawJson> r) { out = r->toByteArray(); }));
        return out;
    }
};

/// English-like text of about \a words tokens, one line for ten words.
QByteArray prose(int words)
{
    QByteArray text;
    for (int i = 0; i < words; ++i)
        text += (i % 10 == 9 ? "line\n"_ba : "word"_ba + QByteArray::number(i % 7) + ' ');
    return text;
}

QByteArray quoted(const QByteArray &text)
{
    QByteArray json;
    appendJsonString(json, QByteArrayView(text));
    return json;
}

QByteArray textBlock(const QByteArray &text)
{
    return "{\"type\":\"text\",\"text\":" + quoted(text) + '}';
}

QJsonObject object(const QByteArray &json)
{
    return toJsonValue(RawJson(json)).toObject();
}

QString blockText(const QByteArray &result, int index = 0)
{
    return object(result)["content"_L1].toArray().at(index)["text"_L1].toString();
}

/// The reference that \a text tells a model.
ContentRef refIn(const QString &text)
{
    static const QRegularExpression pattern(u"ref_id=\"([0-9a-f]{32})\""_s);
    return ContentRef{pattern.match(text).captured(1)};
}

} // namespace

class tst_ResultShaper : public QObject
{
    Q_OBJECT

private slots:
    void leavesAloneWhatFits_data();
    void leavesAloneWhatFits();
    void replacesALargeTextByAPreview();
    void saysWhatUtf8HasNoFormFor_data();
    void saysWhatUtf8HasNoFormFor();
    void keepsTheRestByteForByte_data();
    void keepsTheRestByteForByte();
    void storesBinaryBlocks_data();
    void storesBinaryBlocks();
    void keepsOddBase64AsItCame();
    void offloadsLargeEmbeddedTexts();
    void dropsLargeStructuredContent_data();
    void dropsLargeStructuredContent();
    void previewsFitTheBudget_data();
    void previewsFitTheBudget();
    void saysWhyWhenStoringFails();
    void survivesMutatedResults();
};

void tst_ResultShaper::leavesAloneWhatFits_data()
{
    QTest::addColumn<QByteArray>("result");
    QTest::newRow("small text") << "{\"content\":[" + textBlock("hello"_ba) + "]}";
    QTest::newRow("text with exactly the budget")
        << "{\"content\":[" + textBlock("x "_ba.repeated(100)) + "]}";
    QTest::newRow("no content") << "{}"_ba;
    QTest::newRow("content that is no list") << "{\"content\":{\"type\":\"image\"}}"_ba;
    QTest::newRow("not an object") << "[1,2]"_ba;
    QTest::newRow("null") << "null"_ba;
    QTest::newRow("link")
        << R"({"content":[{"type":"resource_link","uri":"file:///x","name":"x"}]})"_ba;
    QTest::newRow("small embedded text")
        << R"({"content":[{"type":"resource","resource":{"uri":"a:b","text":"hi"}}]})"_ba;
    QTest::newRow("unknown type") << R"({"content":[{"type":"hologram","data":"AAAA"}]})"_ba;
    QTest::newRow("image without data") << R"({"content":[{"type":"image"}]})"_ba;
    QTest::newRow("text that is a number") << R"({"content":[{"type":"text","text":5}]})"_ba;
    QTest::newRow("strange elements") << R"({"content":[1,null,"x",[],{}]})"_ba;
    QTest::newRow("structured") << R"({"content":[],"structuredContent":{"a":1e400,"a":2}})"_ba;
    QTest::newRow("large _meta") << "{\"content\":[],\"_meta\":{\"x\":" + quoted(prose(900)) + "}}";
    QTest::newRow("the word image in a text")
        << "{\"content\":[" + textBlock(R"({"type":"image","data":"AAAA"})"_ba) + "]}";
}

void tst_ResultShaper::leavesAloneWhatFits()
{
    QFETCH(const QByteArray, result);
    Harness h;
    QVERIFY(!h.shaper->needsShaping(RawJson(result)));
    QByteArray out; // and asking all the same changes nothing
    h.shaper->shape(RawJson(result), kAnna, {},
                    Done<RawJson>([&out](Result<RawJson> r) { out = r->toByteArray(); }));
    QCOMPARE(out, result);
    QCOMPARE(h.store->usage().items, 0);
}

void tst_ResultShaper::replacesALargeTextByAPreview()
{
    Harness h;
    const QByteArray text = prose(3000);
    const QByteArray out = h.shaped("{\"content\":[" + textBlock(text) + "]}");
    const QString shown = blockText(out);
    QVERIFY(shown.startsWith(u"word0 word1 "_s));
    QVERIFY(shown.contains(u"bytes left out"_s));
    QVERIFY(shown.contains(u"get_content(ref_id="_s));
    QVERIFY(shown.contains(u"chunk_index=0"_s));
    QVERIFY(shown.contains(u"total_chunks="_s));
    QVERIFY(!shown.contains(u"json_pointer"_s));
    const auto stored = h.store->read(kAnna, refIn(shown));
    QVERIFY(stored.has_value());
    QCOMPARE(stored->bytes, text);
    QCOMPARE(stored->origin, u"server/tool"_s);
    const QString tokens = QLocale(QLocale::English).toString(qint64(tokens::count(text)));
    QVERIFY2(shown.contains(tokens + u" tokens"_s), qPrintable(shown));
    QVERIFY(shown.contains(u"line\n\n[The text is stored"_s)); // its end is there as well
}

void tst_ResultShaper::saysWhatUtf8HasNoFormFor_data()
{
    QTest::addColumn<QByteArray>("escapes");
    QTest::addColumn<bool>("isLost");
    QTest::newRow("pair") << R"(\ud83d\ude00)"_ba << false;
    QTest::newRow("first half") << R"(\ud83d.)"_ba << true;
    QTest::newRow("second half") << R"(\uDE00)"_ba << true;
    QTest::newRow("two first halves") << R"(\ud83d\ud83d\ude00)"_ba << true;
    QTest::newRow("an escaped backslash") << R"(\\ud83d)"_ba << false;
    QTest::newRow("other escapes") << R"(\n\u00e9\\\t)"_ba << false;
}

void tst_ResultShaper::saysWhatUtf8HasNoFormFor()
{
    QFETCH(QByteArray, escapes);
    Harness h;
    const QByteArray block =
        R"({"type":"text","text":")" + prose(1000).replace("\n", " ") + escapes + R"("})";
    const QString shown = blockText(h.shaped("{\"content\":[" + block + "]}"));
    QVERIFY2(shown.contains("The text"_L1), qPrintable(shown));
    QTEST(shown.contains("half characters in it became U+FFFD"_L1), "isLost");
}

// What surrounds a block that is replaced must come out as it went in.
void tst_ResultShaper::keepsTheRestByteForByte_data()
{
    QTest::addColumn<QByteArray>("before");
    QTest::addColumn<QByteArray>("behind");
    QTest::newRow("plain") << "{\"content\":[{\"type\":\"text\",\"text\":"_ba
                           << "}]}"_ba;
    QTest::newRow("numbers, order and duplicates")
        << R"({"z":1.0,"a":1e400,"n":18446744073709551617,"a":2,"content":[{"type":"text","text":)"_ba
        << R"(}],"isError":true,"_meta":{"x/y": [ 1 , 2.50 ]}})"_ba;
    QTest::newRow("white space") << "\n{ \"content\" :\t[ { \"type\" : \"text\" , \"text\" : "_ba
                                 << " } , {\"type\":\"text\",\"text\":\"\\u00e9\\/\"} ] }"_ba;
    QTest::newRow("members of the block")
        << R"({"content":[{"annotations":{"audience":["user"],"priority":1.0},"type":"te\u0078t","text":)"_ba
        << R"(,"_meta":{"k":1e-9}}]})"_ba;
    QTest::newRow("neighbours")
        << R"({"content":[{"type":"resource_link","uri":"x"},{"type":"text","text":)"_ba
        << R"(},{"type":"text","text":"kept"},7],"structuredContent":{"a":1.0}})"_ba;
}

void tst_ResultShaper::keepsTheRestByteForByte()
{
    QFETCH(const QByteArray, before);
    QFETCH(const QByteArray, behind);
    Harness h;
    const QByteArray text = prose(2000);
    const QByteArray out = h.shaped(before + quoted(text) + behind);
    QVERIFY(out.startsWith(before));
    QVERIFY(out.endsWith(behind));
    const QByteArray middle = out.sliced(before.size(), out.size() - before.size() - behind.size());
    QVERIFY(parseJson(out).has_value());
    QCOMPARE(h.store->read(kAnna, refIn(*decodeString(middle)))->bytes, text);
}

void tst_ResultShaper::storesBinaryBlocks_data()
{
    QTest::addColumn<QByteArray>("block");
    QTest::addColumn<int>("kind");
    QTest::addColumn<QString>("mimeType");
    QTest::addColumn<QByteArray>("bytes");
    QTest::addColumn<QByteArray>("envelope");
    using Kind = StoredContent::Kind;
    QTest::newRow("image") << R"({"type":"image","data":"iVBORw==","mimeType":"image/png"})"_ba
                           << int(Kind::Image) << u"image/png"_s << "\x89PNG"_ba
                           << R"({"type":"image","data":"","mimeType":"image/png"})"_ba;
    QTest::newRow("audio with annotations")
        << R"({"data":"UklGRg==","annotations":{"priority":1.0},"mimeType":"audio/wav","type":"audio"})"_ba
        << int(Kind::Audio) << u"audio/wav"_s << "RIFF"_ba
        << R"({"data":"","annotations":{"priority":1.0},"mimeType":"audio/wav","type":"audio"})"_ba;
    QTest::newRow("blob")
        << R"({"type":"resource","resource":{"uri":"a:b","blob":"AAEC","mimeType":"x/y"},"_meta":{"k":1}})"_ba
        << int(Kind::Blob) << u"x/y"_s << QByteArray("\0\1\2", 3)
        << R"({"type":"resource","resource":{"uri":"a:b","blob":"","mimeType":"x/y"},"_meta":{"k":1}})"_ba;
    QTest::newRow("no type given")
        << R"({"type":"image","data":""})"_ba << int(Kind::Image) << QString() << ""_ba
        << R"({"type":"image","data":""})"_ba;
    QTest::newRow("escaped slashes") << R"({"type":"image","data":"\/\/\/\/","mimeType":"a"})"_ba
                                     << int(Kind::Image) << u"a"_s << "\xff\xff\xff"_ba
                                     << R"({"type":"image","data":"","mimeType":"a"})"_ba;
}

void tst_ResultShaper::storesBinaryBlocks()
{
    QFETCH(const QByteArray, block);
    QFETCH(const int, kind);
    QFETCH(const QString, mimeType);
    QFETCH(const QByteArray, bytes);
    QFETCH(const QByteArray, envelope);
    Harness h;
    const QByteArray out = h.shaped("{\"content\":[" + block + "]}");
    const QJsonObject replaced = object(out)["content"_L1].toArray().at(0).toObject();
    QCOMPARE(replaced["type"_L1].toString(), u"text"_s);
    const QString text = replaced["text"_L1].toString();
    QVERIFY(text.contains(u"%1 bytes"_s.arg(bytes.size())));
    QVERIFY(text.contains(mimeType));
    const auto stored = h.store->read(kAnna, refIn(text));
    QVERIFY(stored.has_value());
    QCOMPARE(int(stored->kind), kind);
    QCOMPARE(stored->mimeType, mimeType);
    QCOMPARE(stored->bytes, bytes);
    QCOMPARE(stored->envelope, envelope);
    QCOMPARE(replaced.contains("annotations"_L1), block.contains("annotations"));
    QCOMPARE(replaced.contains("_meta"_L1), block.contains("_meta"));
}

void tst_ResultShaper::keepsOddBase64AsItCame()
{
    Harness h;
    for (const QByteArray &data : {"AAE"_ba, "AA-_"_ba, "AA==\\n"_ba, "no base64!"_ba, "AB=="_ba}) {
        const QByteArray block = R"({"type":"image","data":")" + data + R"(","mimeType":"a/b"})";
        const QString text = blockText(h.shaped("{\"content\":[" + block + "]}"));
        QCOMPARE(h.store->read(kAnna, refIn(text))->envelope, block);
    }
}

void tst_ResultShaper::offloadsLargeEmbeddedTexts()
{
    Harness h;
    const QByteArray text = prose(2000);
    const QByteArray before =
        R"({"content":[{"type":"resource","resource":{"uri":"a:b","text":)"_ba;
    const QByteArray behind = R"(,"mimeType":"text/x"}}]})"_ba;
    const QByteArray out = h.shaped(before + quoted(text) + behind);
    QVERIFY(out.startsWith(before) && out.endsWith(behind));
    const QJsonObject block = object(out)["content"_L1].toArray().at(0).toObject();
    const QString shown = block["resource"_L1]["text"_L1].toString();
    const auto stored = h.store->read(kAnna, refIn(shown));
    QCOMPARE(stored->bytes, text);
    QCOMPARE(stored->mimeType, u"text/x"_s);
}

void tst_ResultShaper::dropsLargeStructuredContent_data()
{
    QTest::addColumn<QByteArray>("result"); // @ = the large value
    QTest::addColumn<QByteArray>("kept");   // # = the new text block
    QTest::newRow("behind content") << R"({"content":[1],"structuredContent":@})"_ba
                                    << R"({"content":[1,#]})"_ba;
    QTest::newRow("in front") << R"({"structuredContent":@, "content":[1] ,"a":1.0})"_ba
                              << R"({"content":[1,#] ,"a":1.0})"_ba;
    QTest::newRow("between") << R"({"a":1 , "structuredContent" : @ , "content":[ ]})"_ba
                             << R"({"a":1 , "content":[ #]})"_ba;
    QTest::newRow("alone") << R"({ "structuredContent":@ })"_ba
                           << R"({  "content":[#]})"_ba;
    QTest::newRow("no content") << R"({"isError":true,"structuredContent":@})"_ba
                                << R"({"isError":true,"content":[#]})"_ba;
    QTest::newRow("twice") << R"({"structuredContent":@,"structuredContent":@,"content":[]})"_ba
                           << R"({"content":[#,#]})"_ba;
}

void tst_ResultShaper::dropsLargeStructuredContent()
{
    QFETCH(QByteArray, result);
    QFETCH(const QByteArray, kept);
    Harness h;
    const QByteArray value = "{\"rows\":[" + "1.0,2e5,"_ba.repeated(500) + "3],\"a\":1e400}";
    const QByteArray out = h.shaped(result.replace("@", value));
    QVERIFY2(parseJson(out).has_value(), out.constData());
    QByteArray outline;
    qsizetype from = 0;
    QString text;
    static const QByteArray note = "{\"type\":\"text\",\"text\":"_ba;
    for (qsizetype at = out.indexOf(note); at >= 0; at = out.indexOf(note, from)) {
        outline += out.sliced(from, at - from) + '#';
        JsonCursor block(QByteArrayView(out).sliced(at));
        const QByteArray whole = block.takeValue().toByteArray();
        text = object(whole)["text"_L1].toString();
        from = at + whole.size();
    }
    outline += out.sliced(from);
    QCOMPARE(outline, kept);
    QVERIFY(text.contains(u"structuredContent"_s));
    QVERIFY(text.contains(u"json_pointer"_s));
    QVERIFY(text.contains(u"\"rows\", \"a\""_s));
    const auto stored = h.store->read(kAnna, refIn(text));
    QCOMPARE(int(stored->kind), int(StoredContent::Kind::Json));
    QCOMPARE(stored->bytes, value);
}

void tst_ResultShaper::previewsFitTheBudget_data()
{
    QTest::addColumn<QByteArray>("text");
    QTest::newRow("prose") << prose(20'000);
    QTest::newRow("one line") << prose(20'000).replace('\n', ' ');
    QTest::newRow("one letter") << QByteArray(80'000, 'a');
    QTest::newRow("spaces") << QByteArray(150'000, ' ');
    QTest::newRow("Chinese") << "港务长把同一本笔记本用了三十一年。"_ba.repeated(4000);
    QTest::newRow("emoji") << "👩‍👩‍👧‍👦"_ba.repeated(4000);
    QTest::newRow("line ends") << QByteArray(140'000, '\n');
    QTest::newRow("JSON") << '[' + "{\"a\":1,\"b\":[true,null]},"_ba.repeated(9000) + "0]";
    QTest::newRow("two megabytes") << prose(400'000);
}

void tst_ResultShaper::previewsFitTheBudget()
{
    QFETCH(const QByteArray, text);
    for (const qsizetype budget : {256, 1000, 4096}) {
        if (!tokens::exceeds(text, budget))
            continue;
        Harness h(budget);
        const QByteArray shown =
            blockText(h.shaped("{\"content\":[" + textBlock(text) + "]}")).toUtf8();
        QVERIFY(shown.isValidUtf8());
        const qsizetype tokens = tokens::count(shown);
        QVERIFY2(tokens <= budget / 8 + 180, QByteArray::number(tokens).constData());
        QVERIFY(tokens <= budget);
        QCOMPARE(h.store->read(kAnna, refIn(QString::fromUtf8(shown)))->bytes, text);
    }
}

void tst_ResultShaper::saysWhyWhenStoringFails()
{
    Harness h(kBudget, {.maxBytes = 1000});
    const QByteArray out =
        h.shaped("{\"content\":[" + textBlock(prose(5000)) + ',' + R"({"type":"image","data":")"_ba
                 + QByteArray(3000, 'A') + R"(","mimeType":"image/png"}]})");
    QVERIFY(parseJson(out).has_value());
    const QString text = blockText(out, 0);
    QVERIFY(text.startsWith(u"word0 word1"_s));
    QVERIFY(text.contains(u"could not be stored"_s));
    QVERIFY(text.contains(u"more than the offload store may hold"_s));
    QVERIFY(!text.contains(u"ref_id="_s));
    QVERIFY(tokens::count(text.toUtf8()) <= kBudget);
    QVERIFY(blockText(out, 1).contains(u"could not be stored"_s));
    QVERIFY(!out.contains("AAAAAAAA"));
}

void tst_ResultShaper::survivesMutatedResults()
{
    Harness h(8);
    QRandomGenerator random(20261123);
    const QByteArray seed =
        R"({"content":[{"type":"text","text":"one two three four five six seven)"
        R"( eight nine","_meta":{}},{"type":"image","data":"AAAA"}],"isError":)"
        R"(true,"structuredContent":{"a":[1,2,3,4,5,6,7,8,9,10,11]}})"_ba;
    int shaped = 0;
    for (int round = 0; round < 600; ++round) {
        QByteArray text = seed;
        for (int edits = random.bounded(1, 4); edits > 0; --edits) {
            const auto at = qsizetype(random.bounded(int(text.size())));
            if (random.bounded(2))
                text[at] = "{}[]\",:\\01tn \xc3"[random.bounded(14)];
            else
                text.remove(at, random.bounded(12));
        }
        const QByteArray out = h.shaped(text);
        if (parseJson(text)) {
            QVERIFY2(parseJson(out).has_value(), out.constData());
            shaped += out != text;
        }
    }
    QVERIFY(shaped > 20);
}

QTEST_GUILESS_MAIN(tst_ResultShaper)
#include "tst_result_shaper.moc"
